//! Progress: the bars of a form, the squares of a timeline.

use super::{HtmlSur, Icone, Mots, Texte};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Avance {
    Fait,
    Courant,
    AVenir,
}

/// One square of a path.
#[derive(Debug, Clone)]
pub struct Pas<'a> {
    titre: Texte<'a>,
    detail: Option<HtmlSur>,
    avance: Avance,
    href: Option<Texte<'a>>,
}

/// The path of a request (large) or of a form's steps (small).
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/chemin.html")]
pub struct Chemin<'a> {
    nom: Option<Texte<'a>>,
    pas: Vec<Pas<'a>>,
    petit: bool,
    mots: &'static Mots,
}

/// The bars above a step's title, with « Étape 2 sur 7 · démarche ».
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/etapes.html")]
pub struct Etapes<'a> {
    courante: usize,
    total: usize,
    demarche: Texte<'a>,
    mots: &'static Mots,
}

composants!(Chemin<'a>, Etapes<'a>);

impl<'a> Pas<'a> {
    fn nouveau(titre: Texte<'a>, avance: Avance) -> Self {
        Self { titre, detail: None, avance, href: None }
    }

    /// Behind us.
    pub fn fait(titre: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(titre.into(), Avance::Fait)
    }

    /// Where we are.
    pub fn courant(titre: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(titre.into(), Avance::Courant)
    }

    /// Still to come.
    pub fn a_venir(titre: impl Into<Texte<'a>>) -> Self {
        Self::nouveau(titre.into(), Avance::AVenir)
    }

    /// A sentence under the title.
    #[must_use]
    pub fn detail(mut self, detail: &str) -> Self {
        self.detail = Some(HtmlSur::texte(detail));
        self
    }
    /// The step can be gone back to.
    #[must_use]
    pub fn vers(mut self, href: impl Into<Texte<'a>>) -> Self {
        self.href = Some(href.into());
        self
    }
}

impl<'a> Chemin<'a> {
    /// The path of a request.
    pub fn grand(mots: &'static Mots, pas: Vec<Pas<'a>>) -> Self {
        Self { nom: None, pas, petit: false, mots }
    }

    /// The steps of a form, in the rail, as a navigation landmark with this name.
    pub fn petit(mots: &'static Mots, nom: impl Into<Texte<'a>>, pas: Vec<Pas<'a>>) -> Self {
        Self { nom: Some(nom.into()), pas, petit: true, mots }
    }

    /// A past without future: what happened to a file, last first, all squares filled.
    pub fn histoire(mots: &'static Mots, pas: Vec<Pas<'a>>) -> Self {
        Self { nom: None, pas, petit: true, mots }
    }
}

impl<'a> Etapes<'a> {
    /// The current step (from 1) among `total`, of this démarche.
    pub fn nouvelles(
        mots: &'static Mots,
        courante: usize,
        total: usize,
        demarche: impl Into<Texte<'a>>,
    ) -> Self {
        Self { courante, total, demarche: demarche.into(), mots }
    }

    fn position(&self) -> String {
        self.mots.composants_etape(self.courante, self.total)
    }

    fn classe(&self, n: usize) -> &'static str {
        match n.cmp(&self.courante) {
            std::cmp::Ordering::Less => "fait",
            std::cmp::Ordering::Equal => "ici",
            std::cmp::Ordering::Greater => "vide",
        }
    }
}
