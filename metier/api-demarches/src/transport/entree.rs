//! The body of a request: JSON or a form.

use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

/// What a request says.
pub(crate) struct Entree {
    /// The document; empty with a stored one.
    pub(crate) texte: String,
    /// The id of a stored document.
    pub(crate) requete_enregistree: Option<String>,
    /// Its variables.
    pub(crate) variables: Value,
    /// The operation to run.
    pub(crate) operation: Option<String>,
}

/// Reads a body.
pub(crate) fn lire(tetes: &HeaderMap, octets: &[u8]) -> Result<Entree, String> {
    let media = tetes.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    let champs = if media.starts_with("application/x-www-form-urlencoded") {
        form_urlencoded::parse(octets)
            .map(|(nom, valeur)| (nom.into_owned(), Value::String(valeur.into_owned())))
            .collect()
    } else {
        serde_json::from_slice::<Map<String, Value>>(octets)
            .map_err(|erreur| format!("invalid JSON: {erreur}"))?
    };
    let texte = |nom: &str| match champs.get(nom) {
        Some(Value::String(texte)) if !texte.is_empty() => Some(texte.clone()),
        _ => None,
    };
    let entree = Entree {
        texte: texte("query").unwrap_or_default(),
        requete_enregistree: texte("queryId"),
        variables: variables(champs.get("variables"))?,
        operation: texte("operationName"),
    };
    if entree.texte.is_empty() && entree.requete_enregistree.is_none() {
        return Err("No query string was present".to_owned());
    }
    Ok(entree)
}

/// Variables are an object, or an object written as a text.
fn variables(lues: Option<&Value>) -> Result<Value, String> {
    let lues = match lues {
        None | Some(Value::Null) => return Ok(Value::Object(Map::new())),
        Some(Value::String(texte)) if texte.trim().is_empty() => {
            return Ok(Value::Object(Map::new()));
        }
        Some(Value::String(texte)) => {
            serde_json::from_str(texte).map_err(|erreur| fausses(&erreur))?
        }
        Some(valeur) => valeur.clone(),
    };
    if lues.is_object() { Ok(lues) } else { Err("variables is not an object".to_owned()) }
}

/// The words of Ruby's reader, which clients of DS know.
fn fausses(erreur: &serde_json::Error) -> String {
    let (ligne, colonne) = (erreur.line(), erreur.column());
    if erreur.is_eof() {
        return format!("expected object key, got EOF at line {ligne} column {}", colonne + 1);
    }
    format!("unexpected token at line {ligne} column {colonne}")
}
