//! Whole filings, every page asked for and sent, server and driver on the same two cores.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::journey::Resident;
use crate::load::{RUNS, median, percentile, rounded, runtime};
use crate::report::Figure;
use crate::server::{Installation, Server};
use crate::{Done, demarche, machine, say, told};

const RESIDENTS: usize = 8;
const TIME: Duration = Duration::from_secs(5);
/// Redmine on the same work, as quality.md tells it.
const REDMINE: f64 = 14.7;

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let house = Installation::fresh("filing", None)?;
    let path = house.import(&demarche::descriptor(830, 30, 10))?;
    let server = house.serve(None)?;
    let runtime = runtime()?;
    let (mut rates, mut p99s, mut requests, mut syncs, mut cpu) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..RUNS {
        syncs.push(machine::syncs_per_second()?);
        let taken = machine::cpu_seconds(server.pid())?;
        let (filings, mut times, elapsed) = runtime.block_on(run(&server, &path, number))?;
        cpu.push((machine::cpu_seconds(server.pid())? - taken) * 1_000.0 / filings as f64);
        rates.push(filings as f64 / elapsed);
        requests.push(times.len() as f64 / filings as f64);
        p99s.push(percentile(&mut times, 0.99));
        say(format!("  run {}: {:.0} filings a second", number + 1, rates[number]));
    }
    server.stop()?;
    let raw = |values: &[f64]| values.iter().copied().map(rounded).collect::<Vec<_>>();
    let [rate, p99, requests, syncs_mid, cpu_mid] =
        [&rates, &p99s, &requests, &syncs, &cpu].map(|v| median(v.iter().copied()));
    let ratio = rate / REDMINE;
    Ok(vec![
        Figure::new(
            &format!("Filings a second, {RESIDENTS} residents, {requests:.0} requests each"),
            format!("{rate:.0}, that is {ratio:.1} × Redmine"),
        )
        .target("≥ 20 × Redmine (about 300)", ratio >= 20.0)
        .beside(format!(
            "Redmine {REDMINE}, Open Forms 5.8–8.2 (quoted); {syncs_mid:.0} syncs a second here"
        ))
        .raw(json!({ "filings_per_s": raw(&rates), "syncs_per_s": rounded(syncs_mid), "syncs": raw(&syncs) })),
        Figure::new("p99 of a page or of its sending", format!("{p99:.1} ms"))
            .target("< 100 ms", p99 < 100.0)
            .beside("Redmine 716 ms, Open Forms 1.1–1.6 s (quoted)")
            .raw(json!(raw(&p99s))),
        Figure::new("Processor of the server by filing", format!("{cpu_mid:.2} ms")).raw(json!(raw(&cpu))),
    ])
}

/// Filings done, the time of each request, seconds.
async fn run(server: &Server, path: &str, number: usize) -> Done<(usize, Vec<u64>, f64)> {
    let begun = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for rank in 0..RESIDENTS {
        let first = (number * RESIDENTS + rank) * 10_000;
        tasks.spawn(live(server.address, path.to_owned(), first, begun + TIME));
    }
    let (mut filings, mut times) = (0, Vec::new());
    while let Some(done) = tasks.join_next().await {
        let (more, took) = done.map_err(told)??;
        filings += more;
        times.extend(took);
    }
    Ok((filings, times, begun.elapsed().as_secs_f64()))
}

/// One resident after another on one connection, each from the first page to the receipt.
async fn live(
    address: SocketAddr,
    path: String,
    first: usize,
    end: Instant,
) -> Done<(usize, Vec<u64>)> {
    let (mut filings, mut times) = (0, Vec::new());
    let mut last: Option<Resident> = None;
    while Instant::now() < end {
        let mut resident = Resident::new(address, first + filings);
        if let Some(last) = &mut last {
            resident.browser.take_connection(&mut last.browser);
        }
        resident.fill(&path).await?;
        let receipt = resident.file().await?;
        resident.open(&receipt).await?;
        filings += 1;
        times.append(&mut resident.browser.times);
        last = Some(resident);
    }
    Ok((filings, times))
}
