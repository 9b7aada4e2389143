//! The roots of a query.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::Value;
use demarches::{DemarcheExposee, GroupeId, Tranche};
use dossiers::Portee;
use dossiers::modele::DossierId;
use journal::Reading;
use primitives::Ctx;

use crate::appel::Appel;
use crate::curseur::{Demande, Page};
use crate::erreur::ErreurApi;
use crate::ids;
use crate::lecture::{
    Plume, demarche as ecrire, descripteur as formulaire, dossier as ecrire_dossier,
};
use crate::noeud::{Noeud, Objet, argument};
use crate::resoudre::Question;

/// `demarche(number)`
pub(crate) async fn demarche(appel: &Arc<Appel>, question: &Question) -> Result<Objet, ErreurApi> {
    let numero = question.entier("number")?;
    appel.exiger_un_jeton("Demarche")?;
    let (demandes, vue) = (question.demandes.clone(), Arc::clone(appel));
    let lire = move |tx: &mut db::Tx<'_>| {
        let exposee = demarches::exposer_par_numero(tx, numero)?;
        if !vue.voit(&exposee) {
            return Err(ErreurApi::Cachee("Demarche"));
        }
        ecrire::demarche(tx, &exposee, &demandes)
    };
    appel.lire(&question.champ, lire).await
}

/// `groupeInstructeur(number)`
pub(crate) async fn groupe(appel: &Arc<Appel>, question: &Question) -> Result<Objet, ErreurApi> {
    const GENRE: &str = "GroupeInstructeurWithDossiers";
    let numero = question.entier("number")?;
    appel.exiger_un_jeton(GENRE)?;
    let vue = Arc::clone(appel);
    let lire = move |tx: &mut db::Tx<'_>| {
        let lu = match demarches::groupe_expose(tx, GroupeId(numero)) {
            Err(demarches::ErreurDemarche::Introuvable(_)) => {
                return Err(ErreurApi::Introuvable(GENRE));
            }
            lu => lu?,
        };
        let exposees = demarches::exposer(tx, &[lu.demarche])?;
        if !exposees.get(&lu.demarche).is_some_and(|exposee| vue.voit(exposee)) {
            return Err(ErreurApi::Cachee(GENRE));
        }
        let membres = comptes::profils_des_groupes(tx, &[numero])?;
        let champs = ecrire::groupe(&lu, &membres);
        Ok(Objet { portee: Some(Portee::Groupe(lu.id)), ..Objet::nouveau(GENRE, champs) })
    };
    appel.lire(&question.champ, lire).await
}

/// `dossier(number)`
pub(crate) async fn dossier(appel: &Arc<Appel>, question: &Question) -> Result<Objet, ErreurApi> {
    let numero = question.entier("number")?;
    appel.exiger_un_jeton("Dossier")?;
    let (demandes, vue, plume) = (question.demandes.clone(), Arc::clone(appel), Plume::de(appel));
    let lire = move |tx: &mut db::Tx<'_>| {
        let lu = dossiers::depose(tx, DossierId(numero))?;
        let exposees = demarches::exposer(tx, &[lu.demarche_id])?;
        if !exposees.get(&lu.demarche_id).is_some_and(|exposee| vue.voit(exposee)) {
            return Err(ErreurApi::Cachee("Dossier"));
        }
        ecrire_dossier::dossiers(tx, &plume, vec![lu], &demandes)
    };
    let lus = appel.lire(&question.champ, lire).await?;
    noter(appel, vec![numero]).await?;
    let seul = lus.first().and_then(Noeud::objet).cloned();
    seul.map(Arc::unwrap_or_clone).ok_or(ErreurApi::Introuvable("Dossier"))
}

/// Records that these dossiers are shown, before they are.
pub(crate) async fn noter(appel: &Appel, numeros: Vec<i64>) -> Result<(), ErreurApi> {
    if numeros.is_empty() {
        return Ok(());
    }
    let lecture = Reading::list(dossiers::SUJET, numeros);
    appel.requete.lire(lecture).await.map_err(ErreurApi::interne)
}

