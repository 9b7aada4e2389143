//! B. getDossier (cases 22 to 40).

use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::Sens;
use formulaires::Valeur;
use serde_json::{Value, json};

use crate::maison::{erreur, maison};

/// base64 of `Dossier-<n>`, by hand so that the test does not share the program's way.
fn id(classe: &str, numero: i64) -> String {
    data_encoding::BASE64.encode(format!("{classe}-{numero}").as_bytes())
}

#[both_engines]
fn case_022_the_id_and_who_asks(db: TestDb) {
    let maison = maison(db);
    let numero = maison.depose(&[]);
    let dossier = maison.sq("getDossier", json!({ "dossierNumber": numero }))["dossier"].clone();
    assert_eq!(dossier["id"], id("Dossier", numero.0));
    assert_eq!(dossier["connectionUsager"], "password");
    assert_eq!(dossier["demandeur"]["__typename"], "PersonnePhysique");
    assert_eq!(dossier["demandeur"]["nom"], "Martin");
    assert_eq!(dossier["demandeur"]["prenom"], "Zoé");
}

#[both_engines]
fn case_023_no_such_dossier(db: TestDb) {
    let maison = maison(db);
    let lue = maison.sq_brute("getDossier", json!({ "dossierNumber": 0 }));
    assert_eq!(erreur(&lue), ("Dossier not found", "not_found"));
    assert_eq!(lue["errors"][0]["extensions"], json!({ "code": "not_found" }));
    assert_eq!(lue["errors"][0]["path"], json!(["dossier"]));
}

#[both_engines]
fn case_027_the_whole_of_an_individual(db: TestDb) {
    let maison = maison(db);
    let numero = maison.depose(&[]);
    let lue = maison.sq(
        "getDossier",
        json!({ "dossierNumber": numero, "includeAvis": true, "includeMessages": true, "includeCorrections": true }),
    );
    let dossier = &lue["dossier"];
    assert_eq!(dossier["state"], "en_construction");
    assert_eq!(dossier["number"], numero.0);
    for date in ["dateDepot", "datePassageEnConstruction", "dateDerniereModification"] {
        let texte = dossier[date].as_str().unwrap();
        assert!(texte.ends_with("+01:00") || texte.ends_with("+02:00"), "{date}: {texte}");
    }
    for nul in ["datePassageEnInstruction", "dateTraitement", "motivation", "motivationAttachment"]
    {
        assert_eq!(dossier[nul], Value::Null, "{nul}");
    }
    assert_eq!(dossier["avis"], json!([]), "{dossier}");
    assert_eq!(dossier["demarche"]["state"], "publiee");
    assert_eq!(dossier["demarche"]["number"], maison.numero());
    assert_eq!(dossier["usager"]["email"], "zoe@exemple.fr");
    assert_eq!(dossier["instructeurs"], json!([]));
    assert_eq!(dossier["groupeInstructeur"]["instructeurs"][0]["email"], "ines@saint-exemple.fr");
    assert_eq!(dossier["demandeur"]["civilite"], "M");
}

#[both_engines]
fn case_028_champs_and_descriptors_share_their_ids(db: TestDb) {
    let maison = maison(db);
    let numero = maison.depose(&[]);
    let lue = maison.requete(&format!(
        "{{ dossier(number: {numero}) {{ revision {{ champDescriptors {{ id type }} }} champs {{ id }} }} }}"
    ));
    let dossier = &lue["data"]["dossier"];
    let descripteurs = &dossier["revision"]["champDescriptors"];
    assert_eq!(descripteurs[0]["type"], "text");
    assert_eq!(descripteurs[1]["type"], "yes_no");
    for rang in 0..2 {
        assert_eq!(descripteurs[rang]["id"], dossier["champs"][rang]["id"]);
    }
}

#[both_engines]
fn case_030_one_champ_by_its_id(db: TestDb) {
    let maison = maison(db);
    let champ = maison.champs()[0];
    let numero = maison.depose(&[(champ, Valeur::Texte("Bleu".into()))]);
    let lire = |id: &str| {
        let texte = format!(
            "{{ dossier(number: {numero}) {{ champs(id: \"{id}\") {{ id stringValue }} }} }}"
        );
        maison.requete(&texte)["data"]["dossier"]["champs"].clone()
    };
    let id = champ.graphql();
    assert_eq!(lire(&id), json!([{ "id": id, "stringValue": "Bleu" }]));
    assert_eq!(lire("1234"), json!([]));
}

#[both_engines]
fn case_035_037_a_decision_is_told_with_its_letter(db: TestDb) {
    let maison = maison(db);
    let numero = maison.depose(&[]);
    maison.decider(numero, Sens::Refuser);
    let dossier = maison.sq("getDossier", json!({ "dossierNumber": numero }))["dossier"].clone();
    assert_eq!(dossier["state"], "refuse");
    assert_eq!(dossier["motivation"], "Parce que");
    assert_eq!(dossier["traitements"].as_array().unwrap().last().unwrap()["event"], "refuse");
    assert_eq!(dossier["traitements"][0]["event"], "depose");
    assert!(
        dossier["attestation"]["url"].as_str().unwrap().starts_with("http://localhost/api/v2/")
    );
    assert!(dossier["pdf"]["url"].as_str().unwrap().contains("/api/v2/dossiers/pdf/"));
}

#[both_engines]
fn case_044_without_a_fragment_the_older_type_is_served(db: TestDb) {
    let maison = maison(db);
    let champ = maison.champs()[1];
    let numero = maison.depose(&[(champ, Valeur::Booleen(true))]);
    let lire = |fragment: &str| {
        let texte = format!(
            "{{ dossier(number: {numero}) {{ champs(id: \"{}\") {{ __typename ... on {fragment} {{ value }} }} }} }}",
            champ.graphql()
        );
        maison.requete(&texte)["data"]["dossier"]["champs"][0].clone()
    };
    assert_eq!(lire("CheckboxChamp"), json!({ "__typename": "CheckboxChamp", "value": true }));
    assert_eq!(lire("YesNoChamp"), json!({ "__typename": "YesNoChamp", "value": true }));
}
