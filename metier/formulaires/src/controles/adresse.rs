use serde_json::Value;

use super::registres::chiffres;
use crate::{
    genre::Genre,
    lieux,
    probleme::{Code, Rejet},
    valeur::{Adresse, Lieu},
};

/// The most bytes of a map’s drawing.
const CARTE_OCTETS_MAX: usize = 1_000_000;

pub(super) fn adresse(adresse: &Adresse) -> Result<(), Rejet> {
    super::texte::court(&adresse.libelle)?;
    let francaise = adresse.pays.as_deref().is_none_or(|pays| pays == "FR");
    if let Some(code) = adresse.code_postal.as_deref().filter(|_| francaise) {
        code_postal(code)?;
    }
    if !adresse.libelle.chars().any(char::is_alphabetic) || (francaise && adresse.commune.is_none())
    {
        return Err(Code::AdresseIncomplete.into());
    }
    match adresse.pays.as_deref() {
        Some(pays) if lieux::trouver(lieux::pays(), pays).is_none() => {
            Err(Code::PaysAttendu.into())
        }
        _ => Ok(()),
    }
}

pub(super) fn code_postal(code: &str) -> Result<(), Rejet> {
    if code.len() == 5 && chiffres(code) { Ok(()) } else { Err(Code::CodePostalAttendu.into()) }
}

pub(super) fn lieu(genre: &Genre, lieu: &Lieu) -> Result<(), Rejet> {
    let code = lieu.code.as_deref();
    let officiel = |liste: &'static [lieux::LieuOfficiel]| {
        code.is_some_and(|code| lieux::trouver(liste, code).is_some())
    };
    let (juste, refus) = match genre {
        Genre::Communes => {
            if let Some(code) = &lieu.code_postal {
                code_postal(code)?;
            }
            (code.and_then(lieux::commune).is_some(), Code::CommuneAttendue)
        }
        Genre::Epci => (code.and_then(lieux::epci).is_some(), Code::EpciAttendu),
        Genre::Departements => (officiel(lieux::departements()), Code::DepartementAttendu),
        Genre::Regions => (officiel(lieux::regions()), Code::RegionAttendue),
        Genre::Pays => (officiel(lieux::pays()), Code::PaysAttendu),
        _ => (false, Code::ReponseAReprendre),
    };
    if juste { super::texte::court(&lieu.nom) } else { Err(refus.into()) }
}

pub(super) fn carte(geojson: &Value) -> Result<(), Rejet> {
    let formes = geojson["features"].as_array().filter(|_| geojson["type"] == "FeatureCollection");
    let juste =
        formes.is_some_and(|formes| formes.iter().all(|forme| geometrie(&forme["geometry"])));
    if juste && geojson.to_string().len() <= CARTE_OCTETS_MAX {
        Ok(())
    } else {
        Err(Code::CarteAttendue.into())
    }
}

fn geometrie(geometrie: &Value) -> bool {
    let profondeur = match geometrie["type"].as_str() {
        Some("Point") => 0,
        Some("LineString" | "MultiPoint") => 1,
        Some("Polygon" | "MultiLineString") => 2,
        Some("MultiPolygon") => 3,
        _ => return false,
    };
    coordonnees(&geometrie["coordinates"], profondeur)
}

fn coordonnees(valeur: &Value, profondeur: u8) -> bool {
    let Some(elements) = valeur.as_array() else { return false };
    if profondeur > 0 {
        return !elements.is_empty()
            && elements.iter().all(|element| coordonnees(element, profondeur - 1));
    }
    let nombres: Vec<f64> = elements.iter().filter_map(Value::as_f64).collect();
    nombres.len() == elements.len()
        && matches!(nombres.as_slice(), [longitude, latitude] | [longitude, latitude, _] if longitude.abs() <= 180.0 && latitude.abs() <= 90.0)
}
