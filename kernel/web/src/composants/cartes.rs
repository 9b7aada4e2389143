//! Cards of the rail and of the agents' dossier.

use super::{HtmlSur, Icone, Texte};

/// A white card with its title.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/carte.html")]
pub struct Carte<'a> {
    titre: Option<Texte<'a>>,
    contenu: HtmlSur,
    telephone: Option<Texte<'a>>,
}

/// One line of a list with icons.
#[derive(Debug, Clone)]
pub struct LigneIcone<'a> {
    icone: Icone,
    fort: bool,
    texte: Texte<'a>,
    detail: Option<Texte<'a>>,
    href: Option<Texte<'a>>,
}

/// Lines with icons: who deals with it, what to bring.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/liste_icones.html")]
pub struct ListeIcones<'a> {
    lignes: Vec<LigneIcone<'a>>,
    reglee: bool,
}

/// One rule of law computed for the agent.
#[derive(Debug, Clone)]
pub struct Verification<'a> {
    icone: Icone,
    classe: &'static str,
    sens: Texte<'a>,
    texte: Texte<'a>,
    lien: Option<(Texte<'a>, Texte<'a>)>,
}

/// « Vérifié pour vous », in two columns.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/verifications.html")]
pub struct Verifications<'a> {
    titre: Texte<'a>,
    lignes: Vec<Verification<'a>>,
}

/// One document with its thumbnail.
#[derive(Debug, Clone)]
pub struct Vignette<'a> {
    nom: Texte<'a>,
    detail: Texte<'a>,
    href: Texte<'a>,
    image: Option<Texte<'a>>,
}

/// Documents as thumbnails.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/documents.html")]
pub struct Documents<'a> {
    vignettes: Vec<Vignette<'a>>,
}

composants!(Carte<'a>, ListeIcones<'a>, Verifications<'a>, Documents<'a>);

impl<'a> Carte<'a> {
    /// A card with a title (h2) and anything under it.
    pub fn nouvelle(titre: impl Into<Texte<'a>>, contenu: impl Into<HtmlSur>) -> Self {
        Self { titre: Some(titre.into()), contenu: contenu.into(), telephone: None }
    }

    /// A card with one paragraph.
    pub fn texte(titre: impl Into<Texte<'a>>, texte: &str) -> Self {
        Self::nouvelle(titre, HtmlSur::paragraphe(&HtmlSur::texte(texte)))
    }

    /// A card without title.
    pub fn nue(contenu: impl Into<HtmlSur>) -> Self {
        Self { titre: None, contenu: contenu.into(), telephone: None }
    }

    /// A telephone number, large, under the rest.
    #[must_use]
    pub fn telephone(mut self, numero: impl Into<Texte<'a>>) -> Self {
        self.telephone = Some(numero.into());
        self
    }
}

/// A telephone as an address: digits only.
pub(crate) fn numero(telephone: &str) -> String {
    telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

impl<'a> LigneIcone<'a> {
    /// An icon and its text.
    pub fn nouvelle(icone: Icone, texte: impl Into<Texte<'a>>) -> Self {
        Self { icone, fort: false, texte: texte.into(), detail: None, href: None }
    }

    /// The text in bold.
    #[must_use]
    pub fn fort(mut self) -> Self {
        self.fort = true;
        self
    }

    /// A second line.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Texte<'a>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// A telephone number does not break.
    fn texte_du_lien(&self) -> String {
        match self.href.as_deref().is_some_and(|href| href.starts_with("tel:")) {
            true => self.texte.replace(' ', "\u{a0}"),
            false => self.texte.to_string(),
        }
    }

    /// The text becomes a link.
    #[must_use]
    pub fn vers(mut self, href: impl Into<Texte<'a>>) -> Self {
        self.href = Some(href.into());
        self
    }
}

impl<'a> ListeIcones<'a> {
    /// Without rules, in a card.
    pub fn nouvelle(lignes: Vec<LigneIcone<'a>>) -> Self {
        Self { lignes, reglee: false }
    }

    /// A rule between lines, in the facts of a démarche.
    pub fn reglee(lignes: Vec<LigneIcone<'a>>) -> Self {
        Self { lignes, reglee: true }
    }
}

impl<'a> Verification<'a> {
    /// The rule is kept; `sens` is its meaning read aloud (« Vérifié »).
    pub fn bonne(sens: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        let (sens, texte) = (sens.into(), texte.into());
        Self { icone: Icone::CocheRonde, classe: "ok", sens, texte, lien: None }
    }

    /// The agent must look; `sens` is its meaning read aloud (« À confirmer »).
    pub fn a_confirmer(sens: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        let (sens, texte) = (sens.into(), texte.into());
        Self { icone: Icone::Triangle, classe: "warn", sens, texte, lien: None }
    }

    /// The rule is broken; `sens` is its meaning read aloud.
    pub fn mauvaise(sens: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        let (sens, texte) = (sens.into(), texte.into());
        Self { icone: Icone::Alerte, classe: "bad", sens, texte, lien: None }
    }

    /// A link after the text.
    #[must_use]
    pub fn lien(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.lien = Some((texte.into(), href.into()));
        self
    }
}

impl<'a> Verifications<'a> {
    /// The card's title and its lines.
    pub fn nouvelles(titre: impl Into<Texte<'a>>, lignes: Vec<Verification<'a>>) -> Self {
        Self { titre: titre.into(), lignes }
    }
}

impl<'a> Vignette<'a> {
    /// A document: its name, its type and size, its address.
    pub fn nouvelle(
        nom: impl Into<Texte<'a>>,
        detail: impl Into<Texte<'a>>,
        href: impl Into<Texte<'a>>,
    ) -> Self {
        Self { nom: nom.into(), detail: detail.into(), href: href.into(), image: None }
    }

    /// The address of its thumbnail; a drawn sheet stands for it otherwise.
    #[must_use]
    pub fn image(mut self, src: impl Into<Texte<'a>>) -> Self {
        self.image = Some(src.into());
        self
    }
}

impl<'a> Documents<'a> {
    /// The documents in their order.
    pub fn nouveaux(vignettes: Vec<Vignette<'a>>) -> Self {
        Self { vignettes }
    }
}
