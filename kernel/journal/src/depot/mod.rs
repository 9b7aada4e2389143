//! The only SQL of the journal.

mod readings;
mod seals;

use db::{DbError, FromRow, Row, Tx, args, sql};

use crate::Subject;

pub(crate) use readings::*;
pub(crate) use seals::*;

/// The columns of [`Kept`] and which rows.
macro_rules! lines {
    ($where:literal) => {
        concat!(
            "SELECT j.sujet_genre, j.sujet_id, j.rang, j.ligne, j.empreinte, p.sel, p.contenu
                FROM journal j LEFT JOIN journal_personnel p
                    ON p.sujet_genre = j.sujet_genre AND p.sujet_id = j.sujet_id AND p.rang = j.rang
                WHERE ",
            $where
        )
    };
}

sql! {
    TAKE_RANKS = "INSERT INTO journal_tetes (collectivite_id, sujet_genre, sujet_id, rang, empreinte)
        VALUES ($1, $2, $3, $4, '')
        ON CONFLICT (sujet_genre, sujet_id) DO UPDATE SET rang = journal_tetes.rang + $4
        RETURNING rang, empreinte";
    SET_HEAD = "UPDATE journal_tetes SET empreinte = $3 WHERE sujet_genre = $1 AND sujet_id = $2";
    INSERT = "INSERT INTO journal (collectivite_id, sujet_genre, sujet_id, rang, ligne, empreinte)
        VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_PERSONAL = "INSERT INTO journal_personnel
        (collectivite_id, sujet_genre, sujet_id, rang, sel, contenu) VALUES ($1, $2, $3, $4, $5, $6)";
    ERASE_PERSONAL = "DELETE FROM journal_personnel WHERE sujet_genre = $1 AND sujet_id = $2";
    ERASE_PERSONAL_OF = "DELETE FROM journal_personnel
        WHERE sujet_genre = $1 AND sujet_id = $2 AND rang = $3";
    LINES = lines!("j.sujet_genre = $1 AND j.sujet_id = $2 AND j.rang > $3 ORDER BY j.rang LIMIT $4");
    ALL_LINES = lines!("(j.sujet_genre, j.sujet_id, j.rang) > ($1, $2, $3)
        ORDER BY j.sujet_genre, j.sujet_id, j.rang LIMIT $4");
    LAST_OF_ACT = lines!("j.sujet_genre = $1 AND j.sujet_id = $2 AND {json:j.ligne:acte} = $3
        ORDER BY j.rang DESC LIMIT 1");
    LINE = lines!("j.sujet_genre = $1 AND j.sujet_id = $2 AND j.rang = $3");
    HEAD = "SELECT sujet_genre, sujet_id, rang, empreinte FROM journal_tetes
        WHERE sujet_genre = $1 AND sujet_id = $2";
    ALL_HEADS = "SELECT sujet_genre, sujet_id, rang, empreinte FROM journal_tetes
        WHERE (sujet_genre, sujet_id) > ($1, $2) ORDER BY sujet_genre, sujet_id LIMIT $3";
    FIRST_RANK = "SELECT rang, {json:ligne:acte} FROM journal
        WHERE sujet_genre = $1 AND sujet_id = $2 ORDER BY rang LIMIT 1";
    CUT = "DELETE FROM journal WHERE sujet_genre = $1 AND sujet_id = $2 AND rang <= $3";
}

/// A chain as the tables name it.
pub(crate) type Name = (String, i64);

/// Rows read at once, when a whole table is read.
pub(crate) const PAGE: i64 = 500;

pub(crate) struct Kept {
    pub(crate) chain: Name,
    pub(crate) rank: i64,
    pub(crate) text: String,
    pub(crate) hash: String,
    pub(crate) personal: Option<(String, String)>,
}

impl FromRow for Kept {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let (salt, content): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
        Ok(Self {
            chain: (row.get(0)?, row.get(1)?),
            rank: row.get(2)?,
            text: row.get(3)?,
            hash: row.get(4)?,
            personal: salt.zip(content),
        })
    }
}

/// The last line of a chain, as its own table remembers it.
pub(crate) struct Head {
    pub(crate) chain: Name,
    pub(crate) rank: i64,
    pub(crate) hash: String,
}

impl FromRow for Head {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { chain: (row.get(0)?, row.get(1)?), rank: row.get(2)?, hash: row.get(3)? })
    }
}

