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

/// Declares an enum without fields with `TOUS`, `code`, `Display`, `FromStr` and serde by code.
macro_rules! codes {
    ($(#[$attr:meta])* $nom:ident { $($(#[$doc:meta])* $variante:ident = $code:literal,)+ }) => {
        $(#[$attr])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $nom {
            $($(#[$doc])* #[serde(rename = $code)] $variante,)+
        }

        impl $nom {
            /// Every variant, in the order of declaration.
            pub const TOUS: &'static [Self] = &[$(Self::$variante,)+];

            /// The stable code, as stored and as sent.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variante => $code,)+ }
            }
        }

        impl std::fmt::Display for $nom {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $nom {
            type Err = crate::CodeInconnu;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variante),)+
                    _ => Err(crate::CodeInconnu {
                        liste: stringify!($nom),
                        code: code.to_owned(),
                    }),
                }
            }
        }
    };
}
pub(crate) use codes;
