//! The questions of a form as places that a script finds again, and what it says of the answers.

use super::{Encart, HtmlSur, Icone, Mots, Ton};

/// One question with its key. Drawn for a script that shows it already, it is only its place.
#[derive(Debug, Clone, askama::Template)]
#[template(
    source = r#"<div class="question" id="{{ cle }}"{% if deja_la %} data-la{% endif %}>{{ contenu }}</div>"#,
    ext = "html"
)]
pub struct Question {
    cle: String,
    deja_la: bool,
    contenu: HtmlSur,
}

/// The questions that follow one another: a script takes out, puts in and orders those whose keys
/// differ, and leaves the others as they are.
#[derive(Debug, Clone, askama::Template)]
#[template(
    source = r#"<div class="questions" id="{{ id }}" data-questions>{{ contenu }}</div>"#,
    ext = "html"
)]
pub struct Questions {
    id: String,
    contenu: HtmlSur,
}

/// A piece that a script puts in place of the one of the same id.
#[derive(Debug, Clone, askama::Template)]
#[template(
    source = r#"<div id="{{ id }}" data-neuf{% if cache %} hidden{% endif %}>{{ contenu }}</div>"#,
    ext = "html"
)]
pub struct Neuf {
    id: &'static str,
    cache: bool,
    contenu: HtmlSur,
}

/// What a script says of the answers being typed: when they were kept, what to do when they cannot
/// be. Nothing of it is shown before.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/suivi.html")]
pub struct Suivi {
    suivre: bool,
    mots: &'static Mots,
}

/// The answers that could not be sent and that the device keeps: hidden until a script finds some.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/saisies.html")]
pub struct Saisies {
    brouillon: String,
    ici: Option<String>,
    mots: &'static Mots,
}

/// Tells the script that nothing of a draft is to be kept on the device any more.
#[derive(Debug, Clone, askama::Template)]
#[template(
    source = r#"<div hidden data-saisies="{{ brouillon }}" data-fin data-script="{{ crate::assets::url("suivre.js") }}"></div>"#,
    ext = "html"
)]
pub struct FinDeSaisie {
    brouillon: String,
}

composants!(Question, Questions, Neuf, Suivi, Saisies, FinDeSaisie);

impl Question {
    /// A question, a title or an explanation; `cle` is its id, which tells its content too when that
    /// depends on something else than answers.
    pub fn nouvelle(cle: impl Into<String>, contenu: impl Into<HtmlSur>) -> Self {
        Self { cle: cle.into(), deja_la: false, contenu: contenu.into() }
    }

    /// The script has it: `contenu` is only what it holds of other questions.
    #[must_use]
    pub fn deja_la(mut self) -> Self {
        self.deja_la = true;
        self
    }
}

impl Questions {
    /// Questions under one id.
    pub fn nouvelles(id: impl Into<String>, contenu: impl Into<HtmlSur>) -> Self {
        Self { id: id.into(), contenu: contenu.into() }
    }
}

impl Neuf {
    /// A piece in sight.
    pub fn nouveau(id: &'static str, contenu: impl Into<HtmlSur>) -> Self {
        Self { id, cache: false, contenu: contenu.into() }
    }

    /// Hidden controls.
    pub fn cache(id: &'static str, contenu: impl Into<HtmlSur>) -> Self {
        Self { id, cache: true, contenu: contenu.into() }
    }
}

impl Suivi {
    /// On a page whose questions depend on its answers (`suivre`), or not.
    pub fn nouveau(mots: &'static Mots, suivre: bool) -> Self {
        Self { suivre, mots }
    }
}

impl Saisies {
    /// Those of the pages whose addresses begin with `brouillon`.
    pub fn nouvelles(mots: &'static Mots, brouillon: impl Into<String>) -> Self {
        Self { brouillon: brouillon.into(), ici: None, mots }
    }

    /// On one of these pages, at this address.
    #[must_use]
    pub fn ici(mut self, adresse: impl Into<String>) -> Self {
        self.ici = Some(adresse.into());
        self
    }

    fn encart(&self) -> Encart<'static> {
        Encart::html(Ton::Attention, HtmlSur::texte(self.mots.suivre_reprise()))
            .titre(self.mots.suivre_reprise_titre())
    }
}

impl FinDeSaisie {
    /// Of the pages whose addresses begin with `brouillon`; of all of them when it is empty.
    pub fn nouvelle(brouillon: impl Into<String>) -> Self {
        Self { brouillon: brouillon.into() }
    }
}
