//! Referentials that administrators write.

use registres::referentiel::{Colonne, Defaut, Echec, Origine, Table, interroger, verifier};
use serde_json::json;

use crate::appels;
use crate::serveur::servir;

fn colonne(nom: &str, chemin: &str) -> Colonne {
    Colonne { nom: nom.into(), chemin: chemin.into() }
}

fn http(adresse: &str, entrees: &str, cle: &str) -> Origine {
    Origine::Http { adresse: adresse.into(), entrees: entrees.into(), cle: cle.into() }
}

#[tokio::test]
async fn an_http_referential_is_read_by_its_paths() {
    let corps = json!({"results": [
        {"code": 12, "props": {"nom": "Parcelle A", "surface": 3.5}},
        {"code": 13, "props": {"nom": "Parcelle B"}}, {"props": {}}
    ]});
    let serveur = servir("/parcelles?q=a%26b+%C3%A9", 200, &corps.to_string()).await;
    let adresse = format!("http://{}/parcelles?q={{reponse}}", serveur.adresse);
    let origine = http(&adresse, "$.results[*]", "$.code");
    let colonnes = [colonne("Nom", "$.props.nom"), colonne("Surface", "$..surface")];
    let lues = interroger(&appels(), &origine, &colonnes, " a&b é ").await.unwrap();
    assert_eq!(lues.len(), 2);
    assert_eq!(lues[0].cle, "12");
    let attendues = [("Nom".to_owned(), "Parcelle A".to_owned()), ("Surface".into(), "3.5".into())];
    assert_eq!(lues[0].colonnes, attendues);
    assert_eq!(lues[1].colonnes.len(), 1);
}

#[tokio::test]
async fn an_answer_stays_where_it_is_put() {
    let serveur = servir("/objets/a%2F..%2F..%2Fsecret%3Fx=1", 200, r#"{"id":"ok"}"#).await;
    let adresse = format!("http://{}/objets/{{reponse}}", serveur.adresse);
    let origine = http(&adresse, "", "$.id");
    let lues = interroger(&appels(), &origine, &[], "a/../../secret?x=1").await.unwrap();
    assert_eq!(lues[0].cle, "ok", "{:?}", serveur.vues());
    let remonte = interroger(&appels(), &origine, &[], "..").await;
    assert_eq!(remonte, Err(Echec::Defaut(Defaut::Adresse)));
    let inconnue = interroger(
        &appels(),
        &http(&format!("http://{}/x/{{reponse}}", serveur.adresse), "", "$.id"),
        &[],
        "a",
    )
    .await;
    assert_eq!(inconnue, Ok(Vec::new()));
}

#[test]
fn what_is_badly_written_is_said() {
    let bon = "https://exemple.fr/x?q={reponse}";
    assert_eq!(verifier(&http(bon, "", "$.a"), &[]), Ok(()));
    for (adresse, attendu) in [
        ("", Defaut::Adresse),
        ("ftp://exemple.fr/{reponse}", Defaut::Adresse),
        ("https://{reponse}.exemple.fr/", Defaut::Adresse),
        ("https://exemple.fr/x", Defaut::Trou),
        ("https://exemple.fr/x#{reponse}", Defaut::Trou),
    ] {
        assert_eq!(verifier(&http(adresse, "", "$.a"), &[]), Err(attendu), "{adresse}");
    }
    assert_eq!(verifier(&http(bon, "", "a["), &[]), Err(Defaut::Chemin));
    assert_eq!(verifier(&http(bon, "", "$.a"), &[colonne("x", "$[")]), Err(Defaut::Chemin));
}

#[test]
fn a_table_is_searched_by_words_or_exactly() {
    let csv =
        "\u{feff}Code;Nom;Quartier\n1;Gymnase Léo Lagrange;Champagne\n2;\"Salle; des fêtes\";\n";
    let table = Table::lire(csv.as_bytes()).unwrap();
    assert_eq!(table.entetes, ["Code", "Nom", "Quartier"]);
    let colonnes = [colonne("Quartier", "Quartier"), colonne("Code", "Code")];
    let lues = table.chercher("Nom", &colonnes, "leo GYMNASE", false);
    assert_eq!(lues.len(), 1);
    assert_eq!(lues[0].colonnes[0], ("Quartier".to_owned(), "Champagne".to_owned()));
    assert_eq!(table.chercher("Nom", &colonnes, "Salle; des fêtes", true)[0].colonnes.len(), 1);
    assert!(table.chercher("Nom", &colonnes, "salle", true).is_empty());
    assert!(table.chercher("Inconnue", &colonnes, "salle", false).is_empty());
    for (mauvais, attendu) in [
        (&b"\xff\xfe"[..], Defaut::Table),
        (b"", Defaut::Table),
        (b"a;b\n", Defaut::Table),
        (b"a;;b\n1;2;3\n", Defaut::Table),
        (b"a;b\n1;2;3\n", Defaut::Table),
    ] {
        assert_eq!(Table::lire(mauvais), Err(attendu), "{mauvais:?}");
    }
    let grande = format!("a\n{}", "x\n".repeat(50_001));
    assert_eq!(Table::lire(grande.as_bytes()), Err(Defaut::TableGrande));
}
