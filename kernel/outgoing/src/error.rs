use thiserror::Error;

/// Why an outside call gave nothing that can be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum OutgoingError {
    /// The address is not one: no host, another scheme, a name or a password in it.
    #[error("the address cannot be called")]
    BadAddress,
    /// The address is not in https and no setting allows it.
    #[error("{0}: only https is allowed")]
    NotHttps(String),
    /// The name leads to this machine, to a private network or to another address that no setting
    /// allows.
    #[error("{0}: an address that is not public")]
    Forbidden(String),
    /// The name leads nowhere.
    #[error("{0}: unknown name")]
    Unresolved(String),
    /// Nothing answers there, the proxy refuses, or the connection was cut.
    #[error("{0}: no connection")]
    Connection(String),
    /// The server does not prove who it is.
    #[error("{0}: TLS refused")]
    Tls(String),
    /// It did not answer whole in time.
    #[error("{0}: too slow")]
    TimedOut(String),
    /// Its answer is larger than what was asked for.
    #[error("{0}: answer too large")]
    TooLarge(String),
    /// It sends elsewhere: redirections are never followed.
    #[error("{0}: redirected")]
    Redirected(String),
    /// It answers with a status that is no success.
    #[error("{host}: status {status}")]
    Status {
        /// Who answered.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// What it answers is not what is expected: no HTTP, no JSON, other fields.
    #[error("{0}: unreadable answer")]
    Garbage(String),
    /// It failed several times just now: it is left alone for a while.
    #[error("{0}: unavailable")]
    Unavailable(String),
}

impl OutgoingError {
    /// Whether the other side failed, so that asking again at once is of no use. A refusal of ours
    /// and an answer that says no (404) are not failures.
    pub(crate) fn is_failure(&self) -> bool {
        match self {
            Self::Unresolved(_) | Self::Connection(_) | Self::Tls(_) | Self::TimedOut(_) => true,
            Self::Garbage(_) | Self::TooLarge(_) => true,
            Self::Status { status, .. } => *status >= 500 || *status == 429,
            _ => false,
        }
    }

    /// Whether asking again later may give an answer: all but a refusal that lasts.
    pub fn is_passing(&self) -> bool {
        self.is_failure() || matches!(self, Self::Unavailable(_))
    }
}
