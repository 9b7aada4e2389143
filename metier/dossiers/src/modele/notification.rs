use jiff::civil::Date;
use primitives::Stamp;

use super::{Decision, DossierId};

primitives::codes! {
    /// What the applicant is told, by a mail or by the letter in its place.
    Acte {
        /// The request arrived: the acknowledgement (CRPA L112-11).
        Depot = "depot",
        /// An agent studies it.
        Etude = "etude",
        /// It was given back to be completed.
        Rendue = "rendue",
        /// Something is to be corrected.
        Correction = "correction",
        /// What was to be corrected is no longer asked.
        Annulee = "annulee",
        /// An agent wrote.
        Message = "message",
        /// A decision left.
        Decision = "decision",
        /// It is studied again.
        Rouverte = "rouverte",
        /// The link that was asked for.
        Lien = "lien",
        /// The link to a draft kept for later.
        Brouillon = "brouillon",
        /// A draft that will soon be erased.
        Effacement = "effacement",
    }
}

impl Acte {
    /// Whether who has no e-mail address is written to by post: drafts and links are not posted.
    pub const fn se_poste(self) -> bool {
        !matches!(self, Self::Lien | Self::Brouillon | Self::Effacement)
    }
}

primitives::codes! {
    /// What the mailbox of a service is told.
    Nouvelle {
        /// A request was filed.
        Depot = "depot",
        /// The applicant wrote.
        Message = "message",
        /// The applicant completed or corrected.
        Correction = "correction",
    }
}

primitives::id! {
    /// A letter to post.
    CourrierId
}
db::id_column!(CourrierId);

/// A letter to post, or posted.
#[derive(Clone, Debug)]
pub struct Courrier {
    /// Its id.
    pub id: CourrierId,
    /// What it is about.
    pub dossier_id: DossierId,
    /// What it says.
    pub acte: Acte,
    /// When the act asked for it.
    pub cree_le: Stamp,
    /// The day it was posted.
    pub postee_le: Option<Date>,
}

/// What was sent around a dossier, and how it arrived.
#[derive(Clone, Debug, Default)]
pub struct Envois {
    /// The mails to its applicant, the oldest first.
    pub courriels: Vec<mail::Kept>,
    /// The letters, the oldest first.
    pub courriers: Vec<Courrier>,
    /// When its applicant accepted that decisions come by mail alone (CRPA R112-18).
    pub consenti_le: Option<Stamp>,
    /// When its applicant first opened the decision that the dossier names.
    pub lue_le: Option<Stamp>,
}

impl Envois {
    /// Whether a decision counts as received by mail alone (CRPA R112-20): it is not posted, its
    /// applicant had accepted when it left, and its mail arrived.
    pub fn par_courriel_seul(&self, decision: &Decision) -> bool {
        let Some(partie) = decision.partie_le else { return false };
        let mut siens = self.courriels.iter().rev().filter(|m| m.act == Acte::Decision.code());
        let perdu = |m: &mail::Kept| {
            m.created >= partie && matches!(m.state, mail::State::Refused | mail::State::Bounced)
        };
        !decision.sens.se_poste()
            && self.consenti_le.is_some_and(|consenti| consenti <= partie)
            && !siens.next().is_some_and(perdu)
    }

    /// The mails that did not arrive at this address and were not sent again since.
    pub fn echoues<'e>(&'e self, courriel: &'e str) -> impl Iterator<Item = &'e mail::Kept> {
        self.courriels.iter().filter(move |mail| {
            matches!(mail.state, mail::State::Refused | mail::State::Bounced) && mail.to == courriel
        })
    }
}
