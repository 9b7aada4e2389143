//! Headers, crumbs, tabs, pages.

use super::{Bouton, Icone, Identite, Mots, Texte};

/// One link of a navigation.
#[derive(Debug, Clone)]
pub struct LienNav<'a> {
    texte: Texte<'a>,
    href: Texte<'a>,
    courant: bool,
}

/// The residents' header; under 1000 px its links go to the footer.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/entete.html")]
pub struct Entete<'a> {
    identite: Identite<'a>,
    liens: Vec<LienNav<'a>>,
    compte: Option<LienNav<'a>>,
    mots: &'static Mots,
}

/// The agents' header: navigation, search, initials.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/entete_agents.html")]
pub struct EnteteAgents<'a> {
    identite: Identite<'a>,
    liens: Vec<LienNav<'a>>,
    recherche: Option<RechercheAgents<'a>>,
    agent: Option<(Texte<'a>, Texte<'a>)>,
    sortie: Option<Bouton<'a>>,
    mots: &'static Mots,
}

/// The agents' search (`GET`, parameter `q`), focused by `/`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/recherche_agents.html")]
pub struct RechercheAgents<'a> {
    action: Texte<'a>,
    libelle: Texte<'a>,
    valeur: Texte<'a>,
    mots: &'static Mots,
}

/// Where the page stands: links only, the page itself is its h1.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/fil_ariane.html")]
pub struct FilAriane<'a> {
    liens: Vec<(Texte<'a>, Texte<'a>)>,
    mots: &'static Mots,
}

/// One tab.
#[derive(Debug, Clone)]
pub struct Onglet<'a> {
    texte: Texte<'a>,
    href: Texte<'a>,
    compte: Option<u64>,
    courant: bool,
}

/// Tabs, which are links to pages.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/onglets.html")]
pub struct Onglets<'a> {
    nom: Option<Texte<'a>>,
    onglets: Vec<Onglet<'a>>,
    mots: &'static Mots,
}

/// Previous, position, next.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/pagination.html")]
pub struct Pagination<'a> {
    position: Texte<'a>,
    precedente: Option<Texte<'a>>,
    suivante: Option<Texte<'a>>,
    debut: Option<Texte<'a>>,
    pages: bool,
    mots: &'static Mots,
}

/// Actions that unfold under a button.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/menu_actions.html")]
pub struct MenuActions<'a> {
    titre: Texte<'a>,
    actions: Vec<Bouton<'a>>,
}

composants!(
    Entete<'a>,
    EnteteAgents<'a>,
    RechercheAgents<'a>,
    FilAriane<'a>,
    Onglets<'a>,
    Pagination<'a>,
    MenuActions<'a>,
);

impl<'a> LienNav<'a> {
    /// A link.
    pub fn nouveau(texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        Self { texte: texte.into(), href: href.into(), courant: false }
    }

    /// Whether the page belongs to it.
    #[must_use]
    pub fn courant(mut self, courant: bool) -> Self {
        self.courant = courant;
        self
    }

    pub(crate) fn texte(&self) -> &str {
        &self.texte
    }

    pub(crate) fn href(&self) -> &str {
        &self.href
    }
}

impl<'a> Entete<'a> {
    /// The commune's header without links.
    pub fn nouvelle(mots: &'static Mots, identite: Identite<'a>) -> Self {
        Self { identite, liens: Vec::new(), compte: None, mots }
    }

    /// One link of the navigation.
    #[must_use]
    pub fn lien(mut self, lien: LienNav<'a>) -> Self {
        self.liens.push(lien);
        self
    }

    /// « Mes demandes », outlined with its icon.
    #[must_use]
    pub fn compte(mut self, lien: LienNav<'a>) -> Self {
        self.compte = Some(lien);
        self
    }
}

impl<'a> EnteteAgents<'a> {
    /// The agents' header without links.
    pub fn nouvelle(mots: &'static Mots, identite: Identite<'a>) -> Self {
        Self { identite, liens: Vec::new(), recherche: None, agent: None, sortie: None, mots }
    }

    /// One link of the navigation.
    #[must_use]
    pub fn lien(mut self, lien: LienNav<'a>) -> Self {
        self.liens.push(lien);
        self
    }

    /// The search box.
    #[must_use]
    pub fn recherche(mut self, recherche: RechercheAgents<'a>) -> Self {
        self.recherche = Some(recherche);
        self
    }

