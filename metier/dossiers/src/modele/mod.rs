//! What a dossier is: its state, its applicant, its decision. No input, no output.

mod absence;
mod correction;
mod decision;
mod delaissee;
mod etat;
mod fiche;
mod identite;
mod notification;
mod phrase;
mod place;
mod preremplissage;

pub use absence::{Absence, AbsenceId};
pub use correction::{Correction, CorrectionId, Issue, Motif};
pub use decision::{Decision, DecisionId, Sens, Signataire, Statut};
pub use delaissee::Delaissee;
pub use etat::{Etat, Evenement, Faits, Impossible, passer};
pub use fiche::{EtatFiche, Fiche, cle_de_registre, fiche_de};
pub use identite::{Canal, Defaut, Identite, PourQui};
pub use notification::{Acte, Courrier, CourrierId, Envois, Nouvelle};
pub use phrase::{Phrase, PhraseId, Reperes};
pub use place::{Alerte, Place};
pub use preremplissage::Preremplissage;

use delais::Suspension;
use demarches::{DemarcheId, GroupeId, RevisionId};
use formulaires::FichierRef;
use primitives::Stamp;

primitives::id! {
    /// A dossier; also the number that people read, unique in the installation.
    DossierId
}
db::id_column!(DossierId);

/// A dossier, without its answers.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its id and number.
    pub id: DossierId,
    /// The démarche it was started on.
    pub demarche_id: DemarcheId,
    /// The revision it was started on; it keeps it.
    pub revision_id: RevisionId,
    /// The group of agents who see it.
    pub groupe_id: GroupeId,
    /// Where it stands.
    pub etat: Etat,
    /// Rises at each act.
    pub version: i64,
    /// How it came.
    pub canal: Canal,
    /// The agent who typed it for someone.
    pub saisi_par: Option<i64>,
    /// How many codes were given before the present one.
    pub code_rang: i64,
    /// Who asks, and for whom.
    pub identite: Identite,
    /// The name shown in lists.
    pub demandeur: String,
    /// When the draft was started.
    pub cree_le: Stamp,
    /// The last act.
    pub modifie_le: Stamp,
    /// When a draft goes away.
    pub expire_le: Option<Stamp>,
    /// Legal reception, the day delays run from; empty on a draft.
    pub recu_le: Option<jiff::civil::Date>,
    /// The day to answer by; empty on a draft.
    pub echeance: Option<jiff::civil::Date>,
    /// The day on which silence becomes a decision.
    pub terme_legal: Option<jiff::civil::Date>,
    /// When it was filed.
    pub depose_le: Option<Stamp>,
    /// When an agent began to study it.
    pub en_instruction_le: Option<Stamp>,
    /// When it was decided.
    pub traite_le: Option<Stamp>,
    /// Put away by an agent.
    pub archive: bool,
    /// How many agents follow it.
    pub suivis: i64,
    /// The decision taken or proposed.
    pub decision_id: Option<DecisionId>,
    /// Whether a proposed decision waits for a signature.
    pub a_signer: bool,
    /// What the legal clock needs of the corrections asked: see [`Correction::suspension`].
    pub suspensions: Vec<Suspension>,
    /// Whether a correction is awaited: its applicant may then write over the answers.
    pub a_completer: bool,
    /// Whether a message or a correction of the applicant was not read by an agent yet.
    pub attend_lecture: bool,
}

/// One passage of the state machine.
#[derive(Clone, Debug)]
pub struct Traitement {
    /// What happened.
    pub evenement: Evenement,
    /// The state it led to.
    pub etat: Etat,
    /// When.
    pub quand: Stamp,
    /// The agent who did it.
    pub agent_id: Option<i64>,
    /// The decision it took or undid.
    pub decision_id: Option<DecisionId>,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auteur {
    /// The applicant.
    Usager,
    /// An agent.
    Agent,
}

primitives::id! {
    /// A message.
    MessageId
}
db::id_column!(MessageId);

/// A message between the applicant and the agents.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Which side wrote it.
    pub auteur: Auteur,
    /// The agent, when it is one.
    pub agent_id: Option<i64>,
    /// Its text; empty once it is withdrawn.
    pub corps: String,
    /// When.
    pub cree_le: Stamp,
    /// Its files; none once it is withdrawn.
    pub fichiers: Vec<FichierRef>,
    /// When its author withdrew it.
    pub retire_le: Option<Stamp>,
}

/// An internal note; it can be asked for (CRPA L311-6).
#[derive(Clone, Debug)]
pub struct Note {
    /// Who wrote it.
    pub agent_id: Option<i64>,
    /// Its text.
    pub corps: String,
    /// When.
    pub cree_le: Stamp,
}
