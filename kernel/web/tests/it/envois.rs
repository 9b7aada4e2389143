//! What is sent by POST: the proof that our page sent it, sizes, encodings, files.

use axum::body::Body;
use http::header::{HeaderName, ORIGIN};
use http::{Method, StatusCode};
use testkit::{Browser, TestSessions, TestTenants, Upload};

use crate::module::{app, app_with};

const FORM: &str = "application/x-www-form-urlencoded";
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

fn title(browser: &Browser<'_>) -> String {
    browser.page().texts("h1").concat()
}

#[test]
fn a_form_of_ours_is_received_with_all_its_values() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let answer = browser.submit(&[("a", "é&=+ ’"), ("b", "1"), ("b", "2")]);
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.texts("p"), ["a=é&=+ ’", "b=1", "b=2"]);
}

#[test]
fn tokens_differ_in_each_page_and_all_hold() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let first = browser.token().unwrap();
    browser.get("/");
    let second = browser.token().unwrap();
    assert_ne!(first, second);
    for token in [first, second] {
        assert_eq!(browser.post("/envoi", &[("csrf", &token)]).status, StatusCode::OK);
    }
}

#[test]
fn without_a_token_or_with_another_s_nothing_is_received() {
    let app = app();
    let mut stranger = app.browser();
    stranger.get("/");
    let foreign = stranger.token().unwrap();
    let mut browser = app.browser();
    browser.get("/");
    for token in ["", "x", foreign.as_str()] {
        let answer = browser.post("/envoi", &[("csrf", token), ("a", "perdu")]);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{token}");
        assert_eq!(title(&browser), "La page a expiré");
        assert!(!answer.text().contains("perdu"), "not proven to come from our page");
    }
    let mut without_cookies = app.browser();
    assert_eq!(without_cookies.post("/envoi", &[("csrf", &foreign)]).status, StatusCode::FORBIDDEN);
}

#[test]
fn an_old_token_of_our_own_page_gives_the_answers_back() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let old = browser.token().unwrap();
    browser.get("/entree");
    browser.headers.push((FETCH_SITE, "same-origin".to_owned()));
    let typed = "deux\nlignes & « guillemets »";
    let answer = browser.post(
        "/envoi?page=2",
        &[
            ("csrf", &old),
            ("a", typed),
            ("code_postal", "01234"),
            ("nouveau_mot_de_passe", "s3cret"),
        ],
    );
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!answer.text().contains("s3cret"));
    let again = browser.submit(&[]);
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.path, "/envoi?page=2");
    assert!(again.text().contains("deux\nlignes &amp; « guillemets »"));
}

#[test]
fn a_page_of_another_host_is_refused_even_with_a_good_token() {
    let app = app();
    let foreign =
        [(FETCH_SITE, "cross-site"), (FETCH_SITE, "same-site"), (ORIGIN, "https://evil.example")];
    for (name, value) in foreign {
        let mut browser = app.browser();
        browser.get("/");
        browser.headers.push((name, value.to_owned()));
        let answer = browser.submit(&[]);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{value}");
        assert_eq!(answer.forms().len(), 0);
    }
    let mut browser = app.browser();
    browser.get("/");
    browser.headers.push((ORIGIN, "http://localhost".to_owned()));
    assert_eq!(browser.submit(&[]).status, StatusCode::OK);
}

#[test]
fn a_token_holds_in_its_tenant_only() {
    let app = app_with(TestTenants::siblings(&["un", "deux"]), TestSessions::none());
    let mut browser = app.browser();
    browser.get("/c/un/");
    assert_eq!(browser.submit(&[]).path, "/c/un/envoi");
    browser.get("/c/un/");
    assert_eq!(browser.post("/c/deux/envoi", &[]).status, StatusCode::FORBIDDEN);
}

#[test]
fn a_field_of_ten_megabytes_is_answered_by_a_page() {
    let app = app();
    let mut browser = app.browser();
    let heavy = "a".repeat(10_000_000);
    browser.get("/");
    assert_eq!(browser.submit(&[("a", &heavy)]).status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(title(&browser), "Votre envoi est trop gros");
    browser.get("/");
    let answer = browser.multipart("/fichiers", &[("a", &heavy)], &[]);
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn a_field_of_a_megabyte_is_received() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    assert_eq!(browser.submit(&[("a", &"a".repeat(1_000_000))]).status, StatusCode::OK);
}

#[test]
fn broken_utf8_is_refused_and_control_characters_pass() {
    let app = app();
    let mut browser = app.browser();
    for broken in ["a=%FF", "a=%C3", "%E9=1"] {
        browser.get("/");
        let body = format!("csrf={}&{broken}", browser.token().unwrap());
        let answer = browser.send(Method::POST, "/envoi", Some(FORM), Body::from(body));
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{broken}");
        assert_eq!(title(&browser), "Des caractères ne sont pas lisibles");
    }
    let answer = browser.send(Method::POST, "/envoi", Some(FORM), Body::from(&b"a=\xff"[..]));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    browser.get("/");
    assert_eq!(browser.submit(&[("a", "\0\u{7}")]).status, StatusCode::OK);
}

#[test]
fn broken_utf8_in_a_form_with_files_is_refused() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let mut body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n",
        browser.token().unwrap()
    )
    .into_bytes();
    body.extend_from_slice(b"\xff\r\n--x--\r\n");
    let media = Some("multipart/form-data; boundary=x");
    let answer = browser.send(Method::POST, "/fichiers", media, Body::from(body));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer = browser.send(Method::POST, "/fichiers", media, Body::from("--y"));
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[test]
fn other_encodings_are_refused_by_a_page() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let answer = browser.send(Method::POST, "/envoi", Some("application/json"), Body::from("{}"));
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(title(&browser), "Nous ne pouvons pas lire cet envoi");
}

#[test]
fn files_are_stored_or_refused_one_by_one() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let file = |name, bytes| Upload { field: "f", name, bytes };
    let heavy = vec![b'x'; 1_001];
    let sent = [
        file("été.txt", &b"bonjour"[..]),
        file("lourd.txt", &heavy),
        file("vide.txt", b""),
        file("", b""),
    ];
    let answer = browser.multipart("/fichiers", &[("a", "texte")], &sent);
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().starts_with("texte<p>"));
    assert_eq!(
        answer.texts("p"),
        ["f été.txt 7 text/plain", "f lourd.txt TropGros(1000)", "f vide.txt Vide"]
    );
}

#[test]
fn no_file_is_read_before_the_token_nor_where_none_is_due() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    let file = [Upload { field: "f", name: "a.txt", bytes: b"bonjour" }];
    let late = browser.multipart("/fichiers", &[("a", ""), ("csrf", "x")], &file);
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    browser.get("/");
    assert_eq!(browser.multipart("/envoi", &[], &file).status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn a_body_that_never_ends_is_given_up() {
    let app = app();
    let mut browser = app.browser();
    browser.get("/");
    app.wait(async { tokio::time::pause() });
    let stuck =
        Body::from_stream(futures_util::stream::pending::<Result<bytes::Bytes, std::io::Error>>());
    let answer = browser.send(Method::POST, "/envoi", Some(FORM), stuck);
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(title(&browser), "Votre envoi s’est interrompu");
}
