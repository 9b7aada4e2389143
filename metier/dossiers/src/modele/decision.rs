use jiff::civil::Date;
use primitives::Stamp;
use serde::{Deserialize, Serialize};

use super::{Etat, Evenement};

primitives::id! {
    /// A decision.
    DecisionId
}
db::id_column!(DecisionId);

primitives::codes! {
    /// What is decided.
    Sens {
        /// Granted.
        Accepter = "accepter",
        /// Refused.
        Refuser = "refuser",
        /// Closed: withdrawn by its applicant, filed twice.
        ClasserSansSuite = "classer_sans_suite",
    }
}

impl Sens {
    /// The event of the state machine.
    pub const fn evenement(self) -> Evenement {
        match self {
            Self::Accepter => Evenement::Accepter,
            Self::Refuser => Evenement::Refuser,
            Self::ClasserSansSuite => Evenement::ClasserSansSuite,
        }
    }

    /// The state it leads to.
    pub const fn etat(self) -> Etat {
        match self {
            Self::Accepter => Etat::Accepte,
            Self::Refuser => Etat::Refuse,
            Self::ClasserSansSuite => Etat::SansSuite,
        }
    }

    /// Whether it is posted, whatever its applicant accepted: number and code do not assure who they
    /// are (mairie.md, 9), so a mail alone does not make the time to contest run.
    pub const fn se_poste(self) -> bool {
        !matches!(self, Self::Accepter)
    }

    /// Whether a reason must be written (CRPA L211-2, L211-5).
    pub const fn exige_une_motivation(self) -> bool {
        !matches!(self, Self::Accepter)
    }
}

primitives::codes! {
    /// How far a decision is.
    Statut {
        /// Prepared by an agent without delegation; it waits for a signature.
        Proposee = "proposee",
        /// Taken: its dossier has changed state.
        Prise = "prise",
        /// Taken back before it left, or not signed.
        Annulee = "annulee",
    }
}

/// Who signs: first name, name and quality never lack (CRPA L212-1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signataire {
    /// First name.
    pub prenom: String,
    /// Name.
    pub nom: String,
    /// Quality: « maire », « adjointe à l’urbanisme ».
    pub qualite: String,
    /// The delegation of signature, when the author does not hold the power itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<String>,
    /// The day an act signed on paper bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acte_du: Option<Date>,
}

impl Signataire {
    /// Whether the three mentions that the law asks for are there.
    pub fn est_complet(&self) -> bool {
        [&self.prenom, &self.nom, &self.qualite].iter().all(|mention| !mention.trim().is_empty())
    }
}

/// A decision taken or proposed.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// What is decided.
    pub sens: Sens,
    /// Why, in the words that the applicant reads.
    pub motivation: String,
    /// How far it is.
    pub statut: Statut,
    /// Who signs; empty while it is proposed.
    pub signataire: Signataire,
    /// The agent who prepared it.
    pub prepare_par: Option<i64>,
    /// When it was taken.
    pub prise_le: Option<Stamp>,
    /// When it leaves, unless it is taken back before.
    pub part_le: Option<Stamp>,
    /// When it left: from then on the applicant sees it.
    pub partie_le: Option<Stamp>,
    /// The job that makes it leave.
    pub job_id: Option<jobs::JobId>,
}
