//! What anyone reads of a proof, with a browser without scripts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

use db::testing::TestDb;
use db::{DbError, Tx};
use db_macros::both_engines;
use journal::{Entry, SealKey, SealedProof, Subject, attest, grouped};
use primitives::{Ctx, Random, TenantId};
use serde_json::json;
use testkit::{Answer, TestApp, TestSessions, TestTenants, Upload};

const SUJET: Subject = Subject { kind: "dossier", id: 4_812 };

fn ouvrir(base: TestDb) -> TestApp {
    let tenants = TestTenants::one("saint-exemple");
    TestApp::new(base, &[preuves::module()], tenants, TestSessions::none())
}

fn ecrire<T: Send + 'static>(
    app: &TestApp,
    acte: impl Fn(&mut Tx<'_>) -> Result<T, DbError> + Send + 'static,
) -> T {
    let ctx = Ctx::system(TenantId(1), app.clock.clone(), Random::seeded(1));
    app.db.db.write_blocking(&ctx, acte).unwrap()
}

/// Files, seals, and gives the code and the file of the proof.
fn deposer(app: &TestApp) -> (String, String) {
    let cle = app.app.seal_key.clone();
    ecrire(app, move |tx| {
        let public = json!({ "reponses": "ab".repeat(32) });
        journal::append(tx, SUJET, &Entry { act: "depose", public, personal: None })?;
        journal::seal(tx, &cle, None)?;
        let preuve = attest(tx, &cle, SUJET, "depose")?.unwrap();
        let fichier = SealedProof::of(tx, SUJET, preuve.rank)?.unwrap();
        Ok((preuve.code(), serde_json::to_string(&fichier).unwrap()))
    })
}

fn dit(page: &Answer, mots: &str) {
    let texte = page.texts("main").concat().replace(['\u{202f}', '\u{a0}'], " ");
    assert!(texte.contains(mots), "{mots}\n{texte}");
}

#[both_engines]
fn a_true_code_is_said_true_with_what_it_shows(base: TestDb) {
    let app = ouvrir(base);
    let (code, _) = deposer(&app);
    let mut passant = app.browser();
    assert_eq!(passant.get("/verifier").status, 200);
    let page = passant.submit(&[("code", &grouped(&code))]);
    assert_eq!(page.status, 200);
    dit(&page, "Cette preuve est vraie");
    dit(&page, "La demande nº 4812 a été reçue le");
    dit(&page, "Elle ne dit pas que la demande est acceptée");
    dit(&passant.get(&format!("/verifier?code={code}")), "Cette preuve est vraie");
}

#[both_engines]
fn a_file_is_checked_as_a_code_is(base: TestDb) {
    let app = ouvrir(base);
    let (_, fichier) = deposer(&app);
    let mut passant = app.browser();
    let envoyer = |passant: &mut testkit::Browser<'_>, octets: &[u8]| {
        passant.get("/verifier");
        let envoi = Upload { field: "fichier", name: "preuve.json", bytes: octets };
        passant.multipart("/verifier", &[("code", "")], &[envoi])
    };
    let page = envoyer(&mut passant, fichier.as_bytes());
    dit(&page, "Cette preuve est vraie");
    dit(&page, "nº 1, fait le");
    let faux = fichier.replace("abab", "baba");
    let page = envoyer(&mut passant, faux.as_bytes());
    assert_eq!(page.status, 422);
    dit(&page, "Cette preuve est fausse");
    for autre in [b"%PDF-1.4".as_slice(), b"{}", b"\xff\xfe", b"{\"preuve\":1"] {
        assert_eq!(envoyer(&mut passant, autre).status, 422);
    }
}

#[both_engines]
fn each_kind_of_false_proof_has_its_words(base: TestDb) {
    let app = ouvrir(base);
    let (code, _) = deposer(&app);
    let mut passant = app.browser();
    let mut dire = |code: &str, mots: &str| {
        passant.get("/verifier");
        dit(&passant.submit(&[("code", code)]), mots);
    };
    dire("", "Collez un code ou choisissez un fichier");
    dire(&code[1..], "Le code est mal recopié");
    dire("<script>alert(1)</script>", "Le code est mal recopié");
    let cle = SealKey::from_seed(&[9; 32]).unwrap();
    let ailleurs = ecrire(&app, move |tx| attest(tx, &cle, SUJET, "depose")).unwrap();
    dire(&ailleurs.code(), "Cette preuve vient d’ailleurs");
    let mut fausse = ailleurs;
    fausse.id = 1;
    dire(&fausse.code(), "Cette preuve est fausse");
    app.db.batch("UPDATE journal SET ligne = replace(ligne, 'abab', 'baba')");
    dire(&code, "La preuve est vraie, mais le journal a changé");
}

#[both_engines]
fn seals_and_key_are_there_for_whoever_keeps_copies(base: TestDb) {
    let app = ouvrir(base);
    let mut passant = app.browser();
    dit(&passant.get("/journal/scelles"), "Il n’y a pas encore de scellé");
    for _ in 0..52 {
        let cle = app.app.seal_key.clone();
        ecrire(&app, move |tx| journal::seal(tx, &cle, None));
    }
    let page = passant.get("/journal/scelles");
    assert_eq!(page.texts("tbody tr").len(), 50);
    let suite = page.attrs("a[href*='avant=']", "href").remove(0);
    assert_eq!(passant.get(&suite).texts("tbody tr").len(), 2);
    let cle = passant.get("/journal/cle").text();
    assert_eq!(cle.trim(), app.app.seal_key.public().to_string());
    let json: serde_json::Value =
        serde_json::from_str(&passant.get("/journal/scelles.json").text()).unwrap();
    assert_eq!(json["cle"], cle.trim());
    let scelle = journal::Seal {
        number: 52,
        at: primitives::Stamp(0),
        text: json["scelles"][0]["texte"].as_str().unwrap().to_owned(),
        signature: json["scelles"][0]["signature"].as_str().unwrap().to_owned(),
    };
    assert!(scelle.is_signed(), "a copy is checked with nothing else");
}
