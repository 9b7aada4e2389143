//! The antivirus: clamd behind its socket, asked by INSTREAM (`man clamd`). Every step is bounded in
//! time: an antivirus that never answers holds nobody for ever.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

use crate::FileError;

/// The largest piece sent at once.
const PIECE: usize = 64 * 1_024;
/// The longest answer read.
const ANSWER: u64 = 4 * 1_024;

/// Where clamd listens, and how long each step may take. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Antivirus {
    address: Address,
    patience: Patience,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Address {
    Unix(PathBuf),
    Tcp(String),
}

/// How long each step may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// To be connected, and for each piece to be taken.
    pub step: Duration,
    /// To answer once everything was sent.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { step: Duration::from_secs(10), answer: Duration::from_secs(180) }
    }
}

/// What the antivirus says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is known against it.
    Clean,
    /// It carries this: `Win.Test.EICAR_HDB-1`.
    Infected(String),
}

/// Why a file was not scanned; it is tried again.
#[derive(Debug, Error)]
pub enum ScanError {
    /// The antivirus cannot be reached, or hung up.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// It did not answer in time.
    #[error("no answer in {} s", .0.as_secs())]
    Silent(Duration),
    /// It answered that it cannot (its limits: `StreamMaxLength`).
    #[error("{0}")]
    Refused(String),
    /// The file could not be read from the store.
    #[error(transparent)]
    File(#[from] FileError),
}

/// The address of an antivirus has not the form that it should have.
#[derive(Clone, Copy, Debug, Error)]
#[error("unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310 is expected")]
pub struct BadAddress;

impl FromStr for Antivirus {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let address = match text.split_once("://") {
            Some(("unix", path)) if path.starts_with('/') => Address::Unix(PathBuf::from(path)),
            Some(("tcp", place)) => match place.rsplit_once(':') {
                Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                    Address::Tcp(place.to_owned())
                }
                _ => return Err(BadAddress),
            },
            _ => return Err(BadAddress),
        };
        Ok(Self { address, patience: Patience::default() })
    }
}

trait Line: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

impl Antivirus {
    /// The same, more or less patient.
    #[must_use]
    pub fn patient(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Streams a file to the antivirus and says what it answers.
    ///
    /// # Errors
    /// When it cannot be asked or does not know.
    pub async fn scan<S>(&self, bytes: S) -> Result<Verdict, ScanError>
    where
        S: Stream<Item = Result<Bytes, FileError>> + Send,
    {
        let mut line = self.connect().await?;
        let sent = self.send(&mut line, bytes).await;
        match sent {
            // clamd hangs up in the middle when a file passes its limits, and what it says then may
            // be lost with the connection: this file is at fault, not the others.
            Err(ScanError::Unreachable(cause)) => {
                let said = self.answer(&mut line).await.unwrap_or_default();
                let hung_up = format!("hung up in the middle of the file ({cause})");
                Err(refused(if said.is_empty() { &hung_up } else { &said }))
            }
            Err(other) => Err(other),
            Ok(()) => verdict(&self.answer(&mut line).await?),
        }
    }

    /// Its version, with that of its signatures.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn version(&self) -> Result<String, ScanError> {
        let mut line = self.connect().await?;
        self.step(line.write_all(b"zVERSION\0")).await?;
        self.answer(&mut line).await
    }

    async fn connect(&self) -> Result<Box<dyn Line>, ScanError> {
        Ok(match &self.address {
            Address::Unix(path) => Box::new(self.step(UnixStream::connect(path)).await?),
            Address::Tcp(place) => Box::new(self.step(TcpStream::connect(place)).await?),
        })
    }

    async fn send<S>(&self, line: &mut Box<dyn Line>, bytes: S) -> Result<(), ScanError>
    where
        S: Stream<Item = Result<Bytes, FileError>> + Send,
    {
        let mut bytes = std::pin::pin!(bytes);
        self.step(line.write_all(b"zINSTREAM\0")).await?;
        while let Some(piece) = bytes.next().await {
            for piece in piece?.chunks(PIECE) {
                let length = u32::try_from(piece.len()).unwrap_or_default();
                self.step(line.write_all(&length.to_be_bytes())).await?;
                self.step(line.write_all(piece)).await?;
            }
        }
        self.step(line.write_all(&0_u32.to_be_bytes())).await?;
        self.step(line.flush()).await
    }

    async fn answer(&self, line: &mut Box<dyn Line>) -> Result<String, ScanError> {
        let mut said = Vec::new();
        let mut line = line.take(ANSWER);
        within(self.patience.answer, line.read_to_end(&mut said)).await?;
        let said = String::from_utf8_lossy(&said);
        Ok(said.trim_end_matches(['\0', '\n']).trim().to_owned())
    }

    async fn step<T>(
        &self,
        step: impl Future<Output = std::io::Result<T>>,
    ) -> Result<T, ScanError> {
        within(self.patience.step, step).await
    }
}

async fn within<T>(
    limit: Duration,
    step: impl Future<Output = std::io::Result<T>>,
) -> Result<T, ScanError> {
    match tokio::time::timeout(limit, step).await {
        Err(_) => Err(ScanError::Silent(limit)),
        Ok(Err(error)) => Err(ScanError::Unreachable(error.to_string())),
        Ok(Ok(done)) => Ok(done),
    }
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`, `… ERROR`.
fn verdict(said: &str) -> Result<Verdict, ScanError> {
    let said = said.strip_prefix("stream: ").unwrap_or(said);
    match said.strip_suffix(" FOUND") {
        Some(name) => Ok(Verdict::Infected(name.to_owned())),
        None if said == "OK" => Ok(Verdict::Clean),
        None if said.is_empty() => Err(ScanError::Unreachable("it hung up".into())),
        None => Err(refused(said)),
    }
}

fn refused(said: &str) -> ScanError {
    ScanError::Refused(said.strip_suffix(" ERROR").unwrap_or(said).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_of_two_forms() {
        for good in ["unix:///run/clamav/clamd.ctl", "tcp://127.0.0.1:3310", "tcp://[::1]:3310"] {
            assert!(good.parse::<Antivirus>().is_ok(), "{good}");
        }
        for bad in ["", "/run/clamd.ctl", "unix://run", "tcp://host", "tcp://:3310", "http://a:1"] {
            assert!(bad.parse::<Antivirus>().is_err(), "{bad}");
        }
    }

    #[test]
    fn answers_are_read_as_clamd_writes_them() {
        assert!(matches!(verdict("stream: OK"), Ok(Verdict::Clean)));
        let found = verdict("stream: Eicar-Signature FOUND").unwrap();
        assert_eq!(found, Verdict::Infected("Eicar-Signature".into()));
        let refused = verdict("INSTREAM size limit exceeded. ERROR").unwrap_err();
        assert_eq!(refused.to_string(), "INSTREAM size limit exceeded.");
        assert!(matches!(verdict(""), Err(ScanError::Unreachable(_))));
    }
}
