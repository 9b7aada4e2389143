//! Titles of pages and sections, and running text.

use super::{Bouton, Etiquette, HtmlSur, Texte};

/// The head of a page: its h1 and what stands around it.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/titre_page.html")]
pub struct TitrePage<'a> {
    avant: HtmlSur,
    titre: Texte<'a>,
    etiquette: Option<Etiquette<'a>>,
    reference: Option<Texte<'a>>,
    accroche: Option<Texte<'a>>,
    meta: Option<HtmlSur>,
    action: Option<(Bouton<'a>, Texte<'a>)>,
}

/// The h2 of a section, perhaps with a link at its right.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/titre_section.html")]
pub struct TitreSection<'a> {
    titre: Texte<'a>,
    lien: Option<(Texte<'a>, Texte<'a>)>,
    suite: HtmlSur,
}

/// Running text whose HTML was cleaned: paragraphs, lists, links.
#[derive(Debug, Clone, Default, askama::Template)]
#[template(path = "composants/prose.html")]
pub struct Prose {
    contenu: HtmlSur,
}

composants!(TitrePage<'a>, TitreSection<'a>, Prose);

impl<'a> TitrePage<'a> {
    /// The page's only h1.
    pub fn nouveau(titre: impl Into<Texte<'a>>) -> Self {
        Self {
            avant: HtmlSur::default(),
            titre: titre.into(),
            etiquette: None,
            reference: None,
            accroche: None,
            meta: None,
            action: None,
        }
    }

    /// What stands above: the crumb, the bars of a form ([`Etapes`](super::Etapes)).
    #[must_use]
    pub fn avant(mut self, avant: impl Into<HtmlSur>) -> Self {
        self.avant = self.avant.puis(avant);
        self
    }

    /// The state, beside the title.
    #[must_use]
    pub fn etiquette(mut self, etiquette: Etiquette<'a>) -> Self {
        self.etiquette = Some(etiquette);
        self
    }

    /// « Dossier 4 790 », beside the tag.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<Texte<'a>>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// The larger sentence under the title.
    #[must_use]
    pub fn accroche(mut self, accroche: impl Into<Texte<'a>>) -> Self {
        self.accroche = Some(accroche.into());
        self
    }

    /// A smaller line under the title (number and date), plain.
    #[must_use]
    pub fn meta(mut self, meta: &str) -> Self {
        self.meta = Some(HtmlSur::texte(meta));
        self
    }
    /// The page's main button and the words beside it (may be empty); for agents, at the right.
    #[must_use]
    pub fn action(mut self, bouton: Bouton<'a>, note: impl Into<Texte<'a>>) -> Self {
        self.action = Some((bouton, note.into()));
        self
    }
}

impl<'a> TitreSection<'a> {
    /// The h2.
    pub fn nouveau(titre: impl Into<Texte<'a>>) -> Self {
        Self { titre: titre.into(), lien: None, suite: HtmlSur::default() }
    }

    /// A link at the right.
    #[must_use]
    pub fn lien(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.lien = Some((texte.into(), href.into()));
        self
    }

    /// Anything else at the right of the title (chips, buttons).
    #[must_use]
    pub fn suite(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.suite = self.suite.puis(suite);
        self
    }
}

/// What a line of a plain text belongs to.
#[derive(PartialEq, Eq)]
enum Sorte {
    Vide,
    Element,
    Phrase,
}

fn sorte(ligne: &str) -> Sorte {
    match ligne {
        "" => Sorte::Vide,
        ligne if element(ligne).is_some() => Sorte::Element,
        _ => Sorte::Phrase,
    }
}

fn element(ligne: &str) -> Option<&str> {
    ["- ", "– ", "• "].iter().find_map(|tiret| ligne.strip_prefix(tiret))
}

/// Lines of one kind that follow each other.
fn suite(lignes: &[&str]) -> HtmlSur {
    match sorte(lignes.first().copied().unwrap_or_default()) {
        Sorte::Vide => HtmlSur::default(),
        Sorte::Element => {
            let elements = lignes.iter().filter_map(|ligne| element(ligne)).map(str::to_owned);
            Prose::html(HtmlSur::default()).liste(&elements.collect::<Vec<_>>()).contenu
        }
        Sorte::Phrase => {
            let lignes: Vec<_> =
                lignes.iter().map(|ligne| HtmlSur::texte(ligne).to_string()).collect();
            HtmlSur::paragraphe(&HtmlSur::sure(lignes.join("<br>")))
        }
    }
}

impl Prose {
    /// Text already safe.
    pub fn html(contenu: impl Into<HtmlSur>) -> Self {
        Self { contenu: contenu.into() }
    }

    /// Plain text as a person wrote it: a blank line makes a paragraph, lines that begin with a dash a
    /// list, a line end a line end.
    #[must_use]
    pub fn texte(texte: &str) -> Self {
        let lignes: Vec<&str> = texte.lines().map(str::trim).collect();
        let suites = lignes.chunk_by(|a, b| sorte(a) == sorte(b));
        Self { contenu: suites.map(suite).fold(HtmlSur::default(), HtmlSur::puis) }
    }

    /// The same, then the title of a part of it.
    #[must_use]
    pub fn titre(self, titre: &str) -> Self {
        self.element("h2", &HtmlSur::texte(titre))
    }

    /// The same, then a paragraph, plain.
    #[must_use]
    pub fn paragraphe(self, texte: &str) -> Self {
        self.element("p", &HtmlSur::texte(texte))
    }

    /// The same, then items with bullets, plain.
    #[must_use]
    pub fn liste(self, lignes: &[String]) -> Self {
        let lignes = lignes.iter().map(|ligne| format!("<li>{}</li>", HtmlSur::texte(ligne)));
        self.element("ul", &HtmlSur::sure(lignes.collect()))
    }

    /// The same, then something to copy exactly: a code, a fingerprint.
    #[must_use]
    pub fn code(self, texte: &str) -> Self {
        self.element("pre", &HtmlSur::texte(texte))
    }

    /// The same, then anything that is no text.
    #[must_use]
    pub fn puis(self, contenu: impl Into<HtmlSur>) -> Self {
        Self { contenu: self.contenu.puis(contenu) }
    }

    fn element(self, nom: &str, contenu: &HtmlSur) -> Self {
        self.puis(HtmlSur::sure(format!("<{nom}>{contenu}</{nom}>")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_keeps_its_lines_its_lists_and_its_paragraphs() {
        let html = |texte| Prose::texte(texte).contenu.to_string();
        assert_eq!(html("Un.\n\nDeux."), "<p>Un.</p><p>Deux.</p>");
        assert_eq!(html("Un,\ndeux <b>."), "<p>Un,<br>deux &lt;b&gt;.</p>");
        assert_eq!(
            html("Il manque :\n- une photo\n- un <acte>\n\nMerci."),
            "<p>Il manque :</p><ul><li>une photo</li><li>un &lt;acte&gt;</li></ul><p>Merci.</p>"
        );
        assert_eq!(html(""), "");
    }
}
