//! Dates and times, typed as numbers, never picked in a calendar.

use super::{Commun, HtmlSur, Icone, Mots, Texte};

/// One numeric box of a date.
struct Case<'b> {
    id: String,
    nom: String,
    libelle: &'b str,
    valeur: &'b str,
    taille: u8,
    faute: bool,
    autocomplete: Option<&'static str>,
}

/// A date in three boxes: `<nom>_jour`, `<nom>_mois`, `<nom>_annee`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/date.html")]
pub struct ChampDate<'a> {
    commun: Commun<'a>,
    valeurs: [Texte<'a>; 3],
    fautes: [bool; 3],
    naissance: bool,
    mots: &'static Mots,
}

/// A date and a time in five boxes: as [`ChampDate`], then `<nom>_heure`, `<nom>_minute`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/date.html")]
pub struct ChampDateHeure<'a> {
    commun: Commun<'a>,
    valeurs: [Texte<'a>; 5],
    fautes: [bool; 5],
    mots: &'static Mots,
}

composants!(ChampDate<'a>, ChampDateHeure<'a>);
communs!(ChampDate);
communs!(ChampDateHeure);

const SUFFIXES: [&str; 5] = ["jour", "mois", "annee", "heure", "minute"];

fn case<'b>(
    commun: &'b Commun<'_>,
    rang: usize,
    mots: &'static Mots,
    valeur: &'b str,
    faute: bool,
) -> Case<'b> {
    let libelles = [
        mots.composants_date_jour(),
        mots.composants_date_mois(),
        mots.composants_date_annee(),
        mots.composants_date_heure(),
        mots.composants_date_minute(),
    ];
    Case {
        id: if rang == 0 { commun.id.clone() } else { format!("{}-{}", commun.id, SUFFIXES[rang]) },
        nom: format!("{}_{}", commun.nom, SUFFIXES[rang]),
        libelle: libelles[rang],
        valeur,
        taille: if rang == 2 { 4 } else { 2 },
        faute,
        autocomplete: None,
    }
}

impl<'a> ChampDate<'a> {
    /// A date with its name in the form and its legend.
    pub fn nouveau(
        mots: &'static Mots,
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
    ) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            valeurs: Default::default(),
            fautes: [false; 3],
            naissance: false,
            mots,
        }
    }

    /// What was typed: day, month, year.
    #[must_use]
    pub fn valeurs(
        mut self,
        jour: impl Into<Texte<'a>>,
        mois: impl Into<Texte<'a>>,
        annee: impl Into<Texte<'a>>,
    ) -> Self {
        self.valeurs = [jour.into(), mois.into(), annee.into()];
        self
    }

    /// Which boxes are at fault; when none is named, an error marks all three.
    #[must_use]
    pub fn fautes(mut self, jour: bool, mois: bool, annee: bool) -> Self {
        self.fautes = [jour, mois, annee];
        self
    }

    /// The reader's own date of birth, that a browser may fill.
    #[must_use]
    pub fn naissance(mut self) -> Self {
        self.naissance = true;
        self
    }

    fn cases(&self) -> Vec<Case<'_>> {
        let toutes = self.commun.en_erreur() && self.fautes == [false; 3];
        let mut cases: Vec<_> = (self.valeurs.iter().zip(self.fautes).enumerate())
            .map(|(i, (v, faute))| case(&self.commun, i, self.mots, v, toutes || faute))
            .collect();
        if self.naissance {
            let jetons = ["bday-day", "bday-month", "bday-year"];
            for (case, jeton) in cases.iter_mut().zip(jetons) {
                case.autocomplete = Some(jeton);
            }
        }
        cases
    }
}

impl<'a> ChampDateHeure<'a> {
    /// A date and time with its name in the form and its legend.
    pub fn nouveau(
        mots: &'static Mots,
        nom: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
    ) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            valeurs: Default::default(),
            fautes: [false; 5],
            mots,
        }
    }

    /// What was typed: day, month, year, hour, minute.
    #[must_use]
    pub fn valeurs(mut self, valeurs: [Texte<'a>; 5]) -> Self {
        self.valeurs = valeurs;
        self
    }

    /// Which boxes are at fault; when none is named, an error marks all five.
    #[must_use]
    pub fn fautes(mut self, fautes: [bool; 5]) -> Self {
        self.fautes = fautes;
        self
    }

    fn cases(&self) -> Vec<Case<'_>> {
        let toutes = self.commun.en_erreur() && self.fautes == [false; 5];
        (self.valeurs.iter().zip(self.fautes).enumerate())
            .map(|(i, (v, faute))| case(&self.commun, i, self.mots, v, toutes || faute))
            .collect()
    }
}
