//! Files over which what they were given for is written: the copy takes the place of what was sent,
//! which leaves the store. Until then they are given to nobody.

mod pdf;
mod picture;

use std::time::Duration;

use bytes::Bytes;
use db::{Db, DbError, Tx};
use futures_util::{TryStreamExt, stream};
use primitives::{Ctx, TenantId};

use crate::erasure::erase_due;
use crate::{
    Availability, Checked, FileError, Limits, Named, Owner, Store, Stored, depot, preview,
};

/// How many files are looked for at once.
const BATCH: i64 = 20;
/// How long the worker sleeps when nothing waits, or when the store or the database refuses.
const PAUSE: Duration = Duration::from_secs(1);
/// The largest file that is read, in bytes: it is held whole while it is written over.
const LARGEST: i64 = 20 * 1_000 * 1_000;

/// Whether what a file was given for is written over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watermark {
    /// Nothing has to be.
    None,
    /// It will be: the file is given to nobody yet.
    Waiting,
    /// It is.
    Done,
    /// It cannot be: the file is never given.
    Refused(Unfit),
}

/// Why nothing can be written over a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A password protects it.
    Encrypted,
    /// It does not open, or is neither a picture nor a PDF.
    Broken,
    /// It is too large, or has too many pages.
    TooLarge,
}

/// Asks that `text` be written over a file of this owner, in the transaction that names it.
pub fn protect(tx: &mut Tx<'_>, owner: &Owner, id: &str, text: &str) -> Result<bool, DbError> {
    depot::protect(tx, owner, id, text)
}

/// A file that waits for its watermark.
pub(crate) struct Unmarked {
    pub(crate) tenant: TenantId,
    pub(crate) named: Named,
    pub(crate) text: String,
}

/// Writes over files as they come, and removes the bytes of those that are erased, until the task is
/// aborted. `ctx` is the program's own.
pub async fn prepare(store: Store, db: Db, ctx: Ctx) {
    loop {
        let erased = erase_due(&store, &db, &ctx).await;
        let marked = prepare_due(&store, &db, &ctx).await;
        for error in [&erased, &marked].into_iter().filter_map(|done| done.as_ref().err()) {
            tracing::warn!("preparing files: {error}");
        }
        if !matches!(marked, Ok(1..)) {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Writes over what waits, once the antivirus has found nothing in it where there is one; how many
/// files are settled.
///
/// # Errors
/// When the store or the database refuses: everything is tried again. A file that cannot be written
/// over is no error; it is settled, and told by the event [`Checked`].
pub async fn prepare_due(store: &Store, db: &Db, ctx: &Ctx) -> Result<usize, FileError> {
    let unchecked = store.antivirus().is_none();
    let due = db.read(ctx, move |tx| depot::unmarked(tx, unchecked, BATCH)).await?;
    let mut settled = 0;
    for file in due {
        match store.marked(&file).await? {
            Ok(marked) => replace(store, db, ctx, &file, marked).await?,
            Err(unfit) => refuse(db, ctx, &file, unfit).await?,
        }
        settled += 1;
    }
    Ok(settled)
}

impl Store {
    /// Stores a copy of a file, written over.
    async fn marked(&self, file: &Unmarked) -> Result<Result<Stored, Unfit>, FileError> {
        let stored = &file.named.stored;
        if stored.size > LARGEST {
            return Ok(Err(Unfit::TooLarge));
        }
        let bytes: Vec<Bytes> = match self.open(stored).await {
            Ok(pieces) => match pieces.try_collect().await {
                Err(FileError::Altered(_)) => return Ok(Err(Unfit::Broken)),
                read => read?,
            },
            Err(FileError::Missing) => return Ok(Err(Unfit::Broken)),
            Err(other) => return Err(other),
        };
        let (mime, text) = (stored.mime.clone(), file.text.clone());
        let write = async move { written_over(bytes.concat(), &mime, text).await };
        let (bytes, extension) = match preview::heavy(write).await {
            Some(Ok(written)) => written,
            Some(Err(unfit)) => return Ok(Err(unfit)),
            None => return Ok(Err(Unfit::Broken)),
        };
        let name = renamed(&stored.name, extension);
        let pieces = stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(bytes))]);
        self.put(&name, Limits::default(), pieces).await.map(Ok)
    }
}

