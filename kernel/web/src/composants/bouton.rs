//! Buttons, and links that look like them.

use super::{Icone, Texte};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Genre {
    Primaire,
    Second,
    Neutre,
    Lien,
    SurPlaque,
}

/// A button: `<a>` once [`vers`](Bouton::vers) gives an address, else `<button type="submit">`.
/// One primary a page.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/bouton.html")]
pub struct Bouton<'a> {
    texte: Texte<'a>,
    genre: Genre,
    href: Option<Texte<'a>>,
    nom: Option<(Texte<'a>, Texte<'a>)>,
    icone: Option<Icone>,
    avance: bool,
    touche: Option<Texte<'a>>,
    precision: Option<Texte<'a>>,
    action: Option<Texte<'a>>,
    formulaire: Option<Texte<'a>>,
    id: Option<Texte<'a>>,
    petit: bool,
    large: bool,
    sans_controle: bool,
}

composants!(Bouton<'a>);

impl<'a> Bouton<'a> {
    fn nouveau(texte: impl Into<Texte<'a>>, genre: Genre) -> Self {
        Self {
            texte: texte.into(),
            genre,
            href: None,
            nom: None,
            icone: None,
            avance: false,
            touche: None,
            precision: None,
            action: None,
            formulaire: None,
            id: None,
            petit: false,
            large: false,
            sans_controle: false,
        }
    }

    /// The one main action of the page.
    pub fn primaire(texte: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(texte, Genre::Primaire)
    }

    /// The second action: white, with an accent border.
    pub fn second(texte: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(texte, Genre::Second)
    }

    /// Any other action.
    pub fn neutre(texte: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(texte, Genre::Neutre)
    }

    /// An action that reads as a link.
    pub fn lien(texte: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(texte, Genre::Lien)
    }

    /// The action of a [`Plaque`](super::Plaque).
    pub fn sur_plaque(texte: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(texte, Genre::SurPlaque)
    }

    /// Goes to an address instead of sending a form.
    #[must_use]
    pub fn vers(mut self, href: impl Into<Texte<'a>>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// The `name` and `value` sent with the form.
    #[must_use]
    pub fn nom(mut self, nom: impl Into<Texte<'a>>, valeur: impl Into<Texte<'a>>) -> Self {
        self.nom = Some((nom.into(), valeur.into()));
        self
    }

    /// An icon before the text.
    #[must_use]
    pub fn icone(mut self, icone: Icone) -> Self {
        self.icone = Some(icone);
        self
    }

    /// An arrow after the text: only when the action moves forward.
    #[must_use]
    pub fn avance(mut self) -> Self {
        self.avance = true;
        self
    }

    /// The agents' shortcut, shown at the right and obeyed by the script.
    #[must_use]
    pub fn touche(mut self, touche: impl Into<Texte<'a>>) -> Self {
        self.touche = Some(touche.into());
        self
    }

    /// What the action is about, read aloud only (« Retirer » + « Personne 1 »).
    #[must_use]
    pub fn precision(mut self, precision: impl Into<Texte<'a>>) -> Self {
        self.precision = Some(precision.into());
        self
    }

    /// Sends the form to another address (`formaction`).
    #[must_use]
    pub fn action(mut self, url: impl Into<Texte<'a>>) -> Self {
        self.action = Some(url.into());
        self
    }

    /// Sends a form that stands elsewhere in the page, by its id.
    #[must_use]
    pub fn formulaire(mut self, id: impl Into<Texte<'a>>) -> Self {
        self.formulaire = Some(id.into());
        self
    }

    /// The element's id.
    #[must_use]
    pub fn id(mut self, id: impl Into<Texte<'a>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// 44 high instead of 52.
    #[must_use]
    pub fn petit(mut self) -> Self {
        self.petit = true;
        self
    }

    /// As wide as its column.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.large = true;
        self
    }

    /// Sends the form without the browser's own checks.
    #[must_use]
    pub fn sans_controle(mut self) -> Self {
        self.sans_controle = true;
        self
    }

    fn classes(&self) -> String {
        let mut classes = String::from(match self.genre {
            Genre::Primaire => "b b-1",
            Genre::Second => "b b-2",
            Genre::Neutre => "b b-3",
            Genre::Lien => "b-lien",
            Genre::SurPlaque => "b b-4",
        });
        if self.petit {
            classes.push_str(" b-petit");
        }
        if self.large {
            classes.push_str(" b-large");
        }
        classes
    }
}
