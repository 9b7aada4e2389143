//! From what a browser posts to typed answers.

mod champ;
mod choix;
mod date;
mod entree;
mod lieu;
pub(crate) mod nombre;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use champ::vers_saisie;
pub(crate) use champ::{lire, suffixes};
pub use entree::Saisie;
pub(crate) use entree::{Brouillon, Entree, SEPARATEUR};
pub(crate) use lieu::SANS_NOM;

use crate::{
    controles,
    formulaire::{Champ, Etape, Formulaire},
    genre::Genre,
    ids::{BlocId, ChampId, RangeeId},
    parcours::parcourir_etape,
    probleme::{Code, Probleme, Rejet},
    reponses::{Bloc, Reponses},
    une_fois,
    valeur::Valeur,
    verification::examiner,
    visibilite::visibles,
};

/// The end of the name of the hidden control that holds the answer beside which advice stands.
pub const CONSEIL: &str = "_conseil";

/// What reading a page gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lecture {
    /// The blocks of this page: its own, and one for each row.
    pub reponses: Reponses,
    /// The blocks of the rows that were taken out.
    pub retirees: Vec<BlocId>,
    /// What is wrong or doubtful in what is shown, in the order of the page.
    pub problemes: Vec<Probleme>,
    /// The questions of this page that these answers make appear, and that were not asked yet.
    pub nouvelles: Vec<(ChampId, Option<RangeeId>)>,
}

impl Lecture {
    /// Whether the next page may follow: nothing blocks and no question appeared.
    pub fn peut_continuer(&self) -> bool {
        self.nouvelles.is_empty() && !self.problemes.iter().any(Probleme::bloque)
    }
}

/// Reads the controls of one page, posted as `saisie`, over the answers `avant`.
///
/// A champ none of whose controls was posted keeps its answer: it was hidden. So boxes and radio buttons need a
/// hidden control of the same name with an empty value before them. Files are not posted here: put them in `avant`.
/// An answer that does not validate is kept as [`Valeur::Brute`] and is a problem; nothing is truncated.
pub fn lire_etape(
    formulaire: &Formulaire,
    etape: &Etape<'_>,
    saisie: &dyn Saisie,
    avant: &Reponses,
    aujourdhui: Date,
) -> Lecture {
    let mut lecteur =
        LecteurEtape { formulaire, saisie, avant, aujourdhui, lecture: Lecture::default() };
    let mut bloc = avant.bloc(etape.bloc).cloned().unwrap_or_default();
    for champ in etape.champs {
        match &champ.genre {
            Genre::Repetition { champs } => lecteur.repetition(champ, champs, &mut bloc),
            _ => lecteur.champ(champ, None, &mut bloc),
        }
    }
    lecteur.lecture.reponses.poser_bloc(etape.bloc.clone(), bloc);
    lecteur.juger(etape)
}

/// Reads the answer to one champ from text controls, as [`lire_etape`] does: for prefill and the API.
///
/// # Errors
/// The problem of an answer that does not validate.
pub fn lire_champ(
    formulaire: &Formulaire,
    champ: &Champ,
    rangee: Option<&RangeeId>,
    saisie: &dyn Saisie,
    aujourdhui: Date,
) -> Result<Option<Valeur>, Probleme> {
    lire_et_controler(
        formulaire,
        champ,
        &Entree::nouvelle(saisie, champ.id.nom(rangee)),
        aujourdhui,
    )
    .map_err(|rejet| Probleme::nouveau(champ, rangee, rejet))
}

pub(crate) fn lire_et_controler(
    formulaire: &Formulaire,
    champ: &Champ,
    entree: &Entree<'_>,
    aujourdhui: Date,
) -> Result<Option<Valeur>, Rejet> {
    let Some(valeur) = lire(formulaire, champ, entree)? else { return Ok(None) };
    controles::controler(formulaire, champ, &valeur, aujourdhui)?;
    Ok(Some(valeur))
}

struct LecteurEtape<'a> {
    formulaire: &'a Formulaire,
    saisie: &'a dyn Saisie,
    avant: &'a Reponses,
    aujourdhui: Date,
    lecture: Lecture,
}

