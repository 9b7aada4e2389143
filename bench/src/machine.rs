//! The machine: what it is, what a process took of it, how fast its disk syncs.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{Done, told};

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    given.unwrap_or_else(|| root().join("target"))
}

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where measures keep what they write: on the disk of the build, not in memory.
pub(crate) fn folder() -> PathBuf {
    target().join("bench")
}

/// The binary that is measured.
pub(crate) fn program() -> PathBuf {
    target().join("release").join("parvis")
}

/// The mean of running processes over the last minute.
pub(crate) fn load() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(f64::NAN)
}

/// What the figures were measured on.
pub(crate) fn describe() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory = field("/proc/meminfo", "MemTotal").and_then(kilobytes).unwrap_or(0.0);
    json!({
        "cores": cores,
        "processor": field("/proc/cpuinfo", "model name").unwrap_or_default(),
        "memory_mb": (memory / 1024.0).round(),
        "revision": output("git", &["rev-parse", "--short", "HEAD"]),
        "day": primitives::Clock::system().now().date().to_string(),
    })
}

fn output(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).current_dir(root()).output();
    done.map(|done| String::from_utf8_lossy(&done.stdout).trim().to_owned()).unwrap_or_default()
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn kilobytes(text: String) -> Option<f64> {
    text.split(' ').next()?.parse().ok()
}

/// Megabytes of memory that a process holds now.
pub(crate) fn resident_mb(pid: u32) -> Done<f64> {
    let held = field(&format!("/proc/{pid}/status"), "VmRSS").and_then(kilobytes);
    held.map(|held| held / 1024.0).ok_or_else(|| format!("no memory told of process {pid}"))
}

/// Seconds of processor that a process has taken, user and system.
pub(crate) fn cpu_seconds(pid: u32) -> Done<f64> {
    // The kernel counts in hundredths for user space, whatever its own tick.
    const TICKS: f64 = 100.0;
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).map_err(told)?;
    let rest = text.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let fields: Vec<f64> =
        rest.split_whitespace().map(|word| word.parse().unwrap_or(0.0)).collect();
    match fields.as_slice() {
        [_, _, _, _, _, _, _, _, _, _, _, user, system, ..] => Ok((user + system) / TICKS),
        _ => Err(format!("/proc/{pid}/stat cannot be read")),
    }
}

/// Keeps every thread of this process on these cores (`0`, `1`, `0-1`).
pub(crate) fn stay_on(cores: &str) -> Done<()> {
    let pid = std::process::id().to_string();
    let asked = Command::new("taskset")
        .args(["-a", "-p", "-c", cores, &pid])
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("taskset: {error}"))?;
    if asked.success() { Ok(()) } else { Err(format!("taskset: {asked}")) }
}

/// A command that runs on one core, or anywhere.
pub(crate) fn on_core(core: Option<&str>, program: &Path) -> Command {
    match core {
        None => Command::new(program),
        Some(core) => {
            let mut command = Command::new("taskset");
            command.args(["-c", core]).arg(program);
            command
        }
    }
}

/// Syncs a second: a block written and synced, over and over, for two seconds.
pub(crate) fn syncs_per_second() -> Done<f64> {
    let path = folder().join("syncs.bin");
    let mut file = std::fs::File::create(&path).map_err(told)?;
    let (block, start, mut count) = ([7_u8; 4_096], Instant::now(), 0_u32);
    while start.elapsed() < Duration::from_secs(2) {
        file.write_all(&block).map_err(told)?;
        file.sync_data().map_err(told)?;
        count += 1;
    }
    let rate = f64::from(count) / start.elapsed().as_secs_f64();
    std::fs::remove_file(path).map_err(told)?;
    Ok(rate)
}
