//! Seals, and the heads under each.

use db::{DbError, FromRow, Row, Tx, args, sql};
use primitives::{Stamp, TenantId};

use super::{Name, PAGE};
use crate::Seal;

sql! {
    LAST_SEAL = "SELECT numero, quand, texte, signature FROM journal_scelles
        ORDER BY numero DESC LIMIT 1";
    SEALS_AFTER = "SELECT numero, quand, texte, signature FROM journal_scelles
        WHERE numero > $1 ORDER BY numero LIMIT $2";
    SEALS_BEFORE = "SELECT numero, quand, texte, signature FROM journal_scelles
        WHERE numero < $1 ORDER BY numero DESC LIMIT $2";
    CLAIM_SEAL = "INSERT INTO journal_scelles (numero, collectivite_id, quand, texte, signature)
        VALUES ($1, $2, $3, '', '') ON CONFLICT (numero) DO NOTHING RETURNING numero";
    WRITE_SEAL = "UPDATE journal_scelles SET texte = $2, signature = $3 WHERE numero = $1";
    TAKE_HEADS = "INSERT INTO journal_scelles_tetes
            (scelle, feuille, collectivite_id, sujet_genre, sujet_id, rang, empreinte)
        SELECT CAST($1 AS BIGINT), row_number() OVER (ORDER BY sujet_genre, sujet_id) - 1,
            collectivite_id, sujet_genre, sujet_id, rang, empreinte
        FROM journal_tetes WHERE rang > scelle_rang";
    MARK_HEADS = "UPDATE journal_tetes SET scelle_rang = (SELECT s.rang FROM journal_scelles_tetes s
            WHERE s.scelle = $1 AND s.sujet_genre = journal_tetes.sujet_genre
                AND s.sujet_id = journal_tetes.sujet_id)
        WHERE rang > scelle_rang AND EXISTS (SELECT 1 FROM journal_scelles_tetes s
            WHERE s.scelle = $1 AND s.sujet_genre = journal_tetes.sujet_genre
                AND s.sujet_id = journal_tetes.sujet_id)";
    UNSEALED = "SELECT {sum:rang - scelle_rang} FROM journal_tetes WHERE rang > scelle_rang";
    LEAVES = "SELECT scelle, feuille, sujet_genre, sujet_id, rang, empreinte FROM journal_scelles_tetes
        WHERE scelle = $1 AND feuille > $2 ORDER BY feuille LIMIT $3";
    ALL_SEALED = "SELECT scelle, feuille, sujet_genre, sujet_id, rang, empreinte
        FROM journal_scelles_tetes
        WHERE (sujet_genre, sujet_id, rang, scelle) > ($1, $2, $3, $4)
        ORDER BY sujet_genre, sujet_id, rang, scelle LIMIT $5";
    FIRST_OVER = "SELECT scelle, feuille, sujet_genre, sujet_id, rang, empreinte
        FROM journal_scelles_tetes WHERE sujet_genre = $1 AND sujet_id = $2 AND rang >= $3
        ORDER BY rang, scelle LIMIT 1";
}

/// The head of a chain under a seal.
pub(crate) struct Sealed {
    pub(crate) seal: i64,
    pub(crate) leaf: i64,
    pub(crate) chain: Name,
    pub(crate) rank: i64,
    pub(crate) hash: String,
}

impl FromRow for Sealed {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            seal: row.get(0)?,
            leaf: row.get(1)?,
            chain: (row.get(2)?, row.get(3)?),
            rank: row.get(4)?,
            hash: row.get(5)?,
        })
    }
}

impl FromRow for Seal {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { number: row.get(0)?, at: row.get(1)?, text: row.get(2)?, signature: row.get(3)? })
    }
}

pub(crate) fn last_seal(tx: &mut Tx<'_>) -> Result<Option<Seal>, DbError> {
    tx.query_opt(&LAST_SEAL, args![])
}

/// Seals after a number, the oldest first.
pub(crate) fn seals_after(tx: &mut Tx<'_>, number: i64, limit: i64) -> Result<Vec<Seal>, DbError> {
    tx.query(&SEALS_AFTER, args![number, limit])
}

/// Seals before a number, the latest first.
pub(crate) fn seals_before(tx: &mut Tx<'_>, number: i64, limit: i64) -> Result<Vec<Seal>, DbError> {
    tx.query(&SEALS_BEFORE, args![number, limit])
}

/// Whether this number was free: another node may have made the same seal.
pub(crate) fn claim_seal(tx: &mut Tx<'_>, number: i64, at: Stamp) -> Result<bool, DbError> {
    let claimed: Option<i64> =
        tx.query_opt(&CLAIM_SEAL, args![number, TenantId::INSTALLATION, at])?;
    Ok(claimed.is_some())
}

pub(crate) fn write_seal(tx: &mut Tx<'_>, seal: &Seal) -> Result<(), DbError> {
    tx.execute(&WRITE_SEAL, args![seal.number, &seal.text, &seal.signature])?;
    Ok(())
}

/// Puts under a seal the heads that no seal covers yet.
pub(crate) fn take_heads(tx: &mut Tx<'_>, number: i64) -> Result<(), DbError> {
    tx.execute(&TAKE_HEADS, args![number])?;
    tx.execute(&MARK_HEADS, args![number])?;
    Ok(())
}

/// How many lines no seal covers yet.
pub(crate) fn unsealed(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    tx.query_one::<Option<i64>>(&UNSEALED, args![]).map(Option::unwrap_or_default)
}

/// The heads under a seal after a leaf: a page of them.
pub(crate) fn leaves(
    tx: &mut Tx<'_>,
    number: i64,
    after: Option<&Sealed>,
) -> Result<Vec<Sealed>, DbError> {
    tx.query(&LEAVES, args![number, after.map_or(-1, |sealed| sealed.leaf), PAGE])
}

/// The heads under all seals after one, in the order of chains, ranks and seals: a page of them.
pub(crate) fn all_sealed(tx: &mut Tx<'_>, after: Option<&Sealed>) -> Result<Vec<Sealed>, DbError> {
    let (kind, id, rank, seal) = after.map_or(("", i64::MIN, 0, 0), |sealed| {
        (&*sealed.chain.0, sealed.chain.1, sealed.rank, sealed.seal)
    });
    tx.query(&ALL_SEALED, args![kind, id, rank, seal, PAGE])
}

/// The first sealed head of a chain that covers a rank.
pub(crate) fn first_over(
    tx: &mut Tx<'_>,
    kind: &str,
    id: i64,
    rank: i64,
) -> Result<Option<Sealed>, DbError> {
    tx.query_opt(&FIRST_OVER, args![kind, id, rank])
}
