use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use data_encoding::{BASE64, HEXLOWER};
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt};
use md5::Md5;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use primitives::{Random, Stamp};
use sha2::{Digest, Sha256};

use crate::kind::mime_of;
use crate::{Antivirus, FileError, Named, Stored, clean_name};

/// The type is told from this many first bytes.
const HEAD: usize = 8_192;
/// Pieces of this size are written to the store.
const PIECE: usize = 256 * 1_024;

/// What a sender may send.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file, in bytes.
    pub size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size: 200 * 1_000 * 1_000 }
    }
}

/// The bytes of a file, as they come from the store.
pub type Pieces = BoxStream<'static, Result<Bytes, FileError>>;

/// Where the bytes are. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    random: Random,
    antivirus: Option<Antivirus>,
}

impl Store {
    /// The same store, whose files this antivirus checks before they are given.
    #[must_use]
    pub fn checked_by(self, antivirus: Option<Antivirus>) -> Self {
        Self { antivirus, ..self }
    }

    /// What checks its files.
    pub fn antivirus(&self) -> Option<&Antivirus> {
        self.antivirus.as_ref()
    }

    pub(crate) fn objects(&self) -> &dyn ObjectStore {
        self.objects.as_ref()
    }

    /// Opens `file:///folder`; the folder is made if it is missing.
    pub fn open_url(url: &str, random: Random) -> Result<Self, FileError> {
        let folder = url
            .strip_prefix("file://")
            .ok_or_else(|| FileError::Store(format!("{url:?} is not a file:// address")))?;
        let refused = |error: &dyn std::error::Error| FileError::Store(error.to_string());
        std::fs::create_dir_all(folder).map_err(|error| refused(&error))?;
        let folder = Path::new(folder).canonicalize().map_err(|error| refused(&error))?;
        let objects = LocalFileSystem::new_with_prefix(&folder).map_err(|error| refused(&error))?;
        let objects = objects.with_automatic_cleanup(true).with_fsync(true);
        Ok(Self { objects: Arc::new(objects), random, antivirus: None })
    }

    /// Streams a file to the store; its bytes are on disk when this answers.
    pub async fn put<S, E>(&self, name: &str, limits: Limits, bytes: S) -> Result<Stored, FileError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: std::fmt::Display,
    {
        let random = self.random.pick(b"abcdefghijklmnopqrstuvwxyz0123456789", 32);
        let key = format!("{}/{random}", &random[..2]);
        let upload = self.objects.put_multipart(&Key::from(key.as_str())).await.map_err(refused)?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PIECE);
        match pour(&mut upload, limits, bytes).await {
            Ok(poured) => {
                upload.finish().await.map_err(refused)?;
                let Poured { size, sha256, md5, mime } = poured;
                Ok(Stored { key, name: clean_name(name), mime, size, sha256, md5 })
            }
            Err(error) => {
                upload.abort().await.map_err(refused)?;
                Err(error)
            }
        }
    }

    /// Streams a named file back to those who may read it: not while it waits for the antivirus,
    /// never if it carries a virus.
    pub async fn give(&self, named: &Named) -> Result<Pieces, FileError> {
        self.allow(named)?;
        self.open(&named.stored).await
    }

    /// Streams a file back; the last piece is followed by an error if the bytes were altered.
    pub async fn open(&self, stored: &Stored) -> Result<Pieces, FileError> {
        self.open_key(&stored.key, &stored.sha256).await
    }

    pub(crate) async fn open_key(&self, key: &str, sha256: &str) -> Result<Pieces, FileError> {
        let got = self.objects.get(&Key::from(key)).await.map_err(|error| match error {
            object_store::Error::NotFound { .. } => FileError::Missing,
            other => refused(other),
        })?;
        let (expected, name) = (sha256.to_owned(), key.to_owned());
        let hash = Arc::new(std::sync::Mutex::new(Some(Sha256::new())));
        let hashing = Arc::clone(&hash);
        let pieces = got.into_stream().map_err(refused).inspect_ok(move |piece| {
            if let Some(hash) = &mut *locked(&hashing) {
                hash.update(piece);
            }
        });
        let check = futures_util::stream::once(async move {
            let found = locked(&hash).take().map(|hash| HEXLOWER.encode(&hash.finalize()));
            if found == Some(expected) { Ok(Bytes::new()) } else { Err(FileError::Altered(name)) }
        });
        Ok(pieces.chain(check).boxed())
    }

    /// The keys of what is older than an instant.
    pub(crate) async fn older_than(&self, instant: Stamp) -> Result<Vec<String>, FileError> {
        let old = self.objects.list(None).try_filter_map(|meta| async move {
            let old = meta.last_modified.timestamp_micros() < instant.0;
            Ok(old.then(|| meta.location.to_string()))
        });
        old.try_collect().await.map_err(refused)
    }

    /// Removes a file from the store; nothing to do when it is not there.
    pub(crate) async fn delete(&self, key: &str) -> Result<(), FileError> {
        match self.objects.delete(&Key::from(key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(other) => Err(refused(other)),
        }
    }
}

struct Poured {
    size: i64,
    sha256: String,
    md5: String,
    mime: String,
}

async fn pour<S, E>(
    upload: &mut WriteMultipart,
    limits: Limits,
    bytes: S,
) -> Result<Poured, FileError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: std::fmt::Display,
{
    let mut bytes = std::pin::pin!(bytes);
    let (mut hash, mut size, mut head) = (Sha256::new(), 0_u64, Vec::new());
    let mut md5 = Md5::new();
    while let Some(piece) = bytes.next().await {
        let piece = piece.map_err(|error| FileError::Interrupted(error.to_string()))?;
        size += piece.len() as u64;
        if size > limits.size {
            return Err(FileError::TooLarge(limits.size));
        }
        hash.update(&piece);
        md5.update(&piece);
        head.extend_from_slice(&piece[..piece.len().min(HEAD - head.len())]);
        upload.wait_for_capacity(2).await.map_err(refused)?;
        upload.put(piece);
    }
    if size == 0 {
        return Err(FileError::Empty);
    }
    let sha256 = HEXLOWER.encode(&hash.finalize());
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let md5 = BASE64.encode(&md5.finalize());
    Ok(Poured { size, sha256, md5, mime: mime_of(&head).to_owned() })
}

fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub(crate) fn refused(error: impl std::fmt::Display) -> FileError {
    FileError::Store(error.to_string())
}
