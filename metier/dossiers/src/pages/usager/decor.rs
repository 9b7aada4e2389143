//! What every page of residents has around it, made from a request or from a sample.

use askama::filters::HtmlSafe;
use demarches::Demarche;
use langues::Textes;
use primitives::{Ctx, Stamp};
use web::composants::{
    Bouton, Carte, Gabarit, HtmlSur, Icone, Identite, LigneIcone, ListeIcones, Mots, Pied,
};
use web::{Requete, Site};

use crate::actions::tient_la_cle;
pub(super) use crate::lisible::majuscule;
use crate::modele::Dossier;
use crate::pages::html::Cache;
use crate::pages::virus::Virus;

/// The words, the addresses and the frame of a page.
pub(super) struct Decor<'a> {
    pub(super) t: Textes,
    pub(super) mots: &'static Mots,
    pub(super) ctx: &'a Ctx,
    pub(super) site: &'a Site,
    /// The form token.
    pub(super) csrf: String,
    /// When the session ends if nothing more is asked.
    pub(super) fin: Option<Stamp>,
    antivirus: bool,
    requete: Option<&'a Requete>,
}

/// A title inside a page, level 2 or 3.
#[derive(askama::Template)]
#[template(
    source = r#"{% if deux %}<h2 class="form-titre">{{ texte }}</h2>{% else %}<h3 class="form-titre">{{ texte }}</h3>{% endif %}"#,
    ext = "html"
)]
pub(super) struct Titre<'a> {
    pub(super) deux: bool,
    pub(super) texte: &'a str,
}

impl HtmlSafe for Titre<'_> {}

impl<'a> Decor<'a> {
    /// From a request.
    pub(super) fn de(requete: &'a Requete) -> Self {
        Self {
            t: requete.textes,
            mots: requete.mots(),
            ctx: &requete.ctx,
            site: &requete.site,
            csrf: requete.csrf(),
            fin: requete.session.as_ref().map(|session| session.expire_le),
            antivirus: requete.app.files.antivirus().is_some(),
            requete: Some(requete),
        }
    }

    /// The code that opens a dossier, for who holds its key: an agent who may read it would act in
    /// its applicant's place. A sample has none.
    pub(super) fn code(&self, dossier: &Dossier) -> Option<String> {
        let requete = self.requete.filter(|_| tient_la_cle(self.ctx, dossier.id))?;
        Some(super::codes(requete).code(dossier))
    }

    /// For a sample, of nobody.
    pub(super) fn exemple(t: Textes, ctx: &'a Ctx, site: &'a Site) -> Self {
        let mots = Mots::de(t.langue().code());
        let fin = Some(ctx.clock.now().plus_seconds(86_400));
        Self { t, mots, ctx, site, csrf: "jeton".to_owned(), fin, antivirus: false, requete: None }
    }

    /// Whether this installation asks a register.
    pub(super) fn registre(&self, registre: registres::Registre) -> bool {
        let siens = self.requete.and_then(super::completer::registres);
        siens.is_some_and(|registres| registres.connait(registre))
    }

