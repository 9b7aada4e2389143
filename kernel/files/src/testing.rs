//! What tests of other rooms need of this one.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "for tests only: a broken promise stops the test"
)]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::Antivirus;

/// The test file of <https://www.eicar.org>, in two halves: no antivirus shall stop our sources.
pub const EICAR: [&[u8]; 2] =
    [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$", b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"];

/// A real clamd whose one signature is that of [`EICAR`], stopped when it is dropped.
pub struct Clamd {
    child: Child,
    folder: TempDir,
}

impl Clamd {
    /// Starts it and waits for its socket. It takes streams of at most 300 KB.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path();
        std::fs::create_dir(place.join("signatures")).expect("a folder");
        let signature = data_encoding::HEXLOWER.encode(&EICAR.concat());
        let signature = format!("Eicar:0:*:{signature}\n");
        std::fs::write(place.join("signatures/eicar.ndb"), signature).expect("a signature");
        let settings = format!(
            "LocalSocket {0}/clamd.ctl\nDatabaseDirectory {0}/signatures\nForeground yes\n\
             StreamMaxLength 300K\nTemporaryDirectory {0}\n",
            place.display()
        );
        std::fs::write(place.join("clamd.conf"), settings).expect("settings");
        let program =
            if Path::new("/usr/sbin/clamd").exists() { "/usr/sbin/clamd" } else { "clamd" };
        let child = Command::new(program)
            .arg(format!("--config-file={}/clamd.conf", place.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("clamd, which scripts/outils installs (Debian: clamav-daemon)");
        let clamd = Self { child, folder };
        for _ in 0..300 {
            if clamd.folder.path().join("clamd.ctl").exists() {
                return clamd;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("clamd did not open its socket in 30 s");
    }

    /// Its address.
    ///
    /// # Panics
    /// Never.
    pub fn antivirus(&self) -> Antivirus {
        format!("unix://{}/clamd.ctl", self.folder.path().display()).parse().expect("an address")
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
