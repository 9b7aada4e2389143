//! Stable snake_case codes, one list for the column, the JSON and the key of a translation.

use std::fmt;

/// A code that no variant bears: a column or a file written by another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeInconnu {
    /// The enum that was read.
    pub liste: &'static str,
    /// What was found.
    pub code: String,
}

impl fmt::Display for CodeInconnu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: unknown code {:?}", self.liste, self.code)
    }
}

impl std::error::Error for CodeInconnu {}

/// An enum of [`primitives::codes!`] that is also written by `Display` and read by `FromStr`.
macro_rules! codes {
    ($(#[$attr:meta])* $nom:ident { $($variantes:tt)+ }) => {
        primitives::codes! { $(#[$attr])* $nom { $($variantes)+ } }

        impl std::fmt::Display for $nom {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $nom {
            type Err = crate::CodeInconnu;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                let inconnu =
                    || crate::CodeInconnu { liste: stringify!($nom), code: code.to_owned() };
                Self::lire(code).ok_or_else(inconnu)
            }
        }
    };
}
pub(crate) use codes;
