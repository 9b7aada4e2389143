//! Who asks: the token of the `Authorization` header, in the four forms that clients send.

use comptes::Jeton;
use http::header::AUTHORIZATION;
use http::{HeaderMap, StatusCode};
use primitives::Network;
use web::Requete;

use super::{Refus, refuser};
use crate::appel::Acces;

/// Who asks. A token that is unknown, revoked or of another collectivité is nobody's.
pub(crate) async fn reconnaitre(requete: &Requete, tetes: &HeaderMap) -> Result<Acces, Refus> {
    let Some(secret) = secret(tetes) else { return Ok(Acces::Anonyme) };
    let lire = move |tx: &mut db::Tx<'_>| comptes::jeton_connu(tx, &secret);
    let lu = requete.app.db.read(&requete.ctx, lire).await.map_err(|erreur| {
        tracing::error!(request = %requete.ctx.request_id, "api: {erreur}");
        refuser(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", "internal_server_error")
    })?;
    let Some(jeton) = lu.filter(|jeton| jeton.collectivite == requete.site.tenant) else {
        return Ok(Acces::Anonyme);
    };
    if !jeton.vaut_a(requete.ctx.clock.now()) {
        return Err(refuser(StatusCode::UNAUTHORIZED, "Token expired", "unauthorized"));
    }
    if !vient_d_un_reseau_permis(requete, &jeton) {
        let message = "Request issued from a forbidden network";
        return Err(refuser(StatusCode::FORBIDDEN, message, "forbidden"));
    }
    Ok(Acces::Jeton(Box::new(jeton)))
}

fn vient_d_un_reseau_permis(requete: &Requete, jeton: &Jeton) -> bool {
    let permis = |reseau: &String| {
        reseau.parse::<Network>().is_ok_and(|reseau| reseau.contains(requete.adresse))
    };
    jeton.reseaux.is_empty() || jeton.reseaux.iter().any(permis)
}

/// `Bearer X`, `Bearer token=X`, `Bearer token="X"`, `Token token=X`.
fn secret(tetes: &HeaderMap) -> Option<String> {
    let texte = tetes.get(AUTHORIZATION)?.to_str().ok()?.trim();
    let (schema, reste) = texte.split_once(' ')?;
    if !schema.eq_ignore_ascii_case("bearer") && !schema.eq_ignore_ascii_case("token") {
        return None;
    }
    let premier = reste.split([',', ';']).next()?.trim();
    let nu = premier.strip_prefix("token=").unwrap_or(premier).trim_matches('"');
    Some(nu.to_owned()).filter(|nu| !nu.is_empty())
}
