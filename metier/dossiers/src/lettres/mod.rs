//! The letters of a dossier: the page, the PDF and the mail say the same words because they have
//! them from here.

mod mentions;

pub(crate) use mentions::{envoyee_par, mentions};
