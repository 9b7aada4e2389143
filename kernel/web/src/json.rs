//! What programs send and read: JSON, never a form of ours.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::{Value, json as value};
use thiserror::Error;

use crate::PageError;
use crate::formulaire::{drain, media, read_whole};

/// Why a JSON body was not read.
#[derive(Debug, Error)]
pub enum JsonRefuse {
    /// It is announced as something else.
    #[error("Content-Type should be json")]
    Media,
    /// It is no JSON.
    #[error("the body is not JSON: {0}")]
    Illisible(#[from] serde_json::Error),
    /// It is too large, or came too slowly.
    #[error("{0}")]
    Corps(PageError),
}

/// The JSON body of a request, as large as a form may be; an empty one is `null`.
///
/// # Errors
/// Another media type, too many bytes, too slow, no JSON. As an answer: `{"error": …}`.
pub async fn lire_json(request: Request) -> Result<Value, JsonRefuse> {
    if media(request.headers()) != "application/json" {
        drain(request.into_body().into_data_stream()).await;
        return Err(JsonRefuse::Media);
    }
    let bytes = read_whole(request).await.map_err(JsonRefuse::Corps)?;
    if bytes.is_empty() { Ok(Value::Null) } else { Ok(serde_json::from_slice(&bytes)?) }
}

/// An answer in JSON.
pub fn json(status: StatusCode, contenu: &Value) -> Response {
    let mut response = Response::new(Body::from(contenu.to_string()));
    *response.status_mut() = status;
    let media = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, media);
    response
}

impl IntoResponse for JsonRefuse {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Media | Self::Illisible(_) => StatusCode::BAD_REQUEST,
            Self::Corps(error) => error.status(),
        };
        json(status, &value!({ "error": self.to_string() }))
    }
}
