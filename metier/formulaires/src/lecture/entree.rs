use std::collections::BTreeMap;

use super::suffixes;
use crate::genre::Genre;

/// What a browser posted.
pub trait Saisie {
    /// The values of the controls of this name, in order; empty when there is none.
    fn valeurs(&self, nom: &str) -> Vec<&str>;
}

impl Saisie for BTreeMap<String, Vec<String>> {
    fn valeurs(&self, nom: &str) -> Vec<&str> {
        self.get(nom).into_iter().flatten().map(String::as_str).collect()
    }
}

/// A raw answer kept in a draft, read again as if it were posted.
pub(crate) struct Brouillon<'a>(pub &'a BTreeMap<String, String>);

impl Saisie for Brouillon<'_> {
    fn valeurs(&self, nom: &str) -> Vec<&str> {
        self.0.get(nom).map(|texte| texte.split(SEPARATEUR).collect()).unwrap_or_default()
    }
}

/// Between the values of one control in a raw answer: a sign that cleaning takes out of what people type.
pub(crate) const SEPARATEUR: char = '\u{1e}';

/// The controls of one champ.
pub(crate) struct Entree<'a> {
    saisie: &'a dyn Saisie,
    nom: String,
}

impl<'a> Entree<'a> {
    pub fn nouvelle(saisie: &'a dyn Saisie, nom: String) -> Self {
        Self { saisie, nom }
    }

    /// All the values of a control as they came.
    pub fn brutes(&self, suffixe: &str) -> Vec<&'a str> {
        match suffixe {
            "" => self.saisie.valeurs(&self.nom),
            _ => self.saisie.valeurs(&format!("{}{suffixe}", self.nom)),
        }
    }

    /// The last non-empty value of a control, cleaned to one line; empty when there is none.
    pub fn ligne(&self, suffixe: &str) -> String {
        self.derniere(suffixe).map(une_ligne).unwrap_or_default()
    }

    /// The same, line breaks kept.
    pub fn lignes(&self, suffixe: &str) -> String {
        self.derniere(suffixe).map(plusieurs_lignes).unwrap_or_default()
    }

    fn derniere(&self, suffixe: &str) -> Option<&'a str> {
        self.brutes(suffixe).into_iter().rev().find(|texte| !texte.trim().is_empty())
    }

    /// Whether one of the controls of this champ was posted.
    pub fn postee(&self, genre: &Genre) -> bool {
        suffixes(genre).iter().any(|suffixe| !self.brutes(suffixe).is_empty())
    }

    /// What to keep when it does not validate.
    pub fn brute(&self, genre: &Genre) -> BTreeMap<String, String> {
        suffixes(genre)
            .iter()
            .filter_map(|suffixe| {
                let valeurs: Vec<String> = self
                    .brutes(suffixe)
                    .into_iter()
                    .filter(|texte| !texte.is_empty())
                    .map(plusieurs_lignes)
                    .collect();
                (!valeurs.is_empty())
                    .then(|| ((*suffixe).to_owned(), valeurs.join(&SEPARATEUR.to_string())))
            })
            .collect()
    }
}

/// One line: breaks and tabs become spaces, other control characters go, edges are trimmed.
pub(crate) fn une_ligne(texte: &str) -> String {
    let texte: String = plusieurs_lignes(texte)
        .chars()
        .map(|signe| if matches!(signe, '\n' | '\t') { ' ' } else { signe })
        .collect();
    texte.trim().to_owned()
}

/// Several lines: every break becomes `\n`, other control characters but the tab go, edges are trimmed.
pub(crate) fn plusieurs_lignes(texte: &str) -> String {
    let texte = texte.replace("\r\n", "\n").replace('\r', "\n");
    let texte: String =
        texte.chars().filter(|signe| !signe.is_control() || matches!(signe, '\n' | '\t')).collect();
    texte.trim().to_owned()
}
