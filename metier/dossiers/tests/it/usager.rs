//! The resident’s side over HTTP, as a browser without scripts sees it.

mod guichet;
mod liens;
mod photos;
mod prefill;
mod registres;
mod regles;
mod suivre;
mod taille;
mod version;

use db::testing::TestDb;
use db_macros::both_engines;
use guichet::Guichet;
use testkit::Upload;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

#[both_engines]
fn a_bundled_demarche_is_filed_whole_and_once(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let depart = passant.navigateur.get("/commencer/cantine-periscolaire");
    assert_eq!(depart.status, 200);
    let texte = depart.text();
    for dit in ["Ce que deviennent vos réponses", "Mission d’intérêt public", "24", "dpo@"] {
        assert!(texte.contains(dit), "{dit}");
    }
    let id = passant.commencer("cantine-periscolaire", "moi");
    passant.identite();
    let relire = passant.remplir();
    assert_eq!(relire, format!("/brouillons/{id}/relire"));
    let page = passant.navigateur.get(&relire);
    assert!(page.texts("title")[0].starts_with("Étape 6 sur 6"));
    assert!(page.text().contains("Zoé Martin"), "{}", page.text());
    let formulaire = passant.navigateur.form(|form| form.action == relire);
    let recus: Vec<String> = (0..3)
        .map(|_| {
            let envoi = passant.navigateur.send_form(&formulaire, 0, &[], &[]);
            assert_eq!(envoi.status, 303);
            envoi.location().unwrap().to_owned()
        })
        .collect();
    assert!(recus.iter().all(|recu| *recu == format!("/dossiers/{id}/recu")));
    assert_eq!(guichet.deposes(), 1);
    let recu = passant.navigateur.get(&recus[0]);
    let texte = recu.text();
    for dit in ["Preuve d’envoi", "Accusé de réception", "place de la Mairie", "c’est accepté"]
    {
        assert!(texte.contains(dit), "{dit}\n{texte}");
    }
    let preuve = passant.navigateur.get(&format!("/dossiers/{id}/preuve"));
    assert_eq!(preuve.status, 200);
    let codes = preuve.texts("pre");
    let atteste = journal::Proof::read(codes.last().unwrap()).unwrap();
    assert!(atteste.is_true(), "it is checked with the key alone");
    assert_eq!(codes[0], atteste.content_hex(), "the journal kept the hash of these answers");
    // Going back to the draft leads to its receipt.
    let retour = passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
    assert_eq!(retour.location(), Some(recus[0].as_str()));
}

#[both_engines]
fn a_code_opens_a_draft_and_a_dossier_elsewhere(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "autrui");
    let arret = passant.navigateur.get(&format!("/brouillons/{id}/identite"));
    assert_eq!(arret.status, 200);
    let garde = passant.navigateur.press("action", "plus-tard", &[("prenom", "Zoé\0")]);
    let page = passant.navigateur.follow(&garde);
    let code = page.texts(".code-val")[0].clone();
    assert_eq!(code.len(), 14);

    let mut ailleurs = guichet.passant();
    let fermee = ailleurs.navigateur.get(&format!("/brouillons/{id}/identite"));
    assert!(fermee.texts("h1")[0].contains("Retrouver"));
    assert_eq!(fermee.attrs("main [name=numero]", "value"), [id.to_string()]);
    let faux =
        ailleurs.navigateur.submit(&[("numero", &id.to_string()), ("code", "AAAA-BBBB-CCCC")]);
    let inconnu = ailleurs.navigateur.submit(&[("numero", "999999"), ("code", &code)]);
    assert_eq!((faux.status.as_u16(), inconnu.status.as_u16()), (422, 422));
    assert_eq!(faux.texts(".resume"), inconnu.texts(".resume"));
    assert!(faux.texts("title")[0].starts_with("Erreur"));
    assert!(!inconnu.text().contains(&code), "a code is never written back");
    let en_vrac = format!(" {} ", code.to_lowercase().replace('-', " "));
    let ouvert = ailleurs.navigateur.submit(&[("numero", &id.to_string()), ("code", &en_vrac)]);
    assert_eq!(ouvert.location(), Some(format!("/brouillons/{id}").as_str()));
    let reprise = ailleurs.navigateur.follow(&ouvert);
    assert_eq!(reprise.attrs("#c-prenom", "value"), ["Zoé"]);
}

#[both_engines]
fn wrong_codes_lock_their_source_and_nobody_else(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    passant.navigateur.get("/suivre");
    let jeton = passant.navigateur.token().unwrap();
    let mut statuts = Vec::new();
    for _ in 0..7 {
        let essai = [("csrf", jeton.as_str()), ("numero", "1"), ("code", "X")];
        let essai = passant.navigateur.post("/suivre", &essai);
        statuts.push(essai.status.as_u16());
    }
    assert!(statuts.starts_with(&[422, 422, 422, 422, 422]));
    assert_eq!(statuts.last(), Some(&429));
}

