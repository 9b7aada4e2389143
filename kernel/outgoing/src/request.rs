//! What is asked, what is answered.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::error::OutgoingError;

/// How long a call may last when nothing else is said: a page waits for it.
const TOTAL: Duration = Duration::from_secs(5);
/// The most bytes of an answer when nothing else is said.
const LIMIT: usize = 1024 * 1024;

/// A call to make.
#[derive(Clone, Debug)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) limit: usize,
    pub(crate) total: Duration,
}

impl Request {
    /// A GET of JSON.
    pub fn get(url: Url) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let (method, body) = (Method::GET, Bytes::new());
        Self { method, url, headers, body, limit: LIMIT, total: TOTAL }
    }

    /// A POST of JSON.
    ///
    /// # Errors
    /// When the value is no JSON.
    pub fn post_json(url: Url, value: &impl Serialize) -> serde_json::Result<Self> {
        let body = serde_json::to_vec(value)?.into();
        let request = Self { method: Method::POST, body, ..Self::get(url) };
        let json = HeaderValue::from_static("application/json");
        Ok(request.header(CONTENT_TYPE, json))
    }

    /// The same with a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// The same with a secret in a header: it appears in no log. A secret that is no header is not
    /// sent.
    #[must_use]
    pub fn secret(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(mut value) = HeaderValue::try_from(value) {
            value.set_sensitive(true);
            self.headers.insert(name, value);
        }
        self
    }

    /// The same, taking at most `bytes` of answer.
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// The same, lasting at most `total`.
    #[must_use]
    pub fn total(mut self, total: Duration) -> Self {
        self.total = total;
        self
    }

    pub(crate) fn target(&self) -> Result<Target, OutgoingError> {
        let tls = match self.url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(OutgoingError::BadAddress),
        };
        if !self.url.username().is_empty() || self.url.password().is_some() {
            return Err(OutgoingError::BadAddress);
        }
        let host = self.url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(OutgoingError::BadAddress)?.trim_matches(['[', ']']);
        let port = self.url.port_or_known_default().ok_or(OutgoingError::BadAddress)?;
        Ok(Target { host: host.trim_end_matches('.').to_ascii_lowercase(), port, tls })
    }
}

/// Where a call goes.
pub(crate) struct Target {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) tls: bool,
}

impl Target {
    /// `host:port`.
    pub(crate) fn authority(&self) -> String {
        match self.host.contains(':') {
            true => format!("[{}]:{}", self.host, self.port),
            false => format!("{}:{}", self.host, self.port),
        }
    }
}

/// A whole answer, of a status that is a success.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its bytes, within the limit.
    pub body: Bytes,
    pub(crate) host: String,
}

impl Response {
    /// The answer as JSON of a shape.
    ///
    /// # Errors
    /// [`OutgoingError::Garbage`] when it is not.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, OutgoingError> {
        serde_json::from_slice(&self.body).map_err(|_| OutgoingError::Garbage(self.host.clone()))
    }
}
