//! Lines of readings, many at once, and the index of who opened what.

use db::{DbError, FromRow, Row, Tx, args, sql};
use primitives::Stamp;
use serde_json::Value;

use crate::{Opened, Subject};

sql! {
    INSERT_LINES = "INSERT INTO journal
            (collectivite_id, sujet_genre, sujet_id, rang, ligne, empreinte)
        SELECT CAST({json:value:tenant} AS BIGINT), CAST($1 AS TEXT), CAST($2 AS BIGINT),
            CAST({json:value:rank} AS BIGINT), {json:value:text}, {json:value:hash}
        FROM {any_text:$3} v";
    INSERT_OPENED = "INSERT INTO journal_lectures
            (collectivite_id, objet_genre, objet_id, chaine, rang, quand, compte, page)
        SELECT CAST({json:value:tenant} AS BIGINT), {json:value:kind},
            CAST({json:value:id} AS BIGINT), CAST($1 AS BIGINT),
            CAST({json:value:rank} AS BIGINT), CAST($2 AS BIGINT),
            CAST({json:value:account} AS BIGINT), {json:value:page}
        FROM {any_text:$3} v";
    OPENED = "SELECT quand, compte, page FROM journal_lectures
        WHERE objet_genre = $1 AND objet_id = $2 AND collectivite_id = $3
        ORDER BY quand DESC, chaine, rang DESC LIMIT $4";
    CUT_OPENED = "DELETE FROM journal_lectures WHERE chaine = $1 AND rang <= $2";
    OLD_CHAINS = "SELECT s.sujet_id, max(s.rang) FROM journal_scelles_tetes s
        JOIN journal_scelles c ON c.numero = s.scelle
        WHERE s.sujet_genre = 'lectures' AND c.quand < $1 AND s.sujet_id > $2
        GROUP BY s.sujet_id ORDER BY s.sujet_id LIMIT $3";
}

impl FromRow for Opened {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { at: row.get(0)?, account: row.get(1)?, page: row.get(2)? })
    }
}

/// One statement for all the lines: `rows` are objects `{tenant, rank, text, hash}`.
pub(crate) fn insert_lines(tx: &mut Tx<'_>, chain: Subject, rows: &[Value]) -> Result<(), DbError> {
    tx.execute(&INSERT_LINES, args![chain.kind, chain.id, list(rows)])?;
    Ok(())
}

/// One statement for all of them: `rows` are objects `{tenant, kind, id, rank, account, page}`.
pub(crate) fn insert_opened(
    tx: &mut Tx<'_>,
    chain: i64,
    at: Stamp,
    rows: &[Value],
) -> Result<(), DbError> {
    tx.execute(&INSERT_OPENED, args![chain, at, list(rows)])?;
    Ok(())
}

/// An array whose members are texts, each one an object: what `{any_text}` and `{json}` read.
fn list(rows: &[Value]) -> String {
    let texts: Vec<Value> = rows.iter().map(|row| row.to_string().into()).collect();
    Value::from(texts).to_string()
}

pub(crate) fn opened(tx: &mut Tx<'_>, object: Subject, limit: i64) -> Result<Vec<Opened>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&OPENED, args![object.kind, object.id, tenant, limit])
}

pub(crate) fn cut_opened(tx: &mut Tx<'_>, chain: i64, rank: i64) -> Result<u64, DbError> {
    tx.execute(&CUT_OPENED, args![chain, rank])
}

/// The chains of readings that a seal older than an instant covers, after one, with the last rank
/// that it covers.
pub(crate) fn old_chains(
    tx: &mut Tx<'_>,
    before: Stamp,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, i64)>, DbError> {
    tx.query(&OLD_CHAINS, args![before, after, limit])
}
