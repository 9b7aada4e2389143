//! Files that come by pieces and go on after a cut: tus 1.0 (core, creation; checksums by SHA-256).
//! The form then names the upload under the name of its control and [`SUFFIXE`].

use authz::Access::Key;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use data_encoding::BASE64;
use files::{FileError, Piece};
use futures_util::{Stream, stream};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use primitives::ActorKind;

use crate::formulaire::{Origine, Pieces, drain, next_piece, proves};
use crate::{EspaceAgents, Module, PageError, PathArgs, Requete, Route};

/// What a hidden control that names an upload is called after its control of files.
pub(crate) const SUFFIXE: &str = "__envoi";
/// Where uploads begin.
pub const CHEMIN: &str = "/envois";

const JETON: &str = "x-csrf-token";
const VERSION: &str = "1.0.0";
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");

/// The routes of uploads.
pub fn module() -> Module {
    Module {
        nom: "envois",
        routes: vec![
            Route::post(CHEMIN, Key, begin),
            Route::head("/envois/{id}", Key, tell),
            Route::patch("/envois/{id}", Key, append),
        ],
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &[],
        samples: Vec::new(),
        agents: EspaceAgents::default(),
    }
}

/// The secret of whoever sends, in this tenant: nobody else finds their uploads.
pub(crate) fn holder(requete: &Requete) -> Option<String> {
    requete.secret().map(|secret| format!("{} {secret}", requete.site.tenant.0))
}

/// Why a request for an upload did nothing. Only scripts read it.
struct Refus {
    status: StatusCode,
    title: &'static str,
}

type Answer = Result<Response, Refus>;

async fn begin(requete: Requete, headers: HeaderMap) -> Answer {
    let holder = allowed(&requete, &headers)?;
    let size = number(&headers, &LENGTH)?;
    let name = file_name(&headers).unwrap_or_default();
    let now = requete.ctx.clock.now();
    let upload = requete.app.spool.begin(&holder, &name, size, now).await?;
    let mut response = accepted(StatusCode::CREATED);
    let place = requete.ctx.url(format_args!("{CHEMIN}/{}", upload.id));
    if let Ok(place) = HeaderValue::try_from(place) {
        response.headers_mut().insert(LOCATION, place);
    }
    Ok(response)
}

async fn tell(requete: Requete, PathArgs(id): PathArgs<String>, headers: HeaderMap) -> Answer {
    let holder = allowed(&requete, &headers)?;
    let upload = requete.app.spool.find(&holder, &id).await?;
    let mut response = accepted(StatusCode::OK);
    response.headers_mut().insert(OFFSET, upload.received.into());
    response.headers_mut().insert(LENGTH, upload.size.into());
    Ok(response)
}

async fn append(requete: Requete, PathArgs(id): PathArgs<String>, request: Request) -> Answer {
    let (head, body) = request.into_parts();
    let mut bytes = body.into_data_stream();
    let appended = match piece(&requete, &head.headers) {
        Ok((holder, piece)) => {
            let appended = requete.app.spool.append(&holder, &id, piece, flow(&mut bytes)).await;
            if matches!(appended, Err(FileError::Interrupted(_))) {
                return Err(Refus::new(StatusCode::REQUEST_TIMEOUT, "the body did not come"));
            }
            appended.map_err(Refus::from)
        }
        Err(refus) => Err(refus),
    };
    if appended.is_err() {
        // A browser reads the answer only after it has sent everything.
        drain(bytes).await;
    }
    let mut response = accepted(StatusCode::NO_CONTENT);
    response.headers_mut().insert(OFFSET, appended?.received.into());
    Ok(response)
}

/// Whose upload it is, if a page of ours sends it for someone who fills a request or works here.
fn allowed(requete: &Requete, headers: &HeaderMap) -> Result<String, Refus> {
    let ctx = &requete.ctx;
    let known = ctx.actor.kind == ActorKind::Staff || !ctx.grants.keys.is_empty();
    let holder = holder(requete).filter(|_| known);
    let holder = holder.ok_or(Refus::new(StatusCode::NOT_FOUND, "nothing here"))?;
    let ours = Origine::of(headers, &requete.app.settings.base_url) != Origine::Foreign;
    if !(ours && proves(requete, text(headers, JETON))) {
        return Err(Refus::new(StatusCode::FORBIDDEN, "not proven to come from our page"));
    }
    if text(headers, RESUMABLE.as_str()) != Some(VERSION) {
        return Err(Refus::new(StatusCode::PRECONDITION_FAILED, "not this version of tus"));
    }
    Ok(holder)
}

fn piece(requete: &Requete, headers: &HeaderMap) -> Result<(String, Piece), Refus> {
    let holder = allowed(requete, headers)?;
    if text(headers, CONTENT_TYPE.as_str()) != Some("application/offset+octet-stream") {
        return Err(Refus::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not a piece of an upload"));
    }
    let offset = number(headers, &OFFSET)?;
    let sha256 = match headers.get("upload-checksum") {
        None => None,
        Some(value) => Some(checksum(value).ok_or(Refus::BAD)?),
    };
    Ok((holder, Piece { offset, sha256 }))
}

/// `sha256 <base64>`.
fn checksum(value: &HeaderValue) -> Option<[u8; 32]> {
    let digest = value.to_str().ok()?.strip_prefix("sha256 ")?;
    BASE64.decode(digest.as_bytes()).ok()?.try_into().ok()
}

/// The `filename` of `Upload-Metadata`: pairs separated by commas, values in base64.
fn file_name(headers: &HeaderMap) -> Option<String> {
    let mut pairs = text(headers, "upload-metadata")?.split(',');
    let name = pairs.find_map(|pair| pair.trim().strip_prefix("filename "))?;
    String::from_utf8(BASE64.decode(name.trim().as_bytes()).ok()?).ok()
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Refus> {
    text(headers, name.as_str()).and_then(|text| text.parse().ok()).ok_or(Refus::BAD)
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn flow(pieces: &mut Pieces) -> impl Stream<Item = Result<Bytes, PageError>> + Send + '_ {
    stream::try_unfold(pieces, |pieces| async move {
        Ok(next_piece(pieces).await?.map(|piece| (piece, pieces)))
    })
}

fn accepted(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

impl Refus {
    const BAD: Self = Self::new(StatusCode::BAD_REQUEST, "a header is missing or wrong");

    const fn new(status: StatusCode, title: &'static str) -> Self {
        Self { status, title }
    }
}

impl From<FileError> for Refus {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Missing => Self::new(StatusCode::NOT_FOUND, "nothing here"),
            FileError::Offset(_) => Self::new(StatusCode::CONFLICT, "not the next piece"),
            FileError::TooLarge(_) => Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too large"),
            FileError::Busy => Self::new(StatusCode::LOCKED, "another request is writing to it"),
            FileError::TooMany => Self::new(StatusCode::TOO_MANY_REQUESTS, "too many are open"),
            FileError::Checksum => {
                let status = StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST);
                Self::new(status, "the checksum is wrong")
            }
            other => {
                tracing::error!("an upload: {other}");
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "ours to mend")
            }
        }
    }
}

impl IntoResponse for Refus {
    fn into_response(self) -> Response {
        let mut response = accepted(self.status);
        let media = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(CONTENT_TYPE, media);
        if self.status == StatusCode::PRECONDITION_FAILED {
            let version = HeaderValue::from_static(VERSION);
            response.headers_mut().insert("tus-version", version);
        }
        let Self { status, title } = self;
        *response.body_mut() =
            Body::from(format!(r#"{{"status":{},"title":"{title}"}}"#, status.as_u16()));
        response
    }
}
