//! The page itself, around its content.

use super::{
    Entete, EnteteAgents, FilAriane, Hero, HtmlSur, LienNav, Mots, Pied, Plaque, Seuil, Texte,
};

/// Who the page belongs to.
#[derive(Debug, Clone, Default)]
pub struct Identite<'a> {
    /// The commune's name.
    pub nom: Texte<'a>,
    /// Under the name: « Services de la commune », « Espace des agents ».
    pub sous_titre: Texte<'a>,
    /// The address of the commune's logo; a house with an arched door stands for it otherwise.
    pub logo: Option<Texte<'a>>,
    /// Where the mark leads.
    pub accueil: Texte<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Public {
    Usager,
    Agent,
    Impression,
}

/// A whole page. `Gabarit::usager(…)`, then what it holds, then `{{ }}` or `.to_string()`.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/gabarit.html")]
pub struct Gabarit<'a> {
    public: Public,
    langue: Texte<'a>,
    titre: Texte<'a>,
    en_erreur: bool,
    identite: Identite<'a>,
    feuille: Texte<'a>,
    theme: Texte<'a>,
    script: Texte<'a>,
    tete: HtmlSur,
    seuil: HtmlSur,
    hero: HtmlSur,
    fil: HtmlSur,
    banniere: HtmlSur,
    titre_page: HtmlSur,
    plaque: Option<HtmlSur>,
    contenu: HtmlSur,
    rail: Option<HtmlSur>,
    pied: HtmlSur,
    delai: Option<(u32, Texte<'a>)>,
    etroit: bool,
    touches: bool,
    mots: &'static Mots,
}