#[both_engines]
fn two_tabs_do_not_overwrite_each_other(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    passant.navigateur.get(&page);
    let onglet = passant.navigateur.form(|form| form.action == page);
    let nom = guichet.nom_du_champ("copie-acte-naissance", "Nom de naissance");
    let premier = passant.navigateur.send_form(&onglet, 0, &[(&nom, "Durand")], &[]);
    assert_eq!(premier.status, 422, "the other questions are still to be answered");
    let second = passant.navigateur.send_form(&onglet, 0, &[(&nom, "Dupond")], &[]);
    assert_eq!(second.status, 409);
    let texte = second.text();
    assert!(texte.contains("Durand") && texte.contains("Dupond"), "{texte}");
    let choix = passant.navigateur.form(|form| form.action == page);
    let garde = passant.navigateur.send_form(&choix, 0, &[], &[]);
    let garde = passant.navigateur.follow(&garde);
    assert_eq!(garde.attrs(&format!("[name='{nom}']"), "value"), ["Dupond"]);
}

#[both_engines]
fn of_two_tabs_each_question_is_chosen_apart(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    passant.navigateur.get(&page);
    let onglet = passant.navigateur.form(|form| form.action == page);
    let nom = guichet.nom_du_champ("copie-acte-naissance", "Nom de naissance");
    let prenoms = guichet.nom_du_champ("copie-acte-naissance", "Prénoms");
    let la = [(nom.as_str(), "Durand"), (&prenoms, "Ana")];
    passant.navigateur.send_form(&onglet, 0, &la, &[]);
    let ici = [(nom.as_str(), "Dupond"), (&prenoms, "Zoé")];
    assert_eq!(passant.navigateur.send_form(&onglet, 0, &ici, &[]).status, 409);
    let choix = passant.navigateur.form(|form| form.action == page);
    let choisi = format!("choix_{nom}");
    let garde = passant.navigateur.send_form(&choix, 0, &[(&choisi, "autre")], &[]);
    let garde = passant.navigateur.follow(&garde);
    assert_eq!(garde.attrs(&format!("[name='{nom}']"), "value"), ["Durand"]);
    assert_eq!(garde.attrs(&format!("[name='{prenoms}']"), "value"), ["Zoé"]);
}

