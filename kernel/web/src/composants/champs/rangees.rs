//! Repeated rows: slabs, each with its fields.

use super::{Commun, HtmlSur, Icone, Mots, Texte};
use crate::composants::Bouton;

/// One row.
#[derive(Debug, Clone)]
pub struct Rangee<'a> {
    cle: String,
    deja_la: bool,
    titre: Texte<'a>,
    caches: HtmlSur,
    champs: HtmlSur,
    pli: Option<(Texte<'a>, Bouton<'a>)>,
    erreur: Option<Texte<'a>>,
    retirer: Option<Bouton<'a>>,
    actes: Vec<Bouton<'a>>,
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
    /// Its key, which is its id, its title (« Personne 1 ») and its fields, each `.sobre()`.
    pub fn nouvelle(
        cle: impl Into<String>,
        titre: impl Into<Texte<'a>>,
        champs: impl Into<HtmlSur>,
    ) -> Self {
        Self {
            cle: cle.into(),
            deja_la: false,
            titre: titre.into(),
            caches: HtmlSur::default(),
            champs: champs.into(),
            pli: None,
            erreur: None,
            retirer: None,
            actes: Vec::new(),
        }
    }

    /// A folded row: what it says in a few words, and the button that opens it.
    pub fn pliee(
        cle: impl Into<String>,
        titre: impl Into<Texte<'a>>,
        resume: impl Into<Texte<'a>>,
        ouvrir: Bouton<'a>,
    ) -> Self {
        let pli = Some((resume.into(), ouvrir));
        Self { pli, ..Self::nouvelle(cle, titre, HtmlSur::default()) }
    }

    /// What is to be mended in a folded row.
    #[must_use]
    pub fn erreur(mut self, erreur: impl Into<Texte<'a>>) -> Self {
        self.erreur = Some(erreur.into());
        self
    }

    /// Its hidden controls.
    #[must_use]
    pub fn caches(mut self, caches: impl Into<HtmlSur>) -> Self {
        self.caches = caches.into();
        self
    }

    /// The script that draws it has it already ([`Question::deja_la`](crate::composants::Question)).
    #[must_use]
    pub fn deja_la(mut self) -> Self {
        self.deja_la = true;
        self
    }

    /// A button under its fields.
    #[must_use]
    pub fn acte(mut self, bouton: Bouton<'a>) -> Self {
        self.actes.push(bouton);
        self
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
