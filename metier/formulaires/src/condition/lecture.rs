use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value;

use super::{Operateur, Terme, nombre_json};
use crate::{
    descripteurs::id_du_fichier,
    probleme::{CodeRefus, Refus},
};

/// Deeper than any real condition, shallow enough for any stack.
const PROFONDEUR_MAX: usize = 60;

pub(super) fn terme(valeur: &Value, chemin: &str, profondeur: usize) -> Result<Terme, Refus> {
    if profondeur > PROFONDEUR_MAX {
        return Err(faux(chemin));
    }
    match valeur {
        Value::Null => Ok(Terme::Vide),
        Value::Bool(vrai) => Ok(Terme::Booleen(*vrai)),
        Value::Number(nombre) => decimal(&nombre.to_string())
            .filter(|lu| decimal(&nombre_json(*lu).to_string()) == Some(*lu))
            .map(Terme::Nombre)
            .ok_or_else(|| faux(chemin)),
        Value::String(texte) => Ok(Terme::Texte(texte.clone())),
        Value::Array(termes) => liste(termes, chemin, profondeur),
        Value::Object(_) => Err(faux(chemin)),
    }
}

fn liste(termes: &[Value], chemin: &str, profondeur: usize) -> Result<Terme, Refus> {
    let (tete, reste) = termes.split_first().ok_or_else(|| faux(chemin))?;
    let nom = tete.as_str().ok_or_else(|| faux(chemin))?;
    match (nom, reste) {
        ("champ", [Value::String(id)]) => return Ok(Terme::Champ(id_du_fichier(id))),
        ("column", [Value::String(id), Value::String(colonne)]) => {
            return Ok(Terme::Colonne(id_du_fichier(id), colonne.clone()));
        }
        _ => {}
    }
    let operateur = Operateur::TOUS
        .iter()
        .copied()
        .find(|operateur| operateur.as_str() == nom)
        .ok_or_else(|| faux(chemin).avec("operateur", nom))?;
    let nombre_juste = match operateur {
        Operateur::Et | Operateur::Ou => true,
        Operateur::Vide => (1..=2).contains(&reste.len()),
        _ => reste.len() == 2,
    };
    if !nombre_juste {
        return Err(faux(chemin).avec("operateur", nom));
    }
    let lus = reste
        .iter()
        .enumerate()
        .map(|(rang, valeur)| terme(valeur, &format!("{chemin}[{}]", rang + 1), profondeur + 1))
        .collect::<Result<_, _>>()?;
    Ok(Terme::Operation(operateur, lus))
}

fn decimal(texte: &str) -> Option<Decimal> {
    Decimal::from_str(texte)
        .or_else(|_| Decimal::from_scientific(texte))
        .ok()
        .map(|nombre| nombre.normalize())
}

fn faux(chemin: &str) -> Refus {
    Refus::nouveau(chemin, CodeRefus::ConditionFausse)
}
