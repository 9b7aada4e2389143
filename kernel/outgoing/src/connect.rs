//! From an address to a stream: the name is resolved once, its addresses are checked, and the
//! connection goes to one of them.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use bytes::Bytes;
use http::header::{HOST, HeaderValue, PROXY_AUTHORIZATION};
use http_body_util::Empty;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

use crate::address::is_public;
use crate::error::OutgoingError;
use crate::policy::{Policy, Proxy};
use crate::request::Target;

/// What HTTP is spoken on.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A stream to a target, with what keeps it alive.
pub(crate) struct Connection {
    pub(crate) stream: Box<dyn Stream>,
    /// Ends with the call.
    pub(crate) tasks: JoinSet<()>,
}

/// Connects to a target, by the proxy unless a setting names its host.
pub(crate) async fn connect(
    policy: &Policy,
    tls: &Arc<ClientConfig>,
    target: &Target,
) -> Result<Connection, OutgoingError> {
    let mut tasks = JoinSet::new();
    let named = policy.allows_host(&target.host, target.port);
    let stream: Box<dyn Stream> = match policy.proxy.as_ref().filter(|_| !named) {
        Some(proxy) => {
            check_before_proxy(policy, target).await?;
            tunnel(policy, proxy, target, &mut tasks).await?
        }
        None => Box::new(dial(&checked(policy, target).await?, &target.host).await?),
    };
    let stream = if target.tls { secured(tls, target, stream).await? } else { stream };
    Ok(Connection { stream, tasks })
}

/// The addresses of a target, all of which may be called.
async fn checked(policy: &Policy, target: &Target) -> Result<Vec<SocketAddr>, OutgoingError> {
    let found = resolve(policy, &target.host, target.port).await?;
    if policy.allows_host(&target.host, target.port) {
        return Ok(found);
    }
    let inside = |place: &SocketAddr| policy.allows_address(place.ip());
    if !found.iter().all(|place| is_public(place.ip()) || inside(place)) {
        return Err(OutgoingError::Forbidden(target.host.clone()));
    }
    if !target.tls && !found.iter().all(inside) {
        return Err(OutgoingError::NotHttps(target.host.clone()));
    }
    Ok(found)
}

/// A proxy finds names by itself, and often alone can: what is known here is checked, the rest is
/// its rules.
async fn check_before_proxy(policy: &Policy, target: &Target) -> Result<(), OutgoingError> {
    match checked(policy, target).await {
        Ok(_) => Ok(()),
        Err(OutgoingError::Unresolved(_)) if target.tls => Ok(()),
        Err(OutgoingError::Unresolved(host)) => Err(OutgoingError::NotHttps(host)),
        Err(refused) => Err(refused),
    }
}

async fn resolve(policy: &Policy, host: &str, port: u16) -> Result<Vec<SocketAddr>, OutgoingError> {
    if let Ok(literal) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(literal, port)]);
    }
    #[cfg(feature = "testing")]
    if let Some(known) = policy.names.get(host) {
        return Ok(known.iter().map(|address| SocketAddr::new(*address, port)).collect());
    }
    let _ = policy;
    let unresolved = || OutgoingError::Unresolved(host.to_owned());
    let found = tokio::net::lookup_host((host, port)).await.map_err(|_| unresolved())?;
    let found: Vec<_> = found.collect();
    if found.is_empty() { Err(unresolved()) } else { Ok(found) }
}

async fn dial(places: &[SocketAddr], host: &str) -> Result<TcpStream, OutgoingError> {
    for place in places {
        if let Ok(stream) = TcpStream::connect(place).await {
            return Ok(stream);
        }
    }
    Err(OutgoingError::Connection(host.to_owned()))
}

/// A way through the proxy (`CONNECT`, RFC 9110, 9.3.6).
async fn tunnel(
    policy: &Policy,
    proxy: &Proxy,
    target: &Target,
    tasks: &mut JoinSet<()>,
) -> Result<Box<dyn Stream>, OutgoingError> {
    let lost = || OutgoingError::Connection(proxy.host.clone());
    let places = resolve(policy, &proxy.host, proxy.port).await?;
    let stream = dial(&places, &proxy.host).await?;
    let (mut sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|_| lost())?;
    tasks.spawn(async move {
        let _ = connection.with_upgrades().await;
    });
    let authority = target.authority();
    let mut request = http::Request::connect(&authority)
        .header(HOST, &authority)
        .body(Empty::<Bytes>::new())
        .map_err(|_| OutgoingError::BadAddress)?;
    if let Some(given) = &proxy.authorization {
        let mut value = HeaderValue::try_from(given).map_err(|_| lost())?;
        value.set_sensitive(true);
        request.headers_mut().insert(PROXY_AUTHORIZATION, value);
    }
    let answer = sender.send_request(request).await.map_err(|_| lost())?;
    if !answer.status().is_success() {
        return Err(lost());
    }
    let upgraded = hyper::upgrade::on(answer).await.map_err(|_| lost())?;
    Ok(Box::new(TokioIo::new(upgraded)))
}

async fn secured(
    tls: &Arc<ClientConfig>,
    target: &Target,
    stream: Box<dyn Stream>,
) -> Result<Box<dyn Stream>, OutgoingError> {
    let refused = || OutgoingError::Tls(target.host.clone());
    let name = ServerName::try_from(target.host.clone()).map_err(|_| refused())?;
    let secured = TlsConnector::from(Arc::clone(tls)).connect(name, stream).await;
    Ok(Box::new(secured.map_err(|_| refused())?))
}
