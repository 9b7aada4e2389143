//! The agents' decision: extract of the letter, then what can be done.

use super::{Bouton, Texte};

/// The card of the decision, at the right of a dossier.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/decision.html")]
pub struct Decision<'a> {
    titre: Texte<'a>,
    id: Option<Texte<'a>>,
    extrait: Option<(Texte<'a>, Texte<'a>)>,
    lien: Option<(Texte<'a>, Texte<'a>)>,
    boutons: Vec<Bouton<'a>>,
    petits: Vec<Bouton<'a>>,
    note: Option<Texte<'a>>,
}

composants!(Decision<'a>);

impl<'a> Decision<'a> {
    /// The card's title; the caller's form stands around it.
    pub fn nouvelle(titre: impl Into<Texte<'a>>) -> Self {
        Self {
            titre: titre.into(),
            id: None,
            extrait: None,
            lien: None,
            boutons: Vec::new(),
            petits: Vec::new(),
            note: None,
        }
    }

    /// The id that [`BarreDecider`](super::BarreDecider) leads to.
    #[must_use]
    pub fn id(mut self, id: impl Into<Texte<'a>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The letter's title and its first lines.
    #[must_use]
    pub fn extrait(mut self, titre: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        self.extrait = Some((titre.into(), texte.into()));
        self
    }

    /// The link under the extract.
    #[must_use]
    pub fn lien(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.lien = Some((texte.into(), href.into()));
        self
    }

    /// A button as wide as the card: first the primary with its key, then the second.
    #[must_use]
    pub fn bouton(mut self, bouton: Bouton<'a>) -> Self {
        self.boutons.push(bouton.large());
        self
    }

    /// A neutral button, two a row.
    #[must_use]
    pub fn petit_bouton(mut self, bouton: Bouton<'a>) -> Self {
        self.petits.push(bouton);
        self
    }

    /// The sentence under the buttons.
    #[must_use]
    pub fn note(mut self, note: impl Into<Texte<'a>>) -> Self {
        self.note = Some(note.into());
        self
    }
}
