//! The files of messages: sent on both sides, shown with name and size, read as attachments.

use files::Stored;
use langues::Textes;
use web::composants::{ChampFichier, Message as Bulle, Mots};
use web::{Depot, DepotRefuse};

use crate::lisible::genre_court;
use crate::modele::Message;

/// The name of the control of files.
pub(crate) const NOM: &str = "fichiers";

/// The files that came, or why one of them was not kept.
pub(crate) fn recus(t: Textes, depots: &[Depot]) -> Result<Vec<Stored>, String> {
    let siens = depots.iter().filter(|depot| depot.champ == NOM);
    siens
        .map(|depot| match &depot.contenu {
            Err(refus) => Err(absent(t, &depot.nom, refus)),
            Ok(stored) if !formulaires::FORMATS_COURANTS.contains(&stored.mime.as_str()) => {
                let acceptes = t.fichiers_acceptes_courants();
                Err(t.fichiers_refus(&depot.nom, contenu(t, &stored.mime), acceptes))
            }
            Ok(stored) => Ok(stored.clone()),
        })
        .collect()
}

/// Why the bytes of a file did not come, and what to send instead.
pub(crate) fn absent(t: Textes, nom: &str, refus: &DepotRefuse) -> String {
    match refus {
        DepotRefuse::TropGros(max) => t.usager_fichier_trop_gros(nom, t.taille_fichier(*max)),
        DepotRefuse::Incomplet => t.fichiers_envoi_incomplet(nom),
        DepotRefuse::Vide => t.usager_fichier_vide(nom),
    }
}

/// What came, told by its content, as people call it.
pub(crate) fn contenu(t: Textes, mime: &str) -> String {
    match mime {
        "text/html" | "text/xml" | "image/svg+xml" => t.fichiers_contenu_page_web().to_owned(),
        "application/octet-stream" => t.fichiers_contenu_inconnu().to_owned(),
        _ if mime.contains("executable") || mime.contains("script") => {
            t.fichiers_contenu_programme().to_owned()
        }
        _ if mime.starts_with("video/") || mime.starts_with("audio/") => {
            t.fichiers_contenu_video().to_owned()
        }
        autre => t.fichiers_contenu_autre(genre_court(autre)),
    }
}

/// The control of files of a message; `envois` is where large ones go by pieces.
pub(crate) fn champ(
    t: Textes,
    mots: &'static Mots,
    envois: String,
    faute: Option<String>,
) -> ChampFichier<'static> {
    let champ = ChampFichier::nouveau(NOM, t.correction_joindre()).multiple();
    let champ = champ.par_morceaux(mots, envois);
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
