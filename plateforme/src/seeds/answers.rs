//! Plausible answers to any form, for the dossiers of the demonstration.

use std::collections::BTreeMap;

use formulaires::{Adresse, Bloc, BlocId, Champ, ChampId, Formulaire, Genre, Lieu, Valeur};
use jiff::ToSpan;
use jiff::civil::Date;

use super::people::Person;

/// Answers to the questions of each step. Files are left out: a démarche that requires one is not
/// filed by the demonstration.
pub(crate) fn plausible(
    formulaire: &Formulaire,
    person: &Person,
    received: Date,
) -> Vec<(BlocId, Bloc)> {
    let answer = |champ: &Champ| value(champ, person, received).map(|value| (champ.id, value));
    formulaire
        .etapes()
        .map(|etape| {
            let content: BTreeMap<ChampId, Valeur> = etape.champs.iter().filter_map(answer).collect();
            (etape.bloc.clone(), Bloc(content))
        })
        .filter(|(_, bloc)| !bloc.0.is_empty())
        .collect()
}

fn value(champ: &Champ, person: &Person, received: Date) -> Option<Valeur> {
    Some(match &champ.genre {
        Genre::Text => Valeur::Texte(text(&champ.libelle, person)),
        Genre::Textarea { .. } => Valeur::Texte("Merci de votre réponse.".into()),
        Genre::Email => Valeur::Texte(person.email()),
        Genre::Phone => Valeur::Texte("+33639982741".into()),
        Genre::IntegerNumber(bornes) => {
            let least = bornes.min.and_then(|min| min.try_into().ok());
            Valeur::Entier(least.unwrap_or(2).max(2))
        }
        Genre::DecimalNumber(bornes) => Valeur::Decimal(bornes.min.unwrap_or(12.into())),
        Genre::Date(bornes) if bornes.naissance => Valeur::Date(received.saturating_sub(35.years())),
        Genre::Date(_) if champ.libelle.to_lowercase().contains("naissance") => {
            Valeur::Date(received.saturating_sub(16.years()))
        }
        Genre::Date(_) => Valeur::Date(received.saturating_add(45.days())),
        Genre::YesNo | Genre::Checkbox => Valeur::Booleen(true),
        Genre::DropDownList(liste) => Valeur::Choix(liste.choix().next()?.to_owned()),
        Genre::MultipleDropDownList(liste) => {
            Valeur::Plusieurs(liste.choix().take(2).map(str::to_owned).collect())
        }
        Genre::Address => Valeur::Adresse(Box::new(Adresse {
            libelle: format!("{}, 29999 Saint-Exemple", person.address),
            ..Adresse::default()
        })),
        Genre::Communes => {
            Valeur::Lieu(Lieu { nom: "Quimper".into(), code: Some("29232".into()), code_postal: Some("29000".into()) })
        }
        Genre::Rna => Valeur::Texte("W291234567".into()),
        Genre::Siret => Valeur::Texte("73282932000074".into()),
        _ => return None,
    })
}

fn text(label: &str, person: &Person) -> String {
    let label = label.to_lowercase();
    let says = |word: &str| label.contains(word);
    if says("prénom") && says("nom") || says("responsable") {
        person.full_name()
    } else if says("prénom") {
        person.first_name.into()
    } else if says("association") {
        "Amicale de Saint-Exemple".into()
    } else if says("nom") {
        person.name.into()
    } else if says("lieu") || says("rue") || says("adresse") || says("endroit") {
        person.address.into()
    } else {
        "Oui, comme convenu au téléphone".into()
    }
}
