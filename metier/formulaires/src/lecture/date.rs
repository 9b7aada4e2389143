use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use super::Entree;
use crate::{
    lieux::plier,
    probleme::{Code, Rejet},
    texte::MOIS,
};

/// A day: from three controls, or from one as `2026-03-27` or `27/03/2026`.
pub(super) fn jour(entree: &Entree<'_>) -> Result<Option<Date>, Rejet> {
    let parties = [entree.ligne("_jour"), entree.ligne("_mois"), entree.ligne("_annee")];
    if parties.iter().any(|partie| !partie.is_empty()) {
        return d_parties(&parties).map(Some);
    }
    match entree.ligne("") {
        texte if texte.is_empty() => Ok(None),
        texte => date(&texte).map(Some),
    }
}

/// A day and an hour in Paris: five controls, a day and `_heure` as `14:30`, or one control in ISO.
pub(super) fn instant(entree: &Entree<'_>) -> Result<Option<Timestamp>, Rejet> {
    let (heure, minute) = (entree.ligne("_heure"), entree.ligne("_minute"));
    let seul = entree.ligne("");
    if heure.is_empty() && minute.is_empty() && entree.ligne("_jour").is_empty() {
        return if seul.is_empty() { Ok(None) } else { iso(&seul).map(Some) };
    }
    let jour = jour(entree)?.ok_or(Code::DateIncomplete)?;
    let temps = match (heure.as_str(), minute.as_str()) {
        ("", _) => return Err(Code::HeureAttendue.into()),
        (heure, "") => temps(heure)?,
        (heure, minute) => temps(&format!("{heure}:{minute}"))?,
    };
    a_paris(jour.to_datetime(temps)).map(Some)
}

fn d_parties([jour, mois, annee]: &[String; 3]) -> Result<Date, Rejet> {
    if jour.is_empty() || mois.is_empty() || annee.is_empty() {
        return Err(Code::DateIncomplete.into());
    }
    let mois = match nom_de_mois(mois) {
        Some(mois) => mois,
        None => mois.parse().map_err(|_| Code::DateAttendue)?,
    };
    let jour = jour.trim_end_matches("er").parse().map_err(|_| Code::DateAttendue)?;
    construire(annee, mois, jour)
}

fn nom_de_mois(texte: &str) -> Option<i64> {
    let plie = plier(texte);
    let place = MOIS.iter().position(|mois| plier(mois) == plie)?;
    i64::try_from(place + 1).ok()
}

fn date(texte: &str) -> Result<Date, Rejet> {
    let parties: Vec<String> = texte
        .split(['/', '-', '.', ' '])
        .filter(|partie| !partie.is_empty())
        .map(str::to_owned)
        .collect();
    let [a, b, c] = <[String; 3]>::try_from(parties).map_err(|_| Code::DateAttendue)?;
    if a.len() == 4 { d_parties(&[c, b, a]) } else { d_parties(&[a, b, c]) }
}

fn construire(annee: &str, mois: i64, jour: i64) -> Result<Date, Rejet> {
    let annee: i16 = annee.parse().map_err(|_| Code::DateAttendue)?;
    if !(1000..=9999).contains(&annee) {
        return Err(Code::AnneeAttendue.into());
    }
    let (mois, jour) = (i8::try_from(mois).unwrap_or(0), i8::try_from(jour).unwrap_or(0));
    Date::new(annee, mois, jour).map_err(|_| Code::DateInexistante.into())
}

fn temps(texte: &str) -> Result<Time, Rejet> {
    let mut parties =
        texte.split([':', 'h', 'H', ' ']).map(str::trim).filter(|partie| !partie.is_empty());
    let mut prochain = || match parties.next() {
        None => Ok(0),
        Some(partie) => partie.parse::<i8>().map_err(|_| Rejet::from(Code::HeureAttendue)),
    };
    let (heure, minute, seconde) = (prochain()?, prochain()?, prochain()?);
    Time::new(heure, minute, seconde, 0).map_err(|_| Code::HeureAttendue.into())
}

/// `2026-03-27T14:30`, with an offset or not, or `27/03/2026 14h30`.
fn iso(texte: &str) -> Result<Timestamp, Rejet> {
    if let Ok(instant) = texte.parse::<Timestamp>() {
        return Ok(instant);
    }
    let separe =
        texte.split_once('T').or_else(|| texte.split_once(" à ")).or_else(|| texte.split_once(' '));
    let (jour, heure) =
        separe.ok_or(if date(texte).is_ok() { Code::HeureAttendue } else { Code::DateAttendue })?;
    let jour = date(jour)?;
    // Fractions of a second, as some clients write them, mean nothing in a form.
    let heure = heure.split('.').next().unwrap_or(heure);
    a_paris(jour.to_datetime(temps(heure)?))
}

/// The hour that summer time skips does not exist and is refused; the one that comes twice is the first.
fn a_paris(local: DateTime) -> Result<Timestamp, Rejet> {
    let possible = primitives::paris().into_ambiguous_zoned(local);
    if matches!(possible.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        return Err(Code::HeureInexistante.into());
    }
    possible.compatible().map(|instant| instant.timestamp()).map_err(|_| Code::DateAttendue.into())
}

pub(super) fn controles(jour: Date) -> Vec<(String, String)> {
    vec![
        ("_jour".to_owned(), jour.day().to_string()),
        ("_mois".to_owned(), jour.month().to_string()),
        ("_annee".to_owned(), jour.year().to_string()),
    ]
}

pub(super) fn controles_instant(instant: Timestamp) -> Vec<(String, String)> {
    let local = instant.to_zoned(primitives::paris());
    let mut textes = controles(local.date());
    textes.push(("_heure".to_owned(), local.hour().to_string()));
    textes.push(("_minute".to_owned(), format!("{:02}", local.minute())));
    textes
}
