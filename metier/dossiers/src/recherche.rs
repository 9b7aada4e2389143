//! The words that find a dossier: written when it is filed, asked when an agent searches.

use db::{DbError, Term, Tx};
use demarches::Demarche;
use formulaires::{Bloc, BlocId, Formulaire, Genre, Reponses};
use primitives::fold::{fold, stem, words};
use primitives::sound::sound;

use crate::depot;
use crate::modele::Dossier;

/// The fewest figures of a telephone number.
const CHIFFRES_MIN: usize = 9;

/// Puts in the index what a dossier is found by: its number, names and their sounds, contacts,
/// démarche, answers and what agents noted. What a champ marks as sensitive is not found.
pub(crate) fn indexer(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    demarche: &Demarche,
    formulaire: &Formulaire,
    reponses: &Reponses,
) -> Result<(), DbError> {
    let visibles = formulaires::visibles(formulaire, reponses);
    let rencontres = formulaires::parcourir(formulaire, reponses, &visibles);
    let mut texte = format!("{} {} {}", dossier.id, dossier.identite.mots(), demarche.titre);
    let mut jetons = sons(&dossier.identite.noms().join(" "));
    jetons.extend(telephones(&dossier.identite.telephone).jetons);
    let revision = demarches::revision(tx, dossier.revision_id)?;
    let notees = annotations(tx, dossier)?;
    let privees = revision.iter().flat_map(|revision| {
        let public = Some((formulaire, reponses));
        let visibles = formulaires::visibles_avec(&revision.annotations, &notees, public);
        formulaires::parcourir(&revision.annotations, &notees, &visibles)
    });
    for rencontre in rencontres.into_iter().chain(privees) {
        let Some(valeur) = rencontre.valeur.filter(|_| !rencontre.champ.sensible) else { continue };
        let dit = formulaires::texte(rencontre.champ, valeur);
        if rencontre.champ.genre == Genre::Phone {
            jetons.extend(telephones(&dit).jetons);
        }
        texte.push(' ');
        texte.push_str(&dit);
    }
    jetons.extend(words(&texte));
    depot::indexer(tx, dossier, &jetons.join(" "))
}

/// What agents noted of a dossier.
fn annotations(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Reponses, DbError> {
    let mut notees = Reponses::nouvelles();
    for (cle, garde) in depot::annotations(tx, dossier.id)? {
        let contenu = Bloc::from_json(&garde.contenu)
            .map_err(|error| DbError::Type { index: 2, cause: error.to_string() })?;
        if let Some(bloc) = BlocId::lire(&cle) {
            notees.poser_bloc(bloc, contenu);
        }
    }
    Ok(notees)
}

/// The query of the index for words that an agent typed, within the tenant; `None` without words.
/// A name is found by its sound too, a telephone number however it is written; the last word may be
/// only begun.
pub fn requete_de_mots(tx: &Tx<'_>, saisie: &str) -> Option<String> {
    let Telephones { jetons, reste } = telephones(saisie);
    let mut groupes: Vec<_> = jetons.into_iter().map(|jeton| vec![Term::Whole(jeton)]).collect();
    let plie = fold(&reste);
    let mots: Vec<_> = plie.split(' ').filter(|mot| !mot.is_empty()).collect();
    for (rang, mot) in mots.iter().enumerate() {
        let racine = stem(mot);
        let dernier = rang + 1 == mots.len();
        let mut termes = vec![if dernier { Term::Begins(racine) } else { Term::Whole(racine) }];
        termes.extend(sound(mot).map(|son| Term::Whole(jeton_de_son(&son))));
        groupes.push(termes);
    }
    if groupes.is_empty() {
        return None;
    }
    groupes.push(vec![Term::Whole(depot::mot_de_collectivite(tx.ctx().tenant))]);
    db::groups_query(tx.engine(), &groupes)
}

fn sons(noms: &str) -> Vec<String> {
    fold(noms).split(' ').filter_map(sound).map(|son| jeton_de_son(&son)).collect()
}

/// A word that no text holds.
fn jeton_de_son(son: &str) -> String {
    format!("xs{son}x")
}

/// The telephone numbers of a text, and the text without them.
#[derive(Debug, PartialEq, Eq)]
struct Telephones {
    jetons: Vec<String>,
    reste: String,
}

fn telephones(texte: &str) -> Telephones {
    let mut lus = Telephones { jetons: Vec::new(), reste: String::new() };
    let mut suite = String::new();
    // The sign at the end closes the last run.
    for signe in texte.chars().chain(['|']) {
        if signe.is_ascii_digit() || signe.is_whitespace() || "+.-()/".contains(signe) {
            suite.push(signe);
            continue;
        }
        match telephone(&suite) {
            Some(numero) => {
                lus.jetons.push(format!("xn{numero}x"));
                lus.reste.push(' ');
            }
            None => lus.reste.push_str(&suite),
        }
        suite.clear();
        lus.reste.push(signe);
    }
    lus.reste.pop();
    lus
}

/// The figures that a number is dialled with in France: « +33 6 39 98 27 41 » is « 0639982741 ».
fn telephone(texte: &str) -> Option<String> {
    let chiffres: String = texte.chars().filter(char::is_ascii_digit).collect();
    let international = texte.trim_start().starts_with('+') || chiffres.starts_with("00");
    let nu = chiffres.trim_start_matches('0');
    if let Some(national) = nu.strip_prefix("33").filter(|reste| international && reste.len() >= 9)
    {
        return Some(format!("0{}", national.trim_start_matches('0')));
    }
    // A number of ten figures begins with 0; anything else long enough may be a SIRET, a date.
    let entier = international || (chiffres.starts_with('0') && chiffres.len() == 10);
    (entier && chiffres.len() >= CHIFFRES_MIN).then(|| chiffres.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_one_token_however_it_is_written() {
        for texte in [
            "0639982741",
            "06 39 98 27 41",
            "06.39.98.27.41",
            "06-39-98-27-41",
            "+33 6 39 98 27 41",
            "+33639982741",
            "0033 6 39 98 27 41",
            "+33 (0)6 39 98 27 41",
        ] {
            assert_eq!(telephones(texte).jetons, ["xn0639982741x"], "{texte}");
        }
        let suivi = telephones("martin 06 39 98 27 41 rue Haute");
        assert_eq!(suivi.jetons, ["xn0639982741x"]);
        assert_eq!(fold(&suivi.reste), "martin rue haute");
    }

    #[test]
    fn other_numbers_stay_words() {
        for texte in ["12 rue de la Mairie 29999", "73282932000074", "4790", "12/05/2026", ""] {
            let lus = telephones(texte);
            assert!(lus.jetons.is_empty(), "{texte}");
            assert_eq!(lus.reste, texte);
        }
    }
}
