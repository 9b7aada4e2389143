use std::collections::BTreeMap;

use crate::{
    formulaire::{Champ, Formulaire},
    ids::{ChampId, RangeeId},
    parcours::{Rencontre, parcourir},
    reponses::Reponses,
    valeur::Valeur,
    visibilite::visibles,
};

/// An answer that is not the same in two states of a dossier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ecart<'a> {
    /// The champ.
    pub champ: &'a Champ,
    /// Its row, in a repeatable block.
    pub rangee: Option<&'a RangeeId>,
    /// What was answered; `None` when nothing was, or when it was hidden.
    pub avant: Option<&'a Valeur>,
    /// What is answered now.
    pub apres: Option<&'a Valeur>,
}

/// Every answer that changed, in the order of the form, then those that are no longer shown. The rows
/// of a repeatable block are told by their answers.
pub fn ecarts<'a>(
    formulaire: &'a Formulaire,
    avant: &'a Reponses,
    apres: &'a Reponses,
) -> Vec<Ecart<'a>> {
    let mut avant = par_place(formulaire, avant);
    let mut ecarts = Vec::new();
    for rencontre in demandees(formulaire, apres) {
        let place = (rencontre.champ.id, rencontre.rangee);
        let (avant, apres) = (avant.remove(&place).and_then(donnee), donnee(rencontre));
        if avant != apres {
            let Rencontre { champ, rangee, .. } = rencontre;
            ecarts.push(Ecart { champ, rangee, avant, apres });
        }
    }
    let disparues = avant.into_values().filter_map(|rencontre| {
        let Rencontre { champ, rangee, .. } = rencontre;
        Some(Ecart { champ, rangee, avant: Some(donnee(rencontre)?), apres: None })
    });
    ecarts.extend(disparues);
    ecarts
}

type Place<'a> = (ChampId, Option<&'a RangeeId>);

fn par_place<'a>(
    formulaire: &'a Formulaire,
    reponses: &'a Reponses,
) -> BTreeMap<Place<'a>, Rencontre<'a>> {
    let demandees = demandees(formulaire, reponses).into_iter();
    demandees.map(|rencontre| ((rencontre.champ.id, rencontre.rangee), rencontre)).collect()
}

fn demandees<'a>(formulaire: &'a Formulaire, reponses: &'a Reponses) -> Vec<Rencontre<'a>> {
    let visibles = visibles(formulaire, reponses);
    let mut toutes = parcourir(formulaire, reponses, &visibles);
    toutes.retain(|rencontre| {
        rencontre.champ.genre.demande() && rencontre.champ.genre.enfants().is_none()
    });
    toutes
}

fn donnee<'a>(rencontre: Rencontre<'a>) -> Option<&'a Valeur> {
    rencontre.valeur.filter(|valeur| !valeur.est_vide())
}
