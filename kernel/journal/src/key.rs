//! Who signs: an Ed25519 key (RFC 8032) kept outside the database.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use data_encoding::HEXLOWER_PERMISSIVE;
use primitives::Random;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use thiserror::Error;

/// What is signed says what it is, so that no signature can be taken for another.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Seal,
    Proof,
}

impl Purpose {
    fn message(self, content: &[u8]) -> Vec<u8> {
        let name: &[u8] = match self {
            Self::Seal => b"parvis-scelle-1\n",
            Self::Proof => b"parvis-preuve-1\n",
        };
        [name, content].concat()
    }
}

/// The key that signs seals and proofs. Cheap to clone.
#[derive(Clone)]
pub struct SealKey(Arc<Ed25519KeyPair>);

/// The half of a key that everyone may know: it checks what the other half signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub(crate) [u8; 32]);

/// A text that is no key.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("a key is 64 hexadecimal digits")]
pub struct BadKey;

impl SealKey {
    /// The key of a seed of 32 secret bytes.
    ///
    /// # Errors
    /// [`BadKey`] when the library refuses the seed.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, BadKey> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| BadKey)?;
        Ok(Self(Arc::new(pair)))
    }

    /// A new seed.
    pub fn new_seed(random: &Random) -> [u8; 32] {
        random.bytes()
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        PublicKey(bytes)
    }

    pub(crate) fn sign(&self, purpose: Purpose, content: &[u8]) -> [u8; 64] {
        let mut bytes = [0; 64];
        bytes.copy_from_slice(self.0.sign(&purpose.message(content)).as_ref());
        bytes
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKey({})", self.public())
    }
}

impl PublicKey {
    pub(crate) fn signed(&self, purpose: Purpose, content: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.0);
        key.verify(&purpose.message(content), signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PublicKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        hex(text.trim()).map(Self).ok_or(BadKey)
    }
}

/// `N` bytes written in hexadecimal.
pub(crate) fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?.try_into().ok()
}
