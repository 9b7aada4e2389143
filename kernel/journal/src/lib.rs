#![doc = include_str!("../README.md")]

mod depot;

use data_encoding::HEXLOWER;
use db::{DbError, Tx};
use primitives::{ActorKind, canonical};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// What a chain is about: a table's name and a row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The kind: `dossier`, `demarche`, `agent`…
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

/// One act as it will be kept.
#[derive(Debug)]
pub struct Entry {
    /// The name of the act: `dossier.depose`.
    pub act: &'static str,
    /// What may stay for ever: states, ids, hashes. No name, no answer, no address.
    pub public: Value,
    /// What may have to be erased one day.
    pub personal: Option<Value>,
}

/// A line as it was kept.
#[derive(Debug)]
pub struct Line {
    /// Its rank in the chain, from 1.
    pub rank: i64,
    /// Its canonical text.
    pub text: String,
    /// The SHA-256 of the text, in hexadecimal.
    pub hash: String,
    /// Its personal content, unless erased or never given.
    pub personal: Option<Value>,
}

/// Why a chain is not what it was when it was written.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Broken {
    /// A line is missing before this rank, or was put elsewhere.
    #[error("line {0}: the line before it is not the one it was chained to")]
    Chain(i64),
    /// The text does not give its hash any more.
    #[error("line {0}: its text was altered")]
    Text(i64),
    /// The personal content is not the one committed to.
    #[error("line {0}: its personal content was altered")]
    Personal(i64),
    /// The last line is not the one that the head names.
    #[error("the chain ends at line {found}, its head says {expected}")]
    Head {
        /// The rank of the last line found.
        found: i64,
        /// The rank that the head names.
        expected: i64,
    },
}

/// Adds a line to the chain of `subject`, in the transaction of the act.
pub fn append(tx: &mut Tx<'_>, subject: Subject, entry: &Entry) -> Result<(), DbError> {
    let now = tx.now()?;
    let (rank, previous) = depot::next_rank(tx, subject)?;
    let salt = entry.personal.as_ref().map(|_| tx.ctx().random.token(16));
    let commitment = match (&entry.personal, &salt) {
        (Some(personal), Some(salt)) => Some(commit(salt, &canonical::text(personal))),
        _ => None,
    };
    let actor = tx.ctx().actor;
    let text = canonical::text(&json!({
        "sujet": [subject.kind, subject.id],
        "rang": rank,
        "quand": now.0,
        "acteur": [actor_name(actor.kind), actor.account],
        "acte": entry.act,
        "public": entry.public,
        "engagement": commitment,
        "precedent": previous,
    }));
    let hash = digest(&text);
    depot::insert(tx, subject, rank, &text, &hash)?;
    if let (Some(personal), Some(salt)) = (&entry.personal, &salt) {
        depot::insert_personal(tx, subject, rank, salt, &canonical::text(personal))?;
    }
    Ok(())
}

/// The lines of a chain, from the first.
pub fn lines(tx: &mut Tx<'_>, subject: Subject) -> Result<Vec<Line>, DbError> {
    let lines = depot::lines(tx, subject)?;
    Ok(lines
        .into_iter()
        .map(|kept| Line {
            rank: kept.rank,
            personal: kept.personal.and_then(|(_, text)| serde_json::from_str(&text).ok()),
            text: kept.text,
            hash: kept.hash,
        })
        .collect())
}

/// Reads a chain again; the first line that is not what it was.
pub fn verify(tx: &mut Tx<'_>, subject: Subject) -> Result<Result<(), Broken>, DbError> {
    let head = depot::head(tx, subject)?;
    let lines = depot::lines(tx, subject)?;
    Ok(check(&lines, head))
}

/// Every subject that has a chain.
pub fn subjects(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, DbError> {
    depot::subjects(tx)
}

/// [`verify`] for a subject named as [`subjects`] names it.
pub fn verify_named(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<Result<(), Broken>, DbError> {
    let head = depot::head_named(tx, kind, id)?;
    let lines = depot::lines_named(tx, kind, id)?;
    Ok(check(&lines, head))
}

fn check(lines: &[depot::Kept], head: Option<(i64, String)>) -> Result<(), Broken> {
    let mut previous = String::new();
    for (expected, line) in (1..).zip(lines) {
        let content: Value =
            serde_json::from_str(&line.text).map_err(|_| Broken::Text(line.rank))?;
        if digest(&line.text) != line.hash {
            return Err(Broken::Text(line.rank));
        }
        let chained = content["precedent"].as_str() == Some(&previous);
        if line.rank != expected || content["rang"] != expected || !chained {
            return Err(Broken::Chain(line.rank));
        }
        if let Some((salt, text)) = &line.personal
            && content["engagement"].as_str() != Some(&commit(salt, text))
        {
            return Err(Broken::Personal(line.rank));
        }
        previous.clone_from(&line.hash);
    }
    let (rank, hash) = head.unwrap_or_default();
    let found = lines.len() as i64;
    if rank == found && hash == previous {
        Ok(())
    } else {
        Err(Broken::Head { found, expected: rank })
    }
}

fn digest(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text))
}

fn commit(salt: &str, text: &str) -> String {
    digest(&format!("{salt}\n{text}"))
}

fn actor_name(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Visitor => "visiteur",
        ActorKind::Member => "usager",
        ActorKind::Staff => "agent",
        ActorKind::System => "programme",
    }
}
