//! Plausible answers to any form, for the dossiers of the demonstration.

use std::collections::BTreeMap;

use db::Tx;
use dossiers::Erreur;
use dossiers::modele::Dossier;
use files::{Owner, Stored};
use formulaires::{
    Adresse, Bloc, BlocId, Champ, ChampId, FichierRef, Formulaire, Genre, Lieu, Valeur,
};
use jiff::ToSpan;
use jiff::civil::Date;

use super::people::Person;

/// Answers to the questions of each step; each document asked for is `stored`, named for `dossier`.
pub(crate) fn plausible(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    stored: &Stored,
    formulaire: &Formulaire,
    person: &Person,
    received: Date,
) -> Result<Vec<(BlocId, Bloc)>, Erreur> {
    let mut blocks = Vec::new();
    for etape in formulaire.etapes() {
        let mut content = BTreeMap::<ChampId, Valeur>::new();
        for champ in etape.champs {
            let answer = match champ.genre {
                Genre::PieceJustificative(_) | Genre::TitreIdentite => {
                    let joint = document(tx, dossier, stored)?;
                    dossiers::proteger(tx, dossier, &champ.genre, &joint.id)?;
                    Some(Valeur::Fichiers(vec![joint]))
                }
                _ => value(champ, person, received),
            };
            content.extend(answer.map(|answer| (champ.id, answer)));
        }
        if !content.is_empty() {
            blocks.push((etape.bloc.clone(), Bloc(content)));
        }
    }
    Ok(blocks)
}

fn document(tx: &mut Tx<'_>, dossier: &Dossier, stored: &Stored) -> Result<FichierRef, Erreur> {
    let owner = Owner { kind: dossiers::CLE.into(), id: dossier.id.0 };
    Ok(FichierRef {
        id: files::name(tx, &owner, stored)?,
        nom: stored.name.clone(),
        octets: stored.size.unsigned_abs(),
        type_mime: stored.mime.clone(),
        sha256: stored.sha256.clone(),
    })
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
        Genre::Date(bornes) if bornes.naissance => {
            Valeur::Date(received.saturating_sub(35.years()))
        }
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
            voie: Some(person.address.into()),
            code_postal: Some("29999".into()),
            commune: Some("Saint-Exemple".into()),
            ..Adresse::default()
        })),
        Genre::Communes => Valeur::Lieu(Lieu {
            nom: "Quimper".into(),
            code: Some("29232".into()),
            code_postal: Some("29000".into()),
        }),
        Genre::Pays => {
            Valeur::Lieu(Lieu { nom: "France".into(), code: Some("FR".into()), code_postal: None })
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
