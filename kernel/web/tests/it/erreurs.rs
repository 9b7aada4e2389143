//! Errors are pages: clear, in the person's language, with the number that the log holds.

use std::io;
use std::sync::{Arc, Mutex};

use http::{Method, StatusCode};
use tracing_subscriber::fmt::MakeWriter;

use crate::module::app;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

fn logged(run: impl FnOnce()) -> String {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    tracing::subscriber::with_default(subscriber, run);
    let bytes = log.0.lock().unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn a_panic_is_a_page_whose_number_is_in_the_log_once() {
    let app = app();
    let mut browser = app.browser();
    let mut number = String::new();
    let log = logged(|| {
        let answer = browser.get("/panique");
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.texts("h1"), ["Un problème est survenu de notre côté"]);
        number = answer.header("x-request-id").unwrap().to_owned();
        assert!(answer.text().contains(&number));
        assert!(!answer.text().contains("on purpose"));
    });
    let errors: Vec<_> = log.lines().filter(|line| line.contains("ERROR")).collect();
    assert_eq!(errors.len(), 1, "{log}");
    assert!(errors[0].contains(&number) && errors[0].contains("on purpose"), "{log}");
    assert_eq!(browser.get("/").status, StatusCode::OK);
}

#[test]
fn the_access_log_names_the_route_and_nobody() {
    let app = app();
    let mut browser = app.browser();
    browser.headers.push(("x-forwarded-for".parse().unwrap(), "203.0.113.77".to_owned()));
    let log = logged(|| {
        browser.get("/nombre/4217?nom=Petit");
    });
    assert!(log.contains("/nombre/{n}") && log.contains("status=200"), "{log}");
    for personal in ["4217", "Petit", "203.0.113", "127.0.0.1"] {
        assert!(!log.contains(personal), "{log}");
    }
}

#[test]
fn what_was_typed_survives_an_error_of_ours() {
    let app = app();
    let mut browser = app.browser();
    for (path, status) in [("/panique", 500), ("/sature", 503)] {
        browser.get("/");
        let answer = browser.post(path, &[("a", "longue réponse")]);
        assert_eq!(answer.status, status);
        assert!(status != 503 || answer.header("retry-after").is_some());
        let again = browser.form(|form| form.post);
        assert_eq!(again.action, path);
        assert_eq!(again.value("a"), Some("longue réponse"));
    }
}

#[test]
fn unknown_addresses_are_not_found() {
    let app = app();
    let mut browser = app.browser();
    for path in
        ["/rien", "/nombre/x", "/nombre/99999999999999999999", "/c/rien/", "/%00", "/assets/rien"]
    {
        let answer = browser.get(path);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.texts("h1"), ["Cette page n’existe pas"], "{path}");
        assert!(answer.header("content-type").unwrap().starts_with("text/html"));
    }
    assert_eq!(browser.get("/nombre/%FF").status, StatusCode::NOT_FOUND);
}

#[test]
fn another_method_is_told_which_are_allowed() {
    let app = app();
    let mut browser = app.browser();
    let answer = browser.get("/recoit");
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), Some("POST"));
    assert_eq!(answer.texts("h1"), ["Cette page ne s’ouvre pas ainsi"]);
    let answer = browser.send(Method::DELETE, "/", None, axum::body::Body::empty());
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
}

#[test]
fn errors_speak_the_language_of_the_person() {
    let app = app();
    let mut browser = app.browser();
    let chosen = browser.get("/langue/en?vers=%2Frien");
    let answer = browser.follow(&chosen);
    assert_eq!(answer.texts("h1"), ["This page does not exist"]);
    assert_eq!(answer.attrs("html", "lang"), ["en"]);
    let back = browser.get("/langue/fr?vers=%2Frien");
    assert_eq!((back.status, back.location()), (StatusCode::SEE_OTHER, Some("/rien")));
    assert_eq!(browser.follow(&back).texts("h1"), ["Cette page n’existe pas"]);
    assert_eq!(browser.get("/langue/en?vers=//evil.example").location(), Some("/"));
    assert_eq!(browser.get("/langue/xx").status, StatusCode::NOT_FOUND);
}

#[test]
fn the_causes_of_an_error_of_ours_are_in_the_log_only() {
    let app = app();
    let mut browser = app.browser();
    let log = logged(|| {
        assert!(!browser.get("/interne").text().contains("STATEMENT"));
    });
    assert!(log.contains("STATEMENT: no row"), "{log}");
}
