use db::{Column, DbError, FromRow, Row, Tx, args, from_row, sql};
use primitives::{Stamp, TenantId};

use crate::{Content, Failed, Mail, MailId, State};

sql! {
    INSERT = "INSERT INTO courriels
        (collectivite_id, genre, objet_id, acte, destinataire, expediteur, repondre_a, contenu,
            message_id, etat, essais, pas_avant, cree_le, demande_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'attente', 0, $10, $10, $10) RETURNING id";
    FIND = "SELECT id, acte, destinataire, contenu, etat, cause, cree_le, envoye_le FROM courriels
        WHERE id = $1 AND collectivite_id = $2";
    OF_OWNER = "SELECT id, acte, destinataire, contenu, etat, cause, cree_le, envoye_le
        FROM courriels WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3 ORDER BY id";
    FAILED = "SELECT id, acte, destinataire, contenu, etat, cause, cree_le, envoye_le
        FROM courriels WHERE collectivite_id = $1 AND etat IN ('refuse', 'retour')
        ORDER BY id DESC LIMIT $2";
    RESTART = "UPDATE courriels SET etat = 'attente', destinataire = $3, message_id = $4,
        cause = NULL, essais = 0, pas_avant = $5, demande_le = $5, envoye_le = NULL
        WHERE id = $1 AND collectivite_id = $2";
    FORGET = "DELETE FROM courriels WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3";
    REFUSE = "UPDATE courriels SET etat = 'refuse', cause = $3
        WHERE id = $1 AND message_id = $2 AND etat = 'attente'
        RETURNING id, genre, objet_id, acte";
    IS_DUE = "SELECT id FROM courriels WHERE etat = 'attente' AND pas_avant <= $1 LIMIT 1";
    CLAIM = "UPDATE courriels SET essais = essais + 1, pas_avant = $2
        WHERE id = (SELECT id FROM courriels WHERE etat = 'attente' AND pas_avant <= $1
            ORDER BY pas_avant, id LIMIT 1 {skip_locked})
        RETURNING id, collectivite_id, destinataire, expediteur, repondre_a, contenu, message_id,
            essais, demande_le";
    SENT = "UPDATE courriels SET etat = 'envoye', cause = NULL, envoye_le = $3
        WHERE id = $1 AND message_id = $2 AND etat = 'attente'";
    RETRY = "UPDATE courriels SET cause = $4, pas_avant = $5
        WHERE id = $1 AND message_id = $2 AND essais = $3 AND etat = 'attente'";
    TENANT_OF = "SELECT collectivite_id FROM courriels WHERE message_id = $1";
    BOUNCED = "UPDATE courriels SET etat = 'retour', cause = $2
        WHERE message_id = $1 AND etat IN ('attente', 'envoye')
        RETURNING id, genre, objet_id, acte";
}

/// A mail as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: MailId,
    /// The act that sent it.
    pub act: String,
    /// The address of the recipient.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// How far it is.
    pub state: State,
    /// Why the last attempt failed: the server's words, or [`crate::INVALID_ADDRESS`].
    pub cause: Option<String>,
    /// When the act posted it.
    pub created: Stamp,
    /// When a server took charge of it.
    pub sent: Option<Stamp>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            act: row.get(1)?,
            to: row.get(2)?,
            subject: read_content(&row.get::<String>(3)?)?.subject,
            state: row.get(4)?,
            cause: row.get(5)?,
            created: row.get(6)?,
            sent: row.get(7)?,
        })
    }
}

impl Column for State {
    type Raw = String;

    fn made(raw: String) -> Self {
        match raw.as_str() {
            "envoye" => Self::Sent,
            "refuse" => Self::Refused,
            "retour" => Self::Bounced,
            _ => Self::Waiting,
        }
    }
}

/// A mail claimed by a node: its own until its lease ends.
#[derive(Clone, Debug)]
pub(crate) struct Claimed {
    pub(crate) id: MailId,
    pub(crate) tenant: TenantId,
    pub(crate) to: String,
    pub(crate) from_name: String,
    pub(crate) reply_to: Option<String>,
    pub(crate) content: Content,
    pub(crate) message_id: String,
    pub(crate) attempt: i64,
    pub(crate) asked: Stamp,
}

