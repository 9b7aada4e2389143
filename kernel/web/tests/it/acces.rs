//! Tenants, sessions, gates.

use http::StatusCode;
use primitives::{Actor, ActorKind, Grants, ResourceKey, Stamp};
use testkit::{TestApp, TestSessions, TestTenants, Upload};
use web::Session;

use crate::module::{SECRET, app, app_with};

fn session(kind: ActorKind, permissions: &[&'static str]) -> Session {
    Session {
        id: 1,
        actor: Actor { kind, account: Some(1) },
        grants: Grants { permissions: permissions.iter().copied().collect(), ..Grants::default() },
        nom: "Camille Durand".to_owned(),
        touches: true,
        expire_le: Stamp(i64::MAX),
    }
}

fn signed_in(kind: ActorKind, permissions: &[&'static str]) -> TestApp {
    let sessions = TestSessions::none();
    sessions.put(SECRET, session(kind, permissions));
    app_with(TestTenants::one("saint-exemple"), sessions)
}

#[test]
fn a_visitor_is_led_to_the_sign_in_and_back() {
    let app = app();
    let mut browser = app.browser();
    let answer = browser.get("/agent?tri=date&etat=tous");
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let expected = "/agent/connexion?vers=%2Fagent%3Ftri%3Ddate%26etat%3Dtous";
    assert_eq!(answer.location(), Some(expected));
}

#[test]
fn what_an_agent_typed_survives_the_end_of_the_session() {
    let sessions = TestSessions::none();
    let app = app_with(TestTenants::one("saint-exemple"), sessions.clone());
    let mut browser = app.browser();
    browser.get("/");
    browser.headers.push(("sec-fetch-site".parse().unwrap(), "same-origin".to_owned()));
    let file = [Upload { field: "f", name: "a.txt", bytes: b"bonjour" }];
    for files in [&[][..], &file] {
        browser.get("/");
        let answer = browser.multipart("/agent/acte", &[("motif", "longue motivation")], files);
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.texts("h1"), ["Votre session est terminée"]);
        assert_eq!(answer.attrs("main a", "href")[0], "/agent/connexion?vers=%2Fagent");
    }
    sessions.put(SECRET, session(ActorKind::Staff, &["chose.lire"]));
    let form = browser.form(|form| form.post);
    browser.get("/entree");
    let expired = browser.send_form(&form, 0, &[], &[]);
    assert_eq!(expired.texts("h1"), ["La page a expiré"]);
    let done = browser.submit(&[]);
    assert_eq!(
        (done.status, done.texts("p")),
        (StatusCode::OK, vec!["motif=longue motivation".to_owned()])
    );
}

#[test]
fn a_resident_s_session_is_no_staff() {
    let app = signed_in(ActorKind::Member, &[]);
    let mut browser = app.browser();
    browser.get("/entree");
    assert_eq!(browser.get("/agent").status, StatusCode::SEE_OTHER);
}

#[test]
fn staff_sees_what_its_permissions_open_and_nothing_of_the_rest() {
    let app = signed_in(ActorKind::Staff, &["chose.lire"]);
    let mut browser = app.browser();
    browser.get("/entree");
    assert_eq!(browser.get("/agent").text(), "Camille Durand");
    assert_eq!(browser.get("/agent/secret").status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/envoi").status, StatusCode::OK);
}

#[test]
fn methods_of_one_path_have_each_their_gate() {
    let app = app();
    let mut browser = app.browser();
    assert_eq!(browser.get("/envoi").status, StatusCode::SEE_OTHER);
    browser.get("/");
    assert_eq!(browser.submit(&[]).status, StatusCode::OK);
}

#[test]
fn a_way_back_never_leaves_the_host() {
    let app = app();
    let mut browser = app.browser();
    for vers in
        ["https://evil.example", "//evil.example", "/%5Cevil.example", "%2F%09/evil.example"]
    {
        assert_eq!(
            browser.get(&format!("/retour?vers={vers}")).location(),
            Some("/agent"),
            "{vers}"
        );
    }
    assert_eq!(browser.get("/retour?vers=/agent/dossiers/3").location(), Some("/agent/dossiers/3"));
    let answer = browser.get("//evil.example/agent");
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[test]
fn siblings_answer_under_their_prefix_and_make_their_addresses_with_it() {
    let app = app_with(TestTenants::siblings(&["un", "deux"]), TestSessions::none());
    let mut browser = app.browser();
    for path in ["/c/un/", "/c/un"] {
        assert_eq!(browser.get(path).attrs("form", "action"), ["/c/un/envoi"], "{path}");
    }
    assert_eq!(
        browser.get("/c/deux/agent").location(),
        Some("/c/deux/agent/connexion?vers=%2Fc%2Fdeux%2Fagent")
    );
    assert_eq!(browser.get("/c/un/rien").attrs("main a", "href"), ["/c/un/"]);
    for elsewhere in ["/", "/c/trois/", "/c/", "/c/unique/", "/c/un%2F"] {
        assert_eq!(browser.get(elsewhere).status, StatusCode::NOT_FOUND, "{elsewhere}");
    }
}

#[test]
fn leaving_the_computer_clears_the_secret() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    assert_eq!(browser.cookies.len(), 1);
    let answer = browser.post("/sortie", &[]);
    assert_eq!(answer.header("clear-site-data"), Some("\"cache\", \"cookies\", \"storage\""));
    assert!(
        answer
            .header("set-cookie")
            .unwrap()
            .starts_with("parvis=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    );
    assert!(browser.cookies.is_empty());
}

#[test]
fn attempts_are_counted_by_source_and_told_by_a_page() {
    let app = app();
    let mut browser = app.browser();
    for _ in 0..5 {
        assert_eq!(browser.get("/essai").status, StatusCode::OK);
    }
    let answer = browser.get("/essai");
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").unwrap().parse::<i64>().unwrap() <= 3);
    assert_eq!(answer.texts("h1"), ["Attendez un peu avant de réessayer"]);
    app.clock.advance(3);
    assert_eq!(browser.get("/essai").status, StatusCode::OK);
    assert_eq!(browser.get("/essai").status, StatusCode::TOO_MANY_REQUESTS);
}

#[test]
fn the_files_of_a_stranger_are_not_stored() {
    let file = [Upload { field: "f", name: "a.txt", bytes: b"bonjour" }];
    let sent = |app: &TestApp| {
        let mut browser = app.browser();
        browser.get("/entree");
        browser.get("/");
        browser.multipart("/les-miens", &[("a", "texte")], &file).texts("p")
    };
    assert_eq!(sent(&app()), [""; 0]);
    let mut holder = session(ActorKind::Visitor, &[]);
    holder.grants.keys.insert(ResourceKey { kind: "choses", id: 1 });
    let sessions = TestSessions::none();
    sessions.put(SECRET, holder);
    let known = app_with(TestTenants::one("saint-exemple"), sessions);
    assert_eq!(sent(&known), ["f a.txt 7 text/plain"]);
}
