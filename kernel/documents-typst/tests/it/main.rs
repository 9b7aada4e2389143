//! What comes out of the press, read back with poppler as any reader would.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod commun;
mod conforme;
mod envelope;
mod fonts;
mod look;
mod words;
