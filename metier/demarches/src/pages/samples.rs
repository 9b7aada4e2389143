//! The pages with made-up content: the general tests render them in each language.

use std::sync::Arc;

use askama::Template;
use delais::{Delai, Regime};
use langues::Textes;
use primitives::{Clock, Ctx, Random, Stamp, TenantId};
use web::PageSample;
use web::composants::{Gabarit, Identite, Mots, Ton};

use super::admin::{PageListe, PageReglage};
use super::admin_saisie::Saisie;
use super::fiche::PageFiche;
use super::recherche::PageRecherche;
use crate::import::lire;
use crate::modele::{
    Apercu, AvisService, Demarche, DemarcheId, Donnees, Etat, ManquePublication, Mode, NomDemande,
    Service,
};
use crate::modeles::MODELES;
use crate::recherche::Trouvees;
use crate::revision::Revision;

pub(crate) fn toutes() -> Vec<PageSample> {
    vec![
        PageSample { nom: "recherche", rendre: |t| recherche(t, "salle", apercus(), false) },
        PageSample {
            nom: "recherche-approchee",
            rendre: |t| recherche(t, "salle zzz", apercus(), true),
        },
        PageSample { nom: "recherche-vide", rendre: |t| recherche(t, "zzz", Vec::new(), false) },
        PageSample { nom: "catalogue-vide", rendre: |t| recherche(t, "", Vec::new(), false) },
        PageSample { nom: "fiche-silence-refuse", rendre: |t| fiche(t, |_| ()) },
        PageSample {
            nom: "fiche-a-verifier",
            rendre: |t| fiche(t, |d| d.regime = Regime::AVerifier),
        },
        PageSample {
            nom: "fiche-presence",
            rendre: |t| {
                fiche(t, |d| {
                    d.mode = Mode::PreparationPresence;
                    d.regime = Regime::SansDecision;
                })
            },
        },
        PageSample {
            nom: "fiche-nationale",
            rendre: |t| fiche(t, |d| d.mode = Mode::LienNational),
        },
        PageSample {
            nom: "fiche-declarative",
            rendre: |t| fiche(t, |d| d.regime = Regime::Declaratif),
        },
        PageSample { nom: "fiche-close", rendre: |t| fiche(t, |d| d.etat = Etat::Close) },
        PageSample { nom: "admin-liste", rendre: |t| liste(t, apercus()) },
        PageSample { nom: "admin-liste-vide", rendre: |t| liste(t, Vec::new()) },
        PageSample { nom: "admin-reglage", rendre: |t| reglage(t, false) },
        PageSample { nom: "admin-reglage-erreurs", rendre: |t| reglage(t, true) },
    ]
}

fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::seeded(1))
}

fn identite() -> Identite<'static> {
    let nom = "Saint-Exemple".into();
    Identite { nom, accueil: "/".into(), ..Identite::default() }
}

fn usager(t: Textes, titre: &str) -> Gabarit<'static> {
    Gabarit::usager(t.langue().code(), titre.to_owned(), identite(), web::Site::css_url("#0f6f73"))
}

fn agent(t: Textes, titre: &str) -> Gabarit<'static> {
    Gabarit::agent(t.langue().code(), titre.to_owned(), identite(), web::Site::css_url("#0f6f73"))
}

/// A template that fails gives its error as the page: the test that reads it finds no h1.
fn texte(page: Result<String, askama::Error>) -> String {
    page.unwrap_or_else(|error| error.to_string())
}

fn recherche(t: Textes, cherche: &str, demarches: Vec<Apercu>, approchees: bool) -> String {
    let trouvees =
        Trouvees { total: demarches.len() * 21, demarches, page: 1, pages: 3, approchees };
    let (ctx, mots) = (ctx(), Mots::de(t.langue().code()));
    let telephone = "04\u{a0}65\u{a0}71\u{a0}23\u{a0}45";
    let vue = PageRecherche { t, mots, ctx: &ctx, telephone, cherche, trouvees };
    texte(vue.dans(usager(t, "Recherche")).and_then(|page| page.render()))
}

