use jiff::{Timestamp, civil::Date};

use crate::{
    controles::telephone,
    formulaire::Champ,
    genre::Genre,
    lecture::{SEPARATEUR, suffixes},
    une_fois,
    valeur::{Lieu, Valeur},
};

pub(crate) const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// An answer as text, by the rules of DS’ `stringValue`: `true`, `12 novembre 2024`, `02 - Aisne`, `A / B`. Files give
/// their names, a map its GeoJSON, a repeatable block nothing. A raw answer gives what was typed.
pub fn texte(champ: &Champ, valeur: &Valeur) -> String {
    match valeur {
        Valeur::Texte(texte) if champ.genre == Genre::Phone => telephone::afficher(texte),
        Valeur::Texte(texte) | Valeur::Choix(texte) | Valeur::Autre(texte) => texte.clone(),
        Valeur::Booleen(vrai) => vrai.to_string(),
        Valeur::Entier(nombre) => nombre.to_string(),
        Valeur::Decimal(nombre) => nombre.normalize().to_string(),
        Valeur::Date(date) => date_longue(*date),
        Valeur::DateHeure(instant) => instant_long(*instant),
        Valeur::Plusieurs(choix) => choix.join(", "),
        Valeur::Lie { primaire, secondaire: Some(secondaire) } => {
            format!("{primaire} / {secondaire}")
        }
        Valeur::Lie { primaire, secondaire: None } => primaire.clone(),
        Valeur::Lieu(lieu) => texte_lieu(&champ.genre, lieu),
        Valeur::Adresse(adresse) => adresse.libelle.clone(),
        Valeur::Carte(geojson) => geojson.to_string(),
        Valeur::Fichiers(fichiers) => {
            fichiers.iter().map(|fichier| fichier.nom.as_str()).collect::<Vec<_>>().join(", ")
        }
        Valeur::UneFois(declaration) => match champ.genre {
            Genre::UneFois(source) => une_fois::texte(source, declaration),
            _ => String::new(),
        },
        Valeur::Rangees(_) => String::new(),
        Valeur::Brute(textes) => suffixes(&champ.genre)
            .iter()
            .filter_map(|suffixe| textes.get(*suffixe))
            .map(|texte| texte.replace(SEPARATEUR, ", "))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// DS’ `stringValue` in the API: `""` for nothing (`"false"` for a box), `None` where DS gives null (a map, an identity
/// file, a field that holds files).
pub fn string_value(champ: &Champ, valeur: Option<&Valeur>) -> Option<String> {
    match (&champ.genre, valeur.filter(|valeur| !valeur.est_vide())) {
        (Genre::Carte | Genre::TitreIdentite, _) | (Genre::PieceJustificative(_), Some(_)) => None,
        (Genre::Checkbox, None) => Some("false".to_owned()),
        (_, None) => Some(String::new()),
        (_, Some(valeur)) => Some(texte(champ, valeur)),
    }
}

fn texte_lieu(genre: &Genre, lieu: &Lieu) -> String {
    match (genre, &lieu.code, &lieu.code_postal) {
        (Genre::Departements, Some(code), _) => format!("{code} - {}", lieu.nom),
        (Genre::Communes, _, Some(postal)) => format!("{} ({postal})", lieu.nom),
        _ => lieu.nom.clone(),
    }
}

fn date_longue(date: Date) -> String {
    let mois = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|rang| MOIS.get(rang))
        .copied()
        .unwrap_or_default();
    format!("{} {mois} {}", date.day(), date.year())
}

fn instant_long(instant: Timestamp) -> String {
    let local = instant.to_zoned(primitives::paris());
    format!("{} {:02}:{:02}", date_longue(local.date()), local.hour(), local.minute())
}
