use db::{DbError, FromRow, Row, Tx, args, sql};
use jobs::JobId;
use primitives::Stamp;

use super::{code, json, lire_json};
use crate::modele::{Decision, DecisionId, DossierId, Sens, Signataire, Statut};

sql! {
    INSERER_DECISION = "INSERT INTO decisions
            (dossier_id, collectivite_id, sens, motivation, statut, signataire, prepare_par)
        VALUES ($1, $2, $3, $4, 'proposee', $5, $6) RETURNING id";
    PRENDRE_DECISION = "UPDATE decisions SET statut = 'prise', signataire = $2, prise_le = $3,
        part_le = $4, job_id = $5 WHERE id = $1";
    DECISION_PARTIE = "UPDATE decisions SET partie_le = $2, job_id = NULL
        WHERE id = $1 AND statut = 'prise' AND partie_le IS NULL";
    DECISION_REPORTEE = "UPDATE decisions SET part_le = $2 WHERE id = $1";
    ANNULER_DECISION = "UPDATE decisions SET statut = 'annulee', job_id = NULL WHERE id = $1";
    LIRE_DECISIONS = "SELECT id, sens, motivation, statut, signataire, prepare_par, prise_le, part_le,
            partie_le, job_id
        FROM decisions WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY id";
}

impl FromRow for Decision {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let signataire: String = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            sens: code(row, 1, Sens::lire)?,
            motivation: row.get(2)?,
            statut: code(row, 3, Statut::lire)?,
            signataire: lire_json(&signataire, 4)?,
            prepare_par: row.get(5)?,
            prise_le: row.get(6)?,
            part_le: row.get(7)?,
            partie_le: row.get(8)?,
            job_id: row.get(9)?,
        })
    }
}

/// Writes a proposed decision.
pub(crate) fn inserer_decision(
    tx: &mut Tx<'_>,
    dossier: DossierId,
    sens: Sens,
    motivation: &str,
) -> Result<DecisionId, DbError> {
    let (tenant, agent) = (tx.ctx().tenant, super::agent_id(tx));
    let personne = json(&Signataire::default());
    tx.query_one(
        &INSERER_DECISION,
        args![dossier, tenant, sens.code(), motivation, personne, agent],
    )
}

/// Turns a proposed decision into one that is taken and leaves at `part_le`.
pub(crate) fn prendre_decision(
    tx: &mut Tx<'_>,
    id: DecisionId,
    signataire: &Signataire,
    part_le: Stamp,
    job: JobId,
) -> Result<(), DbError> {
    let now = tx.now()?;
    tx.execute(&PRENDRE_DECISION, args![id, json(signataire), now, part_le, job])?;
    Ok(())
}

/// Notes that a decision leaves; `false` when it had left already, or was taken back.
pub(crate) fn decision_partie(tx: &mut Tx<'_>, id: DecisionId) -> Result<bool, DbError> {
    let now = tx.now()?;
    Ok(tx.execute(&DECISION_PARTIE, args![id, now])? == 1)
}

pub(crate) fn reporter_decision(
    tx: &mut Tx<'_>,
    id: DecisionId,
    part_le: Stamp,
) -> Result<(), DbError> {
    tx.execute(&DECISION_REPORTEE, args![id, part_le])?;
    Ok(())
}

pub(crate) fn annuler_decision(tx: &mut Tx<'_>, id: DecisionId) -> Result<(), DbError> {
    tx.execute(&ANNULER_DECISION, args![id])?;
    Ok(())
}

/// Every decision of a dossier, the oldest first.
pub(crate) fn decisions(tx: &mut Tx<'_>, dossier: DossierId) -> Result<Vec<Decision>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&LIRE_DECISIONS, args![dossier, tenant])
}
