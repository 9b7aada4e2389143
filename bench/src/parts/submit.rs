//! 128 residents send a draft of 30 answers at once; each is answered after its sync.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Instant;

use serde_json::{Value, json};

use crate::journey::{Resident, prepare};
use crate::load::{RUNS, median, percentile, rounded, runtime};
use crate::machine::on_core;
use crate::report::Figure;
use crate::server::{Installation, Server};
use crate::yardstick::RESIDENTS;
use crate::{Done, demarche, machine, say, told};

/// Drafts that each resident sends in a run.
const EACH: usize = 8;
const DRAFTS: usize = RESIDENTS * EACH;

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let mut figures = engine("SQLite", "submit", None, 0.25, "≥ 1/4")?;
    // Given apart from PARVIS_… : the server under measure must not read it as a setting.
    match std::env::var("BENCH_POSTGRES_URL") {
        Ok(url) => {
            figures.extend(engine("PostgreSQL", "submit-postgres", Some(&url), 0.75, "≥ 3/4")?)
        }
        Err(_) => figures.push(Figure::absent(
            "PostgreSQL: filings a second",
            "BENCH_POSTGRES_URL names no empty database",
        )),
    }
    Ok(figures)
}

fn engine(
    name: &str,
    folder: &str,
    url: Option<&str>,
    least: f64,
    target: &str,
) -> Done<Vec<Figure>> {
    let house = Installation::fresh(folder, url)?;
    let descriptor = demarche::descriptor(830, 30, 10);
    let path = house.import(&descriptor)?;
    // The closures have a database of their own on SQLite, where a second process would wait.
    let apart = match url {
        None => Some(Installation::fresh(&format!("{folder}-closures"), None)?),
        Some(_) => None,
    };
    if let Some(apart) = &apart {
        apart.import(&descriptor)?;
    }
    let database = apart.as_ref().unwrap_or(&house).database_url();
    let server = house.serve(Some("0"))?;
    machine::stay_on("1")?;
    let measured = compare(&server, &path, &database);
    machine::stay_on("0-1")?;
    server.stop()?;
    let (ours, theirs) = measured?;
    let of = |runs: &[Value], key: &str| median(runs.iter().filter_map(|run| run[key].as_f64()));
    let (rate, their_rate) = (of(&ours, "per_s"), of(&theirs, "per_s"));
    let (p99, their_p99) = (of(&ours, "p99_ms"), of(&theirs, "p99_ms"));
    let ratio = rate / their_rate;
    Ok(vec![
        Figure::new(
            &format!("{name}: filings a second, {RESIDENTS} residents"),
            format!("{rate:.0}, that is {ratio:.2} of the closures"),
        )
        .target(target, ratio >= least)
        .beside(format!("the same action by closures, without HTTP: {their_rate:.0}"))
        .raw(json!({ "http": ours, "closures": theirs, "ratio": ratio })),
        Figure::new(&format!("{name}: p99 of a filing"), format!("{p99:.0} ms"))
            .beside(format!("closures: {their_p99:.0} ms")),
    ])
}

fn compare(server: &Server, path: &str, database: &str) -> Done<(Vec<Value>, Vec<Value>)> {
    let runtime = runtime()?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 0..RUNS {
        let first = number * DRAFTS;
        let ready = prepare(server.address, path, first, DRAFTS, RESIDENTS);
        let ready = runtime.block_on(ready)?;
        let taken = machine::cpu_seconds(server.pid())?;
        let mut run = runtime.block_on(send_all(server.address, ready))?;
        run["cpu_s"] = json!(rounded(machine::cpu_seconds(server.pid())? - taken));
        let closures = by_closures(database, path)?;
        say(format!(
            "  run {}: {} a second, closures {}",
            number + 1,
            run["per_s"],
            closures["per_s"]
        ));
        ours.push(run);
        theirs.push(closures);
    }
    Ok((ours, theirs))
}

/// Every resident sends; only the sending is timed.
async fn send_all(address: SocketAddr, ready: Vec<Resident>) -> Done<Value> {
    let mut lanes: Vec<Vec<Resident>> = (0..RESIDENTS).map(|_| Vec::new()).collect();
    for (rank, resident) in ready.into_iter().enumerate() {
        lanes[rank % RESIDENTS].push(resident);
    }
    let mut tasks = tokio::task::JoinSet::new();
    let mut connected = Vec::new();
    for mut lane in lanes {
        // A connection that is open already: what is measured is a filing, not a greeting.
        let mut opener = Resident::new(address, 0);
        opener.open("/healthz").await?;
        if let Some(first) = lane.first_mut() {
            first.browser.take_connection(&mut opener.browser);
        }
        connected.push(lane);
    }
    let begun = Instant::now();
    for lane in connected {
        tasks.spawn(send_lane(lane));
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done.map_err(told)??);
    }
    let rate = times.len() as f64 / begun.elapsed().as_secs_f64();
    Ok(json!({ "per_s": rate.round(), "p99_ms": rounded(percentile(&mut times, 0.99)) }))
}

async fn send_lane(lane: Vec<Resident>) -> Done<Vec<u64>> {
    let mut times = Vec::new();
    let mut last: Option<Resident> = None;
    for mut resident in lane {
        if let Some(last) = &mut last {
            resident.browser.take_connection(&mut last.browser);
        }
        resident.browser.times.clear();
        resident.file().await?;
        times.extend(resident.browser.times.first());
        last = Some(resident);
    }
    Ok(times)
}

/// The same number of drafts filed without HTTP, on the core of the server.
fn by_closures(database: &str, path: &str) -> Done<Value> {
    let own = std::env::current_exe().map_err(told)?;
    let done = on_core(Some("0"), &own)
        .args(["yardstick-closures", &format!("{database} {path}"), &DRAFTS.to_string()])
        .stdin(Stdio::null())
        .output()
        .map_err(told)?;
    serde_json::from_slice(&done.stdout)
        .map_err(|_| String::from_utf8_lossy(&done.stdout).into_owned())
}
