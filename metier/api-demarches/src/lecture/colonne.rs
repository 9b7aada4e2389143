use formulaires::{Champ, Genre, Valeur, string_value};

use crate::ids;
use crate::noeud::{Noeud, objet};

/// The columns of an answer: its value as a table would hold it.
pub(crate) fn colonnes(champ: &Champ, valeur: Option<&Valeur>, fichiers: &[Noeud]) -> Vec<Noeud> {
    let (genre, lue) = match &champ.genre {
        Genre::HeaderSection { .. }
        | Genre::Explication { .. }
        | Genre::Repetition { .. }
        | Genre::Carte
        | Genre::TitreIdentite => return Vec::new(),
        Genre::Checkbox | Genre::YesNo => ("BooleanColumn", booleen(valeur)),
        Genre::IntegerNumber(_) => ("IntegerColumn", entier(valeur)),
        Genre::DecimalNumber(_) => ("DecimalColumn", decimal(valeur)),
        Genre::Date(_) => {
            ("DateColumn", valeur.and_then(Valeur::date).map(|jour| jour.to_string()).into())
        }
        Genre::Datetime => ("DateTimeColumn", instant(valeur)),
        Genre::DropDownList(_) | Genre::Civilite => ("EnumColumn", texte(champ, valeur)),
        Genre::MultipleDropDownList(_) => ("EnumsColumn", plusieurs(valeur)),
        Genre::PieceJustificative(_) => {
            ("AttachmentsColumn", Noeud::liste(fichiers.iter().cloned()))
        }
        _ => ("TextColumn", texte(champ, valeur)),
    };
    vec![objet!(genre, {
        "id": ids::id("Column", format_args!("type_de_champ/{}", champ.id)),
        "label": &champ.libelle,
        "stringValue": string_value(champ, valeur),
        "value": lue,
    })]
}

pub(crate) fn booleen(valeur: Option<&Valeur>) -> Noeud {
    match valeur {
        Some(Valeur::Booleen(vrai)) => (*vrai).into(),
        _ => Noeud::NUL,
    }
}

/// A whole number, as text: it may be larger than what JavaScript reads.
pub(crate) fn entier(valeur: Option<&Valeur>) -> Noeud {
    match valeur {
        Some(Valeur::Entier(nombre)) => nombre.to_string().into(),
        _ => Noeud::NUL,
    }
}

pub(crate) fn decimal(valeur: Option<&Valeur>) -> Noeud {
    match valeur {
        Some(Valeur::Decimal(nombre)) => nombre.to_string().parse::<f64>().ok().into(),
        Some(Valeur::Entier(nombre)) => (*nombre).into(),
        _ => Noeud::NUL,
    }
}

pub(crate) fn instant(valeur: Option<&Valeur>) -> Noeud {
    match valeur {
        Some(Valeur::DateHeure(instant)) => {
            ids::zone(&instant.to_zoned(primitives::paris())).into()
        }
        _ => Noeud::NUL,
    }
}

pub(crate) fn plusieurs(valeur: Option<&Valeur>) -> Noeud {
    match valeur {
        Some(Valeur::Plusieurs(choix)) => choix.clone().into(),
        _ => Noeud::Liste(Vec::new()),
    }
}

/// The text of an answer; null without one.
pub(crate) fn texte(champ: &Champ, valeur: Option<&Valeur>) -> Noeud {
    let rempli = valeur.filter(|valeur| !valeur.est_vide());
    rempli.map(|valeur| formulaires::texte(champ, valeur)).into()
}
