//! The legal clock against tables of cases, the State's calendar and properties.

#![cfg(test)]

mod calendrier;
mod horloge;
mod mentions;
mod modeles;
mod proprietes;
mod recours;

use jiff::civil::Date;

/// A date as the tables write it.
fn le(texte: &str) -> Date {
    texte.parse().unwrap()
}