/// `demarcheDescriptor(demarche: {number|id})`
pub(crate) async fn descripteur(
    appel: &Arc<Appel>,
    question: &Question,
) -> Result<Objet, ErreurApi> {
    const GENRE: &str = "DemarcheDescriptor";
    let numero =
        cherchee(argument(&question.arguments, "demarche")).ok_or(ErreurApi::Introuvable(GENRE))?;
    let (vue, plume) = (Arc::clone(appel), Plume::de(appel));
    let lire = move |tx: &mut db::Tx<'_>| {
        let exposee = match demarches::exposer_par_numero(tx, numero) {
            Err(demarches::ErreurDemarche::Introuvable(_)) => {
                return Err(ErreurApi::Introuvable(GENRE));
            }
            lue => lue?,
        };
        if !(ecrire::ouverte(&exposee) || vue.voit(&exposee)) {
            return Err(ErreurApi::Cachee(GENRE));
        }
        let ecrits = ecrire_descripteurs(tx, &plume, &[exposee])?;
        ecrits.into_iter().next().ok_or(ErreurApi::Introuvable(GENRE))
    };
    let (_, noeud) = appel.lire_avec(&lecteur_public(appel), &question.champ, lire).await?;
    noeud.objet().cloned().map(Arc::unwrap_or_clone).ok_or(ErreurApi::Introuvable(GENRE))
}

/// The number of `{number: 12}` or of `{id: "…"}`.
pub(crate) fn cherchee(valeur: Option<&Value>) -> Option<i64> {
    let Value::Object(champs) = valeur? else { return None };
    match (argument(champs, "number"), argument(champs, "id")) {
        (Some(Value::Number(numero)), None) => numero.as_i64(),
        (None, Some(Value::String(id))) => ids::numero("Procedure", id),
        _ => None,
    }
}

/// Everyone reads the catalogue: whoever asks, what is open is looked at after.
fn lecteur_public(appel: &Appel) -> Ctx {
    appel.ctx().with(|parts| {
        parts.grants.permissions.insert("demarche.lire");
    })
}

fn ecrire_descripteurs(
    tx: &mut db::Tx<'_>,
    plume: &Plume,
    exposees: &[DemarcheExposee],
) -> Result<Vec<(String, Noeud)>, ErreurApi> {
    let actives = exposees.iter().filter_map(|exposee| exposee.demarche.revision_active).collect();
    let revisions = demarches::revisions_par_ids(tx, &actives)?;
    let ids: Vec<_> = exposees.iter().map(|exposee| exposee.demarche.id).collect();
    let deposes: BTreeMap<_, _> = dossiers::deposes_par_demarche(tx, &ids)?.into_iter().collect();
    let ecrire_une = |exposee: &DemarcheExposee| {
        let active = exposee.demarche.revision_active.and_then(|active| revisions.get(&active));
        let revision = active.map_or(Noeud::NUL, formulaire::revision);
        let combien = deposes.get(&exposee.demarche.id).copied().unwrap_or_default();
        let id = ids::id("Procedure", exposee.demarche.numero);
        (id, ecrire::descripteur(plume, exposee, &revision, combien))
    };
    Ok(exposees.iter().map(ecrire_une).collect())
}

/// `demarcheDescriptors(first, last, after, before)`: the open ones, by number; a cursor is an id.
pub(crate) async fn descripteurs(
    appel: &Arc<Appel>,
    question: &Question,
) -> Result<Objet, ErreurApi> {
    let demande = Demande::lire(&question.arguments, |id| ids::numero("Procedure", id))?;
    let tranche = Tranche {
        apres: demande.apres.unwrap_or_default(),
        avant: demande.avant.unwrap_or(i64::MAX),
        a_rebours: demande.a_rebours(),
        limite: demande.nombre + 1,
    };
    let plume = Plume::de(appel);
    let lire = move |tx: &mut db::Tx<'_>| {
        let exposees = demarches::exposer_ouvertes(tx, &tranche)?;
        ecrire_descripteurs(tx, &plume, &exposees)
    };
    let lus = appel.lire_avec(&lecteur_public(appel), &question.champ, lire).await?;
    let page = Page::de(&demande, lus);
    Ok(page.connexion("DemarcheDescriptorConnection", "DemarcheDescriptorEdge"))
}
