//! The foot of a page.

use super::{LienNav, Mots, Texte};

/// The foot: a person first, then address and hours, then legal links; one line in a journey.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/pied.html")]
pub struct Pied<'a> {
    mairie: Texte<'a>,
    telephone: Texte<'a>,
    question: Texte<'a>,
    phrase: Texte<'a>,
    adresse: Vec<Texte<'a>>,
    horaires: Vec<Texte<'a>>,
    liens: Vec<LienNav<'a>>,
    navigation: Vec<LienNav<'a>>,
    complet: bool,
    mots: &'static Mots,
}

composants!(Pied<'a>);

impl<'a> Pied<'a> {
    fn nouveau(mots: &'static Mots, mairie: Texte<'a>, telephone: Texte<'a>) -> Self {
        Self {
            mairie,
            telephone,
            question: Texte::default(),
            phrase: Texte::default(),
            adresse: Vec::new(),
            horaires: Vec::new(),
            liens: Vec::new(),
            navigation: Vec::new(),
            complet: false,
            mots,
        }
    }

    /// One line, inside a journey and for agents: « Mairie de Saint-Exemple », its telephone.
    pub fn une_ligne(
        mots: &'static Mots,
        mairie: impl Into<Texte<'a>>,
        telephone: impl Into<Texte<'a>>,
    ) -> Self {
        Self::nouveau(mots, mairie.into(), telephone.into())
    }

    /// The full foot: mairie, telephone, the question (« Vous préférez parler à quelqu’un ? »)
    /// and the sentence under the telephone.
    pub fn complet(
        mots: &'static Mots,
        mairie: impl Into<Texte<'a>>,
        telephone: impl Into<Texte<'a>>,
        question: impl Into<Texte<'a>>,
        phrase: impl Into<Texte<'a>>,
    ) -> Self {
        let mut pied = Self::nouveau(mots, mairie.into(), telephone.into());
        pied.question = question.into();
        pied.phrase = phrase.into();
        pied.complet = true;
        pied
    }

    /// The lines of the postal address.
    #[must_use]
    pub fn adresse<T: Into<Texte<'a>>>(mut self, lignes: impl IntoIterator<Item = T>) -> Self {
        self.adresse = lignes.into_iter().map(Into::into).collect();
        self
    }

    /// The lines of the opening hours.
    #[must_use]
    pub fn horaires<T: Into<Texte<'a>>>(mut self, lignes: impl IntoIterator<Item = T>) -> Self {
        self.horaires = lignes.into_iter().map(Into::into).collect();
        self
    }

    /// A legal link (accessibility, personal data…).
    #[must_use]
    pub fn lien(mut self, lien: LienNav<'a>) -> Self {
        self.liens.push(lien);
        self
    }

    /// The header's links, shown here where « Menu » leads on a phone.
    #[must_use]
    pub fn navigation(mut self, liens: Vec<LienNav<'a>>) -> Self {
        self.navigation = liens;
        self
    }

    /// The telephone as an address: digits only.
    fn numero(&self) -> String {
        self.telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// The telephone with spaces that do not break.
    fn telephone_uni(&self) -> String {
        self.telephone.replace(' ', "\u{a0}")
    }
}
