use db::{DbError, Tx, args, sql};

use super::{json, lire_json};
use crate::modele::{Delaissee, DossierId};

sql! {
    DELAISSEES = "SELECT contenu FROM reponses_delaissees WHERE dossier_id = $1 AND collectivite_id = $2";
    GARDER_DELAISSEES = "INSERT INTO reponses_delaissees (dossier_id, collectivite_id, contenu)
        VALUES ($1, $2, $3) ON CONFLICT (dossier_id) DO UPDATE SET contenu = excluded.contenu";
    OUBLIER_DELAISSEES = "DELETE FROM reponses_delaissees WHERE dossier_id = $1 AND collectivite_id = $2";
}

/// The answers of a draft that no longer have a question.
pub(crate) fn delaissees(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Delaissee>, DbError> {
    let tenant = tx.ctx().tenant;
    let contenu: Option<String> = tx.query_opt(&DELAISSEES, args![id, tenant])?;
    contenu.map_or(Ok(Vec::new()), |contenu| lire_json(&contenu, 0))
}

/// Keeps them in place of those that were kept.
pub(crate) fn garder_delaissees(
    tx: &mut Tx<'_>,
    id: DossierId,
    delaissees: &[Delaissee],
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&GARDER_DELAISSEES, args![id, tenant, json(&delaissees)]).map(drop)
}

pub(crate) fn oublier_delaissees(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&OUBLIER_DELAISSEES, args![id, tenant]).map(drop)
}
