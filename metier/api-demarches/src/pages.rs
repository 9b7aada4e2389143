//! The connections of a démarche and of a group: pages of dossiers.

use std::sync::Arc;

use async_graphql::Value;
use dossiers::modele::{Dossier, Etat};
use dossiers::{Ordre, PageExposee};
use primitives::Stamp;

use crate::appel::Appel;
use crate::curseur::{self, Demande, Page};
use crate::erreur::ErreurApi;
use crate::ids;
use crate::lecture::{Plume, dossier as ecrire};
use crate::noeud::{Objet, argument};
use crate::racines::noter;
use crate::resoudre::Question;

/// `dossiers(…)`
pub(crate) async fn dossiers(appel: &Arc<Appel>, question: &Question) -> Result<Objet, ErreurApi> {
    let demande = Demande::lire(&question.arguments, curseur::lire)?;
    let horizon = appel.horizon(&question.champ).await?;
    let page = page(question, &demande, horizon)?;
    let ordre = page.ordre;
    let (demandes, plume) = (question.demandes.clone(), Plume::de(appel));
    let lire = move |tx: &mut db::Tx<'_>| {
        let lus = dossiers::page_exposee(tx, &page)?;
        let places: Vec<_> = lus.iter().map(|lu| (lu.id.0, place(lu, ordre))).collect();
        let noeuds = ecrire::dossiers(tx, &plume, lus, &demandes)?;
        Ok(places.into_iter().zip(noeuds).collect::<Vec<_>>())
    };
    let mut lus = appel.lire(&question.champ, lire).await?;
    let montres = usize::try_from(demande.nombre).unwrap_or_default();
    noter(appel, lus.iter().take(montres).map(|((numero, _), _)| *numero).collect()).await?;
    let lus = lus.drain(..).map(|((_, curseur), noeud)| (curseur, noeud)).collect();
    Ok(Page::de(&demande, lus).connexion("DossierConnection", "DossierEdge"))
}

fn place(lu: &Dossier, ordre: Ordre) -> String {
    let quand = match ordre {
        Ordre::Depot => lu.depose_le.unwrap_or(lu.modifie_le),
        Ordre::Modification => lu.modifie_le,
    };
    curseur::curseur((quand, lu.id))
}

/// What a client asks, as the order of the database: its order turned, its bounds exchanged.
fn page(
    question: &Question,
    demande: &Demande<(Stamp, dossiers::modele::DossierId)>,
    horizon: Stamp,
) -> Result<PageExposee, ErreurApi> {
    let texte = |nom| match argument(&question.arguments, nom) {
        Some(Value::String(texte)) => Some(texte.as_str()),
        Some(Value::Enum(nom)) => Some(nom.as_str()),
        _ => None,
    };
    let depuis = |nom| match texte(nom) {
        Some(lu) => ids::lire_instant(lu)
            .map(Some)
            .ok_or_else(|| ErreurApi::demande(format!("Invalid {nom}"))),
        None => Ok(None),
    };
    let revision = |nom| match texte(nom) {
        Some(lu) => {
            ids::numero("ProcedureRevision", lu).map(Some).ok_or(ErreurApi::Introuvable("Revision"))
        }
        None => Ok(None),
    };
    let (seule, modifies) = (revision("revision")?, depuis("updatedSince")?);
    let (apres, avant) = match demande.decroissant {
        false => (demande.apres, demande.avant),
        true => (demande.avant, demande.apres),
    };
    Ok(PageExposee {
        portee: question.portee.ok_or(ErreurApi::Introuvable("Demarche"))?,
        ordre: if modifies.is_some() { Ordre::Modification } else { Ordre::Depot },
        decroissant: demande.decroissant != demande.a_rebours(),
        apres,
        avant,
        etat: texte("state").and_then(Etat::lire),
        archive: match argument(&question.arguments, "archived") {
            Some(Value::Boolean(archive)) => Some(*archive),
            _ => None,
        },
        revision_min: seule.or(revision("minRevision")?),
        revision_max: seule.or(revision("maxRevision")?),
        deposes_depuis: depuis("createdSince")?,
        modifies_depuis: modifies,
        horizon,
        limite: demande.nombre + 1,
    })
}

/// `deletedDossiers`, `pendingDeletedDossiers`: a filed dossier is a public archive, and this program
/// deletes none before its disposal; there is nothing to tell yet.
pub(crate) fn supprimes(question: &Question) -> Result<Objet, ErreurApi> {
    let demande = Demande::lire(&question.arguments, curseur::lire)?;
    Ok(Page::de(&demande, Vec::new()).connexion("DeletedDossierConnection", "DeletedDossierEdge"))
}
