use std::fs;

use formulaires::{Code, CodeAvertissement, CodeRefus};

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let cles = Code::TOUS
        .iter()
        .map(|code| code.cle())
        .chain(
            CodeRefus::TOUS
                .iter()
                .map(|code| format!("refus-admin-{}", code.as_str().replace('_', "-"))),
        )
        .chain(
            CodeAvertissement::TOUS
                .iter()
                .map(|code| format!("avertissement-admin-{}", code.as_str().replace('_', "-"))),
        );
    let lire = |langue| {
        fs::read_to_string(format!(
            "{}/../../locales/{langue}/formulaires.ftl",
            env!("CARGO_MANIFEST_DIR")
        ))
        .unwrap()
    };
    let (fr, en) = (lire("fr"), lire("en"));
    let a =
        |texte: &str, cle: &str| texte.lines().any(|ligne| ligne.split(" =").next() == Some(cle));
    let mut nombre = 0;
    for cle in cles {
        assert!(a(&fr, &cle) && a(&en, &cle), "{cle}");
        nombre += 1;
    }
    let ecrites = fr.lines().filter(|ligne| ligne.contains(" = ")).count();
    assert_eq!(nombre, ecrites, "a sentence without a code");
}
