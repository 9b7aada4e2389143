use serde_json::Value;

use super::{booleen, fausse, manque, texte};
use crate::{
    genre::{Bornes, BornesDate, Genre, Liste, Piece, Primaire, Regles, UneFois, titre},
    probleme::{CodeAvertissement, Refus},
};

const SUFFIXE: &str = "ChampDescriptor";

/// The names of GraphQL types that are not the `type_champ` in camel case.
const NOMS: &[(&str, &str)] = &[
    ("Commune", "communes"),
    ("Departement", "departements"),
    ("Region", "regions"),
    ("COJO", "cojo"),
    ("RNA", "rna"),
    ("RNF", "rnf"),
    ("AAH", "aah"),
    ("AEEH", "aeeh"),
    ("ARS", "ars"),
    ("ExpressionReguliere", "formatted"),
];

/// The name of a type in GraphQL, without its suffix: `Text`, `Commune`, `RNA`.
pub(crate) fn nom_graphql(type_champ: &str) -> String {
    let particulier = NOMS.iter().find(|(_, nom)| *nom == type_champ && *nom != "formatted");
    match particulier {
        Some((graphql, _)) => (*graphql).to_owned(),
        None => type_champ.split('_').map(en_majuscule).collect(),
    }
}

fn en_majuscule(mot: &str) -> String {
    let mut signes = mot.chars();
    signes
        .next()
        .map(|premier| premier.to_uppercase().collect::<String>() + signes.as_str())
        .unwrap_or_default()
}

type ADire = Vec<(CodeAvertissement, Option<String>)>;

/// The type of a descriptor: from `__typename`, else from `type`.
pub(super) fn type_champ(descripteur: &Value, chemin: &str) -> Result<String, Refus> {
    if let Some(nom) = texte(descripteur, "__typename", chemin)? {
        let court = nom.strip_suffix(SUFFIXE).unwrap_or(&nom);
        let connu = NOMS.iter().find(|(graphql, _)| *graphql == court);
        return Ok(
            connu.map_or_else(|| en_minuscules(court), |(_, type_champ)| (*type_champ).to_owned())
        );
    }
    match texte(descripteur, "type", chemin)? {
        Some(nom) if nom == "expression_reguliere" => Ok("formatted".to_owned()),
        Some(nom) => Ok(nom),
        None => Err(manque(chemin, "__typename")),
    }
}

fn en_minuscules(nom: &str) -> String {
    let mut minuscules = String::with_capacity(nom.len() + 4);
    for (rang, signe) in nom.char_indices() {
        if signe.is_uppercase() && rang > 0 {
            minuscules.push('_');
        }
        minuscules.extend(signe.to_lowercase());
    }
    minuscules
}

/// The kind of any champ but a repeatable block.
pub(super) fn genre(
    descripteur: &Value,
    chemin: &str,
    type_champ: &str,
    a_dire: &mut ADire,
) -> Result<Genre, Refus> {
    Ok(match type_champ {
        "textarea" => Genre::Textarea { limite: None },
        "formatted" => Genre::Formatted(Box::<Regles>::default()),
        "number" | "integer_number" => Genre::IntegerNumber(Bornes::default()),
        "decimal_number" => Genre::DecimalNumber(Bornes::default()),
        "date" => Genre::Date(BornesDate {
            naissance: booleen(descripteur, "birthdate", chemin)?,
            ..BornesDate::default()
        }),
        "drop_down_list" => Genre::DropDownList(liste(descripteur, chemin, a_dire)?),
        "multiple_drop_down_list" => {
            Genre::MultipleDropDownList(liste(descripteur, chemin, a_dire)?)
        }
        "linked_drop_down_list" => liee(descripteur, chemin, a_dire)?,
        "piece_justificative" => piece(descripteur, chemin, a_dire)?,
        "titre_identite" => {
            a_dire.push((CodeAvertissement::IdentiteDemandee, None));
            Genre::TitreIdentite
        }
        "header_section" => section(descripteur, a_dire),
        "explication" => Genre::Explication { repliable: repliable(descripteur, chemin)? },
        "cojo" => {
            a_dire.push((CodeAvertissement::TypeAbandonne, Some(type_champ.to_owned())));
            Genre::Cojo
        }
        autre => match sans_option(autre).or_else(|| UneFois::lire(autre).map(Genre::UneFois)) {
            Some(genre) => genre,
            None => {
                a_dire.push((CodeAvertissement::TypeInconnu, Some(autre.to_owned())));
                Genre::Inconnu { nom: autre.to_owned() }
            }
        },
    })
}

