use db::{Column, DbError, FromRow, Row, Tx, args, sql};
use files::Owner;
use primitives::{Stamp, TenantId};

use crate::{Document, DocumentId, State};

sql! {
    INSERT = "INSERT INTO documents
        (collectivite_id, genre, objet_id, nature, titre, contenu, etat, essais, pas_avant, cree_le)
        VALUES ($1, $2, $3, $4, $5, $6, 'attente', 0, $7, $7) RETURNING id";
    FIND = "SELECT id, genre, objet_id, nature, titre, etat, cause, cree_le, pret_le, fichier_id
        FROM documents WHERE id = $1 AND collectivite_id = $2";
    OF_OWNER = "SELECT id, genre, objet_id, nature, titre, etat, cause, cree_le, pret_le, fichier_id
        FROM documents WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3 ORDER BY id";
    FAILED = "SELECT id, genre, objet_id, nature, titre, etat, cause, cree_le, pret_le, fichier_id
        FROM documents WHERE collectivite_id = $1 AND etat = 'echec' ORDER BY id DESC LIMIT $2";
    CONTENT = "SELECT contenu FROM documents WHERE id = $1 AND collectivite_id = $2";
    DELETE = "DELETE FROM documents WHERE id = $1 AND collectivite_id = $2";
    RETRY = "UPDATE documents SET etat = 'attente', cause = NULL, essais = 0, pas_avant = $3
        WHERE id = $1 AND collectivite_id = $2 AND etat = 'echec'";
    ABANDON = "UPDATE documents SET etat = 'echec', cause = $3
        WHERE etat = 'attente' AND pas_avant <= $1 AND essais >= $2";
    WAITING = "SELECT id, collectivite_id FROM documents WHERE etat = 'attente' AND pas_avant <= $1
        ORDER BY pas_avant, id LIMIT $2 {skip_locked}";
    DUE = "SELECT id FROM documents WHERE etat = 'attente' AND pas_avant <= $1 LIMIT 1";
    LEASE = "UPDATE documents SET pas_avant = $1, essais = essais + 1 WHERE id IN {any:$2}";
    READY = "UPDATE documents SET etat = 'pret', cause = NULL, pret_le = $3, fichier_id = $4
        WHERE id = $1 AND collectivite_id = $2 AND fichier_id IS NULL";
    ATTEMPTS = "SELECT essais FROM documents
        WHERE id = $1 AND collectivite_id = $2 AND etat = 'attente'";
    PUT_BACK = "UPDATE documents SET etat = $3, cause = $4, pas_avant = $5
        WHERE id = $1 AND collectivite_id = $2 AND etat = 'attente'";
}

/// An attempt that never ended: the process died, or was stopped.
const DIED: &str = "the process ended while it made the PDF";

/// A document as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: DocumentId,
    /// What it belongs to.
    pub owner: Owner,
    /// What kind of document it is, a code of its owner's service.
    pub nature: String,
    /// Its title.
    pub title: String,
    /// How far its PDF is.
    pub state: State,
    /// Why the last attempt failed, in words for the operator.
    pub cause: Option<String>,
    /// When the act wrote it.
    pub created: Stamp,
    /// When its PDF was ready.
    pub ready: Option<Stamp>,
    /// The id of its PDF among the files.
    pub file: Option<String>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            owner: Owner { kind: row.get(1)?, id: row.get(2)? },
            nature: row.get(3)?,
            title: row.get(4)?,
            state: row.get(5)?,
            cause: row.get(6)?,
            created: row.get(7)?,
            ready: row.get(8)?,
            file: row.get(9)?,
        })
    }
}

impl Column for State {
    type Raw = String;

    fn made(raw: String) -> Self {
        match raw.as_str() {
            "pret" => Self::Ready,
            "echec" => Self::Failed,
            _ => Self::Waiting,
        }
    }
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    owner: &Owner,
    nature: &str,
    document: &Document,
) -> Result<DocumentId, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    let content = serde_json::to_string(document);
    let content = content.map_err(|error| DbError::Lost(error.to_string()))?;
    let title = &document.title;
    tx.query_one(&INSERT, args![tenant, &owner.kind, owner.id, nature, title, content, now])
}

pub(crate) fn find(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Kept>, DbError> {
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

pub(crate) fn content(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Document>, DbError> {
    let tenant = tx.ctx().tenant;
    let text: Option<String> = tx.query_opt(&CONTENT, args![id, tenant])?;
    let read = |text: String| {
        serde_json::from_str(&text)
            .map_err(|error| DbError::Type { index: 0, cause: format!("contenu: {error}") })
    };
    text.map(read).transpose()
}

pub(crate) fn delete(tx: &mut Tx<'_>, id: DocumentId) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&DELETE, args![id, tenant])?;
    Ok(())
}

pub(crate) fn retry(tx: &mut Tx<'_>, id: DocumentId) -> Result<bool, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    Ok(tx.execute(&RETRY, args![id, tenant, now])? == 1)
}

/// Whether a document of any tenant waits.
pub(crate) fn due(tx: &mut Tx<'_>, now: Stamp) -> Result<bool, DbError> {
    let found: Option<DocumentId> = tx.query_opt(&DUE, args![now])?;
    Ok(found.is_some())
}

/// Takes documents of every tenant until `until`; those that were tried `attempts` times fail.
pub(crate) fn claim(
    tx: &mut Tx<'_>,
    (now, until): (Stamp, Stamp),
    attempts: i64,
    limit: i64,
) -> Result<Vec<(DocumentId, TenantId)>, DbError> {
    tx.execute(&ABANDON, args![now, attempts, DIED])?;
    let taken: Vec<(DocumentId, TenantId)> = tx.query(&WAITING, args![now, limit])?;
    if !taken.is_empty() {
        let ids: Vec<i64> = taken.iter().map(|(id, _)| id.0).collect();
        let ids = serde_json::to_string(&ids).map_err(|error| DbError::Lost(error.to_string()))?;
        tx.execute(&LEASE, args![until, ids])?;
    }
    Ok(taken)
}

/// Whether this PDF is the one that the document keeps.
pub(crate) fn ready(tx: &mut Tx<'_>, id: DocumentId, file: &str) -> Result<bool, DbError> {
    let (tenant, now) = (tx.ctx().tenant, tx.now()?);
    Ok(tx.execute(&READY, args![id, tenant, now, file])? == 1)
}

pub(crate) fn attempts(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<i64>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_opt(&ATTEMPTS, args![id, tenant])
}

pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: DocumentId,
    cause: &str,
    next: Stamp,
    given_up: bool,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    let state = if given_up { "echec" } else { "attente" };
    tx.execute(&PUT_BACK, args![id, tenant, state, cause, next])?;
    Ok(())
}
