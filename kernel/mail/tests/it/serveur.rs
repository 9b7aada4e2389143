use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use mail::Smtp;
use tempfile::TempDir;

/// A real SMTP server (aiosmtpd), ended with this value; `serveur.py` says how it answers.
pub struct Serveur {
    process: Child,
    pub port: u16,
    folder: TempDir,
}

impl Serveur {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let python = python();
        let mut process = Command::new(&python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/serveur.py"))
            .arg(folder.path())
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}; run scripts/outils", python.display()));
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, port: line.trim().parse().unwrap(), folder }
    }

    pub fn smtp(&self) -> Smtp {
        Smtp::parse(&format!("smtp://127.0.0.1:{}", self.port)).unwrap()
    }

    /// Waits until it has come to a step.
    pub async fn until(&self, reached: impl Fn(&Self) -> bool) {
        for _ in 0..1_500 {
            if reached(self) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the server waited in vain");
    }

    /// Whether a mail was announced to it.
    pub fn has_seen(&self, address: &str) -> bool {
        self.folder.path().join(address).exists()
    }

    /// From now on it answers `tarde`.
    pub fn go(&self) {
        std::fs::write(self.folder.path().join("va"), "").unwrap();
    }

    /// What it took, in order.
    pub fn mails(&self) -> Vec<String> {
        let path = |number: usize| self.folder.path().join(format!("{number}.eml"));
        (1..).map_while(|number| std::fs::read_to_string(path(number)).ok()).collect()
    }
}

impl Drop for Serveur {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The interpreter with aiosmtpd, that `scripts/outils` puts beside the builds.
fn python() -> PathBuf {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target");
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| beside.to_owned());
    PathBuf::from(target).join("python/bin/python")
}

/// A header of a mail.
pub fn header<'m>(mail: &'m str, name: &str) -> Option<&'m str> {
    let headers = mail.split("\r\n\r\n").next()?;
    headers.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}
