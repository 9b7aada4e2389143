//! Forms of thousands of questions, blocks of hundreds of rows: what a page weighs, what a save costs.

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::Ecriture;
use dossiers::modele::DossierId;
use formulaires::{Bloc, BlocId, ChampId, RangeeId, Valeur};
use serde_json::Value;

use super::guichet::Guichet;
use super::suivre::{Page, avec, champ, demarche, nom};

const RANGEES: usize = 200;
const ENFANTS: u64 = 185;
const BLOC: u64 = 5_000;

fn questions(ids: std::ops::Range<u64>) -> Vec<Value> {
    ids.map(|id| champ("Text", id, &format!("Question {id}"))).collect()
}

#[both_engines]
fn hundreds_of_questions_on_a_page_weigh_little_and_an_answer_costs_itself(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    for (nombre, octets) in [(648, 300_000), (2_000, 900_000)] {
        let chemin = guichet.importer_json(demarche(questions(1..nombre + 1)));
        let mut passant = guichet.passant();
        let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
        let ouverte = page.passant.navigateur.page().bytes.len();
        assert!(ouverte < octets, "{nombre} questions: {ouverte} bytes");
        let versions = page.versions.join("&");
        let seul = page.taire().suivre(&[(&nom(nombre / 2), "Une réponse")]);
        assert!(seul.bytes.len() < 1_000, "{} bytes", seul.bytes.len());
        assert_ne!(page.versions.join("&"), versions);
        let relue = page.passant.navigateur.get(&format!("/brouillons/{id}/etapes/1"));
        let controle = format!("[name='{}']", nom(nombre / 2));
        assert_eq!(relue.attrs(&controle, "value"), ["Une réponse"]);
    }
}

/// A draft whose block holds two hundred rows, each answered whole.
fn remplir(guichet: &Guichet, id: i64) -> Vec<RangeeId> {
    let rangees: Vec<_> =
        (0..RANGEES).map(|rang| RangeeId::lire(&format!("rangee{rang}")).unwrap()).collect();
    let reponse = |rang: usize, champ: u64| Valeur::Texte(format!("Réponse {champ} de {rang}"));
    let bloc = |rang| Bloc((1..=ENFANTS).map(|c| (ChampId(c), reponse(rang, c))).collect());
    let ordre = Bloc([(ChampId(BLOC), Valeur::Rangees(rangees.clone()))].into());
    let mut ecritures = vec![Ecriture { bloc: BlocId::Debut, version: 0, contenu: Some(ordre) }];
    ecritures.extend(rangees.iter().enumerate().map(|(rang, rangee)| Ecriture {
        bloc: BlocId::Rangee(ChampId(BLOC), rangee.clone()),
        version: 0,
        contenu: Some(bloc(rang)),
    }));
    let ecrire = move |tx: &mut Tx<'_>| dossiers::enregistrer(tx, DossierId(id), &ecritures);
    guichet.app.db.db.write_blocking(&guichet.systeme, ecrire).unwrap();
    rangees
}

#[both_engines]
fn two_hundred_rows_of_a_hundred_and_eighty_five_questions_open_one_at_a_time(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let bloc = avec(champ("Repetition", BLOC, "Vos lots"), questions(1..ENFANTS + 1));
    let chemin = guichet.importer_json(demarche(vec![bloc]));
    let mut passant = guichet.passant();
    let (id, mut page) = Page::ouvrir(&mut passant, &chemin);
    let rangees = remplir(&guichet, id);
    let adresse = format!("/brouillons/{id}/etapes/1");
    let pliees = page.passant.navigateur.get(&adresse);
    assert!(pliees.bytes.len() < 250_000, "{} bytes", pliees.bytes.len());
    assert!(pliees.attrs(".rangee input[type=text]", "name").is_empty());
    assert!(pliees.texts(".rangee-titre")[7].contains("Réponse 1 de 7"));
    assert_eq!(pliees.attrs("#versions input", "value"), ["debut=1"]);

    // Without a script: a page more.
    let ouvrir = format!("ouvrir:{BLOC}:{}", rangees[7]);
    let ouverte = page.passant.navigateur.press("action", &ouvrir, &[]);
    let ouverte = page.passant.navigateur.follow(&ouverte);
    let controles = ouverte.attrs(".rangee input[type=text]", "name");
    assert_eq!(controles.len(), usize::try_from(ENFANTS).unwrap());
    page.retenir(&ouverte);
    let ouverte = ("ouverte", rangees[7].as_str());
    let garde = page.taire().suivre(&[(&controles[0], "Changée"), ouverte]);
    assert!(garde.bytes.len() < 1_000, "{} bytes", garde.bytes.len());
    assert_eq!(garde.attrs("#versions input", "value"), ["debut=1", "r-5000-rangee7=2"]);
    let relue = page.passant.navigateur.get(&adresse);
    assert!(relue.texts(".rangee-titre")[7].contains("Changée"));
    assert_eq!(relue.texts(".rangee-titre").len(), RANGEES, "the others are still there");
}

#[both_engines]
fn a_save_writes_what_changed(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let bloc = avec(champ("Repetition", BLOC, "Vos lots"), questions(1..ENFANTS + 1));
    let chemin = guichet.importer_json(demarche(vec![bloc]));
    let mut passant = guichet.passant();
    let (id, _) = Page::ouvrir(&mut passant, &chemin);
    let rangees = remplir(&guichet, id);
    let contenu = Some(Bloc([(ChampId(1), Valeur::Texte("x".into()))].into()));
    let ecriture = |rangee: &RangeeId| Ecriture {
        bloc: BlocId::Rangee(ChampId(BLOC), rangee.clone()),
        version: 1,
        contenu: contenu.clone(),
    };
    let compter = |ecritures: Vec<Ecriture>| {
        let ecrire = move |tx: &mut Tx<'_>| {
            let avant = tx.statements();
            dossiers::enregistrer(tx, DossierId(id), &ecritures)?;
            Ok::<_, dossiers::Erreur>(tx.statements() - avant)
        };
        guichet.app.db.db.write_blocking(&guichet.systeme, ecrire).unwrap()
    };
    let un = compter(vec![ecriture(&rangees[0])]);
    let deux = compter(vec![ecriture(&rangees[1]), ecriture(&rangees[2])]);
    assert_eq!((un, deux), (5, 6), "a block more is a statement more, whatever else is there");
}
