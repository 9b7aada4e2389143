//! Colours side by side.

use super::Texte;
use crate::couleur::{Palette, Rgb};

/// Colours side by side, each with its name: what the administrator sees of the commune's colour.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/nuancier.html")]
pub struct Nuancier<'a> {
    teintes: Vec<(Texte<'a>, Rgb)>,
    note: Option<Texte<'a>>,
}

composants!(Nuancier<'a>);

impl<'a> Nuancier<'a> {
    /// The names and their colours.
    pub fn nouveau<T: Into<Texte<'a>>>(teintes: impl IntoIterator<Item = (T, Rgb)>) -> Self {
        Self {
            teintes: teintes.into_iter().map(|(nom, rgb)| (nom.into(), rgb)).collect(),
            note: None,
        }
    }

    /// The colour given, the ground and the accent made from it, each under its name.
    pub fn de_la_commune(
        palette: &Palette,
        donnee: impl Into<Texte<'a>>,
        sol: impl Into<Texte<'a>>,
        accent: impl Into<Texte<'a>>,
    ) -> Self {
        let clair = &palette.clair;
        Self::nouveau([
            (donnee.into(), palette.donnee),
            (sol.into(), clair.ground),
            (accent.into(), clair.accent),
        ])
    }

    /// The sentence that says why one was moved
    /// ([`Palette::sol_deplace`], [`Palette::accent_deplace`]).
    #[must_use]
    pub fn note(mut self, note: impl Into<Texte<'a>>) -> Self {
        self.note = Some(note.into());
        self
    }
}
