use std::collections::BTreeMap;

use db::{DbError, Tx, args, from_row, sql};

use crate::modele::DossierId;

sql! {
    BLOCS = "SELECT bloc, version, contenu FROM reponses WHERE dossier_id = $1 AND collectivite_id = $2";
    BLOCS_EN_CORRECTION = "SELECT bloc, version, contenu FROM reponses_en_correction WHERE dossier_id = $1 AND collectivite_id = $2";
    AJOUTER = "INSERT INTO reponses (dossier_id, bloc, collectivite_id, version, contenu)
        VALUES ($1, $2, $3, 1, $4) ON CONFLICT (dossier_id, bloc) DO NOTHING";
    AJOUTER_EN_CORRECTION = "INSERT INTO reponses_en_correction (dossier_id, bloc, collectivite_id, version, contenu)
        VALUES ($1, $2, $3, 1, $4) ON CONFLICT (dossier_id, bloc) DO NOTHING";
    REMPLACER = "UPDATE reponses SET contenu = $4, version = version + 1
        WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3 AND version = $5";
    REMPLACER_EN_CORRECTION = "UPDATE reponses_en_correction SET contenu = $4, version = version + 1
        WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3 AND version = $5";
    RETIRER = "DELETE FROM reponses WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3";
    RETIRER_EN_CORRECTION = "DELETE FROM reponses_en_correction WHERE dossier_id = $1 AND bloc = $2 AND collectivite_id = $3";
    COPIER = "INSERT INTO reponses_en_correction (dossier_id, bloc, collectivite_id, version, contenu)
        SELECT dossier_id, bloc, collectivite_id, version, contenu FROM reponses
        WHERE dossier_id = $1 AND collectivite_id = $2";
    VIDER = "DELETE FROM reponses WHERE dossier_id = $1 AND collectivite_id = $2";
    REPRENDRE = "INSERT INTO reponses (dossier_id, bloc, collectivite_id, version, contenu)
        SELECT dossier_id, bloc, collectivite_id, version, contenu FROM reponses_en_correction
        WHERE dossier_id = $1 AND collectivite_id = $2";
    OUBLIER_COPIE = "DELETE FROM reponses_en_correction
        WHERE dossier_id = $1 AND collectivite_id = $2";
}

/// Which answers of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copie {
    /// Those that stand.
    Tenue,
    /// Those that their applicant is correcting.
    EnCorrection,
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
pub(crate) fn blocs(
    tx: &mut Tx<'_>,
    id: DossierId,
    copie: Copie,
) -> Result<BTreeMap<String, Bloc>, DbError> {
    let tenant = tx.ctx().tenant;
    let statement = match copie {
        Copie::Tenue => &BLOCS,
        Copie::EnCorrection => &BLOCS_EN_CORRECTION,
    };
    let blocs: Vec<Bloc> = tx.query(statement, args![id, tenant])?;
    Ok(blocs.into_iter().map(|bloc| (bloc.bloc.clone(), bloc)).collect())
}

/// Writes a block over the version that its page showed (0: none); `false` if another page wrote
/// it meanwhile.
pub(crate) fn ecrire_bloc(
    tx: &mut Tx<'_>,
    id: DossierId,
    copie: Copie,
    bloc: &str,
    version: i64,
    contenu: &str,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let (ajouter, remplacer) = match copie {
        Copie::Tenue => (&AJOUTER, &REMPLACER),
        Copie::EnCorrection => (&AJOUTER_EN_CORRECTION, &REMPLACER_EN_CORRECTION),
    };
    let ecrits = match version {
        0 => tx.execute(ajouter, args![id, bloc, tenant, contenu])?,
        _ => tx.execute(remplacer, args![id, bloc, tenant, contenu, version])?,
    };
    Ok(ecrits == 1)
}

pub(crate) fn retirer_bloc(
    tx: &mut Tx<'_>,
    id: DossierId,
    copie: Copie,
    bloc: &str,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let statement = match copie {
        Copie::Tenue => &RETIRER,
        Copie::EnCorrection => &RETIRER_EN_CORRECTION,
    };
    tx.execute(statement, args![id, bloc, tenant])?;
    Ok(())
}

/// Begins a correction from the answers that stand.
pub(crate) fn copier_reponses(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&COPIER, args![id, tenant])?;
    Ok(())
}

/// Puts the corrected answers in place of those that stood.
pub(crate) fn reprendre_copie(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&VIDER, args![id, tenant])?;
    tx.execute(&REPRENDRE, args![id, tenant])?;
    oublier_copie(tx, id)
}

/// Gives up what was being corrected.
pub(crate) fn oublier_copie(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&OUBLIER_COPIE, args![id, tenant])?;
    Ok(())
}
