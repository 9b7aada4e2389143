//! Rows too many to stand open together: each is folded under what it says, and one opens at a time.

use std::collections::BTreeMap;

use formulaires::{Bloc, BlocId, Champ, ChampId, Etape, Formulaire, RangeeId, Reponses, Valeur};
use langues::Textes;

use super::super::fautes::{Faute, libelle_court};

/// The most questions that the open rows of a block ask together.
const QUESTIONS_MAX: usize = 40;
/// The most answers of a row that its summary says.
const DITES_MAX: usize = 3;

/// The blocks of a page whose rows are folded, each with the row that is open.
#[derive(Default)]
pub(in super::super) struct Plis(BTreeMap<ChampId, Option<RangeeId>>);

impl Plis {
    /// Opens the row that is asked for, else the first that has something to mend: whoever goes on
    /// is led from one to the next.
    pub(in super::super) fn nouveaux(
        etape: &Etape<'_>,
        formulaire: &Formulaire,
        reponses: &Reponses,
        voulue: Option<&RangeeId>,
        fautes: &[Faute],
    ) -> Self {
        let plis = etape.champs.iter().filter_map(|champ| {
            let rangees = reponses.rangees(formulaire, champ.id);
            let demandes = champ.genre.enfants()?.iter().filter(|enfant| enfant.genre.demande());
            if rangees.len() < 2 || rangees.len() * demandes.count() <= QUESTIONS_MAX {
                return None;
            }
            let fautive = |rangee: &&RangeeId| {
                fautes.iter().any(|faute| faute.rangee.as_ref() == Some(*rangee))
            };
            let voulue = voulue.filter(|voulue| rangees.contains(*voulue));
            let premiere = rangees.iter().find(fautive);
            let ouverte = voulue.filter(|voulue| premiere.is_none() || fautive(voulue));
            Some((champ.id, ouverte.or(premiere).cloned()))
        });
        Self(plis.collect())
    }

    /// Whether the rows of this block fold.
    pub(in super::super) fn plie(&self, repetition: ChampId) -> bool {
        self.0.contains_key(&repetition)
    }

    /// Whether this row is folded.
    pub(in super::super) fn fermee(&self, repetition: ChampId, rangee: &RangeeId) -> bool {
        self.0.get(&repetition).is_some_and(|ouverte| ouverte.as_ref() != Some(rangee))
    }

    /// The same faults, those of a folded row told as one that leads to it.
    pub(in super::super) fn regrouper(
        &self,
        t: Textes,
        formulaire: &Formulaire,
        reponses: &Reponses,
        fautes: Vec<Faute>,
    ) -> Vec<Faute> {
        let mut regroupees: Vec<Faute> = Vec::new();
        let mut comptes: BTreeMap<RangeeId, usize> = BTreeMap::new();
        for faute in fautes {
            let repetition = formulaire.repetition_de(faute.champ).map(|repetition| repetition.id);
            match (repetition, faute.rangee.clone()) {
                (Some(repetition), Some(rangee)) if self.fermee(repetition, &rangee) => {
                    let rangees = reponses.rangees(formulaire, repetition);
                    let rang = rangees.iter().position(|autre| *autre == rangee).unwrap_or(0) + 1;
                    let compte = comptes.entry(rangee.clone()).or_default();
                    *compte += 1;
                    let phrase = t.suivre_rangee_fautes(*compte);
                    let resume = t.suivre_rangee_resume(rang.to_string(), *compte);
                    let ancre = super::rangees::cle_pliee(&rangee, rang - 1);
                    let pliee = Faute::de_rangee(repetition, rangee.clone(), phrase, resume, ancre);
                    regroupees.retain(|autre| {
                        autre.champ != repetition || autre.rangee.as_ref() != Some(&rangee)
                    });
                    regroupees.push(pliee);
                }
                _ => regroupees.push(faute),
            }
        }
        regroupees
    }
}

/// What a folded row says of itself: its first answers.
pub(super) fn resume(t: Textes, enfants: &[Champ], bloc: Option<&Bloc>) -> String {
    let valeur = |champ: &Champ| bloc.and_then(|bloc| bloc.0.get(&champ.id));
    let dites = enfants.iter().filter(|champ| !matches!(valeur(champ), Some(Valeur::Brute(_))));
    let dites = dites.filter_map(|champ| crate::lisible::texte(t, champ, valeur(champ)));
    let dites: Vec<String> = dites.take(DITES_MAX).map(|texte| libelle_court(&texte)).collect();
    dites.join(", ")
}

/// The block of a row.
pub(super) fn bloc<'r>(
    reponses: &'r Reponses,
    repetition: ChampId,
    rangee: &RangeeId,
) -> Option<&'r Bloc> {
    reponses.bloc(&BlocId::Rangee(repetition, rangee.clone()))
}
