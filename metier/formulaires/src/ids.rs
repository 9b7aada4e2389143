use std::fmt;

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL_NOPAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Ids stay under 2^53 so that a JavaScript client reads them exactly.
const CINQUANTE_TROIS_BITS: u64 = (1 << 53) - 1;
const PREFIXE_NOM: &str = "champ_";

/// The stable id of a champ: the same through all the revisions of a démarche.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChampId(pub u64);

impl ChampId {
    /// Reads a GraphQL id (base64 of `Champ-<stable id>`, the urlsafe alphabet and missing padding tolerated).
    /// A row's id (`Champ-<stable id>|<row>`) is refused: see [`ChampId::lire_en_rangee`].
    pub fn lire(graphql: &str) -> Option<Self> {
        match Self::lire_en_rangee(graphql)? {
            (id, None) => Some(id),
            _ => None,
        }
    }

    /// Reads a GraphQL id with the row it may carry.
    pub fn lire_en_rangee(graphql: &str) -> Option<(Self, Option<RangeeId>)> {
        let nu = graphql.trim_end_matches('=').as_bytes();
        let octets = BASE64_NOPAD.decode(nu).or_else(|_| BASE64URL_NOPAD.decode(nu)).ok()?;
        let texte = String::from_utf8(octets).ok()?;
        let (stable, rangee) = match texte.strip_prefix("Champ-")?.split_once('|') {
            Some((stable, rangee)) => (stable.to_owned(), Some(RangeeId::lire(rangee)?)),
            None => (texte.strip_prefix("Champ-")?.to_owned(), None),
        };
        if !stable.bytes().all(|octet| octet.is_ascii_digit()) {
            return None;
        }
        Some((Self(stable.parse().ok()?), rangee))
    }

    /// The GraphQL id: base64 of `Champ-<stable id>`.
    pub fn graphql(self) -> String {
        BASE64.encode(format!("Champ-{}", self.0).as_bytes())
    }

    /// The GraphQL id of this champ in a row: base64 of `Champ-<stable id>|<row>`.
    pub fn graphql_en_rangee(self, rangee: &RangeeId) -> String {
        BASE64.encode(format!("Champ-{}|{rangee}", self.0).as_bytes())
    }

    /// A stable id made from what identifies a champ in a file that has no ids.
    pub(crate) fn deriver(graine: &str) -> Self {
        let condense = Sha256::digest(graine.as_bytes());
        let mut octets = [0; 8];
        octets.copy_from_slice(&condense[..8]);
        Self((u64::from_be_bytes(octets) & CINQUANTE_TROIS_BITS).max(1))
    }

    /// The `name` of the HTML control, which is also the prefill key: `champ_<graphql id>`, and
    /// `champ_<graphql id>.<row>` in a row (a point needs no escaping and is not a base64 sign).
    pub fn nom(self, rangee: Option<&RangeeId>) -> String {
        match rangee {
            Some(rangee) => format!("{PREFIXE_NOM}{}.{rangee}", self.graphql()),
            None => format!("{PREFIXE_NOM}{}", self.graphql()),
        }
    }

    /// The `id` of the HTML control: letters, digits and hyphens, so also fit for a CSS selector.
    pub fn id_html(self, rangee: Option<&RangeeId>) -> String {
        match rangee {
            Some(rangee) => format!("champ-{}-{rangee}", self.0),
            None => format!("champ-{}", self.0),
        }
    }
}

impl fmt::Display for ChampId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The id of a row of a repeatable block: 1 to 26 letters and digits, a ULID in practice, chosen by the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RangeeId(Box<str>);

impl RangeeId {
    /// Reads a row id.
    pub fn lire(texte: &str) -> Option<Self> {
        let bon = (1..=26).contains(&texte.len())
            && texte.bytes().all(|octet| octet.is_ascii_alphanumeric());
        bon.then(|| Self(texte.into()))
    }

    /// The id of a row by its rank, for who makes every row of a form at once.
    pub fn numero(rang: u32) -> Self {
        Self(rang.to_string().into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RangeeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for RangeeId {
    type Error = &'static str;

    fn try_from(texte: String) -> Result<Self, Self::Error> {
        Self::lire(&texte).ok_or("a row id is made of 1 to 26 letters and digits")
    }
}

impl From<RangeeId> for String {
    fn from(id: RangeeId) -> Self {
        id.0.into()
    }
}

/// A block of answers, the unit that is saved: the fields before the first section, a section, or a row.
/// Its text (`debut`, `s-<champ>`, `r-<champ>-<row>`) is the key of storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum BlocId {
    /// The fields before the first section.
    Debut,
    /// The fields of the step that this first-level section opens.
    Section(ChampId),
    /// A row of a repeatable block.
    Rangee(ChampId, RangeeId),
}

impl BlocId {
    /// Reads the text of a block id.
    pub fn lire(texte: &str) -> Option<Self> {
        if texte == "debut" {
            return Some(Self::Debut);
        }
        if let Some(section) = texte.strip_prefix("s-") {
            return Some(Self::Section(ChampId(section.parse().ok()?)));
        }
        let (champ, rangee) = texte.strip_prefix("r-")?.split_once('-')?;
        Some(Self::Rangee(ChampId(champ.parse().ok()?), RangeeId::lire(rangee)?))
    }
}

impl fmt::Display for BlocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Debut => f.write_str("debut"),
            Self::Section(champ) => write!(f, "s-{champ}"),
            Self::Rangee(champ, rangee) => write!(f, "r-{champ}-{rangee}"),
        }
    }
}

impl TryFrom<String> for BlocId {
    type Error = &'static str;

    fn try_from(texte: String) -> Result<Self, Self::Error> {
        Self::lire(&texte).ok_or("a block is debut, s-<champ> or r-<champ>-<row>")
    }
}

impl From<BlocId> for String {
    fn from(id: BlocId) -> Self {
        id.to_string()
    }
}
