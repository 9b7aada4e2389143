//! Repeated rows: slabs, each with its fields.

use super::{Commun, HtmlSur, Icone, Mots, Texte};
use crate::composants::Bouton;

/// One row.
#[derive(Debug, Clone)]
pub struct Rangee<'a> {
    titre: Texte<'a>,
    champs: HtmlSur,
    retirer: Option<Bouton<'a>>,
}

/// The rows of a repeated block, and the button that adds one.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/rangees.html")]
pub struct Rangees<'a> {
    commun: Commun<'a>,
    rangees: Vec<Rangee<'a>>,
    ajouter: Option<Bouton<'a>>,
}

composants!(Rangees<'a>);
communs!(Rangees);

impl<'a> Rangee<'a> {
    /// Its title (« Personne 1 ») and its fields, each `.sobre()`.
    pub fn nouvelle(titre: impl Into<Texte<'a>>, champs: impl Into<HtmlSur>) -> Self {
        Self { titre: titre.into(), champs: champs.into(), retirer: None }
    }

    /// A « Retirer » button sending this name and value.
    #[must_use]
    pub fn retirer(
        mut self,
        mots: &'static Mots,
        nom: impl Into<Texte<'a>>,
        valeur: impl Into<Texte<'a>>,
    ) -> Self {
        let bouton = Bouton::lien(mots.composants_retirer())
            .icone(Icone::Poubelle)
            .nom(nom, valeur)
            .precision(self.titre.clone())
            .sans_controle();
        self.retirer = Some(bouton);
        self
    }
}

impl<'a> Rangees<'a> {
    /// The block's name (its id is made from it) and legend.
    pub fn nouvelles(nom: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        let commun = Commun::nouveau(nom.into(), libelle.into());
        Self { commun, rangees: Vec::new(), ajouter: None }
    }

    /// Adds a row.
    #[must_use]
    pub fn rangee(mut self, rangee: Rangee<'a>) -> Self {
        self.rangees.push(rangee);
        self
    }

    /// The button that adds a row: its text, and the name and value it sends.
    #[must_use]
    pub fn ajouter(
        mut self,
        texte: impl Into<Texte<'a>>,
        nom: impl Into<Texte<'a>>,
        valeur: impl Into<Texte<'a>>,
    ) -> Self {
        let bouton = Bouton::neutre(texte).petit().icone(Icone::Plus).nom(nom, valeur);
        self.ajouter = Some(bouton.sans_controle());
        self
    }
}
