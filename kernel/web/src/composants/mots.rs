//! The fixed words of the components, in each language.

use std::ops::Deref;

use langues::{Langue, Textes};

/// The words that components say by themselves; pages give all the others.
#[derive(Debug, Clone, Copy)]
pub struct Mots(Textes);

static FRANCAIS: Mots = Mots(Textes::fr());
static ANGLAIS: Mots = Mots(Textes::en());

impl Mots {
    /// The words of a language (`fr`, `en`); French when it is another one.
    #[must_use]
    pub fn de(langue: &str) -> &'static Mots {
        match langue {
            "en" => &ANGLAIS,
            _ => &FRANCAIS,
        }
    }
}

impl From<Langue> for &'static Mots {
    fn from(langue: Langue) -> Self {
        match langue {
            Langue::Fr => &FRANCAIS,
            Langue::En => &ANGLAIS,
        }
    }
}

impl Deref for Mots {
    type Target = Textes;

    fn deref(&self) -> &Textes {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_in_letters_up_to_nine() {
        let mots = Mots::de("fr");
        assert_eq!(mots.composants_erreurs(1), "Une réponse est à corriger");
        assert_eq!(mots.composants_erreurs(4), "Quatre réponses sont à corriger");
        assert_eq!(mots.composants_erreurs(12), "12 réponses sont à corriger");
        assert_eq!(mots.composants_etape(2, 7), "Étape 2 sur 7");
        assert_eq!(mots.composants_signes_restants("{n}"), "Signes restants\u{202f}: {n}");
    }
}
