use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    formulaire::Formulaire,
    ids::{BlocId, ChampId, RangeeId},
    valeur::Valeur,
};

/// The answers of one block, saved as one JSON text: `{"<stable id>": <value>}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bloc(pub BTreeMap<ChampId, Valeur>);

impl Bloc {
    /// The canonical text: the same answers give the same bytes.
    pub fn to_json(&self) -> String {
        serde_json::to_value(self)
            .map(|valeur| primitives::canonical::text(&valeur))
            .unwrap_or_default()
    }

    /// Reads the text of a block.
    ///
    /// # Errors
    /// When it is not the text of a block.
    pub fn from_json(texte: &str) -> serde_json::Result<Self> {
        serde_json::from_str(texte)
    }
}

/// The answers of a dossier, by block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reponses {
    blocs: BTreeMap<BlocId, Bloc>,
}

impl Reponses {
    /// No answer.
    pub fn nouvelles() -> Self {
        Self::default()
    }

    /// The answers of a block.
    pub fn bloc(&self, id: &BlocId) -> Option<&Bloc> {
        self.blocs.get(id)
    }

    /// The blocks in the order of their ids.
    pub fn blocs(&self) -> impl Iterator<Item = (&BlocId, &Bloc)> {
        self.blocs.iter()
    }

    /// Puts a whole block in place of what it was.
    pub fn poser_bloc(&mut self, id: BlocId, bloc: Bloc) {
        self.blocs.insert(id, bloc);
    }

    /// Takes a block out.
    pub fn retirer_bloc(&mut self, id: &BlocId) -> Option<Bloc> {
        self.blocs.remove(id)
    }

    /// Puts the blocks of `autres` in place of those of the same ids.
    pub fn reprendre(&mut self, autres: Self) {
        self.blocs.extend(autres.blocs);
    }

    /// The answer to a champ; in a row when `rangee` is given.
    pub fn valeur(
        &self,
        formulaire: &Formulaire,
        champ: ChampId,
        rangee: Option<&RangeeId>,
    ) -> Option<&Valeur> {
        self.blocs.get(&formulaire.bloc_de(champ, rangee)?)?.0.get(&champ)
    }

    /// Answers a champ. Returns false, and does nothing, when the form has no such champ.
    pub fn poser(
        &mut self,
        formulaire: &Formulaire,
        champ: ChampId,
        rangee: Option<&RangeeId>,
        valeur: Valeur,
    ) -> bool {
        let Some(id) = formulaire.bloc_de(champ, rangee) else { return false };
        self.blocs.entry(id).or_default().0.insert(champ, valeur);
        true
    }

    /// Takes an answer out.
    pub fn effacer(
        &mut self,
        formulaire: &Formulaire,
        champ: ChampId,
        rangee: Option<&RangeeId>,
    ) -> Option<Valeur> {
        self.blocs.get_mut(&formulaire.bloc_de(champ, rangee)?)?.0.remove(&champ)
    }

    /// The rows of a repeatable block, in order.
    pub fn rangees(&self, formulaire: &Formulaire, repetition: ChampId) -> &[RangeeId] {
        self.valeur(formulaire, repetition, None).map_or(&[], Valeur::rangees)
    }

    /// Adds a row at the end. Returns false when it is already there or when `repetition` is not a repeatable block.
    pub fn ajouter_rangee(
        &mut self,
        formulaire: &Formulaire,
        repetition: ChampId,
        rangee: RangeeId,
    ) -> bool {
        let repetable =
            formulaire.champ(repetition).is_some_and(|champ| champ.genre.enfants().is_some());
        let mut rangees = self.rangees(formulaire, repetition).to_vec();
        if !repetable || rangees.contains(&rangee) {
            return false;
        }
        self.blocs.entry(BlocId::Rangee(repetition, rangee.clone())).or_default();
        rangees.push(rangee);
        self.poser(formulaire, repetition, None, Valeur::Rangees(rangees))
    }

    /// Takes a row out, with its answers.
    pub fn retirer_rangee(
        &mut self,
        formulaire: &Formulaire,
        repetition: ChampId,
        rangee: &RangeeId,
    ) -> Option<Bloc> {
        let restent = self
            .rangees(formulaire, repetition)
            .iter()
            .filter(|autre| *autre != rangee)
            .cloned()
            .collect();
        self.poser(formulaire, repetition, None, Valeur::Rangees(restent));
        self.blocs.remove(&BlocId::Rangee(repetition, rangee.clone()))
    }

    /// Moves a row to a place (0 the first). Returns false when there is no such row.
    pub fn deplacer_rangee(
        &mut self,
        formulaire: &Formulaire,
        repetition: ChampId,
        rangee: &RangeeId,
        place: usize,
    ) -> bool {
        let mut rangees = self.rangees(formulaire, repetition).to_vec();
        let Some(depart) = rangees.iter().position(|autre| autre == rangee) else { return false };
        let deplacee = rangees.remove(depart);
        rangees.insert(place.min(rangees.len()), deplacee);
        self.poser(formulaire, repetition, None, Valeur::Rangees(rangees))
    }

    /// Moves each answer to the block where `formulaire` expects it (a revision may move a champ to another
    /// section). Answers to champs that are no longer there are handed back, so that a page can say so.
    pub fn ranger(self, formulaire: &Formulaire) -> (Self, Vec<(BlocId, ChampId, Valeur)>) {
        let mut rangees = Self::default();
        let mut orphelines = Vec::new();
        for (bloc, contenu) in self.blocs {
            let rangee = match &bloc {
                BlocId::Rangee(_, rangee) => Some(rangee.clone()),
                _ => None,
            };
            rangees.garder_rangee_vide(formulaire, &bloc);
            for (champ, valeur) in contenu.0 {
                match formulaire.bloc_de(champ, rangee.as_ref()) {
                    Some(destination) => {
                        drop(rangees.blocs.entry(destination).or_default().0.insert(champ, valeur))
                    }
                    None => orphelines.push((bloc.clone(), champ, valeur)),
                }
            }
        }
        (rangees, orphelines)
    }

    fn garder_rangee_vide(&mut self, formulaire: &Formulaire, bloc: &BlocId) {
        if let BlocId::Rangee(repetition, _) = bloc
            && formulaire.champ(*repetition).is_some()
        {
            self.blocs.entry(bloc.clone()).or_default();
        }
    }
}
