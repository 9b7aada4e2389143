use std::sync::Arc;

use comptes::{Portier, Role};
use db::testing::TestDb;
use db_macros::both_engines;
use testkit::{Browser, TestApp, TestTenants};

use crate::{ICI, MOT_DE_PASSE, camille, programme};

const COURRIEL: &str = "camille@saint-exemple.example";

fn ouvrir(db: TestDb) -> TestApp {
    db.db
        .write_blocking(&programme(ICI), |tx| comptes::creer_agent(tx, &camille(Role::Guichet)))
        .unwrap();
    let portier = Portier::nouveau(db.db.clone());
    let tenants = TestTenants::one("saint-exemple");
    TestApp::new(db, &[comptes::module()], tenants, Arc::new(portier))
}

fn connecter(browser: &mut Browser<'_>) {
    browser.get("/agent/connexion");
    let answer = browser.submit(&[("courriel", COURRIEL), ("mot_de_passe", MOT_DE_PASSE)]);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[both_engines]
fn an_agent_comes_back_where_they_were_going(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    let porte = browser.get("/agent/compte");
    assert_eq!(porte.status, 303);
    browser.follow(&porte);
    let avant = browser.cookies.clone();
    let answer = browser.submit(&[("courriel", COURRIEL), ("mot_de_passe", MOT_DE_PASSE)]);
    assert_eq!(answer.location(), Some("/agent/compte"));
    assert_ne!(browser.cookies, avant, "the secret changes at sign-in");
    let page = browser.follow(&answer);
    assert_eq!(page.texts("h1"), ["Votre compte"]);
    assert!(page.text().contains("Accueil et saisie au guichet"));
    assert_eq!(browser.get("/agent/connexion").status, 303);
}

#[both_engines]
fn a_wrong_password_is_told_without_saying_which_and_slowed(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    browser.get("/agent/connexion?vers=//evil.example/");
    assert_eq!(browser.page().attrs("[name=vers]", "value"), ["/agent"]);
    let inconnu = browser.submit(&[("courriel", "x@y.example"), ("mot_de_passe", "non")]);
    let faux = browser.submit(&[("courriel", COURRIEL), ("mot_de_passe", "un secret faux")]);
    assert_eq!((inconnu.status.as_u16(), faux.status.as_u16()), (422, 422));
    assert_eq!(inconnu.texts(".resume li"), faux.texts(".resume li"));
    assert_eq!(faux.attrs("[name=courriel]", "value"), [COURRIEL]);
    assert!(!faux.text().contains("un secret faux"));
    assert!(faux.texts("title")[0].starts_with("Erreur"));
    for _ in 0..4 {
        browser.submit(&[("courriel", COURRIEL), ("mot_de_passe", "un secret faux")]);
    }
    let ralenti =
        browser.post("/agent/connexion", &[("courriel", COURRIEL), ("mot_de_passe", MOT_DE_PASSE)]);
    assert_eq!(ralenti.status, 429);
    app.clock.advance(3);
    connecter(&mut browser);
}

#[both_engines]
fn signing_out_forgets_everything(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    connecter(&mut browser);
    browser.get("/agent/compte");
    let garde = browser.cookies.clone();
    let token = browser.token().unwrap();
    let answer = browser.post("/agent/deconnexion", &[("csrf", &token)]);
    assert_eq!(answer.status, 303);
    assert!(answer.header("clear-site-data").unwrap().contains("cookies"));
    assert!(browser.cookies.is_empty());
    assert!(browser.follow(&answer).text().contains("déconnecté"));
    browser.cookies = garde;
    assert_eq!(browser.get("/agent/compte").status, 303, "the session is closed on the server");
}

#[both_engines]
fn an_agent_changes_their_name_and_their_password(db: TestDb) {
    let app = ouvrir(db);
    let (mut browser, mut ailleurs) = (app.browser(), app.browser());
    connecter(&mut browser);
    connecter(&mut ailleurs);
    browser.get("/agent/compte");
    let nom = browser.post("/agent/compte/identite", &[("prenom", "Camille"), ("nom", "Durand")]);
    assert!(browser.follow(&nom).text().contains("Votre nom est enregistré."));
    assert!(browser.page().text().contains("Durand"));

    let changer = |browser: &mut Browser<'_>, ancien: &str, nouveau: &str, encore: &str| {
        browser.post(
            "/agent/compte/mot-de-passe",
            &[
                ("ancien_mot_de_passe", ancien),
                ("nouveau_mot_de_passe", nouveau),
                ("encore_mot_de_passe", encore),
            ],
        )
    };
    let neuf = "un soir de novembre";
    assert_eq!(changer(&mut browser, MOT_DE_PASSE, neuf, "autre chose").status, 422);
    assert_eq!(changer(&mut browser, MOT_DE_PASSE, "qwerty123456", "qwerty123456").status, 422);
    let faux = changer(&mut browser, "pas celui-ci", neuf, neuf);
    assert_eq!(faux.attrs("[name=ancien_mot_de_passe]", "aria-invalid"), ["true"]);
    let fait = changer(&mut browser, MOT_DE_PASSE, neuf, neuf);
    assert_eq!(fait.status, 303, "{}", fait.text());
    assert_eq!(browser.get("/agent/compte").status, 200);
    assert_eq!(ailleurs.get("/agent/compte").status, 303, "the other session ended");
}

#[both_engines]
fn an_idle_session_ends_unless_it_is_prolonged(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    connecter(&mut browser);
    app.clock.advance(29 * 60);
    assert_eq!(browser.get("/agent/session").status, 204);
    app.clock.advance(29 * 60);
    browser.get("/agent/compte");
    let reste = browser.post("/agent/session", &[("vers", "/agent/compte")]);
    assert_eq!(reste.location(), Some("/agent/compte"));
    app.clock.advance(31 * 60);
    assert_eq!(browser.get("/agent/session").status, 303);
}

#[test]
fn every_sample_renders_in_both_languages() {
    for langue in langues::Langue::TOUTES {
        for sample in comptes::module().samples {
            let html = (sample.rendre)(langue.textes());
            assert!(html.contains("<h1"), "{} {}", sample.nom, langue.code());
        }
    }
}
