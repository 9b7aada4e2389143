//! The frame of the gallery's pages: Saint-Exemple.

use crate::composants::{
    EnteteAgents, Gabarit, HtmlSur, Identite, LienNav, Mots, Pied, RechercheAgents, Texte,
    TitrePage,
};

/// One component in one group of states.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "galerie/exemple.html")]
pub(super) struct Exemple {
    nom: &'static str,
    etats: Vec<HtmlSur>,
}

impl askama::filters::HtmlSafe for Exemple {}

impl Exemple {
    pub(super) fn nouveau<const N: usize>(nom: &'static str, etats: [HtmlSur; N]) -> Self {
        Self { nom, etats: etats.into() }
    }
}

/// What every page of the gallery shares.
pub(super) struct Cadre<'a> {
    pub(super) mots: &'static Mots,
    pub(super) theme: &'a str,
}

fn identite(sous_titre: &'static str) -> Identite<'static> {
    Identite {
        nom: "Saint-Exemple".into(),
        sous_titre: sous_titre.into(),
        logo: None,
        accueil: "/".into(),
    }
}

fn liens(courant: &str) -> Vec<LienNav<'static>> {
    ["Démarches", "Rendez-vous", "Signaler", "Participer"]
        .map(|texte| LienNav::nouveau(texte, "#").courant(texte == courant))
        .into()
}

impl<'a> Cadre<'a> {
    /// A resident's page with its header.
    pub(super) fn page_usager(&self, titre: impl Into<Texte<'a>>, courant: &str) -> Gabarit<'a> {
        Gabarit::usager("fr", titre, identite("Services de la commune"), self.theme.to_owned())
            .entete(liens(courant), Some(LienNav::nouveau("Mes demandes", "#")))
    }

    /// An agent's page with its header.
    pub(super) fn page_agent(&self, titre: impl Into<Texte<'a>>, courant: &str) -> Gabarit<'a> {
        let mut entete = EnteteAgents::nouvelle(self.mots, identite("Espace des agents"))
            .recherche(RechercheAgents::nouvelle(self.mots, "/agent/dossiers", "Un nom, un numéro"))
            .agent("Claire Morel", "#");
        for texte in ["Aujourd’hui", "Dossiers", "Agenda", "Signalements", "Démarches"] {
            entete = entete.lien(LienNav::nouveau(texte, "#").courant(texte == courant));
        }
        Gabarit::agent("fr", titre, identite("Espace des agents"), self.theme.to_owned())
            .entete_agents(entete)
            .pied(self.pied_court("Aide sur cette page"))
    }

    /// The foot of one line.
    pub(super) fn pied_court(&self, aide: &'static str) -> Pied<'a> {
        Pied::une_ligne(self.mots, "Mairie de Saint-Exemple", "04 65 71 23 45")
            .lien(LienNav::nouveau("Accessibilité\u{202f}: partiellement conforme", "#"))
            .lien(LienNav::nouveau("Données personnelles", "#"))
            .lien(LienNav::nouveau(aide, "#"))
            .navigation(liens(""))
    }

    /// The full foot.
    pub(super) fn pied(&self) -> Pied<'a> {
        let mut pied = Pied::complet(
            self.mots,
            "Mairie de Saint-Exemple",
            "04 65 71 23 45",
            "Vous préférez parler à quelqu’un\u{202f}?",
            "Ou venez\u{202f}: tout ce qui est ici se fait aussi au guichet, avec une personne.",
        )
        .adresse(["1 place de la Mairie", "01340 Saint-Exemple"])
        .horaires(["Lundi à vendredi, 9 h – 12 h, 14 h – 17 h 30", "Samedi, 9 h – 12 h"])
        .navigation(liens(""));
        for texte in [
            "Accessibilité\u{202f}: partiellement conforme",
            "Données personnelles",
            "Mentions légales",
            "Données ouvertes",
            "English",
        ] {
            pied = pied.lien(LienNav::nouveau(texte, "#"));
        }
        pied
    }

    /// A board of components, as residents see them.
    pub(super) fn usager(&self, titre: &'static str, planche: HtmlSur) -> String {
        self.page_usager(titre, "")
            .contenu(HtmlSur::from(TitrePage::nouveau(titre)).puis(planche))
            .pied(self.pied())
            .to_string()
    }

    /// A board of components, as agents see them.
    pub(super) fn agent(&self, titre: &'static str, planche: HtmlSur) -> String {
        self.page_agent(titre, "Dossiers")
            .contenu(HtmlSur::from(TitrePage::nouveau(titre)).puis(planche))
            .to_string()
    }
}
