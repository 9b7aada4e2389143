use std::fs::File;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

use crate::message::Letter;

/// A folder that mails are written to, one `.eml` file each, named by its instant.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder, made when the first mail is written.
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whole or not at all, and on disk: a half-written mail has another name.
    pub(crate) fn write(&self, letter: &Letter) -> Result<()> {
        std::fs::create_dir_all(&self.0)?;
        let random = letter.message_id.split('@').next().unwrap_or_default();
        let name = format!("{:016}-{random}", letter.asked.0);
        let (half, whole) =
            (self.0.join(format!("{name}.tmp")), self.0.join(format!("{name}.eml")));
        let mut file = File::create(&half)?;
        file.write_all(&letter.bytes)?;
        file.sync_all()?;
        std::fs::rename(&half, &whole)?;
        File::open(&self.0)?.sync_all()
    }
}
