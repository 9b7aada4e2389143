//! Files: those received, and the place to send one more.

use super::{Commun, HtmlSur, Icone, Mots, Texte};
use crate::composants::Bouton;

/// A file already received.
#[derive(Debug, Clone)]
pub struct FichierRecu<'a> {
    nom: Texte<'a>,
    detail: Texte<'a>,
    href: Option<Texte<'a>>,
    retirer: Option<Bouton<'a>>,
}

/// A file to send; the form must be `multipart/form-data`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/champs/fichier.html")]
pub struct ChampFichier<'a> {
    commun: Commun<'a>,
    recus: Vec<FichierRecu<'a>>,
    accepte: Option<Texte<'a>>,
    multiple: bool,
    envoyer: Option<Bouton<'a>>,
    reunir: Option<Bouton<'a>>,
    envois: Option<(Texte<'a>, &'static Mots)>,
}

composants!(ChampFichier<'a>);
communs!(ChampFichier);

impl<'a> FichierRecu<'a> {
    /// Its name, and its size and state (« 214 Ko, reçu et vérifié »).
    pub fn nouveau(nom: impl Into<Texte<'a>>, detail: impl Into<Texte<'a>>) -> Self {
        Self { nom: nom.into(), detail: detail.into(), href: None, retirer: None }
    }

    /// Where to read it again.
    #[must_use]
    pub fn vers(mut self, href: impl Into<Texte<'a>>) -> Self {
        self.href = Some(href.into());
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
            .precision(self.nom.clone())
            .sans_controle();
        self.retirer = Some(bouton);
        self
    }
}

impl<'a> ChampFichier<'a> {
    /// A file with its name in the form and its label.
    pub fn nouveau(nom: impl Into<Texte<'a>>, libelle: impl Into<Texte<'a>>) -> Self {
        Self {
            commun: Commun::nouveau(nom.into(), libelle.into()),
            recus: Vec::new(),
            accepte: None,
            multiple: false,
            envoyer: None,
            reunir: None,
            envois: None,
        }
    }

    /// A file already received; one is enough unless [`multiple`](Self::multiple).
    #[must_use]
    pub fn recu(mut self, fichier: FichierRecu<'a>) -> Self {
        self.recus.push(fichier);
        self
    }

    /// The `accept` attribute (`.pdf,image/jpeg`).
    #[must_use]
    pub fn accepte(mut self, types: impl Into<Texte<'a>>) -> Self {
        self.accepte = Some(types.into());
        self
    }

    /// Several files.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// A button that sends the file at once.
    #[must_use]
    pub fn envoyer(mut self, bouton: Bouton<'a>) -> Self {
        self.envoyer = Some(bouton);
        self
    }

    /// A button that makes one file of several that were received.
    #[must_use]
    pub fn reunir(mut self, bouton: Bouton<'a>) -> Self {
        self.reunir = Some(bouton);
        self
    }

    /// Where scripts send large files by pieces (the path [`CHEMIN`](crate::envois::CHEMIN)), so that
    /// a cut does not lose what has left. Without scripts nothing changes.
    #[must_use]
    pub fn par_morceaux(mut self, mots: &'static Mots, adresse: impl Into<Texte<'a>>) -> Self {
        self.envois = Some((adresse.into(), mots));
        self
    }

    /// Nothing more can be sent: the field only shows what was received.
    fn est_complet(&self) -> bool {
        !self.recus.is_empty() && !self.multiple
    }
}
