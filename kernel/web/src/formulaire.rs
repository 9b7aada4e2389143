//! The form of a POST: checked first (it comes from our page), then read as text; its files go to
//! the store as they arrive.

mod multipart;
mod origine;

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequest, Request};
use files::Stored;
use futures_util::StreamExt;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use thiserror::Error;

use crate::module::FORM_LIMIT;
use crate::porte::{Files, Porte};
use crate::requete::Envoi;
use crate::{App, PageError, Requete, Valeurs};
pub(crate) use origine::Origine;

/// The hidden field of each form.
pub(crate) const CSRF: &str = "csrf";
/// Seconds that the next piece of a body may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Seconds that a whole form without files may take.
const WHOLE: Duration = Duration::from_secs(60);
/// What is still read of a form that is too large: a browser reads the answer only after it has
/// sent everything.
const DRAIN: u64 = 64 * 1024 * 1024;

/// A form that was sent by one of our pages. Read its values as those of [`Valeurs`].
#[derive(Debug)]
pub struct Formulaire {
    valeurs: Arc<Valeurs>,
    /// The files sent, in their order.
    pub fichiers: Vec<Depot>,
}

/// A file of a form.
#[derive(Debug)]
pub struct Depot {
    /// The name of the control.
    pub champ: String,
    /// The name of the file as the browser tells it.
    pub nom: String,
    /// Its bytes in the store (a transaction has yet to name them), or why they are not there.
    pub contenu: Result<Stored, DepotRefuse>,
}

/// Why a file was not kept; the rest of its form was.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum DepotRefuse {
    /// It is larger than the route takes.
    #[error("larger than {0} bytes")]
    TropGros(u64),
    /// It has no byte.
    #[error("empty")]
    Vide,
    /// It was sent by pieces, and they are not all there.
    #[error("not all of it came")]
    Incomplet,
}

impl Deref for Formulaire {
    type Target = Valeurs;

    fn deref(&self) -> &Valeurs {
        &self.valeurs
    }
}

impl FromRequest<App> for Formulaire {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Self, PageError> {
        let requete = request.extensions().get::<Requete>().cloned();
        let requete = requete.ok_or_else(|| PageError::interne("the outer layer is missing"))?;
        let porte = request.extensions().get::<Porte>();
        let files = porte.map_or(Files::Refuse, |porte| porte.files_from(&requete.ctx));
        let origine = Origine::of(request.headers(), &app.settings.base_url);
        let refused = match (origine, media(request.headers())) {
            (Origine::Foreign, _) => PageError::JetonAbsent,
            (_, "multipart/form-data") => {
                return multipart::read(request, app, &requete, origine, files).await;
            }
            (_, "" | "application/x-www-form-urlencoded") => {
                return urlencoded(request, &requete, origine).await;
            }
            _ => PageError::Encodage,
        };
        drain(request.into_body().into_data_stream()).await;
        Err(refused)
    }
}

/// The media type of a body, without its parameters.
pub(crate) fn media(headers: &HeaderMap) -> &str {
    let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim()
}

async fn urlencoded(
    request: Request,
    requete: &Requete,
    origine: Origine,
) -> Result<Formulaire, PageError> {
    let bytes = read_whole(request).await?;
    let text = String::from_utf8(bytes).map_err(|_| PageError::Texte)?;
    let valeurs = Arc::new(Valeurs::parse(&text).map_err(|_| PageError::Texte)?);
    let proven = proves(requete, valeurs.valeur(CSRF));
    if proven || origine == Origine::Same {
        keep(requete, &valeurs, false);
    }
    if proven {
        Ok(Formulaire { valeurs, fichiers: Vec::new() })
    } else {
        Err(PageError::JetonAbsent)
    }
}

/// Whether the token was made for this browser's secret in this tenant.
pub(crate) fn proves(requete: &Requete, token: Option<&str>) -> bool {
    let (Some(secret), Some(token)) = (requete.secret(), token) else { return false };
    requete.app.jetons().check(token, secret, requete.site.tenant)
}

/// Keeps what was typed until the answer leaves: an error page gives it back.
fn keep(requete: &Requete, valeurs: &Arc<Valeurs>, fichiers: bool) {
    let _ = requete.suivi.envoi.set(Envoi { valeurs: Arc::clone(valeurs), fichiers });
}

/// A whole body: bounded in bytes and in time.
pub(crate) async fn read_whole(request: Request) -> Result<Vec<u8>, PageError> {
    let read = tokio::time::timeout(WHOLE, read_pieces(request)).await;
    read.map_err(|_| PageError::TropLent)?
}

async fn read_pieces(request: Request) -> Result<Vec<u8>, PageError> {
    let length =
        request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let announced: u64 = length.unwrap_or(0);
    let mut bytes = Vec::with_capacity(usize::try_from(announced.min(FORM_LIMIT)).unwrap_or(0));
    let mut pieces = request.into_body().into_data_stream();
    while let Some(piece) = next_piece(&mut pieces).await? {
        if bytes.len() as u64 + piece.len() as u64 > FORM_LIMIT {
            drop(bytes);
            drain(pieces).await;
            return Err(PageError::TropGros);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

pub(crate) type Pieces = axum::body::BodyDataStream;

pub(crate) async fn next_piece(pieces: &mut Pieces) -> Result<Option<bytes::Bytes>, PageError> {
    match tokio::time::timeout(PATIENCE, pieces.next()).await {
        Err(_) | Ok(Some(Err(_))) => Err(PageError::TropLent),
        Ok(Some(Ok(piece))) => Ok(Some(piece)),
        Ok(None) => Ok(None),
    }
}

pub(crate) async fn drain(mut pieces: Pieces) {
    let mut seen = 0;
    while seen < DRAIN {
        match next_piece(&mut pieces).await {
            Ok(Some(piece)) => seen += piece.len() as u64,
            _ => return,
        }
    }
}
