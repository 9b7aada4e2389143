//! The state of a request, as an icon and a word.

use super::{Icone, Texte, Ton};

/// The states a resident sees, each with its icon and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Etat {
    /// A draft.
    ATerminer,
    /// Received, nobody looked at it yet.
    Recue,
    /// The resident must send something.
    ACompleter,
    /// Being examined.
    EnExamen,
    /// Accepted.
    Acceptee,
    /// Refused.
    Refusee,
    /// Closed without decision, or withdrawn.
    Fermee,
    /// Taken from another administration (« repris de… »).
    Repris,
}

impl Etat {
    fn icone(self) -> Icone {
        match self {
            Etat::ATerminer => Icone::Stylo,
            Etat::Recue => Icone::Enveloppe,
            Etat::ACompleter => Icone::Triangle,
            Etat::EnExamen => Icone::Point,
            Etat::Acceptee => Icone::CocheRonde,
            Etat::Refusee => Icone::Alerte,
            Etat::Fermee => Icone::Cadenas,
            Etat::Repris => Icone::Badge,
        }
    }

    fn ton(self) -> Ton {
        match self {
            Etat::ATerminer | Etat::Fermee => Ton::Pierre,
            Etat::Recue => Ton::Info,
            Etat::ACompleter => Ton::Attention,
            Etat::EnExamen => Ton::Doux,
            Etat::Acceptee | Etat::Repris => Ton::Bien,
            Etat::Refusee => Ton::Grave,
        }
    }
}

/// A tag: icon and word on a soft ground; [`nue`](Etiquette::nue) without its ground, for tables.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/etiquette.html")]
pub struct Etiquette<'a> {
    icone: Icone,
    ton: Ton,
    texte: Texte<'a>,
    nue: bool,
}

composants!(Etiquette<'a>);

impl<'a> Etiquette<'a> {
    /// The tag of a state; the caller gives the word.
    pub fn etat(etat: Etat, texte: impl Into<Texte<'a>>) -> Self {
        Self::libre(etat.icone(), etat.ton(), texte)
    }

    /// A tag of any icon and tone (the agents' states).
    pub fn libre(icone: Icone, ton: Ton, texte: impl Into<Texte<'a>>) -> Self {
        Self { icone, ton, texte: texte.into(), nue: false }
    }

    /// Icon and word only, as in a table's cell.
    #[must_use]
    pub fn nue(mut self) -> Self {
        self.nue = true;
        self
    }
}
