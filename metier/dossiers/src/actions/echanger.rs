use db::Tx;
use serde_json::json;

use super::{ECRIRE, NOTER, ouvrir, prendre, texte_propre, tracer};
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
    depot::ecrire_message(tx, id, &corps)?;
    depot::ecrire(tx, &dossier)?;
    tracer(tx, id, "message", json!({}), Some(json!({ "corps": corps })))
}

/// Writes an internal note.
pub fn noter(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<(), Erreur> {
    let corps = texte_propre(corps)?;
    ouvrir(tx, id, NOTER)?;
    depot::ecrire_note(tx, id, &corps)?;
    tracer(tx, id, "note", json!({}), Some(json!({ "corps": corps })))
}