composants!(Gabarit<'a>);

impl<'a> Gabarit<'a> {
    fn nouveau(
        public: Public,
        langue: Texte<'a>,
        titre: Texte<'a>,
        identite: Identite<'a>,
        theme: Texte<'a>,
    ) -> Self {
        let agent = public == Public::Agent;
        let (feuille, seuil) = match agent {
            true => ("agents.css", Seuil::agents()),
            false => ("parvis.css", Seuil::usagers()),
        };
        Self {
            public,
            titre,
            en_erreur: false,
            identite,
            feuille: crate::assets::url(feuille).into(),
            theme,
            script: crate::assets::url("parvis.js").into(),
            tete: HtmlSur::default(),
            seuil: seuil.into(),
            hero: HtmlSur::default(),
            fil: HtmlSur::default(),
            banniere: HtmlSur::default(),
            titre_page: HtmlSur::default(),
            plaque: None,
            contenu: HtmlSur::default(),
            rail: None,
            pied: HtmlSur::default(),
            delai: None,
            etroit: false,
            touches: true,
            mots: Mots::de(&langue),
            langue,
        }
    }

    /// A resident's page: its language (`fr`), its title without the commune's name, the
    /// commune, and the address of the stylesheet of its colours.
    pub fn usager(
        langue: impl Into<Texte<'a>>,
        titre: impl Into<Texte<'a>>,
        identite: Identite<'a>,
        theme: impl Into<Texte<'a>>,
    ) -> Self {
        Self::nouveau(Public::Usager, langue.into(), titre.into(), identite, theme.into())
    }

    /// An agent's page; same parameters.
    pub fn agent(
        langue: impl Into<Texte<'a>>,
        titre: impl Into<Texte<'a>>,
        identite: Identite<'a>,
        theme: impl Into<Texte<'a>>,
    ) -> Self {
        Self::nouveau(Public::Agent, langue.into(), titre.into(), identite, theme.into())
    }

    /// A page made to be printed: name of the commune, content, nothing else; same parameters.
    pub fn impression(
        langue: impl Into<Texte<'a>>,
        titre: impl Into<Texte<'a>>,
        identite: Identite<'a>,
        theme: impl Into<Texte<'a>>,
    ) -> Self {
        let mut page =
            Self::nouveau(Public::Impression, langue.into(), titre.into(), identite, theme.into());
        page.seuil = HtmlSur::default();
        page
    }

    /// The title then begins with « Erreur : ».
    #[must_use]
    pub fn en_erreur(mut self, en_erreur: bool) -> Self {
        self.en_erreur = en_erreur;
        self
    }

    /// The residents' header: its links, then « Mes demandes ».
    #[must_use]
    pub fn entete(mut self, liens: Vec<LienNav<'a>>, compte: Option<LienNav<'a>>) -> Self {
        let mut entete = Entete::nouvelle(self.mots, self.identite.clone());
        for lien in liens {
            entete = entete.lien(lien);
        }
        if let Some(compte) = compte {
            entete = entete.compte(compte);
        }
        self.tete = entete.into();
        self
    }

    /// The agents' header, made by the caller.
    #[must_use]
    pub fn entete_agents(mut self, entete: EnteteAgents<'a>) -> Self {
        self.tete = entete.into();
        self
    }

    /// The home's hero, in the place of the seuil.
    #[must_use]
    pub fn hero(mut self, hero: Hero<'a>) -> Self {
        self.seuil = HtmlSur::default();
        self.hero = hero.into();
        self
    }

    /// Messages about the whole page, above the content ([`Banniere`](super::Banniere)).
    #[must_use]
    pub fn banniere(mut self, banniere: impl Into<HtmlSur>) -> Self {
        self.banniere = self.banniere.puis(banniere);
        self
    }

    /// Where the page stands, above its columns.
    #[must_use]
    pub fn fil(mut self, fil: FilAriane<'a>) -> Self {
        self.fil = fil.into();
        self
    }

    /// The head of the page over its columns ([`TitrePage`](super::TitrePage), tabs); optional,
    /// the content may hold it instead.
    #[must_use]
    pub fn titre_page(mut self, titre: impl Into<HtmlSur>) -> Self {
        self.titre_page = self.titre_page.puis(titre);
        self
    }

    /// The page's plaque, at the right of its head and before the content on a phone.
    #[must_use]
    pub fn plaque(mut self, plaque: Plaque<'a>) -> Self {
        self.plaque = Some(plaque.into());
        self
    }

    /// The content of `<main>`; it holds the page's only h1 (unless there is a hero).
    #[must_use]
    pub fn contenu(mut self, contenu: impl Into<HtmlSur>) -> Self {
        self.contenu = contenu.into();
        self
    }

    /// What stands at the right, and goes under the content below 1000 px.
    #[must_use]
    pub fn rail(mut self, rail: impl Into<HtmlSur>) -> Self {
        self.rail = Some(rail.into());
        self
    }

    /// The content in a column of 640 (forms).
    #[must_use]
    pub fn etroit(mut self) -> Self {
        self.etroit = true;
        self
    }

    /// Whether one key alone does something (agents).
    #[must_use]
    pub fn touches(mut self, touches: bool) -> Self {
        self.touches = touches;
        self
    }

    /// The foot: [`Pied::complet`], or [`Pied::une_ligne`] in a journey and for agents.
    #[must_use]
    pub fn pied(mut self, pied: Pied<'a>) -> Self {
        self.pied = pied.into();
        self
    }

    /// Warns before the session ends: after how many seconds of idleness, and the address to
    /// fetch (`GET`, same origin) to extend it.
    #[must_use]
    pub fn delai(mut self, secondes: u32, prolonger: impl Into<Texte<'a>>) -> Self {
        self.delai = Some((secondes, prolonger.into()));
        self
    }

    /// The page's title as the browser shows it, cut at no word.
    fn titre_complet(&self) -> String {
        let titre = match self.en_erreur {
            true => self.mots.composants_erreur(self.titre.as_ref()),
            false => self.titre.to_string(),
        };
        format!("{titre} · {}", self.identite.nom)
    }
}
