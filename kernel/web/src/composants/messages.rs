//! Messages exchanged about a request.

use super::{HtmlSur, Texte};

/// One message: the reader's own at the right on soft ground, the other's at the left in white.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/message.html")]
pub struct Message<'a> {
    de_soi: bool,
    auteur: Texte<'a>,
    quand: Texte<'a>,
    iso: Option<Texte<'a>>,
    corps: HtmlSur,
    pieces: Vec<(Texte<'a>, Texte<'a>)>,
    suite: HtmlSur,
}

composants!(Message<'a>);

impl<'a> Message<'a> {
    fn nouveau(de_soi: bool, auteur: Texte<'a>, quand: Texte<'a>, texte: &str) -> Self {
        let (corps, suite) = (HtmlSur::texte(texte), HtmlSur::default());
        Self { de_soi, auteur, quand, iso: None, corps, pieces: Vec::new(), suite }
    }

    /// Written by the reader (« Vous »). Line ends of the text are kept.
    pub fn de_soi(auteur: impl Into<Texte<'a>>, quand: impl Into<Texte<'a>>, texte: &str) -> Self {
        Self::nouveau(true, auteur.into(), quand.into(), texte)
    }

    /// Written by the other side.
    pub fn de_l_autre(
        auteur: impl Into<Texte<'a>>,
        quand: impl Into<Texte<'a>>,
        texte: &str,
    ) -> Self {
        Self::nouveau(false, auteur.into(), quand.into(), texte)
    }

    /// The machine's instant (`datetime`, ISO 8601).
    #[must_use]
    pub fn iso(mut self, iso: impl Into<Texte<'a>>) -> Self {
        self.iso = Some(iso.into());
        self
    }

    /// Anything else, under the rest (a form).
    #[must_use]
    pub fn suite(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.suite = suite.into();
        self
    }

    /// An attached file: its name and its address.
    #[must_use]
    pub fn piece(mut self, nom: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.pieces.push((nom.into(), href.into()));
        self
    }
}
