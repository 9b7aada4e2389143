use std::sync::Arc;

use db::testing::TestDb;
use db_macros::both_engines;
use demarches::{MODELES, installer_modele};
use langues::Textes;
use primitives::{Actor, ActorKind, Grants, Stamp};
use serde_json::json;
use testkit::{TestApp, TestSessions, TestTenants};
use web::Session;

use crate::{ctx, descripteur, elsewhere, import, options};

pub(crate) const ADMIN: &str = "administratrice0123456789";
pub(crate) const AGENT: &str = "instructeur01234567890123";

pub(crate) fn app(db: TestDb) -> TestApp {
    let sessions = TestSessions::none();
    for (secret, permission) in [(ADMIN, "demarche.administrer"), (AGENT, "demarche.lire")] {
        let permissions = [permission, "demarche.lire"].into();
        let session = Session {
            id: 1,
            actor: Actor { kind: ActorKind::Staff, account: Some(1) },
            grants: Grants { permissions, ..Grants::default() },
            nom: "Claire Morel".into(),
            touches: true,
            expire_le: Stamp(i64::MAX),
        };
        sessions.put(secret, session);
    }
    TestApp::new(db, &[demarches::module()], TestTenants::one("saint-exemple"), sessions)
}

pub(crate) fn signed<'a>(app: &'a TestApp, secret: &str) -> testkit::Browser<'a> {
    let mut browser = app.browser();
    browser.get("/demarches");
    let name = browser.cookies.keys().next().cloned().unwrap_or_else(|| "parvis".to_owned());
    browser.cookies.insert(name, secret.to_owned());
    browser
}

fn installer(app: &TestApp) {
    for modele in MODELES {
        let install = |tx: &mut db::Tx<'_>| {
            Ok::<_, db::DbError>(installer_modele(tx, modele, &options(true)).unwrap())
        };
        app.db.db.write_blocking(&ctx(), install).unwrap();
    }
}

#[both_engines]
fn a_resident_finds_the_canteen_and_reads_its_sheet(db: TestDb) {
    let app = app(db);
    installer(&app);
    let mut browser = app.browser();
    let all = browser.get("/demarches");
    assert_eq!(
        (all.status.as_u16(), all.texts("h1")),
        (200, vec!["Que voulez-vous faire\u{202f}?".to_owned()])
    );
    assert_eq!(all.texts(".dalle-titre").len(), 6);
    let found = browser.get("/demarches?q=CANTINE");
    assert_eq!(found.texts(".dalle-titre"), ["Inscrire un enfant à la cantine et au périscolaire"]);
    assert!(
        found.texts(".dalle-pied")[0].contains("Service enfance"),
        "{:?}",
        found.texts(".dalle-pied")
    );
    let sheet = browser.get(&found.attrs(".dalle-a", "href")[0]);
    let text = sheet.text();
    for said in [
        "Attestation d’assurance scolaire",
        "Facultatif",
        "Sans réponse ce jour-là, c’est accepté",
        "tel:0465712345",
        "L’inscription est gratuite",
    ] {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
    assert_eq!(sheet.attrs(".b-1", "href"), ["/commencer/cantine-periscolaire"]);
    assert_eq!(browser.get("/demarches?q=zzzz").texts("h1").len(), 1);
    assert!(browser.get("/demarches?q=%22%27%3B*%00&page=-3").status.is_success());
}

#[both_engines]
fn what_is_not_shown_is_not_found(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &descripteur(1, "Brouillon", ""), false);
    import(&app.db.db, &elsewhere(), &descripteur(2, "Ailleurs", ""), true);
    let mut browser = app.browser();
    for path in
        ["/demarches/brouillon", "/demarches/ailleurs", "/demarches/rien", "/demarches/%F0%9F"]
    {
        assert_eq!(browser.get(path).status, 404, "{path}");
    }
    assert!(browser.get("/demarches").texts(".dalle").is_empty());
}

#[both_engines]
fn a_text_that_attacks_is_shown_and_does_nothing(db: TestDb) {
    let app = app(db);
    let evil = "<script>alert(1)</script><img src=x onerror=alert(2)> [lien](javascript:alert(3)) **gras**";
    let mut value = descripteur(1, "<i>Titre</i> & \"guillemets\"", evil);
    value["service"]["nom"] = json!("<svg onload=alert(4)>Service");
    value["revision"]["champDescriptors"][1]["label"] = json!("<script>alert(5)</script>Plan");
    import(&app.db.db, &ctx(), &value, true);
    let mut browser = app.browser();
    let found = browser.get("/demarches");
    let sheet = browser.get(&found.attrs(".dalle-a", "href")[0]);
    for page in [&found, &sheet] {
        let html = page.text();
        assert!(page.texts("main script, main img, main svg[onload], [onerror]").is_empty());
        assert!(!html.contains("javascript:alert"), "{html}");
    }
    assert_eq!(sheet.texts("h1"), ["Titre & \"guillemets\""]);
    assert_eq!(sheet.texts(".prose strong"), ["gras"]);
}

