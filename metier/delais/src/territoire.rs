use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::code::codes;

codes! {
    /// Where the public holidays are the same: the thirteen zones of the State's open calendar.
    Territoire {
        /// Mainland, but Alsace and Moselle.
        Metropole = "metropole",
        /// Bas-Rhin, Haut-Rhin, Moselle: Good Friday and 26 December besides.
        AlsaceMoselle = "alsace_moselle",
        /// Abolition of slavery on 27 May.
        Guadeloupe = "guadeloupe",
        /// Abolition of slavery on 10 June.
        Guyane = "guyane",
        /// Abolition of slavery on 20 December.
        LaReunion = "la_reunion",
        /// Abolition of slavery on 22 May.
        Martinique = "martinique",
        /// Abolition of slavery on 27 April.
        Mayotte = "mayotte",
        /// The local holidays are not in the State's calendar.
        NouvelleCaledonie = "nouvelle_caledonie",
        /// The local holidays are not in the State's calendar.
        PolynesieFrancaise = "polynesie_francaise",
        /// Abolition of slavery on 9 October.
        SaintBarthelemy = "saint_barthelemy",
        /// Abolition of slavery on 28 May, on the 27th until 2017.
        SaintMartin = "saint_martin",
        /// As the mainland.
        SaintPierreEtMiquelon = "saint_pierre_et_miquelon",
        /// The local holidays are not in the State's calendar.
        WallisEtFutuna = "wallis_et_futuna",
    }
}

const COMMUNS: [(i8, i8); 8] =
    [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

/// Easter Monday, Ascension, Whit Monday, in days after Easter Sunday.
const MOBILES: [i32; 3] = [1, 39, 50];
const VENDREDI_SAINT: i32 = -2;

impl Territoire {
    /// The zone of a commune, from its INSEE code; the mainland for a code that says nothing else.
    #[must_use]
    pub fn depuis_insee(commune: &str) -> Self {
        let prefixe = |n| commune.get(..n).unwrap_or_default();
        match prefixe(2) {
            "57" | "67" | "68" => return Self::AlsaceMoselle,
            _ => {}
        }
        match prefixe(3) {
            "971" => Self::Guadeloupe,
            "972" => Self::Martinique,
            "973" => Self::Guyane,
            "974" => Self::LaReunion,
            "975" => Self::SaintPierreEtMiquelon,
            "976" => Self::Mayotte,
            "977" => Self::SaintBarthelemy,
            "978" => Self::SaintMartin,
            "986" => Self::WallisEtFutuna,
            "987" => Self::PolynesieFrancaise,
            "988" => Self::NouvelleCaledonie,
            _ => Self::Metropole,
        }
    }

    /// Whether the day is a public holiday (Code du travail L3133-1, L3134-13, L3422-2).
    #[must_use]
    pub fn est_ferie(self, jour: Date) -> bool {
        let jour_mois = (jour.month(), jour.day());
        let depuis_paques =
            i32::from(jour.day_of_year()) - i32::from(paques(jour.year()).day_of_year());
        COMMUNS.contains(&jour_mois)
            || MOBILES.contains(&depuis_paques)
            || self.jour_propre(jour.year()) == Some(jour_mois)
            || (self == Self::AlsaceMoselle
                && (depuis_paques == VENDREDI_SAINT || jour_mois == (12, 26)))
    }

    /// The public holidays of a year, in order.
    #[must_use]
    pub fn jours_feries(self, annee: i16) -> Vec<Date> {
        let premier = jiff::civil::date(annee.clamp(Date::MIN.year(), Date::MAX.year()), 1, 1);
        premier
            .series(1.day())
            .take_while(|jour| jour.year() == premier.year())
            .filter(|jour| self.est_ferie(*jour))
            .collect()
    }

    /// Neither Saturday, Sunday nor holiday.
    #[must_use]
    pub fn est_ouvre(self, jour: Date) -> bool {
        !matches!(jour.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.est_ferie(jour)
    }

    /// The day itself when it is worked, else the first one after it that is.
    #[must_use]
    pub fn premier_jour_ouvre(self, depuis: Date) -> Date {
        depuis.series(1.day()).find(|jour| self.est_ouvre(*jour)).unwrap_or(depuis)
    }

    /// The n-th worked day after this one.
    #[must_use]
    pub fn apres_jours_ouvres(self, depuis: Date, nombre: u8) -> Date {
        (0..nombre)
            .fold(depuis, |jour, _| self.premier_jour_ouvre(jour.tomorrow().unwrap_or(Date::MAX)))
    }

    /// The day of the abolition of slavery (decree 83-1003 and its successors).
    fn jour_propre(self, annee: i16) -> Option<(i8, i8)> {
        match self {
            Self::Mayotte => Some((4, 27)),
            Self::Martinique => Some((5, 22)),
            Self::Guadeloupe => Some((5, 27)),
            Self::SaintMartin => Some((5, if annee < 2018 { 27 } else { 28 })),
            Self::Guyane => Some((6, 10)),
            Self::SaintBarthelemy => Some((10, 9)),
            Self::LaReunion => Some((12, 20)),
            _ => None,
        }
    }
}

/// Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).
fn paques(annee: i16) -> Date {
    let an = i32::from(annee);
    let or = an.rem_euclid(19);
    let (siecle, reste) = (an.div_euclid(100), an.rem_euclid(100));
    let proemptose = (siecle - (siecle + 8) / 25 + 1) / 3;
    let epacte = (19 * or + siecle - siecle / 4 - proemptose + 15).rem_euclid(30);
    let dominicale = (32 + 2 * (siecle % 4) + 2 * (reste / 4) - epacte - reste % 4).rem_euclid(7);
    let correction = (or + 11 * epacte + 22 * dominicale) / 451;
    let apres_le_22_mars = epacte + dominicale - 7 * correction;
    let equinoxe = jiff::civil::date(annee, 3, 22);
    equinoxe.saturating_add(apres_le_22_mars.days())
}
