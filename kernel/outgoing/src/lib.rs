#![doc = include_str!("../README.md")]

mod address;
mod connect;
mod error;
mod hosts;
mod policy;
mod request;

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use http::header::{ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, HOST, HeaderValue, USER_AGENT};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use primitives::Clock;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use thiserror::Error;
use tokio::time::timeout;

pub use address::is_public;
pub use error::OutgoingError;
pub use policy::{Allowed, Policy, Proxy};
pub use request::{Request, Response};

use hosts::Hosts;
use request::Target;

/// The authorities of a policy cannot be read.
#[derive(Debug, Error)]
#[error("certificates of authorities in PEM are expected")]
pub struct BadAuthorities;

/// What makes every outside call of the program. Cheap to clone.
#[derive(Clone)]
pub struct Outgoing(Arc<Inner>);

struct Inner {
    policy: Policy,
    tls: Arc<ClientConfig>,
    hosts: Hosts,
    clock: Clock,
}

impl Outgoing {
    /// What calls under a policy.
    ///
    /// # Errors
    /// When its authorities are no certificates.
    pub fn new(policy: Policy, clock: Clock) -> Result<Self, BadAuthorities> {
        let tls = Arc::new(tls(&policy.authorities)?);
        Ok(Self(Arc::new(Inner { policy, tls, hosts: Hosts::default(), clock })))
    }

    /// Makes a call and reads its answer whole. Never inside a transaction.
    ///
    /// # Errors
    /// Any [`OutgoingError`]; a status that is no success is one.
    pub async fn send(&self, request: Request) -> Result<Response, OutgoingError> {
        let target = request.target()?;
        let Inner { policy, hosts, clock, .. } = &*self.0;
        let place = target.authority();
        let places = hosts.places(&place, policy.at_once);
        let (most, pause) = (policy.failures, policy.pause);
        let attempt = async {
            let free = places.acquire().await;
            let _held = free.map_err(|_| OutgoingError::Unavailable(target.host.clone()))?;
            if !hosts.open(&place, clock.now(), most, pause) {
                return Err(OutgoingError::Unavailable(target.host.clone()));
            }
            self.call(&request, &target).await
        };
        let slow = || OutgoingError::TimedOut(target.host.clone());
        let answer = timeout(request.total, attempt).await.unwrap_or_else(|_| Err(slow()));
        match &answer {
            Err(OutgoingError::Unavailable(_)) => {}
            Err(error) => hosts.note(&place, error.is_failure(), clock.now(), most, pause),
            Ok(_) => hosts.note(&place, false, clock.now(), most, pause),
        }
        answer
    }

    async fn call(&self, request: &Request, target: &Target) -> Result<Response, OutgoingError> {
        let Inner { policy, tls, .. } = &*self.0;
        let connected = timeout(policy.connect, connect::connect(policy, tls, target)).await;
        let mut connected =
            connected.map_err(|_| OutgoingError::TimedOut(target.host.clone()))??;
        let garbage = |_| OutgoingError::Garbage(target.host.clone());
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(connected.stream)).await.map_err(garbage)?;
        connected.tasks.spawn(async move {
            let _ = connection.await;
        });
        let answer = sender.send_request(outbound(request, target)?).await.map_err(garbage)?;
        let (parts, body) = answer.into_parts();
        let (host, status) = (target.host.clone(), parts.status);
        if status.is_redirection() {
            return Err(OutgoingError::Redirected(host));
        }
        if !status.is_success() {
            return Err(OutgoingError::Status { host, status: status.as_u16() });
        }
        if parts.headers.get(CONTENT_ENCODING).is_some_and(|coding| coding != "identity") {
            return Err(OutgoingError::Garbage(host));
        }
        let body = read(body, request.limit, &host).await?;
        Ok(Response { status, headers: parts.headers, body, host })
    }
}

fn tls(authorities: &[u8]) -> Result<ClientConfig, BadAuthorities> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    for certificate in CertificateDer::pem_slice_iter(authorities) {
        let certificate = certificate.map_err(|_| BadAuthorities)?;
        roots.add(certificate).map_err(|_| BadAuthorities)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|_| BadAuthorities)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn outbound(
    request: &Request,
    target: &Target,
) -> Result<http::Request<Full<Bytes>>, OutgoingError> {
    let url = &request.url;
    let path = url.query().map_or_else(|| url.path().to_owned(), |q| format!("{}?{q}", url.path()));
    let default = if target.tls { 443 } else { 80 };
    let authority = target.authority();
    let host = match target.port == default {
        true => authority.trim_end_matches(&format!(":{default}")).to_owned(),
        false => authority,
    };
    let mut made = http::Request::builder()
        .method(request.method.clone())
        .uri(path)
        .header(HOST, host)
        .header(USER_AGENT, concat!("Parvis/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT_ENCODING, HeaderValue::from_static("identity"))
        .header(CONNECTION, HeaderValue::from_static("close"))
        .body(Full::new(request.body.clone()))
        .map_err(|_| OutgoingError::BadAddress)?;
    made.headers_mut().extend(request.headers.clone());
    Ok(made)
}

/// Reads a body as it comes, and no more of it than `limit`.
async fn read(mut body: Incoming, limit: usize, host: &str) -> Result<Bytes, OutgoingError> {
    let large = || OutgoingError::TooLarge(host.to_owned());
    let told = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if told > limit {
        return Err(large());
    }
    let mut read = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| OutgoingError::Garbage(host.to_owned()))?;
        let Ok(data) = frame.into_data() else { continue };
        if read.len() + data.len() > limit {
            return Err(large());
        }
        read.extend_from_slice(&data);
    }
    Ok(read.freeze())
}
