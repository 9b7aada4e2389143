//! What the addresses of files open, for an hour and without a token.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use web::{PageError, PathArgs, Requete};

use crate::lecture::fichier;
use crate::lien;

/// `GET /api/v2/fichiers/{lien}`: a file of a dossier, whose address was given to who may read it.
pub(crate) async fn fichier(
    requete: Requete,
    PathArgs(lien): PathArgs<String>,
) -> Result<Response, PageError> {
    let Some(id) = lien::ouvrir(&requete.ctx, fichier::FICHIER, &lien) else {
        return Ok(StatusCode::UNAUTHORIZED.into_response());
    };
    let lire = move |tx: &mut db::Tx<'_>| files::find(tx, &id);
    let named = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    let named = named.ok_or(PageError::Introuvable)?;
    let octets = requete.app.files.give(&named).await?;
    let stored = &named.stored;
    Ok(web::fichier(&stored.name, &stored.mime, Body::from_stream(octets)))
}
