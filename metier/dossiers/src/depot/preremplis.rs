use db::{DbError, FromRow, Row, Tx, args, sql};
use formulaires::ChampId;

use super::{json, lire_json};
use crate::modele::{DossierId, Preremplissage};

macro_rules! lire {
    ($where:literal) => {
        concat!(
            "SELECT dossier_id, champs, ecartes, inconnues, ouvert_le FROM preremplis WHERE ",
            $where
        )
    };
}

sql! {
    PREREMPLI = lire!("dossier_id = $1 AND collectivite_id = $2");
    PREREMPLI_PAR_EMPREINTE = lire!("empreinte = $1 AND collectivite_id = $2");
    INSERER_PREREMPLI = "INSERT INTO preremplis
            (dossier_id, collectivite_id, empreinte, champs, ecartes, inconnues, ouvert_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OUVRIR_PREREMPLI = "UPDATE preremplis SET ouvert_le = $3
        WHERE dossier_id = $1 AND collectivite_id = $2 AND ouvert_le IS NULL";
    OUBLIER_PREREMPLI = "DELETE FROM preremplis WHERE dossier_id = $1 AND collectivite_id = $2";
}

impl FromRow for Preremplissage {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let champs = |index| -> Result<Vec<ChampId>, DbError> {
            lire_json(&row.get::<String>(index)?, index)
        };
        Ok(Self {
            dossier_id: row.get(0)?,
            champs: champs(1)?,
            ecartes: champs(2)?,
            inconnues: row.get(3)?,
            ouvert_le: row.get(4)?,
        })
    }
}

pub(crate) fn preremplissage(
    tx: &mut Tx<'_>,
    id: DossierId,
) -> Result<Option<Preremplissage>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&PREREMPLI, args![id, tenant])
}

/// The draft prepared under a token, by the hash of it.
pub(crate) fn preremplissage_par_empreinte(
    tx: &mut Tx<'_>,
    empreinte: &str,
) -> Result<Option<Preremplissage>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&PREREMPLI_PAR_EMPREINTE, args![empreinte, tenant])
}

/// Marks a draft as prepared; with the hash of a token while it is nobody's.
pub(crate) fn marquer_prerempli(
    tx: &mut Tx<'_>,
    marque: &Preremplissage,
    empreinte: Option<&str>,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let Preremplissage { dossier_id, champs, ecartes, inconnues, ouvert_le } = marque;
    let valeurs =
        args![*dossier_id, tenant, empreinte, json(champs), json(ecartes), *inconnues, *ouvert_le];
    tx.execute(&INSERER_PREREMPLI, valeurs).map(drop)
}

/// Whether the draft was nobody's until now.
pub(crate) fn ouvrir_prerempli(tx: &mut Tx<'_>, id: DossierId) -> Result<bool, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    Ok(tx.execute(&OUVRIR_PREREMPLI, args![id, tenant, now])? == 1)
}

pub(crate) fn oublier_preremplissage(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&OUBLIER_PREREMPLI, args![id, tenant]).map(drop)
}
