use db::{DbError, FromRow, Row, Tx, args, sql};
use jiff::civil::Date;

use super::{code, json, lire_json};
use crate::modele::{Correction, CorrectionId, DossierId, Etat, Issue, MessageId, Motif};

sql! {
    DEMANDER = "INSERT INTO corrections (dossier_id, collectivite_id, message_id, motif, champs, depuis,
            demandee_le, attendue_le, fondement)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    CORRECTIONS = "SELECT id, message_id, motif, champs, depuis, demandee_le, attendue_le, fondement,
            issue, close_le, recue_le, avant
        FROM corrections WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY id";
    CLORE = "UPDATE corrections SET issue = $3, close_le = $4, recue_le = $5, avant = $6
        WHERE id = $1 AND collectivite_id = $2";
}

impl FromRow for Correction {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let champs: String = row.get(3)?;
        let attendue_le: String = row.get(6)?;
        let issue: Option<String> = row.get(8)?;
        let recue_le: Option<String> = row.get(10)?;
        let avant: Option<String> = row.get(11)?;
        let illisible = |index| DbError::Type { index, cause: "unreadable".to_owned() };
        Ok(Self {
            id: row.get(0)?,
            message_id: row.get(1)?,
            motif: code(row, 2, Motif::lire)?,
            champs: lire_json(&champs, 3)?,
            depuis: code(row, 4, Etat::lire)?,
            demandee_le: row.get(5)?,
            attendue_le: attendue_le.parse().map_err(|_| illisible(6))?,
            fondement: row.get(7)?,
            issue: issue
                .map(|texte| Issue::lire(&texte).ok_or_else(|| illisible(8)))
                .transpose()?,
            close_le: row.get(9)?,
            recue_le: recue_le.and_then(|texte| texte.parse().ok()),
            avant: avant.map(|texte| lire_json(&texte, 11)).transpose()?,
        })
    }
}

/// What a correction is asked with.
pub(crate) struct Demandee<'a> {
    pub(crate) message_id: MessageId,
    pub(crate) motif: Motif,
    pub(crate) champs: &'a [formulaires::ChampId],
    pub(crate) depuis: Etat,
    pub(crate) attendue_le: Date,
    pub(crate) fondement: Option<&'a str>,
}

pub(crate) fn inserer_correction(
    tx: &mut Tx<'_>,
    dossier: DossierId,
    demandee: &Demandee<'_>,
) -> Result<CorrectionId, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let Demandee { message_id, motif, champs, depuis, attendue_le, fondement } = *demandee;
    tx.query_one(
        &DEMANDER,
        args![
            dossier,
            tenant,
            message_id,
            motif.code(),
            json(&champs),
            depuis.code(),
            now,
            attendue_le.to_string(),
            fondement
        ],
    )
}

/// Every correction of a dossier, the oldest first.
pub(crate) fn corrections(tx: &mut Tx<'_>, dossier: DossierId) -> Result<Vec<Correction>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&CORRECTIONS, args![dossier, tenant])
}

/// Ends a correction; `avant` holds the answers that it replaced.
pub(crate) fn clore_correction(
    tx: &mut Tx<'_>,
    id: CorrectionId,
    issue: Issue,
    recue_le: Option<Date>,
    avant: Option<&formulaires::Reponses>,
) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let recue_le = recue_le.map(|jour| jour.to_string());
    let avant = avant.map(json);
    tx.execute(&CLORE, args![id, tenant, issue.code(), now, recue_le, avant])?;
    Ok(())
}