#[both_engines]
fn a_file_comes_back_to_its_owner_only(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("cantine-periscolaire", "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/4");
    passant.navigateur.get(&page);
    let champ = guichet.nom_du_champ("cantine-periscolaire", "Attestation d’assurance scolaire");
    let formulaire = passant.navigateur.form(|form| form.action == page);
    assert!(formulaire.multipart);
    let bouton = formulaire.buttons.iter().position(|b| b.1 == format!("envoyer:{champ}")).unwrap();
    let fichier = Upload { field: &champ, name: "../attestation é.pdf", bytes: PDF };
    let envoi = passant.navigateur.send_form(&formulaire, bouton, &[], &[fichier]);
    assert_eq!(envoi.status, 303);
    let vue = passant.navigateur.follow(&envoi);
    let lien = vue.attrs(".recu-nom a", "href")[0].clone();
    let recu = passant.navigateur.get(&lien);
    assert_eq!((recu.status.as_u16(), recu.bytes.as_slice()), (200, PDF));
    assert_eq!(recu.header("content-type"), Some("application/pdf"));
    assert!(recu.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(recu.header("x-content-type-options"), Some("nosniff"));
    let mut autre = guichet.passant();
    autre.commencer("cantine-periscolaire", "moi");
    assert_eq!(autre.navigateur.get(&lien).status, 404);
    let mien = autre.navigateur.get("/suivre");
    assert_eq!(mien.status, 200);
    // Taken out, it is gone; an empty one is told beside its question.
    passant.navigateur.get(&page);
    let fid = lien.rsplit('/').next().unwrap();
    let retire = passant.navigateur.press("action", &format!("retirer-fichier:{champ}:{fid}"), &[]);
    assert_eq!(retire.status, 303);
    assert_eq!(passant.navigateur.get(&lien).status, 404);
    passant.navigateur.get(&page);
    let vide = Upload { field: &champ, name: "vide.pdf", bytes: b"" };
    let refuse = passant.navigateur.send_form(&formulaire_de(&passant, &page), 0, &[], &[vide]);
    assert_eq!(refuse.status, 422);
    assert!(refuse.text().contains("vide.pdf"));
}

#[both_engines]
fn a_file_whose_content_is_not_what_is_asked_is_refused_and_the_others_are_kept(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("cantine-periscolaire", "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/4");
    passant.navigateur.get(&page);
    let champ = guichet.nom_du_champ("cantine-periscolaire", "Attestation d’assurance scolaire");
    let bon = Upload { field: &champ, name: "attestation.pdf", bytes: PDF };
    let page_web: &[u8] = b"<!DOCTYPE html><script>alert(1)</script>";
    let faux = Upload { field: &champ, name: "photo.jpg", bytes: page_web };
    let programme = Upload { field: &champ, name: "scan.pdf", bytes: b"MZ\x90\0\x03\0\0\0" };
    let formulaire = formulaire_de(&passant, &page);
    let refuse = passant.navigateur.send_form(&formulaire, 0, &[], &[bon, faux, programme]);
    assert_eq!(refuse.status, 422);
    let texte = refuse.text();
    for mots in ["photo.jpg", "page web", "scan.pdf", "un programme", "un PDF, une photo"] {
        assert!(texte.contains(mots), "{mots}: {texte}");
    }
    assert_eq!(refuse.texts(".recu-nom"), ["attestation.pdf"]);
}

fn formulaire_de(passant: &guichet::Passant<'_>, page: &str) -> testkit::Form {
    passant.navigateur.form(|form| form.action == page)
}

#[both_engines]
fn an_answer_outlives_a_session(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.identite();
    let garde = passant.navigateur.get(&format!("/brouillons/{id}/plus-tard"));
    let code = garde.texts(".code-val")[0].clone();
    let page = format!("/brouillons/{id}/etapes/1");
    passant.navigateur.get(&page);
    let nom = guichet.nom_du_champ("copie-acte-naissance", "Nom de naissance");
    guichet.app.clock.advance(2 * 86_400);
    let perdu = passant.navigateur.submit(&[(&nom, "Le Goff")]);
    assert_eq!(perdu.status, 403);
    assert!(perdu.text().contains("Votre session est finie"));
    let rendu = passant.navigateur.submit(&[("numero", &id.to_string()), ("code", &code)]);
    assert_eq!(rendu.status, 200);
    assert!(rendu.text().contains("Le Goff"));
    let sauve = passant.navigateur.submit(&[]);
    assert_eq!(sauve.status, 422, "kept, the other questions are still to be answered");
    assert_eq!(sauve.attrs(&format!("[name='{nom}']"), "value"), ["Le Goff"]);
}

#[both_engines]
fn messages_go_both_ways_and_leaving_clears_everything(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.deposer("copie-acte-naissance");
    let page = format!("/dossiers/{id}");
    let suivi = passant.navigateur.get(&page);
    assert!(suivi.texts(".plaque h2")[0].contains("est bien arrivée"));
    let vide = passant.navigateur.post(&format!("{page}/messages"), &[("message", " \0 ")]);
    assert_eq!(vide.status, 422);
    let envoye =
        passant.navigateur.post(&format!("{page}/messages"), &[("message", "Bonjour\0 <b>")]);
    assert_eq!(envoye.status, 303);
    assert!(passant.navigateur.get(&page).text().contains("Bonjour &lt;b&gt;"));
    let parti = passant.navigateur.post("/quitter", &[]);
    assert_eq!(parti.status, 200);
    assert!(parti.header("clear-site-data").unwrap().contains("cookies"));
    assert!(passant.navigateur.get(&page).texts("h1")[0].contains("Retrouver"));
}

#[both_engines]
fn bad_input_has_its_page_and_loses_nothing(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    assert_eq!(passant.navigateur.get("/commencer/nulle-part").status, 404);
    assert_eq!(passant.navigateur.get("/dossiers/abc").status, 404);
    assert_eq!(passant.navigateur.get("/dossiers/99999999").status, 200);
    let sans = passant.navigateur.get("/commencer/cantine-periscolaire");
    assert_eq!(sans.status, 200);
    assert_eq!(passant.navigateur.submit(&[]).status, 422, "for whom is not chosen");
    let id = passant.commencer("copie-acte-naissance", "association");
    let faux = passant.navigateur.submit(&[
        ("prenom", "Zoé"),
        ("siret", "123"),
        ("organisme", "\u{1}Club"),
    ]);
    assert_eq!(faux.status, 422);
    assert_eq!(faux.attrs("#c-organisme", "value"), ["Club"]);
    assert_eq!(faux.attrs("#c-siret", "aria-invalid"), ["true"]);
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    passant.navigateur.get(&page);
    let nom = guichet.nom_du_champ("copie-acte-naissance", "Nom de naissance");
    let enorme = "x".repeat(10_000_000);
    assert_eq!(passant.navigateur.submit(&[(&nom, &enorme)]).status, 413);
    passant.navigateur.get(&page);
    let long = "x".repeat(1_000_000);
    assert_eq!(passant.navigateur.submit(&[(&nom, &long)]).status, 422);
    assert_eq!(passant.navigateur.get(&format!("/brouillons/{id}/etapes/99")).status, 404);
}

/// Published démarches of every shape: the largest, rows, linked lists, long lists.
const CORPUS: [&str; 15] = [
    "27967", "96376", "45964", "15185", "35273", "9771", "81758", "62865", "46841", "36019",
    "34042", "66119", "37839", "25109", "33423",
];

#[both_engines]
fn published_demarches_are_walked_whole(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    for numero in CORPUS {
        let dossier = env!("CARGO_MANIFEST_DIR");
        let fichier = format!("{dossier}/../../../shared/data/demarches/{numero}.json");
        let chemin = guichet.importer(&fichier);
        let mut passant = guichet.passant();
        let id = passant.deposer(&chemin);
        let recu = passant.navigateur.get(&format!("/dossiers/{id}/recu"));
        assert!(recu.text().contains("Accusé d’envoi"), "{numero}");
        let dit = recu.texts("main").concat();
        assert!(!dit.contains("Sans réponse"), "{numero}: nothing is said of silence\n{dit}");
        assert_eq!(passant.navigateur.get(&format!("/dossiers/{id}")).status, 200, "{numero}");
        let tout = passant.navigateur.get(&format!("/dossiers/{id}/dossier.pdf"));
        assert_eq!(tout.status, 200, "{numero}");
        assert!(tout.bytes.starts_with(b"%PDF-"), "{numero}");
    }
    assert_eq!(guichet.deposes(), CORPUS.len());
}

#[both_engines]
fn a_list_of_thousands_is_searched_not_shown(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let options: Vec<String> = (1..=47_738).map(|n| format!("Commune numéro {n}")).collect();
    let champ = |genre: &str, label: &str, options: &[String]| serde_json::json!({"__typename": genre, "label": label, "required": true, "options": options});
    let chemin = guichet.importer_json(serde_json::json!({
        "number": 77, "title": "Longues listes", "description": "", "tags": [],
        "demarcheUrl": "https://x.invalid/commencer/longues", "service": {"nom": "A", "organisme": "M"},
        "revision": {"champDescriptors": [
            champ("DropDownListChampDescriptor", "Commune", &options),
            champ("MultipleDropDownListChampDescriptor", "Communes", &options),
        ]},
    }));
    let mut passant = guichet.passant();
    let id = passant.commencer(&chemin, "moi");
    passant.identite();
    let adresse = format!("/brouillons/{id}/etapes/1");
    let page = passant.navigateur.get(&adresse);
    assert!(page.bytes.len() < 40_000, "{} bytes", page.bytes.len());
    let un = guichet.nom_du_champ(&chemin, "Commune");
    let plusieurs = guichet.nom_du_champ(&chemin, "Communes");
    let cherche =
        passant.navigateur.press("action", &format!("chercher:{un}"), &[(&un, "numero 4773")]);
    assert_eq!(cherche.status, 303);
    let page = passant.navigateur.follow(&cherche);
    let trouves = page.attrs(&format!("input[type=radio][name='{un}']"), "value");
    assert_eq!(trouves.len(), 14, "{trouves:?}");
    passant.navigateur.get(&adresse);
    let mots = format!("cherche_{plusieurs}");
    let action = format!("chercher:{plusieurs}");
    let cherche =
        passant.navigateur.press("action", &action, &[(&mots, "47738"), (&un, &trouves[0])]);
    let page = passant.navigateur.follow(&cherche);
    let cases = page.attrs(&format!("input[type=checkbox][name='{plusieurs}']"), "value");
    assert_eq!(cases, ["Commune numéro 47738"]);
    let suite = passant.navigateur.submit(&[(&plusieurs, &cases[0])]);
    assert_eq!(suite.location(), Some(format!("/brouillons/{id}/relire").as_str()));
    let relire = passant.navigateur.follow(&suite).text();
    assert!(relire.contains(&trouves[0]) && relire.contains(&cases[0]));
}

#[both_engines]
fn a_secret_planted_before_opens_nothing(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let plante = "A".repeat(43);
    let mut passant = guichet.passant();
    passant.navigateur.cookies.insert("parvis".into(), plante.clone());
    let id = passant.commencer("copie-acte-naissance", "moi");
    assert_ne!(passant.navigateur.cookies["parvis"], plante);
    let miennes = passant.navigateur.get("/compte");
    let dit = miennes.text();
    assert!(dit.contains("À terminer avant le") && dit.contains(&format!("numéro {id}")), "{dit}");

    let mut voleur = guichet.passant();
    voleur.navigateur.cookies.insert("parvis".into(), plante);
    let fermee = voleur.navigateur.get(&format!("/brouillons/{id}/identite"));
    assert!(fermee.texts("h1")[0].contains("Retrouver"));
    assert_eq!(voleur.navigateur.get("/compte").location(), Some("/suivre"));
}
