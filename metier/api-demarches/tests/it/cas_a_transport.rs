//! A. Transport, token, errors (cases 1 to 21).

use comptes::NouveauJeton;
use db::testing::TestDb;
use db_macros::both_engines;
use serde_json::{Value, json};

use crate::maison::{erreur, introspection, maison, types};

fn lue(texte: &str) -> Value {
    serde_json::from_str(texte).unwrap_or_else(|_| panic!("not JSON: {texte}"))
}

#[both_engines]
fn case_001_the_four_forms_of_the_header_are_one_token(db: TestDb) {
    let maison = maison(db);
    let corps =
        json!({ "query": format!("{{ demarche(number: {}) {{ number }} }}", maison.numero()) });
    let jeton = &maison.jeton;
    for forme in [
        format!("Token token=\"{jeton}\""),
        format!("Token token={jeton}"),
        format!("Bearer token={jeton}"),
        format!("Bearer token=\"{jeton}\""),
        format!("Bearer {jeton}"),
    ] {
        let reponse = maison.envoyer(Some(&forme), &corps.to_string());
        let lue = lue(&reponse.text());
        assert_eq!(reponse.status, 200, "{forme}");
        assert_eq!(lue["data"]["demarche"]["number"], maison.numero(), "{forme}: {lue}");
        assert!(lue.get("errors").is_none(), "{forme}");
    }
}

#[test]
fn case_002_introspection_and_an_interface_without_options() {
    let lue = introspection();
    let interface = types(&lue).into_iter().find(|ty| ty["name"] == "ChampDescriptor").unwrap();
    let champs = interface["fields"].as_array().unwrap().clone();
    assert!(champs.iter().any(|champ| champ["name"] == "label"));
    assert!(!champs.iter().any(|champ| champ["name"] == "options"));
}

#[both_engines]
fn case_003_006_007_without_a_token_that_holds_only_stored_queries_run(db: TestDb) {
    let maison = maison(db);
    let corps = json!({ "query": "{ demarche(number: 1) { number } }" }).to_string();
    let revoque = maison.jeton_de(NouveauJeton::default());
    maison.app.db.batch("UPDATE jetons SET revoque_le = 1 WHERE id = (SELECT max(id) FROM jetons)");
    for autorisation in [None, Some("Bearer inconnu".to_owned()), Some(format!("Bearer {revoque}"))]
    {
        let reponse = maison.envoyer(autorisation.as_deref(), &corps);
        assert_eq!(reponse.status, 403);
        let (message, _) = (lue(&reponse.text())["errors"][0]["message"].clone(), ());
        assert_eq!(message, "Without a token, only persisted queries are allowed");
    }
}

#[both_engines]
fn case_004_005_a_stored_query_passes_the_door_and_hides_what_it_may_not_give(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose(&[]);
    let corps = json!({
        "queryId": "ds-query-v2", "operationName": "getDossier", "variables": { "dossierNumber": id },
    });
    let reponse = maison.envoyer(None, &corps.to_string());
    assert_eq!(reponse.status, 200);
    let lue = lue(&reponse.text());
    let attendu = "An object of type Dossier was hidden due to permissions";
    assert_eq!(erreur(&lue), (attendu, "unauthorized"));
}

#[both_engines]
fn case_009_a_token_of_another_demarche_does_not_see_this_one(db: TestDb) {
    let mut maison = maison(db);
    let id = maison.depose(&[]);
    maison.jeton = maison.jeton_de(NouveauJeton { demarches: vec![1], ..NouveauJeton::default() });
    let lue = maison.requete(&format!("{{ demarche(number: {}) {{ id }} }}", maison.numero()));
    let attendu = "An object of type Demarche was hidden due to permissions";
    assert_eq!(erreur(&lue), (attendu, "unauthorized"));
    let lue = maison.requete(&format!("{{ dossier(number: {id}) {{ id }} }}"));
    assert_eq!(erreur(&lue).0, "An object of type Dossier was hidden due to permissions");
}

#[both_engines]
fn case_010_a_token_lasts_until_its_last_day(db: TestDb) {
    let maison = maison(db);
    let demain = maison.app.clock.now().plus_seconds(86_400);
    let jeton =
        maison.jeton_de(NouveauJeton { expire_le: Some(demain), ..NouveauJeton::default() });
    let corps = json!({ "query": format!("{{ demarche(number: {}) {{ id }} }}", maison.numero()) });
    let envoyer = || maison.envoyer(Some(&format!("Bearer {jeton}")), &corps.to_string());
    assert_eq!(envoyer().status, 200);
    maison.app.clock.advance(2 * 86_400);
    let refusee = envoyer();
    assert_eq!(refusee.status, 401);
    assert_eq!(lue(&refusee.text())["errors"][0]["message"], "Token expired");
}

#[both_engines]
fn case_011_a_token_comes_from_its_networks(db: TestDb) {
    let maison = maison(db);
    let corps = json!({ "query": format!("{{ demarche(number: {}) {{ id }} }}", maison.numero()) });
    for (reseau, attendu) in [("127.0.0.0/8", 200), ("192.168.1.0/24", 403)] {
        let reseaux = vec![reseau.to_owned()];
        let jeton = maison.jeton_de(NouveauJeton { reseaux, ..NouveauJeton::default() });
        let reponse = maison.envoyer(Some(&format!("Bearer {jeton}")), &corps.to_string());
        assert_eq!(reponse.status, attendu, "{reseau}");
    }
}

