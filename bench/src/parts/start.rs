//! From the command to the first 200, and what is held in memory.

use std::time::Duration;

use serde_json::json;

use crate::load::{RUNS, median, rounded, run, runtime};
use crate::report::Figure;
use crate::server::Installation;
use crate::{Done, demarche, machine, told};

const CONNECTIONS: usize = 128;

pub(crate) fn measure() -> Done<Vec<Figure>> {
    let house = Installation::fresh("start", None)?;
    let path = house.import(&demarche::descriptor(840, 40, 40))?;
    let (mut starts, mut idle, mut loaded) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let server = house.serve(None)?;
        starts.push(server.start.as_secs_f64() * 1_000.0);
        std::thread::sleep(Duration::from_secs(1));
        idle.push(machine::resident_mb(server.pid())?);
        let page = format!("/commencer/{path}");
        let request =
            format!("GET {page} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: zstd\r\n\r\n");
        let time = Duration::from_secs(2);
        runtime()?.block_on(run(server.address, server.pid(), &request, CONNECTIONS, time))?;
        loaded.push(machine::resident_mb(server.pid())?);
        server.stop()?;
    }
    let binary = std::fs::metadata(machine::program()).map_err(told)?.len() as f64 / 1_048_576.0;
    let raw = |values: &[f64]| json!(values.iter().copied().map(rounded).collect::<Vec<_>>());
    let [start, idle_mb, loaded_mb] = [&starts, &idle, &loaded].map(|v| median(v.iter().copied()));
    Ok(vec![
        Figure::new("Start to the first 200 of the home", format!("{start:.0} ms"))
            .target("< 300 ms", start < 300.0)
            .beside("Redmine 4.4 s, Open Forms 12.4 s (quoted)")
            .raw(raw(&starts)),
        Figure::new("Memory at rest", format!("{idle_mb:.0} MB"))
            .target("< 60 MB", idle_mb < 60.0)
            .beside("Redmine 222 MB, Open Forms 1,006 MB (quoted)")
            .raw(raw(&idle)),
        Figure::new("Memory after 2 s of 128 connections", format!("{loaded_mb:.0} MB"))
            .target("< 200 MB", loaded_mb < 200.0)
            .beside("Redmine 375 MB, Open Forms 1,299 MB (quoted)")
            .raw(raw(&loaded)),
        Figure::new("Binary, assets included", format!("{binary:.1} MB"))
            .target("< 80 MB", binary < 80.0)
            .beside("Open Forms 448 MB (quoted)"),
    ])
}
