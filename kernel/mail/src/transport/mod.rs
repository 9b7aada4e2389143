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
pub enum Refusal {
    /// It may leave later: the server is down, slow, busy, or refuses this program itself.
    Later(String),
    /// This mail will never leave as it is: the server's words.
    Final(String),
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
                folder.write(letter).map_err(|error| Refusal::Later(error.to_string()))
            }
        }
    }

    pub(crate) async fn close(self) {
        if let Self::Smtp(line) = self {
            line.close().await;
        }
    }
}