impl LecteurEtape<'_> {
    fn champ(&self, champ: &Champ, rangee: Option<&RangeeId>, bloc: &mut Bloc) {
        let entree = Entree::nouvelle(self.saisie, champ.id.nom(rangee));
        if !entree.postee(&champ.genre) {
            return;
        }
        if let Genre::UneFois(source) = champ.genre {
            let preuves = bloc.0.get(&champ.id).map(|avant| avant.fichiers().to_vec());
            match une_fois::lire(source, &entree, &preuves.unwrap_or_default()) {
                Some(valeur) => drop(bloc.0.insert(champ.id, valeur)),
                None => drop(bloc.0.remove(&champ.id)),
            }
            return;
        }
        let lue = lire_et_controler(self.formulaire, champ, &entree, self.aujourdhui);
        match lue.unwrap_or_else(|_| Some(Valeur::Brute(entree.brute(&champ.genre)))) {
            Some(valeur) => drop(bloc.0.insert(champ.id, valeur)),
            None => drop(bloc.0.remove(&champ.id)),
        }
    }

    fn repetition(&mut self, champ: &Champ, enfants: &[Champ], bloc: &mut Bloc) {
        let avant = self.avant.rangees(self.formulaire, champ.id);
        let nom = champ.id.nom(None);
        let rangees = match self.saisie.valeurs(&nom) {
            postees if postees.is_empty() => avant.to_vec(),
            postees => sans_doublon(postees.into_iter().filter_map(RangeeId::lire)),
        };
        let retirees = avant.iter().filter(|rangee| !rangees.contains(rangee));
        self.lecture
            .retirees
            .extend(retirees.map(|rangee| BlocId::Rangee(champ.id, rangee.clone())));
        for rangee in &rangees {
            let id = BlocId::Rangee(champ.id, rangee.clone());
            let mut contenu = self.avant.bloc(&id).cloned().unwrap_or_default();
            enfants.iter().for_each(|enfant| self.champ(enfant, Some(rangee), &mut contenu));
            self.lecture.reponses.poser_bloc(id, contenu);
        }
        bloc.0.insert(champ.id, Valeur::Rangees(rangees));
    }

    fn juger(mut self, etape: &Etape<'_>) -> Lecture {
        let apres = self.apres();
        let (vus, vus_avant) =
            (visibles(self.formulaire, &apres), visibles(self.formulaire, self.avant));
        for rencontre in parcourir_etape(self.formulaire, etape, &apres, &vus) {
            let (champ, rangee) = (rencontre.champ, rencontre.rangee);
            let inconnue = rencontre.valeur.is_none()
                && champ.genre.demande()
                && !vus_avant.voit(champ.id, rangee);
            if inconnue && !Entree::nouvelle(self.saisie, champ.id.nom(rangee)).postee(&champ.genre)
            {
                self.lecture.nouvelles.push((champ.id, rangee.cloned()));
                continue;
            }
            let probleme =
                examiner(self.formulaire, champ, rangee, rencontre.valeur, self.aujourdhui)
                    .or_else(|| self.conseil(champ, rangee, rencontre.valeur));
            self.lecture.problemes.extend(probleme);
        }
        self.lecture
    }

    /// The answers that decide what is shown: without conditions, those of this page are enough.
    fn apres(&self) -> Reponses {
        let lues = self.lecture.reponses.clone();
        if !self.formulaire.index().conditionnel {
            return lues;
        }
        let mut apres = self.avant.clone();
        self.lecture.retirees.iter().for_each(|id| drop(apres.retirer_bloc(id)));
        apres.reprendre(lues);
        apres
    }

    /// Advice is given once: sent again beside it ([`CONSEIL`]), the answer is what the person means. That
    /// the draft holds it already says nothing: a script keeps what is typed.
    fn conseil(
        &self,
        champ: &Champ,
        rangee: Option<&RangeeId>,
        valeur: Option<&Valeur>,
    ) -> Option<Probleme> {
        let (Genre::Email, Some(Valeur::Texte(adresse))) = (&champ.genre, valeur) else {
            return None;
        };
        let donne = format!("{}{CONSEIL}", champ.id.nom(rangee));
        if self.saisie.valeurs(&donne).contains(&adresse.as_str()) {
            return None;
        }
        let suggestion = controles::suggestion(adresse)?;
        let rejet = Rejet::from(Code::CourrielDouteux).avec("suggestion", suggestion);
        Some(Probleme::nouveau(champ, rangee, rejet))
    }
}

fn sans_doublon(rangees: impl Iterator<Item = RangeeId>) -> Vec<RangeeId> {
    let mut uniques = Vec::new();
    for rangee in rangees {
        if !uniques.contains(&rangee) {
            uniques.push(rangee);
        }
    }
    uniques
}

/// A form as controls, the pair of [`Saisie`] that tests and prefill use.
pub type Controles = BTreeMap<String, Vec<String>>;
