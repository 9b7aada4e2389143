//! One address asked over and over on kept-alive connections, and the statistics of it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Connection;
use crate::machine::cpu_seconds;
use crate::{Done, told};

/// Runs of each figure, of which the median is kept.
pub(crate) const RUNS: usize = 5;

/// What a run gave.
pub(crate) struct Run {
    /// Answers a second of processor of the server.
    pub(crate) per_cpu: f64,
    /// Answers a second.
    pub(crate) per_second: f64,
    /// 99 of a hundred answers came within this, in milliseconds.
    pub(crate) p99: f64,
}

impl Run {
    /// Its raw numbers.
    pub(crate) fn raw(&self) -> Value {
        json!({
            "per_cpu_s": self.per_cpu.round(),
            "per_s": self.per_second.round(),
            "p99_ms": rounded(self.p99),
        })
    }
}

/// Two decimals are enough for a reader.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The middle value.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The time within which `share` of the answers came, in milliseconds.
pub(crate) fn percentile(micros: &mut [u64], share: f64) -> f64 {
    micros.sort_unstable();
    let last = micros.len().saturating_sub(1);
    let rank = ((micros.len() as f64 * share) as usize).min(last);
    micros.get(rank).map_or(f64::NAN, |time| *time as f64 / 1_000.0)
}

/// Sends `request` on `connections` for `time`, and counts what the process `pid` took meanwhile.
pub(crate) async fn run(
    address: SocketAddr,
    pid: u32,
    request: &str,
    connections: usize,
    time: Duration,
) -> Done<Run> {
    let request: Arc<[u8]> = request.as_bytes().into();
    let mut opened = Vec::new();
    for _ in 0..connections {
        let mut connection = Connection::open(address).await?;
        ok(connection.exchange(&request).await?.status)?;
        opened.push(connection);
    }
    let (begun, taken) = (Instant::now(), cpu_seconds(pid)?);
    let mut tasks = tokio::task::JoinSet::new();
    for connection in opened {
        tasks.spawn(repeat(connection, Arc::clone(&request), begun + time));
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done.map_err(told)??);
    }
    let (elapsed, taken) = (begun.elapsed().as_secs_f64(), cpu_seconds(pid)? - taken);
    let count = times.len() as f64;
    Ok(Run {
        per_cpu: count / taken.max(0.01),
        per_second: count / elapsed,
        p99: percentile(&mut times, 0.99),
    })
}

async fn repeat(mut connection: Connection, request: Arc<[u8]>, end: Instant) -> Done<Vec<u64>> {
    let mut times = Vec::new();
    let mut begun = Instant::now();
    while begun < end {
        ok(connection.exchange(&request).await?.status)?;
        let now = Instant::now();
        times.push(u64::try_from((now - begun).as_micros()).unwrap_or(u64::MAX));
        begun = now;
    }
    Ok(times)
}

fn ok(status: u16) -> Done<()> {
    if status == 200 { Ok(()) } else { Err(format!("{status} under load")) }
}

/// A runtime that keeps to one core, as the driver does.
pub(crate) fn runtime() -> Done<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(told)
}
