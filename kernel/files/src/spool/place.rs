//! The folders of the spool: one a holder, in it one an upload, in it the bytes and what is known of
//! them. Only the state tells what was received: bytes beyond it were never acknowledged.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Upload;
use crate::FileError;
use crate::store::refused;

const BYTES: &str = "bytes";
const STATE: &str = "state.json";
const NEXT_STATE: &str = "state.next";
/// Held while folders come and go.
const LOCK: &str = "lock";

/// The folder of the spool.
pub(super) struct Root(PathBuf);

/// The folder of one upload.
#[derive(Clone)]
pub(super) struct Place(PathBuf);

impl Root {
    pub(super) fn open(folder: &Path) -> Result<Self, FileError> {
        fs::create_dir_all(folder).map_err(refused)?;
        Ok(Self(folder.to_owned()))
    }

    pub(super) fn place(&self, holder: &str, id: &str) -> Place {
        Place(self.0.join(holder).join(id))
    }

    pub(super) fn begin(
        &self,
        holder: &str,
        upload: &Upload,
        most: usize,
    ) -> Result<(), FileError> {
        let _lock = self.lock()?;
        let folder = self.0.join(holder);
        fs::create_dir_all(&folder).map_err(refused)?;
        if folders(&folder)?.len() >= most {
            return Err(FileError::TooMany);
        }
        let place = self.place(holder, &upload.id);
        fs::create_dir(&place.0).map_err(refused)?;
        File::create_new(place.0.join(BYTES)).map_err(refused)?;
        place.write(upload)?;
        sync(&folder)?;
        sync(&self.0)
    }

    /// Removes what began before an instant, and what a crash left without a state.
    pub(super) fn collect(&self, before: i64) -> Result<usize, FileError> {
        let _lock = self.lock()?;
        let mut removed = 0;
        for holder in folders(&self.0)? {
            let mut left = 0;
            for place in folders(&holder)?.into_iter().map(Place) {
                if place.read().is_ok_and(|upload| upload.created >= before) {
                    left += 1;
                } else {
                    place.remove()?;
                    removed += 1;
                }
            }
            if left == 0 {
                fs::remove_dir(&holder).map_err(refused)?;
            }
        }
        Ok(removed)
    }

    fn lock(&self) -> Result<File, FileError> {
        let lock = OpenOptions::new().create(true).append(true).open(self.0.join(LOCK));
        let lock = lock.map_err(refused)?;
        lock.lock().map_err(refused)?;
        Ok(lock)
    }
}

impl Place {
    /// Its bytes, held by us alone until the file is closed, at the place of the next one.
    pub(super) fn hold(&self) -> Result<(File, Upload), FileError> {
        let file = OpenOptions::new().read(true).write(true).open(self.0.join(BYTES));
        let mut file = file.map_err(missing)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FileError::Busy),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        let upload = self.read()?;
        file.seek(SeekFrom::Start(upload.received)).map_err(refused)?;
        Ok((file, upload))
    }

    pub(super) fn read(&self) -> Result<Upload, FileError> {
        let state = fs::read(self.0.join(STATE)).map_err(missing)?;
        serde_json::from_slice(&state).map_err(refused)
    }

    /// Replaces the state in one go: a power cut leaves the former one or this one.
    pub(super) fn write(&self, upload: &Upload) -> Result<(), FileError> {
        let state = serde_json::to_vec(upload).map_err(refused)?;
        let next = self.0.join(NEXT_STATE);
        let mut file = File::create(&next).map_err(refused)?;
        file.write_all(&state).map_err(refused)?;
        file.sync_all().map_err(refused)?;
        fs::rename(&next, self.0.join(STATE)).map_err(refused)?;
        sync(&self.0)
    }

    pub(super) fn remove(&self) -> Result<(), FileError> {
        fs::remove_dir_all(&self.0).map_err(refused)
    }
}

/// The folders of a folder.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        if entry.file_type().map_err(refused)?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn sync(folder: &Path) -> Result<(), FileError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(refused)
}

fn missing(error: std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::Missing,
        _ => refused(error),
    }
}
