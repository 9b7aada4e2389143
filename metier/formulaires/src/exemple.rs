//! What a prefill looks like: an example for each champ, and the address that gives it.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::{
    formulaire::{Champ, Formulaire},
    genre::{Bornes, BornesDate, Genre, Liste, Primaire, Regles},
    prerempli::preremplissable,
};

/// A value that [`preremplir`](crate::preremplir) takes for this champ; `None` when it cannot be prefilled, or when
/// its rules let no example be found.
pub fn exemple(champ: &Champ) -> Option<Value> {
    if !preremplissable(&champ.genre) {
        return None;
    }
    Some(match &champ.genre {
        Genre::Formatted(regles) => json!(formate(regles)?),
        Genre::IntegerNumber(bornes) => json!(nombre(bornes, Decimal::from(42)).to_string()),
        Genre::DecimalNumber(bornes) => json!(nombre(bornes, Decimal::new(425, 1)).to_string()),
        Genre::Date(bornes) => json!(date(bornes)),
        Genre::DropDownList(liste) => json!(choix(liste)?),
        Genre::MultipleDropDownList(liste) => json!([choix(liste)?]),
        Genre::LinkedDropDownList(primaires) => lies(primaires)?,
        // As DS: the postal code, then the INSEE code.
        Genre::Communes => json!(["02000", "02408"]),
        Genre::Repetition { champs } => {
            let rangee: Map<String, Value> = champs.iter().filter_map(entree).collect();
            if rangee.is_empty() {
                return None;
            }
            json!([rangee])
        }
        genre => json!(courant(genre)),
    })
}

fn courant(genre: &Genre) -> &'static str {
    match genre {
        Genre::Datetime => "2026-03-27T14:30",
        Genre::YesNo | Genre::Checkbox => "true",
        Genre::Civilite => "Mme",
        Genre::Email => "zoe.martin@exemple.fr",
        Genre::Phone => "06 12 34 56 78",
        Genre::Iban => "FR7630006000011234567890189",
        Genre::Address => "1 place de la Mairie 75004 Paris",
        Genre::Departements => "02",
        Genre::Regions => "32",
        Genre::Pays => "FR",
        Genre::Epci => "200071991",
        Genre::Siret => "73282932000074",
        Genre::Rna => "W751234567",
        Genre::AnnuaireEducation => "0010001W",
        Genre::DossierLink => "1234",
        _ => "Texte libre",
    }
}

/// The examples of a whole form, ready for [`preremplir`](crate::preremplir).
pub fn exemples(formulaire: &Formulaire) -> Map<String, Value> {
    formulaire.champs().iter().filter_map(entree).collect()
}

/// A prefill as the pairs of an address: what [`depuis_requete`](crate::depuis_requete) reads back.
pub fn vers_requete(valeurs: &Map<String, Value>) -> Vec<(String, String)> {
    let mut paires = Vec::new();
    for (cle, valeur) in valeurs {
        match valeur {
            Value::Array(liste) if liste.iter().any(Value::is_object) => {
                for (rang, rangee) in liste.iter().filter_map(Value::as_object).enumerate() {
                    for (enfant, valeur) in rangee {
                        ajouter(&mut paires, &format!("{cle}[{rang}][{enfant}]"), valeur);
                    }
                }
            }
            autre => ajouter(&mut paires, cle, autre),
        }
    }
    paires
}

fn ajouter(paires: &mut Vec<(String, String)>, cle: &str, valeur: &Value) {
    match valeur {
        Value::String(texte) => paires.push((cle.to_owned(), texte.clone())),
        Value::Array(liste) => {
            let cle = if cle.ends_with(']') { cle.to_owned() } else { format!("{cle}[]") };
            liste.iter().for_each(|valeur| ajouter(paires, &cle, valeur));
        }
        autre => paires.push((cle.to_owned(), autre.to_string())),
    }
}

fn entree(champ: &Champ) -> Option<(String, Value)> {
    Some((champ.id.nom(None), exemple(champ)?))
}

/// The administrator’s own example, else one that the simple rules accept.
fn formate(regles: &Regles) -> Option<String> {
    let donne = regles.exemple.clone().filter(|texte| !texte.is_empty());
    if donne.is_some() || regles.motif.is_some() {
        return donne;
    }
    let signe = match (regles.sans_lettres, regles.sans_chiffres, regles.sans_speciaux) {
        (false, ..) => 'A',
        (_, false, _) => '1',
        (.., false) => '-',
        _ => return None,
    };
    let (min, max) = (regles.longueur_min.unwrap_or(1).max(1), regles.longueur_max.unwrap_or(6));
    let longueur = usize::try_from(min.max(max.min(6))).unwrap_or(6);
    Some(std::iter::repeat_n(signe, longueur).collect())
}

fn nombre(bornes: &Bornes, souhaite: Decimal) -> Decimal {
    let plancher = bornes.min.map_or(souhaite, |min| souhaite.max(min));
    bornes.max.map_or(plancher, |max| plancher.min(max)).normalize()
}

fn date(bornes: &BornesDate) -> String {
    let souhaitee = if bornes.naissance { "2018-05-14" } else { "2026-03-27" };
    let hors = |date: &str| {
        let date: Option<jiff::civil::Date> = date.parse().ok();
        date.is_some_and(|date| {
            bornes.min.is_some_and(|min| date < min) || bornes.max.is_some_and(|max| date > max)
        })
    };
    let bord = bornes.min.or(bornes.max).filter(|_| hors(souhaitee));
    bord.map_or_else(|| souhaitee.to_owned(), |date| date.to_string())
}

fn choix(liste: &Liste) -> Option<&str> {
    match liste.choix().find(|choix| !choix.trim().is_empty()) {
        None => Some("Texte libre"),
        premier => premier,
    }
}

fn lies(primaires: &[Primaire]) -> Option<Value> {
    let primaire = primaires.first()?;
    Some(match primaire.secondaires.first() {
        Some(secondaire) => json!(format!("{} / {secondaire}", primaire.nom)),
        None => json!(primaire.nom),
    })
}
