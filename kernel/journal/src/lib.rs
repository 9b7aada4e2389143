#![doc = include_str!("../README.md")]

mod depot;
mod key;
mod line;
mod merkle;
mod proof;
mod readings;
mod retention;
mod seal;
mod sealed_proof;
mod verify;

pub use key::{BadKey, PublicKey, SealKey};
pub use line::{Entry, Line, Subject, append, lines};
pub use proof::{BadCode, Proof, attest, grouped};
pub use readings::{Opened, Reading, Readings, Unwritten, opened};
pub use retention::{erase_personal, erase_personal_of, purge_readings};
pub use seal::{Seal, SealContent, due, keys, seal, seals};
pub use sealed_proof::{Checked, SealedProof, Untrue, still_there};
pub use verify::{Broken, BrokenSeal, Gap, Report, verify, verify_all};

/// The kind of the chains of readings: one a process.
pub const READINGS: &str = "lectures";
