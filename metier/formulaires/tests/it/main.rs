//! What the crate promises, seen from outside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod conditions;
mod corpus;
mod echanges;
mod envoi;
mod etapes;
mod lieux;
mod outils;
mod pages;
mod phrases;
mod preremplir;
mod regles;
mod solidite;
mod transposition;
mod types;
mod une_fois;
