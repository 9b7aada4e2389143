//! Opening hours, said.

use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;
use langues::Textes;
use primitives::Stamp;

use crate::horaires::{Horaires, Ouverture, Plage, fuseau};
use crate::modele::Collectivite;

pub(crate) const JOURS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The name of a day of the week.
pub(crate) fn nom_du_jour(t: Textes, jour: Weekday) -> &'static str {
    match jour {
        Weekday::Monday => t.commun_jour_lundi(),
        Weekday::Tuesday => t.commun_jour_mardi(),
        Weekday::Wednesday => t.commun_jour_mercredi(),
        Weekday::Thursday => t.commun_jour_jeudi(),
        Weekday::Friday => t.commun_jour_vendredi(),
        Weekday::Saturday => t.commun_jour_samedi(),
        Weekday::Sunday => t.commun_jour_dimanche(),
    }
}

/// The hours of a week, a line for each run of days that have the same: « Du lundi au jeudi, de
/// 9 h à 12 h et de 14 h à 17 h ». Closed days have no line.
pub fn lignes_horaires(t: Textes, horaires: &Horaires) -> Vec<String> {
    let mut lignes = Vec::new();
    let mut jours = JOURS.as_slice();
    while let Some(premier) = jours.first() {
        let plages = horaires.jour(*premier);
        let suite = jours.iter().take_while(|jour| horaires.jour(**jour) == plages).count();
        let (memes, reste) = jours.split_at(suite);
        if !plages.is_empty() {
            lignes.push(t.collectivites_horaires_ligne(noms(t, memes), heures(t, plages)));
        }
        jours = reste;
    }
    lignes
}

fn noms(t: Textes, jours: &[Weekday]) -> String {
    let nom = |jour: &Weekday| nom_du_jour(t, *jour);
    match jours {
        [seul] => t.collectivites_horaires_un_jour(nom(seul)),
        [premier, dernier] => t.collectivites_horaires_deux_jours(nom(premier), nom(dernier)),
        [premier, .., dernier] => t.collectivites_horaires_jours(nom(premier), nom(dernier)),
        [] => String::new(),
    }
}

fn heures(t: Textes, plages: &[Plage]) -> String {
    let une = |p: &Plage| t.collectivites_horaires_plage(t.heure(p.debut), t.heure(p.fin));
    plages.iter().map(une).collect::<Vec<_>>().join(&format!(" {} ", t.commun_et()))
}

impl Collectivite {
    /// Whether people are received at this instant.
    pub fn ouverture(&self, instant: Stamp) -> Ouverture {
        self.horaires.est_ouverte(self.territoire, instant)
    }

    /// « L’accueil est ouvert jusqu’à 17 h 30. », or when it opens; `None` without known hours.
    pub fn phrase_ouverture(&self, t: Textes, instant: Stamp) -> Option<String> {
        let locale = heure_locale(fuseau(self.territoire), instant);
        match self.ouverture(instant) {
            Ouverture::Inconnue => None,
            Ouverture::Ouverte { jusqua } => {
                Some(t.collectivites_ouverture_ouvert(t.heure(jusqua)))
            }
            Ouverture::Fermee { ouvre: None } => Some(t.collectivites_ouverture_ferme().to_owned()),
            Ouverture::Fermee { ouvre: Some(ouvre) } => Some(prochaine(t, locale, ouvre)),
        }
    }
}

fn heure_locale(zone: TimeZone, instant: Stamp) -> DateTime {
    instant.timestamp().to_zoned(zone).datetime()
}

fn prochaine(t: Textes, maintenant: DateTime, ouvre: DateTime) -> String {
    let heure = t.heure(ouvre.time());
    let jours = maintenant.date().until(ouvre.date()).map_or(i32::MAX, |span| span.get_days());
    match jours {
        0 => t.collectivites_ouverture_aujourdhui(heure),
        1 => t.collectivites_ouverture_demain(heure),
        2..=6 => t.collectivites_ouverture_jour(t.jour_semaine(ouvre.date()), heure),
        _ => t.collectivites_ouverture_jour(t.date_avec_jour(ouvre.date()), heure),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn semaine() -> Horaires {
        let mut horaires = Horaires::default();
        for jour in [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday] {
            horaires.ecrire_jour(jour, "9h-12h, 14h-17h30").unwrap();
        }
        horaires.ecrire_jour(Weekday::Friday, "9h-12h").unwrap();
        horaires
    }

    #[test]
    fn days_of_the_same_hours_share_a_line() {
        let lignes = lignes_horaires(Textes::fr(), &semaine());
        let lignes: Vec<_> =
            lignes.iter().map(|l| l.replace(['\u{a0}', '\u{202f}'], " ")).collect();
        assert_eq!(
            lignes,
            [
                "Du lundi au mercredi, de 9 h à 12 h et de 14 h à 17 h 30",
                "Le vendredi, de 9 h à 12 h"
            ]
        );
    }

    #[test]
    fn the_next_opening_is_said_as_people_say_it() {
        let t = Textes::fr();
        let vu = |jour: i8, heure: i8| {
            let maintenant = date(2026, 11, jour).at(heure, 0, 0, 0);
            prochaine(t, maintenant, date(2026, 11, 27).at(9, 0, 0, 0)).replace('\u{a0}', " ")
        };
        assert_eq!(vu(27, 8), "L’accueil est fermé. Il ouvre aujourd’hui à 9 h.");
        assert_eq!(vu(26, 8), "L’accueil est fermé. Il ouvre demain à 9 h.");
        assert_eq!(vu(25, 18), "L’accueil est fermé. Il ouvre vendredi à 9 h.");
        assert_eq!(vu(1, 18), "L’accueil est fermé. Il ouvre vendredi 27 novembre 2026 à 9 h.");
    }
}
