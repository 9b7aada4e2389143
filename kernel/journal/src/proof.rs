//! What a person takes away: one line of a chain, signed at once.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use db::{DbError, Tx};
use primitives::Stamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::depot::{self, Kept};
use crate::key::{Purpose, hex};
use crate::{PublicKey, SealKey, Subject};

const VERSION: u8 = 1;
const CHECK: usize = 2;
const SIGNATURE: usize = 64;

/// A line of the journal, signed: it can be checked without a database, with the public key alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The kind of its subject: `dossier`.
    pub kind: String,
    /// The id of its subject.
    pub id: i64,
    /// The rank of the line in the chain of the subject.
    pub rank: i64,
    /// When the line was written.
    pub at: Stamp,
    /// The hash of what was given (for a filing, of its answers); zeros when the act gave nothing.
    pub content: [u8; 32],
    /// The hash of the line.
    pub line: [u8; 32],
    /// The key that signed.
    pub key: PublicKey,
    signature: [u8; SIGNATURE],
}

/// Why a text is not the code of a proof.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum BadCode {
    /// A sign is missing, too many or mistaken: it was copied badly.
    #[error("the code was copied badly")]
    Copied,
    /// It was made by a later version.
    #[error("the code has a form that this version does not know")]
    Version,
}

/// The last line of `act` in the chain of `subject`, signed by `key`; `None` without such a line.
/// Deterministic: asked twice, it is the same proof.
pub fn attest(
    tx: &mut Tx<'_>,
    key: &SealKey,
    subject: Subject,
    act: &str,
) -> Result<Option<Proof>, DbError> {
    let line = depot::last_of_act(tx, subject, act)?;
    Ok(line.and_then(|line| Proof::of(key, subject, &line)))
}

impl Proof {
    fn of(key: &SealKey, subject: Subject, line: &Kept) -> Option<Self> {
        let content: Value = serde_json::from_str(&line.text).ok()?;
        let given = content["public"]["reponses"].as_str().and_then(hex);
        let mut proof = Self {
            kind: subject.kind.to_owned(),
            id: subject.id,
            rank: line.rank,
            at: Stamp(content["quand"].as_i64()?),
            content: given.unwrap_or_default(),
            line: hex(&line.hash)?,
            key: key.public(),
            signature: [0; SIGNATURE],
        };
        proof.signature = key.sign(Purpose::Proof, &proof.signed());
        Some(proof)
    }

    /// Whether the key that it names signed it. Whose key it is, the proof cannot say: compare
    /// [`Proof::key`] with the one that is published.
    pub fn is_true(&self) -> bool {
        self.key.signed(Purpose::Proof, &self.signed(), &self.signature)
    }

    /// The hash of the line, in hexadecimal, as the journal writes it.
    pub fn line_hex(&self) -> String {
        HEXLOWER.encode(&self.line)
    }

    /// The hash of what was given, in hexadecimal.
    pub fn content_hex(&self) -> String {
        HEXLOWER.encode(&self.content)
    }

    /// The whole proof in about 310 capital letters and digits (base 32, RFC 4648): it fits a QR code
    /// in its alphanumeric mode, and can be dictated. [`grouped`] cuts it for the eye.
    pub fn code(&self) -> String {
        let mut bytes = self.signed();
        bytes.extend_from_slice(&self.signature);
        let check = Sha256::digest(&bytes);
        bytes.extend_from_slice(&check[..CHECK]);
        BASE32_NOPAD.encode(&bytes)
    }

    /// Reads a code back, however it was spaced. Whether it is true is another question:
    /// [`Proof::is_true`].
    ///
    /// # Errors
    /// [`BadCode`].
    pub fn read(code: &str) -> Result<Self, BadCode> {
        let letters: String = code
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let bytes = BASE32_NOPAD.decode(letters.as_bytes()).map_err(|_| BadCode::Copied)?;
        let (content, check) =
            bytes.split_at_checked(bytes.len().saturating_sub(CHECK)).ok_or(BadCode::Copied)?;
        if check != &Sha256::digest(content)[..CHECK] {
            return Err(BadCode::Copied);
        }
        match content.split_first() {
            Some((&VERSION, rest)) => Self::parse(rest).ok_or(BadCode::Copied),
            _ => Err(BadCode::Version),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut left = bytes;
        let [length] = take(&mut left)?;
        let (kind, rest) = left.split_at_checked(usize::from(length))?;
        left = rest;
        let number = |bytes: [u8; 8]| i64::from_be_bytes(bytes);
        let proof = Self {
            kind: std::str::from_utf8(kind).ok()?.to_owned(),
            id: number(take(&mut left)?),
            rank: number(take(&mut left)?),
            at: Stamp(number(take(&mut left)?)),
            content: take(&mut left)?,
            line: take(&mut left)?,
            key: PublicKey(take(&mut left)?),
            signature: take(&mut left)?,
        };
        left.is_empty().then_some(proof)
    }

    fn signed(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION, u8::try_from(self.kind.len()).unwrap_or(u8::MAX)];
        bytes.extend_from_slice(self.kind.as_bytes());
        for number in [self.id, self.rank, self.at.0] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        for hash in [&self.content, &self.line, &self.key.0] {
            bytes.extend_from_slice(hash);
        }
        bytes
    }
}

fn take<const N: usize>(left: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = left.split_first_chunk::<N>()?;
    *left = rest;
    Some(*first)
}

/// A code in groups of four, ten groups a line: what is printed on paper and typed back.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let lines: Vec<String> = groups.chunks(10).map(|line| line.join(" ")).collect();
    lines.join("\n")
}
