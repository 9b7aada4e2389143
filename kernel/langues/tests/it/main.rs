//! The accessors, the build's checks, and the rules of language on the real texts.
#![allow(clippy::expect_used, reason = "a test stops where it fails")]

#[path = "../../build/catalogue.rs"]
mod catalogue;
#[path = "../../build/ecriture.rs"]
mod ecriture;

mod accesseurs;
mod construction;
mod regles;
mod textes;
