//! The program as a person starts it.

use std::process::{Command, Output};

fn parvis(data: &std::path::Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PARVIS_")) {
        command.env_remove(name);
    }
    command.env("PARVIS_DATA", data).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn an_unknown_setting_stops_the_start_with_one_line_that_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let output = command
        .env("PARVIS_DATA", folder.path())
        .env("PARVIS_COULEUR", "rouge")
        .arg("migrate")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("couleur"), "{told}");
}

#[test]
fn a_commune_its_agent_and_its_démarches_are_made_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| parvis(folder.path(), arguments);
    let commune = ["collectivite", "create", "--slug", "val", "--nom", "Val", "--insee", "01340"];
    assert!(run(&commune).status.success());
    assert_eq!(run(&commune).status.code(), Some(2), "the slug is taken");
    let agent = [
        "agent",
        "create",
        "--email",
        "a@val.fr",
        "--collectivite",
        "val",
        "--role",
        "instructeur",
    ];
    assert!(run(&agent).status.success());
    for (option, valeur) in
        [("--reseau", "999.1.1.1/40"), ("--expire", "2020-01-01"), ("--demarche", "99")]
    {
        let jeton = run(&["jeton", "create", "--collectivite", "val", option, valeur]);
        assert_eq!(jeton.status.code(), Some(2), "{option} {valeur}");
        assert!(jeton.stdout.is_empty(), "no token for a limit that is not one");
    }
    let good = folder.path().join("good.json");
    let bad = folder.path().join("bad.json");
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/demarches/100098.json");
    std::fs::copy(corpus, &good).unwrap();
    std::fs::write(&bad, r#"{"number": 1, "title": "T", "revision": {"champDescriptors": {}}}"#)
        .unwrap();
    let (good, bad) = (good.display().to_string(), bad.display().to_string());
    let import = run(&[
        "demarche",
        "import",
        &bad,
        &good,
        "--collectivite",
        "val",
        "--publish",
        "--instructeur",
        "a@val.fr",
    ]);
    assert_eq!(import.status.code(), Some(1), "{}", text(&import.stderr));
    let lines: Vec<serde_json::Value> =
        text(&import.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0]["error"].as_str().unwrap().contains("champDescriptors"), "{}", lines[0]);
    assert_eq!(
        (&lines[1]["number"], &lines[1]["error"]),
        (&100_098.into(), &serde_json::Value::Null)
    );
    let verify = run(&["verify"]);
    assert!(verify.status.success());
    assert!(text(&verify.stdout).contains(" 0 rompues"), "{}", text(&verify.stdout));
    let doctor = run(&["doctor"]);
    assert!(doctor.status.success());
    assert!(text(&doctor.stdout).contains("✓ Fichiers"), "{}", text(&doctor.stdout));

    let seal = run(&["sceller"]);
    assert!(text(&seal.stdout).starts_with("Scellé 1 :"), "{}", text(&seal.stdout));
    let key = run(&["sceller", "--nouvelle-cle"]);
    assert!(text(&key.stdout).contains("Nouvelle clé publique"), "{}", text(&key.stdout));
    let verify = run(&["verify"]);
    assert!(verify.status.success(), "a new key follows the old one: {}", text(&verify.stdout));
    assert!(text(&verify.stdout).contains("2 scellés lus, 0 faux"), "{}", text(&verify.stdout));
    assert!(!run(&["verifier-preuve", "CECI N’EST PAS UNE PREUVE"]).status.success());

    let numero = lines[1]["number"].to_string();
    let export = |format| run(&["export", "dossiers", "--demarche", &numero, "--format", format]);
    assert_eq!(text(&export("json").stdout), "[\n]\n");
    assert!(text(&export("csv").stdout).starts_with("\u{feff}numero;etat;canal;"));
    assert_eq!(
        run(&["export", "dossiers", "--demarche", "7", "--format", "csv"]).status.code(),
        Some(2)
    );
}
