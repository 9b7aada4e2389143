//! The frame of a page, filled with what the request knows: tenant, language, home, foot.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::composants::{EnteteAgents, Gabarit, Identite, LienNav, Mots, Pied, RechercheAgents};
use crate::{LienAgents, Requete};
use langues::Langue;
use primitives::TenantId;

impl Requete {
    /// The fixed words of the components, in the person's language.
    pub fn mots(&self) -> &'static Mots {
        Mots::de(self.textes.langue().code())
    }

    /// A resident's page: give it its content, and what else it needs.
    pub fn gabarit<'a>(&'a self, titre: impl Into<std::borrow::Cow<'a, str>>) -> Gabarit<'a> {
        let (t, site) = (self.textes, &*self.site);
        let identite = self.identite(t.web_espace_usagers(), "/");
        let page = Gabarit::usager(t.langue().code(), titre, identite, site.css_url.as_str());
        let demarches = LienNav::nouveau(t.web_lien_demarches(), self.ctx.url("/demarches"));
        let demandes = LienNav::nouveau(t.web_lien_demandes(), self.ctx.url("/compte"));
        page.entete(vec![demarches], Some(demandes)).pied(self.pied())
    }

    /// An agent's page: its header with the places that its agent may enter, one line of foot. On a
    /// phone the header holds « Menu » alone, which leads to the foot: the way out is there too.
    pub fn gabarit_agent<'a>(&'a self, titre: impl Into<std::borrow::Cow<'a, str>>) -> Gabarit<'a> {
        let t = self.textes;
        let identite = self.identite(t.web_espace_agents(), "/agent");
        let page = Gabarit::agent(t.langue().code(), titre, identite, self.site.css_url.as_str());
        let compte = LienNav::nouveau(t.web_mon_compte(), self.ctx.url("/agent/compte"));
        let liens = self.liens_agents();
        let pied = match liens.is_empty() {
            true => self.pied_court(),
            false => self.pied_court().navigation(liens.into_iter().chain([compte]).collect()),
        };
        let touches = self.session.as_ref().is_none_or(|session| session.touches);
        page.entete_agents(self.entete_agents("")).pied(pied).touches(touches)
    }

    /// The agents' header; `cherche` stands in its search.
    pub fn entete_agents(&self, cherche: &str) -> EnteteAgents<'_> {
        let identite = self.identite(self.textes.web_espace_agents(), "/agent");
        let mut entete = EnteteAgents::nouvelle(self.mots(), identite);
        for lien in self.liens_agents() {
            entete = entete.lien(lien);
        }
        let recherches = self.espaces.iter().filter_map(|espace| espace.recherche);
        if let Some(lien) = recherches.into_iter().find(|lien| self.est_offert(lien)) {
            let (texte, chemin) = ((lien.texte)(self.textes), self.ctx.url(lien.chemin));
            let recherche = RechercheAgents::nouvelle(self.mots(), chemin, texte);
            entete = entete.recherche(recherche.valeur(cherche.to_owned()));
        }
        match &self.session {
            Some(session) if !session.nom.is_empty() => {
                entete.agent(session.nom.as_str(), self.ctx.url("/agent/compte"))
            }
            _ => entete,
        }
    }

    fn liens_agents(&self) -> Vec<LienNav<'static>> {
        // The services of the highest level first: those that agents work in.
        let offerts = self.espaces.iter().rev().flat_map(|espace| espace.liens);
        let offerts = offerts.filter(|lien| self.est_offert(lien));
        let lien = |lien: &LienAgents| {
            let chemin = self.chemin();
            let ici = chemin == lien.chemin || chemin.starts_with(lien.pages);
            LienNav::nouveau((lien.texte)(self.textes), self.ctx.url(lien.chemin)).courant(ici)
        };
        offerts.map(lien).collect()
    }

    fn est_offert(&self, lien: &LienAgents) -> bool {
        self.ctx.grants.permissions.contains(lien.permission)
    }

    /// The tenant's mark; `accueil` is the path where it leads.
    pub fn identite<'a>(&'a self, sous_titre: &'static str, accueil: &str) -> Identite<'a> {
        Identite {
            nom: self.site.nom.as_str().into(),
            sous_titre: sous_titre.into(),
            logo: self.site.logo_url.as_deref().map(Into::into),
            accueil: self.ctx.url(accueil).into(),
        }
    }

    /// The full foot: a person first, address, hours, legal links, the other language.
    pub fn pied(&self) -> Pied<'_> {
        let (t, site) = (self.textes, &*self.site);
        if site.tenant == TenantId::INSTALLATION {
            return self.pied_court();
        }
        let phrase =
            if site.telephone.is_empty() { t.web_pied_venir() } else { t.web_pied_phrase() };
        let (nom, telephone) = (site.nom.as_str(), site.telephone.as_str());
        let pied = Pied::complet(self.mots(), nom, telephone, t.web_pied_question(), phrase);
        self.avec_liens(pied.adresse(site.adresse.lines()).horaires(site.horaires.lines()))
    }

    /// The foot of one line, inside a journey.
    pub fn pied_court(&self) -> Pied<'_> {
        let site = &*self.site;
        self.avec_liens(Pied::une_ligne(self.mots(), site.nom.as_str(), site.telephone.as_str()))
    }

    /// The legal links, and this page in the other language.
    fn avec_liens<'a>(&'a self, mut pied: Pied<'a>) -> Pied<'a> {
        let t = self.textes;
        let lien = |texte: &'static str, path: &str| LienNav::nouveau(texte, self.ctx.url(path));
        if self.site.tenant != TenantId::INSTALLATION {
            pied = pied.lien(lien(t.web_lien_accessibilite(), "/accessibilite"));
            pied = pied.lien(lien(t.web_lien_mentions(), "/mentions-legales"));
            pied = pied.lien(lien(t.web_lien_donnees(), "/donnees-personnelles"));
        }
        for langue in Langue::TOUTES.into_iter().filter(|langue| *langue != t.langue()) {
            pied = pied.lien(LienNav::nouveau(langue.nom(), self.autre_langue(langue)));
        }
        pied
    }

    /// The address that shows this page in another language; after a POST, the page that sent it.
    pub fn autre_langue(&self, langue: Langue) -> String {
        let page = self.suivi.depart.clone().unwrap_or_else(|| self.adresse_page());
        let back = utf8_percent_encode(&page, NON_ALPHANUMERIC);
        self.ctx.url(format_args!("/langue/{}?vers={back}", langue.code()))
    }
}
