use askama::Template;
use axum::body::Body;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue,
    LOCATION,
};
use http::{HeaderName, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::PageError;

/// What a handler answers.
pub type Reponse = Result<Response, PageError>;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// What changes only with its address.
pub(crate) const FOR_EVER: HeaderValue =
    HeaderValue::from_static("public, max-age=31536000, immutable");
/// The characters that a file name keeps in RFC 8187.
const FILE_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// A page.
pub fn page(status: StatusCode, html: String) -> Response {
    with_header(status, CONTENT_TYPE, HTML, Body::from(html))
}

/// The page of a template, 200.
///
/// # Errors
/// When the template fails.
pub fn rendre(modele: &impl Template) -> Reponse {
    Ok(page(StatusCode::OK, modele.render()?))
}

/// The page of a form that has errors, 422.
///
/// # Errors
/// When the template fails.
pub fn page_refusee(modele: &impl Template) -> Reponse {
    Ok(page(StatusCode::UNPROCESSABLE_ENTITY, modele.render()?))
}

/// Goes to another page by GET, after a POST that worked. `url` is made by `ctx.url` or
/// [`retour_sur`](crate::retour_sur).
pub fn redirect_303(url: impl AsRef<str>) -> Response {
    let place = HeaderValue::try_from(url.as_ref()).unwrap_or(HeaderValue::from_static("/"));
    with_header(StatusCode::SEE_OTHER, LOCATION, place, Body::empty())
}

/// A person's file, given back as an attachment under its name: never shown by the browser as a
/// page of ours.
pub fn fichier(nom: &str, media: &str, contenu: Body) -> Response {
    let media = HeaderValue::try_from(media)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let mut response = with_header(StatusCode::OK, CONTENT_TYPE, media, contenu);
    let name = utf8_percent_encode(nom, FILE_NAME);
    let text = format!("attachment; filename*=UTF-8''{name}");
    let headers = response.headers_mut();
    let disposition = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(CONTENT_DISPOSITION, disposition);
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    response
}

/// A picture that everyone may see, under an address that changes with its bytes: browsers keep it.
/// `media` is a type that runs nothing (PNG, JPEG).
pub fn image_publique(media: &'static str, contenu: Body) -> Response {
    let mut response =
        with_header(StatusCode::OK, CONTENT_TYPE, HeaderValue::from_static(media), contenu);
    response.headers_mut().insert(CACHE_CONTROL, FOR_EVER);
    response
}

/// A picture that we made of a person's file, shown in a page of ours: nothing in it can run.
pub fn image_en_place(contenu: Body) -> Response {
    en_place("image/jpeg", "default-src 'none'; sandbox", "inline", contenu)
}

/// A person's PDF, shown by the reader of the browser in a frame of ours. The reader is no page: it
/// runs apart, which a sandbox would forbid.
pub fn pdf_en_place(nom: &str, contenu: Body) -> Response {
    let policy =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
    let name = utf8_percent_encode(nom, FILE_NAME);
    en_place("application/pdf", policy, &format!("inline; filename*=UTF-8''{name}"), contenu)
}

fn en_place(
    media: &'static str,
    policy: &'static str,
    disposition: &str,
    contenu: Body,
) -> Response {
    let media = HeaderValue::from_static(media);
    let mut response = with_header(StatusCode::OK, CONTENT_TYPE, media, contenu);
    let headers = response.headers_mut();
    let disposition =
        HeaderValue::try_from(disposition).unwrap_or(HeaderValue::from_static("inline"));
    headers.insert(CONTENT_DISPOSITION, disposition);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

pub(crate) fn with_header(
    status: StatusCode,
    name: HeaderName,
    value: HeaderValue,
    body: Body,
) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(name, value);
    response
}
