//! A document, large, in the page.

use super::{HtmlSur, Texte};

/// How the browser shows a document.
#[derive(Debug, Clone)]
enum Vue<'a> {
    Image(Texte<'a>),
    Cadre(Texte<'a>),
    Rien,
}

/// A document shown large, and what can be done with it.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/visionneuse.html")]
pub struct Visionneuse<'a> {
    nom: Texte<'a>,
    vue: Vue<'a>,
    note: Option<Texte<'a>>,
    gestes: HtmlSur,
}

composants!(Visionneuse<'a>);

impl<'a> Visionneuse<'a> {
    fn nouvelle(nom: impl Into<Texte<'a>>, vue: Vue<'a>) -> Self {
        Self { nom: nom.into(), vue, note: None, gestes: HtmlSur::default() }
    }

    /// A picture, by its address; its name says what it is to whoever does not see it.
    pub fn image(nom: impl Into<Texte<'a>>, src: impl Into<Texte<'a>>) -> Self {
        Self::nouvelle(nom, Vue::Image(src.into()))
    }

    /// What the browser's own reader shows in a frame (a PDF), by its address.
    pub fn cadre(nom: impl Into<Texte<'a>>, src: impl Into<Texte<'a>>) -> Self {
        Self::nouvelle(nom, Vue::Cadre(src.into()))
    }

    /// Nothing can be shown: the note says why.
    pub fn rien(nom: impl Into<Texte<'a>>, note: impl Into<Texte<'a>>) -> Self {
        Self::nouvelle(nom, Vue::Rien).note(note)
    }

    /// A line under the document.
    #[must_use]
    pub fn note(mut self, note: impl Into<Texte<'a>>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The buttons above it.
    #[must_use]
    pub fn gestes(mut self, gestes: impl Into<HtmlSur>) -> Self {
        self.gestes = gestes.into();
        self
    }
}
