//! What the build refuses, and what it writes.

use crate::catalogue::{Catalogue, Fichier, comparer};
use crate::ecriture::{accesseurs, identifiant};

fn lire(langue: &str, files: &[(&str, &str)]) -> Result<Catalogue, Vec<String>> {
    let files: Vec<Fichier> = files
        .iter()
        .map(|(nom, contenu)| Fichier { nom: (*nom).to_owned(), contenu: (*contenu).to_owned() })
        .collect();
    Catalogue::lire(langue, &files)
}

fn errors(fr: &[(&str, &str)], en: &[(&str, &str)]) -> Vec<String> {
    let result = lire("fr", fr).and_then(|fr| comparer(&fr, &lire("en", en)?));
    result.expect_err("the build should refuse")
}

#[test]
fn a_difference_names_the_file_and_the_key() {
    let fr = [("a.ftl", "a-un = Un\na-deux = { $nom }"), ("b.ftl", "b = B")];
    let en = [("a.ftl", "a-un = One { $nom }\na-trois = Three")];
    assert_eq!(
        errors(&fr, &en),
        [
            "locales/en/b.ftl: file missing (it is in fr)",
            "locales/en/a.ftl: a-deux: key missing (it is in fr)",
            "locales/fr/a.ftl: a-trois: key missing (it is in en)",
            "locales/en/a.ftl: a-un: variables {\"nom\"}, fr has {}",
        ]
    );
}

#[test]
fn a_faulty_file_is_refused() {
    let cases = [
        ("a = A\n= rien", "locales/fr/a.ftl:2: "),
        ("a = A\n    .titre = B", "locales/fr/a.ftl: a: attributes"),
        ("a = A\na = B", "locales/fr/a.ftl: a: key already in locales/fr/a.ftl"),
        ("a = { b }", "locales/fr/a.ftl: a: refers to b"),
        ("a = { b }\nb = { a }", "locales/fr/a.ftl: a: refers to itself"),
        ("a = { -terme }", "locales/fr/a.ftl: a: "),
    ];
    for (source, expected) in cases {
        let found = errors(&[("a.ftl", source)], &[]);
        assert!(found.iter().any(|error| error.starts_with(expected)), "{source}: {found:?}");
    }
}

#[test]
fn variables_come_in_the_order_of_their_first_appearance() {
    let source = "z = { $nom } { y }\ny = { NUMBER($total) ->\n    [one] { $nom }\n   *[other] { $age }\n }\nx = { -t }\n-t = Terme";
    let catalogue = lire("fr", &[("a.ftl", source)]).expect("a good file");
    assert_eq!(catalogue.phrases["z"].variables, ["nom", "total", "age"]);
    assert_eq!(catalogue.phrases["x"].fixe.as_deref(), Some("Terme"));
    let code = accesseurs(&catalogue, &catalogue).expect("names are free");
    assert!(
        code.contains("pub fn z(self, nom: impl crate::IntoArg, total: impl crate::IntoArg, age: "),
        "{code}"
    );
    assert!(code.contains(r#"("x", "Terme", "Terme")"#), "{code}");
}

#[test]
fn a_name_is_taken_once() {
    for source in ["par-cle = A", "a-b = A\na_b = B"] {
        let catalogue = lire("fr", &[("a.ftl", source)]).expect("a good file");
        assert!(accesseurs(&catalogue, &catalogue).is_err(), "{source}");
    }
    assert_eq!(identifiant("type"), "r#type");
    assert_eq!(identifiant("nomUsage"), "nom_usage");
}