#[both_engines]
fn case_013_014_unknown_documents_and_operations_are_named(db: TestDb) {
    let maison = maison(db);
    let demande = |id: &str, operation: &str| {
        maison.demander(&json!({ "queryId": id, "operationName": operation, "variables": {} }))
    };
    let lue = demande("ds-query-v0", "getDossier");
    assert_eq!(erreur(&lue), ("No query with id \"ds-query-v0\"", "bad_request"));
    assert_eq!(erreur(&demande("ds-query-v2", "getStuff")).0, "No operation named \"getStuff\"");
    let lue = demande("ds-mutation-v2", "dossierStuff");
    assert_eq!(erreur(&lue).0, "No operation named \"dossierStuff\"");
}

#[both_engines]
fn case_016_variables_that_are_no_object(db: TestDb) {
    let maison = maison(db);
    let corps =
        json!({ "queryId": "ds-query-v2", "operationName": "getDossier", "variables": "{" });
    let reponse = maison.envoyer(Some(&format!("Bearer {}", maison.jeton)), &corps.to_string());
    let lue = lue(&reponse.text());
    assert_eq!(lue["data"], Value::Null);
    assert!(erreur(&lue).0.starts_with("expected object key, got EOF at line 1 column 2"), "{lue}");
    assert!(lue["errors"][0].get("backtrace").is_none());
}

#[both_engines]
fn case_017_a_mutation_without_a_required_key(db: TestDb) {
    let maison = maison(db);
    let lue = maison.demander(&json!({
        "queryId": "ds-mutation-v2", "operationName": "dossierEnvoyerMessage",
        "variables": { "input": { "dossierId": "x", "instructeurId": "y" } },
    }));
    assert_eq!(lue["data"], Value::Null);
    let attendu = "Variable $input of type DossierEnvoyerMessageInput! was provided invalid value \
                   for body (Expected value to not be null)";
    assert_eq!(erreur(&lue).0, attendu);
    assert!(lue["errors"][0].get("backtrace").is_none());
}

#[both_engines]
fn case_019_a_number_larger_than_32_bits_is_refused(db: TestDb) {
    let maison = maison(db);
    let siret = 73_282_932_000_074_i64;
    let lue = maison.sq_brute("getDemarche", json!({ "demarcheNumber": siret }));
    assert_eq!(erreur(&lue).1, "bad_request", "{lue}");
    let lue = maison.requete(&format!("{{ demarche(number: {siret}) {{ id }} }}"));
    assert_eq!(erreur(&lue).1, "bad_request", "{lue}");
}

#[both_engines]
fn case_020_depth_and_complexity_are_bounded_and_the_canonical_query_passes(db: TestDb) {
    let maison = maison(db);
    let toutes = json!({
        "demarcheNumber": maison.numero(), "includeDossiers": true, "includeRevision": true,
        "includeRevisions": true, "includeService": true, "includeGroupeInstructeurs": true,
        "includeAvis": true, "includeMessages": true, "includeCorrections": true,
        "includeGeometry": true, "first": 100,
    });
    maison.sq("getDemarche", toutes);
    let page = "dossiers { nodes { id champs { id label stringValue columns { id label } } } }";
    let alias: String = (0..100).map(|rang| format!("d{rang}: {page} ")).collect();
    let lue = maison.requete(&format!("{{ demarche(number: 1) {{ {alias} }} }}"));
    assert!(erreur(&lue).0.contains("exceeds max complexity of 60000"), "{lue}");
    let profonde = "champDescriptors { ".repeat(14);
    let lue = maison.requete(&format!(
        "{{ demarche(number: 1) {{ activeRevision {{ {profonde} id {} }} }} }}",
        "}".repeat(14)
    ));
    assert!(erreur(&lue).0.contains("exceeds max depth of 15"), "{lue}");
}

#[both_engines]
fn bad_inputs_are_told_at_once_and_nothing_breaks(db: TestDb) {
    let maison = maison(db);
    let autorisation = format!("Bearer {}", maison.jeton);
    let statut = |corps: &str| maison.envoyer(Some(&autorisation), corps).status.as_u16();
    assert_eq!(statut("{"), 400);
    assert_eq!(statut(""), 400);
    assert_eq!(statut("[]"), 400);
    assert_eq!(statut(&json!({ "query": "{" }).to_string()), 400);
    assert_eq!(statut(&json!({ "query": "{[".repeat(100_000) }).to_string()), 400);
    assert_eq!(statut(&"x".repeat(5 * 1_024 * 1_024)), 413);
    let bombe: String = (0..40)
        .map(|rang| format!("fragment f{rang} on Query {{ ...f{} ...f{} }} ", rang + 1, rang + 1))
        .collect();
    let bombe = format!("{{ ...f0 }} {bombe} fragment f40 on Query {{ __typename }}");
    let lue = maison.requete(&bombe);
    assert!(erreur(&lue).0.contains("max complexity"), "{lue}");
    let cercle = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }";
    assert!(erreur(&maison.requete(cercle)).0.contains("infinite loop"));
}

#[both_engines]
fn more_than_400_requests_a_minute_are_told_when_to_come_back(db: TestDb) {
    let maison = maison(db);
    let envoyer = || maison.envoyer(Some("Bearer inconnu"), "{}");
    // Near the end of a minute the clock would begin another.
    maison.app.clock.advance(60 - (maison.app.clock.now().0 / 1_000_000) % 60);
    for _ in 0..400 {
        assert_eq!(envoyer().status, 400);
    }
    let refusee = envoyer();
    assert_eq!(refusee.status, 429);
    let fin: i64 = refusee.header("ratelimit-reset").unwrap().parse().unwrap();
    assert!(fin > maison.app.clock.now().0 / 1_000_000);
    maison.app.clock.advance(60);
    assert_eq!(envoyer().status, 400);
}
