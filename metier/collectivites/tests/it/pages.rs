use std::sync::Arc;

use collectivites::{Annuaire, NouvelleCollectivite, saint_exemple};
use db::testing::TestDb;
use db_macros::both_engines;
use primitives::{Actor, ActorKind, Clock, Grants, Random, Stamp};
use testkit::{TestApp, TestSessions};
use web::Session;

use crate::{commune, creer, lire};

const SECRET: &str = "a-secret-of-an-administrator";

/// Saint-Exemple alone, and someone who administers it.
fn ouvrir(db: TestDb) -> TestApp {
    creer(&db, saint_exemple()).unwrap();
    let annuaire = Annuaire::nouveau(db.db.clone(), Clock::system(), Random::system());
    let sessions = TestSessions::none();
    let permissions = ["agent.entrer", "collectivite.administrer"].into();
    let session = Session {
        id: 1,
        actor: Actor { kind: ActorKind::Staff, account: Some(1) },
        grants: Grants { permissions, ..Grants::default() },
        nom: "Camille Martin".into(),
        touches: true,
        expire_le: Stamp(i64::MAX),
    };
    sessions.put(SECRET, session);
    TestApp::new(db, &[collectivites::module()], Arc::new(annuaire), sessions)
}

#[both_engines]
fn the_legal_pages_say_who_and_how_in_both_languages(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    let mentions = browser.get("/mentions-legales");
    assert_eq!(mentions.texts("h1"), ["Mentions légales"]);
    assert!(mentions.text().contains("Cette information n’est pas encore indiquée."));
    assert!(mentions.text().contains("1 place de la Mairie"));
    let accessibilite = browser.get("/accessibilite");
    assert_eq!(accessibilite.texts("h1"), ["Accessibilité\u{202f}: non conforme"]);
    assert!(accessibilite.text().contains("mailto:mairie@saint-exemple.example"));
    let donnees = browser.get("/donnees-personnelles");
    assert!(donnees.text().contains("https://www.cnil.fr/fr/plaintes"));
    browser.cookies.insert("langue".into(), "en".into());
    assert_eq!(browser.get("/accessibilite").texts("h1"), ["Accessibility: not compliant"]);
}

#[both_engines]
fn the_settings_are_for_administrators(db: TestDb) {
    let app = ouvrir(db);
    let answer = app.browser().get("/admin/collectivite");
    assert_eq!(answer.status, 303);
    assert!(answer.location().unwrap().starts_with("/agent/connexion?vers="));
}

#[both_engines]
fn settings_are_changed_and_seen_at_once(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    browser.cookies.insert("parvis".into(), SECRET.into());
    browser.get("/admin/collectivite");
    let faux = browser.submit(&[("couleur", "bleu"), ("horaires_lundi", "le matin"), ("nom", " ")]);
    assert_eq!(faux.status, 422);
    assert!(faux.texts("title")[0].starts_with("Erreur"));
    assert_eq!(faux.texts(".resume li").len(), 3);
    assert_eq!(faux.attrs("[name=horaires_lundi]", "value"), ["le matin"]);
    assert_eq!(faux.attrs("[name=horaires_lundi]", "aria-invalid"), ["true"]);

    let juste = browser.submit(&[
        ("couleur", "#F2DC7A"),
        ("horaires_lundi", "9h-12h et 14h-17h30"),
        ("nom", "Saint-Exemple-sur-Mer"),
    ]);
    assert_eq!(juste.status, 303, "{}", juste.text());
    let page = browser.follow(&juste);
    assert_eq!(page.attrs("[name=horaires_lundi]", "value"), ["9h-12h, 14h-17h30"]);
    assert!(page.text().contains("Vos changements sont enregistrés."));
    assert!(page.text().contains("Saint-Exemple-sur-Mer"));
    assert_eq!(lire(&app.db, "saint-exemple").couleur, "#f2dc7a");
}

#[both_engines]
fn two_administrators_do_not_overwrite_one_another(db: TestDb) {
    let app = ouvrir(db);
    let (mut une, mut autre) = (app.browser(), app.browser());
    for browser in [&mut une, &mut autre] {
        browser.cookies.insert("parvis".into(), SECRET.into());
        browser.get("/admin/collectivite");
    }
    assert_eq!(une.submit(&[("telephone", "02 61 91 00 01")]).status, 303);
    let refuse = autre.submit(&[("nom", "Autre nom")]);
    assert_eq!(refuse.status, 409);
    assert_eq!(refuse.attrs("[name=nom]", "value"), ["Autre nom"]);
    assert_eq!(lire(&app.db, "saint-exemple").telephone, "02 61 91 00 01");
    assert_eq!(autre.submit(&[]).status, 303);
    assert_eq!(lire(&app.db, "saint-exemple").nom, "Autre nom");
}

#[both_engines]
fn siblings_answer_under_their_slug(db: TestDb) {
    creer(&db, NouvelleCollectivite { nom: "Voisine".into(), ..commune("voisine") }).unwrap();
    let app = ouvrir(db);
    let mut browser = app.browser();
    assert_eq!(browser.get("/mentions-legales").status, 404);
    let page = browser.get("/c/voisine/mentions-legales");
    assert!(page.text().contains("Voisine"));
    assert!(page.attrs("a", "href").iter().any(|href| href == "/c/voisine/accessibilite"));
}

#[test]
fn every_sample_renders_in_both_languages() {
    for langue in langues::Langue::TOUTES {
        for sample in collectivites::module().samples {
            let html = (sample.rendre)(langue.textes());
            assert!(html.contains("<h1"), "{} {}", sample.nom, langue.code());
        }
    }
}

/// A PNG of one dot.
const POINT: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54,
    0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0, 3, 0x86, 1, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0,
    0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

#[both_engines]
fn a_logo_is_sent_shown_everywhere_and_taken_away(db: TestDb) {
    let app = ouvrir(db);
    let mut browser = app.browser();
    browser.cookies.insert("parvis".into(), SECRET.into());
    let page = browser.get("/admin/collectivite");
    assert!(page.attrs("img.marque-logo", "src").is_empty(), "a house stands for it");
    let form = browser.form(|form| form.multipart);
    let envoi = |octets| testkit::Upload { field: "logo", name: "../logo.png", bytes: octets };
    let faux = browser.send_form(&form, 0, &[], &[envoi(b"<svg onload=alert(1)/>")]);
    assert_eq!(faux.status, 422);
    assert!(faux.text().contains("Choisissez une image PNG ou JPEG"), "{}", faux.text());
    let form = browser.form(|form| form.multipart);
    let juste = browser.send_form(&form, 0, &[], &[envoi(POINT)]);
    assert_eq!(juste.status, 303, "{}", juste.text());
    browser.follow(&juste);
    let [logo] =
        app.browser().get("/mentions-legales").attrs("img.marque-logo", "src").try_into().unwrap();
    let image = app.browser().get(&logo);
    assert_eq!(image.status, 200);
    assert_eq!(image.header("content-type"), Some("image/png"));
    assert_eq!(image.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(app.browser().get("/logo/autre").status, 404);
    browser.press("retirer", "oui", &[]);
    assert_eq!(app.browser().get(&logo).status, 404);
    let sans = app.browser().get("/mentions-legales");
    assert!(sans.attrs("img.marque-logo", "src").is_empty());
}
