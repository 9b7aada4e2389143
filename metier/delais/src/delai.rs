use std::{fmt, str::FromStr};

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// A length of time as a text of law says it. Written `P2M` or `P15D` (ISO 8601) in columns and
/// JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Delai {
    /// Calendar months, from date to date.
    Mois(u16),
    /// Calendar days.
    Jours(u16),
}

impl Default for Delai {
    /// Two months (CRPA L231-1).
    fn default() -> Self {
        Self::Mois(2)
    }
}

/// From date to date, day of the month to day of the month (« de quantième à quantième »): received
/// on 12 January, two months end on 12 March. A month that lacks the day ends the delay on its last
/// one. Holidays are not looked at.
#[must_use]
pub fn terme(depuis: Date, delai: Delai) -> Date {
    let duree = match delai {
        Delai::Mois(n) => Span::new().months(n),
        Delai::Jours(n) => Span::new().days(n),
    };
    depuis.saturating_add(duree)
}

impl fmt::Display for Delai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mois(n) => write!(f, "P{n}M"),
            Self::Jours(n) => write!(f, "P{n}D"),
        }
    }
}

/// A text that is not `P<n>M` or `P<n>D` with n from 1 to 65 535.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelaiIllisible(pub String);

impl fmt::Display for DelaiIllisible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a delay in months or days: {:?}", self.0)
    }
}

impl std::error::Error for DelaiIllisible {}

impl FromStr for Delai {
    type Err = DelaiIllisible;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let lire = || {
            let corps = texte.strip_prefix('P')?;
            let (fabrique, nombre): (fn(u16) -> Self, _) = match corps.strip_suffix('M') {
                Some(n) => (Self::Mois, n),
                None => (Self::Jours, corps.strip_suffix('D')?),
            };
            let chiffres = nombre.bytes().all(|c| c.is_ascii_digit());
            nombre.parse().ok().filter(|n| *n > 0 && chiffres).map(fabrique)
        };
        lire().ok_or_else(|| DelaiIllisible(texte.to_owned()))
    }
}

impl From<Delai> for String {
    fn from(delai: Delai) -> Self {
        delai.to_string()
    }
}

impl TryFrom<String> for Delai {
    type Error = DelaiIllisible;

    fn try_from(texte: String) -> Result<Self, Self::Error> {
        texte.parse()
    }
}
