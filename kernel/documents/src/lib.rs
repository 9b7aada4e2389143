#![doc = include_str!("../README.md")]

mod depot;
mod press;
mod value;
mod worker;

use db::{DbError, Tx};
use thiserror::Error;

pub use depot::Kept;
pub use files::Owner;
pub use press::{DocumentError, Press};
pub use value::{Block, Document, Picture, Qr, Sender};
pub use worker::Worker;

primitives::id! {
    /// A document.
    DocumentId
}
db::id_column!(DocumentId);

/// How far the PDF of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its first or next attempt.
    Waiting,
    /// It is in the store.
    Ready,
    /// Every attempt failed: it waits for a person.
    Failed,
}

/// What makes a PDF of documents.
pub trait Typesetter: Send + Sync {
    /// The bytes of one PDF of these documents, each from a sheet of its own: the same for the same
    /// documents, whenever it is asked. It blocks the thread for milliseconds a document.
    ///
    /// # Errors
    /// When no PDF can be made: a fault of the program or of its fonts, for no text is refused.
    fn pdf(&self, documents: &[Document]) -> Result<Vec<u8>, TypesetError>;
}

/// Why no PDF could be made, in words for the operator.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct TypesetError(pub String);

/// Keeps a document in the transaction of the act that writes it, and asks for its PDF. `nature` is a
/// code that pages put into words: `preuve`, `decision`.
///
/// # Errors
/// When the database refuses.
pub fn keep(
    tx: &mut Tx<'_>,
    owner: &Owner,
    nature: &'static str,
    document: &Document,
) -> Result<DocumentId, DbError> {
    depot::insert(tx, owner, nature, document)
}

/// The documents of an owner, the oldest first. Whoever asks may already see the owner.
///
/// # Errors
/// When the database refuses.
pub fn of_owner(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<Vec<Kept>, DbError> {
    depot::of_owner(tx, kind, id)
}

/// A document of this tenant. Whoever asks may already see its owner ([`Kept::owner`]).
///
/// # Errors
/// When the database refuses.
pub fn find(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Kept>, DbError> {
    depot::find(tx, id)
}

/// What a document says, to show it as a page.
///
/// # Errors
/// When the database refuses, or when the row is of a later version.
pub fn content(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Document>, DbError> {
    depot::content(tx, id)
}

/// The documents of this tenant whose PDF could not be made, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn failed(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Kept>, DbError> {
    depot::failed(tx, limit)
}

/// Asks again for a PDF that failed; whether there was one to ask for.
///
/// # Errors
/// When the database refuses.
pub fn retry(tx: &mut Tx<'_>, id: DocumentId) -> Result<bool, DbError> {
    depot::retry(tx, id)
}

/// Removes the documents of an owner that is erased, and the names of their PDFs; how many.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<usize, DbError> {
    let kept = depot::of_owner(tx, kind, id)?;
    for document in &kept {
        if let Some(file) = &document.file {
            files::forget(tx, &file_owner(document.id), file)?;
        }
        depot::delete(tx, document.id)?;
    }
    Ok(kept.len())
}

/// To what the PDF of a document belongs: not to the owner of the document, whose files are what
/// people sent.
fn file_owner(id: DocumentId) -> Owner {
    Owner { kind: "document".into(), id: id.0 }
}
