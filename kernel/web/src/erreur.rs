use std::error::Error;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use db::DbError;
use http::StatusCode;
use http::header::{ALLOW, HeaderValue, RETRY_AFTER};
use thiserror::Error;

/// What a handler answers instead of its page. The outer layer renders it in the tenant's layout,
/// in the language of the person, and logs what is ours to mend.
#[derive(Debug, Error)]
pub enum PageError {
    /// 404: nothing at this address for this person.
    #[error("nothing here for this actor")]
    Introuvable,
    /// 405: the page exists but is not asked for in this way.
    #[error("method not allowed")]
    Methode {
        /// The methods that are, for the `Allow` header.
        permises: HeaderValue,
    },
    /// 403: the form does not prove that it comes from our page.
    #[error("form token absent, foreign or old")]
    JetonAbsent,
    /// 403: the session ended while the page was open; what was typed is given back.
    #[error("the session has ended")]
    SessionFinie {
        /// The address where a new one is opened.
        entree: String,
    },
    /// 413: more than the route takes.
    #[error("too large")]
    TropGros,
    /// 415: not the encoding of a form.
    #[error("not the encoding of a form")]
    Encodage,
    /// 400: what came is not UTF-8, or not a form.
    #[error("not readable as text")]
    Texte,
    /// 408: the body came too slowly, or was cut.
    #[error("the body did not come")]
    TropLent,
    /// 423: a file that the antivirus has not scanned yet.
    #[error("the antivirus has not scanned this file yet")]
    FichierEnAttente,
    /// 410: a file that carries a virus; nobody gets it.
    #[error("this file carries a virus")]
    FichierInfecte,
    /// 503: too much to do, nothing was done.
    #[error("too much to do")]
    Sature,
    /// 429: too many attempts.
    #[error("too many attempts")]
    TropDeDemandes {
        /// Seconds to wait.
        secondes: i64,
    },
    /// 500: ours to mend; logged with the number that the page shows.
    #[error("internal error")]
    Interne(#[source] Box<dyn Error + Send + Sync>),
}

/// What the outer layer finds in a response that it has to render.
#[derive(Clone)]
pub(crate) struct Posee(pub(crate) Arc<PageError>);

impl PageError {
    /// An error of ours, with its cause.
    pub fn interne(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Interne(cause.into())
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Introuvable => StatusCode::NOT_FOUND,
            Self::Methode { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::JetonAbsent | Self::SessionFinie { .. } => StatusCode::FORBIDDEN,
            Self::TropGros => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Encodage => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Texte => StatusCode::BAD_REQUEST,
            Self::TropLent => StatusCode::REQUEST_TIMEOUT,
            Self::FichierEnAttente => StatusCode::LOCKED,
            Self::FichierInfecte => StatusCode::GONE,
            Self::Sature => StatusCode::SERVICE_UNAVAILABLE,
            Self::TropDeDemandes { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Interne(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The error that a bare status means, for answers of the router that carry no page.
    pub(crate) fn from_status(status: StatusCode, allow: Option<&HeaderValue>) -> Self {
        match status {
            StatusCode::METHOD_NOT_ALLOWED => {
                let permises = allow.cloned().unwrap_or(HeaderValue::from_static("GET,HEAD"));
                Self::Methode { permises }
            }
            StatusCode::FORBIDDEN => Self::JetonAbsent,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TropGros,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::Encodage,
            StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Self::Texte,
            StatusCode::REQUEST_TIMEOUT => Self::TropLent,
            StatusCode::SERVICE_UNAVAILABLE => Self::Sature,
            StatusCode::TOO_MANY_REQUESTS => Self::TropDeDemandes { secondes: 60 },
            status if status.is_server_error() => Self::interne(format!("bare status {status}")),
            _ => Self::Introuvable,
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        match &self {
            Self::Methode { permises } => {
                headers.insert(ALLOW, permises.clone());
            }
            Self::Sature | Self::FichierEnAttente => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
            }
            Self::TropDeDemandes { secondes } => {
                headers.insert(RETRY_AFTER, HeaderValue::from(*secondes));
            }
            _ => {}
        }
        response.extensions_mut().insert(Posee(Arc::new(self)));
        response
    }
}

impl From<DbError> for PageError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Saturated => Self::Sature,
            other => Self::interne(other),
        }
    }
}

impl From<authz::Refus> for PageError {
    fn from(_: authz::Refus) -> Self {
        Self::Introuvable
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::interne(error)
    }
}

impl From<files::FileError> for PageError {
    fn from(error: files::FileError) -> Self {
        match error {
            files::FileError::Missing => Self::Introuvable,
            files::FileError::Waiting | files::FileError::Preparing => Self::FichierEnAttente,
            files::FileError::Infected => Self::FichierInfecte,
            files::FileError::Db(error) => error.into(),
            other => Self::interne(other),
        }
    }
}

impl From<crate::Attente> for PageError {
    fn from(attente: crate::Attente) -> Self {
        Self::TropDeDemandes { secondes: attente.secondes }
    }
}
