use db::{DbError, FromRow, Row, Tx, args, sql};
use demarches::DemarcheId;
use jiff::civil::Date;
use primitives::Stamp;

use super::code;
use crate::modele::{Acte, Courrier, CourrierId, DecisionId, DossierId, Nouvelle};

sql! {
    CONSENTIR = "INSERT INTO consentements (dossier_id, collectivite_id, donne_le) VALUES ($1, $2, $3)
        ON CONFLICT (dossier_id) DO NOTHING";
    NE_PLUS_CONSENTIR = "DELETE FROM consentements WHERE dossier_id = $1 AND collectivite_id = $2";
    CONSENTI_LE = "SELECT donne_le FROM consentements WHERE dossier_id = $1 AND collectivite_id = $2";
    LIRE_DECISION = "INSERT INTO lectures_de_decision (decision_id, collectivite_id, lue_le)
        VALUES ($1, $2, $3) ON CONFLICT (decision_id) DO NOTHING";
    DECISION_LUE = "SELECT lue_le FROM lectures_de_decision
        WHERE decision_id = $1 AND collectivite_id = $2";
    AJOUTER_COURRIER = "INSERT INTO courriers (collectivite_id, dossier_id, acte, cree_le)
        VALUES ($1, $2, $3, $4)";
    COURRIER = "SELECT id, dossier_id, acte, cree_le, postee_le FROM courriers
        WHERE id = $1 AND collectivite_id = $2";
    COURRIERS_DU_DOSSIER = "SELECT id, dossier_id, acte, cree_le, postee_le FROM courriers
        WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY id";
    A_POSTER = "SELECT c.id, c.dossier_id, c.acte, c.cree_le, c.postee_le FROM courriers c
        JOIN dossiers d ON d.id = c.dossier_id
        WHERE {visible:d} AND c.collectivite_id = d.collectivite_id AND c.postee_le IS NULL
        ORDER BY c.id LIMIT $1";
    POSTER = "UPDATE courriers SET postee_le = $2, postee_par = $3
        WHERE id = $1 AND postee_le IS NULL";
    RETIRER_COURRIERS = "DELETE FROM courriers
        WHERE dossier_id = $1 AND collectivite_id = $2 AND acte = $3 AND postee_le IS NULL";
    AJOUTER_AVIS = "INSERT INTO avis_du_jour (collectivite_id, demarche_id, dossier_id, nouvelle)
        VALUES ($1, $2, $3, $4)";
    PRENDRE_AVIS = "DELETE FROM avis_du_jour WHERE demarche_id = $1 AND collectivite_id = $2
        RETURNING id, dossier_id, nouvelle";
}

impl FromRow for Courrier {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            dossier_id: row.get(1)?,
            acte: code(row, 2, Acte::lire)?,
            cree_le: row.get(3)?,
            postee_le: row.get::<Option<String>>(4)?.and_then(|jour| jour.parse().ok()),
        })
    }
}

/// What a service is told in one go.
pub(crate) struct Avis {
    id: i64,
    pub(crate) dossier_id: DossierId,
    pub(crate) nouvelle: Nouvelle,
}

impl FromRow for Avis {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            dossier_id: row.get(1)?,
            nouvelle: code(row, 2, Nouvelle::lire)?,
        })
    }
}

/// Notes that the applicant accepts decisions by mail, or takes it back; whether it changed.
pub(crate) fn consentir(tx: &mut Tx<'_>, id: DossierId, oui: bool) -> Result<bool, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let change = match oui {
        true => tx.execute(&CONSENTIR, args![id, tenant, now])?,
        false => tx.execute(&NE_PLUS_CONSENTIR, args![id, tenant])?,
    };
    Ok(change == 1)
}

pub(crate) fn consenti_le(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<Stamp>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&CONSENTI_LE, args![id, tenant])
}

/// Notes the first reading of a decision; whether it is the first.
pub(crate) fn lire_decision(tx: &mut Tx<'_>, id: DecisionId) -> Result<bool, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    Ok(tx.execute(&LIRE_DECISION, args![id, tenant, now])? == 1)
}

pub(crate) fn decision_lue_le(tx: &mut Tx<'_>, id: DecisionId) -> Result<Option<Stamp>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&DECISION_LUE, args![id, tenant])
}

pub(crate) fn ajouter_courrier(tx: &mut Tx<'_>, id: DossierId, acte: Acte) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    tx.execute(&AJOUTER_COURRIER, args![tenant, id, acte.code(), now])?;
    Ok(())
}

pub(crate) fn courrier(tx: &mut Tx<'_>, id: CourrierId) -> Result<Option<Courrier>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&COURRIER, args![id, tenant])
}

pub(crate) fn courriers(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Courrier>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&COURRIERS_DU_DOSSIER, args![id, tenant])
}

/// The letters to post among the dossiers that the actor may see, the oldest first.
pub(crate) fn a_poster(tx: &mut Tx<'_>, limite: i64) -> Result<Vec<Courrier>, DbError> {
    tx.query(&A_POSTER, args![limite])
}

/// Notes the day a letter was posted; whether it was still to be.
pub(crate) fn poster(tx: &mut Tx<'_>, id: CourrierId, le: Date) -> Result<bool, DbError> {
    let agent = super::agent_id(tx);
    Ok(tx.execute(&POSTER, args![id, le.to_string(), agent])? == 1)
}

/// Gives up the letters of a dossier about an act that were not posted.
pub(crate) fn retirer_courriers(tx: &mut Tx<'_>, id: DossierId, acte: Acte) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&RETIRER_COURRIERS, args![id, tenant, acte.code()])?;
    Ok(())
}

/// Keeps what a service will be told with the rest of the day.
pub(crate) fn ajouter_avis(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    id: DossierId,
    nouvelle: Nouvelle,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&AJOUTER_AVIS, args![tenant, demarche, id, nouvelle.code()])?;
    Ok(())
}

/// Takes out what a service is to be told, in the order it happened.
pub(crate) fn prendre_avis(tx: &mut Tx<'_>, demarche: DemarcheId) -> Result<Vec<Avis>, DbError> {
    let tenant = tx.ctx().tenant;
    let mut avis: Vec<Avis> = tx.query(&PRENDRE_AVIS, args![demarche, tenant])?;
    avis.sort_by_key(|avis| avis.id);
    Ok(avis)
}
