//! The national API on both engines, case by case of the conformance checklist.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "tests: what fails must stop them"
)]

mod cas_a_transport;
mod cas_b_dossier;
mod cas_d_pages;
mod maison;
mod schema;
