//! D. getDemarche and paging (cases 55 to 75).

use data_encoding::BASE64URL_NOPAD;
use db::testing::TestDb;
use db_macros::both_engines;
use serde_json::{Value, json};

use crate::maison::{Maison, erreur, maison};

/// The numbers of a page, and whether there is a next and a previous one.
fn page(maison: &Maison, arguments: &str) -> (Vec<i64>, bool, bool) {
    let lue = maison.requete(&format!(
        "{{ demarche(number: {}) {{ dossiers({arguments}) {{ nodes {{ number }} \
         pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}",
        maison.numero()
    ));
    assert!(lue.get("errors").is_none(), "{arguments}: {lue}");
    let page = &lue["data"]["demarche"]["dossiers"];
    let numeros = page["nodes"].as_array().unwrap();
    let numeros = numeros.iter().map(|noeud| noeud["number"].as_i64().unwrap()).collect();
    let vrai = |cle: &str| page["pageInfo"][cle].as_bool().unwrap();
    (numeros, vrai("hasNextPage"), vrai("hasPreviousPage"))
}

fn curseurs(maison: &Maison, arguments: &str) -> Vec<String> {
    let lue = maison.requete(&format!(
        "{{ demarche(number: {}) {{ dossiers{arguments} {{ edges {{ cursor }} }} }} }}",
        maison.numero()
    ));
    let aretes = lue["data"]["demarche"]["dossiers"]["edges"].as_array().unwrap().clone();
    aretes.iter().map(|arete| arete["cursor"].as_str().unwrap().to_owned()).collect()
}

#[both_engines]
fn case_055_056_057_a_demarche_by_its_number(db: TestDb) {
    let maison = maison(db);
    let lue = maison
        .sq("getDemarche", json!({ "demarcheNumber": maison.numero(), "includeRevision": true }));
    let id = data_encoding::BASE64.encode(format!("Procedure-{}", maison.numero()).as_bytes());
    assert_eq!(lue["demarche"]["id"], id);
    assert!(lue["demarche"].get("dossiers").is_none());
    assert_ne!(lue["demarche"]["activeRevision"], Value::Null);
    let lue = maison.sq_brute("getDemarche", json!({ "demarcheNumber": 0 }));
    assert_eq!(erreur(&lue), ("Demarche not found", "not_found"));
}

#[both_engines]
fn case_059_to_065_pages_go_forward_and_backward(db: TestDb) {
    let maison = maison(db);
    let [d0, d1, d2, d3] = maison.quatre().map(|id| id.0);
    let c = curseurs(&maison, "");
    assert_eq!(page(&maison, "first: 100"), (vec![d0, d1, d2, d3], false, false));
    assert_eq!(page(&maison, "first: 2"), (vec![d0, d1], true, false));
    assert_eq!(
        page(&maison, &format!("first: 2, after: \"{}\"", c[1])),
        (vec![d2, d3], false, true)
    );
    assert_eq!(
        page(&maison, &format!("first: 2, before: \"{}\"", c[2])),
        (vec![d0, d1], true, false)
    );
    assert_eq!(page(&maison, "last: 2"), (vec![d2, d3], false, true));
    assert_eq!(
        page(&maison, &format!("last: 2, before: \"{}\"", c[2])),
        (vec![d0, d1], true, false)
    );
    assert_eq!(
        page(&maison, &format!("last: 2, after: \"{}\"", c[1])),
        (vec![d2, d3], false, true)
    );
    let desc = "order: DESC, first: 2";
    assert_eq!(page(&maison, desc), (vec![d3, d2], true, false));
    assert_eq!(page(&maison, &format!("{desc}, after: \"{}\"", c[2])), (vec![d1, d0], false, true));
    assert_eq!(
        page(&maison, &format!("{desc}, before: \"{}\"", c[1])),
        (vec![d3, d2], true, false)
    );
    let texte = BASE64URL_NOPAD.decode(c[0].as_bytes()).unwrap();
    let texte = String::from_utf8(texte).unwrap();
    let (instant, numero) = texte.split_once(';').unwrap();
    assert_eq!(numero, d0.to_string());
    assert!(instant.ends_with("000Z") && instant.len() == "2026-01-01T00:00:00.000000000Z".len());
}

#[both_engines]
fn case_066_updated_since_follows_the_last_change(db: TestDb) {
    let maison = maison(db);
    let [d0, d1, d2, d3] = maison.quatre().map(|id| id.0);
    let depuis = "updatedSince: \"2020-01-01T00:00:00Z\"";
    let c = curseurs(&maison, &format!("({depuis})"));
    assert_eq!(page(&maison, &format!("{depuis}, first: 2")), (vec![d0, d1], true, false));
    let suite = format!("{depuis}, first: 2, after: \"{}\"", c[1]);
    assert_eq!(page(&maison, &suite), (vec![d2, d3], false, true));
    let demain = maison.app.clock.now().plus_seconds(86_400).timestamp().to_string();
    assert_eq!(page(&maison, &format!("updatedSince: \"{demain}\"")).0, Vec::<i64>::new());
}

