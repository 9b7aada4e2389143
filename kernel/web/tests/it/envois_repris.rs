//! Files that come by pieces: the scripts' side of a form.

use axum::body::Body;
use data_encoding::BASE64;
use http::header::HeaderName;
use http::{Method, StatusCode};
use primitives::{Actor, ActorKind, Grants, ResourceKey, Stamp};
use sha2::{Digest, Sha256};
use testkit::{Answer, Browser, TestApp, TestSessions, TestTenants};
use web::Session;

use crate::module::app_with;

const ZOE: &str = "zoezoezoezoezoezoezoezoezoe";
const MAX: &str = "maxmaxmaxmaxmaxmaxmaxmaxmax";
const AGENT: &str = "agentagentagentagentagent";
const PIECE: &str = "application/offset+octet-stream";

fn session(actor: Actor, keys: &[ResourceKey]) -> Session {
    let grants = Grants { keys: keys.iter().copied().collect(), ..Grants::default() };
    Session { id: 1, actor, grants, nom: String::new(), touches: true, expire_le: Stamp(i64::MAX) }
}

/// Two residents who fill a request each, and an agent.
fn house() -> TestApp {
    let sessions = TestSessions::none();
    for (secret, id) in [(ZOE, 5), (MAX, 6)] {
        let key = ResourceKey { kind: "dossier", id };
        sessions.put(secret, session(Actor::VISITOR, &[key]));
    }
    let agent = Actor { kind: ActorKind::Staff, account: Some(1) };
    sessions.put(AGENT, session(agent, &[]));
    app_with(TestTenants::one("saint-exemple"), sessions)
}

/// A browser with a page of ours, and what a script reads of it.
struct Sender<'a> {
    browser: Browser<'a>,
    token: String,
}

impl<'a> Sender<'a> {
    fn new(app: &'a TestApp, secret: &str) -> Self {
        let mut browser = app.browser();
        browser.cookies.insert("parvis".to_owned(), secret.to_owned());
        browser.get("/");
        let token = browser.token().unwrap();
        Self { browser, token }
    }

    fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let own = [("x-csrf-token", self.token.as_str()), ("tus-resumable", "1.0.0")];
        let given = |name: &str| headers.iter().any(|(other, _)| *other == name);
        let kept = own.into_iter().filter(|(name, _)| !given(name));
        let all = kept.chain(headers.iter().copied());
        let all = all.map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.to_owned()));
        self.browser.headers = all.collect();
        let media = (method == Method::PATCH).then_some(PIECE);
        let answer = self.browser.send(method, path, media, Body::from(body.to_vec()));
        self.browser.headers.clear();
        answer
    }

    fn begin(&mut self, size: &str) -> Answer {
        let name = format!("filename {}", BASE64.encode("été.pdf".as_bytes()));
        let headers = [("upload-length", size), ("upload-metadata", name.as_str())];
        self.send(Method::POST, "/envois", &headers, b"")
    }

    fn begun(&mut self, size: usize) -> String {
        let answer = self.begin(&size.to_string());
        assert_eq!(answer.status, StatusCode::CREATED);
        answer.location().unwrap().to_owned()
    }

    fn piece(&mut self, path: &str, offset: &str, bytes: &[u8], checked: &[u8]) -> Answer {
        let checksum = format!("sha256 {}", BASE64.encode(&Sha256::digest(checked)));
        let headers = [("upload-offset", offset), ("upload-checksum", checksum.as_str())];
        self.send(Method::PATCH, path, &headers, bytes)
    }

    fn offset(&mut self, path: &str) -> Option<String> {
        let answer = self.send(Method::HEAD, path, &[], b"");
        assert_eq!(answer.header("tus-resumable"), Some("1.0.0"));
        answer.header("upload-offset").map(str::to_owned)
    }

    /// Sends the form that names an upload.
    fn form(&mut self, path: &str) -> Vec<String> {
        let id = path.rsplit('/').next().unwrap();
        let values = [("csrf", self.token.as_str()), ("f__envoi", id)];
        let answer = self.browser.multipart("/fichiers", &values, &[]);
        assert_eq!(answer.status, StatusCode::OK);
        answer.texts("p")
    }
}

#[test]
fn an_upload_goes_on_after_a_cut_and_becomes_a_file_of_the_form() {
    let app = house();
    for secret in [ZOE, AGENT] {
        let mut sender = Sender::new(&app, secret);
        let path = sender.begun(17);
        let first = sender.piece(&path, "0", b"%PDF-1.7\n", b"%PDF-1.7\n");
        assert_eq!(first.status, StatusCode::NO_CONTENT);
        assert_eq!(first.header("upload-offset"), Some("9"));
        let mut after = Sender::new(&app, secret);
        assert_eq!(after.offset(&path).as_deref(), Some("9"));
        assert_eq!(
            after.piece(&path, "9", b"the rest", b"the rest").header("upload-offset"),
            Some("17")
        );
        assert_eq!(after.form(&path), ["f été.pdf 17 application/pdf"]);
        assert_eq!(after.form(&path), ["f document Incomplet"], "a file is taken once");
    }
}

