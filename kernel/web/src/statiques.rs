//! What needs no tenant (styles, scripts, colours, health) and the few routes of the house itself.

use authz::Access;
use axum::body::Body;
use axum::response::Response;
use data_encoding::HEXLOWER;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue,
    SET_COOKIE, VARY,
};
use http::request::Parts;
use http::{Method, StatusCode};
use langues::Langue;
use primitives::{Ctx, TenantId};
use sha2::{Digest, Sha256};

use crate::assets::{self, Asset};
use crate::compression::accepts;
use crate::couleur::Palette;
use crate::reponse::{FOR_EVER, with_header};
use crate::{
    App, PageError, PathArgs, Reponse, Requete, Route, cookie, galerie, page, redirect_303,
    retour_sur,
};

const COLOURS: &str = "/couleurs/";

/// The answer to an address of the host itself, if it is one.
pub(crate) async fn answer(app: &App, parts: &Parts) -> Option<Response> {
    if parts.method != Method::GET && parts.method != Method::HEAD {
        return None;
    }
    let path = parts.uri.path();
    match path {
        "/healthz" => Some(plain(StatusCode::OK, "ok\n")),
        "/readyz" => Some(ready(app).await),
        _ if path.starts_with("/assets/") => {
            assets::at(path).map(|asset| file(asset, &parts.headers))
        }
        _ => path.strip_prefix(COLOURS).and_then(colours),
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let media = HeaderValue::from_static("text/plain; charset=utf-8");
    with_header(status, CONTENT_TYPE, media, Body::from(text))
}

/// Whether the database answers.
async fn ready(app: &App) -> Response {
    let ctx = Ctx::system(TenantId::INSTALLATION, app.clock.clone(), app.random.clone());
    match app.db.read(&ctx, |_| Ok::<(), db::DbError>(())).await {
        Ok(()) => plain(StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!("not ready: {error}");
            plain(StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

fn file(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default();
    let (bytes, encoding) = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if accepts(accepted, "br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts(accepted, "gzip") => (bytes, Some("gzip")),
        _ => (asset.plain, None),
    };
    let media = HeaderValue::from_static(asset.content_type);
    let mut response = with_header(StatusCode::OK, CONTENT_TYPE, media, Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, FOR_EVER);
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    // Left as it is, even plain: a file is not compressed anew at each request.
    headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.unwrap_or("identity")));
    response
}

/// The address of the colours made from a tenant's own: it changes with what they are made into, so
/// that browsers may keep it.
pub(crate) fn css_url(couleur: &str) -> String {
    let palette = Palette::ou_maison(couleur);
    let [red, green, blue] = palette.donnee.0;
    format!("{COLOURS}{red:02x}{green:02x}{blue:02x}-{}.css", fingerprint(&palette.css()))
}

fn fingerprint(css: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(css)[..4])
}

fn colours(name: &str) -> Option<Response> {
    let (hex, print) = name.strip_suffix(".css")?.split_once('-')?;
    let css = Palette::lire(&format!("#{hex}"))?.css();
    let current = fingerprint(&css) == print;
    let media = HeaderValue::from_static("text/css; charset=utf-8");
    let mut response = with_header(StatusCode::OK, CONTENT_TYPE, media, Body::from(css));
    let keep = if current { FOR_EVER } else { HeaderValue::from_static("no-cache") };
    response.headers_mut().insert(CACHE_CONTROL, keep);
    Some(response)
}

/// The routes that every tenant has, whatever the modules.
pub(crate) fn routes(app: &App) -> Vec<Route> {
    let mut routes = vec![Route::get("/langue/{code}", Access::Public, langue)];
    if app.settings.demo {
        routes.push(Route::get("/galerie", Access::Public, gallery));
        routes.push(Route::get("/galerie/{nom}", Access::Public, gallery_page));
    }
    routes
}

async fn gallery(requete: Requete) -> Reponse {
    Ok(redirect_303(requete.ctx.url(format_args!("/galerie/{}", galerie::PAGES[0]))))
}

async fn gallery_page(requete: Requete, PathArgs(nom): PathArgs<String>) -> Reponse {
    let html = galerie::page(&nom, &requete.site.css_url).ok_or(PageError::Introuvable)?;
    Ok(page(StatusCode::OK, html))
}

/// Remembers a language and goes back to the page.
async fn langue(requete: Requete, PathArgs(code): PathArgs<String>) -> Reponse {
    let langue = Langue::depuis_code(&code).ok_or(PageError::Introuvable)?;
    let home = requete.ctx.url("/");
    let parametres = requete.parametres();
    let mut response = redirect_303(retour_sur(parametres.valeur("vers"), &home));
    if let Some(value) = cookie::set_language(requete.app.https(), langue.code()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}
