use std::sync::Arc;

use bytes::Bytes;
use db::{Db, DbError, Tx};
use files::{Limits, Store, Stored};
use futures_util::stream;
use primitives::Ctx;
use thiserror::Error;
use tokio::sync::Semaphore;

use crate::{Document, DocumentId, TypesetError, Typesetter, depot, file_owner};

/// Bytes handed to the store at a time.
const PIECE: usize = 256 * 1_024;
/// PDFs that people wait for at once, whatever the worker makes.
const LINE: usize = 16;

/// Why a PDF cannot be given.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// Too many people wait for a PDF: nothing was done.
    #[error("too many PDFs are awaited")]
    Busy,
    /// There is no such document.
    #[error("no such document")]
    Missing,
    /// It could not be made.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
    /// The store of files refused.
    #[error(transparent)]
    File(#[from] files::FileError),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What makes PDFs and keeps them. Cheap to clone; every clone shares the same permits.
#[derive(Clone)]
pub struct Press {
    pub(crate) db: Db,
    files: Store,
    typesetter: Arc<dyn Typesetter>,
    permits: Arc<Semaphore>,
    line: Arc<Semaphore>,
}

impl Press {
    /// A press with as many permits as the machine has cores.
    pub fn new(db: Db, files: Store, typesetter: Arc<dyn Typesetter>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let permits = Arc::new(Semaphore::new(cores));
        Self { db, files, typesetter, permits, line: Arc::new(Semaphore::new(LINE)) }
    }

    /// One PDF of documents that are not kept (a whole file printed on demand, a pile of letters).
    ///
    /// # Errors
    /// [`DocumentError::Busy`] when too many people wait already, else why it cannot be made.
    pub async fn pdf(&self, documents: Vec<Document>) -> Result<Vec<u8>, DocumentError> {
        let _place = self.line.try_acquire().map_err(|_| DocumentError::Busy)?;
        Ok(self.typeset(documents).await?)
    }

    async fn typeset(&self, documents: Vec<Document>) -> Result<Vec<u8>, TypesetError> {
        let failed = |error: &dyn std::fmt::Display| TypesetError(error.to_string());
        let permit = self.permits.clone().acquire_owned().await.map_err(|error| failed(&error))?;
        let typesetter = Arc::clone(&self.typesetter);
        let made = tokio::task::spawn_blocking(move || {
            let made = typesetter.pdf(&documents);
            drop(permit);
            made
        });
        made.await.map_err(|error| failed(&error))?
    }

    /// The stored PDF of a document of this tenant, made now if it is not there yet; the store of
    /// files streams it. Whoever asks has already been allowed to see its owner.
    ///
    /// # Errors
    /// [`DocumentError::Missing`] when there is none, [`DocumentError::Busy`] when it is to be made and
    /// too many people wait already, else what failed.
    pub async fn open(&self, ctx: &Ctx, id: DocumentId) -> Result<Stored, DocumentError> {
        if let Some(stored) = self.db.read(ctx, move |tx| stored(tx, id)).await? {
            return Ok(stored);
        }
        let place = self.line.try_acquire().map_err(|_| DocumentError::Busy)?;
        self.make(ctx, id).await?;
        drop(place);
        let stored = self.db.read(ctx, move |tx| stored(tx, id)).await?;
        stored.ok_or(DocumentError::Missing)
    }

    /// Makes the PDF, stores it, and names it in one transaction.
    pub(crate) async fn make(&self, ctx: &Ctx, id: DocumentId) -> Result<(), DocumentError> {
        let document = self.db.read(ctx, move |tx| depot::content(tx, id)).await?;
        let document = document.ok_or(DocumentError::Missing)?;
        let name = format!("{}.pdf", document.title);
        let pdf = Bytes::from(self.typeset(vec![document]).await?);
        let stored = self.files.put(&name, Limits::default(), pieces(pdf)).await?;
        let keep = move |tx: &mut Tx<'_>| {
            let file = files::name(tx, &file_owner(id), &stored)?;
            if !depot::ready(tx, id, &file)? {
                files::forget(tx, &file_owner(id), &file)?;
            }
            Ok::<_, DbError>(())
        };
        Ok(self.db.write(ctx, keep).await?)
    }
}

fn stored(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Stored>, DbError> {
    let file = depot::find(tx, id)?.and_then(|kept| kept.file);
    let named = file.map(|file| files::find(tx, &file)).transpose()?.flatten();
    Ok(named.map(|named| named.stored))
}

fn pieces(
    bytes: Bytes,
) -> impl futures_util::Stream<Item = Result<Bytes, std::convert::Infallible>> {
    let starts = (0..bytes.len()).step_by(PIECE);
    let ends = move |start: usize| bytes.slice(start..(start + PIECE).min(bytes.len()));
    stream::iter(starts.map(ends).map(Ok).collect::<Vec<_>>())
}
