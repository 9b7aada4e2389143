use db::Tx;
use primitives::Stamp;
use serde_json::json;

use super::{ECRIRE, NOTER, prendre, texte_propre, tracer};
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{DossierId, Etat};

/// Writes a message: from the applicant, or from an agent.
pub fn ecrire(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<(), Erreur> {
    let corps = texte_propre(corps)?;
    let dossier = prendre(tx, id, ECRIRE, None)?;
    if dossier.etat == Etat::Brouillon {
        return Err(Erreur::Introuvable);
    }
    if deja_ecrit(tx, id, &corps)? {
        return Ok(());
    }
    depot::ecrire_message(tx, id, &corps)?;
    depot::ecrire(tx, &dossier)?;
    tracer(tx, id, "message", json!({}), Some(json!({ "corps": corps })))
}

/// Whether the last message of the same author says the same within a minute: a double click, a
/// page sent again after a cut.
fn deja_ecrit(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<bool, Erreur> {
    let (now, agent) = (tx.now()?, depot::agent_id(tx));
    let dernier = depot::messages(tx, id)?.into_iter().rev().find(|m| m.agent_id == agent);
    Ok(dernier.is_some_and(|m| m.corps == corps && recente(m.cree_le, now)))
}

/// Within the minute in which the same text is a second sending and not a second thought.
fn recente(ecrit_le: Stamp, now: Stamp) -> bool {
    now < ecrit_le.plus_seconds(60)
}

/// Writes an internal note.
pub fn noter(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<(), Erreur> {
    let corps = texte_propre(corps)?;
    prendre(tx, id, NOTER, None)?;
    let (now, agent) = (tx.now()?, depot::agent_id(tx));
    let notes = depot::notes(tx, id)?;
    let derniere = notes.iter().rev().find(|note| note.agent_id == agent);
    if derniere.is_some_and(|note| note.corps == corps && recente(note.cree_le, now)) {
        return Ok(());
    }
    depot::ecrire_note(tx, id, &corps)?;
    tracer(tx, id, "note", json!({}), Some(json!({ "corps": corps })))
}