#[both_engines]
fn case_068_a_page_holds_100_at_most(db: TestDb) {
    let maison = maison(db);
    for _ in 0..101 {
        maison.depose(&[]);
    }
    // Other tests write in the same PostgreSQL: what is as recent as their acts is withheld.
    maison.app.clock.advance(60);
    for arguments in ["first: 101", "first: 100", "last: 500", "state: en_construction"] {
        assert_eq!(page(&maison, arguments).0.len(), 100, "{arguments}");
    }
}

#[both_engines]
fn case_070_filters(db: TestDb) {
    let maison = maison(db);
    let [d0, d1, d2, d3] = maison.quatre().map(|id| id.0);
    assert_eq!(page(&maison, "state: accepte").0, [d3]);
    assert_eq!(page(&maison, "state: en_construction").0, [d0, d1, d2]);
    assert_eq!(page(&maison, "archived: true").0, Vec::<i64>::new());
    assert_eq!(page(&maison, "archived: false").0, [d0, d1, d2, d3]);
    let depuis = maison.app.clock.now().plus_seconds(-2 * 86_400 - 3_600).timestamp();
    assert_eq!(page(&maison, &format!("createdSince: \"{depuis}\"")).0, [d2, d3]);
}

#[both_engines]
fn cursors_that_are_forged_or_cut_are_refused(db: TestDb) {
    let maison = maison(db);
    maison.quatre();
    let bon = curseurs(&maison, "").remove(0);
    for faux in ["x", "AAAA", &bon[..10], "2026-01-01;1"] {
        let lue = maison.requete(&format!(
            "{{ demarche(number: {}) {{ dossiers(after: \"{faux}\") {{ nodes {{ id }} }} }} }}",
            maison.numero()
        ));
        assert_eq!(erreur(&lue).1, "bad_request", "{faux}: {lue}");
    }
}

#[both_engines]
fn case_076_077_a_group_and_its_dossiers(db: TestDb) {
    let maison = maison(db);
    let [d0, ..] = maison.quatre().map(|id| id.0);
    let lue = maison
        .requete(&format!("{{ dossier(number: {d0}) {{ groupeInstructeur {{ number id }} }} }}"));
    let groupe = lue["data"]["dossier"]["groupeInstructeur"].clone();
    let variables = json!({ "groupeInstructeurNumber": groupe["number"], "includeDossiers": true });
    let lue = maison.sq("getGroupeInstructeur", variables)["groupeInstructeur"].clone();
    assert_eq!(lue["id"], groupe["id"]);
    assert_eq!(lue["dossiers"]["nodes"].as_array().unwrap().len(), 4);
    let lue = maison.sq_brute("getGroupeInstructeur", json!({ "groupeInstructeurNumber": 0 }));
    assert_eq!(erreur(&lue), ("GroupeInstructeurWithDossiers not found", "not_found"));
}

#[both_engines]
fn case_078_079_080_085_descriptors(db: TestDb) {
    let maison = maison(db);
    let lire = |demarche: Value| {
        maison.sq("getDemarcheDescriptor", json!({ "demarche": demarche, "includeRevision": true }))
    };
    let par_numero = lire(json!({ "number": maison.numero() }));
    let id = par_numero["demarcheDescriptor"]["id"].clone();
    assert_eq!(lire(json!({ "id": id })), par_numero);
    let corps = json!({
        "queryId": "ds-query-v2", "operationName": "getDemarcheDescriptor",
        "variables": { "demarche": { "number": maison.numero() } },
    });
    let sans_jeton: Value =
        serde_json::from_str(&maison.envoyer(None, &corps.to_string()).text()).unwrap();
    assert_eq!(sans_jeton["data"]["demarcheDescriptor"]["id"], id);
    let lue = maison.sq_brute("getDemarcheDescriptor", json!({ "demarche": { "number": 1 } }));
    assert_eq!(erreur(&lue), ("DemarcheDescriptor not found", "not_found"));
    let lue = maison
        .requete("{ demarcheDescriptors(first: 100) { nodes { id demarcheURL dossiersCount } } }");
    let premier = &lue["data"]["demarcheDescriptors"]["nodes"][0];
    assert_eq!(premier["id"], id);
    assert!(premier["demarcheURL"].as_str().unwrap().ends_with("/commencer/badge"), "{lue}");
}
