//! The outbox, its worker, and what servers answer.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod commun;
mod envoi;
mod mort;
mod outbox;
mod retours;
mod sante;
mod serveur;
