//! The form of a démarche changes while drafts are being written, and drafts that end.

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::DossierId;
use formulaires::ChampId;
use serde_json::{Value, json};

use super::guichet::Guichet;

const CHEMIN: &str = "fete-de-quartier";

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

fn fete(champs: Value) -> Value {
    json!({
        "number": 9_001, "title": "Fermer une rue", "description": "", "tags": [],
        "demarcheUrl": format!("https://x.invalid/commencer/{CHEMIN}"),
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": champs},
    })
}

fn champ(id: u64, genre: &str, label: &str) -> Value {
    json!({ "id": ChampId(id).graphql(), "__typename": format!("{genre}ChampDescriptor"),
        "label": label, "description": "", "required": false })
}

fn avant() -> Value {
    fete(json!([
        champ(1, "Text", "Rue"),
        champ(2, "Text", "Combien de personnes"),
        champ(3, "Text", "Musique")
    ]))
}

fn apres() -> Value {
    let mut rue = champ(1, "Text", "Nom de la rue");
    rue["required"] = json!(true);
    fete(json!([
        rue,
        champ(2, "IntegerNumber", "Combien de personnes"),
        champ(4, "YesNo", "Barbecue")
    ]))
}

#[both_engines]
fn a_draft_keeps_its_questions_until_its_author_moves_it_and_loses_no_answer(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(avant());
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    let reponses =
        [(nom(1), "rue Haute"), (nom(2), "une centaine"), (nom(3), "Fanfare de 14 h à 18 h")];
    let reponses: Vec<(&str, &str)> = reponses.iter().map(|(n, v)| (n.as_str(), *v)).collect();
    let formulaire = passant.navigateur.form(|form| form.action == page);
    assert_eq!(passant.navigateur.send_form(&formulaire, 0, &reponses, &[]).status, 303);

    guichet.importer_json(apres());
    let ancienne = passant.navigateur.get(&page);
    let texte = ancienne.text();
    assert!(
        texte.contains("Musique") && !texte.contains("Barbecue"),
        "the draft keeps its revision"
    );
    assert!(ancienne.texts(".encart").concat().contains("Les questions ont changé"));
    let onglet = passant.navigateur.form(|form| form.action == page);

    let version = format!("/brouillons/{id}/version");
    let montree = passant.navigateur.get(&version);
    let dit = montree.texts("main").concat();
    for attendu in [
        "Questions ajoutées",
        "Barbecue",
        "Questions retirées",
        "Musique",
        "Nom de la rue (le texte de la question, la réponse devient obligatoire)",
        "Réponses à donner autrement",
        "Combien de personnes",
        "Réponses qui n’ont plus de question",
        "Fanfare de 14 h à 18 h",
    ] {
        assert!(dit.contains(attendu), "{attendu}\n{dit}");
    }
    let passe = passant.navigateur.submit(&[]);
    assert_eq!(passe.location(), Some(format!("/brouillons/{id}").as_str()));
    let suite = passant.navigateur.follow(&passe);
    assert_eq!(suite.path, page, "the first page with something to mend");
    assert_eq!(suite.attrs(&format!("[name='{}']", nom(1)), "value"), ["rue Haute"]);
    assert_eq!(
        suite.attrs(&format!("[name='{}']", nom(2)), "value"),
        ["une centaine"],
        "kept as typed"
    );
    assert!(!suite.texts(".encart").concat().contains("Les questions ont changé"));
    let relire = passant.navigateur.get(&format!("/brouillons/{id}/relire"));
    assert!(relire.texts("details").concat().contains("Fanfare de 14 h à 18 h"));
    // Another tab, still on the old questions, overwrites nothing.
    let perdu = passant.navigateur.send_form(&onglet, 0, &[(&nom(1), "rue Basse")], &[]);
    assert_eq!(perdu.status, 409);
    // Moved already: nothing more to show.
    let deja = passant.navigateur.get(&version);
    assert_eq!(deja.location(), Some(format!("/brouillons/{id}").as_str()));
}

