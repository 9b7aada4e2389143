//! What an installation allows.

use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use data_encoding::BASE64;
use percent_encoding::percent_decode_str;
use primitives::Network;
use url::Url;

/// Where calls may go, how long they may last.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Places inside that may be called, in http too.
    pub allowed: Vec<Allowed>,
    /// Through what other calls leave.
    pub proxy: Option<Proxy>,
    /// Certificates of authorities that are believed besides the public ones, in PEM.
    pub authorities: Vec<u8>,
    /// How long finding the name, connecting and TLS may take.
    pub connect: Duration,
    /// Calls to one host at once; others wait within their time.
    pub at_once: usize,
    /// Failures in a row after which a host is left alone.
    pub failures: u32,
    /// Seconds that it is left alone.
    pub pause: i64,
    /// Names that the DNS does not know.
    #[cfg(feature = "testing")]
    pub names: std::collections::BTreeMap<String, Vec<IpAddr>>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            allowed: Vec::new(),
            proxy: None,
            authorities: Vec::new(),
            connect: Duration::from_secs(3),
            at_once: 8,
            failures: 3,
            pause: 60,
            #[cfg(feature = "testing")]
            names: std::collections::BTreeMap::new(),
        }
    }
}

/// A place that a setting allows though it is not public: `10.1.0.0/16`, `sig.agglo.lan`,
/// `localhost:8081`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Every address of a network.
    Network(Network),
    /// A host, on one port or on all.
    Host(String, Option<u16>),
}

impl FromStr for Allowed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(network) = text.parse() {
            return Ok(Self::Network(network));
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| EXPECTED)?)),
            None => (text, None),
        };
        let sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.');
        if host.is_empty() || !host.chars().all(sign) {
            return Err(EXPECTED);
        }
        Ok(Self::Host(host.to_ascii_lowercase(), port))
    }
}

const EXPECTED: &str = "a network (10.0.0.0/8), a host or host:port is expected";

impl Policy {
    /// Whether a setting names this host.
    pub(crate) fn allows_host(&self, host: &str, port: u16) -> bool {
        self.allowed.iter().any(|allowed| match allowed {
            Allowed::Host(name, None) => name == host,
            Allowed::Host(name, Some(only)) => name == host && *only == port,
            Allowed::Network(_) => false,
        })
    }

    /// Whether a setting names a network that holds this address.
    pub(crate) fn allows_address(&self, address: IpAddr) -> bool {
        self.allowed.iter().any(|allowed| match allowed {
            Allowed::Network(network) => network.contains(address),
            Allowed::Host(..) => false,
        })
    }
}

/// An outgoing proxy: `http://user:password@proxy.agglo.lan:3128`.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) authorization: Option<String>,
}

impl std::fmt::Debug for Proxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Proxy({}:{})", self.host, self.port)
    }
}

impl FromStr for Proxy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "http://proxy:3128 or http://user:password@proxy:3128 is expected";
        let url = Url::parse(text).map_err(|_| EXPECTED)?;
        let host = url.host_str().filter(|_| url.scheme() == "http").ok_or(EXPECTED)?;
        let port = url.port_or_known_default().ok_or(EXPECTED)?;
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let authorization = (!url.username().is_empty()).then(|| {
            let (user, password) = (decoded(url.username()), url.password().unwrap_or_default());
            format!("Basic {}", BASE64.encode(format!("{user}:{}", decoded(password)).as_bytes()))
        });
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Self { host, port, authorization })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_places_are_networks_hosts_or_one_port_of_a_host() {
        let allowed = ["10.1.0.0/16", "sig.agglo.lan", "LOCALHOST:8081"];
        let allowed = allowed.map(|text| text.parse().unwrap()).to_vec();
        let policy = Policy { allowed, ..Policy::default() };
        assert!(policy.allows_host("sig.agglo.lan", 443) && policy.allows_host("localhost", 8081));
        assert!(!policy.allows_host("localhost", 22) && !policy.allows_host("agglo.lan", 443));
        assert!(policy.allows_address("10.1.2.3".parse().unwrap()));
        assert!(!policy.allows_address("10.2.0.1".parse().unwrap()));
        for bad in ["", "http://x", "a b", "x:port", ":80"] {
            assert!(bad.parse::<Allowed>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_proxy_keeps_its_password_out_of_logs() {
        let proxy: Proxy = "http://jean:p%40ss@proxy.lan:3128".parse().unwrap();
        assert_eq!(format!("{proxy:?}"), "Proxy(proxy.lan:3128)");
        assert_eq!(proxy.authorization.as_deref(), Some("Basic amVhbjpwQHNz"));
        assert!("socks5://proxy.lan:1080".parse::<Proxy>().is_err());
    }
}
