use jiff::civil::Date;

use crate::{
    controles,
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::RangeeId,
    lecture::{Brouillon, Entree, lire_et_controler},
    parcours::parcourir,
    probleme::{Code, Probleme, Rejet},
    reponses::Reponses,
    valeur::Valeur,
    visibilite::visibles,
};

/// What prevents these answers from being sent, in the order of the form. What is hidden is not judged.
pub fn verifier(formulaire: &Formulaire, reponses: &Reponses, aujourdhui: Date) -> Vec<Probleme> {
    let visibilite = visibles(formulaire, reponses);
    parcourir(formulaire, reponses, &visibilite)
        .into_iter()
        .filter_map(|rencontre| {
            examiner(formulaire, rencontre.champ, rencontre.rangee, rencontre.valeur, aujourdhui)
        })
        .collect()
}

/// The problem of one answer.
pub(crate) fn examiner(
    formulaire: &Formulaire,
    champ: &Champ,
    rangee: Option<&RangeeId>,
    valeur: Option<&Valeur>,
    aujourdhui: Date,
) -> Option<Probleme> {
    let rejet = match valeur.filter(|valeur| !valeur.est_vide()) {
        None => manque(champ)?,
        Some(Valeur::Booleen(false)) if champ.genre == Genre::Checkbox => manque(champ)?,
        Some(Valeur::Brute(textes)) => {
            let brouillon = Brouillon(textes);
            let entree = Entree::nouvelle(&brouillon, String::new());
            match lire_et_controler(formulaire, champ, &entree, aujourdhui) {
                Err(rejet) => rejet,
                // The form changed since: the answer is good now, but must be read again to be typed.
                Ok(_) => Rejet::from(Code::ReponseAReprendre),
            }
        }
        Some(valeur) => controles::controler(formulaire, champ, valeur, aujourdhui).err()?,
    };
    Some(Probleme::nouveau(champ, rangee, rejet))
}

fn manque(champ: &Champ) -> Option<Rejet> {
    if !champ.obligatoire() {
        return None;
    }
    Some(Rejet::from(match champ.genre {
        Genre::Checkbox => Code::CaseACocher,
        Genre::PieceJustificative(_) | Genre::TitreIdentite => Code::FichierManquant,
        Genre::Repetition { .. } => Code::RangeeManquante,
        _ => Code::Obligatoire,
    }))
}
