//! The long proof of a line: from the line to the head of its chain, from the head to a seal, from
//! the seal to a key. Nothing of the database is needed to check it.

use data_encoding::HEXLOWER;
use db::{DbError, Tx};
use primitives::Stamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::key::hex;
use crate::line::digest;
use crate::seal::{SealContent, each_leaf, leaf_of, signed};
use crate::{PublicKey, Subject, depot, merkle};

/// The longest chain that a proof holds, in lines.
const LINES: i64 = 1_000;

/// A file that proves a line; its JSON has the names that residents see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedProof {
    /// The version of this form.
    #[serde(rename = "preuve")]
    pub version: i64,
    /// The texts of the lines: the one that is proven, then those after it, up to the head.
    #[serde(rename = "lignes")]
    pub lines: Vec<String>,
    /// The place of the head among those under the seal, from 0.
    #[serde(rename = "place")]
    pub index: u64,
    /// The hashes that lead from the head to the root, in hexadecimal.
    #[serde(rename = "chemin")]
    pub path: Vec<String>,
    /// The text of the seal.
    #[serde(rename = "scelle")]
    pub seal: String,
    /// The signature of the seal, in hexadecimal.
    pub signature: String,
}

/// What a true proof shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The kind and the id of the subject.
    pub subject: (String, i64),
    /// The rank of the line.
    pub rank: i64,
    /// The act.
    pub act: String,
    /// When the act was done.
    pub at: Stamp,
    /// The hash of what was given, if the act gave something.
    pub content: Option<String>,
    /// The hash of the line.
    pub line: String,
    /// The number of the seal.
    pub seal: i64,
    /// When the seal was made.
    pub sealed_at: Stamp,
    /// The key that signed the seal.
    pub key: PublicKey,
}

/// Why a proof is not true.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Untrue {
    /// It is not the file that was given out.
    #[error("the file is not a proof")]
    Form,
    /// A line does not follow the one before.
    #[error("the lines do not follow one another")]
    Lines,
    /// The head is not under the seal.
    #[error("the line does not lead to the seal")]
    Path,
    /// The seal is not signed by the key that it names.
    #[error("the seal is not signed by its key")]
    Signature,
}

impl SealedProof {
    /// The proof of a line of `subject`, once a seal covers it.
    pub fn of(tx: &mut Tx<'_>, subject: Subject, rank: i64) -> Result<Option<Self>, DbError> {
        let Some(head) = depot::first_over(tx, subject.kind, subject.id, rank)? else {
            return Ok(None);
        };
        let Some(seal) = depot::seals_after(tx, head.seal - 1, 1)?.pop() else { return Ok(None) };
        let length = head.rank - rank + 1;
        if length > LINES {
            return Ok(None);
        }
        let lines = depot::lines_after(tx, subject, rank - 1, length)?;
        let mut leaves = Vec::new();
        each_leaf(tx, head.seal, |leaf| leaves.push(leaf))?;
        let index = usize::try_from(head.leaf).unwrap_or_default();
        Ok(Some(Self {
            version: 1,
            lines: lines.into_iter().map(|line| line.text).collect(),
            index: index as u64,
            path: merkle::path(&leaves, index).iter().map(|hash| HEXLOWER.encode(hash)).collect(),
            seal: seal.text,
            signature: seal.signature,
        }))
    }

    /// Checks it, with nothing else. Whose key it is, the file cannot say: compare
    /// [`Checked::key`] with the one that is published.
    ///
    /// # Errors
    /// [`Untrue`].
    pub fn check(&self) -> Result<Checked, Untrue> {
        let seal = SealContent::read(&self.seal).filter(|_| self.version == 1);
        let seal = seal.ok_or(Untrue::Form)?;
        if !signed(&self.seal, &self.signature, seal.key) {
            return Err(Untrue::Signature);
        }
        let first = self.lines.first().and_then(|text| Named::read(text)).ok_or(Untrue::Form)?;
        let head = self.head(&first)?;
        let path: Option<Vec<_>> = self.path.iter().map(|hash| hex(hash)).collect();
        let size = u64::try_from(seal.heads).map_err(|_| Untrue::Form)?;
        let leaf = leaf_of(&first.kind, first.id, head.rank, &head.hash);
        let root = merkle::root_of(leaf, self.index, size, &path.ok_or(Untrue::Form)?);
        if root != Some(seal.root) {
            return Err(Untrue::Path);
        }
        Ok(Checked {
            subject: (first.kind, first.id),
            rank: first.rank,
            act: first.value["acte"].as_str().unwrap_or_default().to_owned(),
            at: Stamp(first.value["quand"].as_i64().unwrap_or_default()),
            content: first.value["public"]["reponses"].as_str().map(str::to_owned),
            line: first.hash,
            seal: seal.number,
            sealed_at: seal.at,
            key: seal.key,
        })
    }

    /// Follows the lines from the first to the last.
    fn head(&self, first: &Named) -> Result<Named, Untrue> {
        let mut head = first.clone();
        for text in &self.lines[1..] {
            let next = Named::read(text).ok_or(Untrue::Lines)?;
            let follows = next.value["precedent"].as_str() == Some(&head.hash)
                && next.rank == head.rank + 1
                && (&next.kind, next.id) == (&head.kind, head.id);
            if !follows {
                return Err(Untrue::Lines);
            }
            head = next;
        }
        Ok(head)
    }
}

/// A line read from its text.
#[derive(Clone)]
struct Named {
    kind: String,
    id: i64,
    rank: i64,
    hash: String,
    value: Value,
}

impl Named {
    fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            kind: value["sujet"][0].as_str()?.to_owned(),
            id: value["sujet"][1].as_i64()?,
            rank: value["rang"].as_i64()?,
            hash: digest(text),
            value,
        })
    }
}

/// Whether the journal still has, in this place, the line of this hash: a person who holds a proof
/// sees that nobody changed the record since.
pub fn still_there(
    tx: &mut Tx<'_>,
    subject: (&str, i64),
    rank: i64,
    hash: &str,
) -> Result<bool, DbError> {
    let line = depot::line(tx, subject.0, subject.1, rank)?;
    Ok(line.is_some_and(|line| line.hash == hash && digest(&line.text) == hash))
}
