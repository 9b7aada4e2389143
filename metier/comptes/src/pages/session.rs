//! `/agent/session`: « Continuer sur cette page ».

use http::StatusCode;
use web::{Formulaire, Reponse, Requete, page, redirect_303, retour_sur};

use crate::actions::sessions::prolonger_session;

/// For the script of the pages: this very request keeps the session awake.
pub(super) async fn rester(requete: Requete) -> Reponse {
    prolonger_ici(&requete).await?;
    Ok(page(StatusCode::NO_CONTENT, String::new()))
}

/// The same by a form; back to the page it came from.
pub(super) async fn prolonger(requete: Requete, formulaire: Formulaire) -> Reponse {
    prolonger_ici(&requete).await?;
    let accueil = requete.ctx.url("/agent");
    Ok(redirect_303(retour_sur(formulaire.valeur("vers"), &accueil)))
}

async fn prolonger_ici(requete: &Requete) -> Result<(), db::DbError> {
    let Some(secret) = requete.secret().map(str::to_owned) else { return Ok(()) };
    let faite = requete.app.db.write(&requete.ctx, move |tx| prolonger_session(tx, &secret));
    faite.await.map(drop)
}