    /// What is said of the antivirus beside these documents.
    pub(super) fn virus<'v>(&self, fichiers: &'v [files::Named]) -> Virus<'v> {
        Virus { t: self.t, antivirus: self.antivirus, fichiers }
    }

    /// An address of this tenant.
    pub(super) fn url(&self, path: impl std::fmt::Display) -> String {
        self.ctx.url(path)
    }

    /// The address of the page itself.
    pub(super) fn ici(&self) -> String {
        self.requete.map_or_else(|| "/".to_owned(), Requete::adresse_page)
    }

    /// Whether the address says that this was just done.
    pub(super) fn fait(&self, quoi: &str) -> bool {
        self.requete.is_some_and(|requete| requete.parametres().texte("fait") == quoi)
    }

    /// The frame of a page.
    pub(super) fn gabarit(&self, titre: impl Into<String>) -> Gabarit<'_> {
        let titre: String = titre.into();
        match self.requete {
            Some(requete) => requete.gabarit(titre),
            None => {
                let identite = Identite {
                    nom: self.site.nom.as_str().into(),
                    accueil: "/".into(),
                    ..Identite::default()
                };
                let css = self.site.css_url.as_str();
                Gabarit::usager(self.t.langue().code(), titre, identite, css)
            }
        }
    }

    /// The frame of a page inside a journey: one line of foot, the session's end told.
    pub(super) fn gabarit_parcours(&self, titre: impl Into<String>) -> Gabarit<'_> {
        let mut page = self.gabarit(titre);
        if let Some(requete) = self.requete {
            page = page.pied(requete.pied_court());
        } else {
            page = page.pied(Pied::une_ligne(self.mots, self.site.nom.as_str(), ""));
        }
        match self.fin {
            Some(fin) => page.delai(self.avertissement(fin), self.url("/rester")),
            None => page,
        }
    }

    /// Seconds of idleness after which a page warns: ten minutes before the session's end.
    fn avertissement(&self, fin: Stamp) -> u32 {
        let reste = (fin.0 - self.ctx.clock.now().0) / 1_000_000 - 600;
        u32::try_from(reste.max(60)).unwrap_or(u32::MAX)
    }

    /// The hidden control of every form.
    pub(super) fn jeton(&self) -> HtmlSur {
        Cache { nom: "csrf", valeur: &self.csrf }.into()
    }

    /// « La mairie », at the beginning of a sentence.
    pub(super) fn autorite(&self) -> String {
        majuscule(&self.site.autorite)
    }

    /// The day and hour of an instant, in Paris.
    pub(super) fn instant(&self, instant: Stamp) -> String {
        self.t.instant(instant.in_paris().datetime())
    }

    /// Who to call about a démarche.
    pub(super) fn carte_aide(&self, demarche: &Demarche) -> Carte<'static> {
        let (t, service) = (self.t, &demarche.service);
        let nom = if service.nom.is_empty() { self.site.nom.clone() } else { service.nom.clone() };
        let telephone = match service.telephone.as_str() {
            "" => self.site.telephone.clone(),
            telephone => telephone.to_owned(),
        };
        let carte = Carte::texte(t.usager_aide_titre(), &nom);
        if telephone.is_empty() { carte } else { carte.telephone(telephone) }
    }

    /// The service in charge, whole: name, address, e-mail, telephone.
    pub(super) fn carte_service(&self, demarche: &Demarche) -> Carte<'static> {
        let service = &demarche.service;
        let mut lignes = Vec::new();
        if !service.nom.is_empty() {
            let ligne = LigneIcone::nouvelle(Icone::Personnes, service.nom.clone()).fort();
            lignes.push(match service.organisme.as_str() {
                "" => ligne,
                organisme => ligne.detail(organisme.to_owned()),
            });
        }
        if !service.telephone.is_empty() {
            let chiffres: String =
                service.telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            let ligne = LigneIcone::nouvelle(Icone::Telephone, service.telephone.clone());
            lignes.push(ligne.vers(format!("tel:{chiffres}")));
        }
        if !service.courriel.is_empty() {
            let ligne = LigneIcone::nouvelle(Icone::Enveloppe, service.courriel.clone());
            lignes.push(ligne.vers(format!("mailto:{}", service.courriel)));
        }
        if !service.adresse.is_empty() {
            let adresse = service.adresse.replace('\n', ", ");
            lignes.push(LigneIcone::nouvelle(Icone::Lieu, adresse));
        }
        Carte::nouvelle(self.t.usager_service_titre(), ListeIcones::nouvelle(lignes))
    }

    /// « Quitter cet ordinateur ».
    pub(super) fn quitter(&self) -> HtmlSur {
        let bouton = Bouton::lien(self.t.usager_quitter()).icone(Icone::Cadenas);
        web::composants::BlocFormulaire::post(self.url("/quitter"), self.jeton(), bouton).into()
    }
}
