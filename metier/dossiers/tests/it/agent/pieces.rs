//! The documents of a dossier before an antivirus, for agents.

use dossiers::modele::Alerte;
use dossiers::{Filtres, Onglet, Page, Tri};
use files::testing::{Clamd, EICAR};
use primitives::Ctx;

use super::*;

impl Mairie {
    fn piece(&self, id: DossierId, nom: &str, octets: Vec<u8>) -> String {
        let morceaux = futures_util::stream::iter([Ok::<_, std::io::Error>(octets.into())]);
        let limites = files::Limits { size: 10_000_000 };
        let garde = self.app.wait(self.app.app.files.put(nom, limites, morceaux)).unwrap();
        let a = Owner { kind: CLE.into(), id: id.0 };
        let nommer = move |tx: &mut Tx<'_>| files::name(tx, &a, &garde);
        self.maison.db.write_blocking(&self.maison.systeme, nommer).unwrap()
    }

    fn analyser(&self) -> usize {
        let ctx: &Ctx = &self.maison.systeme;
        let (magasin, db) = (&self.app.app.files, &self.app.app.db);
        self.app.wait(files::scan_due(magasin, db, ctx)).unwrap()
    }
}

#[both_engines]
fn a_document_waits_for_the_antivirus_and_one_with_a_virus_is_given_to_nobody(base: TestDb) {
    let clamd = Clamd::start();
    let mairie = mairie_avec(base, Some(clamd.antivirus()));
    let id = mairie.a_l_etude();
    let sain = mairie.piece(id, "plan.pdf", b"%PDF-1.4 plan".to_vec());
    let infecte = mairie.piece(id, "facture.txt", EICAR.concat());
    let mut claire = mairie.instructeur("Claire");
    let vers = |fichier: &str| format!("{}/fichiers/{fichier}", dossier(id));

    let page = claire.get(&dossier(id));
    assert!(dit(&page, "2 documents attendent l’antivirus"), "{}", page.text());
    let attente = claire.get(&vers(&sain));
    assert_eq!(attente.status, 423);
    assert!(dit(&attente, "en cours de vérification"), "{}", attente.text());

    assert_eq!(mairie.analyser(), 2);
    let donne = claire.get(&vers(&sain));
    assert_eq!((donne.status.as_u16(), &donne.bytes[..]), (200, b"%PDF-1.4 plan".as_slice()));
    let bloque = claire.get(&vers(&infecte));
    assert_eq!(bloque.status, 410);
    assert!(dit(&bloque, "contient un virus"), "{}", bloque.text());
    let page = claire.get(&dossier(id));
    assert!(dit(&page, "Un document contient un virus"), "{}", page.text());
    assert!(dit(&page, "Demandez un autre fichier"), "{}", page.text());
    assert!(!dit(&page, "attendent"), "{}", page.text());
}

/// A picture of 40 × 20 pixels.
fn photo() -> Vec<u8> {
    let mut octets = std::io::Cursor::new(Vec::new());
    let image = image::DynamicImage::new_rgb8(40, 20);
    image.write_to(&mut octets, image::ImageFormat::Png).unwrap();
    octets.into_inner()
}

impl Mairie {
    /// A dossier with a message of the applicant that bears these files.
    fn avec_message(&self, pieces: &[(&str, Vec<u8>)]) -> (DossierId, Vec<String>) {
        let id = self.a_l_etude();
        let mettre = |(nom, octets): &(&str, Vec<u8>)| {
            let morceaux = futures_util::stream::iter([Ok::<_, String>(octets.clone().into())]);
            let limites = files::Limits { size: 10_000_000 };
            self.app.wait(self.app.app.files.put(nom, limites, morceaux)).unwrap()
        };
        let mis: Vec<Stored> = pieces.iter().map(mettre).collect();
        let ecrire = move |tx: &mut Tx<'_>| dossiers::ecrire(tx, id, "Voici.", &mis);
        let ctx = self.maison.usager(id);
        self.maison.db.write_blocking(&ctx, ecrire).unwrap();
        let messages = self.maison.vue(id).messages;
        let fichiers = messages.iter().flat_map(|message| &message.fichiers);
        (id, fichiers.map(|fichier| fichier.id.clone()).collect())
    }
}

#[both_engines]
fn an_agent_reads_a_picture_in_its_page_and_turns_it(base: TestDb) {
    let mairie = mairie(base);
    let pieces = [("toit.png", photo()), ("plan.pdf", b"%PDF-1.4 plan".to_vec())];
    let (id, fichiers) = mairie.avec_message(&pieces);
    let mut claire = mairie.instructeur("Claire");
    let page = format!("{}/documents/{}", dossier(id), fichiers[0]);
    let vue = claire.get(&page);
    assert_eq!(vue.status, 200, "{}", vue.text());
    for mots in ["toit.png", "Document 1 sur 2", "Virus : pas encore vérifié", "SHA-256"] {
        assert!(dit(&vue, mots), "{mots}: {}", vue.text());
    }
    let image = vue.attrs(".visionneuse img", "src").remove(0);
    let cotes = |octets: &[u8]| {
        let image = image::load_from_memory(octets).unwrap();
        (image.width(), image.height())
    };
    let avant = claire.get(&image);
    assert_eq!(avant.header("content-type"), Some("image/jpeg"));
    assert_eq!(avant.header("x-content-type-options"), Some("nosniff"));
    assert!(avant.header("content-security-policy").unwrap().contains("sandbox"));
    assert_eq!(cotes(&avant.bytes), (40, 20));

    claire.get(&page);
    let tourne = claire.press("sens", "droite", &[]);
    assert_eq!(tourne.location(), Some(page.as_str()));
    let image = claire.get(&page).attrs(".visionneuse img", "src").remove(0);
    assert_eq!(cotes(&claire.get(&image).bytes), (20, 40), "turned for the next reader too");
    let original = claire.get(&format!("{}/fichiers/{}", dossier(id), fichiers[0]));
    assert_eq!(original.bytes, photo(), "the original never changes");
    assert!(original.header("content-disposition").unwrap().starts_with("attachment"));

    let suivant = claire.get(&page).attrs(".rail a", "href");
    assert!(suivant.iter().any(|href| href.ends_with(&fichiers[1])), "{suivant:?}");
}

