//! Readings: no page about a person leaves without its line, and that person sees who opened it.

use std::sync::Arc;

use comptes::Role;
use db::DbError;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::SUJET;
use dossiers::modele::DossierId;
use journal::{SealedProof, Subject};

use super::{Mairie, dit, dossier, mairie};

impl Mairie {
    /// The pages that were opened of a dossier, the latest first.
    fn ouvertes(&self, id: DossierId) -> Vec<String> {
        let sujet = Subject { kind: SUJET, id: id.0 };
        let lire = move |tx: &mut db::Tx<'_>| journal::opened(tx, sujet, 100);
        let lues = self.maison.db.read_blocking::<_, DbError, _>(&self.maison.systeme, lire);
        lues.unwrap().into_iter().map(|lue| lue.page).collect()
    }

    fn sceller(&self) {
        let cle = self.app.app.seal_key.clone();
        let sceller = move |tx: &mut db::Tx<'_>| journal::seal(tx, &cle, None);
        let scelle = self.maison.db.write_blocking::<_, DbError, _>(&self.maison.systeme, sceller);
        assert!(scelle.unwrap().is_some());
    }
}

#[both_engines]
fn each_page_of_agents_about_a_dossier_leaves_its_line(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let fichier = mairie.fichier(id);
    let mut claire = mairie.delegue("Claire");
    let routes = dossiers::module().routes;
    let pages = routes.iter().filter(|route| {
        route.method == axum::http::Method::GET && route.path.starts_with("/agent/dossiers/{n}")
    });
    let (mut vues, mut absentes) = (0, Vec::new());
    for route in pages {
        let adresse = route.path.replace("{n}", &id.0.to_string()).replace("{fichier}", &fichier);
        let avant = mairie.ouvertes(id).len();
        // What is not there for this dossier shows nothing.
        let reponse = claire.get(&adresse);
        if reponse.status != 200 {
            absentes.push(route.path);
            continue;
        }
        vues += 1;
        let ouvertes = mairie.ouvertes(id);
        assert_eq!(ouvertes.len(), avant + 1, "{}", route.path);
        assert_eq!(ouvertes[0], route.path);
    }
    assert!(vues >= 6, "{vues} pages, but not {absentes:?}");
    let avant = mairie.ouvertes(id).len();
    assert_eq!(claire.get("/agent?onglet=tous").status, 200);
    assert_eq!(mairie.ouvertes(id).len(), avant, "a row of a list is not an opening");
    let lire = |tx: &mut db::Tx<'_>| journal::verify_all(tx, None);
    let rapport = mairie.maison.db.read_blocking::<_, DbError, _>(&mairie.maison.systeme, lire);
    assert!(rapport.unwrap().is_true());
}

#[both_engines]
fn a_resident_sees_which_agents_opened_the_request(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let mut habitant = mairie.habitant(id);
    let suivi = format!("/dossiers/{id}");
    assert!(dit(&habitant.get(&suivi), "Aucun agent ne l’a ouverte"));
    let mut claire = mairie.instructeur("Claire");
    assert_eq!(claire.get(&dossier(id)).status, 200);
    let page = habitant.get(&suivi);
    assert!(dit(&page, "Claire Morel, secrétaire"), "{}", page.text());
    assert_eq!(mairie.ouvertes(id).len(), 1, "the person concerned leaves no line");
    // The same page, opened by an agent, is a reading all the same.
    assert_eq!(claire.get(&suivi).status, 200);
    assert_eq!(mairie.ouvertes(id)[0], "/dossiers/{id}");
    assert!(dit(&claire.get(&format!("{}/histoire", dossier(id))), "Qui a ouvert ce dossier"));
    let (_, mut autre) = mairie.agent("Marc", Role::Instructeur, false);
    assert_eq!(autre.get(&dossier(id)).status, 404);
    assert_eq!(mairie.ouvertes(id).len(), 3, "who was refused read nothing");
}

#[both_engines]
fn without_its_line_no_page_is_shown(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let fichier = mairie.fichier(id);
    let mut claire = mairie.instructeur("Claire");
    mairie.app.db.batch("ALTER TABLE journal RENAME TO ailleurs");
    for page in [dossier(id), format!("{}/fichiers/{fichier}", dossier(id)), "/agent".into()] {
        let reponse = claire.get(&page);
        assert_eq!(reponse.status, 503, "{page}");
        assert!(!reponse.text().contains("Martin"), "{page}");
    }
}

#[both_engines]
fn a_filing_has_a_code_at_once_and_a_file_once_sealed(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let mut habitant = mairie.habitant(id);
    let (page, fichier) =
        (format!("/dossiers/{id}/verification"), format!("/dossiers/{id}/preuve.json"));
    let lue = habitant.get(&page);
    assert!(dit(&lue, "Le fichier se prépare"));
    let lien = lue.attrs("a[href*='/verifier?code=']", "href").remove(0);
    let preuve = journal::Proof::read(lien.split('=').next_back().unwrap()).unwrap();
    assert!(preuve.is_true());
    assert_eq!((&*preuve.kind, preuve.id), (SUJET, id.0));
    assert_ne!(preuve.content, [0; 32], "it holds the hash of the answers");
    assert_eq!(habitant.get(&fichier).status, 404);
    mairie.sceller();
    let texte = habitant.get(&fichier).text();
    let scellee: SealedProof = serde_json::from_str(&texte).unwrap();
    assert_eq!(scellee.check().unwrap().line, preuve.line_hex());
    assert_eq!(mairie.app.browser().get(&fichier).status, 200, "asks for the code");
    assert!(!mairie.app.browser().get(&fichier).text().contains("racine"));
}

#[both_engines]
fn the_file_says_nothing_of_a_decision_to_come(base: TestDb) {
    let mairie = mairie(base);
    let agent = Arc::new(mairie.maison.agent(77, true));
    let id = mairie.maison.a_l_etude(&agent);
    let auteur = move |tx: &mut db::Tx<'_>| {
        journal::append(
            tx,
            Subject { kind: SUJET, id: id.0 },
            &journal::Entry {
                act: "decision_proposee",
                public: serde_json::json!({ "sens": "refuser" }),
                personal: None,
            },
        )
    };
    mairie.maison.db.write_blocking::<_, DbError, _>(&agent, auteur).unwrap();
    mairie.sceller();
    let mut habitant = mairie.habitant(id);
    assert_eq!(habitant.get(&format!("/dossiers/{id}/preuve.json")).status, 404);
    assert!(dit(&habitant.get(&format!("/dossiers/{id}/verification")), "Le fichier se prépare"));
}
