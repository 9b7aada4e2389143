//! The page follows what is typed: as its script asks.

use db::testing::TestDb;
use db_macros::both_engines;
use formulaires::ChampId;
use serde_json::{Value, json};
use testkit::Answer;

use super::guichet::{Guichet, Passant};

const CHIEN: u64 = 1;
const NOM: u64 = 2;
const RAISONS: u64 = 3;
const ENFANTS: u64 = 10;
const PRENOM: u64 = 11;
const SCOLARISE: u64 = 12;
const ECOLE: u64 = 13;

pub(super) fn champ(genre: &str, id: u64, libelle: &str) -> Value {
    json!({"__typename": format!("{genre}ChampDescriptor"), "id": ChampId(id).graphql(), "label": libelle, "required": false})
}

fn si(mut champ: Value, source: u64) -> Value {
    champ["condition"] = json!(["=", ["champ", ChampId(source).graphql()], true]);
    champ
}

pub(super) fn avec(mut champ: Value, enfants: Vec<Value>) -> Value {
    champ["champDescriptors"] = Value::Array(enfants);
    champ
}

pub(super) fn demarche(champs: Vec<Value>) -> Value {
    json!({
        "number": 501, "title": "Chiens et enfants", "description": "", "tags": [],
        "demarcheUrl": "https://x.invalid/commencer/chiens", "service": {"nom": "A", "organisme": "M"},
        "revision": {"champDescriptors": champs},
    })
}

fn chiens() -> Value {
    let enfants = vec![
        champ("Text", PRENOM, "Prénom"),
        champ("YesNo", SCOLARISE, "Va à l’école"),
        si(champ("Text", ECOLE, "Nom de l’école"), SCOLARISE),
    ];
    demarche(vec![
        champ("YesNo", CHIEN, "Avez-vous un chien ?"),
        si(champ("Text", NOM, "Nom du chien"), CHIEN),
        champ("Textarea", RAISONS, "Vos raisons"),
        avec(champ("Repetition", ENFANTS, "Vos enfants"), enfants),
    ])
}

pub(super) fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

/// A page being filled in, as its script holds it: what it shows, the versions it knows.
pub(super) struct Page<'p, 'g> {
    pub(super) passant: &'p mut Passant<'g>,
    adresse: String,
    jeton: String,
    montrees: Vec<String>,
    pub(super) versions: Vec<String>,
    suit: bool,
}

impl<'p, 'g> Page<'p, 'g> {
    pub(super) fn ouvrir(passant: &'p mut Passant<'g>, chemin: &str) -> (i64, Self) {
        let id = passant.commencer(chemin, "moi");
        passant.identite();
        let adresse = format!("/brouillons/{id}/etapes/1");
        let page = passant.navigateur.get(&adresse);
        let jeton = passant.navigateur.token().unwrap();
        let (montrees, versions) = (Vec::new(), Vec::new());
        let mut ouverte = Self { passant, adresse, jeton, montrees, versions, suit: true };
        ouverte.retenir(&page);
        (id, ouverte)
    }

    pub(super) fn retenir(&mut self, page: &Answer) {
        self.montrees = page.attrs("[data-questions] > [id]", "id");
        self.versions = page.attrs("#versions input", "value");
    }

    /// Where nothing depends on the answers, the script does not say what it shows.
    pub(super) fn taire(&mut self) -> &mut Self {
        self.suit = false;
        self
    }

    fn envoyer(&mut self, action: &str, valeurs: &[(&str, &str)]) -> Answer {
        let montrees = self.montrees.join(" ");
        let mut envoi = vec![("csrf", self.jeton.as_str()), ("suivre", "1"), ("action", action)];
        envoi.extend(self.versions.iter().map(|version| ("version", version.as_str())));
        envoi.extend(valeurs);
        if self.suit {
            envoi.push(("montrees", &montrees));
        }
        let reponse = self.passant.navigateur.post(&self.adresse, &envoi);
        if reponse.status == 200 {
            self.retenir(&reponse);
        }
        reponse
    }

    pub(super) fn suivre(&mut self, valeurs: &[(&str, &str)]) -> Answer {
        let reponse = self.envoyer("suivre", valeurs);
        assert_eq!(reponse.status, 200, "{}", reponse.text());
        reponse
    }
}

#[both_engines]
fn a_question_comes_and_goes_with_its_condition_and_its_answer_comes_back(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let chemin = guichet.importer_json(chiens());
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    let nom_du_chien = nom(NOM);
    let controle = format!("[name='{nom_du_chien}']");
    let oui = page.suivre(&[(&nom(CHIEN), "true"), (&nom(RAISONS), "x")]);
    assert_eq!(oui.attrs(&controle, "name").len(), 1, "it appears: {}", oui.text());
    assert_eq!(oui.attrs("textarea", "name").len(), 0, "what is shown already is not sent again");
    assert!(oui.texts("#suivi-heure")[0].starts_with("Enregistré à "));
    assert!(oui.texts(".err").is_empty(), "nothing is judged");
    page.suivre(&[(&nom_du_chien, "Rex")]);
    let montrees = page.montrees.len();
    let non = page.suivre(&[(&nom(CHIEN), "false")]);
    assert_eq!(page.montrees.len(), montrees - 1, "it is gone: {}", non.text());
    for adresse in [format!("/brouillons/{id}/etapes/1"), format!("/brouillons/{id}/relire")] {
        let texte = page.passant.navigateur.get(&adresse).text();
        assert!(!texte.contains("Rex") && !texte.contains("Nom du chien"), "{adresse}: {texte}");
    }
    let de_nouveau = page.suivre(&[(&nom(CHIEN), "true")]);
    assert_eq!(de_nouveau.attrs(&controle, "value"), ["Rex"], "it comes back with its answer");
    page.suivre(&[(&nom(CHIEN), "false")]);
    let relire = format!("/brouillons/{id}/relire");
    passant.navigateur.get(&relire);
    let envoi = passant.navigateur.submit(&[]);
    assert_eq!(envoi.status, 303);
    for adresse in [format!("/dossiers/{id}"), format!("/dossiers/{id}/recu")] {
        assert!(!passant.navigateur.get(&adresse).text().contains("Rex"), "{adresse}");
    }
}

