//! Weekly opening hours: read as people write them, and asked whether the counter is open.

use delais::Territoire;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use primitives::Stamp;
use serde::{Deserialize, Serialize};

/// How far a next opening is looked for, in days: a summer closing of a month is still found.
const HORIZON: i64 = 45;

/// One opening of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Plage {
    /// The doors open.
    pub debut: Time,
    /// The doors close.
    pub fin: Time,
}

/// The opening hours of a week, Monday first. All empty: they are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Horaires(pub [Vec<Plage>; 7]);

/// Whether people are received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ouverture {
    /// No hours were given: nothing is said.
    Inconnue,
    /// Open until this time today.
    Ouverte {
        /// Closing time, on the authority's own clock.
        jusqua: Time,
    },
    /// Closed.
    Fermee {
        /// When the doors open next, on the authority's own clock; `None` beyond the horizon.
        ouvre: Option<DateTime>,
    },
}

/// A day's hours that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoraireIllisible;

impl Horaires {
    /// Whether no hours were given at all.
    pub fn est_vide(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// The openings of a day of the week.
    pub fn jour(&self, jour: Weekday) -> &[Plage] {
        self.0.get(rang(jour)).map_or(&[], Vec::as_slice)
    }

    /// Replaces the openings of a day by those written in `texte`.
    pub fn ecrire_jour(&mut self, jour: Weekday, texte: &str) -> Result<(), HoraireIllisible> {
        let plages = lire_jour(texte)?;
        if let Some(case) = self.0.get_mut(rang(jour)) {
            *case = plages;
        }
        Ok(())
    }

    /// Whether the authority is open at `instant`; a public holiday of `territoire` is closed.
    pub fn est_ouverte(&self, territoire: Territoire, instant: Stamp) -> Ouverture {
        if self.est_vide() {
            return Ouverture::Inconnue;
        }
        let local = instant.timestamp().to_zoned(fuseau(territoire)).datetime();
        let du_jour = self.ouvertures(territoire, local.date());
        if let Some(plage) =
            du_jour.iter().find(|p| p.debut <= local.time() && local.time() < p.fin)
        {
            return Ouverture::Ouverte { jusqua: plage.fin };
        }
        let plus_tard = du_jour.iter().find(|plage| plage.debut > local.time());
        let ouvre = plus_tard
            .map(|plage| local.date().to_datetime(plage.debut))
            .or_else(|| self.prochaine(territoire, local.date()));
        Ouverture::Fermee { ouvre }
    }

    fn prochaine(&self, territoire: Territoire, apres: Date) -> Option<DateTime> {
        (1..=HORIZON).find_map(|jours| {
            let date = apres.checked_add(jiff::Span::new().days(jours)).ok()?;
            let premiere = self.ouvertures(territoire, date).first()?;
            Some(date.to_datetime(premiere.debut))
        })
    }

    fn ouvertures(&self, territoire: Territoire, date: Date) -> &[Plage] {
        if territoire.est_ferie(date) { &[] } else { self.jour(date.weekday()) }
    }
}

fn rang(jour: Weekday) -> usize {
    usize::try_from(jour.to_monday_zero_offset()).unwrap_or_default()
}

/// Reads « 9h-12h, 13h30-17h », « 9:00–12:00 et 14:00–18:00 », « fermé » or nothing.
pub fn lire_jour(texte: &str) -> Result<Vec<Plage>, HoraireIllisible> {
    let texte = texte.trim().to_lowercase();
    if texte.is_empty() || texte == "fermé" || texte == "ferme" || texte == "closed" {
        return Ok(Vec::new());
    }
    let texte = texte.replace(" et ", ",").replace(" and ", ",").replace(" à ", "-");
    let plages: Result<Vec<_>, _> = texte.split([',', ';', '/']).map(lire_plage).collect();
    let plages = plages?;
    let en_ordre = plages.windows(2).all(|deux| deux[0].fin <= deux[1].debut);
    if en_ordre { Ok(plages) } else { Err(HoraireIllisible) }
}

fn lire_plage(texte: &str) -> Result<Plage, HoraireIllisible> {
    let (debut, fin) = texte.split_once(['-', '–', '—']).ok_or(HoraireIllisible)?;
    let plage = Plage { debut: lire_heure(debut)?, fin: lire_heure(fin)? };
    if plage.debut < plage.fin { Ok(plage) } else { Err(HoraireIllisible) }
}

fn lire_heure(texte: &str) -> Result<Time, HoraireIllisible> {
    let texte: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
    let (heures, minutes) = texte.split_once(['h', ':']).unwrap_or((&texte, ""));
    let nombre = |chiffres: &str| match chiffres.len() {
        1 | 2 => chiffres.parse::<i8>().map_err(|_| HoraireIllisible),
        _ => Err(HoraireIllisible),
    };
    let minutes = if minutes.is_empty() { 0 } else { nombre(minutes)? };
    Time::new(nombre(heures)?, minutes, 0, 0).map_err(|_| HoraireIllisible)
}

/// Writes the openings of a day as [`lire_jour`] reads them: « 9h-12h, 13h30-17h ».
pub fn ecrire(plages: &[Plage]) -> String {
    let heure = |h: Time| match h.minute() {
        0 => format!("{}h", h.hour()),
        minute => format!("{}h{minute:02}", h.hour()),
    };
    let une = |plage: &Plage| format!("{}-{}", heure(plage.debut), heure(plage.fin));
    plages.iter().map(une).collect::<Vec<_>>().join(", ")
}

/// The clock that hangs in the town hall.
pub fn fuseau(territoire: Territoire) -> TimeZone {
    let nom = match territoire {
        Territoire::Metropole | Territoire::AlsaceMoselle => "Europe/Paris",
        Territoire::Guadeloupe => "America/Guadeloupe",
        Territoire::Guyane => "America/Cayenne",
        Territoire::LaReunion => "Indian/Reunion",
        Territoire::Martinique => "America/Martinique",
        Territoire::Mayotte => "Indian/Mayotte",
        Territoire::NouvelleCaledonie => "Pacific/Noumea",
        Territoire::PolynesieFrancaise => "Pacific/Tahiti",
        Territoire::SaintBarthelemy => "America/St_Barthelemy",
        Territoire::SaintMartin => "America/Marigot",
        Territoire::SaintPierreEtMiquelon => "America/Miquelon",
        Territoire::WallisEtFutuna => "Pacific/Wallis",
    };
    TimeZone::get(nom).unwrap_or_else(|_| primitives::paris())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn semaine() -> Horaires {
        let mut horaires = Horaires::default();
        horaires.ecrire_jour(Weekday::Monday, "9h-12h, 14h-17h30").unwrap();
        horaires.ecrire_jour(Weekday::Thursday, "9h-12h").unwrap();
        horaires
    }

    fn a(annee: i16, mois: i8, jour: i8, heure: i8, minute: i8, zone: &str) -> Stamp {
        let instant = date(annee, mois, jour).at(heure, minute, 0, 0).in_tz(zone).unwrap();
        Stamp(instant.timestamp().as_microsecond())
    }

    fn vu(instant: Stamp) -> Ouverture {
        semaine().est_ouverte(Territoire::Metropole, instant)
    }

    #[test]
    fn open_closed_at_noon_and_closed_at_the_very_end() {
        let paris = "Europe/Paris";
        assert_eq!(
            vu(a(2026, 11, 23, 9, 0, paris)),
            Ouverture::Ouverte { jusqua: time(12, 0, 0, 0) }
        );
        let midi = date(2026, 11, 23).at(14, 0, 0, 0);
        assert_eq!(vu(a(2026, 11, 23, 12, 0, paris)), Ouverture::Fermee { ouvre: Some(midi) });
        let jeudi = date(2026, 11, 26).at(9, 0, 0, 0);
        assert_eq!(vu(a(2026, 11, 23, 17, 30, paris)), Ouverture::Fermee { ouvre: Some(jeudi) });
    }

    #[test]
    fn a_public_holiday_is_closed_and_the_next_opening_skips_it() {
        // Monday 6 April 2026 is Easter Monday; the Thursday after is worked.
        let jeudi = date(2026, 4, 9).at(9, 0, 0, 0);
        let paques = a(2026, 4, 6, 10, 0, "Europe/Paris");
        assert_eq!(vu(paques), Ouverture::Fermee { ouvre: Some(jeudi) });
    }

    #[test]
    fn overseas_the_counter_follows_its_own_clock() {
        let instant = a(2026, 11, 23, 9, 0, "Indian/Reunion");
        let ouverture = semaine().est_ouverte(Territoire::LaReunion, instant);
        assert_eq!(ouverture, Ouverture::Ouverte { jusqua: time(12, 0, 0, 0) });
        assert!(matches!(vu(instant), Ouverture::Fermee { .. }));
    }

    #[test]
    fn without_hours_nothing_is_claimed() {
        let rien = Horaires::default();
        assert_eq!(rien.est_ouverte(Territoire::Metropole, Stamp(0)), Ouverture::Inconnue);
    }

    #[test]
    fn hours_are_read_as_people_write_them_and_written_back_the_same() {
        let deux = vec![
            Plage { debut: time(9, 0, 0, 0), fin: time(12, 0, 0, 0) },
            Plage { debut: time(13, 30, 0, 0), fin: time(17, 0, 0, 0) },
        ];
        for texte in
            ["9h-12h, 13h30-17h", "9:00–12:00 et 13:30–17:00", "09h00 à 12h00 / 13h30 à 17h"]
        {
            assert_eq!(lire_jour(texte), Ok(deux.clone()), "{texte}");
        }
        assert_eq!(ecrire(&deux), "9h-12h, 13h30-17h");
        assert_eq!(lire_jour(" Fermé "), Ok(Vec::new()));
    }

    #[test]
    fn hours_that_mean_nothing_are_refused() {
        for texte in ["12h-9h", "9h", "9h-25h", "9h-12h, 11h-14h", "matin", "9h-12h60", "9h--12h"] {
            assert_eq!(lire_jour(texte), Err(HoraireIllisible), "{texte}");
        }
    }
}
