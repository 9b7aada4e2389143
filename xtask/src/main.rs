//! `cargo xtask NAME…`: what the compiler cannot check. Without a name, all of it.
//! `ecrire-donnees` makes the official lists again from `../shared`.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use serde_json::Value;
use xtask::donnees;
use xtask::fichiers;
use xtask::fleches::{self, Crate, Dependance};

const CHECKS: [&str; 6] = ["fleches", "lignes", "sql", "dsfr", "migrations", "donnees"];

fn main() -> ExitCode {
    let asked: Vec<String> = env::args().skip(1).collect();
    let names: Vec<&str> =
        if asked.is_empty() { CHECKS.to_vec() } else { asked.iter().map(String::as_str).collect() };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut faults = 0;
    for name in names {
        match check(name, &root) {
            Ok(found) => {
                eprintln!("xtask {name}: {}", if found.is_empty() { "ok" } else { "refused" });
                found.iter().for_each(|fault| eprintln!("  {fault}"));
                faults += found.len();
            }
            Err(error) => {
                eprintln!("xtask {name}: {error}");
                faults += 1;
            }
        }
    }
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn check(name: &str, root: &Path) -> Result<Vec<String>, String> {
    match name {
        "fleches" => {
            let list = read(&root.join("xtask/fleches.txt"))?;
            Ok(fleches::verifier(&list, &crates(root)?))
        }
        "lignes" => scan(root, fichiers::trop_de_lignes),
        "sql" => scan(root, fichiers::sql_hors_du_depot),
        "dsfr" => scan(root, fichiers::identite_de_l_etat),
        "migrations" => Ok(fichiers::migrations_desaccordees(&paths(root)?)),
        "donnees" => donnees::desaccordees(root),
        "ecrire-donnees" => donnees::ecrire(root).map(|()| Vec::new()),
        _ => Err(format!("unknown check; there are: {}", CHECKS.join(" "))),
    }
}

fn scan(root: &Path, rule: fn(&str, &str) -> Option<String>) -> Result<Vec<String>, String> {
    let faults = paths(root)?.into_iter().filter_map(|path| {
        let content = fs::read(root.join(&path)).ok()?;
        rule(&path, &String::from_utf8_lossy(&content))
    });
    Ok(faults.collect())
}

/// The files of the repository, committed or not, without what git ignores.
fn paths(root: &Path) -> Result<Vec<String>, String> {
    let list = run(root, "git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    Ok(list.lines().map(str::to_owned).collect())
}

fn crates(root: &Path) -> Result<Vec<Crate>, String> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let text = run(root, &cargo, &["metadata", "--format-version", "1", "--no-deps"])?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(packages.iter().map(package).collect())
}

fn package(package: &Value) -> Crate {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependencies = package["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    Crate {
        nom: text(&package["name"]),
        dependances: dependencies
            .iter()
            .map(|d| Dependance { nom: text(&d["name"]), essais: d["kind"] == "dev" })
            .collect(),
    }
}

fn run(root: &Path, program: &str, args: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(root)
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{program}: {error}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
