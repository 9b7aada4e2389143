//! Texts: one line, several lines, an address.

use super::{Commun, HtmlSur, Icone, Mots, Texte};
use crate::composants::Bouton;

/// What is typed: gives the keyboard of a telephone and the control's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saisie {
    /// Any words.
    Mots,
    /// An e-mail address.
    Courriel,
    /// A telephone number.
    Telephone,
    /// A whole number: a text with digits, never a spinner.
    Entier,
    /// A number with a comma.
    Decimal,
    /// A number that is a code (SIRET, tax number).
    Code,
    /// A web address.
    Lien,
    /// A password.
    MotDePasse,
    /// A search.
    Recherche,
}

impl Saisie {
    fn type_html(self) -> &'static str {
        match self {
            Saisie::Mots | Saisie::Entier | Saisie::Decimal | Saisie::Code => "text",
            Saisie::Courriel => "email",
            Saisie::Telephone => "tel",
            Saisie::Lien => "url",
            Saisie::MotDePasse => "password",
            Saisie::Recherche => "search",
        }
    }

    fn inputmode(self) -> Option<&'static str> {
        match self {
            Saisie::Entier | Saisie::Code => Some("numeric"),
            Saisie::Decimal => Some("decimal"),
            _ => None,
        }
    }
}

/// How wide the control is: the length of the answer that is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Largeur {
    /// The column.
    Pleine,
    /// About 20 characters.
    Vingt,
    /// About 10 characters.
    Dix,
    /// About 5 characters.
    Cinq,
    /// About 3 characters.
    Trois,
}

impl Largeur {
    fn classe(self) -> &'static str {
        match self {
            Largeur::Pleine => "",
            Largeur::Vingt => " l-20",
            Largeur::Dix => " l-10",
            Largeur::Cinq => " l-5",
            Largeur::Trois => " l-3",
        }
    }
}

/// One line of text.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/texte.html")]
pub struct ChampTexte<'a> {
    commun: Commun<'a>,
    saisie: Saisie,
    valeur: Texte<'a>,
    autocomplete: Option<Texte<'a>>,
    prefixe: Option<Texte<'a>>,
    suffixe: Option<Texte<'a>>,
    largeur: Largeur,
    max: Option<u32>,
    correction: bool,
}

/// Several lines of text.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/textarea.html")]
pub struct ChampTextarea<'a> {
    commun: Commun<'a>,
    valeur: Texte<'a>,
    lignes: u8,
    max: Option<u32>,
    mots: &'static Mots,
}

/// An address with its suggestions, each a button sending `<nom>_choix`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/adresse.html")]
pub struct ChampAdresse<'a> {
    commun: Commun<'a>,
    valeur: Texte<'a>,
    chercher: Option<Bouton<'a>>,
    propositions: Vec<(Texte<'a>, Texte<'a>, bool)>,
    absente: Option<Bouton<'a>>,
}

composants!(ChampTexte<'a>, ChampTextarea<'a>, ChampAdresse<'a>);
communs!(ChampTexte);
communs!(ChampTextarea);
communs!(ChampAdresse);

impl<'a> ChampTexte<'a> {
    /// A line with its name in the form and its label.
    pub fn nouveau(nom: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            saisie: Saisie::Mots,
            valeur: Texte::default(),
            autocomplete: None,
            prefixe: None,
            suffixe: None,
            largeur: Largeur::Pleine,
            max: None,
            correction: true,
        }
    }

    /// What is typed.
    #[must_use]
    pub fn saisie(mut self, saisie: Saisie) -> Self {
        self.saisie = saisie;
        self.correction = saisie == Saisie::Mots;
        self
    }

    /// What was already answered.
    #[must_use]
    pub fn valeur(mut self, valeur: impl Into<Texte<'a>>) -> Self {
        self.valeur = valeur.into();
        self
    }

    /// The HTML `autocomplete` token (`given-name`, `email`…), WCAG 1.3.5.
    #[must_use]
    pub fn autocomplete(mut self, jeton: impl Into<Texte<'a>>) -> Self {
        self.autocomplete = Some(jeton.into());
        self
    }

    /// Shown before the control.
    #[must_use]
    pub fn prefixe(mut self, prefixe: impl Into<Texte<'a>>) -> Self {
        self.prefixe = Some(prefixe.into());
        self
    }

    /// A unit, shown after the control; the label must say it too.
    #[must_use]
    pub fn suffixe(mut self, suffixe: impl Into<Texte<'a>>) -> Self {
        self.suffixe = Some(suffixe.into());
        self
    }

    /// The width of the awaited answer.
    #[must_use]
    pub fn largeur(mut self, largeur: Largeur) -> Self {
        self.largeur = largeur;
        self
    }

    /// The most characters that can be typed.
    #[must_use]
    pub fn max(mut self, max: u32) -> Self {
        self.max = Some(max);
        self
    }
}

impl<'a> ChampTextarea<'a> {
    /// Several lines with their name in the form and their label.
    pub fn nouveau(
        mots: &'static Mots,
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
    ) -> Self {
        let commun = Commun::nouveau(nom.into(), libelle.into());
        Self { commun, valeur: Texte::default(), lignes: 5, max: None, mots }
    }

    /// What was already answered.
    #[must_use]
    pub fn valeur(mut self, valeur: impl Into<Texte<'a>>) -> Self {
        self.valeur = valeur.into();
        self
    }

    /// How many lines are shown.
    #[must_use]
    pub fn lignes(mut self, lignes: u8) -> Self {
        self.lignes = lignes;
        self
    }

    /// The most characters: said under the control and counted by the script, never cut.
    #[must_use]
    pub fn max(mut self, max: u32) -> Self {
        self.max = Some(max);
        self
    }

    fn compte(&self) -> String {
        self.max.map(|max| self.mots.composants_signes_au_plus(max)).unwrap_or_default()
    }
}

impl<'a> ChampAdresse<'a> {
    /// An address with its name in the form and its label.
    pub fn nouveau(nom: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            valeur: Texte::default(),
            chercher: None,
            propositions: Vec::new(),
            absente: None,
        }
    }

    /// What was already typed or chosen.
    #[must_use]
    pub fn valeur(mut self, valeur: impl Into<Texte<'a>>) -> Self {
        self.valeur = valeur.into();
        self
    }

    /// The button that asks for suggestions.
    #[must_use]
    pub fn chercher(mut self, bouton: Bouton<'a>) -> Self {
        self.chercher = Some(bouton);
        self
    }

    /// A suggestion: value sent, text shown, whether it is the chosen one.
    #[must_use]
    pub fn proposition(
        mut self,
        valeur: impl Into<Texte<'a>>,
        texte: impl Into<Texte<'a>>,
        choisie: bool,
    ) -> Self {
        self.propositions.push((valeur.into(), texte.into(), choisie));
        self
    }

    /// « Adresse absente de la liste », always there.
    #[must_use]
    pub fn absente(mut self, bouton: Bouton<'a>) -> Self {
        self.absente = Some(bouton);
        self
    }
}
