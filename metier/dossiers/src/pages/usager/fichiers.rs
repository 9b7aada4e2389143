//! A person's file, given back to those who may read its dossier, always as an attachment.

use axum::body::Body;
use files::Named;
use web::{PageError, PathArgs, Reponse, Requete};

use crate::actions::{LIRE, ouvrir, proprietaire};
use crate::erreur::Erreur;
use crate::modele::DossierId;

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
    let Named { stored, .. } =
        requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    let octets = requete.app.files.open(&stored).await?;
    Ok(web::fichier(&stored.name, &stored.mime, Body::from_stream(octets)))
}
