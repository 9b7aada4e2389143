use super::texte;
use crate::{
    formulaire::{Champ, Formulaire},
    genre::{Genre, Liste, Primaire},
    probleme::{Code, Rejet},
    valeur::Valeur,
};

/// The two titles of civil status that DS serves.
pub(crate) const CIVILITES: &[&str] = &["M", "Mme"];

pub(super) fn controler(
    formulaire: &Formulaire,
    champ: &Champ,
    valeur: &Valeur,
) -> Result<(), Rejet> {
    let dans =
        |liste: &Liste, choix: &str| formulaire.index().choix(champ.id, liste, choix).is_some();
    let juste = match (&champ.genre, valeur) {
        (Genre::DropDownList(liste), Valeur::Choix(choix)) => dans(liste, choix),
        (Genre::DropDownList(liste), Valeur::Autre(mots)) if liste.autre => return autre(mots),
        (Genre::MultipleDropDownList(liste), Valeur::Plusieurs(choix)) => {
            choix.iter().all(|un| liste.autre || dans(liste, un))
        }
        (Genre::LinkedDropDownList(primaires), Valeur::Lie { primaire, secondaire }) => {
            return lie(primaires, primaire, secondaire.as_deref());
        }
        (Genre::Civilite, Valeur::Choix(choix)) => CIVILITES.contains(&choix.as_str()),
        _ => false,
    };
    if juste { Ok(()) } else { Err(Code::ChoixInconnu.into()) }
}

fn autre(mots: &str) -> Result<(), Rejet> {
    if mots.trim().is_empty() {
        return Err(Code::AutreAPreciser.into());
    }
    texte::pas_plus(mots, texte::COURT_MAX)
}

fn lie(primaires: &[Primaire], primaire: &str, secondaire: Option<&str>) -> Result<(), Rejet> {
    let Some(trouve) = primaires.iter().find(|un| un.nom == primaire) else {
        return Err(Code::ChoixInconnu.into());
    };
    match secondaire {
        None if trouve.secondaires.is_empty() => Ok(()),
        None => Err(Rejet::from(Code::SecondaireAChoisir).avec("primaire", primaire)),
        Some(secondaire) if trouve.secondaires.iter().any(|un| un == secondaire) => Ok(()),
        Some(_) => Err(Code::ChoixInconnu.into()),
    }
}
