use serde_json::{Value, json};

use super::{Entree, SEPARATEUR, choix, date, lieu, nombre};
use crate::{
    controles::{libre, telephone},
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::RangeeId,
    probleme::{Code, Rejet},
    une_fois,
    valeur::Valeur,
};

/// The suffixes of the controls of a champ; the first is the main one.
pub(crate) fn suffixes(genre: &Genre) -> &'static [&'static str] {
    match genre {
        Genre::Date(_) => &["", "_jour", "_mois", "_annee"],
        Genre::Datetime => &["", "_jour", "_mois", "_annee", "_heure", "_minute"],
        Genre::DropDownList(_) => &["", "_autre"],
        Genre::LinkedDropDownList(_) => &["", "_primaire", "_secondaire"],
        Genre::Address => {
            &["", "_voie", "_code_postal", "_commune", "_code_insee", "_pays", "_cle"]
        }
        Genre::Communes => &["", "_code", "_code_postal"],
        Genre::Epci => &["", "_code"],
        Genre::UneFois(_) => une_fois::SUFFIXES,
        Genre::PieceJustificative(_)
        | Genre::TitreIdentite
        | Genre::HeaderSection { .. }
        | Genre::Explication { .. }
        | Genre::PreRempli => &[],
        _ => &[""],
    }
}

/// Reads an answer; `None` when nothing is answered.
pub(crate) fn lire(
    formulaire: &Formulaire,
    champ: &Champ,
    entree: &Entree<'_>,
) -> Result<Option<Valeur>, Rejet> {
    match &champ.genre {
        Genre::Date(_) => date::jour(entree).map(|date| date.map(Valeur::Date)),
        Genre::Datetime => date::instant(entree).map(|instant| instant.map(Valeur::DateHeure)),
        Genre::Checkbox => Ok(Some(Valeur::Booleen(
            entree.brutes("").into_iter().any(|texte| booleen(texte) == Some(true)),
        ))),
        Genre::DropDownList(liste) => choix::un(formulaire, champ, liste, entree),
        Genre::MultipleDropDownList(liste) => choix::plusieurs(formulaire, champ, liste, entree),
        Genre::LinkedDropDownList(primaires) => choix::lie(primaires, entree),
        Genre::Address => lieu::adresse(entree),
        Genre::UneFois(source) => Ok(une_fois::lire(*source, entree, &[])),
        Genre::Textarea { .. } => Ok(non_vide(entree.lignes("")).map(Valeur::Texte)),
        genre => match non_vide(entree.ligne("")) {
            None => Ok(None),
            Some(texte) => d_une_ligne(genre, &texte, entree).map(Some),
        },
    }
}

fn d_une_ligne(genre: &Genre, texte: &str, entree: &Entree<'_>) -> Result<Valeur, Rejet> {
    Ok(match genre {
        Genre::IntegerNumber(_) => Valeur::Entier(nombre::entier(texte)?),
        Genre::DecimalNumber(_) => Valeur::Decimal(nombre::decimal(texte)?),
        Genre::YesNo => Valeur::Booleen(booleen(texte).ok_or(Code::OuiOuNon)?),
        Genre::Civilite => Valeur::Choix(choix::civilite(texte)?.to_owned()),
        Genre::Phone => Valeur::Texte(telephone::lire(texte)?),
        Genre::Iban | Genre::Rna | Genre::Rnf => Valeur::Texte(compact(texte).to_uppercase()),
        Genre::Siret => Valeur::Texte(compact(texte)),
        Genre::Communes => Valeur::Lieu(lieu::commune(texte, entree)?),
        Genre::Epci => Valeur::Lieu(lieu::epci(texte, entree)?),
        Genre::Departements | Genre::Regions | Genre::Pays => {
            Valeur::Lieu(lieu::officiel(genre, texte)?)
        }
        Genre::Carte => Valeur::Carte(carte(texte)?),
        Genre::DossierLink => Valeur::Entier(nombre::numero(texte)?),
        genre if libre(genre) => Valeur::Texte(texte.to_owned()),
        Genre::Formatted(_) | Genre::Email | Genre::AnnuaireEducation => {
            Valeur::Texte(texte.to_owned())
        }
        _ => return Err(Code::ReponseAReprendre.into()),
    })
}

