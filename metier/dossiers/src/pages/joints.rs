//! The files of messages: sent on both sides, shown with name and size, read as attachments.

use files::Stored;
use langues::Textes;
use web::composants::{ChampFichier, Message as Bulle, Mots};
use web::{Depot, DepotRefuse};

use crate::modele::Message;

/// The name of the control of files.
pub(crate) const NOM: &str = "fichiers";

/// The files that came, or why one of them was not kept.
pub(crate) fn recus(t: Textes, depots: &[Depot]) -> Result<Vec<Stored>, String> {
    let siens = depots.iter().filter(|depot| depot.champ == NOM);
    siens
        .map(|depot| match &depot.contenu {
            Ok(stored) => Ok(stored.clone()),
            Err(DepotRefuse::TropGros(max)) => {
                Err(t.usager_fichier_trop_gros(&depot.nom, t.taille_fichier(*max)))
            }
            Err(DepotRefuse::Vide) => Err(t.usager_fichier_vide(&depot.nom)),
        })
        .collect()
}

/// The control of files of a message.
pub(crate) fn champ(
    t: Textes,
    mots: &'static Mots,
    faute: Option<String>,
) -> ChampFichier<'static> {
    let champ = ChampFichier::nouveau(NOM, t.correction_joindre()).multiple();
    champ.aide(t.correction_joindre_aide()).facultatif(mots).erreurs(faute)
}

/// A message with its files; `base` is the address under which they are.
pub(crate) fn bulle<'a>(t: Textes, bulle: Bulle<'a>, message: &Message, base: &str) -> Bulle<'a> {
    message.fichiers.iter().fold(bulle, |bulle, fichier| {
        let nom = t.correction_piece(&fichier.nom, t.taille_fichier(fichier.octets));
        bulle.piece(nom, format!("{base}/{}", fichier.id))
    })
}

/// What a message says: that it was withdrawn, once it is.
pub(crate) fn corps(t: Textes, message: &Message) -> &str {
    if message.retire_le.is_some() { t.correction_message_retire() } else { &message.corps }
}
