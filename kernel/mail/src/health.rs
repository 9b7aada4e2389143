//! What the domain of the sender says of it by DNS: without SPF, DKIM and DMARC, mails of a public
//! service are taken for spam, or anyone writes in its name.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;

/// How long one question may last.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was found of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It is there: its text.
    Found(String),
    /// It is not there, or it says nothing: what was read.
    Missing(String),
    /// The DNS did not answer: why.
    Unverified(String),
}

/// The records of a domain.
pub struct Dns(TokioResolver);

impl Dns {
    /// Asks the servers of the system.
    ///
    /// # Errors
    /// When the system has none.
    pub fn system() -> Result<Self, String> {
        let builder = TokioResolver::builder_tokio().map_err(|error| error.to_string())?;
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Asks one server.
    ///
    /// # Errors
    /// When the resolver cannot be made.
    pub fn at(server: SocketAddr) -> Result<Self, String> {
        let mut connection = ConnectionConfig::udp();
        connection.port = server.port();
        let server = NameServerConfig::new(server.ip(), true, vec![connection]);
        let config = ResolverConfig::from_name_servers(vec![server]);
        let builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Which servers may send for the domain (RFC 7208).
    pub async fn spf(&self, domain: &str) -> Finding {
        self.texts(domain).await.map_or_else(Finding::Unverified, |texts| {
            let records: Vec<_> = texts.iter().filter(|text| is_spf(text)).collect();
            match records.as_slice() {
                [one] => Finding::Found((*one).clone()),
                [] => Finding::Missing(String::new()),
                several => Finding::Missing(format!("{} × v=spf1", several.len())),
            }
        })
    }

    /// The key with which the server signs (RFC 6376); an empty key is one that was taken back.
    pub async fn dkim(&self, domain: &str, selector: &str) -> Finding {
        let texts = self.texts(&format!("{selector}._domainkey.{domain}")).await;
        texts.map_or_else(Finding::Unverified, |texts| {
            let has_key = |text: &&String| tag(text, "p").is_some_and(|key| !key.is_empty());
            match texts.iter().find(has_key) {
                Some(text) => Finding::Found(text.clone()),
                None => Finding::Missing(texts.first().cloned().unwrap_or_default()),
            }
        })
    }

    /// What receivers do with what does not match (RFC 7489): the record of the domain, else that
    /// of the domain it belongs to.
    pub async fn dmarc(&self, domain: &str) -> Finding {
        let mut asked = domain;
        loop {
            let texts = match self.texts(&format!("_dmarc.{asked}")).await {
                Ok(texts) => texts,
                Err(cause) => return Finding::Unverified(cause),
            };
            if let Some(text) = texts.iter().find(|text| tag(text, "v") == Some("DMARC1")) {
                return Finding::Found(text.clone());
            }
            match asked.split_once('.') {
                Some((_, parent)) if parent.contains('.') => asked = parent,
                _ => return Finding::Missing(texts.first().cloned().unwrap_or_default()),
            }
        }
    }

    /// The TXT records of a name; none is an empty list.
    async fn texts(&self, name: &str) -> Result<Vec<String>, String> {
        let question = self.0.txt_lookup(format!("{name}."));
        match tokio::time::timeout(PATIENCE, question).await {
            Err(_) => Err(format!("no answer after {} s", PATIENCE.as_secs())),
            Ok(Err(error)) if is_absence(&error) => Ok(Vec::new()),
            Ok(Err(error)) => Err(error.to_string()),
            Ok(Ok(found)) => {
                let text = |data: &RData| match data {
                    RData::TXT(txt) => {
                        Some(String::from_utf8_lossy(&txt.txt_data.concat()).into_owned())
                    }
                    _ => None,
                };
                Ok(found.answers().iter().filter_map(|record| text(&record.data)).collect())
            }
        }
    }
}

fn is_absence(error: &NetError) -> bool {
    error.is_no_records_found() || error.is_nx_domain()
}

fn is_spf(text: &str) -> bool {
    text == "v=spf1" || text.starts_with("v=spf1 ")
}

/// A tag of `v=DMARC1; p=none`.
fn tag<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.split(';').find_map(|part| {
        let (key, value) = part.split_once('=')?;
        (key.trim() == name).then(|| value.trim())
    })
}
