//! Seals: from time to time, one signature over the heads of every chain that changed.

use data_encoding::HEXLOWER;
use db::{DbError, Tx};
use primitives::{Stamp, canonical};
use serde_json::{Value, json};

use crate::depot::{self, Sealed};
use crate::key::{Purpose, hex};
use crate::line::digest;
use crate::merkle::{self, Hash, Tree};
use crate::{PublicKey, SealKey};

/// The hour in Paris after which the seal of the day is made.
const HOUR: i64 = 3;
/// Lines after which a seal does not wait for the night.
const LINES: i64 = 10_000;

/// A seal as it is kept and published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Its number, from 1, without a hole.
    pub number: i64,
    /// When it was made.
    pub at: Stamp,
    /// Its canonical text, which is signed.
    pub text: String,
    /// The signature, in hexadecimal.
    pub signature: String,
}

/// What the text of a seal says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealContent {
    /// Its number.
    pub number: i64,
    /// When it was made.
    pub at: Stamp,
    /// The Merkle root over the heads.
    pub root: [u8; 32],
    /// How many heads.
    pub heads: i64,
    /// The hash of the seal before; empty for the first.
    pub previous: String,
    /// The key that signs it.
    pub key: PublicKey,
    /// The key that signs those that follow, when this seal hands over.
    pub next: Option<PublicKey>,
}

impl Seal {
    /// The SHA-256 of its text, in hexadecimal: what the next one names.
    pub fn hash(&self) -> String {
        digest(&self.text)
    }

    /// What its text says; `None` when it is not the text of a seal.
    pub fn content(&self) -> Option<SealContent> {
        SealContent::read(&self.text)
    }

    /// Whether the key that its text names signed it.
    pub fn is_signed(&self) -> bool {
        self.content().is_some_and(|content| signed(&self.text, &self.signature, content.key))
    }
}

pub(crate) fn signed(text: &str, signature: &str, key: PublicKey) -> bool {
    let bytes = hex::<64>(signature);
    bytes.is_some_and(|bytes| key.signed(Purpose::Seal, text.as_bytes(), &bytes))
}

impl SealContent {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let next = match &value["nouvelle_cle"] {
            Value::Null => None,
            key => Some(key.as_str()?.parse().ok()?),
        };
        Some(Self {
            number: value["scelle"].as_i64()?,
            at: Stamp(value["quand"].as_i64()?),
            root: hex(value["racine"].as_str()?)?,
            heads: value["tetes"].as_i64()?,
            previous: value["precedent"].as_str()?.to_owned(),
            key: value["cle"].as_str()?.parse().ok()?,
            next,
        })
    }

    fn text(&self) -> String {
        canonical::text(&json!({
            "scelle": self.number,
            "quand": self.at.0,
            "racine": HEXLOWER.encode(&self.root),
            "tetes": self.heads,
            "precedent": self.previous,
            "cle": self.key.to_string(),
            "nouvelle_cle": self.next.map(|key| key.to_string()),
        }))
    }
}

/// Whether it is time for a seal: the first one, the one of the day, or one for the many lines
/// written since the last.
pub fn due(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    let now = tx.now()?;
    let Some(last) = depot::last_seal(tx)? else { return Ok(true) };
    let day = |at: Stamp| at.plus_seconds(-HOUR * 3_600).date();
    Ok(day(last.at) < day(now) || depot::unsealed(tx)? >= LINES)
}

/// Makes a seal over the heads that changed since the last one; with `next`, it says that this key
/// signs from now on. `None` when another node has just made one, or when this key has handed over
/// to another: a process that still holds it must be started again.
pub fn seal(
    tx: &mut Tx<'_>,
    key: &SealKey,
    next: Option<PublicKey>,
) -> Result<Option<Seal>, DbError> {
    let at = tx.now()?;
    let last = depot::last_seal(tx)?;
    if let Some(last) = &last
        && is_retired(tx, last, key.public())?
    {
        return Ok(None);
    }
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    if !depot::claim_seal(tx, number, at)? {
        return Ok(None);
    }
    depot::take_heads(tx, number)?;
    let tree = tree(tx, number)?;
    let content = SealContent {
        number,
        at,
        root: tree.root(),
        heads: tree.size(),
        previous: last.map(|last| last.hash()).unwrap_or_default(),
        key: key.public(),
        next,
    };
    let text = content.text();
    let signature = HEXLOWER.encode(&key.sign(Purpose::Seal, text.as_bytes()));
    let seal = Seal { number, at, text, signature };
    depot::write_seal(tx, &seal)?;
    Ok(Some(seal))
}

/// Whether a key signed once and does not sign any more. One that never signed is that of an
/// installation that lost its own: it signs, and [`verify_all`](crate::verify_all) tells.
fn is_retired(tx: &mut Tx<'_>, last: &Seal, key: PublicKey) -> Result<bool, DbError> {
    let current = last.content().map(|content| content.next.unwrap_or(content.key));
    Ok(current != Some(key) && keys(tx)?.contains(&key))
}

/// The tree over the heads that the database has under a seal.
pub(crate) fn tree(tx: &mut Tx<'_>, number: i64) -> Result<Tree, DbError> {
    let mut tree = Tree::default();
    each_leaf(tx, number, |hash| tree.push(hash))?;
    Ok(tree)
}

pub(crate) fn each_leaf(
    tx: &mut Tx<'_>,
    number: i64,
    mut take: impl FnMut(Hash),
) -> Result<(), DbError> {
    let mut page = depot::leaves(tx, number, None)?;
    while let Some(last) = page.last() {
        page.iter().for_each(|head| take(leaf(head)));
        page = depot::leaves(tx, number, Some(last))?;
    }
    Ok(())
}

fn leaf(head: &Sealed) -> Hash {
    leaf_of(&head.chain.0, head.chain.1, head.rank, &head.hash)
}

/// A leaf: the head of a chain, by its name, its rank and its hash.
pub(crate) fn leaf_of(kind: &str, id: i64, rank: i64, hash: &str) -> Hash {
    merkle::leaf(canonical::text(&json!([kind, id, rank, hash])).as_bytes())
}

/// The seals before a number, the latest first; public.
pub fn seals(tx: &mut Tx<'_>, before: i64, limit: i64) -> Result<Vec<Seal>, DbError> {
    depot::seals_before(tx, before, limit)
}

/// The keys that the seals name, the first first: those of this installation, now and before.
pub fn keys(tx: &mut Tx<'_>) -> Result<Vec<PublicKey>, DbError> {
    let mut keys = Vec::new();
    let mut after = 0;
    loop {
        let page = depot::seals_after(tx, after, depot::PAGE)?;
        let Some(last) = page.last() else { return Ok(keys) };
        after = last.number;
        for content in page.iter().filter_map(Seal::content) {
            for key in [Some(content.key), content.next].into_iter().flatten() {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
    }
}
