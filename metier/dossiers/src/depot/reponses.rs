use std::collections::BTreeMap;

use db::{DbError, Tx, args, from_row, sql};

use crate::modele::DossierId;

sql! {
    BLOCS = "SELECT bloc, version, contenu FROM reponses WHERE dossier_id = $1 AND collectivite_id = $2";
    AJOUTER = "INSERT INTO reponses (dossier_id, bloc, collectivite_id, version, contenu)
        VALUES ($1, $2, $3, 1, $4) ON CONFLICT (dossier_id, bloc) DO NOTHING";
    REMPLACER = "UPDATE reponses SET contenu = $4, version = version + 1
        WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3 AND version = $5";
    RETIRER = "DELETE FROM reponses WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3";
}

/// A block as it is kept.
#[derive(Clone, Debug)]
pub struct Bloc {
    /// Its key.
    pub bloc: String,
    /// How often it was written.
    pub version: i64,
    /// Its JSON.
    pub contenu: String,
}
from_row!(Bloc { bloc, version, contenu });

/// Every block of a dossier, by key.
pub(crate) fn blocs(tx: &mut Tx<'_>, id: DossierId) -> Result<BTreeMap<String, Bloc>, DbError> {
    let tenant = tx.ctx().tenant;
    let blocs: Vec<Bloc> = tx.query(&BLOCS, args![id, tenant])?;
    Ok(blocs.into_iter().map(|bloc| (bloc.bloc.clone(), bloc)).collect())
}

/// Writes a block over the version that its page showed (0: none); `false` if another page wrote
/// it meanwhile.
pub(crate) fn ecrire_bloc(
    tx: &mut Tx<'_>,
    id: DossierId,
    bloc: &str,
    version: i64,
    contenu: &str,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let ecrits = match version {
        0 => tx.execute(&AJOUTER, args![id, bloc, tenant, contenu])?,
        _ => tx.execute(&REMPLACER, args![id, bloc, tenant, contenu, version])?,
    };
    Ok(ecrits == 1)
}

pub(crate) fn retirer_bloc(tx: &mut Tx<'_>, id: DossierId, bloc: &str) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&RETIRER, args![id, bloc, tenant])?;
    Ok(())
}