#[both_engines]
fn a_pdf_is_read_in_a_frame_and_nobody_else_reads_it(base: TestDb) {
    let mairie = mairie(base);
    let (id, fichiers) = mairie.avec_message(&[("plan.pdf", b"%PDF-1.4 plan".to_vec())]);
    let page = format!("{}/documents/{}", dossier(id), fichiers[0]);
    let mut claire = mairie.instructeur("Claire");
    let cadre = claire.get(&page).attrs(".visionneuse iframe", "src").remove(0);
    let pdf = claire.get(&cadre);
    assert_eq!((pdf.status.as_u16(), pdf.header("content-type")), (200, Some("application/pdf")));
    assert!(pdf.header("content-disposition").unwrap().starts_with("inline"));
    let (_, mut autre) = mairie.agent("Paul", Role::Instructeur, false);
    for adresse in [&page, &cadre] {
        assert_eq!(autre.get(adresse).status, 404);
        assert_ne!(mairie.app.browser().get(adresse).status, 200);
    }
    let ailleurs = format!("{}/documents/{}", dossier(mairie.a_l_etude()), fichiers[0]);
    assert_eq!(claire.get(&ailleurs).status, 404);
}

impl Mairie {
    fn alertes(&self) -> Vec<Alerte> {
        let filtres = Filtres::onglet(Onglet::Tous);
        let lire =
            move |tx: &mut Tx<'_>| dossiers::lister(tx, &filtres, Tri::Echeance, &Page::Debut, 10);
        let tranche = self.maison.db.read_blocking(&self.maison.systeme, lire).unwrap().tranche;
        tranche.lignes.into_iter().flat_map(|ligne| ligne.alertes).collect()
    }
}

#[both_engines]
fn a_virus_is_told_in_the_list_until_its_message_is_withdrawn(base: TestDb) {
    let clamd = Clamd::start();
    let mairie = mairie_avec(base, Some(clamd.antivirus()));
    let id = mairie.a_l_etude();
    let agent = mairie.maison.agent(77, true);
    let morceaux = futures_util::stream::iter([Ok::<_, String>(EICAR.concat().into())]);
    let limites = files::Limits { size: 1_000 };
    let joint = mairie.app.wait(mairie.app.app.files.put("a.txt", limites, morceaux)).unwrap();
    let ecrire =
        move |tx: &mut Tx<'_>| dossiers::ecrire(tx, id, "Voici.", std::slice::from_ref(&joint));
    mairie.maison.agir(&agent, ecrire).unwrap();
    assert_eq!(mairie.analyser(), 1);
    mairie.maison.jobs();
    assert_eq!(mairie.alertes(), [Alerte::Fichier]);
    let message = mairie.maison.vue(id).messages.last().unwrap().id;
    let retirer = move |tx: &mut Tx<'_>| dossiers::retirer_message(tx, id, message);
    mairie.maison.agir(&agent, retirer).unwrap();
    assert_eq!(mairie.alertes(), []);
}

#[both_engines]
fn an_hour_without_antivirus_is_told_until_it_answers(base: TestDb) {
    let nulle_part: files::Antivirus = "unix:///nonexistent/clamd.ctl".parse().unwrap();
    let mairie = mairie_avec(base, Some(nulle_part));
    let (_, _) = mairie.avec_message(&[("plan.pdf", b"%PDF-1.4 plan".to_vec())]);
    for _ in 0..9 {
        assert_eq!(mairie.analyser(), 0);
        mairie.maison.jobs();
        assert_eq!(mairie.alertes(), [], "attempts of the first hour");
        mairie.app.clock.advance(300);
    }
    mairie.app.clock.advance(600);
    assert_eq!(mairie.analyser(), 0);
    mairie.maison.jobs();
    assert_eq!(mairie.alertes(), [Alerte::Fichier]);
    let clamd = Clamd::start();
    let magasin = mairie.app.app.files.clone().checked_by(Some(clamd.antivirus()));
    mairie.app.clock.advance(1_000);
    let (db, ctx) = (&mairie.app.app.db, &mairie.maison.systeme);
    assert_eq!(mairie.app.wait(files::scan_due(&magasin, db, ctx)).unwrap(), 1);
    mairie.maison.jobs();
    assert_eq!(mairie.alertes(), []);
}