/// The bytes of the copy and the extension of its name; what panics is broken.
async fn written_over(
    bytes: Vec<u8>,
    mime: &str,
    text: String,
) -> Result<(Vec<u8>, &'static str), Unfit> {
    let is_pdf = mime == "application/pdf";
    if !is_pdf && !preview::is_picture(mime) {
        return Err(Unfit::Broken);
    }
    let heic = preview::is_heic(mime);
    let bytes = match heic {
        true => preview::from_heic(&bytes).await.map_err(|_| Unfit::Broken)?,
        false => bytes,
    };
    let write = move || match is_pdf {
        true => pdf::overlay(&bytes, &text).map(|bytes| (bytes, "pdf")),
        false => picture::overlay(&bytes, !heic, &text).map(|bytes| (bytes, "jpg")),
    };
    tokio::task::spawn_blocking(write).await.unwrap_or(Err(Unfit::Broken))
}

/// The same name with the extension of what the copy is.
fn renamed(name: &str, extension: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match name.rsplit_once('.') {
        Some((_, same)) if same.eq_ignore_ascii_case(extension) => name.to_owned(),
        Some((_, jpeg)) if extension == "jpg" && jpeg.eq_ignore_ascii_case("jpeg") => {
            name.to_owned()
        }
        _ => format!("{stem}.{extension}"),
    }
}

/// The copy takes the place of the original, which leaves the store; if the file is gone meanwhile,
/// the copy does.
async fn replace(
    store: &Store,
    db: &Db,
    ctx: &Ctx,
    file: &Unmarked,
    marked: Stored,
) -> Result<(), FileError> {
    let (named, copy) = (file.named.clone(), marked.clone());
    let ctx = ctx.in_tenant(file.tenant);
    let replaced = db.write(&ctx, move |tx| depot::replace(tx, &named, &copy)).await?;
    let left = if replaced { &file.named.stored.key } else { &marked.key };
    crate::erasure::drop_bytes(store, db, &ctx, left).await
}

async fn refuse(db: &Db, ctx: &Ctx, file: &Unmarked, unfit: Unfit) -> Result<(), FileError> {
    let (id, checked) = (file.named.id.clone(), Checked::of(&file.named));
    tracing::info!(file = id, "a file cannot be written over: {unfit:?}");
    let ctx = ctx.in_tenant(file.tenant);
    let refuse = move |tx: &mut Tx<'_>| {
        depot::refuse_watermark(tx, &id, unfit)?;
        jobs::emit(tx, &checked)
    };
    Ok(db.write(&ctx, refuse).await?)
}

impl Named {
    /// Whether someone has to act: it carries a virus, could not be looked at, or cannot be written over.
    pub fn failed(&self) -> bool {
        self.erased.is_none()
            && (self.check.failed() || matches!(self.watermark, Watermark::Refused(_)))
    }

    /// What its watermark says of it, when it says that it is not given.
    pub(crate) fn withheld(&self) -> Option<Availability> {
        match self.watermark {
            _ if self.erased.is_some() => Some(Availability::Erased),
            Watermark::Refused(_) => Some(Availability::Unfit),
            Watermark::Waiting => Some(Availability::Preparing),
            Watermark::None | Watermark::Done => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_copy_bears_the_extension_of_what_it_is() {
        for (name, extension, expected) in [
            ("carte.HEIC", "jpg", "carte.jpg"),
            ("carte.jpeg", "jpg", "carte.jpeg"),
            ("carte.PDF", "pdf", "carte.PDF"),
            ("carte", "jpg", "carte.jpg"),
            ("carte.jpg", "pdf", "carte.pdf"),
        ] {
            assert_eq!(renamed(name, extension), expected);
        }
    }
}