#[both_engines]
fn what_is_typed_is_kept_whatever_it_is_worth_and_the_rest_stays(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let prix = json!({"__typename": "IntegerNumberChampDescriptor", "id": ChampId(4).graphql(), "label": "Âge", "required": true});
    let raisons = champ("Textarea", RAISONS, "Vos raisons");
    let chemin = guichet.importer_json(demarche(vec![raisons, prix]));
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    let formulaire = page.passant.navigateur.page().clone();
    assert!(formulaire.attrs("#suivi[data-suivre]", "id").is_empty(), "nothing depends on it");
    page.suivre(&[(&nom(RAISONS), "Parce que")]);
    let faux = page.suivre(&[(&nom(4), "douze ans")]);
    assert!(faux.texts(".err").is_empty());
    let relue = page.passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
    assert_eq!(relue.attrs(&format!("[name='{}']", nom(4)), "value"), ["douze ans"]);
    assert_eq!(relue.texts("textarea"), ["Parce que"], "what was not sent keeps its answer");
    let suite = page.passant.navigateur.submit(&[]);
    assert_eq!(suite.status, 422, "going on is what judges");
}

#[both_engines]
fn rows_come_go_and_move_in_place(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let chemin = guichet.importer_json(chiens());
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    let enfants = nom(ENFANTS);
    let lignes = format!(".rangee-tete [name='{enfants}']");
    let ajouter = format!("ajouter:{ENFANTS}");
    let un = page.envoyer(&ajouter, &[]).attrs(&lignes, "value");
    let deux = page.envoyer(&ajouter, &[(&enfants, &un[0])]).attrs(&lignes, "value");
    assert_eq!(deux.len(), 2);
    let dans = |champ: u64, rang: usize| format!("{}.{}", nom(champ), deux[rang]);
    let rangees = [(enfants.as_str(), deux[0].as_str()), (&enfants, &deux[1])];
    let (prenom, ecole) = (dans(PRENOM, 0), dans(SCOLARISE, 0));
    let vue = page.suivre(&[rangees[0], rangees[1], (&prenom, "Ana"), (&ecole, "true")]);
    let apparue = vue.attrs(&format!("[name='{}']", dans(ECOLE, 0)), "name");
    assert_eq!(apparue.len(), 1, "in its row: {}", vue.text());
    assert!(vue.attrs(&format!("[name='{}']", dans(ECOLE, 1)), "name").is_empty());
    let monter = page.envoyer(&format!("monter:{ENFANTS}:{}", deux[1]), &[]);
    assert_eq!(monter.attrs(&lignes, "value"), [deux[1].clone(), deux[0].clone()]);
    assert!(monter.attrs("[data-la] input[type=text]", "name").is_empty(), "nothing is redrawn");
    let retirer = page.envoyer(&format!("retirer:{ENFANTS}:{}", deux[1]), &[]);
    assert_eq!(retirer.attrs(&lignes, "value"), [deux[0].clone()]);
    let relue = page.passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
    assert_eq!(relue.attrs(&format!("[name='{prenom}']"), "value"), ["Ana"]);
}

#[both_engines]
fn another_tab_and_a_lost_session_are_told_and_nothing_is_overwritten(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let chemin = guichet.importer_json(chiens());
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    let autre_onglet = page.versions.clone();
    page.suivre(&[(&nom(RAISONS), "Les miennes")]);
    page.versions = autre_onglet;
    let conflit = page.envoyer("suivre", &[(&nom(RAISONS), "Les autres")]);
    assert_eq!(conflit.status, 409);
    let adresse = format!("/brouillons/{id}/etapes/1");
    let relue = page.passant.navigateur.get(&adresse);
    assert_eq!(relue.texts("textarea"), ["Les miennes"]);
    guichet.app.clock.advance(2 * 86_400);
    let perdue = page.envoyer("suivre", &[(&nom(RAISONS), "Encore")]);
    assert_eq!((perdue.status.as_u16(), perdue.text().as_str()), (403, ""));
}

#[both_engines]
fn advice_is_told_although_the_answer_was_kept_before(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let chemin = guichet.importer_json(demarche(vec![champ("Email", 4, "Adresse")]));
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    page.suivre(&[(&nom(4), "zoe@gmial.com")]);
    passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
    let conseil = passant.navigateur.submit(&[]);
    assert_eq!(conseil.status, 422);
    assert!(conseil.text().contains("gmail.com"), "{}", conseil.text());
    let suite = passant.navigateur.submit(&[]);
    assert_eq!(suite.location(), Some(format!("/brouillons/{id}/relire").as_str()));
}
