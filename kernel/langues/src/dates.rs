//! Dates and hours as each language writes them, with spaces that do not break.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::{Langue, Textes};

impl Textes {
    /// « 12 décembre 2026 », « 1er mars 2026 ».
    pub fn date_longue(self, date: Date) -> String {
        self.commun_date_longue(self.quantieme(date), self.mois(date), annee(date))
    }

    /// « samedi 12 décembre 2026 ».
    pub fn date_avec_jour(self, date: Date) -> String {
        self.commun_date_avec_jour(
            self.jour_semaine(date),
            self.quantieme(date),
            self.mois(date),
            annee(date),
        )
    }

    /// « 12/12/2026 » in French, “12 Dec 2026” in English, where figures alone mislead.
    pub fn date_courte(self, date: Date) -> String {
        match self.langue() {
            Langue::Fr => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Langue::En => {
                let mois: String = self.mois(date).chars().take(3).collect();
                format!("{}\u{a0}{mois}\u{a0}{}", date.day(), date.year())
            }
        }
    }

    /// « 9 h 20 », « 9 h », “9:20”.
    pub fn heure(self, heure: Time) -> String {
        match heure.minute() {
            0 => self.commun_heure_pile(heure.hour().to_string()),
            minute => self.commun_heure(heure.hour().to_string(), format!("{minute:02}")),
        }
    }

    /// « 12 décembre 2026 à 9 h 20 ».
    pub fn instant(self, instant: DateTime) -> String {
        self.commun_instant(self.date_longue(instant.date()), self.heure(instant.time()))
    }

    /// The name of a date's month.
    pub fn mois(self, date: Date) -> &'static str {
        match date.month() {
            1 => self.commun_mois_janvier(),
            2 => self.commun_mois_fevrier(),
            3 => self.commun_mois_mars(),
            4 => self.commun_mois_avril(),
            5 => self.commun_mois_mai(),
            6 => self.commun_mois_juin(),
            7 => self.commun_mois_juillet(),
            8 => self.commun_mois_aout(),
            9 => self.commun_mois_septembre(),
            10 => self.commun_mois_octobre(),
            11 => self.commun_mois_novembre(),
            _ => self.commun_mois_decembre(),
        }
    }

    /// The name of a date's day of the week.
    pub fn jour_semaine(self, date: Date) -> &'static str {
        match date.weekday() {
            Weekday::Monday => self.commun_jour_lundi(),
            Weekday::Tuesday => self.commun_jour_mardi(),
            Weekday::Wednesday => self.commun_jour_mercredi(),
            Weekday::Thursday => self.commun_jour_jeudi(),
            Weekday::Friday => self.commun_jour_vendredi(),
            Weekday::Saturday => self.commun_jour_samedi(),
            Weekday::Sunday => self.commun_jour_dimanche(),
        }
    }

    fn quantieme(self, date: Date) -> String {
        match date.day() {
            1 => self.commun_premier_du_mois().to_owned(),
            jour => jour.to_string(),
        }
    }
}

fn annee(date: Date) -> String {
    date.year().to_string()
}
