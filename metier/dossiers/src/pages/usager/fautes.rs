//! What is to be mended on a page: which control, and the sentence that says how.

use std::borrow::Cow;

use formulaires::{Argument, ChampId, Formulaire, Genre, Probleme, RangeeId};
use langues::{Arg, Textes};
use web::composants::{ResumeErreurs, id_de};

use super::decor::Decor;

/// A label longer than this is cut in a sentence.
const LIBELLE_MAX: usize = 90;

/// An answer to mend.
#[derive(Clone, Debug)]
pub(crate) struct Faute {
    /// The champ.
    pub(super) champ: ChampId,
    /// Its row.
    pub(super) rangee: Option<RangeeId>,
    /// What to do, beside the control.
    pub(crate) phrase: String,
    /// The same in the summary, the question named.
    resume: String,
    /// The id of its first control.
    pub(super) ancre: String,
}

impl Faute {
    /// From a problem of the form engine.
    pub(crate) fn de(t: Textes, formulaire: &Formulaire, probleme: &Probleme) -> Self {
        let phrase = phrase(t, probleme);
        Self::nouvelle(t, formulaire, probleme.champ, probleme.rangee.as_ref(), phrase)
    }

    /// With a sentence of its own.
    pub(super) fn nouvelle(
        t: Textes,
        formulaire: &Formulaire,
        champ: ChampId,
        rangee: Option<&RangeeId>,
        phrase: String,
    ) -> Self {
        let trouve = formulaire.champ(champ);
        let libelle = trouve.map(|champ| libelle_court(&champ.libelle)).unwrap_or_default();
        let resume = if libelle.is_empty() || phrase.contains(&libelle) {
            phrase.clone()
        } else {
            t.commun_libelle_valeur(libelle, &phrase)
        };
        let ancre = ancre(champ, rangee, trouve.map(|champ| &champ.genre));
        Self { champ, rangee: rangee.cloned(), phrase, resume, ancre }
    }

    /// Of a folded row of a block, whole.
    pub(super) fn de_rangee(
        champ: ChampId,
        rangee: RangeeId,
        phrase: String,
        resume: String,
        ancre: String,
    ) -> Self {
        Self { champ, rangee: Some(rangee), phrase, resume, ancre }
    }
}

/// The id of the first control of a champ, that links of the summary reach.
pub(super) fn ancre(champ: ChampId, rangee: Option<&RangeeId>, genre: Option<&Genre>) -> String {
    let nom = champ.nom(rangee);
    match genre {
        Some(Genre::LinkedDropDownList(_)) => id_de(&format!("{nom}_primaire")),
        Some(Genre::Address) => id_de(&format!("{nom}_voie")),
        _ => id_de(&nom),
    }
}

/// A label without tags, cut between words when it is long.
pub(super) fn libelle_court(libelle: &str) -> String {
    let libelle = demarches::texte_simple(libelle);
    if libelle.chars().count() <= LIBELLE_MAX {
        return libelle;
    }
    let debut: String = libelle.chars().take(LIBELLE_MAX).collect();
    let coupe = debut.rsplit_once(' ').map_or(debut.as_str(), |(debut, _)| debut);
    format!("{coupe}…")
}

/// The sentence of a problem.
fn phrase(t: Textes, probleme: &Probleme) -> String {
    let arg = |(nom, valeur): &(String, Argument)| match valeur {
        Argument::Nombre(nombre) => (nom.clone(), Arg::Nombre(*nombre)),
        Argument::Texte(texte) if nom == "champ" => {
            (nom.clone(), Arg::Texte(Cow::Owned(libelle_court(texte))))
        }
        Argument::Texte(texte) => (nom.clone(), Arg::Texte(Cow::Owned(texte.clone()))),
    };
    let args: Vec<(String, Arg<'static>)> = probleme.args.iter().map(arg).collect();
    let args: Vec<(&str, Arg<'static>)> =
        args.iter().map(|(nom, valeur)| (nom.as_str(), valeur.clone())).collect();
    let cle = probleme.cle();
    t.par_cle(&cle, &args).unwrap_or(cle)
}

/// The summary of errors, that writes nothing without any.
pub(super) fn resume(decor: &Decor<'_>, fautes: &[Faute]) -> ResumeErreurs<'static> {
    ajouter(ResumeErreurs::nouveau(decor.mots), fautes)
}

/// Adds errors to a summary.
pub(super) fn ajouter(resume: ResumeErreurs<'static>, fautes: &[Faute]) -> ResumeErreurs<'static> {
    fautes
        .iter()
        .fold(resume, |resume, faute| resume.erreur(faute.ancre.clone(), faute.resume.clone()))
}
