//! Files that come in pieces: each piece is on disk before it is acknowledged, so that a cut costs
//! one piece and not the file.

mod place;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use data_encoding::HEXLOWER;
use futures_util::{Stream, StreamExt};
use primitives::{Random, Stamp};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use crate::store::refused;
use crate::{FileError, Limits, Store, Stored, clean_name};
use place::{Place, Root};

/// Uploads that one holder has open at once: with the size of each bounded, 2 GB.
const OPEN: usize = 10;
/// Seconds after which an upload is forgotten, whole or not.
const DAY: i64 = 86_400;
/// Bytes read at once of a whole upload.
const READ: usize = 256 * 1_024;

/// Where the pieces wait until their file is whole. Cheap to clone.
#[derive(Clone)]
pub struct Spool {
    root: Arc<Root>,
    random: Random,
}

/// A file on its way.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Upload {
    /// Its id: 22 random characters.
    pub id: String,
    /// Its name, cleaned.
    pub name: String,
    /// Its whole size in bytes, as announced.
    pub size: u64,
    /// The bytes on disk, from the first.
    pub received: u64,
    /// When it began, in microseconds.
    created: i64,
}

/// Where a piece goes, and what it must be.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The bytes before it: those received so far.
    pub offset: u64,
    /// The SHA-256 of its bytes, when the sender tells.
    pub sha256: Option<[u8; 32]>,
}

impl Spool {
    /// Opens a folder; it is made if it is missing.
    ///
    /// # Errors
    /// [`FileError::Store`] when it cannot be made.
    pub fn open(folder: &Path, random: Random) -> Result<Self, FileError> {
        Ok(Self { root: Arc::new(Root::open(folder)?), random })
    }

    /// Begins a file of `size` bytes. `holder` is the secret of whoever sends it: nobody else finds it.
    ///
    /// # Errors
    /// [`FileError::TooLarge`]; [`FileError::TooMany`] when this holder has too many open.
    pub async fn begin(
        &self,
        holder: &str,
        name: &str,
        size: u64,
        now: Stamp,
    ) -> Result<Upload, FileError> {
        let limit = Limits::default().size;
        if size > limit {
            return Err(FileError::TooLarge(limit));
        }
        let id = self.random.token(16);
        let upload = Upload { id, name: clean_name(name), size, received: 0, created: now.0 };
        let (root, holder) = (Arc::clone(&self.root), folder_of(holder));
        blocking(move || {
            root.begin(&holder, &upload, OPEN)?;
            Ok(upload)
        })
        .await
    }

    /// An upload of this holder.
    ///
    /// # Errors
    /// [`FileError::Missing`] when it is none, or another's.
    pub async fn find(&self, holder: &str, id: &str) -> Result<Upload, FileError> {
        let place = self.place(holder, id)?;
        blocking(move || place.read()).await
    }

    /// Adds a piece; it is on disk when this answers. Of a piece that is cut, what came is kept,
    /// unless it cannot be checked.
    ///
    /// # Errors
    /// [`FileError::Missing`], [`FileError::Busy`], [`FileError::Offset`], [`FileError::TooLarge`]
    /// when it goes beyond the announced size, [`FileError::Checksum`], [`FileError::Interrupted`].
    pub async fn append<S, E>(
        &self,
        holder: &str,
        id: &str,
        piece: Piece,
        bytes: S,
    ) -> Result<Upload, FileError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: std::fmt::Display,
    {
        let place = self.place(holder, id)?;
        let held = place.clone();
        let (file, mut upload) = blocking(move || held.hold()).await?;
        if piece.offset != upload.received {
            return Err(FileError::Offset(upload.received));
        }
        file.set_len(upload.received).map_err(refused)?;
        let mut file = tokio::fs::File::from_std(file);
        let room = upload.size - upload.received;
        let (came, ended) = pour(&mut file, room, piece.sha256, bytes).await;
        if came > 0 {
            file.sync_data().await.map_err(refused)?;
            upload.received += came;
            let acknowledged = upload.clone();
            blocking(move || place.write(&acknowledged)).await?;
        }
        ended.map(|()| upload)
    }

    /// Puts a whole upload in the store, and forgets it here.
    ///
    /// # Errors
    /// [`FileError::Interrupted`] when it is not whole, [`FileError::Missing`], [`FileError::Busy`],
    /// and those of [`Store::put`].
    pub async fn take(
        &self,
        holder: &str,
        id: &str,
        store: &Store,
        limits: Limits,
    ) -> Result<Stored, FileError> {
        let place = self.place(holder, id)?;
        let held = place.clone();
        let (file, upload) = blocking(move || held.hold()).await?;
        if upload.received != upload.size {
            return Err(FileError::Interrupted(format!("{}/{}", upload.received, upload.size)));
        }
        let bytes = pieces(tokio::fs::File::from_std(file), upload.size);
        let stored = store.put(&upload.name, limits, bytes).await?;
        blocking(move || place.remove()).await?;
        Ok(stored)
    }

    /// Removes what began more than a day before now.
    ///
    /// # Errors
    /// [`FileError::Store`].
    pub async fn collect(&self, now: Stamp) -> Result<usize, FileError> {
        let root = Arc::clone(&self.root);
        let before = now.plus_seconds(-DAY).0;
        blocking(move || root.collect(before)).await
    }

    fn place(&self, holder: &str, id: &str) -> Result<Place, FileError> {
        let is_id = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if id.is_empty() || !is_id {
            return Err(FileError::Missing);
        }
        Ok(self.root.place(&folder_of(holder), id))
    }
}

/// The folder of a holder: it tells nothing of their secret.
fn folder_of(holder: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(holder))
}

/// Writes a piece; how many of its bytes count, and how it ended.
async fn pour<S, E>(
    file: &mut tokio::fs::File,
    room: u64,
    expected: Option<[u8; 32]>,
    bytes: S,
) -> (u64, Result<(), FileError>)
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: std::fmt::Display,
{
    let mut bytes = std::pin::pin!(bytes);
    let (mut hash, mut came) = (Sha256::new(), 0_u64);
    while let Some(next) = bytes.next().await {
        let next = match next {
            Ok(next) => next,
            Err(error) => {
                let kept = if expected.is_some() { 0 } else { came };
                return (kept, Err(FileError::Interrupted(error.to_string())));
            }
        };
        if came + next.len() as u64 > room {
            return (0, Err(FileError::TooLarge(room)));
        }
        hash.update(&next);
        if let Err(error) = file.write_all(&next).await {
            return (0, Err(refused(error)));
        }
        came += next.len() as u64;
    }
    if let Err(error) = file.flush().await {
        return (0, Err(refused(error)));
    }
    match expected {
        Some(expected) if hash.finalize()[..] != expected => (0, Err(FileError::Checksum)),
        _ => (came, Ok(())),
    }
}

/// The bytes of a whole upload, from the first.
fn pieces(
    file: tokio::fs::File,
    size: u64,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send {
    use tokio::io::{AsyncReadExt, AsyncSeekExt};
    futures_util::stream::try_unfold((file, 0_u64), move |(mut file, read)| async move {
        if read == 0 {
            file.rewind().await?;
        }
        let left = usize::try_from(size - read).unwrap_or(READ).min(READ);
        if left == 0 {
            return Ok(None);
        }
        let mut piece = vec![0; left];
        file.read_exact(&mut piece).await?;
        Ok(Some((Bytes::from(piece), (file, read + left as u64))))
    })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileError> + Send + 'static,
) -> Result<T, FileError> {
    tokio::task::spawn_blocking(work).await.map_err(refused)?
}