    /// The agent's name and the address of their account.
    #[must_use]
    pub fn agent(mut self, nom: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.agent = Some((nom.into(), href.into()));
        self
    }

    /// The sign-out button, with the form it sends (`Bouton::formulaire`).
    #[must_use]
    pub fn sortie(mut self, bouton: Bouton<'a>) -> Self {
        self.sortie = Some(bouton);
        self
    }
}

/// The first letters of the first two names: « Claire Morel » gives « CM ».
pub(crate) fn initiales(nom: &str) -> String {
    nom.split_whitespace().filter_map(|mot| mot.chars().next()).take(2).collect()
}

impl<'a> RechercheAgents<'a> {
    /// Where it sends `q`, and its label (« Un nom, un numéro »).
    pub fn nouvelle(
        mots: &'static Mots,
        action: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
    ) -> Self {
        Self { action: action.into(), libelle: libelle.into(), valeur: Texte::default(), mots }
    }

    /// What was searched.
    #[must_use]
    pub fn valeur(mut self, valeur: impl Into<Texte<'a>>) -> Self {
        self.valeur = valeur.into();
        self
    }
}

impl<'a> FilAriane<'a> {
    /// The parents of the page, each text with its address, the farthest first.
    pub fn nouveau<T, H>(mots: &'static Mots, liens: impl IntoIterator<Item = (T, H)>) -> Self
    where
        T: Into<Texte<'a>>,
        H: Into<Texte<'a>>,
    {
        Self { liens: liens.into_iter().map(|(t, h)| (t.into(), h.into())).collect(), mots }
    }
}

impl<'a> Onglet<'a> {
    /// A tab.
    pub fn nouveau(texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        Self { texte: texte.into(), href: href.into(), compte: None, courant: false }
    }

    /// How many things are behind it.
    #[must_use]
    pub fn compte(mut self, compte: u64) -> Self {
        self.compte = Some(compte);
        self
    }

    /// Whether it is the page.
    #[must_use]
    pub fn courant(mut self, courant: bool) -> Self {
        self.courant = courant;
        self
    }
}

impl<'a> Onglets<'a> {
    /// The tabs in their order.
    pub fn nouveaux(mots: &'static Mots, onglets: Vec<Onglet<'a>>) -> Self {
        Self { nom: None, onglets, mots }
    }

    /// The landmark's name, when it is not « Parties du dossier ».
    #[must_use]
    pub fn nom(mut self, nom: impl Into<Texte<'a>>) -> Self {
        self.nom = Some(nom.into());
        self
    }
}

impl<'a> Pagination<'a> {
    /// « Page 2 sur 9 ».
    pub fn pages(mots: &'static Mots, page: u64, total: u64) -> Self {
        let position = mots.composants_page_position(page, total);
        Self { pages: true, ..Self::dossiers(mots, position) }
    }

    /// The place of a request in its list (« 3 sur 22 »).
    pub fn dossiers(mots: &'static Mots, position: impl Into<Texte<'a>>) -> Self {
        let position = position.into();
        Self { position, precedente: None, suivante: None, debut: None, pages: false, mots }
    }

    /// The parts of a list too long to be counted: before, after, and back to its beginning.
    pub fn suite(mots: &'static Mots) -> Self {
        Self { pages: true, ..Self::dossiers(mots, "") }
    }

    /// The address of the beginning of the list.
    #[must_use]
    pub fn debut(mut self, href: Option<impl Into<Texte<'a>>>) -> Self {
        self.debut = href.map(Into::into);
        self
    }

    /// The address before.
    #[must_use]
    pub fn precedente(mut self, href: Option<impl Into<Texte<'a>>>) -> Self {
        self.precedente = href.map(Into::into);
        self
    }

    /// The address after.
    #[must_use]
    pub fn suivante(mut self, href: Option<impl Into<Texte<'a>>>) -> Self {
        self.suivante = href.map(Into::into);
        self
    }
}

impl<'a> MenuActions<'a> {
    /// The button's text.
    pub fn nouveau(titre: impl Into<Texte<'a>>) -> Self {
        Self { titre: titre.into(), actions: Vec::new() }
    }

    /// One action, shown as a row.
    #[must_use]
    pub fn action(mut self, action: Bouton<'a>) -> Self {
        self.actions.push(action);
        self
    }
}
