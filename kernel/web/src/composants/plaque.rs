//! The enamel sign: the one thing to remember of a page.

use super::{Bouton, Etiquette, HtmlSur, Icone, Texte};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Genre {
    Sol,
    Claire,
    Retard,
}

/// An enamel sign, exactly one a page and none inside a form step.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/plaque.html")]
pub struct Plaque<'a> {
    genre: Genre,
    sur_titre: Texte<'a>,
    valeur: Texte<'a>,
    texte: Option<Texte<'a>>,
    etiquette: Option<Etiquette<'a>>,
    lignes: Vec<(Texte<'a>, Texte<'a>)>,
    bouton: Option<Bouton<'a>>,
    note: Option<Texte<'a>>,
    suite: Option<HtmlSur>,
    tache: bool,
    date: Option<Texte<'a>>,
}

/// The number of a request and its code, large, the code in groups of four.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/numero_et_code.html")]
pub struct NumeroEtCode<'a> {
    libelle_numero: Texte<'a>,
    numero: Texte<'a>,
    libelle_code: Texte<'a>,
    code: Texte<'a>,
    texte: Option<Texte<'a>>,
    copier: Option<Texte<'a>>,
}

composants!(Plaque<'a>, NumeroEtCode<'a>);

impl<'a> Plaque<'a> {
    fn neuve(genre: Genre, sur_titre: Texte<'a>, valeur: Texte<'a>) -> Self {
        Self {
            genre,
            sur_titre,
            valeur,
            texte: None,
            etiquette: None,
            lignes: Vec::new(),
            bouton: None,
            note: None,
            suite: None,
            tache: false,
            date: None,
        }
    }

    /// On the commune's ground: a first line (may be empty) and the value to remember.
    pub fn sur_sol(sur_titre: impl Into<Texte<'a>>, valeur: impl Into<Texte<'a>>) -> Self {
        Self::neuve(Genre::Sol, sur_titre.into(), valeur.into())
    }

    /// White, for the hero and for the receipt.
    pub fn claire(sur_titre: impl Into<Texte<'a>>, valeur: impl Into<Texte<'a>>) -> Self {
        Self::neuve(Genre::Claire, sur_titre.into(), valeur.into())
    }

    /// Red, with a triangle: a due date that has passed.
    pub fn en_retard(sur_titre: impl Into<Texte<'a>>, valeur: impl Into<Texte<'a>>) -> Self {
        Self::neuve(Genre::Retard, sur_titre.into(), valeur.into())
    }

    /// The task of the follow page: its value is the h2 of the section.
    pub fn tache(etiquette: Etiquette<'a>, ordre: impl Into<Texte<'a>>) -> Self {
        let mut plaque = Self::neuve(Genre::Sol, Texte::default(), ordre.into());
        plaque.etiquette = Some(etiquette);
        plaque.tache = true;
        plaque
    }

    /// The sentence under the value.
    #[must_use]
    pub fn texte(mut self, texte: impl Into<Texte<'a>>) -> Self {
        self.texte = Some(texte.into());
        self
    }

    /// A ruled line « place · state » (the home's two other places).
    #[must_use]
    pub fn ligne(mut self, nom: impl Into<Texte<'a>>, valeur: impl Into<Texte<'a>>) -> Self {
        self.lignes.push((nom.into(), valeur.into()));
        self
    }

    /// The action, usually [`Bouton::sur_plaque`].
    #[must_use]
    pub fn bouton(mut self, bouton: Bouton<'a>) -> Self {
        self.bouton = Some(bouton);
        self
    }

    /// A few words beside the button.
    #[must_use]
    pub fn note(mut self, note: impl Into<Texte<'a>>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Anything else, under the rest (a form).
    #[must_use]
    pub fn suite(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.suite = Some(suite.into());
        self
    }

    /// The machine's date of the value (`datetime`, ISO 8601).
    #[must_use]
    pub fn date(mut self, iso: impl Into<Texte<'a>>) -> Self {
        self.date = Some(iso.into());
        self
    }

    fn classe(&self) -> &'static str {
        match self.genre {
            Genre::Sol => "plaque",
            Genre::Claire => "plaque plaque-claire",
            Genre::Retard => "plaque plaque-retard",
        }
    }
}

impl<'a> NumeroEtCode<'a> {
    /// The receipt's sign: each value under its label. The code is shown as it is given.
    pub fn nouveau(
        libelle_numero: impl Into<Texte<'a>>,
        numero: impl Into<Texte<'a>>,
        libelle_code: impl Into<Texte<'a>>,
        code: impl Into<Texte<'a>>,
    ) -> Self {
        Self {
            libelle_numero: libelle_numero.into(),
            numero: numero.into(),
            libelle_code: libelle_code.into(),
            code: code.into(),
            texte: None,
            copier: None,
        }
    }

    /// What the number and code are for.
    #[must_use]
    pub fn texte(mut self, texte: impl Into<Texte<'a>>) -> Self {
        self.texte = Some(texte.into());
        self
    }

    /// Shows a copy button with this text where the script runs.
    #[must_use]
    pub fn copier(mut self, texte: impl Into<Texte<'a>>) -> Self {
        self.copier = Some(texte.into());
        self
    }
}
