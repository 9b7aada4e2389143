use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use url::{Host, Url};

use crate::message::Letter;
use crate::transport::Refusal;

/// The longest words of a server that are kept.
const LONGEST: usize = 500;

/// How long each step may last before the mail is tried again later.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// To connect and be greeted.
    pub connect: Duration,
    /// For each answer.
    pub answer: Duration,
    /// For the answer to a whole mail, that servers read before they take it: giving up too early
    /// sends it twice (RFC 5321, 4.5.3.2.6).
    pub taken: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            answer: Duration::from_secs(60),
            taken: Duration::from_secs(300),
        }
    }
}

/// Whether the way to the server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tls {
    /// `smtp://`
    None,
    /// `smtp+starttls://`
    Starttls,
    /// `smtps://`
    Whole,
}

/// A server that takes mails.
#[derive(Clone, Debug)]
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    authority: Option<Certificate>,
    patience: Patience,
}

impl Smtp {
    /// Reads `smtp://host:port`, `smtp+starttls://user:password@host:port` or `smtps://…`; user and
    /// password are percent-encoded. A password never travels in clear to another machine.
    ///
    /// # Errors
    /// What is expected, in words for the operator.
    pub fn parse(address: &str) -> Result<Self, String> {
        let url = Url::parse(address).map_err(|error| error.to_string())?;
        let (tls, port) = match url.scheme() {
            "smtp" => (Tls::None, 25),
            "smtp+starttls" => (Tls::Starttls, 587),
            "smtps" => (Tls::Whole, 465),
            _ => return Err("it begins with smtp://, smtp+starttls:// or smtps://".into()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("a host is missing")?;
        let credentials = credentials(&url)?;
        if credentials.is_some() && tls == Tls::None && !is_this_machine(host) {
            let expected = "a password would travel in clear: smtps:// or smtp+starttls://";
            return Err(expected.into());
        }
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            tls,
            credentials,
            authority: None,
            patience: Patience::default(),
        })
    }

    /// The same server, with other bounds.
    #[must_use]
    pub fn patient(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The same server, whose certificate an authority of the house has signed (PEM).
    ///
    /// # Errors
    /// When this is no certificate.
    pub fn trusting(self, pem: &[u8]) -> Result<Self, String> {
        let authority = Certificate::from_pem(pem).map_err(|error| error.to_string())?;
        Ok(Self { authority: Some(authority), ..self })
    }

    /// Its name and port: `smtp.exemple.fr:587`.
    pub fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Connects, encrypts and signs in, sends nothing, leaves.
    ///
    /// # Errors
    /// What the server or the network said.
    pub async fn check(&self) -> Result<(), String> {
        let mut line = Line::to(self);
        line.open().await.map_err(|refusal| refusal.cause)?;
        line.close().await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Refusal> {
        let hello = ClientId::default();
        let tls = (self.tls == Tls::Whole).then(|| self.tls()).transpose()?;
        let server = (self.host.as_str(), self.port);
        let connect = AsyncSmtpConnection::connect_tokio1(server, None, &hello, tls, None);
        let mut connection = bounded(self.patience.connect, connect).await?;
        if self.tls == Tls::Starttls {
            bounded(self.patience.answer, connection.starttls(self.tls()?, &hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            let signed = connection.auth(DEFAULT_MECHANISMS, credentials);
            bounded(self.patience.answer, signed).await?;
        }
        Ok(connection)
    }

    fn tls(&self) -> Result<TlsParameters, Refusal> {
        let mut builder = TlsParameters::builder(self.host.clone());
        if let Some(authority) = &self.authority {
            builder = builder.add_root_certificate(authority.clone());
        }
        builder.build_rustls().map_err(Refusal::from)
    }
}

/// A line to a server, opened by the first mail, kept for the next.
pub(crate) struct Line<'s> {
    server: &'s Smtp,
    connection: Option<AsyncSmtpConnection>,
}

impl<'s> Line<'s> {
    pub(crate) fn to(server: &'s Smtp) -> Self {
        Self { server, connection: None }
    }

    pub(crate) async fn send(&mut self, letter: &Letter) -> Result<(), Refusal> {
        let patience = self.server.patience;
        let connection = self.open().await?;
        let taken = deliver(connection, letter, patience).await;
        if taken.is_err() {
            self.hang_up().await;
        }
        taken
    }

    pub(crate) async fn close(mut self) {
        self.hang_up().await;
    }

    /// Whatever is refused before the mail itself is named, is refused to this program: the mail
    /// waits until an operator has mended the settings.
    async fn open(&mut self) -> Result<&mut AsyncSmtpConnection, Refusal> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.server.connect().await.map_err(Refusal::later)?,
        };
        Ok(self.connection.insert(connection))
    }

    async fn hang_up(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            let goodbye = connection.abort();
            let _ = tokio::time::timeout(Duration::from_secs(1), goodbye).await;
        }
    }
}

