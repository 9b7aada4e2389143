//! A request's life on both engines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod agent;
mod corrections;
mod courriels;
mod courses;
mod exports;
mod lettres;
mod liste;
mod maison;
mod pieces;
mod usager;
mod vie;
