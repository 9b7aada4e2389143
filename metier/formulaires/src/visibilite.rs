use std::collections::HashSet;

use crate::{
    condition::{Condition, Source},
    formulaire::{Champ, Formulaire, Noeud},
    genre::Genre,
    ids::{BlocId, ChampId, RangeeId},
    reponses::{Bloc, Reponses},
    valeur::Valeur,
};

/// Which champs are shown for given answers.
#[derive(Clone, Debug)]
pub struct Visibilite<'f> {
    formulaire: &'f Formulaire,
    /// By rank; a champ of a row only says whether its block is shown.
    visibles: Vec<bool>,
    /// The champs hidden in a row whose block is shown.
    masques: HashSet<(u32, RangeeId)>,
}

impl Visibilite<'_> {
    /// Whether a champ is shown, in its row if it has one. An unknown champ is not.
    pub fn voit(&self, champ: ChampId, rangee: Option<&RangeeId>) -> bool {
        self.formulaire.index().rang(champ).is_some_and(|rang| self.voit_rang(rang, rangee))
    }

    pub(crate) fn voit_rang(&self, rang: u32, rangee: Option<&RangeeId>) -> bool {
        self.visibles[rang as usize]
            && (self.masques.is_empty()
                || rangee.is_none_or(|rangee| !self.masques.contains(&(rang, rangee.clone()))))
    }
}

/// Which champs are shown: a condition hides its champ, a section all that it holds, a repeatable block its rows.
/// A hidden champ counts as unanswered in the conditions of the others, as in DS.
pub fn visibles<'f>(formulaire: &'f Formulaire, reponses: &Reponses) -> Visibilite<'f> {
    visibles_avec(formulaire, reponses, None)
}

/// The same for private annotations: `public` gives the public form and its answers.
pub fn visibles_avec<'f>(
    formulaire: &'f Formulaire,
    reponses: &Reponses,
    public: Option<(&Formulaire, &Reponses)>,
) -> Visibilite<'f> {
    let index = formulaire.index();
    let visibles = vec![true; index.noeuds.len()];
    let mut visibilite = Visibilite { formulaire, visibles, masques: HashSet::new() };
    if !index.conditionnel {
        return visibilite;
    }
    let exterieur = public.map(|(formulaire, reponses)| {
        (visibles_avec(formulaire, reponses, None), formulaire, reponses)
    });
    let regard = Regard { formulaire, reponses, blocs: blocs(formulaire, reponses), exterieur };
    for rang in &index.ordre {
        visibilite.visibles[*rang as usize] = regard.voit(*rang, &visibilite, None);
    }
    for (parent, enfants) in &index.repetitions {
        if enfants
            .iter()
            .all(|enfant| formulaire.a(&index.noeuds[*enfant as usize]).condition.is_none())
        {
            let vu = visibilite.visibles[*parent as usize];
            enfants.iter().for_each(|enfant| visibilite.visibles[*enfant as usize] = vu);
        } else {
            regard.repetition(*parent, enfants, &mut visibilite);
        }
    }
    visibilite
}

/// Whether a condition of its own (eligibility, routing) is true for these answers.
pub fn evaluer(condition: &Condition, formulaire: &Formulaire, reponses: &Reponses) -> bool {
    let visibilite = visibles(formulaire, reponses);
    let regard =
        Regard { formulaire, reponses, blocs: blocs(formulaire, reponses), exterieur: None };
    condition.vraie(&Vue { regard: &regard, visibilite: &visibilite, rangee: None })
}

fn blocs<'a>(formulaire: &Formulaire, reponses: &'a Reponses) -> Vec<Option<&'a Bloc>> {
    formulaire.index().etapes.iter().map(|(bloc, _)| reponses.bloc(bloc)).collect()
}

struct Regard<'a> {
    formulaire: &'a Formulaire,
    reponses: &'a Reponses,
    blocs: Vec<Option<&'a Bloc>>,
    exterieur: Option<(Visibilite<'a>, &'a Formulaire, &'a Reponses)>,
}

impl<'a> Regard<'a> {
    fn voit(
        &self,
        rang: u32,
        visibilite: &Visibilite<'_>,
        rangee: Option<(&'a RangeeId, Option<&'a Bloc>)>,
    ) -> bool {
        let noeud = &self.formulaire.index().noeuds[rang as usize];
        let id = rangee.map(|(id, _)| id);
        if noeud.section.is_some_and(|section| !visibilite.voit_rang(section, id)) {
            return false;
        }
        match &self.formulaire.a(noeud).condition {
            None => true,
            Some(condition) => condition.vraie(&Vue { regard: self, visibilite, rangee }),
        }
    }

    fn repetition(&self, parent: u32, enfants: &[u32], visibilite: &mut Visibilite<'_>) {
        let vu = visibilite.visibles[parent as usize];
        enfants.iter().for_each(|enfant| visibilite.visibles[*enfant as usize] = vu);
        if !vu {
            return;
        }
        let repetition = self.formulaire.a(&self.formulaire.index().noeuds[parent as usize]).id;
        for rangee in self.reponses.rangees(self.formulaire, repetition) {
            let bloc = self.reponses.bloc(&BlocId::Rangee(repetition, rangee.clone()));
            for enfant in enfants {
                if !self.voit(*enfant, visibilite, Some((rangee, bloc))) {
                    visibilite.masques.insert((*enfant, rangee.clone()));
                }
            }
        }
    }

    fn reponse(
        &self,
        noeud: &Noeud,
        champ: &Champ,
        rangee: Option<(&'a RangeeId, Option<&'a Bloc>)>,
    ) -> Option<&'a Valeur> {
        let bloc = match (noeud.enfant, rangee) {
            (None, _) => self.blocs[noeud.etape as usize],
            (Some(_), Some((_, bloc))) => bloc,
            (Some(_), None) => None,
        };
        bloc?.0.get(&champ.id)
    }
}

/// What a condition sees from where it stands.
struct Vue<'a, 'v, 'f> {
    regard: &'v Regard<'a>,
    visibilite: &'v Visibilite<'f>,
    rangee: Option<(&'a RangeeId, Option<&'a Bloc>)>,
}

impl<'c> Source<'c> for Vue<'c, '_, '_> {
    fn champ(&self, id: ChampId) -> Option<(&'c Genre, Option<&'c Valeur>)> {
        let formulaire = self.regard.formulaire;
        let Some(rang) = formulaire.index().rang(id) else {
            let (visibilite, formulaire, reponses) = self.regard.exterieur.as_ref()?;
            let champ = formulaire.champ(id).filter(|champ| visibilite.voit(champ.id, None))?;
            return Some((&champ.genre, reponses.valeur(formulaire, id, None)));
        };
        if !self.visibilite.voit_rang(rang, self.rangee.map(|(id, _)| id)) {
            return None;
        }
        let noeud = &formulaire.index().noeuds[rang as usize];
        let champ = formulaire.a(noeud);
        Some((&champ.genre, self.regard.reponse(noeud, champ, self.rangee)))
    }
}
