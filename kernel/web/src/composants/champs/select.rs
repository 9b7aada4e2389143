//! Drop-down lists.

use super::{Choix, Commun, HtmlSur, Icone, Mots, Texte};

/// Choices under a common heading.
#[derive(Debug, Clone)]
pub struct GroupeChoix<'a> {
    libelle: Texte<'a>,
    options: Vec<Choix<'a>>,
}

/// One among many, in a drop-down list.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/select.html")]
pub struct ChampSelect<'a> {
    commun: Commun<'a>,
    vide: Option<Texte<'a>>,
    options: Vec<Choix<'a>>,
    groupes: Vec<GroupeChoix<'a>>,
    autocomplete: Option<Texte<'a>>,
}

/// Two lists, the second depending on the first: its groups bear the first list's texts.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/liste_liee.html")]
pub struct ChampListeLiee<'a> {
    commun: Commun<'a>,
    premier: ChampSelect<'a>,
    second: ChampSelect<'a>,
}

composants!(ChampSelect<'a>, ChampListeLiee<'a>);
communs!(ChampSelect);
communs!(ChampListeLiee);

impl<'a> GroupeChoix<'a> {
    /// A heading and its choices.
    pub fn nouveau(libelle: impl Into<Texte<'a>>, options: Vec<Choix<'a>>) -> Self {
        Self { libelle: libelle.into(), options }
    }
}

impl<'a> ChampSelect<'a> {
    /// A question and its choices.
    pub fn nouveau(
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
        options: Vec<Choix<'a>>,
    ) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            vide: None,
            options,
            groupes: Vec::new(),
            autocomplete: None,
        }
    }

    /// The first, empty choice (« Choisir une école »).
    #[must_use]
    pub fn vide(mut self, texte: impl Into<Texte<'a>>) -> Self {
        self.vide = Some(texte.into());
        self
    }

    /// A group of choices, after those without group.
    #[must_use]
    pub fn groupe(mut self, groupe: GroupeChoix<'a>) -> Self {
        self.groupes.push(groupe);
        self
    }

    /// The HTML `autocomplete` token (`country`…).
    #[must_use]
    pub fn autocomplete(mut self, jeton: impl Into<Texte<'a>>) -> Self {
        self.autocomplete = Some(jeton.into());
        self
    }
}

impl<'a> ChampListeLiee<'a> {
    /// The question, then its two lists, each with its own name and label.
    pub fn nouveau(
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
        premier: ChampSelect<'a>,
        second: ChampSelect<'a>,
    ) -> Self {
        let mut commun = Commun::nouveau(nom.into(), libelle.into());
        commun.id.push_str("-groupe");
        Self { commun, premier: premier.sobre(), second: second.sobre() }
    }
}
