use formulaires::{Adresse, Lieu, lieux};

use crate::noeud::{Noeud, objet};

/// A place of an official list.
pub(crate) fn lieu(genre: &'static str, lieu: &Lieu) -> Noeud {
    objet!(genre, { "name": &lieu.nom, "code": lieu.code.clone().unwrap_or_default() })
}

/// A commune, with the département that its code tells.
pub(crate) fn commune(nom: &str, code: &str, postal: Option<&str>) -> Noeud {
    objet!("Commune", { "name": nom, "code": code, "postalCode": postal })
}

/// The département of a commune, by its INSEE code: two digits, three overseas.
pub(crate) fn departement(insee: &str) -> Option<&'static lieux::LieuOfficiel> {
    let prefixe = if insee.starts_with("97") || insee.starts_with("98") { 3 } else { 2 };
    let code = insee.get(..prefixe)?;
    lieux::departements().iter().find(|departement| departement.code == code)
}

fn region(departement: &lieux::LieuOfficiel) -> Option<&'static lieux::LieuOfficiel> {
    lieux::regions().iter().find(|region| Some(region.code) == departement.region)
}

/// A département as the API gives it.
pub(crate) fn departement_de(insee: &str) -> Noeud {
    departement(insee)
        .map(|lu| objet!("Departement", { "name": lu.nom, "code": lu.code }))
        .unwrap_or(Noeud::NUL)
}

/// A postal address. Abroad nothing French is told of it.
pub(crate) fn adresse(adresse: &Adresse) -> Noeud {
    let pays = adresse.pays.as_deref().unwrap_or("FR");
    let en_france = pays == "FR";
    let insee = adresse.code_insee.as_deref().unwrap_or_default();
    let departement = departement(insee).filter(|_| en_france);
    let region = departement.and_then(region);
    let nom_pays = lieux::pays().iter().find(|lu| lu.code == pays).map(|lu| lu.nom);
    let (numero, voie) = numero_et_voie(adresse.voie.as_deref());
    let etranger = if en_france { (None, None) } else { (Some("99"), Some("Etranger")) };
    objet!("Address", {
        "label": &adresse.libelle,
        "type": if adresse.cle_ban.is_some() && numero.is_some() { "housenumber" } else if voie.is_some() { "street" } else { "municipality" },
        "streetAddress": adresse.voie.as_ref(),
        "streetNumber": numero,
        "streetName": voie,
        "postalCode": adresse.code_postal.clone().unwrap_or_default(),
        "cityName": adresse.commune.clone().unwrap_or_default(),
        "cityCode": insee,
        "departmentName": departement.map(|lu| lu.nom).or(etranger.1),
        "departmentCode": departement.map(|lu| lu.code).or(etranger.0),
        "regionName": region.map(|lu| lu.nom),
        "regionCode": region.map(|lu| lu.code),
        "countryName": nom_pays,
        "countryCode": pays,
        "geometry": Noeud::NUL,
    })
}

/// « 12 bis rue Haute »: the number and the street.
fn numero_et_voie(voie: Option<&str>) -> (Option<String>, Option<String>) {
    let Some(voie) = voie.map(str::trim).filter(|voie| !voie.is_empty()) else {
        return (None, None);
    };
    let (numero, reste) = voie.split_once(' ').unwrap_or((voie, ""));
    if numero.starts_with(|signe: char| signe.is_ascii_digit()) && !reste.is_empty() {
        return (Some(numero.trim_end_matches(',').to_owned()), Some(reste.to_owned()));
    }
    (None, Some(voie.to_owned()))
}