fn sans_option(type_champ: &str) -> Option<Genre> {
    Some(match type_champ {
        "text" => Genre::Text,
        "datetime" => Genre::Datetime,
        "yes_no" => Genre::YesNo,
        "checkbox" => Genre::Checkbox,
        "civilite" => Genre::Civilite,
        "email" => Genre::Email,
        "phone" => Genre::Phone,
        "iban" => Genre::Iban,
        "address" => Genre::Address,
        "communes" => Genre::Communes,
        "departements" => Genre::Departements,
        "regions" => Genre::Regions,
        "pays" => Genre::Pays,
        "epci" => Genre::Epci,
        "siret" => Genre::Siret,
        "rna" => Genre::Rna,
        "rnf" => Genre::Rnf,
        "annuaire_education" => Genre::AnnuaireEducation,
        "carte" => Genre::Carte,
        "dossier_link" => Genre::DossierLink,
        "referentiel" => Genre::Referentiel,
        "engagement_juridique" => Genre::EngagementJuridique,
        "pre_rempli" => Genre::PreRempli,
        _ => return None,
    })
}

fn section(descripteur: &Value, a_dire: &mut ADire) -> Genre {
    let niveau = match &descripteur["level"] {
        Value::Null => Some(1),
        niveau => niveau
            .as_u64()
            .and_then(|niveau| u8::try_from(niveau).ok())
            .filter(|niveau| (1..=3).contains(niveau)),
    };
    if niveau.is_none() {
        a_dire.push((CodeAvertissement::NiveauFaux, None));
    }
    Genre::HeaderSection { niveau: niveau.unwrap_or(1) }
}

fn repliable(descripteur: &Value, chemin: &str) -> Result<Option<String>, Refus> {
    if booleen(descripteur, "collapsibleExplanationEnabled", chemin)? {
        texte(descripteur, "collapsibleExplanationText", chemin)
    } else {
        Ok(None)
    }
}

fn piece(descripteur: &Value, chemin: &str, a_dire: &mut ADire) -> Result<Genre, Refus> {
    let nature = texte(descripteur, "nature", chemin)?.filter(|nature| nature != "NON_SPECIFIE");
    if nature.as_deref() == Some("TITRE_IDENTITE") {
        a_dire.push((CodeAvertissement::IdentiteDemandee, None));
    }
    let purge = booleen(descripteur, "autoPurge", chemin)?;
    let modele = descripteur["fileTemplate"]["url"].as_str().map(str::to_owned);
    Ok(Genre::PieceJustificative(Piece { modele, nature, purge, ..Piece::default() }))
}

fn options(descripteur: &Value, chemin: &str) -> Result<Vec<String>, Refus> {
    let Value::Array(lignes) = &descripteur["options"] else {
        return if descripteur["options"].is_null() {
            Ok(Vec::new())
        } else {
            Err(fausse(chemin, "options"))
        };
    };
    let mut options = Vec::with_capacity(lignes.len());
    for (rang, ligne) in lignes.iter().enumerate() {
        let ligne = ligne.as_str().ok_or_else(|| fausse(chemin, &format!("options[{rang}]")))?;
        if !ligne.trim().is_empty() {
            options.push(ligne.to_owned());
        }
    }
    Ok(options)
}

/// Without a choice the list could never be answered: the answer is then free.
fn liste(descripteur: &Value, chemin: &str, a_dire: &mut ADire) -> Result<Liste, Refus> {
    let mut liste = Liste {
        options: options(descripteur, chemin)?,
        autre: booleen(descripteur, "otherOption", chemin)?,
    };
    if liste.choix().next().is_none() {
        a_dire.push((CodeAvertissement::ListeSansChoix, None));
        liste.autre = true;
    }
    Ok(liste)
}

fn liee(descripteur: &Value, chemin: &str, a_dire: &mut ADire) -> Result<Genre, Refus> {
    let mut primaires: Vec<Primaire> = Vec::new();
    let mut courante = None;
    for ligne in options(descripteur, chemin)? {
        match (titre(&ligne), courante) {
            (Some(nom), _) => courante = Some(place(&mut primaires, nom)),
            (None, Some(place)) => {
                let secondaires = &mut primaires[place].secondaires;
                if !secondaires.contains(&ligne) {
                    secondaires.push(ligne);
                }
            }
            (None, None) => drop(place(&mut primaires, &ligne)),
        }
    }
    if primaires.is_empty() {
        a_dire.push((CodeAvertissement::ListeSansChoix, None));
        return Ok(Genre::DropDownList(Liste { options: Vec::new(), autre: true }));
    }
    Ok(Genre::LinkedDropDownList(primaires))
}

fn place(primaires: &mut Vec<Primaire>, nom: &str) -> usize {
    primaires.iter().position(|primaire| primaire.nom == nom).unwrap_or_else(|| {
        primaires.push(Primaire { nom: nom.to_owned(), secondaires: Vec::new() });
        primaires.len() - 1
    })
}
