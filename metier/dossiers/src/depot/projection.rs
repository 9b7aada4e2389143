//! What the agents' list sorts and filters by, kept in step with the dossiers.

use db::{DbError, Tx, args, sql};

use crate::modele::{Alerte, Dossier, DossierId, Place};

sql! {
    // Where nothing has changed nothing is written: most acts leave a dossier at its place.
    PROJETER = "INSERT INTO lignes (dossier_id, collectivite_id, groupe_id, demarche_id, onglet, clos,
            echeance, nom, alerte, a_lire)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9)
        ON CONFLICT (dossier_id) DO UPDATE SET groupe_id = excluded.groupe_id,
            onglet = excluded.onglet, clos = excluded.clos, echeance = excluded.echeance,
            nom = excluded.nom, a_lire = excluded.a_lire
        WHERE lignes.onglet <> excluded.onglet OR lignes.echeance <> excluded.echeance
            OR lignes.nom <> excluded.nom OR lignes.groupe_id <> excluded.groupe_id
            OR lignes.a_lire <> excluded.a_lire";
    PROJETER_SUIVIS = "UPDATE suivis SET clos = $2, echeance = $3, nom = $4
        WHERE dossier_id = $1 AND (clos <> $2 OR echeance <> $3 OR nom <> $4)";
    LUE = "UPDATE lignes SET a_lire = 0
        WHERE dossier_id = $1 AND collectivite_id = $2 AND a_lire = 1";
    ALERTES = "SELECT alerte FROM lignes WHERE dossier_id = $1 AND collectivite_id = $2";
    ALERTER = "UPDATE lignes SET alerte = $3 WHERE dossier_id = $1 AND collectivite_id = $2";
}

/// Puts a dossier at its place in the lists; a draft is in none.
pub(crate) fn projeter(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<(), DbError> {
    let Some(place) = Place::de(dossier) else { return Ok(()) };
    let (tenant, clos) = (tx.ctx().tenant, place.est_close());
    let echeance = dossier.echeance.map(|jour| jour.to_string()).unwrap_or_default();
    let nom = dossier.identite.cle_de_tri();
    tx.execute(
        &PROJETER,
        args![
            dossier.id,
            tenant,
            dossier.groupe_id.0,
            dossier.demarche_id,
            place.code(),
            clos,
            echeance.as_str(),
            nom.as_str(),
            dossier.attend_lecture
        ],
    )?;
    if dossier.suivis > 0 {
        tx.execute(&PROJETER_SUIVIS, args![dossier.id, clos, echeance, nom])?;
    }
    Ok(())
}

/// What the applicant wrote was read.
pub(super) fn lire(tx: &mut Tx<'_>, id: DossierId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&LUE, args![id, tenant]).map(drop)
}

/// What failed around a dossier of this tenant.
pub(crate) fn alertes(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Alerte>, DbError> {
    let tenant = tx.ctx().tenant;
    let codes: Option<String> = tx.query_opt(&ALERTES, args![id, tenant])?;
    Ok(lire_alertes(&codes.unwrap_or_default()))
}

/// Keeps what failed around a dossier.
pub(crate) fn alerter(tx: &mut Tx<'_>, id: DossierId, alertes: &[Alerte]) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let codes: Vec<_> = alertes.iter().map(|alerte| alerte.code()).collect();
    tx.execute(&ALERTER, args![id, tenant, codes.join(" ")])?;
    Ok(())
}

/// The alerts of a column.
pub(super) fn lire_alertes(codes: &str) -> Vec<Alerte> {
    codes.split(' ').filter_map(Alerte::lire).collect()
}
