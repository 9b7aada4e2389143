//! The way of a request, from the outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod acces;
mod envois;
mod envois_repris;
mod erreurs;
mod module;
mod reponses;
mod serveur;
