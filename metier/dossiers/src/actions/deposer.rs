use db::Tx;
use delais::Horloge;
use demarches::Demarche;
use formulaires::Reponses;
use jiff::civil::Date;
use journal::SealKey;
use serde_json::json;

use super::{
    REMPLIR, faire_passer, inutilisables, lettrer, prendre, proprietaire, remplir, sujet,
    veiller_aux_fichiers,
};
use crate::courriels;
use crate::depot::{self, Copie};
use crate::erreur::Erreur;
use crate::lettres::{Envoi, Recit};
use crate::modele::{Acte, Dossier, DossierId, Etat, Evenement, Faits, Nouvelle};
use crate::recherche;

/// What a filing gives back, the first time and each time it is sent again.
#[derive(Debug)]
pub struct Recu {
    /// The dossier.
    pub dossier: Dossier,
    /// Its démarche.
    pub demarche: Demarche,
    /// Whether this sending did it; `false` when it was filed already.
    pub nouveau: bool,
}

/// Files a draft. Sent twice — double click, back, retry after a cut — it is filed once, and the
/// same receipt comes back. `recu_le` is the day a paper came; without one, the day that an agent
/// wrote on the draft, else today.
pub fn deposer(tx: &mut Tx<'_>, id: DossierId, recu_le: Option<Date>) -> Result<Recu, Erreur> {
    deposer_avec(tx, id, recu_le, None)
}

/// The same; its acknowledgement bears the proof, signed by `cle`, of its line in the journal.
pub fn deposer_atteste(
    tx: &mut Tx<'_>,
    id: DossierId,
    recu_le: Option<Date>,
    cle: &SealKey,
) -> Result<Recu, Erreur> {
    deposer_avec(tx, id, recu_le, Some(cle))
}

fn deposer_avec(
    tx: &mut Tx<'_>,
    id: DossierId,
    recu_le: Option<Date>,
    cle: Option<&SealKey>,
) -> Result<Recu, Erreur> {
    let mut dossier = prendre(tx, id, REMPLIR, None)?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    if dossier.etat != Etat::Brouillon {
        return Ok(Recu { dossier, demarche, nouveau: false });
    }
    let defauts = dossier.identite.defauts();
    if !defauts.is_empty() {
        return Err(Erreur::Identite(defauts));
    }
    let revision = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    let contenu = remplir::charger(tx, dossier.clone(), Copie::Tenue)?;
    let maintenant = tx.now()?;
    let reponses = &contenu.reponses;
    let mut problemes = formulaires::verifier(&revision.formulaire, reponses, maintenant.date());
    let fichiers = files::of_owner(tx, &proprietaire(id))?;
    problemes.extend(inutilisables(&revision.formulaire, reponses, &fichiers));
    if problemes.iter().any(|probleme| probleme.bloque()) {
        return Err(Erreur::Reponses(problemes));
    }
    let formulaire = &revision.formulaire;
    let faits =
        Faits { ineligible: demarche.exclut(formulaire, reponses).is_some(), ..Faits::default() };
    if let Some(groupe) = demarches::aiguiller(tx, demarche.id, formulaire, reponses)? {
        dossier.groupe_id = groupe;
    }
    dossier.depose_le = Some(maintenant);
    dossier.expire_le = None;
    dossier.recu_le = recu_le.or(dossier.recu_le).or(Some(maintenant.date()));
    dater(&mut dossier, &demarche);
    let empreinte = empreinte(reponses);
    let public = json!({
        "demarche": demarche.numero,
        "revision": dossier.revision_id,
        "canal": dossier.canal.code(),
        "reponses": empreinte,
    });
    faire_passer(tx, &mut dossier, Evenement::Deposer, &faits, public)?;
    veiller_aux_fichiers(tx, id)?;
    depot::oublier_delaissees(tx, id)?;
    let fichiers = lettrer::fichiers(&revision.formulaire, reponses);
    let attestation = match cle {
        Some(cle) => journal::attest(tx, cle, sujet(id), Evenement::Deposer.code())?,
        None => None,
    };
    let envoi = Recit::Premier(Box::new(Envoi { empreinte, fichiers, attestation }));
    lettrer::garder_preuve(tx, &dossier, &demarche, envoi)?;
    recherche::indexer(tx, &dossier, &demarche, &revision.formulaire, reponses)?;
    dossier.version += 1;
    courriels::notifier(tx, &dossier, Acte::Depot)?;
    courriels::avertir_service(tx, &dossier, Nouvelle::Depot)?;
    Ok(Recu { dossier, demarche, nouveau: true })
}

/// The clock of a dossier, from what is known of it.
pub fn horloge(dossier: &Dossier, demarche: &Demarche) -> Option<Horloge> {
    let recu_le = dossier.recu_le?;
    let horloge = Horloge::nouvelle(recu_le, demarche.regime, demarche.delai);
    Some(Horloge { suspensions: dossier.suspensions.clone(), ..horloge })
}

/// The due dates that follow from the day of reception and the rules of the démarche.
pub(crate) fn dater(dossier: &mut Dossier, demarche: &Demarche) {
    let echeance = horloge(dossier, demarche).map(|horloge| horloge.echeance());
    dossier.echeance = echeance.map(|echeance| echeance.date);
    dossier.terme_legal = echeance.and_then(|echeance| echeance.terme_legal);
}

/// What the chain keeps of the answers: the hash of every block, so that a later change shows.
pub(super) fn empreinte(reponses: &Reponses) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for (bloc, contenu) in reponses.blocs() {
        hash.update(format!("{bloc}\n{}\n", contenu.to_json()));
    }
    data_encoding::HEXLOWER.encode(&hash.finalize())
}
