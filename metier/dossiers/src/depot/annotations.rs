use std::collections::BTreeMap;

use db::{DbError, Tx, args, sql};

use super::Bloc;
use crate::modele::DossierId;

sql! {
    ANNOTATIONS = "SELECT bloc, version, contenu FROM annotations WHERE dossier_id = $1 AND collectivite_id = $2";
    AJOUTER_ANNOTATION = "INSERT INTO annotations (dossier_id, bloc, collectivite_id, version, contenu)
        VALUES ($1, $2, $3, 1, $4) ON CONFLICT (dossier_id, bloc) DO NOTHING";
    REMPLACER_ANNOTATION = "UPDATE annotations SET contenu = $4, version = version + 1
        WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3 AND version = $5";
    RETIRER_ANNOTATION = "DELETE FROM annotations WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3";
}

/// Every block of the private annotations of a dossier, by key.
pub(crate) fn annotations(
    tx: &mut Tx<'_>,
    id: DossierId,
) -> Result<BTreeMap<String, Bloc>, DbError> {
    let tenant = tx.ctx().tenant;
    let blocs: Vec<Bloc> = tx.query(&ANNOTATIONS, args![id, tenant])?;
    Ok(blocs.into_iter().map(|bloc| (bloc.bloc.clone(), bloc)).collect())
}

/// Writes a block over the version that its page showed (0: none); `false` if a colleague wrote it
/// meanwhile.
pub(crate) fn ecrire_annotation(
    tx: &mut Tx<'_>,
    id: DossierId,
    bloc: &str,
    version: i64,
    contenu: &str,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let ecrits = match version {
        0 => tx.execute(&AJOUTER_ANNOTATION, args![id, bloc, tenant, contenu])?,
        _ => tx.execute(&REMPLACER_ANNOTATION, args![id, bloc, tenant, contenu, version])?,
    };
    Ok(ecrits == 1)
}

pub(crate) fn retirer_annotation(
    tx: &mut Tx<'_>,
    id: DossierId,
    bloc: &str,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&RETIRER_ANNOTATION, args![id, bloc, tenant]).map(drop)
}
