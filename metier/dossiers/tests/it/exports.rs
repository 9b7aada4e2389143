//! Filed dossiers leave as data: only those, with what is shown of their answers, in few statements.

use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::DossierId;
use dossiers::{Tableau, lot, tracer_export};
use serde_json::json;

use crate::maison::maison;

#[both_engines]
fn filed_dossiers_leave_as_rows_and_as_objects(base: TestDb) {
    let maison = maison(base);
    let depose = maison.depose();
    let autre = maison.depose();
    maison.brouillon();
    let demarche = maison.demarche.clone();
    let lire = move |tx: &mut db::Tx<'_>| {
        let exportes = lot(tx, &demarche, DossierId(0))?;
        let revisions = demarches::revisions(tx, demarche.id)?;
        Ok::<_, dossiers::Erreur>((exportes, revisions, tx.statements()))
    };
    let (exportes, revisions, enonces) = maison.db.read_blocking(&maison.systeme, lire).unwrap();
    let numeros: Vec<DossierId> = exportes.iter().map(|exporte| exporte.dossier.id).collect();
    assert_eq!(numeros, [depose, autre], "a draft is its author's alone");
    assert!(enonces <= 6, "{enonces} statements");

    let tableau = Tableau::nouveau(&revisions);
    let ligne = tableau.ligne(&exportes[0]);
    let cellule = |titre: &str| {
        let place = tableau.entetes().iter().position(|entete| entete == titre).unwrap();
        ligne[place].as_str()
    };
    assert_eq!(ligne.len(), tableau.entetes().len());
    assert_eq!(cellule("numero"), depose.0.to_string());
    assert_eq!((cellule("prenom"), cellule("etat")), ("Zoé", "en_construction"));
    assert_eq!(cellule("Motif"), "Pour l’école");

    let objet = exportes[0].objet();
    assert_eq!(objet["demandeur"]["nom"], json!("Martin"));
    assert_eq!(objet["reponses"][maison.motif.nom(None)], json!("Pour l’école"));
}

#[both_engines]
fn an_export_is_in_the_journal_and_closed_to_strangers(base: TestDb) {
    let maison = maison(base);
    let depose = maison.depose();
    let demarche = maison.demarche.clone();
    let tracer = move |tx: &mut db::Tx<'_>| tracer_export(tx, &demarche, "csv", &[depose]);
    maison.agir(&maison.systeme, tracer).unwrap();
    let sujet = journal::Subject { kind: "demarche", id: maison.demarche.id.0 };
    let lire = move |tx: &mut db::Tx<'_>| journal::lines(tx, sujet);
    let lignes = maison.db.read_blocking::<_, db::DbError, _>(&maison.systeme, lire).unwrap();
    assert!(lignes.last().unwrap().text.contains(r#""dossiers":1"#));

    let demarche = maison.demarche.clone();
    let lire = move |tx: &mut db::Tx<'_>| lot(tx, &demarche, DossierId(0)).map(|lu| lu.len());
    assert!(maison.db.read_blocking(&maison.agent(9, false), lire).is_err());
}
