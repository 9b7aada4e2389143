//! Several démarches, revisions or groups at once.

use std::collections::BTreeSet;

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Tx, args, from_row, sql};
use primitives::Stamp;

use crate::exposer::{DemarcheExposee, GroupeExpose, Tranche};
use crate::modele::{
    COLONNES_DEMARCHE, Demarche, DemarcheId, GroupeId, RevisionId, colonnes_demarche,
};

macro_rules! ouvertes {
    ($sens:literal) => {
        concat!(
            "SELECT ",
            colonnes_demarche!(),
            ", d.cree_le, d.modifiee_le FROM demarches d WHERE d.collectivite_id = $1
             AND d.etat IN ('publiee', 'close') AND d.numero > $2 AND d.numero < $3
             ORDER BY d.numero ",
            $sens,
            " LIMIT $4"
        )
    };
}

sql! {
    PAR_IDS = concat!("SELECT ", colonnes_demarche!(), ", d.cree_le, d.modifiee_le
        FROM demarches d WHERE d.collectivite_id = $1 AND d.id IN {any:$2} ORDER BY d.id");
    OUVERTES = ouvertes!("ASC");
    OUVERTES_DESC = ouvertes!("DESC");
    REVISIONS_DE = "SELECT id, demarche_id, empreinte, cree_le, publiee_le FROM revisions
        WHERE collectivite_id = $1 AND demarche_id = $2 ORDER BY numero";
    REVISIONS_PAR_IDS = "SELECT id, demarche_id, empreinte, cree_le, publiee_le FROM revisions
        WHERE collectivite_id = $1 AND id IN {any:$2} ORDER BY id";
    CONTENUS = "SELECT id, formulaire, annotations FROM revisions
        WHERE collectivite_id = $1 AND id IN {any:$2}";
    GROUPES_DE = "SELECT id, demarche_id, nom, defaut FROM groupes_instructeurs
        WHERE collectivite_id = $1 AND demarche_id IN {any:$2} ORDER BY id";
    GROUPES_PAR_IDS = "SELECT id, demarche_id, nom, defaut FROM groupes_instructeurs
        WHERE collectivite_id = $1 AND id IN {any:$2} ORDER BY id";
}

/// A revision without its form.
pub(crate) struct RevisionDatee {
    pub(crate) id: RevisionId,
    pub(crate) demarche: DemarcheId,
    pub(crate) empreinte: String,
    pub(crate) creee_le: Stamp,
    pub(crate) publiee_le: Option<Stamp>,
}
from_row!(RevisionDatee { id, demarche, empreinte, creee_le, publiee_le });
from_row!(GroupeExpose { id, demarche, nom, defaut });

/// The texts of a revision.
pub(crate) struct Contenu {
    pub(crate) id: RevisionId,
    pub(crate) formulaire: String,
    pub(crate) annotations: String,
}
from_row!(Contenu { id, formulaire, annotations });

impl FromRow for DemarcheExposee {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            demarche: Demarche::from_row(row)?,
            creee_le: row.get(COLONNES_DEMARCHE)?,
            modifiee_le: row.get(COLONNES_DEMARCHE + 1)?,
        })
    }
}

fn json(ids: impl Iterator<Item = i64>) -> String {
    serde_json::Value::from_iter(ids).to_string()
}

fn sceller<T>(tx: &Tx<'_>, lus: Vec<T>) -> Scelle<Vec<T>> {
    Scelle::new(lus, Resource { tenant: tx.ctx().tenant, group: None, key: None })
}

pub(crate) fn par_ids(
    tx: &mut Tx<'_>,
    ids: &[DemarcheId],
) -> Result<Scelle<Vec<DemarcheExposee>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lues = tx.query(&PAR_IDS, args![tenant, json(ids.iter().map(|id| id.0))])?;
    Ok(sceller(tx, lues))
}

pub(crate) fn ouvertes(
    tx: &mut Tx<'_>,
    tranche: &Tranche,
) -> Result<Scelle<Vec<DemarcheExposee>>, DbError> {
    let (tenant, Tranche { apres, avant, a_rebours, limite }) = (tx.ctx().tenant, *tranche);
    let enonce = if a_rebours { &OUVERTES_DESC } else { &OUVERTES };
    let lues = tx.query(enonce, args![tenant, apres, avant, limite])?;
    Ok(sceller(tx, lues))
}

pub(crate) fn revisions_de(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
) -> Result<Scelle<Vec<RevisionDatee>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lues = tx.query(&REVISIONS_DE, args![tenant, demarche])?;
    Ok(sceller(tx, lues))
}

pub(crate) fn revisions_par_ids(
    tx: &mut Tx<'_>,
    ids: &BTreeSet<RevisionId>,
) -> Result<Scelle<Vec<RevisionDatee>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lues = tx.query(&REVISIONS_PAR_IDS, args![tenant, json(ids.iter().map(|id| id.0))])?;
    Ok(sceller(tx, lues))
}

/// The texts of revisions of this tenant, which their caller was allowed to read.
pub(crate) fn contenus(tx: &mut Tx<'_>, ids: &[RevisionId]) -> Result<Vec<Contenu>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&CONTENUS, args![tenant, json(ids.iter().map(|id| id.0))])
}

pub(crate) fn groupes_de(
    tx: &mut Tx<'_>,
    demarches: &[DemarcheId],
) -> Result<Scelle<Vec<GroupeExpose>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lus = tx.query(&GROUPES_DE, args![tenant, json(demarches.iter().map(|id| id.0))])?;
    Ok(sceller(tx, lus))
}

pub(crate) fn groupes_par_ids(
    tx: &mut Tx<'_>,
    ids: &[GroupeId],
) -> Result<Scelle<Vec<GroupeExpose>>, DbError> {
    let tenant = tx.ctx().tenant;
    let lus = tx.query(&GROUPES_PAR_IDS, args![tenant, json(ids.iter().map(|id| id.0))])?;
    Ok(sceller(tx, lus))
}
