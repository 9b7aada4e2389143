//! The checks of `cargo xtask`, as functions over texts.

pub mod donnees;
pub mod fichiers;
pub mod fleches;
