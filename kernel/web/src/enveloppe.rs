//! Around every request: its number, its tenant, its session, its log line; around every answer:
//! errors as pages, cookie, headers, compression.

use std::convert::Infallible;
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use db::DbError;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use http::header::{ALLOW, CONTENT_TYPE, HOST, HeaderMap, HeaderValue, REFERER};
use http::request::Parts;
use http::{Method, Request, StatusCode, Uri};
use langues::Langue;
use primitives::{Actor, Ctx, CtxParts, Grants, InstallationKey, Random};

use crate::compression::{Encoding, compress};
use crate::erreur::Posee;
use crate::requete::Suivi;
use crate::{
    App, EspaceAgents, PageError, Requete, Session, Site, adresse, cookie, entetes, page_erreur,
    retour_sur, statiques,
};

/// The address at the other end of the connection, put in a request's extensions by whoever
/// accepts it.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The whole of the pages, as one service. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    app: App,
    router: axum::Router,
    espaces: Arc<[EspaceAgents]>,
}

/// Letters and digits that are not taken for one another over the telephone.
const NUMBER: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

impl Service {
    pub(crate) fn new(app: App, router: axum::Router, espaces: Arc<[EspaceAgents]>) -> Self {
        Self { app, router, espaces }
    }

    /// The application it serves.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Answers a request.
    pub async fn handle(&self, request: Request<Body>) -> Response {
        let start = Instant::now();
        let (parts, body) = request.into_parts();
        let method = parts.method.clone();
        let encoding = Encoding::accepted(&parts.headers);
        let number = number(&self.app.random);
        let (mut response, route) = match statiques::answer(&self.app, &parts).await {
            Some(response) => (response, "-"),
            None => self.page(parts, body, &number).await,
        };
        entetes::secure(response.headers_mut(), self.app.https());
        if let Ok(value) = HeaderValue::try_from(number.as_str()) {
            response.headers_mut().insert(entetes::X_REQUEST_ID, value);
        }
        if method != Method::HEAD {
            response = compress(response, encoding).await;
        }
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let status = response.status().as_u16();
        tracing::info!(target: "access", %method, route, status, micros, request = %number);
        response
    }

    /// The answer of the pages, and the route that gave it.
    async fn page(&self, mut parts: Parts, body: Body, number: &str) -> (Response, &'static str) {
        let (requete, trouve) = self.requete(&mut parts, number).await;
        let response = match trouve {
            Err(error) => error.into_response(),
            Ok(()) => self.route(Request::from_parts(parts, body), &requete).await,
        };
        let mut response = finish(&requete, response);
        if let Some(fresh) = requete.suivi.fresh.get()
            && !cookie::is_set(response.headers(), self.app.https())
        {
            requete.poser_secret(&mut response, fresh, None);
        }
        (response, requete.suivi.route.get().copied().unwrap_or("-"))
    }

    /// The router's answer; a panic is an error of ours.
    async fn route(&self, mut request: Request<Body>, requete: &Requete) -> Response {
        request.extensions_mut().insert(requete.clone());
        let mut router = self.router.clone();
        let answer = tower::Service::call(&mut router, request);
        match AssertUnwindSafe(answer).catch_unwind().await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(panic) => {
                let error = PageError::interne(format!("panic: {}", panic_text(panic.as_ref())));
                error.into_response()
            }
        }
    }

    /// What is known of the request, and why it cannot be served if so. Its address loses the
    /// tenant's prefix.
    async fn requete(&self, parts: &mut Parts, number: &str) -> (Requete, Result<(), PageError>) {
        let app = &self.app;
        let found = self.site(parts).await;
        let (site, mut trouve) = match found {
            Ok(Some(site)) => (site, Ok(())),
            Ok(None) => (Arc::new(Site::installation()), Err(PageError::Introuvable)),
            Err(error) => (Arc::new(Site::installation()), Err(error.into())),
        };
        strip_prefix(&mut parts.uri, &site.prefix);
        let headers = &parts.headers;
        let peer = parts.extensions.get::<Peer>().map_or(Ipv4Addr::LOCALHOST.into(), |p| p.0);
        let secret = cookie::read(headers, cookie::name(app.https()));
        let secret = secret.filter(|secret| cookie::is_secret(secret));
        let mut requete = Requete {
            app: app.clone(),
            ctx: visitor(app, &site, number),
            textes: language(headers).textes(),
            adresse: adresse::client(peer, headers, &app.settings.trusted_proxies),
            site,
            session: None,
            espaces: Arc::clone(&self.espaces),
            uri: parts.uri.clone(),
            suivi: Arc::new(Suivi {
                cookie: secret.map(str::to_owned),
                depart: if parts.method == Method::POST { Some(depart(headers)) } else { None },
                ..Suivi::default()
            }),
        };
        if trouve.is_ok() {
            trouve = self.open_session(&mut requete).await.map_err(Into::into);
        }
        (requete, trouve)
    }

    async fn site(&self, parts: &Parts) -> Result<Option<Arc<Site>>, DbError> {
        let tenants = &self.app.tenants;
        if let Some(slug) = slug(parts.uri.path()) {
            return tenants.by_slug(slug).await;
        }
        tenants.by_host(&host(parts)).await
    }

    async fn open_session(&self, requete: &mut Requete) -> Result<(), DbError> {
        let Some(secret) = requete.suivi.cookie.as_deref() else { return Ok(()) };
        let opened = self.app.sessions.open(&requete.ctx, &requete.site, secret).await?;
        if let Some(session) = opened {
            requete.ctx = of_session(&requete.ctx, &session);
            requete.session = Some(Arc::new(session));
        }
        Ok(())
    }
}

