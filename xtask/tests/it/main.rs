//! Each check sees its fault, and lets what is right pass.

use xtask::fichiers::{
    identite_de_l_etat, migrations_desaccordees, sql_hors_du_depot, trop_de_lignes,
};
use xtask::fleches::{Crate, Dependance, verifier};

const LISTE: &str = "niveau 0 primitives\nniveau 2 web\nniveau 3 testkit\nniveau 10 delais\nniveau 11 comptes autres\npur delais\nessais testkit\n";

fn faults(nom: &str, dependance: &str, essais: bool) -> Vec<String> {
    let crates =
        ["primitives", "web", "testkit", "delais", "comptes", "autres"].map(|autre| Crate {
            nom: autre.to_owned(),
            dependances: if autre == nom {
                vec![Dependance { nom: dependance.to_owned(), essais }]
            } else {
                Vec::new()
            },
        });
    verifier(LISTE, &crates)
}

#[test]
fn arrows_go_down() {
    assert!(faults("comptes", "web", false).is_empty());
    assert!(faults("comptes", "testkit", true).is_empty());
    assert!(faults("delais", "primitives", false).is_empty());
    assert!(faults("delais", "serde", false).is_empty());
    for (de, vers, essais) in [
        ("comptes", "autres", false),
        ("web", "comptes", false),
        ("web", "comptes", true),
        ("comptes", "testkit", false),
        ("primitives", "testkit", true),
        ("delais", "web", false),
        ("delais", "tokio", false),
    ] {
        assert_eq!(faults(de, vers, essais).len(), 1, "{de} → {vers}");
    }
}

#[test]
fn every_crate_has_a_level_and_every_level_a_crate() {
    let seul = Crate { nom: "inconnu".to_owned(), dependances: Vec::new() };
    let found = verifier("niveau 0 primitives\nniveau x\nrien", &[seul]);
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn a_source_stays_under_500_lines() {
    assert_eq!(trop_de_lignes("a/b.rs", &"x\n".repeat(500)), None);
    assert!(trop_de_lignes("a/b.rs", &"x\n".repeat(501)).is_some());
    assert_eq!(trop_de_lignes("a/package-lock.json", &"x\n".repeat(501)), None);
}

#[test]
fn sql_is_in_the_depot() {
    let text = "db::sql!(A, \"SELECT 1\");";
    for allowed in [
        "metier/a/src/depot.rs",
        "metier/a/src/depot/lire.rs",
        "kernel/jobs/src/lib.rs",
        "metier/a/tests/it/main.rs",
    ] {
        assert_eq!(sql_hors_du_depot(allowed, text), None, "{allowed}");
    }
    for refused in ["metier/a/src/actions.rs", "kernel/web/src/lib.rs", "plateforme/src/main.rs"] {
        assert!(sql_hors_du_depot(refused, text).is_some(), "{refused}");
    }
}

#[test]
fn nothing_of_the_state_is_drawn() {
    assert!(identite_de_l_etat("assets/fonts/Marianne.woff2", "").is_some());
    assert!(identite_de_l_etat("assets/package.json", "\"@gouvfr/dsfr\": \"1\"").is_some());
    assert!(identite_de_l_etat("assets/a.css", "font-family: Marianne").is_some());
    assert_eq!(identite_de_l_etat("metier/a/src/samples.rs", "Marianne Petit"), None);
}

#[test]
fn both_engines_have_the_same_migrations() {
    let paths =
        ["migrations/sqlite/1.sql", "migrations/postgres/1.sql", "migrations/postgres/2.sql"]
            .map(str::to_owned);
    assert_eq!(migrations_desaccordees(&paths[..2]), Vec::<String>::new());
    assert_eq!(migrations_desaccordees(&paths), ["migrations: 2.sql is in one folder only"]);
}
