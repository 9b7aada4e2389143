//! How a mail leaves: to an SMTP server, or to a folder.

mod folder;
mod smtp;

pub use folder::{Folder, Opened};
pub use smtp::{Patience, Smtp};

use crate::message::Letter;
use smtp::Line;

/// Where mails leave for.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A server.
    Smtp(Smtp),
    /// A folder, one file a mail.
    Folder(Folder),
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// This mail will never leave as it is; else it may later: the server is down, slow, busy, or
    /// refuses this program itself.
    pub(crate) for_good: bool,
    /// The server's code (RFC 5321, 4.2.1), when a server answered.
    pub(crate) code: Option<u16>,
    /// What was said, often with the address: for the outbox, never for the logs.
    pub(crate) cause: String,
}

impl Refusal {
    /// A refusal that no server gave.
    pub(crate) fn ours(for_good: bool, cause: impl Into<String>) -> Self {
        Self { for_good, code: None, cause: cause.into() }
    }

    /// The same, that says nothing of this mail.
    pub(crate) fn later(self) -> Self {
        Self { for_good: false, ..self }
    }
}

/// What one lane of the worker keeps open from a mail to the next.
pub(crate) enum Way<'t> {
    Smtp(Box<Line<'t>>),
    Folder(&'t Folder),
}

impl Transport {
    pub(crate) fn way(&self) -> Way<'_> {
        match self {
            Self::Smtp(smtp) => Way::Smtp(Box::new(Line::to(smtp))),
            Self::Folder(folder) => Way::Folder(folder),
        }
    }
}

impl Way<'_> {
    /// Hands a mail over; it is in other hands, or on disk, when this answers.
    pub(crate) async fn send(&mut self, letter: &Letter) -> Result<(), Refusal> {
        match self {
            Self::Smtp(line) => line.send(letter).await,
            Self::Folder(folder) => {
                folder.write(letter).map_err(|error| Refusal::ours(false, error.to_string()))
            }
        }
    }

    pub(crate) async fn close(self) {
        if let Self::Smtp(line) = self {
            line.close().await;
        }
    }
}
