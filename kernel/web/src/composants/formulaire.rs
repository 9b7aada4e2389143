//! The head and foot of a form: the summary of errors, the buttons.

use super::{Bouton, HtmlSur, Icone, Mots, Texte};

/// The summary of errors under the h1: takes the focus, one short link an error.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/resume_erreurs.html")]
pub struct ResumeErreurs<'a> {
    erreurs: Vec<(Texte<'a>, Texte<'a>)>,
    titre: Option<Texte<'a>>,
    gardees: bool,
    mots: &'static Mots,
}

/// The foot of a form step: rule, main button, other ways out.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/pied_formulaire.html")]
pub struct PiedFormulaire<'a> {
    principal: Bouton<'a>,
    autres: Vec<Bouton<'a>>,
    note: Option<HtmlSur>,
    filet: bool,
}

/// A `<form>` around its fields.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/bloc_formulaire.html")]
pub struct BlocFormulaire<'a> {
    action: Texte<'a>,
    methode: &'static str,
    multipart: bool,
    id: Option<Texte<'a>>,
    caches: HtmlSur,
    contenu: HtmlSur,
}

composants!(ResumeErreurs<'a>, PiedFormulaire<'a>, BlocFormulaire<'a>);

impl<'a> ResumeErreurs<'a> {
    /// An empty summary, that writes nothing until it has an error.
    pub fn nouveau(mots: &'static Mots) -> Self {
        Self { erreurs: Vec::new(), titre: None, gardees: true, mots }
    }

    /// One error: the id of the faulty control ([`id_de`](super::id_de)) and its short sentence.
    #[must_use]
    pub fn erreur(mut self, id: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        self.erreurs.push((id.into(), texte.into()));
        self
    }

    /// Another title than « Quatre réponses sont à corriger ».
    #[must_use]
    pub fn titre(mut self, titre: impl Into<Texte<'a>>) -> Self {
        self.titre = Some(titre.into());
        self
    }

    /// Does not say that the other answers are kept (a sign-in page).
    #[must_use]
    pub fn sans_garde(mut self) -> Self {
        self.gardees = false;
        self
    }
}

impl<'a> PiedFormulaire<'a> {
    /// The main button, usually [`Bouton::primaire`] with its arrow.
    pub fn nouveau(principal: Bouton<'a>) -> Self {
        Self { principal, autres: Vec::new(), note: None, filet: true }
    }

    /// Another way out, usually [`Bouton::lien`].
    #[must_use]
    pub fn autre(mut self, bouton: Bouton<'a>) -> Self {
        self.autres.push(bouton);
        self
    }

    /// A sentence under the buttons.
    #[must_use]
    pub fn note(mut self, note: impl Into<HtmlSur>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Without the rule above.
    #[must_use]
    pub fn sans_filet(mut self) -> Self {
        self.filet = false;
        self
    }
}

impl<'a> BlocFormulaire<'a> {
    fn nouveau(
        methode: &'static str,
        action: Texte<'a>,
        caches: HtmlSur,
        contenu: HtmlSur,
    ) -> Self {
        Self { action, methode, multipart: false, id: None, caches, contenu }
    }

    /// Sends to `action`; `caches` holds the hidden controls (the CSRF token).
    pub fn post(
        action: impl Into<Texte<'a>>,
        caches: impl Into<HtmlSur>,
        contenu: impl Into<HtmlSur>,
    ) -> Self {
        Self::nouveau("post", action.into(), caches.into(), contenu.into())
    }

    /// The same, with files.
    pub fn multipart(
        action: impl Into<Texte<'a>>,
        caches: impl Into<HtmlSur>,
        contenu: impl Into<HtmlSur>,
    ) -> Self {
        let form = Self::nouveau("post", action.into(), caches.into(), contenu.into());
        Self { multipart: true, ..form }
    }

    /// Asks `action` for a page (a search, a filter).
    pub fn get(action: impl Into<Texte<'a>>, contenu: impl Into<HtmlSur>) -> Self {
        Self::nouveau("get", action.into(), HtmlSur::default(), contenu.into())
    }

    /// The form's id, for buttons that stand outside ([`Bouton::formulaire`]).
    #[must_use]
    pub fn id(mut self, id: impl Into<Texte<'a>>) -> Self {
        self.id = Some(id.into());
        self
    }
}
