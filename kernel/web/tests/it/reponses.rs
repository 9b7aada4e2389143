//! What every answer carries.

use db::Engine;
use db::testing::TestDb;
use http::header::{ACCEPT_ENCODING, COOKIE};
use http::{Method, StatusCode};
use testkit::{TestApp, TestSessions, TestTenants};

use crate::module::{app, module};

#[test]
fn pages_carry_the_headers_that_protect() {
    let app = app();
    let mut browser = app.browser();
    for path in ["/", "/rien", "/panique", "/healthz"] {
        let answer = browser.get(path);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'")
        );
        assert!(!policy.contains("unsafe"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"));
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), None);
        assert_eq!(answer.header("x-request-id").map(str::len), Some(8));
    }
}

#[test]
fn over_https_the_cookie_is_bound_to_the_host() {
    let (tenants, sessions) = (TestTenants::one("saint-exemple"), TestSessions::none());
    let database = TestDb::open(Engine::Sqlite);
    let app = TestApp::with(database, &[module()], tenants, sessions, |parts| {
        parts.settings.base_url = "https://demarches.example".to_owned();
    });
    let mut browser = app.browser();
    let answer = browser.get("/");
    let cookie = answer.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-parvis="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    assert!(answer.header("strict-transport-security").is_some());
    assert_eq!(browser.submit(&[]).status, StatusCode::OK);
}

#[test]
fn a_browser_gets_a_secret_with_its_first_form_only() {
    let app = app();
    let mut browser = app.browser();
    assert_eq!(browser.get("/long").header("set-cookie"), None);
    assert!(browser.get("/").header("set-cookie").is_some());
    assert_eq!(browser.get("/").header("set-cookie"), None);
    let mut dirty = app.browser();
    dirty.headers.push((COOKIE, "parvis=court".to_owned()));
    assert!(dirty.get("/").header("set-cookie").is_some());
}

#[test]
fn texts_leave_compressed_as_the_browser_likes() {
    let app = app();
    let mut browser = app.browser();
    let plain = browser.get("/long").bytes;
    browser.headers.push((ACCEPT_ENCODING, "gzip, zstd".to_owned()));
    let small = browser.get("/long");
    assert_eq!(small.header("content-encoding"), Some("zstd"));
    assert_eq!(small.header("vary"), Some("accept-encoding"));
    assert!(small.bytes.len() * 10 < plain.len());
    assert_eq!(zstd::decode_all(small.bytes.as_slice()).unwrap(), plain);
    browser.headers[0].1 = "gzip".to_owned();
    assert_eq!(browser.get("/long").header("content-encoding"), Some("gzip"));
    assert_eq!(browser.get("/healthz").header("content-encoding"), None);
}

#[test]
fn head_answers_without_body() {
    let app = app();
    let mut browser = app.browser();
    let answer = browser.send(Method::HEAD, "/long", None, axum::body::Body::empty());
    assert_eq!((answer.status, answer.bytes.len()), (StatusCode::OK, 0));
    assert_eq!(
        browser.send(Method::HEAD, "/healthz", None, axum::body::Body::empty()).status,
        StatusCode::OK
    );
}

#[test]
fn health_is_told_without_a_tenant() {
    let app = app();
    let mut browser = app.browser();
    browser.host = "127.0.0.1:8080".to_owned();
    assert_eq!(browser.get("/healthz").text(), "ok\n");
    assert_eq!(browser.get("/readyz").text(), "ready\n");
    app.db.db.close();
    assert_eq!(browser.get("/readyz").status, StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn styles_scripts_and_colours_are_kept_for_ever() {
    let app = app();
    let mut browser = app.browser();
    let page = browser.get("/rien");
    let mut links = page.attrs("link[rel=stylesheet]", "href");
    links.extend(page.attrs("script", "src"));
    assert!(links.len() >= 3, "{links:?}");
    for link in links {
        let answer = browser.get(&link);
        assert_eq!(answer.status, StatusCode::OK, "{link}");
        assert_eq!(
            answer.header("cache-control"),
            Some("public, max-age=31536000, immutable"),
            "{link}"
        );
    }
    assert_eq!(
        browser.get("/couleurs/0f6f73-00000000.css").header("cache-control"),
        Some("no-cache")
    );
    assert_eq!(browser.get("/couleurs/xyz-00000000.css").status, StatusCode::NOT_FOUND);
}

#[test]
fn the_gallery_is_shown_in_a_demonstration_only() {
    let app = app();
    let mut browser = app.browser();
    assert_eq!(browser.visit("/galerie").status, StatusCode::OK);
    assert_eq!(browser.get("/galerie/rien").status, StatusCode::NOT_FOUND);
    let (tenants, sessions) = (TestTenants::one("saint-exemple"), TestSessions::none());
    let app =
        TestApp::with(TestDb::open(Engine::Sqlite), &[module()], tenants, sessions, |parts| {
            parts.settings.demo = false;
        });
    assert_eq!(app.browser().get("/galerie").status, StatusCode::NOT_FOUND);
}
