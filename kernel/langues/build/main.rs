//! Reads `locales/`, checks that the languages agree, writes the accessors of `Textes`.
#![allow(clippy::print_stdout, reason = "cargo listens to what a build script prints")]

mod catalogue;
mod ecriture;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use catalogue::{Catalogue, Fichier};

fn main() {
    if let Err(errors) = generate() {
        for error in errors {
            println!("cargo::error={error}");
        }
        process::exit(1);
    }
}

fn generate() -> Result<(), Vec<String>> {
    let locales = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let french = Catalogue::lire("fr", &read_folder(&locales.join("fr"))?)?;
    let english = Catalogue::lire("en", &read_folder(&locales.join("en"))?)?;
    catalogue::comparer(&french, &english)?;
    let code = ecriture::accesseurs(&french, &english)?;
    let out = PathBuf::from(variable("OUT_DIR")?);
    write(&out.join("accesseurs.rs"), &code)?;
    write(&out.join("fr.ftl"), &french.source)?;
    write(&out.join("en.ftl"), &english.source)
}

fn variable(name: &str) -> Result<String, Vec<String>> {
    env::var(name).map_err(|error| vec![format!("{name}: {error}")])
}

fn write(path: &Path, content: &str) -> Result<(), Vec<String>> {
    fs::write(path, content).map_err(|error| vec![format!("{}: {error}", path.display())])
}

fn read_folder(folder: &Path) -> Result<Vec<Fichier>, Vec<String>> {
    let fail = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let nom = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(Fichier { nom, contenu: fs::read_to_string(&path).map_err(fail)? });
        }
    }
    files.sort_by(|a, b| a.nom.cmp(&b.nom));
    Ok(files)
}
