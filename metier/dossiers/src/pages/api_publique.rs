//! What programs ask without a token, as DS: preparing a draft, and where prepared drafts stand. Any site may
//! ask; nothing here depends on who holds the browser.

use authz::Access::Public;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, HeaderName, HeaderValue, RETRY_AFTER,
};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use demarches::{Demarche, Revision};
use primitives::{Actor, Ctx, Grants, Stamp};
use serde_json::{Map, Value, json};
use web::{PageError, PathArgs, Regle, Requete, Route};

use super::usager::{Faute, JETON};
use crate::actions::{self, Preparees};
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId, Etat, Preremplissage};

const DOSSIERS: &str = "/api/public/v1/demarches/{numero}/dossiers";
/// As DS: fifteen drafts in fifteen seconds for a source.
const PREPARER: Regle = Regle { libres: 15, fenetre: 15, delai: 15, verrou: 15, duree: 15 };
/// The most tokens asked about at once, and the most warnings told.
const LISTE_MAX: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post(DOSSIERS, Public, preparer),
        Route::get(DOSSIERS, Public, etats),
        Route::options(DOSSIERS, Public, permettre),
    ]
}

/// A draft that was prepared.
struct Prepare {
    id: DossierId,
    url: String,
    revision: std::sync::Arc<Revision>,
    preparees: Preparees,
}

async fn preparer(
    requete: Requete,
    PathArgs(numero): PathArgs<String>,
    request: Request,
) -> Response {
    a_tous(match preparer_ici(&requete, numero, request).await {
        Ok(response) | Err(response) => response,
    })
}

async fn preparer_ici(
    requete: &Requete,
    numero: String,
    request: Request,
) -> Result<Response, Response> {
    requete.essayer("prefill", &PREPARER).map_err(|attente| {
        let mut response = refus(StatusCode::TOO_MANY_REQUESTS, "too many requests");
        response.headers_mut().insert(RETRY_AFTER, attente.secondes.into());
        response
    })?;
    let lu = web::lire_json(request).await.map_err(IntoResponse::into_response)?;
    let valeurs = match lu {
        Value::Object(valeurs) => valeurs,
        Value::Null => Map::new(),
        _ => return Err(refus(StatusCode::BAD_REQUEST, "the body should be a JSON object")),
    };
    let (voulu, jeton) = (numero.clone(), requete.ctx.random.token(32));
    let donne = jeton.clone();
    let ecrire = move |tx: &mut db::Tx<'_>| ecrire(tx, &voulu, &valeurs, &donne);
    let ctx = visiteur(&requete.ctx);
    match requete.app.db.write(&ctx, ecrire).await {
        Ok(prepare) => Ok(web::json(StatusCode::CREATED, &creation(requete, &prepare, &jeton))),
        Err(Erreur::Introuvable) => Err(inconnue(&numero)),
        Err(Erreur::DemarcheFermee) => {
            Err(refus(StatusCode::BAD_REQUEST, "this procedure has no form yet"))
        }
        Err(autre) => Err(PageError::from(autre).into_response()),
    }
}

fn ecrire(
    tx: &mut db::Tx<'_>,
    numero: &str,
    valeurs: &Map<String, Value>,
    jeton: &str,
) -> Result<Prepare, Erreur> {
    let demarche = demarche(tx, numero)?;
    let lue = demarches::revision_active(tx, &demarche)?;
    let (_, revision) = lue.ok_or(Erreur::DemarcheFermee)?;
    let preparees = Preparees::lire(&revision, valeurs, tx.now()?.date());
    let id = actions::preparer(tx, &demarche, &preparees, jeton)?;
    Ok(Prepare { id, url: adresse(tx, &demarche, jeton)?, revision, preparees })
}

fn demarche(tx: &mut db::Tx<'_>, numero: &str) -> Result<Demarche, Erreur> {
    let Ok(numero) = numero.parse() else { return Err(Erreur::Introuvable) };
    demarches::a_preremplir(tx, numero)?.ok_or(Erreur::Introuvable)
}

fn adresse(tx: &mut db::Tx<'_>, demarche: &Demarche, jeton: &str) -> Result<String, db::DbError> {
    collectivites::adresse(tx, &format!("/commencer/{}?{JETON}={jeton}", demarche.chemin))
}

