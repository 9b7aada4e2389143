use db::{DbError, FromRow, Row, Tx, args, from_row, sql};

use formulaires::FichierRef;

use super::{json, lire_json};
use crate::modele::{Auteur, DossierId, Message, MessageId, Note};

sql! {
    ECRIRE_MESSAGE = "INSERT INTO messages
            (dossier_id, collectivite_id, auteur, agent_id, corps, cree_le, fichiers)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    MESSAGES = "SELECT id, auteur, agent_id, corps, cree_le, fichiers, retire_le FROM messages
        WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY id";
    RETIRER_MESSAGE = "UPDATE messages SET corps = '', fichiers = '[]', retire_le = $3
        WHERE id = $1 AND collectivite_id = $2";
    LUS = "UPDATE dossiers SET attend_lecture = 0
        WHERE id = $1 AND collectivite_id = $2 AND version = $3";
    ECRIRE_NOTE = "INSERT INTO notes (dossier_id, collectivite_id, agent_id, corps, cree_le)
        VALUES ($1, $2, $3, $4, $5)";
    NOTES = "SELECT agent_id, corps, cree_le FROM notes
        WHERE dossier_id = $1 AND collectivite_id = $2 ORDER BY id";
    SUIVRE = "INSERT INTO suivis (dossier_id, agent_id, collectivite_id) VALUES ($1, $2, $3)
        ON CONFLICT (dossier_id, agent_id) DO UPDATE SET pour = NULL WHERE suivis.pour IS NOT NULL";
    NE_PLUS_SUIVRE = "DELETE FROM suivis WHERE dossier_id = $1 AND agent_id = $2 AND pour IS NULL";
    NE_PLUS_COUVRIR = "DELETE FROM suivis WHERE dossier_id = $1 AND pour = $2";
    SUIVEURS = "SELECT agent_id FROM suivis
        WHERE dossier_id = $1 AND collectivite_id = $2 AND pour IS NULL ORDER BY 1";
}

from_row!(Note { agent_id, corps, cree_le });

impl FromRow for Message {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let auteur: String = row.get(1)?;
        let fichiers: String = row.get(5)?;
        Ok(Self {
            id: row.get(0)?,
            auteur: if auteur == "agent" { Auteur::Agent } else { Auteur::Usager },
            agent_id: row.get(2)?,
            corps: row.get(3)?,
            cree_le: row.get(4)?,
            fichiers: lire_json(&fichiers, 5)?,
            retire_le: row.get(6)?,
        })
    }
}

pub(crate) fn ecrire_message(
    tx: &mut Tx<'_>,
    id: DossierId,
    corps: &str,
    fichiers: &[FichierRef],
) -> Result<MessageId, DbError> {
    let (tenant, now, agent) = (tx.ctx().tenant, tx.now()?, super::agent_id(tx));
    let auteur = if agent.is_some() { "agent" } else { "usager" };
    let fichiers = json(&fichiers);
    tx.query_one(&ECRIRE_MESSAGE, args![id, tenant, auteur, agent, corps, now, fichiers])
}

/// Empties a message: what it said is no longer shown to anyone.
pub(crate) fn retirer_message(tx: &mut Tx<'_>, id: MessageId) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    tx.execute(&RETIRER_MESSAGE, args![id, tenant, now])?;
    Ok(())
}

/// What the applicant had written at this version was read: it is no act, the version stays.
pub(crate) fn marquer_lus(tx: &mut Tx<'_>, id: DossierId, version: i64) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&LUS, args![id, tenant, version])?;
    super::projection::lire(tx, id)
}

pub(crate) fn messages(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Message>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&MESSAGES, args![id, tenant])
}

pub(crate) fn ecrire_note(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<(), DbError> {
    let (tenant, now, agent) = (tx.ctx().tenant, tx.now()?, super::agent_id(tx));
    tx.execute(&ECRIRE_NOTE, args![id, tenant, agent, corps, now])?;
    Ok(())
}

pub(crate) fn notes(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Note>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&NOTES, args![id, tenant])
}

/// Follows a dossier or stops; whether something changed.
pub(crate) fn suivre(
    tx: &mut Tx<'_>,
    id: DossierId,
    agent: i64,
    suivre: bool,
) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    let change = if suivre {
        tx.execute(&SUIVRE, args![id, agent, tenant])?
    } else {
        tx.execute(&NE_PLUS_COUVRIR, args![id, agent])?;
        tx.execute(&NE_PLUS_SUIVRE, args![id, agent])?
    };
    Ok(change == 1)
}

/// The agents who follow a dossier.
pub(crate) fn suiveurs(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<i64>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&SUIVEURS, args![id, tenant])
}
