//! web

pub mod assets;
pub mod composants;
pub mod couleur;
