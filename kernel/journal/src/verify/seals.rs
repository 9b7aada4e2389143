//! The seals, from the first: numbers, links, keys, signatures, roots.

use db::{DbError, Tx};
use thiserror::Error;

use super::{FINDINGS, Report};
use crate::seal::tree;
use crate::{PublicKey, Seal, SealContent, depot};

/// Why a seal is not what it was.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum BrokenSeal {
    /// It is not there.
    #[error("missing")]
    Missing,
    /// Its text is not that of a seal, or not of this one.
    #[error("its text was altered")]
    Text,
    /// It does not name the seal before.
    #[error("it does not follow the seal before")]
    Previous,
    /// The key is not the one that the seal before announced.
    #[error("its key is not the one announced by the seal before")]
    Key,
    /// The key that it names did not sign it.
    #[error("its signature is false")]
    Signature,
    /// The heads under it do not give its root.
    #[error("the heads under it are not those that it signed")]
    Heads,
    /// It is the last one, and the key of the installation is not the one that it leaves.
    #[error("the key of the installation is not that of this seal")]
    Foreign,
}

struct Before {
    hash: String,
    key: PublicKey,
    number: i64,
}

pub(super) fn read(
    tx: &mut Tx<'_>,
    key: Option<PublicKey>,
    report: &mut Report,
) -> Result<(), DbError> {
    let mut before: Option<Before> = None;
    let mut number = 0;
    loop {
        let page = depot::seals_after(tx, number, depot::PAGE)?;
        let Some(last) = page.last() else { break };
        number = last.number;
        for seal in &page {
            report.seals += 1;
            if let Err(broken) = check(tx, seal, before.as_ref(), report)? {
                note(report, seal.number, broken);
            }
            before = Some(follow(seal, before));
        }
    }
    match (before, key) {
        (Some(last), Some(key)) if last.key != key => {
            note(report, last.number, BrokenSeal::Foreign);
        }
        _ => {}
    }
    Ok(())
}

fn note(report: &mut Report, number: i64, broken: BrokenSeal) {
    if report.broken_seals.len() < FINDINGS {
        report.broken_seals.push((number, broken));
    }
}

/// What the next seal must agree with.
fn follow(seal: &Seal, before: Option<Before>) -> Before {
    let content = seal.content();
    let key = content.map(|content| content.next.unwrap_or(content.key));
    let before = before.map(|before| before.key);
    let key = key.or(before).unwrap_or(PublicKey([0; 32]));
    Before { hash: seal.hash(), key, number: seal.number }
}

fn check(
    tx: &mut Tx<'_>,
    seal: &Seal,
    before: Option<&Before>,
    report: &mut Report,
) -> Result<Result<(), BrokenSeal>, DbError> {
    let expected = before.map_or(1, |before| before.number + 1);
    for missing in (expected..seal.number).take(FINDINGS) {
        note(report, missing, BrokenSeal::Missing);
    }
    let of_this = |content: &SealContent| content.number == seal.number && content.at == seal.at;
    let Some(content) = seal.content().filter(of_this) else { return Ok(Err(BrokenSeal::Text)) };
    if !seal.is_signed() {
        return Ok(Err(BrokenSeal::Signature));
    }
    let previous = before.map_or("", |before| &before.hash);
    if content.previous != previous {
        return Ok(Err(BrokenSeal::Previous));
    }
    if before.is_some_and(|before| before.key != content.key) {
        return Ok(Err(BrokenSeal::Key));
    }
    let tree = tree(tx, seal.number)?;
    let same = tree.size() == content.heads && tree.root() == content.root;
    Ok(if same { Ok(()) } else { Err(BrokenSeal::Heads) })
}
