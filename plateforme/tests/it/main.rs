//! What is true of the whole house, whatever its services: these tests walk the list of modules.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod autorisations;
mod commande;
mod mailbox;
mod pages;
mod schema;
mod sql;