async fn deliver(
    connection: &mut AsyncSmtpConnection,
    letter: &Letter,
    patience: Patience,
) -> Result<(), Refusal> {
    let mut parameters = Vec::new();
    if !letter.to.user().is_ascii() {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Refusal::ours(true, "SMTPUTF8 is needed for this address"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    let from = connection.command(Mail::new(Some(letter.from.clone()), parameters));
    bounded(patience.answer, from).await.map_err(Refusal::later)?;
    let to = connection.command(Rcpt::new(letter.to.clone(), Vec::new()));
    bounded(patience.answer, to).await?;
    bounded(patience.answer, connection.command(Data)).await?;
    let message = connection.message(&letter.bytes);
    bounded(patience.taken, message).await?;
    Ok(())
}

impl From<lettre::transport::smtp::Error> for Refusal {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        let words = error.to_string();
        let cause = words.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
        Self { for_good: error.is_permanent(), code: error.status().map(u16::from), cause }
    }
}

async fn bounded<T>(
    limit: Duration,
    step: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, Refusal> {
    match tokio::time::timeout(limit, step).await {
        Ok(ended) => ended.map_err(Refusal::from),
        Err(_) => {
            let cause = format!("no answer after {} s", limit.as_secs_f32());
            Err(Refusal::ours(false, cause))
        }
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, String> {
    if url.username().is_empty() {
        return Ok(None);
    }
    let decoded = |text: &str| {
        let bytes = percent_encoding::percent_decode_str(text).decode_utf8();
        bytes.map(String::from).map_err(|_| "user and password are percent-encoded UTF-8")
    };
    let user = decoded(url.username())?;
    let password = decoded(url.password().ok_or("a password is missing")?)?;
    Ok(Some(Credentials::new(user, password)))
}

fn is_this_machine(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Ok(Host::Domain(name)) => name == "localhost",
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_how_and_as_whom() {
        let server = Smtp::parse("smtps://jean%40ville.fr:p%3A%C3%A9@smtp.ville.fr").unwrap();
        assert_eq!((server.name().as_str(), server.tls), ("smtp.ville.fr:465", Tls::Whole));
        assert_eq!(
            server.credentials,
            Some(Credentials::new("jean@ville.fr".into(), "p:é".into()))
        );
        let plain = Smtp::parse("smtp://127.0.0.1:2525").unwrap();
        assert_eq!((plain.name().as_str(), plain.tls), ("127.0.0.1:2525", Tls::None));
        assert_eq!(Smtp::parse("smtp+starttls://a:b@h.fr").unwrap().name(), "h.fr:587");
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_its_reason() {
        for (address, reason) in [
            ("http://smtp.ville.fr", "it begins with"),
            ("smtps://", "host"),
            ("smtps://jean@ville.fr", "a password is missing"),
            ("smtp://jean:mot@ville.fr", "in clear"),
            ("smtp://jean:mot@127.example.fr", "in clear"),
            ("n'importe quoi", "relative URL"),
        ] {
            let refused = Smtp::parse(address).unwrap_err();
            assert!(refused.contains(reason), "{address}: {refused}");
        }
        assert!(Smtp::parse("smtp://jean:mot@localhost").is_ok());
    }
}
