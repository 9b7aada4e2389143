use std::{collections::BTreeMap, fs, path::PathBuf};

use formulaires::{Champ, ChampId, Controles, Formulaire, Genre, lire_descripteurs};
use jiff::civil::{Date, date};
use serde_json::Value;

pub const AUJOURDHUI: Date = date(2026, 11, 24);

pub fn champ(id: u64, genre: Genre) -> Champ {
    Champ {
        id: ChampId(id),
        libelle: format!("Champ {id}"),
        description: None,
        requis: false,
        sensible: false,
        genre,
        condition: None,
    }
}

pub fn requis(id: u64, genre: Genre) -> Champ {
    Champ { requis: true, ..champ(id, genre) }
}

pub fn si(champ: Champ, condition: Value) -> Champ {
    Champ { condition: Some(formulaires::Condition::lire(&condition, "$").unwrap()), ..champ }
}

pub fn section(id: u64, niveau: u8) -> Champ {
    champ(id, Genre::HeaderSection { niveau })
}

pub fn formulaire(champs: Vec<Champ>) -> Formulaire {
    Formulaire::nouveau(champs).unwrap()
}

pub fn saisie(controles: &[(&str, &str)]) -> Controles {
    let mut saisie: Controles = BTreeMap::new();
    for (nom, valeur) in controles {
        saisie.entry((*nom).to_owned()).or_default().push((*valeur).to_owned());
    }
    saisie
}

/// The public démarches of the corpus, by number.
pub fn corpus() -> Vec<(i64, Value)> {
    let dossier =
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/demarches"));
    let mut lus: Vec<(i64, Value)> = fs::read_dir(dossier)
        .unwrap()
        .map(|entree| {
            let demarche: Value =
                serde_json::from_str(&fs::read_to_string(entree.unwrap().path()).unwrap()).unwrap();
            (demarche["number"].as_i64().unwrap(), demarche["revision"]["champDescriptors"].clone())
        })
        .collect();
    lus.sort_by_key(|(numero, _)| *numero);
    lus
}

pub fn importer(numero: i64, descripteurs: &Value) -> Formulaire {
    lire_descripteurs(descripteurs, "$.revision.champDescriptors", numero).unwrap().0
}
