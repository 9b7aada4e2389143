//! The formats that others than a form ask about: who files a request gives them too.

use crate::controles::{courriel, registres, telephone};

/// Whether this is a SIRET: 14 digits whose key holds (La Poste has its own). Spaces do not count.
#[must_use]
pub fn siret_valide(texte: &str) -> bool {
    registres::siret(&sans_espaces(texte)).is_ok()
}

/// Whether this is an RNA number: W and 9 digits. Spaces and case do not count.
#[must_use]
pub fn rna_valide(texte: &str) -> bool {
    registres::rna(&sans_espaces(texte).to_uppercase()).is_ok()
}

/// Whether this has the form of an e-mail address.
#[must_use]
pub fn courriel_valide(texte: &str) -> bool {
    courriel(texte.trim()).is_ok()
}

/// Whether this is a telephone number of France, of its territories or with a country's code.
#[must_use]
pub fn telephone_valide(texte: &str) -> bool {
    telephone_e164(texte).is_some()
}

/// The E.164 form of a telephone number as people write it.
#[must_use]
pub fn telephone_e164(texte: &str) -> Option<String> {
    telephone::lire(texte).ok()
}

fn sans_espaces(texte: &str) -> String {
    texte.split_whitespace().collect()
}
