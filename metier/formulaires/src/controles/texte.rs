use regex::Regex;

use crate::{
    genre::Regles,
    probleme::{Code, Rejet},
};

/// The most characters of a line of text.
pub(crate) const COURT_MAX: u32 = 10_000;
/// The most characters of a long text.
pub(crate) const LONG_MAX: u32 = 100_000;

pub(crate) fn court(texte: &str) -> Result<(), Rejet> {
    pas_plus(texte, COURT_MAX)
}

pub(super) fn long(texte: &str, limite: Option<u32>) -> Result<(), Rejet> {
    pas_plus(texte, limite.map_or(LONG_MAX, |limite| limite.min(LONG_MAX)))
}

pub(super) fn pas_plus(texte: &str, max: u32) -> Result<(), Rejet> {
    // Bytes first: most texts need no count of characters.
    if texte.len() <= max as usize {
        return Ok(());
    }
    let longueur = texte.chars().count();
    if longueur <= max as usize {
        return Ok(());
    }
    Err(Rejet::from(Code::TexteTropLong).avec("longueur", longueur).avec("max", max))
}

pub(super) fn regle(regles: &Regles, motif: Option<&Regex>, texte: &str) -> Result<(), Rejet> {
    pas_plus(texte, regles.longueur_max.unwrap_or(COURT_MAX).min(COURT_MAX))?;
    let longueur = texte.chars().count();
    if let Some(min) = regles.longueur_min.filter(|min| longueur < *min as usize) {
        return Err(Rejet::from(Code::TexteTropCourt).avec("longueur", longueur).avec("min", min));
    }
    let contient = |quoi: fn(char) -> bool| texte.chars().any(quoi);
    if regles.sans_lettres && contient(char::is_alphabetic) {
        return Err(Code::LettresInterdites.into());
    }
    if regles.sans_chiffres && contient(char::is_numeric) {
        return Err(Code::ChiffresInterdits.into());
    }
    if regles.sans_speciaux && contient(|signe| !signe.is_alphanumeric()) {
        return Err(Code::SpeciauxInterdits.into());
    }
    match motif.filter(|motif| !motif.is_match(texte)) {
        None => Ok(()),
        Some(_) => Err(forme(regles)),
    }
}

fn forme(regles: &Regles) -> Rejet {
    match (&regles.message, &regles.exemple) {
        (Some(message), _) => Rejet::from(Code::FormeExpliquee).avec("message", message.as_str()),
        (None, exemple) => {
            Rejet::from(Code::FormeAttendue).avec("exemple", exemple.as_deref().unwrap_or("–"))
        }
    }
}
