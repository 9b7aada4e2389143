//! Terms and values: the review page, a request's answers, the facts of a démarche.

use super::{Bouton, HtmlSur, Texte};

/// One answer.
#[derive(Debug, Clone)]
pub struct LigneRecap<'a> {
    terme: Texte<'a>,
    valeur: HtmlSur,
    modifier: Option<Bouton<'a>>,
}

/// Answers under a title, each perhaps with « Modifier ».
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/recapitulatif.html")]
pub struct Recapitulatif<'a> {
    titre: Option<Texte<'a>>,
    lignes: Vec<LigneRecap<'a>>,
    carte: bool,
    action: Option<Bouton<'a>>,
}

/// One fact of a démarche's sheet: a term and what is to be known.
#[derive(Debug, Clone)]
pub struct Fait<'a> {
    terme: Texte<'a>,
    contenu: HtmlSur,
}

/// The ruled facts of a démarche's sheet: term at the left, content at the right.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/faits.html")]
pub struct Faits<'a> {
    faits: Vec<Fait<'a>>,
}

composants!(Recapitulatif<'a>, Faits<'a>);

impl<'a> LigneRecap<'a> {
    /// A question and its answer as plain text (line ends are kept).
    pub fn texte(terme: impl Into<Texte<'a>>, valeur: &str) -> Self {
        Self { terme: terme.into(), valeur: HtmlSur::texte(valeur), modifier: None }
    }

    /// A question and its answer as safe HTML (links to files, a tag).
    pub fn html(terme: impl Into<Texte<'a>>, valeur: impl Into<HtmlSur>) -> Self {
        Self { terme: terme.into(), valeur: valeur.into(), modifier: None }
    }

    /// A link to change the answer; the question is read aloud after its text.
    #[must_use]
    pub fn modifier(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.modifier = Some(Bouton::lien(texte).vers(href).precision(self.terme.clone()));
        self
    }
}

impl<'a> Recapitulatif<'a> {
    /// Answers on the page itself (review page).
    pub fn nouveau(lignes: Vec<LigneRecap<'a>>) -> Self {
        Self { titre: None, lignes, carte: false, action: None }
    }

    /// Answers in a card (the agents' dossier).
    pub fn en_carte(titre: impl Into<Texte<'a>>, lignes: Vec<LigneRecap<'a>>) -> Self {
        Self { titre: Some(titre.into()), lignes, carte: true, action: None }
    }

    /// The title above.
    #[must_use]
    pub fn titre(mut self, titre: impl Into<Texte<'a>>) -> Self {
        self.titre = Some(titre.into());
        self
    }

    /// One link for the whole section, beside its title.
    #[must_use]
    pub fn action(mut self, action: Bouton<'a>) -> Self {
        self.action = Some(action);
        self
    }
}

impl<'a> Fait<'a> {
    /// A term and a paragraph.
    pub fn texte(terme: impl Into<Texte<'a>>, texte: &str) -> Self {
        Self { terme: terme.into(), contenu: HtmlSur::paragraphe(&HtmlSur::texte(texte)) }
    }

    /// A term and safe HTML (a list, a table).
    pub fn html(terme: impl Into<Texte<'a>>, contenu: impl Into<HtmlSur>) -> Self {
        Self { terme: terme.into(), contenu: contenu.into() }
    }
}

impl<'a> Faits<'a> {
    /// The facts, in the order of the sheet.
    pub fn nouveaux(faits: Vec<Fait<'a>>) -> Self {
        Self { faits }
    }
}
