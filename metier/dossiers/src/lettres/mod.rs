//! The letters of a dossier. Each is a value made of the facts of its day: the page, the PDF and the
//! mail say the same words because they have them from here.

mod decision;
mod dossier;
mod entete;
mod mentions;
mod preuve;

pub(crate) use decision::{Reponse, contester, decision};
pub(crate) use dossier::{Complement, dossier};
pub(crate) use entete::Entete;
pub(crate) use mentions::{Contacts, envoyee_par, mentions};
pub(crate) use preuve::{Envoi, Fichier, Preuve, Recit, preuve};

/// The nature of an acknowledgement among the documents of a dossier.
pub const PREUVE: &str = "preuve";
/// The nature of a decision letter.
pub const DECISION: &str = "decision";
