//! Whether a rule makes sense over a form: its champs are there, and each operator fits what it compares.

use super::{Condition, Operateur, Terme};
use crate::{
    formulaire::{Champ, Formulaire},
    genre::{Genre, Liste},
    lieux,
    probleme::{CodeRefus, Refus},
};

/// The name that DS gives to « Autre » in a condition.
const AUTRE: &str = "__other__";

/// Checks a rule of its own (eligibility, routing) over the public form. Paths in a refusal start at `$`.
///
/// # Errors
/// A champ that is not there or is asked in rows, an operator that its type does not have, a value of another type.
pub fn verifier_regle(regle: &Condition, formulaire: &Formulaire) -> Result<(), Refus> {
    juger(&regle.0, "$", formulaire)
}

/// The operators that a rule may use on a champ, the commonest first; none when it decides nothing.
pub fn operateurs(genre: &Genre) -> &'static [Operateur] {
    use Operateur::{
        Contient, DansDepartement, DansRegion, Different, Egal, Exclut, HorsDepartement,
        HorsRegion, Inferieur, InferieurOuEgal, Superieur, SuperieurOuEgal, Vide,
    };
    match genre {
        Genre::YesNo | Genre::Checkbox => &[Egal, Vide],
        Genre::IntegerNumber(_) | Genre::DecimalNumber(_) | Genre::Date(_) | Genre::Datetime => {
            &[Egal, Different, Inferieur, InferieurOuEgal, Superieur, SuperieurOuEgal, Vide]
        }
        Genre::DropDownList(_)
        | Genre::LinkedDropDownList(_)
        | Genre::Civilite
        | Genre::Pays
        | Genre::Text => &[Egal, Different, Vide],
        Genre::MultipleDropDownList(_) => &[Contient, Exclut, Vide],
        Genre::Departements => &[Egal, Different, DansRegion, HorsRegion, Vide],
        Genre::Regions | Genre::Epci => &[Egal, Different, Vide],
        Genre::Communes | Genre::Address => {
            &[DansDepartement, HorsDepartement, DansRegion, HorsRegion, Egal, Different, Vide]
        }
        Genre::HeaderSection { .. }
        | Genre::Explication { .. }
        | Genre::PreRempli
        | Genre::Repetition { .. } => &[],
        _ => &[Vide],
    }
}

fn juger(terme: &Terme, chemin: &str, formulaire: &Formulaire) -> Result<(), Refus> {
    let Terme::Operation(operateur, termes) = terme else { return Err(mal_typee(chemin)) };
    if matches!(operateur, Operateur::Et | Operateur::Ou) {
        let juger = |(rang, terme)| juger(terme, &format!("{chemin}[{}]", rang + 1), formulaire);
        return termes.iter().enumerate().try_for_each(juger);
    }
    let champ = source(termes.first(), &format!("{chemin}[1]"), formulaire)?;
    if let Terme::Colonne(..) = &termes[0] {
        return Ok(());
    }
    if !operateurs(&champ.genre).contains(operateur) {
        return Err(mal_typee(chemin));
    }
    if *operateur == Operateur::Vide {
        return Ok(());
    }
    let ici = format!("{chemin}[2]");
    match termes.get(1) {
        Some(autre @ (Terme::Champ(_) | Terme::Colonne(..))) => {
            let autre = source(Some(autre), &ici, formulaire)?;
            if memes(&champ.genre, &autre.genre) { Ok(()) } else { Err(mal_typee(&ici)) }
        }
        Some(Terme::Vide) if *operateur == Operateur::Egal => Ok(()),
        Some(constante) if convient(champ, *operateur, constante) => Ok(()),
        _ => Err(mal_typee(&ici)),
    }
}

fn source<'f>(
    terme: Option<&Terme>,
    chemin: &str,
    formulaire: &'f Formulaire,
) -> Result<&'f Champ, Refus> {
    let Some(Terme::Champ(id) | Terme::Colonne(id, _)) = terme else {
        return Err(mal_typee(chemin));
    };
    let refus = |code| Refus::nouveau(chemin, code).avec("id", id.graphql());
    let champ = formulaire.champ(*id).ok_or_else(|| refus(CodeRefus::ConditionPendante))?;
    match formulaire.repetition_de(*id) {
        Some(_) => Err(refus(CodeRefus::ConditionHorsRangee)),
        None => Ok(champ),
    }
}

fn mal_typee(chemin: &str) -> Refus {
    Refus::nouveau(chemin, CodeRefus::ConditionMalTypee)
}

fn memes(un: &Genre, autre: &Genre) -> bool {
    let nombre = |genre: &Genre| matches!(genre, Genre::IntegerNumber(_) | Genre::DecimalNumber(_));
    let jour = |genre: &Genre| matches!(genre, Genre::Date(_) | Genre::Datetime);
    (nombre(un) && nombre(autre))
        || (jour(un) && jour(autre))
        || un.type_champ() == autre.type_champ()
}

/// Whether a constant is of the type of a champ, and one of its choices when it has some.
fn convient(champ: &Champ, operateur: Operateur, constante: &Terme) -> bool {
    match (&champ.genre, constante) {
        (Genre::YesNo | Genre::Checkbox, Terme::Booleen(_))
        | (Genre::IntegerNumber(_) | Genre::DecimalNumber(_), Terme::Nombre(_)) => true,
        (Genre::Date(_) | Genre::Datetime, Terme::Texte(texte)) => {
            texte.parse::<jiff::civil::Date>().is_ok()
        }
        (Genre::DropDownList(liste) | Genre::MultipleDropDownList(liste), Terme::Texte(texte)) => {
            offre(liste, texte)
        }
        (Genre::LinkedDropDownList(primaires), Terme::Texte(texte)) => {
            primaires.iter().any(|primaire| primaire.nom == *texte)
        }
        (Genre::Civilite, Terme::Texte(texte)) => matches!(texte.as_str(), "M" | "Mme"),
        (genre, Terme::Texte(code)) => match operateur {
            Operateur::DansDepartement | Operateur::HorsDepartement => {
                existe(lieux::departements(), code)
            }
            Operateur::DansRegion | Operateur::HorsRegion => existe(lieux::regions(), code),
            _ => match genre {
                Genre::Departements => existe(lieux::departements(), code),
                Genre::Regions => existe(lieux::regions(), code),
                Genre::Pays => existe(lieux::pays(), code),
                Genre::Text | Genre::Communes | Genre::Address | Genre::Epci => !code.is_empty(),
                _ => false,
            },
        },
        _ => false,
    }
}

fn offre(liste: &Liste, texte: &str) -> bool {
    let sans_choix = liste.choix().next().is_none();
    sans_choix || (liste.autre && texte == AUTRE) || liste.choix().any(|choix| choix == texte)
}

fn existe(liste: &[lieux::LieuOfficiel], code: &str) -> bool {
    liste.iter().any(|lieu| lieu.code == code)
}
