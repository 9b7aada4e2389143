//! Who may not apply is told as soon as the deciding page is sent; a dossier goes to the group of its rule.

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use demarches::Ineligibilite;
use formulaires::{ChampId, Condition};
use serde_json::{Value, json};

use super::guichet::{Guichet, Passant};

const CHEMIN: &str = "carte-jeune";
const NUMERO: i64 = 9_003;

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

fn carte() -> Value {
    let champ = |id: u64, genre: &str, label: &str| {
        json!({ "id": ChampId(id).graphql(), "__typename": format!("{genre}ChampDescriptor"),
            "label": label, "description": "", "required": false })
    };
    let section = |id: u64, label: &str| {
        let mut section = champ(id, "HeaderSection", label);
        section["level"] = json!("1");
        section
    };
    json!({
        "number": NUMERO, "title": "Carte jeune", "description": "", "tags": [],
        "demarcheUrl": format!("https://x.invalid/commencer/{CHEMIN}"),
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": [
            section(10, "Votre âge"), champ(1, "IntegerNumber", "Quel âge avez-vous"),
            section(11, "Le reste"), champ(2, "Text", "Quartier"),
        ]},
    })
}

fn si(regle: Value) -> Condition {
    Condition::lire(&regle, "$").unwrap()
}

fn plus_de_25() -> Condition {
    si(json!([">", ["champ", ChampId(1).graphql()], 25]))
}

fn guichet(base: TestDb) -> Guichet {
    let guichet = Guichet::ouvrir(base);
    guichet.importer_json(carte());
    guichet
}

fn exclure(guichet: &Guichet, regle: Condition) -> Result<(), demarches::ErreurDemarche> {
    let regler = move |tx: &mut Tx<'_>| {
        let version = demarches::ouvrir(tx, NUMERO)?.version;
        let message = "La carte est pour les moins de 26 ans.".to_owned();
        let voulue = Some(Ineligibilite { regle: regle.clone(), message });
        demarches::regler_ineligibilite(tx, NUMERO, version, voulue).map(drop)
    };
    guichet.app.db.db.write_blocking(&guichet.systeme, regler)
}

#[both_engines]
fn who_may_not_apply_is_told_by_the_deciding_page_and_keeps_the_draft(base: TestDb) {
    let guichet = guichet(base);
    exclure(&guichet, plus_de_25()).unwrap();
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    assert!(!passant.navigateur.get(&page).text().contains("moins de 26 ans"));
    let repondre = |passant: &mut Passant<'_>, age: &str| {
        passant.navigateur.get(&page);
        let formulaire = passant.navigateur.form(|form| form.action == page);
        passant.navigateur.send_form(&formulaire, 0, &[(&nom(1), age)], &[])
    };
    let refuse = repondre(&mut passant, "40");
    assert!(refuse.location().unwrap().starts_with(&page), "{:?}", refuse.location());
    let dite = passant.navigateur.get(&page);
    assert!(dite.texts(".encart").concat().contains("La carte est pour les moins de 26 ans."));
    assert_eq!(dite.attrs(&format!("[name='{}']", nom(1)), "value"), ["40"], "the draft stays");
    let relire = format!("/brouillons/{id}/relire");
    let relue = passant.navigateur.get(&relire);
    assert!(relue.text().contains("moins de 26 ans"));
    assert!(!relue.forms().iter().any(|form| form.action == relire), "nothing to send");
    let jeton = passant.navigateur.token().unwrap();
    let force = passant.navigateur.post(&relire, &[("csrf", &jeton)]);
    assert_eq!(force.status, 422);
    assert_eq!(guichet.deposes(), 0);

    let suite = repondre(&mut passant, "20");
    assert_eq!(suite.location(), Some(format!("/brouillons/{id}/etapes/2").as_str()));
    passant.navigateur.get(&relire);
    let formulaire = passant.navigateur.form(|form| form.action == relire);
    assert_eq!(passant.navigateur.send_form(&formulaire, 0, &[], &[]).status, 303);
    assert_eq!(guichet.deposes(), 1);
}

#[both_engines]
fn a_rule_that_dangles_is_refused_and_one_that_a_revision_breaks_is_told(base: TestDb) {
    let guichet = guichet(base);
    let pendante = exclure(&guichet, si(json!(["=", ["champ", ChampId(99).graphql()], 1])));
    let Err(demarches::ErreurDemarche::Regle(refus)) = pendante else { panic!("kept") };
    assert_eq!(refus.chemin, "$[1]");
    exclure(&guichet, plus_de_25()).unwrap();
    let brisee = || {
        let lire = |tx: &mut Tx<'_>| {
            let demarche = demarches::publiee_par_chemin(tx, CHEMIN)?.unwrap();
            demarches::regles_brisees(tx, &demarche)
        };
        guichet.app.db.db.read_blocking(&guichet.systeme, lire).unwrap()
    };
    assert!(!brisee());
    let mut sans_age = carte();
    sans_age["revision"]["champDescriptors"].as_array_mut().unwrap().remove(1);
    guichet.importer_json(sans_age);
    assert!(brisee());
    let mut passant = guichet.passant();
    let id = passant.commencer(CHEMIN, "moi");
    passant.identite();
    let page = passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
    assert!(!page.text().contains("moins de 26 ans"), "a broken rule excludes nobody");
}

#[both_engines]
fn a_dossier_goes_to_the_first_group_whose_rule_is_true(base: TestDb) {
    let guichet = guichet(base);
    let creer = |tx: &mut Tx<'_>| {
        let nord = demarches::creer_groupe(tx, NUMERO, "Nord")?;
        let regle = si(json!(["=", ["champ", ChampId(2).graphql()], "nord"]));
        demarches::regler_groupe(tx, NUMERO, nord, "Quartier nord", Some(&regle))?;
        assert!(demarches::creer_groupe(tx, NUMERO, "Quartier nord").is_err(), "taken");
        Ok::<_, demarches::ErreurDemarche>(nord)
    };
    let nord = guichet.app.db.db.write_blocking(&guichet.systeme, creer).unwrap();
    let groupe = |quartier: &str| {
        let mut passant = guichet.passant();
        let id = passant.commencer(CHEMIN, "moi");
        passant.identite();
        let page = format!("/brouillons/{id}/etapes/2");
        passant.navigateur.get(&page);
        let formulaire = passant.navigateur.form(|form| form.action == page);
        passant.navigateur.send_form(&formulaire, 0, &[(&nom(2), quartier)], &[]);
        let relire = format!("/brouillons/{id}/relire");
        passant.navigateur.get(&relire);
        let formulaire = passant.navigateur.form(|form| form.action == relire);
        assert_eq!(passant.navigateur.send_form(&formulaire, 0, &[], &[]).status, 303);
        let id = dossiers::modele::DossierId(id);
        let lire = move |tx: &mut Tx<'_>| dossiers::ouvrir(tx, id, dossiers::LIRE);
        guichet.app.db.db.read_blocking(&guichet.systeme, lire).unwrap().groupe_id
    };
    assert_eq!(groupe("nord"), nord);
    assert_ne!(groupe("sud"), nord);
}
