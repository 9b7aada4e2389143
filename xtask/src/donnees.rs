//! The official lists that `metier/formulaires/donnees` holds, made from `../shared/data`.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The strongest level of zstd: it is paid once, here, and reading costs the same.
const NIVEAU: i32 = 22;

type Ligne = HashMap<String, String>;

/// The names of the files and their lines; those named `.zst` are kept compressed.
///
/// # Errors
/// A source that cannot be read.
pub fn listes(shared: &Path) -> Result<Vec<(&'static str, String)>, String> {
    let decoupage = shared.join("data/decoupage-administratif");
    let communes = csv(&decoupage.join("communes.csv"), b';')?;
    let epci = csv(&decoupage.join("epci.csv"), b';')?;
    let pays = csv(&shared.join("data/cog-pays/cog-countries-2025.csv"), b',')?;
    let departements = json(&decoupage.join("departements.json"))?;
    Ok(vec![
        ("communes.zst", colonnes(&lignes_communes(&communes, &epci))),
        ("epci.zst", colonnes(&triees(epci.iter().map(|l| [de(l, "siren"), de(l, "nom")])))),
        ("departements.csv", rangs(&departements, &["code", "nom", "region"])),
        ("regions.csv", rangs(&json(&decoupage.join("regions.json"))?, &["code", "nom"])),
        ("pays.csv", en_csv(&lignes_pays(&pays))),
    ])
}

/// Compares the committed files with their sources; answers the names of those that differ.
///
/// # Errors
/// A source that cannot be read.
pub fn desaccordees(root: &Path) -> Result<Vec<String>, String> {
    let differe = |(nom, texte): (&str, String)| {
        let gardee = fs::read(dossier(root).join(nom)).unwrap_or_default();
        let gardee = if nom.ends_with(".zst") { zstd::decode_all(&*gardee) } else { Ok(gardee) };
        let egales = gardee.is_ok_and(|gardee| gardee == texte.as_bytes());
        (!egales).then(|| format!("{nom} is not what ../shared gives: cargo xtask ecrire-donnees"))
    };
    Ok(listes(&root.join("../shared"))?.into_iter().filter_map(differe).collect())
}

/// Writes the files from their sources.
///
/// # Errors
/// A source that cannot be read, a file that cannot be written.
pub fn ecrire(root: &Path) -> Result<(), String> {
    for (nom, texte) in listes(&root.join("../shared"))? {
        let octets = match nom.ends_with(".zst") {
            true => zstd::encode_all(texte.as_bytes(), NIVEAU),
            false => Ok(texte.into_bytes()),
        };
        let ecrit = octets.and_then(|octets| fs::write(dossier(root).join(nom), octets));
        ecrit.map_err(|erreur| format!("{nom}: {erreur}"))?;
    }
    Ok(())
}

fn dossier(root: &Path) -> std::path::PathBuf {
    root.join("metier/formulaires/donnees")
}

/// Code, name, postal codes, inhabitants, the commune that it is a part of, the SIREN of its EPCI. A part that bears
/// the name and the code of its commune says nothing more: it is left out.
fn lignes_communes(communes: &[Ligne], epci: &[Ligne]) -> Vec<[String; 6]> {
    let noms: HashSet<[&str; 2]> = communes
        .iter()
        .filter(|ligne| ligne["type"] == "commune-actuelle")
        .map(|ligne| [ligne["code"].as_str(), ligne["nom"].as_str()])
        .collect();
    let groupe: HashMap<&str, &str> = epci
        .iter()
        .flat_map(|l| l["membres(code INSEE)"].split('|').map(|code| (code, l["siren"].as_str())))
        .collect();
    triees(communes.iter().filter_map(|ligne| {
        let parent = match ligne["type"].as_str() {
            "commune-actuelle" => String::new(),
            "arrondissement-municipal" => ville(&ligne["code"]).to_owned(),
            _ => de(ligne, "chefLieu"),
        };
        let siren = groupe.get(ligne["code"].as_str()).filter(|_| parent.is_empty());
        let [code, nom] = [de(ligne, "code"), de(ligne, "nom")];
        let dit_rien = !parent.is_empty() && noms.contains(&[code.as_str(), nom.as_str()]);
        (!dit_rien).then(|| {
            let siren = siren.copied().unwrap_or_default().to_owned();
            [code, nom, de(ligne, "codesPostaux"), de(ligne, "population"), parent, siren]
        })
    }))
}

/// The city of an arrondissement, by its INSEE code.
fn ville(code: &str) -> &'static str {
    match code.get(..2) {
        Some("13") => "13055",
        Some("69") => "69123",
        _ => "75056",
    }
}

fn lignes_pays(pays: &[Ligne]) -> Vec<[String; 2]> {
    let present = |l: &&Ligne| l["actual_id"] == "1" && !l["iso2_code"].is_empty();
    triees(pays.iter().filter(present).map(|l| [de(l, "iso2_code"), de(l, "name")]))
}

fn de(ligne: &Ligne, colonne: &str) -> String {
    ligne.get(colonne).cloned().unwrap_or_default()
}

/// By the first column, byte by byte: the reader searches by halves.
fn triees<const N: usize>(lignes: impl Iterator<Item = [String; N]>) -> Vec<[String; N]> {
    let mut lignes: Vec<_> = lignes.collect();
    lignes.sort_by(|a, b| (&a[0], a.get(4)).cmp(&(&b[0], b.get(4))));
    lignes
}

/// Column after column, an empty line between them: what is alike stands together, and compresses better.
fn colonnes<const N: usize>(lignes: &[[String; N]]) -> String {
    let colonne =
        |n: usize| lignes.iter().map(|ligne| ligne[n].as_str()).collect::<Vec<_>>().join("\n");
    (0..N).map(colonne).collect::<Vec<_>>().join("\n\u{c}\n")
}

fn en_csv<const N: usize>(lignes: &[[String; N]]) -> String {
    lignes.iter().map(|ligne| ligne.join(";") + "\n").collect()
}

fn rangs(objets: &[Value], proprietes: &[&str]) -> String {
    let ligne = |objet: &Value| {
        let cases = proprietes.iter().map(|nom| objet[*nom].as_str().unwrap_or_default());
        cases.collect::<Vec<_>>().join(";") + "\n"
    };
    let mut lignes: Vec<String> = objets.iter().map(ligne).collect();
    lignes.sort();
    lignes.concat()
}

fn json(chemin: &Path) -> Result<Vec<Value>, String> {
    serde_json::from_str(&lire(chemin)?).map_err(|e| format!("{}: {e}", chemin.display()))
}

fn csv(chemin: &Path, separateur: u8) -> Result<Vec<Ligne>, String> {
    let texte = lire(chemin)?;
    let mut lecteur = csv::ReaderBuilder::new().delimiter(separateur).from_reader(texte.as_bytes());
    let lignes: Result<Vec<Ligne>, _> = lecteur.deserialize().collect();
    lignes.map_err(|erreur| format!("{}: {erreur}", chemin.display()))
}

fn lire(chemin: &Path) -> Result<String, String> {
    fs::read_to_string(chemin).map_err(|erreur| format!("{}: {erreur}", chemin.display()))
}