impl FromRow for Claimed {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            tenant: row.get(1)?,
            to: row.get(2)?,
            from_name: row.get(3)?,
            reply_to: row.get(4)?,
            content: read_content(&row.get::<String>(5)?)?,
            message_id: row.get(6)?,
            attempt: row.get(7)?,
            asked: row.get(8)?,
        })
    }
}

from_row!(Failed { mail, owner_kind, owner_id, act });

fn read_content(text: &str) -> Result<Content, DbError> {
    serde_json::from_str(text)
        .map_err(|error| DbError::Type { index: 0, cause: format!("contenu: {error}") })
}

pub(crate) fn insert(tx: &mut Tx<'_>, mail: &Mail, message_id: &str) -> Result<MailId, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let content = serde_json::to_string(&mail.content);
    let content = content.map_err(|error| DbError::Lost(error.to_string()))?;
    let (kind, object) = (mail.owner.map(|o| o.kind), mail.owner.map(|o| o.id));
    let reply_to = mail.reply_to.as_deref();
    tx.query_one(
        &INSERT,
        args![
            tenant,
            kind,
            object,
            mail.act,
            &mail.to,
            &mail.from_name,
            reply_to,
            content,
            message_id,
            now
        ],
    )
}

pub(crate) fn find(tx: &mut Tx<'_>, id: MailId) -> Result<Option<Kept>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&FIND, args![id, tenant])
}

pub(crate) fn of_owner(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<Vec<Kept>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OF_OWNER, args![kind, id, tenant])
}

pub(crate) fn failed(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Kept>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&FAILED, args![tenant, limit])
}

pub(crate) fn restart(
    tx: &mut Tx<'_>,
    id: MailId,
    to: &str,
    message_id: &str,
) -> Result<(), DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    tx.execute(&RESTART, args![id, tenant, to, message_id, now])?;
    Ok(())
}

pub(crate) fn forget(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<u64, DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&FORGET, args![kind, id, tenant])
}

/// Refuses a sending for good; `None` if it was already decided or another one was asked for.
pub(crate) fn refuse(
    tx: &mut Tx<'_>,
    id: MailId,
    message_id: &str,
    cause: &str,
) -> Result<Option<Failed>, DbError> {
    tx.query_opt(&REFUSE, args![id, message_id, cause])
}

/// Whether a mail of any tenant waits for an attempt.
pub(crate) fn is_due(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    let now = tx.now()?;
    Ok(tx.query_opt::<MailId>(&IS_DUE, args![now])?.is_some())
}

/// The mail that waits for the longest, in any tenant; nobody else gets it for `lease` seconds.
pub(crate) fn claim(tx: &mut Tx<'_>, lease: i64) -> Result<Option<Claimed>, DbError> {
    let now = tx.now()?;
    tx.query_opt(&CLAIM, args![now, now.plus_seconds(lease)])
}

pub(crate) fn sent(tx: &mut Tx<'_>, mail: &Claimed) -> Result<(), DbError> {
    let now = tx.now()?;
    tx.execute(&SENT, args![mail.id, &mail.message_id, now])?;
    Ok(())
}

/// Another attempt in `wait` seconds, unless another node has made one since.
pub(crate) fn retry(
    tx: &mut Tx<'_>,
    mail: &Claimed,
    cause: &str,
    wait: i64,
) -> Result<(), DbError> {
    let next = tx.now()?.plus_seconds(wait);
    tx.execute(&RETRY, args![mail.id, &mail.message_id, mail.attempt, cause, next])?;
    Ok(())
}

/// The tenant of a sending, if it is one of ours.
pub(crate) fn tenant_of(tx: &mut Tx<'_>, message_id: &str) -> Result<Option<TenantId>, DbError> {
    tx.query_opt(&TENANT_OF, args![message_id])
}

/// Notes that a sending came back; `None` if that was known.
pub(crate) fn bounced(
    tx: &mut Tx<'_>,
    message_id: &str,
    diagnostic: &str,
) -> Result<Option<Failed>, DbError> {
    tx.query_opt(&BOUNCED, args![message_id, diagnostic])
}
