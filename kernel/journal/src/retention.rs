//! What leaves the journal, and the line that says so.

use db::{DbError, Tx};
use primitives::Stamp;
use serde_json::json;

use crate::{Entry, READINGS, Subject, append, depot};

/// The act of an erasure: `jusqu_au` is the last rank that it concerns, or `rang` the only one.
pub(crate) const ERASURE: &str = "effacement";
/// The act of a truncation; it names the last line removed, by its rank and its hash.
pub(crate) const TRUNCATION: &str = "troncature";
/// Chains looked at in one transaction.
const CHAINS: i64 = 100;

/// Erases the personal content of a chain and writes the line that says it; how many lines had
/// some. The chain verifies as before.
pub fn erase_personal(tx: &mut Tx<'_>, subject: Subject) -> Result<u64, DbError> {
    let erased = depot::erase_personal(tx, subject)?;
    if let Some(head) = depot::head(tx, subject)?.filter(|_| erased > 0) {
        let public = json!({ "jusqu_au": head.rank, "lignes": erased });
        append(tx, subject, &Entry { act: ERASURE, public, personal: None })?;
    }
    Ok(erased)
}

/// Erases the personal content of one line and writes the line that says it; whether it had some.
pub fn erase_personal_of(tx: &mut Tx<'_>, subject: Subject, rank: i64) -> Result<bool, DbError> {
    let erased = depot::erase_personal_of(tx, subject, rank)?;
    if erased {
        let public = json!({ "rang": rank });
        append(tx, subject, &Entry { act: ERASURE, public, personal: None })?;
    }
    Ok(erased)
}

/// Removes the readings that a seal older than `before` covers, chain by chain from the one after
/// `after`: the chain then begins at the seal, and a line says what it continues. The chain to go on
/// from, until there is none.
pub fn purge_readings(tx: &mut Tx<'_>, before: Stamp, after: i64) -> Result<Option<i64>, DbError> {
    let chains = depot::old_chains(tx, before, after, CHAINS)?;
    for (id, rank) in &chains {
        truncate(tx, Subject { kind: READINGS, id: *id }, *rank)?;
    }
    Ok(chains.last().map(|(id, _)| *id))
}

fn truncate(tx: &mut Tx<'_>, chain: Subject, rank: i64) -> Result<(), DbError> {
    let kept = depot::first(tx, chain)?;
    // What is left of a chain long ended is its truncation: it would only be written again.
    let nothing =
        |(first, act): &(i64, String)| *first > rank || (*first == rank && act == TRUNCATION);
    if kept.is_none_or(|kept| nothing(&kept)) {
        return Ok(());
    }
    let last = depot::line(tx, chain.kind, chain.id, rank)?;
    let Some(last) = last else { return Ok(()) };
    depot::cut(tx, chain, rank)?;
    depot::cut_opened(tx, chain.id, rank)?;
    let public = json!({ "rang": rank, "empreinte": last.hash });
    append(tx, chain, &Entry { act: TRUNCATION, public, personal: None })
}
