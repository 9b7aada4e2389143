//! What programs read of the démarches with a token: several at once, one statement a table.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use authz::Refus;
use db::Tx;
use primitives::Stamp;

use crate::actions::{ErreurDemarche, LIRE};
use crate::depot::exposer as depot;
use crate::modele::{Demarche, DemarcheId, GroupeId, RevisionId};
use crate::revision::{Revision, formes};

/// A démarche with the days of its life.
#[derive(Clone, Debug)]
pub struct DemarcheExposee {
    /// The démarche.
    pub demarche: Demarche,
    /// When it was made.
    pub creee_le: Stamp,
    /// When it was last saved.
    pub modifiee_le: Stamp,
}

/// A revision with the days of its life.
#[derive(Clone, Debug)]
pub struct RevisionExposee {
    /// Its id.
    pub id: RevisionId,
    /// Its démarche.
    pub demarche: DemarcheId,
    /// When it was written.
    pub creee_le: Stamp,
    /// When residents were first asked it.
    pub publiee_le: Option<Stamp>,
    /// Its form.
    pub contenu: Arc<Revision>,
}

/// A group of agents of a démarche.
#[derive(Clone, Debug)]
pub struct GroupeExpose {
    /// Its id, also its number.
    pub id: GroupeId,
    /// Its démarche.
    pub demarche: DemarcheId,
    /// Its name.
    pub nom: String,
    /// Whether new dossiers go there.
    pub defaut: bool,
}

/// A démarche by its number.
///
/// # Errors
/// [`ErreurDemarche::Introuvable`] when this actor may not read it.
pub fn exposer_par_numero(tx: &mut Tx<'_>, numero: i64) -> Result<DemarcheExposee, ErreurDemarche> {
    let id = crate::actions::lire_par_numero(tx, numero)?.id;
    exposer(tx, &[id])?.remove(&id).ok_or_else(|| Refus.into())
}

/// The démarches of these ids that this actor may read.
pub fn exposer(
    tx: &mut Tx<'_>,
    ids: &[DemarcheId],
) -> Result<BTreeMap<DemarcheId, DemarcheExposee>, ErreurDemarche> {
    let lues = depot::par_ids(tx, ids)?.ouvrir(tx.ctx(), LIRE)?;
    Ok(lues.into_iter().map(|exposee| (exposee.demarche.id, exposee)).collect())
}

/// A part of the démarches that everyone may read.
#[derive(Clone, Copy, Debug)]
pub struct Tranche {
    /// Those of a higher number.
    pub apres: i64,
    /// Those of a lower number.
    pub avant: i64,
    /// From the highest number.
    pub a_rebours: bool,
    /// At most so many.
    pub limite: i64,
}

/// Published and closed démarches, by number.
pub fn exposer_ouvertes(
    tx: &mut Tx<'_>,
    tranche: &Tranche,
) -> Result<Vec<DemarcheExposee>, ErreurDemarche> {
    Ok(depot::ouvertes(tx, tranche)?.ouvrir(tx.ctx(), LIRE)?)
}

/// The revisions of a démarche, the oldest first.
pub fn revisions_exposees(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Vec<RevisionExposee>, ErreurDemarche> {
    let datees = depot::revisions_de(tx, demarche)?.ouvrir(tx.ctx(), LIRE)?;
    completer(tx, datees)
}

/// These revisions, by id.
pub fn revisions_par_ids(
    tx: &mut Tx<'_>,
    ids: &BTreeSet<RevisionId>,
) -> Result<BTreeMap<RevisionId, RevisionExposee>, ErreurDemarche> {
    let datees = depot::revisions_par_ids(tx, ids)?.ouvrir(tx.ctx(), LIRE)?;
    let lues = completer(tx, datees)?;
    Ok(lues.into_iter().map(|revision| (revision.id, revision)).collect())
}

fn completer(
    tx: &mut Tx<'_>,
    datees: Vec<depot::RevisionDatee>,
) -> Result<Vec<RevisionExposee>, ErreurDemarche> {
    let empreintes = datees.iter().map(|datee| (datee.id, datee.empreinte.clone())).collect();
    let formes = formes(tx, empreintes)?;
    let exposer = |datee: depot::RevisionDatee| {
        Some(RevisionExposee {
            id: datee.id,
            demarche: datee.demarche,
            creee_le: datee.creee_le,
            publiee_le: datee.publiee_le,
            contenu: formes.get(&datee.id)?.clone(),
        })
    };
    Ok(datees.into_iter().filter_map(exposer).collect())
}

/// The groups of these démarches, those of each in the order they were made.
pub fn groupes_exposes(
    tx: &mut Tx<'_>,
    demarches: &[DemarcheId],
) -> Result<Vec<GroupeExpose>, ErreurDemarche> {
    Ok(depot::groupes_de(tx, demarches)?.ouvrir(tx.ctx(), LIRE)?)
}

/// A group by its number.
pub fn groupe_expose(tx: &mut Tx<'_>, id: GroupeId) -> Result<GroupeExpose, ErreurDemarche> {
    let mut lus = depot::groupes_par_ids(tx, &[id])?.ouvrir(tx.ctx(), LIRE)?;
    lus.pop().ok_or_else(|| Refus.into())
}

/// These groups.
pub fn groupes_par_ids(
    tx: &mut Tx<'_>,
    ids: &[GroupeId],
) -> Result<Vec<GroupeExpose>, ErreurDemarche> {
    Ok(depot::groupes_par_ids(tx, ids)?.ouvrir(tx.ctx(), LIRE)?)
}
