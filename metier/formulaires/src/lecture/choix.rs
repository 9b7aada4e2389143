use super::{Entree, champ::non_vide};
use crate::{
    formulaire::{Champ, Formulaire},
    genre::{Liste, Primaire},
    lieux::plier,
    probleme::{Code, Rejet},
    valeur::Valeur,
};

/// The value of the control for « Autre », as in DS.
pub(super) const AUTRE: &str = "__other__";

pub(super) fn un(
    formulaire: &Formulaire,
    champ: &Champ,
    liste: &Liste,
    entree: &Entree<'_>,
) -> Result<Option<Valeur>, Rejet> {
    let autre = non_vide(entree.ligne("_autre"));
    let brut = entree.brutes("").into_iter().rev().find(|texte| !texte.trim().is_empty());
    match (brut, autre) {
        (Some(AUTRE) | None, Some(mots)) if liste.autre => {
            // Words that are a choice of the list are that choice.
            Ok(Some(match reconnaitre(formulaire, champ, liste, &mots) {
                Some(rang) => Valeur::Choix(liste.options[rang].clone()),
                None => Valeur::Autre(mots),
            }))
        }
        (Some(AUTRE), None) if liste.autre => Err(Code::AutreAPreciser.into()),
        (None, _) => Ok(None),
        (Some(brut), _) => match reconnaitre(formulaire, champ, liste, brut) {
            Some(rang) => Ok(Some(Valeur::Choix(liste.options[rang].clone()))),
            None if liste.autre => Ok(Some(Valeur::Autre(entree.ligne("")))),
            None => Err(Code::ChoixInconnu.into()),
        },
    }
}

/// The choices in the order of the list, each once.
pub(super) fn plusieurs(
    formulaire: &Formulaire,
    champ: &Champ,
    liste: &Liste,
    entree: &Entree<'_>,
) -> Result<Option<Valeur>, Rejet> {
    let mut rangs = Vec::new();
    let mut libres = Vec::new();
    for brut in entree.brutes("").into_iter().filter(|texte| !texte.trim().is_empty()) {
        match reconnaitre(formulaire, champ, liste, brut) {
            Some(rang) => rangs.push(rang),
            None if liste.autre => libres.extend(non_vide(super::entree::une_ligne(brut))),
            None => return Err(Code::ChoixInconnu.into()),
        }
    }
    rangs.sort_unstable();
    let mut choix: Vec<String> =
        rangs.into_iter().map(|rang| liste.options[rang].clone()).collect();
    choix.dedup();
    choix.extend(libres);
    Ok((!choix.is_empty()).then_some(Valeur::Plusieurs(choix)))
}

/// The rank of a choice: as it is, else but for white space (browsers and files do not agree on it) and for signs that
/// cleaning takes out.
fn reconnaitre(formulaire: &Formulaire, champ: &Champ, liste: &Liste, brut: &str) -> Option<usize> {
    let index = formulaire.index();
    index.choix(champ.id, liste, brut).or_else(|| {
        let cherche = serrer(&super::entree::une_ligne(brut));
        let trouve = liste.choix().find(|option| serrer(option) == cherche)?;
        index.choix(champ.id, liste, trouve)
    })
}

fn serrer(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two controls, or one as `A / B`.
pub(super) fn lie(primaires: &[Primaire], entree: &Entree<'_>) -> Result<Option<Valeur>, Rejet> {
    let (primaire, secondaire) = (entree.ligne("_primaire"), entree.ligne("_secondaire"));
    let seul = entree.ligne("");
    match (primaire.is_empty(), seul.is_empty()) {
        (true, true) if secondaire.is_empty() => Ok(None),
        (true, true) => Err(Code::ChoixInconnu.into()),
        (true, false) => {
            separer(primaires, &seul).map(Some).ok_or_else(|| Code::ChoixInconnu.into())
        }
        (false, _) => {
            let trouve = primaires
                .iter()
                .find(|un| serrer(&un.nom) == serrer(&primaire))
                .ok_or(Code::ChoixInconnu)?;
            let secondaire = non_vide(secondaire).map(|texte| exact(trouve, &texte));
            Ok(Some(Valeur::Lie { primaire: trouve.nom.clone(), secondaire }))
        }
    }
}

fn exact(primaire: &Primaire, texte: &str) -> String {
    primaire
        .secondaires
        .iter()
        .find(|un| serrer(un) == serrer(texte))
        .cloned()
        .unwrap_or_else(|| texte.to_owned())
}

/// Names may hold ` / ` themselves, so every cut is tried.
fn separer(primaires: &[Primaire], texte: &str) -> Option<Valeur> {
    let entier = serrer(texte);
    primaires.iter().find_map(|primaire| {
        let nom = serrer(&primaire.nom);
        if primaire.secondaires.is_empty() || nom == entier {
            return (nom == entier)
                .then(|| Valeur::Lie { primaire: primaire.nom.clone(), secondaire: None });
        }
        let reste = entier.strip_prefix(&nom)?.trim_start().strip_prefix('/')?.trim_start();
        let secondaire = primaire.secondaires.iter().find(|un| serrer(un) == reste)?;
        Some(Valeur::Lie { primaire: primaire.nom.clone(), secondaire: Some(secondaire.clone()) })
    })
}

pub(super) fn civilite(texte: &str) -> Result<&'static str, Rejet> {
    match plier(texte).trim_end_matches('.') {
        "m" | "monsieur" => Ok("M"),
        "mme" | "madame" => Ok("Mme"),
        _ => Err(Code::ChoixInconnu.into()),
    }
}
