//! The binary under measure: its folder, its commands, its process.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::machine::{self, on_core};
use crate::{Done, told};

/// The slug of the commune that `parvis demo` seeds.
pub(crate) const COMMUNE: &str = "saint-exemple";
/// One of its agents, who studies the démarches that are imported here.
pub(crate) const AGENT: &str = "claire.morel@saint-exemple.example";
/// How long a start may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder of data with the commune of the demonstration in it.
pub(crate) struct Installation {
    folder: PathBuf,
    database: Option<String>,
}

/// A running `parvis serve`; dropped, it is killed.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From the spawn to the first 200.
    pub(crate) start: Duration,
}

impl Installation {
    /// A fresh commune in a folder of this name; on a PostgreSQL database when `url` is given.
    pub(crate) fn fresh(name: &str, url: Option<&str>) -> Done<Self> {
        let folder = machine::folder().join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(told)?;
        }
        std::fs::create_dir_all(&folder).map_err(told)?;
        let made = Self { folder, database: url.map(str::to_owned) };
        made.spawn("demo", None)?.stop()?;
        Ok(made)
    }

    /// Where its database is, as the settings name it.
    pub(crate) fn database_url(&self) -> String {
        let file = || format!("sqlite://{}", self.folder.join("parvis.db").display());
        self.database.clone().unwrap_or_else(file)
    }

    /// The bytes of its database file and of its log.
    pub(crate) fn database_bytes(&self) -> u64 {
        let size = |name: &str| std::fs::metadata(self.folder.join(name)).map_or(0, |m| m.len());
        size("parvis.db") + size("parvis.db-wal")
    }

    /// Imports and publishes a démarche, studied by [`AGENT`]; its path.
    pub(crate) fn import(&self, descriptor: &Value) -> Done<String> {
        let file = self.folder.join("demarche.json");
        std::fs::write(&file, descriptor.to_string()).map_err(told)?;
        let done = self
            .command(&machine::program())
            .args(["demarche", "import", &file.display().to_string()])
            .args(["--collectivite", COMMUNE, "--publish", "--instructeur", AGENT])
            .output()
            .map_err(told)?;
        let line: Value = serde_json::from_slice(&done.stdout)
            .map_err(|_| String::from_utf8_lossy(&done.stderr).into_owned())?;
        match (&line["path"], &line["error"]) {
            (Value::String(path), Value::Null) => Ok(path.clone()),
            _ => Err(format!("import: {line}")),
        }
    }

    /// Starts `parvis serve`, on a core or anywhere, and waits for its first 200.
    pub(crate) fn serve(&self, core: Option<&str>) -> Done<Server> {
        self.spawn("serve", core)
    }

    fn command(&self, program: &Path) -> Command {
        self.dress(Command::new(program))
    }

    fn dress(&self, mut command: Command) -> Command {
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PARVIS_")) {
            command.env_remove(name);
        }
        command.env("PARVIS_DATA", &self.folder).env("PARVIS_TRUSTED_PROXIES", "127.0.0.1");
        command.envs(self.database.as_ref().map(|url| ("PARVIS_DATABASE_URL", url)));
        command
    }

    fn spawn(&self, command: &str, core: Option<&str>) -> Done<Server> {
        let address = free_address()?;
        let log = std::fs::File::create(self.folder.join("server.log")).map_err(told)?;
        let begun = Instant::now();
        let child = self
            .dress(on_core(core, &machine::program()))
            .arg(command)
            .env("PARVIS_LISTEN", address.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|error| format!("{}: {error}", machine::program().display()))?;
        let mut server = Server { child, address, start: Duration::ZERO };
        wait(&mut server.child, address, begun)
            .map_err(|cause| format!("{cause} (see {}/server.log)", self.folder.display()))?;
        server.start = begun.elapsed();
        Ok(server)
    }
}

impl Server {
    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to finish, and waits.
    pub(crate) fn stop(mut self) -> Done<()> {
        let pid = self.pid().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().map_err(told)?;
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if self.child.try_wait().map_err(told)?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Err("the server did not stop within 10 seconds".to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing to tell: it is gone already, or it goes now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port of this machine that nobody listens on.
pub(crate) fn free_address() -> Done<SocketAddr> {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(told)
}

/// Waits for the first 200 of a home page.
pub(crate) fn wait(child: &mut Child, address: SocketAddr, begun: Instant) -> Done<()> {
    while begun.elapsed() < PATIENCE {
        if answers(address) {
            return Ok(());
        }
        if let Some(status) = child.try_wait().map_err(told)? {
            return Err(format!("the server ended: {status}"));
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Err("no answer within two minutes".to_owned())
}

fn answers(address: SocketAddr) -> bool {
    let asked = TcpStream::connect(address).and_then(|mut stream| {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start)
    });
    asked.is_ok_and(|start| &start == b"HTTP/1.1 200")
}