fn visitor(app: &App, site: &Site, number: &str) -> Ctx {
    Ctx::new(CtxParts {
        actor: Actor::VISITOR,
        tenant: site.tenant,
        grants: Grants::default(),
        clock: app.clock.clone(),
        random: app.random.clone(),
        request_id: number.to_owned(),
        prefix: site.prefix.clone(),
        base_url: Arc::from(app.settings.base_url.as_str()),
        key: InstallationKey(app.settings.secret),
    })
}

fn of_session(ctx: &Ctx, session: &Session) -> Ctx {
    ctx.with(|parts| {
        parts.actor = session.actor;
        parts.grants = session.grants.clone();
    })
}

/// A number that is read over the telephone: `K7PM3QXZ`.
fn number(random: &Random) -> String {
    let bytes = random.bytes::<8>();
    bytes.iter().map(|byte| char::from(NUMBER[usize::from(byte % 32)])).collect()
}

fn language(headers: &HeaderMap) -> Langue {
    Langue::choisie(cookie::read(headers, cookie::LANGUE))
}

/// The path of the page that sent a form, or the home. Only a path: whoever sends it may lie.
fn depart(headers: &HeaderMap) -> String {
    let page = headers.get(REFERER).and_then(|value| Uri::try_from(value.as_bytes()).ok());
    let path = page.as_ref().and_then(|page| page.path_and_query()).map(|rest| rest.as_str());
    retour_sur(path, "/").to_owned()
}

/// The `slug` of `/c/{slug}/…`.
fn slug(path: &str) -> Option<&str> {
    path.strip_prefix("/c/")?.split('/').next().filter(|slug| !slug.is_empty())
}

/// The host's name, without port, in lower case.
fn host(parts: &Parts) -> String {
    let named = parts.headers.get(HOST).and_then(|value| value.to_str().ok());
    let named = named.or_else(|| parts.uri.host()).unwrap_or_default();
    let end = if named.ends_with(']') { None } else { named.rfind(':') };
    named[..end.unwrap_or(named.len())].to_ascii_lowercase()
}

fn strip_prefix(uri: &mut Uri, prefix: &str) {
    let Some(rest) = uri.path_and_query().and_then(|rest| rest.as_str().strip_prefix(prefix))
    else {
        return;
    };
    if prefix.is_empty() && uri.authority().is_none() {
        return;
    }
    let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    if let Ok(stripped) = Uri::try_from(rest) {
        *uri = stripped;
    }
}

/// An answer that carries an error, or a bare status of the router, becomes a page.
fn finish(requete: &Requete, mut response: Response) -> Response {
    let posee = match response.extensions_mut().remove::<Posee>() {
        Some(posee) => posee,
        None if is_bare(&response) => {
            let allow = response.headers().get(ALLOW);
            Posee(Arc::new(PageError::from_status(response.status(), allow)))
        }
        None => return response,
    };
    let number = &requete.ctx.request_id;
    match &*posee.0 {
        PageError::Interne(cause) => {
            tracing::error!(request = %number, "{}", chain(cause.as_ref()));
        }
        error if error.status().is_server_error() => tracing::warn!(request = %number, "{error}"),
        _ => {}
    }
    let mut page = page_erreur::render(requete, &posee.0);
    for (name, value) in response.headers() {
        if *name != CONTENT_TYPE && *name != http::header::CONTENT_LENGTH {
            page.headers_mut().append(name, value.clone());
        }
    }
    page
}

fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    failed && status != StatusCode::UNAUTHORIZED && {
        let media = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        media.is_none_or(|media| media.starts_with("text/plain"))
    }
}

/// An error and the causes behind it, each once.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !text.ends_with(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        next = cause.source();
    }
    text
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}

impl tower::Service<Request<Body>> for Service {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let service = self.clone();
        Box::pin(async move { Ok(service.handle(request).await) })
    }
}
