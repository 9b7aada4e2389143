//! `POST /api/v2/graphql`: from bytes to a document that runs, and back.

mod cadence;
mod entree;
pub(crate) mod fichiers;
mod identite;

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{Response as Reponse, Variables};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use http::{HeaderMap, StatusCode};
use web::Requete;

use crate::appel::{Acces, Appel};
use crate::contrat::SCHEMA;
use crate::document;
use crate::enregistrees;
use crate::erreur::{refus, replacer};
use entree::Entree;

/// The largest document with its variables, in bytes.
const CORPS_MAX: usize = 2 * 1_024 * 1_024;
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// An answer before its turn: a status and what is said.
type Refus = Box<(StatusCode, Reponse)>;

fn refuser(statut: StatusCode, message: impl Into<String>, code: &str) -> Refus {
    Box::new((statut, refus(message, code)))
}

pub(crate) async fn graphql(requete: Requete, request: Request) -> Response {
    let (tete, corps) = request.into_parts();
    if let Err(attente) = cadence::compter(&requete, tete.headers.get(AUTHORIZATION)) {
        return trop(attente);
    }
    match servir(requete, &tete.headers, corps).await {
        Ok(reponse) => repondre(StatusCode::OK, &reponse),
        Err(refus) => repondre(refus.0, &refus.1),
    }
}

async fn servir(requete: Requete, tetes: &HeaderMap, corps: Body) -> Result<Reponse, Refus> {
    let acces = identite::reconnaitre(&requete, tetes).await?;
    let octets = to_bytes(corps, CORPS_MAX).await;
    let octets = octets
        .map_err(|_| refuser(StatusCode::PAYLOAD_TOO_LARGE, "Document too large", "bad_request"))?;
    let lue = entree::lire(tetes, &octets);
    let lue = lue.map_err(|message| refuser(StatusCode::BAD_REQUEST, message, "bad_request"))?;
    if matches!(acces, Acces::Anonyme) && lue.requete_enregistree.is_none() {
        let message = "Without a token, only persisted queries are allowed";
        return Err(refuser(StatusCode::FORBIDDEN, message, "forbidden"));
    }
    let document = match trouver(&lue)? {
        Ok(document) => document,
        Err(reponse) => return Ok(reponse),
    };
    Ok(executer(requete, acces, document, lue).await)
}

/// The document of a request: stored, or written in it. What is not found is told as GraphQL does.
fn trouver(lue: &Entree) -> Result<Result<ExecutableDocument, Reponse>, Refus> {
    if let Some(id) = &lue.requete_enregistree {
        let connue = enregistrees::trouver(id).cloned();
        let message = || refus(format!("No query with id \"{id}\""), "bad_request");
        return Ok(connue.ok_or_else(message));
    }
    let illisible =
        |message: String| refuser(StatusCode::BAD_REQUEST, message, "graphql_parse_failed");
    if !document::raisonnable(&lue.texte) {
        return Err(illisible("Query is nested too deep".to_owned()));
    }
    parse_query(&lue.texte).map(Ok).map_err(|erreur| illisible(erreur.to_string()))
}

async fn executer(
    requete: Requete,
    acces: Acces,
    document: ExecutableDocument,
    lue: Entree,
) -> Reponse {
    let mut variables = Variables::from_json(lue.variables);
    let fragments = match examiner(&document, lue.operation.as_deref(), &mut variables) {
        Ok(fragments) => fragments,
        Err(message) => return refus(message, "bad_request"),
    };
    let appel = Arc::new(Appel::nouveau(requete, acces, Arc::new(fragments)));
    let mut demande = async_graphql::Request::new(lue.texte).variables(variables).data(appel);
    demande.set_parsed_query(document::garder_une(document, lue.operation.as_deref()));
    replacer(SCHEMA.execute(demande).await)
}

/// What is refused before anything runs; else the types that the fragments of the document name.
fn examiner(
    document: &ExecutableDocument,
    operation: Option<&str>,
    variables: &mut Variables,
) -> Result<BTreeSet<String>, String> {
    let operation = document::operation(document, operation)?;
    document::verifier_variables(operation, variables)?;
    document::completer_variables(operation, variables);
    document::mesurer(document, operation, variables)?;
    Ok(document::fragments(document))
}

fn repondre(statut: StatusCode, reponse: &Reponse) -> Response {
    let corps = serde_json::to_string(reponse).unwrap_or_default();
    let mut reponse = Response::new(Body::from(corps));
    *reponse.status_mut() = statut;
    reponse.headers_mut().insert(CONTENT_TYPE, JSON);
    reponse
}

/// Too many requests: when to come back, as DS tells it.
fn trop(attente: cadence::Attente) -> Response {
    let mut reponse = repondre(StatusCode::TOO_MANY_REQUESTS, &refus("Throttled", "throttled"));
    let tetes = reponse.headers_mut();
    tetes.insert(HeaderName::from_static("ratelimit-limit"), attente.limite.into());
    tetes.insert(HeaderName::from_static("ratelimit-remaining"), 0.into());
    tetes.insert(HeaderName::from_static("ratelimit-reset"), attente.fin.into());
    tetes.insert(RETRY_AFTER, attente.secondes.into());
    reponse
}
