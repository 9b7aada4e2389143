use db::DbError;
use formulaires::Probleme;
use thiserror::Error;

use crate::modele::{Defaut, Impossible};

/// What an act on a dossier can end by, other than being done.
#[derive(Debug, Error)]
pub enum Erreur {
    /// It is not there for this actor.
    #[error("no such dossier for this actor")]
    Introuvable,
    /// The state machine refuses.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// Someone else acted since the page was shown: nothing is overwritten.
    #[error("someone else acted meanwhile")]
    Conflit,
    /// The applicant is not well enough known.
    #[error("{} defects in the identity, first: {:?}", .0.len(), .0.first())]
    Identite(Vec<Defaut>),
    /// Answers lack or are wrong.
    #[error("{} problems in the answers, first: {:?}", .0.len(), .0.first())]
    Reponses(Vec<Probleme>),
    /// First name, name or quality lack (CRPA L212-1).
    #[error("the author of the decision is not named whole")]
    SignataireIncomplet,
    /// Nothing was written.
    #[error("the text is empty")]
    TexteVide,
    /// The text is longer than what is kept.
    #[error("the text is longer than {0} characters")]
    TexteTropLong(usize),
    /// The démarche takes no new request.
    #[error("the démarche is closed")]
    DemarcheFermee,
    /// The day of reception is to come, or too old to be true.
    #[error("the day of reception cannot be")]
    ReceptionImpossible,
    /// An answer cannot be awaited until this day.
    #[error("the delay given is past or too long")]
    AttenteImpossible,
    /// A piece is said indispensable and no text that requires it is named (CRPA L114-5-1).
    #[error("an indispensable piece without its text")]
    SansFondement,
    /// A correction is sent and nothing was corrected.
    #[error("nothing was corrected")]
    RienDeChange,
    /// What was typed is no e-mail address.
    #[error("not an e-mail address")]
    CourrielInvalide,
    /// As many links as a day allows have left for this dossier.
    #[error("too many links today")]
    TropDeLiens,
    /// The day of posting is to come, or before the letter was asked for.
    #[error("the day of posting cannot be")]
    EnvoiImpossible,
    /// An absence ends before it begins, is too long, or nobody watches meanwhile.
    #[error("this absence cannot be")]
    AbsenceImpossible,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<authz::Refus> for Erreur {
    fn from(_: authz::Refus) -> Self {
        Self::Introuvable
    }
}
