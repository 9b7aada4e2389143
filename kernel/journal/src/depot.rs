use db::{DbError, FromRow, Row, Tx, args, sql};

use crate::Subject;

sql! {
    NEXT_RANK = "INSERT INTO journal_tetes (collectivite_id, sujet_genre, sujet_id, rang, empreinte)
        VALUES ($1, $2, $3, 1, '')
        ON CONFLICT (sujet_genre, sujet_id) DO UPDATE SET rang = journal_tetes.rang + 1
        RETURNING rang, empreinte";
    SET_HEAD = "UPDATE journal_tetes SET empreinte = $3 WHERE sujet_genre = $1 AND sujet_id = $2";
    INSERT = "INSERT INTO journal (collectivite_id, sujet_genre, sujet_id, rang, ligne, empreinte)
        VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_PERSONAL = "INSERT INTO journal_personnel
        (collectivite_id, sujet_genre, sujet_id, rang, sel, contenu) VALUES ($1, $2, $3, $4, $5, $6)";
    LINES = "SELECT j.rang, j.ligne, j.empreinte, p.sel, p.contenu FROM journal j
        LEFT JOIN journal_personnel p
            ON p.sujet_genre = j.sujet_genre AND p.sujet_id = j.sujet_id AND p.rang = j.rang
        WHERE j.sujet_genre = $1 AND j.sujet_id = $2 ORDER BY j.rang";
    HEAD = "SELECT rang, empreinte FROM journal_tetes WHERE sujet_genre = $1 AND sujet_id = $2";
    SUBJECTS = "SELECT sujet_genre, sujet_id FROM journal_tetes ORDER BY 1, 2";
}

pub(crate) struct Kept {
    pub(crate) rank: i64,
    pub(crate) text: String,
    pub(crate) hash: String,
    pub(crate) personal: Option<(String, String)>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let (salt, content): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        Ok(Self {
            rank: row.get(0)?,
            text: row.get(1)?,
            hash: row.get(2)?,
            personal: salt.zip(content),
        })
    }
}

/// Takes the next rank of a chain and locks its head; also the hash of the line before.
pub(crate) fn next_rank(tx: &mut Tx<'_>, subject: Subject) -> Result<(i64, String), DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&NEXT_RANK, args![tenant, subject.kind, subject.id])
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    subject: Subject,
    rank: i64,
    text: &str,
    hash: &str,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&INSERT, args![tenant, subject.kind, subject.id, rank, text, hash])?;
    tx.execute(&SET_HEAD, args![subject.kind, subject.id, hash])?;
    Ok(())
}

pub(crate) fn insert_personal(
    tx: &mut Tx<'_>,
    subject: Subject,
    rank: i64,
    salt: &str,
    content: &str,
) -> Result<(), DbError> {
    let tenant = tx.ctx().tenant;
    tx.execute(&INSERT_PERSONAL, args![tenant, subject.kind, subject.id, rank, salt, content])?;
    Ok(())
}

pub(crate) fn lines(tx: &mut Tx<'_>, subject: Subject) -> Result<Vec<Kept>, DbError> {
    lines_named(tx, subject.kind, subject.id)
}

pub(crate) fn lines_named(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<Vec<Kept>, DbError> {
    tx.query(&LINES, args![kind, id])
}

pub(crate) fn head(tx: &mut Tx<'_>, subject: Subject) -> Result<Option<(i64, String)>, DbError> {
    head_named(tx, subject.kind, subject.id)
}

pub(crate) fn head_named(
    tx: &mut Tx<'_>,
    kind: &str,
    id: i64,
) -> Result<Option<(i64, String)>, DbError> {
    tx.query_opt(&HEAD, args![kind, id])
}

pub(crate) fn subjects(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, DbError> {
    tx.query(&SUBJECTS, args![])
}
