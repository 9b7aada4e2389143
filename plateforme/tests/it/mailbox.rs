use db::Engine;
use db::testing::TestDb;
use testkit::{TestApp, TestSessions, TestTenants};

const MAIL: &str = "From: \"Commune de Saint-Exemple\" <a@exemple.fr>\r\nTo: jean@exemple.fr\r\n\
    Reply-To: service@exemple.fr\r\nSubject: Votre demande\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSuivre\r\nhttps://a.fr/suivi\r\n\r\n<script>\r\n\
    --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour<script>alert(1)</script>\r\n--b--\r\n";

#[test]
fn the_mails_of_a_demonstration_are_read_and_can_do_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let modules = [parvis::mailbox::module(mail::Folder::new(folder.path().join("mailbox")))];
    let (tenants, sessions) = (TestTenants::one("saint-exemple"), TestSessions::none());
    let app = TestApp::new(TestDb::open(Engine::Sqlite), &modules, tenants, sessions);
    let mut browser = app.browser();
    assert_eq!(browser.visit("/mailbox").texts("h2"), ["Aucun courriel"]);
    std::fs::create_dir(folder.path().join("mailbox")).unwrap();
    std::fs::write(folder.path().join("mailbox/1700000000000000-abc.eml"), MAIL).unwrap();
    std::fs::write(folder.path().join("secret.eml"), MAIL).unwrap();
    let list = browser.visit("/mailbox");
    assert!(list.text().contains("Votre demande") && list.text().contains("jean@exemple.fr"));
    let mail = browser.visit("/mailbox/1700000000000000-abc");
    assert_eq!(mail.texts("h1"), ["Votre demande"]);
    assert!(mail.attrs("main a", "href").contains(&"https://a.fr/suivi".to_owned()));
    assert!(!mail.text().contains("<script>\r"), "the text part is text");
    let html = browser.get("/mailbox/1700000000000000-abc/html");
    assert!(html.text().contains("<script>alert(1)</script>"), "as it was sent");
    let policy = html.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.ends_with("sandbox"), "{policy}");
    let source = browser.get("/mailbox/1700000000000000-abc/source");
    assert_eq!(source.header("content-type"), Some("text/plain; charset=utf-8"));
    for absent in ["absent", "..%2Fsecret", "%2e%2e%2fsecret", "1700000000000000-abc.eml"] {
        assert_eq!(browser.get(&format!("/mailbox/{absent}")).status, 404, "{absent}");
    }
}

#[test]
fn only_a_demonstration_has_a_mailbox() {
    for module in parvis::modules() {
        assert!(module.routes.iter().all(|route| !route.path.starts_with("/mailbox")));
    }
}
