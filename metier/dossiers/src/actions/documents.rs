use db::Tx;

use super::{LIRE_AGENT, ouvrir, proprietaire};
use crate::erreur::Erreur;
use crate::modele::{DossierId, Etat};

/// Turns a document by a quarter, clockwise or not, for every agent who will read it. Its bytes do
/// not change.
pub fn tourner(
    tx: &mut Tx<'_>,
    id: DossierId,
    fichier: &str,
    a_droite: bool,
) -> Result<(), Erreur> {
    let dossier = ouvrir(tx, id, LIRE_AGENT)?;
    let tourne =
        dossier.etat != Etat::Brouillon && files::turn(tx, &proprietaire(id), fichier, a_droite)?;
    if tourne { Ok(()) } else { Err(Erreur::Introuvable) }
}
