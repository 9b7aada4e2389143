#![doc = include_str!("../README.md")]

mod arg;
mod dates;
mod langue;
mod moteur;
mod nombres;

/// Written by `build/` from `locales/`.
#[allow(clippy::all, clippy::pedantic, reason = "this code is generated")]
mod accesseurs {
    include!(concat!(env!("OUT_DIR"), "/accesseurs.rs"));
}

pub use arg::{Arg, IntoArg};
pub use langue::Langue;

/// The texts of one language: a handle as light as the language's name, with one accessor a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Textes(Langue);

impl Textes {
    /// The French texts.
    pub const fn fr() -> Self {
        Self(Langue::Fr)
    }

    /// The English texts.
    pub const fn en() -> Self {
        Self(Langue::En)
    }

    /// The texts of a language.
    pub const fn pour(langue: Langue) -> Self {
        Self(langue)
    }

    /// The language of these texts.
    pub const fn langue(self) -> Langue {
        self.0
    }

    /// The text of a key known only when running, such as a problem's code; `None` if there is no such key.
    pub fn par_cle(self, cle: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        match accesseurs::FIXES.binary_search_by(|fixe| fixe.0.cmp(cle)) {
            Ok(rang) => Some(self.fixe(rang).to_owned()),
            Err(_) => moteur::formater(self.0, cle, args),
        }
    }

    fn fixe(self, rang: usize) -> &'static str {
        let (_, fr, en) = accesseurs::FIXES[rang];
        match self.0 {
            Langue::Fr => fr,
            Langue::En => en,
        }
    }

    fn avec(self, cle: &str, args: &[(&str, Arg<'_>)]) -> String {
        moteur::formater(self.0, cle, args).unwrap_or_else(|| cle.to_owned())
    }
}