fn fiche(t: Textes, change: fn(&mut Demarche)) -> String {
    let mut demarche = demarche();
    change(&mut demarche);
    let ctx = ctx();
    let vue = PageFiche {
        t,
        mots: Mots::de(t.langue().code()),
        ctx: &ctx,
        autorite: "la mairie",
        telephone: "04 65 71 23 45",
        horaires: "Lundi à vendredi, 9 h à 12 h",
        demarche: &demarche,
        revision: revision(),
        aujourdhui: jiff::civil::date(2026, 11, 24),
    };
    texte(vue.dans(usager(t, &demarche.titre)).render())
}

fn liste(t: Textes, demarches: Vec<Apercu>) -> String {
    let ctx = ctx();
    let vue = PageListe { t, ctx: &ctx, demarches };
    texte(vue.dans(agent(t, "Démarches")).render())
}

fn reglage(t: Textes, wrong: bool) -> String {
    let (ctx, demarche) = (ctx(), demarche());
    let mut saisie = Saisie::de(&demarche);
    if wrong {
        let telephone = ManquePublication::Mention(delais::Manque::Telephone);
        saisie.refuser_manques(&[telephone, ManquePublication::UrlNationale], t);
    }
    let vue = PageReglage {
        t,
        mots: Mots::de(t.langue().code()),
        ctx: &ctx,
        csrf: "jeton".to_owned(),
        demarche: &demarche,
        saisie,
        message: (!wrong).then(|| (Ton::Bien, t.demarches_admin_enregistree())),
    };
    texte(vue.dans(agent(t, &demarche.titre)).and_then(|page| page.render()))
}

fn revision() -> Option<Arc<Revision>> {
    let value = serde_json::from_str(MODELES.get(2)?.descripteur).ok()?;
    let lu = lire(&value).ok()?;
    Some(Arc::new(Revision::nouvelle(lu.formulaire, lu.annotations)))
}

fn demarche() -> Demarche {
    Demarche {
        id: DemarcheId(1),
        collectivite: TenantId(1),
        numero: 1_000_001,
        chemin: "salle-des-fetes".into(),
        titre: "Louer la salle des fêtes".into(),
        nom_demande: NomDemande::Reservation,
        fiche: crate::Fiche {
            resume: "Pour une fête de famille, une réunion ou un spectacle.".into(),
            description: "**La salle** accueille 180 personnes.\n\n- une cuisine\n- un parking"
                .into(),
            pour_qui: "Les habitants, les associations et les entreprises.".into(),
            cout: "250 € le week-end.".into(),
            delai_usuel: "Une semaine.".into(),
            et_ensuite: "La mairie vérifie que la salle est libre.".into(),
        },
        service: Service {
            nom: "Secrétariat de la mairie".into(),
            organisme: "Saint-Exemple".into(),
            adresse: "1 place de la Mairie\n01340 Saint-Exemple".into(),
            courriel: "mairie@saint-exemple.example".into(),
            telephone: "04 65 71 23 45".into(),
        },
        avis: AvisService::default(),
        regime: Regime::SilenceRefuse,
        delai: Delai::Mois(2),
        voies_recours: "Le tribunal administratif.".into(),
        mode: Mode::EnLigne,
        url_nationale: "https://www.service-public.fr".into(),
        etat: Etat::Publiee,
        donnees: Donnees { finalite: "Étudier la réservation.".into(), ..Donnees::default() },
        duree_minutes: 6,
        tags: Vec::new(),
        revision_active: None,
        garde_brouillon_jours: Demarche::GARDE_BROUILLON,
        ineligibilite: None,
        version: 3,
        publiee_le: Some(Stamp(0)),
    }
}

fn apercus() -> Vec<Apercu> {
    let d = demarche();
    let apercu = |numero: i64, titre: &str, mode: Mode, regime: Regime, etat: Etat| Apercu {
        id: crate::DemarcheId(numero),
        numero,
        chemin: format!("demarche-{numero}"),
        titre: titre.to_owned(),
        resume: d.fiche.resume.clone(),
        service_nom: d.service.nom.clone(),
        duree_minutes: 6,
        mode,
        regime,
        etat,
    };
    vec![
        apercu(1, "Louer la salle des fêtes", Mode::EnLigne, Regime::SilenceRefuse, Etat::Publiee),
        apercu(2, "Se marier", Mode::PreparationPresence, Regime::AVerifier, Etat::Brouillon),
        apercu(3, "Refaire son passeport", Mode::LienNational, Regime::SansDecision, Etat::Close),
    ]
}
