//! The ids of the API: base64 of a Ruby class and a number, as DS writes them; and its instants.

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL_NOPAD};
use jiff::Zoned;
use jiff::civil::Date;
use primitives::Stamp;

/// `Dossier`, 12 → `RG9zc2llci0xMg==`
pub(crate) fn id(classe: &str, numero: impl std::fmt::Display) -> String {
    BASE64.encode(format!("{classe}-{numero}").as_bytes())
}

/// What follows the class in an id; the urlsafe alphabet and missing padding are tolerated. `None` for
/// another class.
pub(crate) fn suite(classe: &str, id: &str) -> Option<String> {
    let nu = id.trim_end_matches('=').as_bytes();
    let octets = BASE64_NOPAD.decode(nu).or_else(|_| BASE64URL_NOPAD.decode(nu)).ok()?;
    let texte = String::from_utf8(octets).ok()?;
    let (lue, suite) = texte.split_once('-')?;
    (lue == classe).then(|| suite.to_owned())
}

/// The number of an id of this class.
pub(crate) fn numero(classe: &str, id: &str) -> Option<i64> {
    suite(classe, id)?.parse().ok().filter(|numero| *numero > 0)
}

/// An instant as DS writes it: on a clock in Paris, with its offset.
pub(crate) fn instant(stamp: Stamp) -> String {
    zone(&stamp.in_paris())
}

/// The beginning of a day in Paris.
pub(crate) fn minuit(jour: Date) -> Option<String> {
    jour.to_zoned(primitives::paris()).ok().map(|zoned| zone(&zoned))
}

pub(crate) fn zone(zoned: &Zoned) -> String {
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// An instant that a client wrote, with an offset or in Paris, or a day.
pub(crate) fn lire_instant(texte: &str) -> Option<Stamp> {
    if let Ok(instant) = texte.parse::<jiff::Timestamp>() {
        return Some(Stamp(instant.as_microsecond()));
    }
    let civil = texte.parse::<jiff::civil::DateTime>().ok()?;
    let zoned = civil.to_zoned(primitives::paris()).ok()?;
    Some(Stamp(zoned.timestamp().as_microsecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_ds_and_read_back_whatever_the_alphabet() {
        assert_eq!(id("Dossier", 12), "RG9zc2llci0xMg==");
        assert_eq!(numero("Dossier", "RG9zc2llci0xMg=="), Some(12));
        assert_eq!(numero("Dossier", "RG9zc2llci0xMg"), Some(12));
        assert_eq!(numero("Champ", "RG9zc2llci0xMg"), None);
        assert_eq!(numero("Dossier", "é"), None);
    }

    #[test]
    fn instants_bear_the_offset_of_their_day_in_paris() {
        let jour = jiff::civil::date(2019, 7, 10);
        assert_eq!(minuit(jour).as_deref(), Some("2019-07-10T00:00:00+02:00"));
        let lu = lire_instant("1962-09-15T15:35:00+01:00");
        assert_eq!(lu.map(instant).as_deref(), Some("1962-09-15T15:35:00+01:00"));
    }
}
