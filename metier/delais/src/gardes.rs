//! Dates that guard a transition or remind of a duty; each from its text.

use jiff::civil::Date;

use crate::{Delai, Territoire, terme};

/// The last day to withdraw an acceptance, even one born of silence, and only if it is illegal
/// (CRPA L242-1): four months from it.
#[must_use]
pub fn fin_du_retrait(acceptee_le: Date) -> Date {
    terme(acceptee_le, Delai::Mois(4))
}

/// Whether an acceptance can still be withdrawn today. That it is illegal, and that the person was
/// heard (CRPA L121-1), is for the caller to establish.
#[must_use]
pub fn retrait_possible(acceptee_le: Date, aujourdhui: Date) -> bool {
    aujourdhui <= fin_du_retrait(acceptee_le)
}

/// The last day to give the reasons of a refusal born of silence, when they are asked for (CRPA
/// L232-4): a month from the request.
#[must_use]
pub fn limite_motifs(demandes_le: Date) -> Date {
    terme(demandes_le, Delai::Mois(1))
}

/// The last day for the « accusé d'envoi » (AEE): one worked day after reception.
#[must_use]
pub fn limite_accuse_envoi(recu_le: Date, territoire: Territoire) -> Date {
    territoire.apres_jours_ouvres(recu_le, 1)
}

/// The last day for the full receipt (ARE, CRPA R112-11-1): ten worked days after reception.
#[must_use]
pub fn limite_accuse_enregistrement(recu_le: Date, territoire: Territoire) -> Date {
    territoire.apres_jours_ouvres(recu_le, 10)
}

/// The day a decision sent electronically counts as notified (CRPA R112-20 \[K\]): the day it is
/// read; unread for fifteen days, the day it was made available. `None` while neither is so.
#[must_use]
pub fn notification_electronique(
    mise_a_disposition: Date,
    lue_le: Option<Date>,
    aujourdhui: Date,
) -> Option<Date> {
    let fin = terme(mise_a_disposition, Delai::Jours(15));
    match lue_le {
        Some(lue) if lue <= fin => Some(lue),
        _ => (aujourdhui > fin).then_some(mise_a_disposition),
    }
}
