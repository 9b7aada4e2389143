//! A line: its canonical text, its hash, and how it is added to its chain.

use data_encoding::HEXLOWER;
use db::{DbError, Tx};
use primitives::{Actor, ActorKind, Stamp, canonical};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::depot;

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

/// A line before it is text.
pub(crate) struct Draft<'a> {
    pub(crate) subject: Subject,
    pub(crate) rank: i64,
    pub(crate) at: Stamp,
    pub(crate) actor: Actor,
    pub(crate) act: &'a str,
    pub(crate) public: &'a Value,
    pub(crate) commitment: Option<String>,
    pub(crate) previous: &'a str,
}

impl Draft<'_> {
    /// The text of the line, and its hash.
    pub(crate) fn write(&self) -> (String, String) {
        let text = canonical::text(&json!({
            "sujet": [self.subject.kind, self.subject.id],
            "rang": self.rank,
            "quand": self.at.0,
            "acteur": [actor_name(self.actor.kind), self.actor.account],
            "acte": self.act,
            "public": self.public,
            "engagement": self.commitment,
            "precedent": self.previous,
        }));
        let hash = digest(&text);
        (text, hash)
    }
}

/// Adds a line to the chain of `subject`, in the transaction of the act.
pub fn append(tx: &mut Tx<'_>, subject: Subject, entry: &Entry) -> Result<(), DbError> {
    let at = tx.now()?;
    let (rank, previous) = depot::take_ranks(tx, subject, 1)?;
    let secret = entry.personal.as_ref().map(|personal| {
        let salt = tx.ctx().random.token(16);
        (canonical::text(personal), salt)
    });
    let (text, hash) = Draft {
        subject,
        rank,
        at,
        actor: tx.ctx().actor,
        act: entry.act,
        public: &entry.public,
        commitment: secret.as_ref().map(|(personal, salt)| commit(salt, personal)),
        previous: &previous,
    }
    .write();
    depot::insert(tx, subject, rank, &text, &hash)?;
    if let Some((personal, salt)) = &secret {
        depot::insert_personal(tx, subject, rank, salt, personal)?;
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

pub(crate) fn digest(text: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(text))
}

pub(crate) fn commit(salt: &str, text: &str) -> String {
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