#[both_engines]
fn an_administrator_sets_the_delay_and_publishes(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &descripteur(12, "Louer une salle", ""), false);
    let mut browser = signed(&app, ADMIN);
    let list = browser.get("/admin");
    assert!(list.text().contains("Délai légal à renseigner"), "{}", list.text());
    browser.get("/admin/demarches/12");
    let refused = browser.press(
        "suite",
        "publier",
        &[("regime", "silence_refuse"), ("delai", "4"), ("service_telephone", "")],
    );
    assert_eq!(refused.status, 422);
    assert!(refused.texts("title")[0].starts_with("Erreur"), "{:?}", refused.texts("title"));
    assert_eq!(
        refused.attrs("[aria-invalid=true]", "name"),
        ["voies_recours", "service_telephone"]
    );
    let saved = browser.press(
        "suite",
        "publier",
        &[("service_telephone", "01 02 03 04 05"), ("voies_recours", "Tribunal administratif")],
    );
    assert_eq!(saved.status, 303);
    let shown = browser.follow(&saved);
    assert_eq!(shown.attrs("[name=regime][checked]", "value"), ["silence_refuse"]);
    let mut resident = app.browser();
    let sheet = resident.get("/demarches/louer-une-salle").text();
    assert!(sheet.contains("la mairie répond en 4"), "{sheet}");

    let closed = browser.press("passage", "clore", &[]);
    assert_eq!(closed.status, 303);
    let sheet = resident.get("/demarches/louer-une-salle");
    assert!(sheet.status.is_success() && sheet.attrs(".b-1", "href").is_empty());
}

#[both_engines]
fn what_is_wrong_is_told_and_what_was_typed_is_kept(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &descripteur(12, "Louer une salle", ""), false);
    let mut browser = signed(&app, ADMIN);
    browser.get("/admin/demarches/12");
    let refused = browser.submit(&[
        ("titre", " "),
        ("delai", "0"),
        ("url_nationale", "javascript:alert(1)"),
        ("service_courriel", "pas une adresse"),
        ("conservation", "-1"),
        ("cout", "12 €"),
    ]);
    assert_eq!(refused.status, 422);
    let faulty = refused.attrs("[aria-invalid=true]", "name");
    assert_eq!(faulty, ["titre", "url_nationale", "delai", "service_courriel", "conservation"]);
    assert_eq!(refused.texts("[name=cout]"), ["12 €"]);
    for link in refused.attrs("[role=alert] a, .resume a", "href") {
        assert_eq!(refused.texts(&link).len(), 1, "{link} leads nowhere");
    }
}

#[both_engines]
fn two_administrators_at_once_see_each_other(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &descripteur(12, "Louer une salle", ""), false);
    let (mut first, mut second) = (signed(&app, ADMIN), signed(&app, ADMIN));
    first.get("/admin/demarches/12");
    second.get("/admin/demarches/12");
    assert_eq!(first.submit(&[("cout", "Gratuit")]).status, 303);
    let late = second.submit(&[("cout", "10 €")]);
    assert_eq!(late.status, 409);
    assert_eq!(late.texts("[name=cout]"), ["10 €"], "what was typed is kept");
    assert_eq!(second.submit(&[]).status, 303, "and can be saved after it was read");
}

#[both_engines]
fn the_administration_is_closed_to_others(db: TestDb) {
    let app = app(db);
    import(&app.db.db, &ctx(), &descripteur(12, "Louer une salle", ""), false);
    for mut browser in [app.browser(), signed(&app, AGENT)] {
        for path in ["/admin", "/admin/demarches/12"] {
            assert!(!browser.get(path).status.is_success(), "{path}");
        }
    }
    let mut admin = signed(&app, ADMIN);
    assert_eq!(admin.get("/admin/demarches/13").status, 404);
}

#[test]
fn every_sample_is_a_page_in_both_languages() {
    let module = Arc::new(demarches::module());
    for sample in &module.samples {
        for t in [Textes::fr(), Textes::en()] {
            let html = (sample.rendre)(t);
            let body =
                html.split("<main").nth(1).unwrap_or_else(|| panic!("{}: {html}", sample.nom));
            assert_eq!(body.matches("<h1").count(), 1, "{}", sample.nom);
        }
    }
}
