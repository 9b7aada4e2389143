use serde::{Deserialize, Serialize};

use crate::{
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::ChampId,
};

/// What changed for a champ from one revision to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changement {
    /// It is new.
    Ajoute,
    /// It is gone.
    Retire,
    /// It is the same champ, otherwise.
    Modifie(Vec<Aspect>),
}

/// A part of a champ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Its label.
    Libelle,
    /// Its help.
    Description,
    /// Whether an answer is required.
    Requis,
    /// Its type, or the options of its type.
    Genre,
    /// When it is shown.
    Condition,
}

/// What changed between two revisions, in the order of the new one, then what is gone in the order of the old one.
pub fn differences(ancien: &Formulaire, nouveau: &Formulaire) -> Vec<(ChampId, Changement)> {
    let restants = nouveau.tous().filter_map(|champ| match ancien.champ(champ.id) {
        None => Some((champ.id, Changement::Ajoute)),
        Some(avant) => {
            let aspects = aspects(avant, champ);
            (!aspects.is_empty()).then_some((champ.id, Changement::Modifie(aspects)))
        }
    });
    let retires = ancien.tous().filter(|champ| nouveau.champ(champ.id).is_none());
    restants.chain(retires.map(|champ| (champ.id, Changement::Retire))).collect()
}

fn aspects(avant: &Champ, apres: &Champ) -> Vec<Aspect> {
    let meme_genre = match (&avant.genre, &apres.genre) {
        // The champs of a block are compared one by one.
        (Genre::Repetition { .. }, Genre::Repetition { .. }) => true,
        (avant, apres) => avant == apres,
    };
    [
        (avant.libelle != apres.libelle, Aspect::Libelle),
        (avant.description != apres.description, Aspect::Description),
        (avant.obligatoire() != apres.obligatoire(), Aspect::Requis),
        (!meme_genre, Aspect::Genre),
        (avant.condition != apres.condition, Aspect::Condition),
    ]
    .into_iter()
    .filter_map(|(change, aspect)| change.then_some(aspect))
    .collect()
}
