//! Frames that inform, warn or unfold.

use super::{HtmlSur, Icone, Texte};

/// The tone of a tag, a frame or a banner; never told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ton {
    /// Neutral information.
    Info,
    /// Something to watch.
    Attention,
    /// It went well.
    Bien,
    /// An error, a refusal.
    Grave,
    /// The commune's soft colour.
    Doux,
    /// Stone, at rest.
    Pierre,
}

impl Ton {
    pub(crate) fn classe(self) -> &'static str {
        match self {
            Ton::Info => "info",
            Ton::Attention => "warn",
            Ton::Bien => "ok",
            Ton::Grave => "bad",
            Ton::Doux => "doux",
            Ton::Pierre => "pierre",
        }
    }

    fn icone(self) -> Icone {
        match self {
            Ton::Attention => Icone::Triangle,
            Ton::Bien => Icone::CocheRonde,
            Ton::Grave => Icone::Alerte,
            Ton::Info | Ton::Doux | Ton::Pierre => Icone::Info,
        }
    }
}

/// A frame in the flow of the page, with its icon.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/encart.html")]
pub struct Encart<'a> {
    ton: Ton,
    titre: Option<Texte<'a>>,
    contenu: HtmlSur,
}

/// A message about the whole page, above it: what was just done, what the site does today.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/banniere.html")]
pub struct Banniere<'a> {
    ton: Ton,
    texte: Texte<'a>,
    suite: Option<HtmlSur>,
}

/// A text that opens on demand.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/depliant.html")]
pub struct Depliant<'a> {
    titre: Texte<'a>,
    contenu: HtmlSur,
    ouvert: bool,
}

composants!(Encart<'a>, Banniere<'a>, Depliant<'a>);

impl<'a> Encart<'a> {
    /// A frame holding one paragraph.
    pub fn texte(ton: Ton, texte: impl Into<Texte<'a>>) -> Self {
        let texte = HtmlSur::texte(&texte.into());
        Self { ton, titre: None, contenu: HtmlSur::paragraphe(&texte) }
    }

    /// A frame holding safe HTML.
    pub fn html(ton: Ton, contenu: impl Into<HtmlSur>) -> Self {
        Self { ton, titre: None, contenu: contenu.into() }
    }

    /// A bold first line.
    #[must_use]
    pub fn titre(mut self, titre: impl Into<Texte<'a>>) -> Self {
        self.titre = Some(titre.into());
        self
    }
}

impl<'a> Banniere<'a> {
    /// A banner; a grave one is announced at once, the others politely.
    pub fn nouvelle(ton: Ton, texte: impl Into<Texte<'a>>) -> Self {
        Self { ton, texte: texte.into(), suite: None }
    }

    /// What follows the sentence: a link, an undo button.
    #[must_use]
    pub fn suite(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.suite = Some(suite.into());
        self
    }
}

impl<'a> Depliant<'a> {
    /// A closed text under its title.
    pub fn nouveau(titre: impl Into<Texte<'a>>, contenu: impl Into<HtmlSur>) -> Self {
        Self { titre: titre.into(), contenu: contenu.into(), ouvert: false }
    }

    /// Open at first.
    #[must_use]
    pub fn ouvert(mut self) -> Self {
        self.ouvert = true;
        self
    }
}
