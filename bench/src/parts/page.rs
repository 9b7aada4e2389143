//! A page of 40 questions of a draft, read and rendered at each request, beside hyper serving the
//! same bytes.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Connection;
use crate::journey::Resident;
use crate::load::{RUNS, Run, median, run, runtime};
use crate::report::Figure;
use crate::server::{Installation, Server};
use crate::yardstick::Prebuilt;
use crate::{Done, demarche, machine, say};

const CONNECTIONS: usize = 64;
const TIME: Duration = Duration::from_secs(2);
const ZSTD: &str = "accept-encoding: zstd\r\n";

/// Runs of the page and of its yardstick.
#[derive(Default)]
struct Series {
    ours: Vec<Run>,
    prebuilt: Vec<Run>,
}

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let house = Installation::fresh("page", None)?;
    let path = house.import(&demarche::descriptor(840, 40, 40))?;
    let server = house.serve(Some("0"))?;
    machine::stay_on("1")?;
    let measured = runtime()?.block_on(compare(&server, &path));
    machine::stay_on("0-1")?;
    server.stop()?;
    measured
}

async fn compare(server: &Server, path: &str) -> Done<Vec<Figure>> {
    let mut resident = Resident::new(server.address, 1);
    resident.fill(path).await?;
    let draft = resident.browser.path.trim_end_matches("/relire").to_owned();
    let page = format!("{draft}/etapes/1");
    resident.open(&page).await?;
    let plain = resident.browser.request("GET", &page, "");
    let zstd = resident.browser.request("GET", &page, ZSTD);
    let mut bytes = Vec::new();
    for request in [&plain, &zstd] {
        let mut connection = Connection::open(server.address).await?;
        let answer = connection.exchange(request.as_bytes()).await?;
        bytes.push(connection.body(answer));
    }
    let plain_bytes = Prebuilt::start("page.html", &bytes[0], "identity", "0")?;
    let zstd_bytes = Prebuilt::start("page.zst", &bytes[1], "zstd", "0")?;
    let (mut as_is, mut compressed) = (Series::default(), Series::default());
    for number in 1..=RUNS {
        for (series, request, prebuilt) in
            [(&mut as_is, &plain, &plain_bytes), (&mut compressed, &zstd, &zstd_bytes)]
        {
            let ours = run(server.address, server.pid(), request, CONNECTIONS, TIME).await?;
            let theirs = run(prebuilt.address, prebuilt.pid(), request, CONNECTIONS, TIME).await?;
            say(format!(
                "  run {number}: {:.0} per CPU-s, prebuilt {:.0}",
                ours.per_cpu, theirs.per_cpu
            ));
            series.ours.push(ours);
            series.prebuilt.push(theirs);
        }
    }
    let size = |bytes: &[u8]| format!("{:.1} kB", bytes.len() as f64 / 1_000.0);
    let mut figures = as_is.figures("As is", &size(&bytes[0]), 10.0);
    figures.extend(compressed.figures("With zstd", &size(&bytes[1]), 16.0));
    Ok(figures)
}

impl Series {
    fn figures(&self, name: &str, size: &str, least: f64) -> Vec<Figure> {
        let mid = |runs: &[Run], of: fn(&Run) -> f64| median(runs.iter().map(of));
        let (ours, theirs) = (mid(&self.ours, |r| r.per_cpu), mid(&self.prebuilt, |r| r.per_cpu));
        let (p99, their_p99) = (mid(&self.ours, |r| r.p99), mid(&self.prebuilt, |r| r.p99));
        let ratio = theirs / ours;
        let raw = |runs: &[Run]| runs.iter().map(Run::raw).collect::<Value>();
        let raw = json!({ "page": raw(&self.ours), "prebuilt": raw(&self.prebuilt), "ratio": 1.0 / ratio });
        vec![
            Figure::new(
                &format!("{name}, {size}: pages by CPU-second"),
                format!("{ours:.0}, that is 1/{ratio:.1}"),
            )
            .target(&format!("≥ 1/{least:.0}"), ratio <= least)
            .beside(format!("hyper, the same bytes prebuilt: {theirs:.0}"))
            .raw(raw),
            Figure::new(
                &format!("{name}: p99 at {CONNECTIONS} connections"),
                format!("{p99:.1} ms"),
            )
            .target("< 25 ms", p99 < 25.0)
            .beside(format!("prebuilt: {their_p99:.1} ms")),
        ]
    }
}
