//! Choices: one among several, several among several, one box.

use super::{Commun, HtmlSur, Icone, Mots, Texte};

/// One choice of a list.
#[derive(Debug, Clone)]
pub struct Choix<'a> {
    pub(crate) valeur: Texte<'a>,
    pub(crate) libelle: Texte<'a>,
    pub(crate) aide: Option<HtmlSur>,
    pub(crate) choisi: bool,
    pub(crate) suite: Option<HtmlSur>,
}

impl<'a> Choix<'a> {
    /// The value sent and the text shown.
    pub fn nouveau(valeur: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        let (valeur, libelle) = (valeur.into(), libelle.into());
        Self { valeur, libelle, aide: None, choisi: false, suite: None }
    }

    /// Whether it is chosen.
    #[must_use]
    pub fn choisi(mut self, choisi: bool) -> Self {
        self.choisi = choisi;
        self
    }

    /// A sentence under the text (radios and boxes only).
    #[must_use]
    pub fn aide(mut self, aide: &str) -> Self {
        self.aide = Some(HtmlSur::texte(aide));
        self
    }

    /// Fields that follow this choice; hidden by the script until it is chosen.
    #[must_use]
    pub fn suite(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.suite = Some(suite.into());
        self
    }
}

/// One among several.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/choix.html")]
pub struct ChampRadios<'a> {
    commun: Commun<'a>,
    genre: &'static str,
    choix: Vec<Choix<'a>>,
    en_ligne: bool,
}

/// Several among several: the name is sent once for each chosen value.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/choix.html")]
pub struct ChampCases<'a> {
    commun: Commun<'a>,
    genre: &'static str,
    choix: Vec<Choix<'a>>,
    en_ligne: bool,
}

/// One box, whose label is the sentence that is agreed to.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/case.html")]
pub struct CaseSeule<'a> {
    commun: Commun<'a>,
    valeur: Texte<'a>,
    cochee: bool,
}

composants!(ChampRadios<'a>, ChampCases<'a>, CaseSeule<'a>);
communs!(ChampRadios);
communs!(ChampCases);
communs!(CaseSeule);

/// Gives each choice its id; the first has the field's own, so that an error link reaches it.
fn numerotes<'b, 'a>(id: &str, choix: &'b [Choix<'a>]) -> Vec<(String, &'b Choix<'a>)> {
    let id_du_rang = |rang: usize| match rang {
        0 => id.to_owned(),
        rang => format!("{id}-{}", rang + 1),
    };
    choix.iter().enumerate().map(|(rang, c)| (id_du_rang(rang), c)).collect()
}

impl<'a> ChampRadios<'a> {
    /// A question and its choices.
    pub fn nouveau(
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
        choix: Vec<Choix<'a>>,
    ) -> Self {
        let commun = Commun::nouveau(nom.into(), libelle.into());
        Self { commun, genre: "radio", choix, en_ligne: false }
    }

    /// Side by side, for « Oui » and « Non ».
    #[must_use]
    pub fn en_ligne(mut self) -> Self {
        self.en_ligne = true;
        self
    }

    fn numerotes(&self) -> Vec<(String, &Choix<'a>)> {
        numerotes(&self.commun.id, &self.choix)
    }
}

impl<'a> ChampCases<'a> {
    /// A question and its choices.
    pub fn nouveau(
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
        choix: Vec<Choix<'a>>,
    ) -> Self {
        let commun = Commun::nouveau(nom.into(), libelle.into());
        Self { commun, genre: "checkbox", choix, en_ligne: false }
    }

    fn numerotes(&self) -> Vec<(String, &Choix<'a>)> {
        numerotes(&self.commun.id, &self.choix)
    }
}

impl<'a> CaseSeule<'a> {
    /// A box sending `oui`, and its sentence.
    pub fn nouvelle(nom: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        let commun = Commun::nouveau(nom.into(), libelle.into());
        Self { commun, valeur: Texte::Borrowed("oui"), cochee: false }
    }

    /// Whether it is ticked.
    #[must_use]
    pub fn cochee(mut self, cochee: bool) -> Self {
        self.cochee = cochee;
        self
    }

    /// Another value than `oui`.
    #[must_use]
    pub fn valeur(mut self, valeur: impl Into<Texte<'a>>) -> Self {
        self.valeur = valeur.into();
        self
    }
}