#[both_engines]
fn a_draft_on_the_old_questions_may_be_sent(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(avant());
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    passant.identite();
    guichet.importer_json(apres());
    let relire = format!("/brouillons/{id}/relire");
    passant.navigateur.get(&relire);
    let formulaire = passant.navigateur.form(|form| form.action == relire);
    let envoi = passant.navigateur.send_form(&formulaire, 0, &[], &[]);
    assert_eq!(envoi.status, 303);
    let depose = passant.navigateur.get(&format!("/dossiers/{id}"));
    assert!(!depose.text().contains("Barbecue"), "what was filed is read by its own revision");
    let version = passant.navigateur.get(&format!("/brouillons/{id}/version"));
    assert_eq!(version.location(), Some(format!("/dossiers/{id}/recu").as_str()));
}

#[both_engines]
fn a_version_that_changed_once_more_is_shown_again(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(avant());
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    guichet.importer_json(apres());
    let version = format!("/brouillons/{id}/version");
    passant.navigateur.get(&version);
    let vu = passant.navigateur.form(|form| form.action == version);
    guichet.importer_json(fete(json!([champ(9, "Text", "Tout autre chose")])));
    let perime = passant.navigateur.send_form(&vu, 0, &[], &[]);
    assert_eq!(perime.location(), Some(version.as_str()));
    assert!(passant.navigateur.get(&version).text().contains("Tout autre chose"));
    let mut autre = guichet.app.browser();
    assert!(autre.get(&version).texts("h1")[0].contains("Retrouver"), "nobody else sees it");
}

fn nettoyer(guichet: &Guichet) -> usize {
    let ctx = guichet.systeme_de_l_app();
    guichet.app.db.db.write_blocking(&ctx, dossiers::effacer_perimes).unwrap()
}

fn avertissements(guichet: &Guichet, id: i64) -> usize {
    let lire = move |tx: &mut Tx<'_>| mail::of_owner(tx, dossiers::CLE, DossierId(id).0);
    let mails = guichet.app.db.db.read_blocking(&guichet.systeme, lire).unwrap();
    mails.iter().filter(|mail| mail.act == "effacement").count()
}

const JOUR: i64 = 86_400;

#[both_engines]
fn a_draft_ends_after_two_warnings_thirty_days_and_a_week_before(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.identite();
    let attendre = |jours: i64| {
        guichet.app.clock.advance(jours * JOUR);
        let effaces = nettoyer(&guichet);
        (effaces, if effaces == 0 { avertissements(&guichet, id) } else { 0 })
    };
    assert_eq!(attendre(59), (0, 0));
    assert_eq!(attendre(2), (0, 1));
    assert_eq!(attendre(10), (0, 1), "once");
    assert_eq!(attendre(13), (0, 2));
    assert_eq!(attendre(1), (0, 2), "once");
    assert_eq!(attendre(6), (1, 0));
}

#[both_engines]
fn the_pages_tell_the_day_and_the_administrator_sets_how_long(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(avant());
    let regler = |tx: &mut Tx<'_>| {
        let demarche = demarches::ouvrir(tx, 9_001)?;
        let mut reglage = demarches::Reglage::de(&demarche);
        reglage.garde_brouillon_jours = 40;
        demarches::regler(tx, 9_001, demarche.version, reglage).map(drop)
    };
    guichet.app.db.db.write_blocking(&guichet.systeme, regler).unwrap();
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    let jour = |jours: i64| {
        let fin = guichet.app.clock.now().plus_seconds(jours * JOUR);
        langues::Textes::fr().date_longue(fin.date())
    };
    let fin = jour(40);
    let ouverte = passant.navigateur.get(&page);
    assert!(ouverte.text().contains(&format!("Gardé jusqu’au {fin}")), "{fin}");
    assert!(!ouverte.text().contains("seront effacées"));
    // The session of the browser lasts a day: someone comes back with the code.
    guichet.app.clock.advance(11 * JOUR);
    assert_eq!(nettoyer(&guichet), 0);
    assert_eq!(avertissements(&guichet, id), 1);
    guichet.app.clock.advance(30 * JOUR);
    assert_eq!(nettoyer(&guichet), 1);
}
