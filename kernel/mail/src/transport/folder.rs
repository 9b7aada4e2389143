use std::fs::File;
use std::io::{ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use mailparse::MailHeaderMap;
use primitives::Stamp;

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

/// A mail of the folder, read back.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The name of its file, without `.eml`.
    pub name: String,
    /// When it was written.
    pub asked: Stamp,
    /// The header `Subject`.
    pub subject: String,
    /// The header `From`.
    pub from: String,
    /// The header `To`.
    pub to: String,
    /// The header `Reply-To`, or nothing.
    pub reply_to: String,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// The whole file.
    pub source: String,
}

impl Folder {
    /// The latest mails, the last one first.
    ///
    /// # Errors
    /// When the folder cannot be read; one that was never written to is empty.
    pub fn latest(&self, limit: usize) -> Result<Vec<Opened>> {
        let entries = match std::fs::read_dir(&self.0) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".eml").map(str::to_owned))
            .collect();
        names.sort_unstable_by(|one, other| other.cmp(one));
        let opened = names.iter().take(limit).map(|name| self.open(name));
        Ok(opened.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// One mail by the name of its file; nothing if there is none, or if this is no such name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(&self, name: &str) -> Result<Option<Opened>> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if !name.chars().all(plain) {
            return Ok(None);
        }
        match std::fs::read(self.0.join(format!("{name}.eml"))) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            bytes => Ok(read(name, &bytes?)),
        }
    }
}

fn read(name: &str, bytes: &[u8]) -> Option<Opened> {
    let mail = mailparse::parse_mail(bytes).ok()?;
    let header = |key: &str| mail.headers.get_first_value(key).unwrap_or_default();
    let part = |mime: &str| {
        let found = mail.subparts.iter().find(|part| part.ctype.mimetype == mime);
        found.and_then(|part| part.get_body().ok()).unwrap_or_default()
    };
    Some(Opened {
        name: name.to_owned(),
        asked: Stamp(name.split('-').next()?.parse().ok()?),
        subject: header("Subject"),
        from: header("From").replace('"', ""),
        to: header("To"),
        reply_to: header("Reply-To"),
        text: part("text/plain"),
        html: part("text/html"),
        source: String::from_utf8_lossy(bytes).into_owned(),
    })
}