fn creation(requete: &Requete, prepare: &Prepare, jeton: &str) -> Value {
    let mut contenu = identifie(prepare.id, &prepare.url, jeton);
    contenu["state"] = json!("prefilled");
    contenu["warnings"] = avertissements(requete, prepare);
    contenu
}

fn identifie(id: DossierId, url: &str, jeton: &str) -> Value {
    json!({
        "dossier_url": url,
        "dossier_id": BASE64.encode(format!("Dossier-{id}").as_bytes()),
        "dossier_number": id.0,
        "dossier_prefill_token": jeton,
    })
}

/// What was left out, and why.
fn avertissements(requete: &Requete, prepare: &Prepare) -> Value {
    let (t, lues) = (requete.textes, &prepare.preparees.lues);
    let problemes = lues.problemes.iter().map(|probleme| {
        let faute = Faute::de(t, &prepare.revision.formulaire, probleme);
        json!({ "key": probleme.champ.nom(None), "code": probleme.code.as_str(), "message": faute.phrase })
    });
    let inconnues = lues.inconnues.iter().map(|cle| {
        json!({ "key": cle, "code": "inconnue", "message": t.brouillon_admin_preremplir_cle_inconnue() })
    });
    problemes.chain(inconnues).take(LISTE_MAX).collect()
}

async fn etats(requete: Requete, PathArgs(numero): PathArgs<String>) -> Response {
    let parametres = requete.parametres();
    let liste = format!("{JETON}[]");
    let jetons = parametres.valeurs(JETON).into_iter().chain(parametres.valeurs(&liste));
    let jetons: Vec<String> = jetons
        .flat_map(|texte| texte.split(','))
        .map(|jeton| jeton.trim().to_owned())
        .filter(|jeton| !jeton.is_empty())
        .take(LISTE_MAX)
        .collect();
    let voulu = numero.clone();
    let lire = move |tx: &mut db::Tx<'_>| {
        let demarche = demarche(tx, &voulu)?;
        let mut etats = Vec::new();
        for (jeton, dossier, marque) in actions::etats_prepares(tx, demarche.id, &jetons)? {
            let url = adresse(tx, &demarche, &jeton)?;
            etats.push(etat(identifie(dossier.id, &url, &jeton), &dossier, &marque));
        }
        Ok(etats)
    };
    a_tous(match requete.app.db.read(&visiteur(&requete.ctx), lire).await {
        Ok(etats) => web::json(StatusCode::OK, &Value::Array(etats)),
        Err(Erreur::Introuvable) => inconnue(&numero),
        Err(autre) => PageError::from(autre).into_response(),
    })
}

fn etat(mut contenu: Value, dossier: &Dossier, marque: &Preremplissage) -> Value {
    let a_personne = dossier.etat == Etat::Brouillon && marque.ouvert_le.is_none();
    contenu["state"] = json!(if a_personne { "prefilled" } else { dossier.etat.code() });
    if let Some(depose_le) = dossier.depose_le {
        contenu["submitted_at"] = json!(instant(depose_le));
    }
    if let Some(traite_le) = dossier.traite_le.filter(|_| dossier.etat.est_termine()) {
        contenu["processed_at"] = json!(instant(traite_le));
    }
    contenu
}

fn instant(instant: Stamp) -> String {
    instant.in_paris().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// What a browser asks before the script of another site sends JSON here.
async fn permettre() -> Response {
    let mut response = a_tous(Response::new(Body::empty()));
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

/// Nobody in particular: an agent signed in this browser is not who asks.
fn visiteur(ctx: &Ctx) -> Ctx {
    ctx.with(|parts| {
        parts.actor = Actor::VISITOR;
        parts.grants = Grants::default();
    })
}

fn a_tous(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let ressource = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(ressource, HeaderValue::from_static("cross-origin"));
    response
}

fn refus(status: StatusCode, message: &str) -> Response {
    web::json(status, &json!({ "error": message }))
}

fn inconnue(numero: &str) -> Response {
    refus(StatusCode::NOT_FOUND, &format!("procedure {numero} is not found"))
}
