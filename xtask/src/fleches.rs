//! The arrows between our crates, against the committed list of levels.

use std::collections::BTreeMap;

/// Third-party crates that a pure crate must not know.
const IMPURES: [&str; 9] = [
    "tokio",
    "futures-util",
    "axum",
    "hyper",
    "rusqlite",
    "postgres",
    "object_store",
    "getrandom",
    "tracing",
];

/// A crate of the workspace.
pub struct Crate {
    /// Its name.
    pub nom: String,
    /// All that its manifest names.
    pub dependances: Vec<Dependance>,
}

/// A line of a manifest.
pub struct Dependance {
    /// The crate that is named.
    pub nom: String,
    /// A dev-dependency.
    pub essais: bool,
}

#[derive(Default)]
struct Liste<'a> {
    niveaux: BTreeMap<&'a str, u32>,
    purs: Vec<&'a str>,
    essais: Vec<&'a str>,
}

/// What the crates do against the list, one line a fault.
pub fn verifier(liste: &str, crates: &[Crate]) -> Vec<String> {
    let (liste, mut faults) = lire(liste);
    for absent in liste.niveaux.keys().filter(|nom| !crates.iter().any(|c| c.nom == **nom)) {
        faults.push(format!("{absent} is in xtask/fleches.txt and not in the workspace"));
    }
    for c in crates {
        match liste.niveaux.get(c.nom.as_str()) {
            None => faults.push(format!("{} has no level in xtask/fleches.txt", c.nom)),
            Some(niveau) => {
                let found = c.dependances.iter().filter_map(|d| faute(&liste, c, *niveau, d));
                faults.extend(found);
            }
        }
    }
    faults
}

fn faute(liste: &Liste<'_>, c: &Crate, niveau: u32, dependance: &Dependance) -> Option<String> {
    let (de, vers) = (c.nom.as_str(), dependance.nom.as_str());
    let pur = liste.purs.contains(&de) && !dependance.essais;
    let Some(atteint) = liste.niveaux.get(vers) else {
        return (pur && IMPURES.contains(&vers))
            .then(|| format!("{de} is pure and imports {vers}"));
    };
    if liste.essais.contains(&vers) && niveau < 30 {
        return (!dependance.essais || niveau < 2)
            .then(|| format!("{de} may not import {vers} (dev-dependency only)"));
    }
    if pur && vers != "primitives" {
        return Some(format!("{de} is pure and imports {vers}"));
    }
    // A crate's tests may use a neighbour, or ask for a feature of the crate itself; what is built may not.
    let refused = if dependance.essais { *atteint > niveau } else { *atteint >= niveau };
    refused.then(|| format!("{de} (level {niveau}) imports {vers} (level {atteint})"))
}

fn lire(liste: &str) -> (Liste<'_>, Vec<String>) {
    let mut out = Liste::default();
    let mut faults = Vec::new();
    for line in
        liste.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("niveau") => match words.next().map(str::parse) {
                Some(Ok(niveau)) => out.niveaux.extend(words.map(|nom| (nom, niveau))),
                _ => faults.push(format!("xtask/fleches.txt: no level: {line}")),
            },
            Some("pur") => out.purs.extend(words),
            Some("essais") => out.essais.extend(words),
            _ => faults.push(format!("xtask/fleches.txt: not understood: {line}")),
        }
    }
    (out, faults)
}