/// Takes the next `count` ranks of a chain and locks its head: the last of them, and the hash of the
/// line before the first.
pub(crate) fn take_ranks(
    tx: &mut Tx<'_>,
    subject: Subject,
    count: i64,
) -> Result<(i64, String), DbError> {
    let tenant = tx.ctx().tenant;
    tx.query_one(&TAKE_RANKS, args![tenant, subject.kind, subject.id, count])
}

pub(crate) fn set_head(tx: &mut Tx<'_>, subject: Subject, hash: &str) -> Result<(), DbError> {
    tx.execute(&SET_HEAD, args![subject.kind, subject.id, hash])?;
    Ok(())
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
    set_head(tx, subject, hash)
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

/// Removes the personal content of a chain; how many lines had some.
pub(crate) fn erase_personal(tx: &mut Tx<'_>, subject: Subject) -> Result<u64, DbError> {
    tx.execute(&ERASE_PERSONAL, args![subject.kind, subject.id])
}

/// Removes the personal content of one line; whether it had some.
pub(crate) fn erase_personal_of(
    tx: &mut Tx<'_>,
    subject: Subject,
    rank: i64,
) -> Result<bool, DbError> {
    Ok(tx.execute(&ERASE_PERSONAL_OF, args![subject.kind, subject.id, rank])? > 0)
}

/// The lines of a chain, all of them.
pub(crate) fn lines(tx: &mut Tx<'_>, subject: Subject) -> Result<Vec<Kept>, DbError> {
    lines_after(tx, subject, 0, i64::MAX)
}

/// At most `limit` lines of a chain after a rank.
pub(crate) fn lines_after(
    tx: &mut Tx<'_>,
    subject: Subject,
    rank: i64,
    limit: i64,
) -> Result<Vec<Kept>, DbError> {
    tx.query(&LINES, args![subject.kind, subject.id, rank, limit])
}

/// The lines of all chains after one, in the order of chains then ranks: a page of them.
pub(crate) fn all_lines(tx: &mut Tx<'_>, after: Option<&Kept>) -> Result<Vec<Kept>, DbError> {
    let (kind, id, rank) =
        after.map_or(("", i64::MIN, 0), |kept| (&*kept.chain.0, kept.chain.1, kept.rank));
    tx.query(&ALL_LINES, args![kind, id, rank, PAGE])
}

pub(crate) fn last_of_act(
    tx: &mut Tx<'_>,
    subject: Subject,
    act: &str,
) -> Result<Option<Kept>, DbError> {
    tx.query_opt(&LAST_OF_ACT, args![subject.kind, subject.id, act])
}

pub(crate) fn line(
    tx: &mut Tx<'_>,
    kind: &str,
    id: i64,
    rank: i64,
) -> Result<Option<Kept>, DbError> {
    tx.query_opt(&LINE, args![kind, id, rank])
}

pub(crate) fn head(tx: &mut Tx<'_>, subject: Subject) -> Result<Option<Head>, DbError> {
    tx.query_opt(&HEAD, args![subject.kind, subject.id])
}

/// The heads after one, in the order of chains: a page of them.
pub(crate) fn all_heads(tx: &mut Tx<'_>, after: Option<&Head>) -> Result<Vec<Head>, DbError> {
    let (kind, id) = after.map_or(("", i64::MIN), |head| (&*head.chain.0, head.chain.1));
    tx.query(&ALL_HEADS, args![kind, id, PAGE])
}

/// The rank and the act of the first line that a chain still has.
pub(crate) fn first(tx: &mut Tx<'_>, subject: Subject) -> Result<Option<(i64, String)>, DbError> {
    tx.query_opt(&FIRST_RANK, args![subject.kind, subject.id])
}

/// Removes the lines of a chain up to a rank; how many there were.
pub(crate) fn cut(tx: &mut Tx<'_>, subject: Subject, rank: i64) -> Result<u64, DbError> {
    tx.execute(&CUT, args![subject.kind, subject.id, rank])
}
