//! One chain, line after line.

use std::collections::BTreeSet;

use serde_json::Value;
use thiserror::Error;

use crate::READINGS;
use crate::depot::{Head, Kept, Sealed};
use crate::line::{commit, digest};
use crate::retention::{ERASURE, TRUNCATION};

/// Why a chain is not what it was when it was written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
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
    /// The personal content is gone, and no line says that it was erased.
    #[error("line {0}: its personal content is missing and no erasure is declared")]
    Erased(i64),
    /// The beginning is gone, and no truncation at a seal is declared.
    #[error("the lines up to {0} are missing and no truncation at a seal is declared")]
    Undeclared(i64),
    /// The line is not the one that a seal covers.
    #[error("line {rank}: not the one under seal {seal}")]
    Sealed {
        /// The rank of the line.
        rank: i64,
        /// The number of the seal.
        seal: i64,
    },
    /// The chain ends before a line that a seal covers.
    #[error("cut after line {found}: seal {seal} covers line {rank}")]
    Cut {
        /// The rank of the last line found.
        found: i64,
        /// The rank of the line under the seal.
        rank: i64,
        /// The number of the seal.
        seal: i64,
    },
    /// The last line is not the one that the head names.
    #[error("the chain ends at line {found}, its head says {expected}")]
    Head {
        /// The rank of the last line found.
        found: i64,
        /// The rank that the head names.
        expected: i64,
    },
}

/// A beginning that was removed at a seal, as the chain itself says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rank of the last line removed.
    pub rank: i64,
}

struct Beginning {
    rank: i64,
    hash: String,
    sealed: bool,
    declared: bool,
}

/// What is known of a chain so far.
pub(super) struct Chain {
    readings: bool,
    /// Whether the heads under seals are read beside the lines.
    seals: bool,
    rank: i64,
    hash: String,
    begun: bool,
    gap: Option<Beginning>,
    /// The lines whose personal content is missing and not said erased.
    missing: BTreeSet<i64>,
    broken: Option<Broken>,
}

impl Chain {
    pub(super) fn new(kind: &str, seals: bool) -> Self {
        Self {
            readings: kind == READINGS,
            seals,
            rank: 0,
            hash: String::new(),
            begun: false,
            gap: None,
            missing: BTreeSet::new(),
            broken: None,
        }
    }

    /// The next line. After one that is broken, nothing more is said of the chain.
    pub(super) fn line(&mut self, line: &Kept) {
        if self.broken.is_none() {
            self.broken = self.follow(line).err();
        }
    }

    fn follow(&mut self, line: &Kept) -> Result<(), Broken> {
        let content: Value =
            serde_json::from_str(&line.text).map_err(|_| Broken::Text(line.rank))?;
        if digest(&line.text) != line.hash {
            return Err(Broken::Text(line.rank));
        }
        if !self.begun {
            self.begin(line, &content);
        }
        let chained = content["precedent"].as_str() == Some(&self.hash)
            && content["sujet"][0].as_str() == Some(&line.chain.0)
            && content["sujet"][1].as_i64() == Some(line.chain.1);
        if line.rank != self.rank + 1 || content["rang"] != line.rank || !chained {
            return Err(Broken::Chain(line.rank));
        }
        self.personal(line, &content)?;
        self.declarations(&content);
        self.rank = line.rank;
        self.hash.clone_from(&line.hash);
        Ok(())
    }

    /// A chain of readings may begin later than its first line, if it says why before it ends.
    fn begin(&mut self, line: &Kept, content: &Value) {
        self.begun = true;
        if self.readings && line.rank > 1 {
            self.rank = line.rank - 1;
            self.hash = content["precedent"].as_str().unwrap_or_default().to_owned();
            let hash = self.hash.clone();
            self.gap =
                Some(Beginning { rank: self.rank, hash, sealed: !self.seals, declared: false });
        }
    }

    fn personal(&mut self, line: &Kept, content: &Value) -> Result<(), Broken> {
        match (&line.personal, content["engagement"].as_str()) {
            (Some((salt, text)), commitment) if commitment != Some(&commit(salt, text)) => {
                Err(Broken::Personal(line.rank))
            }
            (None, Some(_)) => {
                self.missing.insert(line.rank);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What the chain says of its own losses.
    fn declarations(&mut self, content: &Value) {
        let public = &content["public"];
        match content["acte"].as_str() {
            Some(ERASURE) => {
                let (last, only) = (public["jusqu_au"].as_i64(), public["rang"].as_i64());
                self.missing.retain(|rank| Some(*rank) > last && Some(*rank) != only);
            }
            Some(TRUNCATION) => {
                if let Some(gap) = &mut self.gap {
                    gap.declared |= public["rang"] == gap.rank
                        && public["empreinte"].as_str() == Some(&gap.hash);
                }
            }
            _ => {}
        }
    }

    /// A head under a seal, and the line of its rank if the chain has one.
    pub(super) fn sealed(&mut self, sealed: &Sealed, line: Option<&Kept>) {
        if self.broken.is_some() {
            return;
        }
        let (rank, seal) = (sealed.rank, sealed.seal);
        let differs = Broken::Sealed { rank, seal };
        self.broken = match (line, &mut self.gap) {
            (None, _) => Some(Broken::Cut { found: self.rank, rank, seal }),
            (_, Some(gap)) if rank < gap.rank => None,
            (_, Some(gap)) if rank == gap.rank => {
                gap.sealed = gap.hash == sealed.hash;
                (!gap.sealed).then_some(differs)
            }
            (Some(line), _) => (line.rank != rank || line.hash != sealed.hash).then_some(differs),
        };
    }

    /// The end: what the head says, and whether what is missing was declared.
    pub(super) fn end(self, head: Option<&Head>) -> Result<Option<Gap>, Broken> {
        if let Some(broken) = self.broken {
            return Err(broken);
        }
        let expected = head.map_or(0, |head| head.rank);
        if expected != self.rank || head.is_some_and(|head| head.hash != self.hash) {
            return Err(Broken::Head { found: self.rank, expected });
        }
        if let Some(first) = self.missing.first() {
            return Err(Broken::Erased(*first));
        }
        match self.gap {
            Some(gap) if !gap.declared || !gap.sealed => Err(Broken::Undeclared(gap.rank)),
            gap => Ok(gap.map(|gap| Gap { rank: gap.rank })),
        }
    }
}
