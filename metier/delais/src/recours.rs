use jiff::civil::Date;

use crate::{Delai, Territoire, code::codes, terme};

codes! {
    /// Where the person lives, seen from the court (CJA R421-7).
    Eloignement {
        /// Where the court sits.
        Aucun = "aucun",
        /// Overseas, before a court of the mainland, or the reverse: one month more.
        OutreMer = "outre_mer",
        /// Abroad: two months more.
        Etranger = "etranger",
    }
}

impl Eloignement {
    const fn mois(self) -> u16 {
        match self {
            Self::Aucun => 0,
            Self::OutreMer => 1,
            Self::Etranger => 2,
        }
    }
}

/// The last day to go before the administrative court: two months from the notification (CJA R421-1,
/// R421-5), « délai franc »: neither the day of the notification nor the one on which the delay
/// ends counts, and a Saturday, a Sunday or a holiday leads to the next worked day.
///
/// For a refusal born of silence, give the legal term as `notifie_le`.
#[must_use]
pub fn delai_de_recours(notifie_le: Date, territoire: Territoire) -> Date {
    delai_de_recours_eloigne(notifie_le, Eloignement::Aucun, territoire)
}

/// The same for a person far from the court (CJA R421-7).
#[must_use]
pub fn delai_de_recours_eloigne(
    notifie_le: Date,
    eloignement: Eloignement,
    territoire: Territoire,
) -> Date {
    let fin = terme(notifie_le, Delai::Mois(2 + eloignement.mois()));
    territoire.premier_jour_ouvre(fin.tomorrow().unwrap_or(fin))
}
