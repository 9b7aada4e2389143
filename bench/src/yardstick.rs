//! What figures are compared with, each in a process of its own: hyper serving prebuilt bytes, and
//! the same statements by closures without HTTP.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;

use crate::house::House;
use crate::load::{percentile, rounded, runtime};
use crate::machine::{self, on_core};
use crate::{Done, server, told};

/// A yardstick that nobody stopped ends by itself.
const LIFE: Duration = Duration::from_secs(300);
/// Residents who send at once.
pub(crate) const RESIDENTS: usize = 128;

/// Serves the bytes of a file on a port of this machine, as one page.
pub(crate) fn serve_bytes(port: u16, file: &str, encoding: &str) -> Done<()> {
    let bytes = Bytes::from(std::fs::read(file).map_err(told)?);
    let encoding = encoding.to_owned();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(told)?;
    runtime.block_on(async {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let listener = TcpListener::bind(address).await.map_err(told)?;
        match tokio::time::timeout(LIFE, accept(listener, bytes, encoding)).await {
            Ok(ended) => ended,
            Err(_) => Ok(()),
        }
    })
}

async fn accept(listener: TcpListener, bytes: Bytes, encoding: String) -> Done<()> {
    loop {
        let (stream, _) = listener.accept().await.map_err(told)?;
        stream.set_nodelay(true).map_err(told)?;
        let (bytes, encoding) = (bytes.clone(), encoding.clone());
        let service = service_fn(move |_: Request<hyper::body::Incoming>| {
            let response = Response::builder()
                .header("content-type", "text/html; charset=utf-8")
                .header("content-encoding", encoding.as_str())
                .body(Full::new(bytes.clone()));
            async move { Ok::<_, Infallible>(response.unwrap_or_default()) }
        });
        tokio::spawn(async move {
            // A client that goes away is the end of its connection, and nothing else.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// A running [`serve_bytes`]; dropped, it is killed.
pub(crate) struct Prebuilt {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Prebuilt {
    /// Starts it on a core.
    pub(crate) fn start(name: &str, bytes: &[u8], encoding: &str, core: &str) -> Done<Self> {
        let file = machine::folder().join(name);
        std::fs::write(&file, bytes).map_err(told)?;
        let address = server::free_address()?;
        let own = std::env::current_exe().map_err(told)?;
        let mut child = on_core(Some(core), &own)
            .args(["yardstick-bytes", &address.port().to_string()])
            .args([&file.display().to_string(), encoding])
            .stdin(Stdio::null())
            .spawn()
            .map_err(told)?;
        server::wait(&mut child, address, Instant::now())?;
        Ok(Self { child, address })
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Prebuilt {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Files drafts by the very action of the pages, without HTTP, 128 at once: rate and times as JSON.
/// `url` is the database, a space, the path of the démarche.
pub(crate) fn closures(url: &str, drafts: usize) -> Done<String> {
    let (url, path) = url.split_once(' ').ok_or("a database and a path are expected")?;
    let house = House::open(url, path)?;
    let mut ids = house.drafts(0, drafts)?;
    let begun = Instant::now();
    let times = runtime()?.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        let each = drafts.div_ceil(RESIDENTS);
        while !ids.is_empty() {
            let lane = ids.split_off(ids.len().saturating_sub(each));
            tasks.spawn(file(house.clone(), lane));
        }
        let mut times = Vec::new();
        while let Some(done) = tasks.join_next().await {
            times.extend(done.map_err(told)??);
        }
        Ok::<_, String>(times)
    });
    let (mut times, elapsed) = (times?, begun.elapsed().as_secs_f64());
    house.db.close();
    let rate = times.len() as f64 / elapsed;
    Ok(json!({ "per_s": rate.round(), "p99_ms": rounded(percentile(&mut times, 0.99)) })
        .to_string())
}

async fn file(house: House, ids: Vec<dossiers::modele::DossierId>) -> Done<Vec<u64>> {
    let mut times = Vec::new();
    for id in ids {
        let begun = Instant::now();
        let act = move |tx: &mut db::Tx<'_>| dossiers::deposer(tx, id, None).map(drop);
        house.db.write(&house.system, act).await.map_err(told)?;
        times.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    Ok(times)
}
