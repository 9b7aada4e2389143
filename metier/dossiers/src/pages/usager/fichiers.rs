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
        Raison::TropNombreux(max) => t.pieces_trop_nombreux(nom, u32::from(*max)),
        Raison::Contenu(mime) => {
            t.fichiers_refus(nom, joints::contenu(t, mime), acceptes(t, genre))
        }
        Raison::Photo(refusee) => refusee.phrase(t, nom),
    }
}

/// What a champ takes, as people call it.
pub(super) fn acceptes(t: Textes, genre: &Genre) -> String {
    if let Some(familles) = formulaires::familles(genre) {
        let mut noms = familles.into_iter().map(|nom| famille(t, nom).to_owned());
        let premier = noms.next().unwrap_or_default();
        return noms.fold(premier, |debut, nom| t.pieces_ou(debut, nom));
    }
    let formats = formulaires::formats(genre);
    match formats.as_slice() {
        tous if tous == FORMATS_COURANTS => t.fichiers_acceptes_courants().to_owned(),
        _ if formulaires::est_identite(genre) => t.fichiers_acceptes_identite().to_owned(),
        ["image/*"] => t.fichiers_acceptes_images().to_owned(),
        autres => {
            let noms: Vec<_> = autres.iter().map(|format| genre_court(format)).collect();
            t.fichiers_acceptes_liste(noms.join(", "))
        }
    }
}

/// A family of formats, as people call it.
fn famille(t: Textes, nom: &str) -> &'static str {
    match nom {
        "document_texte" => t.pieces_famille_document(),
        "tableur" => t.pieces_famille_tableur(),
        "presentation" => t.pieces_famille_presentation(),
        "image_scan" => t.pieces_famille_image(),
        _ => t.pieces_famille_archive(),
    }
}
