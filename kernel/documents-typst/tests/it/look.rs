use std::process::Command;

use documents::{Block, Document, Typesetter};

use crate::commun::{PRESS, certificate, facts, letter, whole_file};

/// Pictures to be looked at, in `target/documents`: `cargo test -p documents-typst look -- --ignored`.
#[test]
#[ignore = "draws pictures for a person"]
fn look() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/documents");
    std::fs::create_dir_all(folder).unwrap();
    let mut world = certificate();
    world.colour = "#f2dc7a".into();
    world.blocks.push(Block::Facts(facts(&[
        ("Demandeur", "محمد بن عبد الله"),
        ("Σύζυγος", "Ζωή Παπαδοπούλου 😀"),
        ("Enfant", "שרה, Тарас, 王小明"),
    ])));
    let shown: [(&str, Document); 4] = [
        ("lettre", letter()),
        ("preuve", certificate()),
        ("dossier", whole_file(4, 14)),
        ("ecritures", world),
    ];
    for (name, document) in shown {
        let path = format!("{folder}/{name}.pdf");
        std::fs::write(&path, PRESS.pdf(&[document]).unwrap()).unwrap();
        let picture = format!("{folder}/{name}");
        let drawn = Command::new("pdftoppm").args(["-r", "80", "-png", &path, &picture]).status();
        assert!(drawn.unwrap().success());
    }
}