#[test]
fn lies_about_place_length_and_checksum_are_refused() {
    let app = house();
    let mut zoe = Sender::new(&app, ZOE);
    let path = zoe.begun(6);
    let status = |answer: Answer| answer.status.as_u16();
    assert_eq!(status(zoe.piece(&path, "3", b"abc", b"abc")), 409);
    assert_eq!(status(zoe.piece(&path, "0", b"abcdefg", b"abcdefg")), 413);
    assert_eq!(status(zoe.piece(&path, "0", b"abc", b"xyz")), 460);
    assert_eq!(status(zoe.piece(&path, "x", b"abc", b"abc")), 400);
    let md5 = [("upload-offset", "0"), ("upload-checksum", "md5 AAAA")];
    assert_eq!(status(zoe.send(Method::PATCH, &path, &md5, b"abc")), 400);
    assert_eq!(zoe.offset(&path).as_deref(), Some("0"));
    assert_eq!(status(zoe.begin("200000001")), 413);
    assert_eq!(status(zoe.begin("-1")), 400);
    assert_eq!(status(zoe.send(Method::POST, "/envois", &[("tus-resumable", "0.2")], b"")), 412);
    assert_eq!(zoe.form(&path), ["f été.pdf Incomplet"]);
}

#[test]
fn an_upload_larger_than_the_route_takes_is_refused_as_a_file() {
    let app = house();
    let mut zoe = Sender::new(&app, ZOE);
    let path = zoe.begun(1_001);
    let bytes = [b'x'; 1_001];
    assert_eq!(zoe.piece(&path, "0", &bytes, &bytes).status, StatusCode::NO_CONTENT);
    assert_eq!(zoe.form(&path), ["f été.pdf TropGros(1000)"]);
    let empty = zoe.begun(0);
    assert_eq!(zoe.form(&empty), ["f été.pdf Vide"]);
}

#[test]
fn an_upload_is_its_sender_s_alone() {
    let app = house();
    let mut zoe = Sender::new(&app, ZOE);
    let path = zoe.begun(3);
    let mut max = Sender::new(&app, MAX);
    assert_eq!(max.offset(&path), None);
    assert_eq!(max.piece(&path, "0", b"abc", b"abc").status, StatusCode::NOT_FOUND);
    assert_eq!(zoe.piece(&path, "0", b"abc", b"abc").status, StatusCode::NO_CONTENT);
    assert_eq!(max.form(&path), ["f document Incomplet"]);
    assert_eq!(zoe.form(&path), ["f été.pdf 3 text/plain"]);
    let mut stranger = Sender::new(&app, "nobodynobodynobodynobody");
    assert_eq!(stranger.begin("3").status, StatusCode::NOT_FOUND, "no key, no upload");
}

#[test]
fn a_page_that_is_not_ours_sends_nothing() {
    let app = house();
    let mut zoe = Sender::new(&app, ZOE);
    let path = zoe.begun(3);
    let foreign = Sender::new(&app, MAX).token;
    for (name, value) in [
        ("x-csrf-token", ""),
        ("x-csrf-token", foreign.as_str()),
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ] {
        let begun =
            zoe.send(Method::POST, "/envois", &[("upload-length", "3"), (name, value)], b"");
        assert_eq!(begun.status, StatusCode::FORBIDDEN, "{name}");
        let sent = zoe.send(Method::PATCH, &path, &[("upload-offset", "0"), (name, value)], b"abc");
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{name}");
        let told = zoe.send(Method::HEAD, &path, &[(name, value)], b"");
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert_eq!(zoe.offset(&path).as_deref(), Some("0"));
}

#[test]
fn what_is_older_than_a_day_is_gone_and_ten_are_open_at_once() {
    let app = house();
    let mut zoe = Sender::new(&app, ZOE);
    let path = zoe.begun(3);
    for _ in 1..10 {
        zoe.begun(3);
    }
    assert_eq!(zoe.begin("3").status, StatusCode::TOO_MANY_REQUESTS);
    app.clock.advance(90_000);
    assert_eq!(app.wait(app.app.spool.collect(app.clock.now())).unwrap(), 10);
    assert_eq!(zoe.offset(&path), None);
    zoe.begun(3);
}
