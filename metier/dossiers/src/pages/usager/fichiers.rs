//! A person's files: given back to those who may read the dossier, always as an attachment; and why
//! one was not kept.

use axum::body::Body;
use files::Named;
use formulaires::{FORMATS_COURANTS, Genre};
use langues::Textes;
use web::{PageError, PathArgs, Reponse, Requete};

use super::sauver::{FichierRefuse, Raison};
use crate::actions::{LIRE, ouvrir, proprietaire};
use crate::erreur::Erreur;
use crate::lisible::genre_court;
use crate::modele::DossierId;
use crate::pages::joints;
use crate::pages::lecteurs;

pub(super) async fn rendre(
    requete: Requete,
    PathArgs((id, fichier)): PathArgs<(i64, String)>,
) -> Reponse {
    let id = DossierId(id);
    let lire = move |tx: &mut db::Tx<'_>| {
        ouvrir(tx, id, LIRE)?;
        let nomme = files::find(tx, &fichier)?;
        let sien = nomme.filter(|nomme| nomme.owner == proprietaire(id));
        sien.ok_or(Erreur::Introuvable)
    };
    let nomme: Named = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    lecteurs::noter(&requete, id).await?;
    let octets = requete.app.files.give(&nomme).await?;
    Ok(web::fichier(&nomme.stored.name, &nomme.stored.mime, Body::from_stream(octets)))
}

/// Why a file was not kept, and what to send instead.
pub(super) fn phrase(t: Textes, refuse: &FichierRefuse, genre: &Genre) -> String {
    let nom = &refuse.nom;
    match &refuse.raison {
        Raison::Depot(refus) => joints::absent(t, nom, refus),
        Raison::Contenu(mime) => {
            t.fichiers_refus(nom, joints::contenu(t, mime), acceptes(t, genre))
        }
        Raison::Photo(refusee) => refusee.phrase(t, nom),
    }
}

/// What a champ takes, as people call it.
fn acceptes(t: Textes, genre: &Genre) -> String {
    let formats = formulaires::formats(genre);
    match formats.as_slice() {
        tous if tous == FORMATS_COURANTS => t.fichiers_acceptes_courants().to_owned(),
        _ if *genre == Genre::TitreIdentite => t.fichiers_acceptes_identite().to_owned(),
        ["image/*"] => t.fichiers_acceptes_images().to_owned(),
        autres => {
            let noms: Vec<_> = autres.iter().map(|format| genre_court(format)).collect();
            t.fichiers_acceptes_liste(noms.join(", "))
        }
    }
}