/// Brings back the controls of an answer, so that a page shows it again: names and values.
pub fn vers_saisie(
    champ: &Champ,
    rangee: Option<&RangeeId>,
    valeur: &Valeur,
) -> Vec<(String, String)> {
    let nom = champ.id.nom(rangee);
    controles(champ, valeur)
        .into_iter()
        .map(|(suffixe, texte)| (format!("{nom}{suffixe}"), texte))
        .collect()
}

fn controles(champ: &Champ, valeur: &Valeur) -> Vec<(String, String)> {
    let un = |texte: String| vec![(String::new(), texte)];
    match valeur {
        Valeur::Texte(texte) | Valeur::Choix(texte) => un(texte.clone()),
        Valeur::Booleen(vrai) => un(vrai.to_string()),
        Valeur::Entier(nombre) => un(nombre.to_string()),
        Valeur::Decimal(nombre) => un(nombre.to_string().replace('.', ",")),
        Valeur::Date(jour) => date::controles(*jour),
        Valeur::DateHeure(instant) => date::controles_instant(*instant),
        Valeur::Autre(mots) => {
            vec![(String::new(), choix::AUTRE.to_owned()), ("_autre".to_owned(), mots.clone())]
        }
        Valeur::Plusieurs(choix) => choix.iter().map(|un| (String::new(), un.clone())).collect(),
        Valeur::Lie { primaire, secondaire } => {
            std::iter::once(("_primaire".to_owned(), primaire.clone()))
                .chain(secondaire.iter().map(|texte| ("_secondaire".to_owned(), texte.clone())))
                .collect()
        }
        Valeur::Lieu(lieu) => lieu::controles(&champ.genre, lieu),
        Valeur::Adresse(adresse) => lieu::controles_adresse(adresse),
        Valeur::Carte(geojson) => un(geojson.to_string()),
        Valeur::Rangees(rangees) => {
            rangees.iter().map(|rangee| (String::new(), rangee.to_string())).collect()
        }
        Valeur::UneFois(declaration) => {
            let figures = declaration.donnees.iter();
            figures.map(|(code, texte)| (format!("_{code}"), texte.clone())).collect()
        }
        Valeur::Fichiers(_) => Vec::new(),
        Valeur::Brute(textes) => textes
            .iter()
            .flat_map(|(suffixe, texte)| {
                texte.split(SEPARATEUR).map(|un| (suffixe.clone(), un.to_owned()))
            })
            .collect(),
    }
}

pub(super) fn non_vide(texte: String) -> Option<String> {
    (!texte.is_empty()).then_some(texte)
}

pub(super) fn compact(texte: &str) -> String {
    texte.chars().filter(|signe| !signe.is_whitespace() && *signe != '.').collect()
}

fn booleen(texte: &str) -> Option<bool> {
    match texte.trim().to_lowercase().as_str() {
        "true" | "on" | "1" | "oui" | "yes" => Some(true),
        "false" | "off" | "0" | "non" | "no" => Some(false),
        _ => None,
    }
}

/// GeoJSON of any kind, or coordinates as people copy them: `49.5641, 3.6199` (latitude first).
fn carte(texte: &str) -> Result<Value, Rejet> {
    let geojson = match serde_json::from_str::<Value>(texte) {
        Ok(valeur) if valeur.is_object() => valeur,
        _ => point(texte).ok_or(Code::CarteAttendue)?,
    };
    let collection = match geojson["type"].as_str() {
        Some("FeatureCollection") => geojson,
        Some("Feature") => json!({"type": "FeatureCollection", "features": [geojson]}),
        _ => {
            json!({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": geojson}]})
        }
    };
    serde_json::from_str(&primitives::canonical::text(&collection))
        .map_err(|_| Code::CarteAttendue.into())
}

fn point(texte: &str) -> Option<Value> {
    let separes: Vec<&str> = texte.split([' ', ';']).filter(|partie| !partie.is_empty()).collect();
    let nombres: Vec<f64> = match separes.as_slice() {
        [seul] => seul.split(',').map(str::parse).collect::<Result<_, _>>().ok()?,
        parties => {
            let nombre = |partie: &&str| partie.trim_end_matches(',').replace(',', ".").parse();
            parties.iter().map(nombre).collect::<Result<_, _>>().ok()?
        }
    };
    match nombres.as_slice() {
        [latitude, longitude] if latitude.is_finite() && longitude.is_finite() => {
            Some(json!({"type": "Point", "coordinates": [longitude, latitude]}))
        }
        _ => None,
    }
}
