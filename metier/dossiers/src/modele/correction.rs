use delais::Suspension;
use formulaires::{ChampId, Reponses};
use jiff::civil::Date;
use primitives::Stamp;

use super::{Etat, MessageId};

primitives::id! {
    /// A correction asked of an applicant.
    CorrectionId
}
db::id_column!(CorrectionId);

primitives::codes! {
    /// Why a correction is asked; the texts are those of the API's `CorrectionReason`.
    Motif {
        /// Something lacks.
        Incomplet = "incomplete",
        /// Something is wrong.
        Incorrect = "incorrect",
        /// Something is out of date.
        Perime = "outdated",
    }
}

primitives::codes! {
    /// How a correction ended.
    Issue {
        /// The applicant, or an agent with the paper in hand, entered the answer.
        Repondue = "repondue",
        /// An agent gave it up: it is as if it had never been asked.
        Annulee = "annulee",
        /// The delay ended without an answer and the study went on.
        SansReponse = "sans_reponse",
    }
}

/// What an agent asks of an applicant, until when, and what came of it.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The message that tells it.
    pub message_id: MessageId,
    /// Why.
    pub motif: Motif,
    /// The champs to answer again; none when the whole form is open.
    pub champs: Vec<ChampId>,
    /// The state of the dossier when it was asked.
    pub depuis: Etat,
    /// When it was asked.
    pub demandee_le: Stamp,
    /// The last day of the delay given.
    pub attendue_le: Date,
    /// The text that requires the piece, when it is indispensable: only then does it act on the
    /// legal clock (CRPA L114-5, L114-5-1).
    pub fondement: Option<String>,
    /// How it ended; empty while it is awaited.
    pub issue: Option<Issue>,
    /// When it ended.
    pub close_le: Option<Stamp>,
    /// The day the answer was received; of one that was given up, the day its suspension ended, when
    /// the time it had stopped stays stopped.
    pub recue_le: Option<Date>,
    /// The answers that it replaced.
    pub avant: Option<Reponses>,
}

impl Correction {
    /// Whether the answer is awaited.
    pub const fn attendue(&self) -> bool {
        self.issue.is_none()
    }

    /// What it does to the legal clock; nothing once it is given up: a piece that is no longer
    /// asked was not indispensable (CRPA L114-5-1), unless silence would have decided meanwhile.
    pub fn suspension(&self) -> Option<Suspension> {
        let comptee = self.issue != Some(Issue::Annulee) || self.recue_le.is_some();
        comptee.then(|| Suspension {
            demandee_le: self.demandee_le.date(),
            attendue_le: self.attendue_le,
            recue_le: self.recue_le,
            fondement: self.fondement.clone(),
        })
    }
}
