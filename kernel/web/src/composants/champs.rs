//! The controls of a form, each with its label, help, errors and marks.

use super::{HtmlSur, Icone, Mots, Texte};

/// What every control has around it.
#[derive(Debug, Clone)]
pub(crate) struct Commun<'a> {
    pub(crate) nom: Texte<'a>,
    pub(crate) id: String,
    pub(crate) libelle: Texte<'a>,
    pub(crate) aide: Option<HtmlSur>,
    pub(crate) marque: Option<Texte<'a>>,
    pub(crate) erreurs: Vec<Texte<'a>>,
    pub(crate) sobre: bool,
    pub(crate) obligatoire: bool,
}

impl<'a> Commun<'a> {
    fn nouveau(nom: Texte<'a>, libelle: Texte<'a>) -> Self {
        let id = id_de(&nom);
        Self {
            nom,
            id,
            libelle,
            aide: None,
            marque: None,
            erreurs: Vec::new(),
            sobre: false,
            obligatoire: false,
        }
    }

    pub(crate) fn en_erreur(&self) -> bool {
        !self.erreurs.is_empty()
    }

    /// The ids that describe the control: help then error.
    pub(crate) fn decrit_par(&self) -> Option<String> {
        match (self.aide.is_some(), self.en_erreur()) {
            (true, true) => Some(format!("{0}-aide {0}-erreur", self.id)),
            (true, false) => Some(format!("{}-aide", self.id)),
            (false, true) => Some(format!("{}-erreur", self.id)),
            (false, false) => None,
        }
    }
}

/// The id of a control from its name: what the links of the error summary must point at.
///
/// For a date it is the id of its first box, for choices that of the first choice.
#[must_use]
pub fn id_de(nom: &str) -> String {
    let mut id = String::with_capacity(nom.len() + 2);
    id.push_str("c-");
    id.extend(nom.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }));
    id
}

/// Gives a control the builders that all of them share.
macro_rules! communs {
    ($nom:ident) => {
        impl<'a> $nom<'a> {
            /// The help under the label, as plain text.
            #[must_use]
            pub fn aide(mut self, aide: &str) -> Self {
                self.commun.aide = (!aide.is_empty()).then(|| HtmlSur::texte(aide));
                self
            }

            /// The help under the label, with links or lists.
            #[must_use]
            pub fn aide_html(mut self, aide: impl Into<HtmlSur>) -> Self {
                self.commun.aide = Some(aide.into()).filter(|aide| !aide.est_vide());
                self
            }

            /// A sentence that says what to do; may be called several times.
            #[must_use]
            pub fn erreur(mut self, erreur: impl Into<Texte<'a>>) -> Self {
                self.commun.erreurs.push(erreur.into());
                self
            }

            /// The errors of the control, perhaps none.
            #[must_use]
            pub fn erreurs<T: Into<Texte<'a>>>(
                mut self,
                erreurs: impl IntoIterator<Item = T>,
            ) -> Self {
                self.commun.erreurs.extend(erreurs.into_iter().map(Into::into));
                self
            }

            /// Words after the label, in brackets (« vous pouvez l’ajouter plus tard »).
            #[must_use]
            pub fn marque(mut self, marque: impl Into<Texte<'a>>) -> Self {
                self.commun.marque = Some(marque.into());
                self
            }

            /// Writes « (facultatif) » after the label.
            #[must_use]
            pub fn facultatif(self, mots: &'static Mots) -> Self {
                self.marque(mots.composants_facultatif())
            }

            /// Tells assistive technology that the control is required (nothing is shown).
            #[must_use]
            pub fn obligatoire(mut self) -> Self {
                self.commun.obligatoire = true;
                self
            }

            /// A quiet label, for a control inside a repeated row or a bar.
            #[must_use]
            pub fn sobre(mut self) -> Self {
                self.commun.sobre = true;
                self
            }

            /// Another id than the one made from the name.
            #[must_use]
            pub fn id(mut self, id: impl Into<String>) -> Self {
                self.commun.id = id.into();
                self
            }
        }
    };
}

mod choix;
mod date;
mod fichier;
mod rangees;
mod select;
mod texte;

pub use choix::{CaseSeule, ChampCases, ChampRadios, Choix};
pub use date::{ChampDate, ChampDateHeure};
pub use fichier::{ChampFichier, FichierRecu};
pub use rangees::{Rangee, Rangees};
pub use select::{ChampListeLiee, ChampSelect, GroupeChoix};
pub use texte::{ChampAdresse, ChampTextarea, ChampTexte, Largeur, Saisie};
