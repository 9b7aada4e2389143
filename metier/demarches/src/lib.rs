#![doc = include_str!("../README.md")]

mod actions;
mod depot;
pub mod duree;
mod evenements;
mod exposer;
pub mod import;
mod modele;
mod modeles;
mod module;
mod pages;
mod recherche;
mod regles;
mod revision;
mod texte;

use std::sync::Arc;

use db::{DbError, Tx};

pub use actions::{
    ADMINISTRER, ErreurDemarche, LIRE, Passage, Reglage, lire_par_numero, lister, ouvrir, passer,
    regler,
};
pub use evenements::RegimeChange;
pub use exposer::{
    DemarcheExposee, GroupeExpose, RevisionExposee, Tranche, exposer, exposer_ouvertes,
    exposer_par_numero, groupe_expose, groupes_exposes, groupes_par_ids, revisions_exposees,
    revisions_par_ids,
};
pub use modele::{
    Apercu, AvisService, Demarche, DemarcheId, Donnees, Etat, Fiche, GroupeId, Ineligibilite,
    ManquePublication, Mode, NomDemande, PassageImpossible, RevisionId, Service,
};
pub use modeles::{ErreurModele, MODELES, Modele, installer_modele};
pub use module::module;
pub use recherche::{PAR_PAGE, Trouvees, chercher};
pub use regles::{
    Groupe, aiguiller, creer_groupe, groupes_de, regler_groupe, regler_ineligibilite,
    regles_brisees,
};
pub use revision::{Revision, revision, revisions};
pub use texte::{texte_riche, texte_simple};

/// The démarche that residents start at this path; `None` when it is not open.
pub fn publiee_par_chemin(tx: &mut Tx<'_>, chemin: &str) -> Result<Option<Demarche>, DbError> {
    Ok(depot::par_chemin(tx, chemin)?.filter(|demarche| demarche.etat == Etat::Publiee))
}

/// The démarche whose sheet residents read at this path: published, or closed.
pub fn visible_par_chemin(tx: &mut Tx<'_>, chemin: &str) -> Result<Option<Demarche>, DbError> {
    let shown = |demarche: &Demarche| matches!(demarche.etat, Etat::Publiee | Etat::Close);
    Ok(depot::par_chemin(tx, chemin)?.filter(shown))
}

/// A démarche of this tenant in any state, for a service that has already decided who asks: a
/// resident reads the name and the service of the démarche of their dossier after it was taken
/// back. It holds neither the annotations nor the form.
pub fn par_id(tx: &mut Tx<'_>, id: DemarcheId) -> Result<Option<Demarche>, DbError> {
    depot::par_id(tx, id)
}

/// The démarche whose drafts a program prepares: published, or being prepared. Its number and its
/// path are all that it tells.
pub fn a_preremplir(tx: &mut Tx<'_>, numero: i64) -> Result<Option<Demarche>, DbError> {
    let demarche = depot::a_preremplir(tx, numero)?;
    Ok(demarche.filter(|demarche| demarche.mode != Mode::LienNational))
}

/// The published démarches among these, in no order.
pub fn publiees_parmi(tx: &mut Tx<'_>, ids: &[DemarcheId]) -> Result<Vec<Apercu>, DbError> {
    depot::parmi(tx, ids)
}

/// The form that a new dossier of this démarche takes, with its id.
pub fn revision_active(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
) -> Result<Option<(RevisionId, Arc<Revision>)>, DbError> {
    let Some(id) = demarche.revision_active else { return Ok(None) };
    Ok(revision(tx, id)?.map(|revision| (id, revision)))
}

/// How long a draft of a démarche is kept after its last change, in days.
pub fn garde_brouillon(tx: &mut Tx<'_>, demarche: DemarcheId) -> Result<i64, DbError> {
    depot::garde_brouillon(tx, demarche)
}

/// The group that receives the dossiers of a démarche.
pub fn groupe_par_defaut(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Option<GroupeId>, DbError> {
    depot::groupe_par_defaut(tx, demarche)
}

/// The groups of a démarche with their names.
pub fn groupes(tx: &mut Tx<'_>, demarche: DemarcheId) -> Result<Vec<(GroupeId, String)>, DbError> {
    depot::groupes(tx, demarche)
}
