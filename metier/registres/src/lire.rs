//! Reading what a register answers, where anything may be missing or of another type.

use serde_json::Value;

/// The most signs kept of a text.
const SIGNES_MAX: usize = 500;

/// The text at a JSON pointer, trimmed and cut; numbers are texts too. What INSEE hides
/// (`[NON-DIFFUSIBLE]`, `[ND]`) is absent.
pub(crate) fn texte(valeur: &Value, pointeur: &str) -> Option<String> {
    en_texte(valeur.pointer(pointeur)?)
}

/// A value as a text.
pub(crate) fn en_texte(valeur: &Value) -> Option<String> {
    let texte = match valeur {
        Value::String(texte) => texte.trim().to_owned(),
        Value::Number(nombre) => nombre.to_string(),
        Value::Bool(vrai) => vrai.to_string(),
        _ => return None,
    };
    let caches = ["[NON-DIFFUSIBLE]", "[ND]"];
    if texte.is_empty() || caches.contains(&texte.as_str()) {
        return None;
    }
    let propre = texte.chars().filter(|signe| !signe.is_control());
    Some(propre.take(SIGNES_MAX).collect())
}

/// What is there of these, joined by spaces.
pub(crate) fn joindre<const N: usize>(parties: [Option<String>; N]) -> Option<String> {
    let texte = parties.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!texte.is_empty()).then_some(texte)
}
