//! The report: `target/bench/report.json`, a table to read, and `docs/performance.md`.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::machine::{self, folder};
use crate::{Done, parts, told};

/// Above this load beside it, a figure says that the machine was busy.
const QUIET: f64 = 2.0;

/// A figure with its target and its yardstick.
#[derive(Debug)]
pub(crate) struct Figure {
    what: String,
    target: String,
    yardstick: String,
    value: String,
    met: Option<bool>,
    raw: Value,
}

impl Figure {
    /// A figure that was measured.
    pub(crate) fn new(what: &str, value: String) -> Self {
        Self {
            what: what.to_owned(),
            target: String::new(),
            yardstick: String::new(),
            value,
            met: None,
            raw: Value::Null,
        }
    }

    /// A figure that was not, and why.
    pub(crate) fn absent(what: &str, cause: &str) -> Self {
        Self::new(what, format!("not measured: {cause}"))
    }

    /// What it should be, and whether it is.
    pub(crate) fn target(mut self, target: &str, met: bool) -> Self {
        self.target = target.to_owned();
        self.met = Some(met);
        self
    }

    /// What it is compared with.
    pub(crate) fn beside(mut self, yardstick: impl Into<String>) -> Self {
        self.yardstick = yardstick.into();
        self
    }

    /// The numbers of each run.
    pub(crate) fn raw(mut self, raw: Value) -> Self {
        self.raw = raw;
        self
    }

    fn to_json(&self) -> Value {
        json!({
            "what": self.what,
            "value": self.value,
            "target": self.target,
            "yardstick": self.yardstick,
            "met": self.met,
            "raw": self.raw,
        })
    }
}

/// Everything that was measured, the parts of earlier runs included.
pub(crate) struct Report {
    json: Map<String, Value>,
}

impl Report {
    /// The last report, or an empty one.
    pub(crate) fn open() -> Done<Self> {
        std::fs::create_dir_all(folder()).map_err(told)?;
        let last = std::fs::read_to_string(folder().join("report.json")).unwrap_or_default();
        let mut json: Map<String, Value> = serde_json::from_str(&last).unwrap_or_default();
        json.insert("machine".to_owned(), machine::describe());
        Ok(Self { json })
    }

    /// Puts the figures of a part in place of its earlier ones.
    pub(crate) fn put(&mut self, name: &str, before: f64, after: f64, figures: &[Figure]) {
        let figures: Vec<_> = figures.iter().map(Figure::to_json).collect();
        let told = machine::describe();
        let part = json!({
            "revision": told["revision"],
            "day": told["day"],
            "load_before": before,
            "load_after": after,
            "figures": figures,
        });
        self.json.insert(name.to_owned(), part);
    }

    /// Writes `target/bench/report.json`.
    pub(crate) fn save(&self) -> Done<()> {
        let text = format!("{:#}\n", Value::Object(self.json.clone()));
        std::fs::write(folder().join("report.json"), text).map_err(told)
    }

    /// The figures as a table.
    pub(crate) fn table(&self) -> String {
        let mut text = String::new();
        for name in parts::NAMES {
            let Some(part) = self.json.get(name) else { continue };
            let _ = writeln!(text, "\n### {}\n", parts::title(name));
            let _ = writeln!(
                text,
                "Revision {}, {}. {}\n",
                word(part, "revision"),
                word(part, "day"),
                load(part)
            );
            text.push_str("| What | Measured | Beside | Target | Met |\n|---|---|---|---|---|\n");
            for figure in part["figures"].as_array().into_iter().flatten() {
                let cell = |key: &str| figure[key].as_str().unwrap_or_default().to_owned();
                let met = match figure["met"].as_bool() {
                    Some(true) => "yes",
                    Some(false) => "**no**",
                    None => "–",
                };
                let [what, value, beside, target] =
                    ["what", "value", "yardstick", "target"].map(cell);
                let _ = writeln!(text, "| {what} | {value} | {beside} | {target} | {met} |");
            }
        }
        text
    }

    fn machine(&self) -> String {
        let told = &self.json["machine"];
        let syncs = self.json.get("filing").and_then(|part| {
            part["figures"].as_array()?.iter().find_map(|f| f["raw"]["syncs_per_s"].as_f64())
        });
        let syncs =
            syncs.map(|syncs| format!(", {syncs:.0} syncs of 4 KiB a second")).unwrap_or_default();
        format!(
            "{} cores ({}), {} MB of memory{syncs}; shared with other work.",
            told["cores"],
            word(told, "processor"),
            told["memory_mb"]
        )
    }
}

fn word(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn load(part: &Value) -> String {
    let [before, after] =
        ["load_before", "load_after"].map(|key| part[key].as_f64().unwrap_or(0.0));
    let busy =
        if before > QUIET { ": the machine was busy with other work, measure again" } else { "" };
    format!("Load before {before:.1}, after {after:.1}{busy}.")
}

const HEAD: &str = "# Performance

Written by `cargo run --release -p bench -- docs` from `target/bench/report.json`; do not edit by hand.
`make bench` measures all of it, `cargo run --release -p bench -- page filing` these parts only.

- A speed is a ratio to a yardstick of the same run, or work by second of processor (user and system) of the
  server. Each is the median of five runs, taken in turn with its yardstick.
- Server on one core and driver on the other, unless a line says otherwise. The server logs as it does by default.
- The driver talks to 127.0.0.1 only, without scripts: cookies, forms, kept-alive connections.
- On a machine that others use, `nice -n -15` keeps their work from the figures, but not from the disk nor from
  its caches: the load stands beside each part.
- The closures of a submission run the very action of the page (form, clock, journal and index included), not bare
  statements: on this machine seven bare statements a closure give 18,700 to 21,400 a second.
- Not measured yet: 5 ms injected in each sync, `pgbench` as yardstick of PostgreSQL, lists of 1,000,000
  dossiers, the API, exports, letters, the builder, fairness between collectivités, growth.
";

/// Writes `docs/performance.md` from the last report.
pub(crate) fn write_docs() -> Done<()> {
    let report = Report::open()?;
    let text = format!(
        "{HEAD}\n## The machine\n\n{}\n\n## The figures\n{}",
        report.machine(),
        report.table()
    );
    std::fs::write(machine::root().join("docs").join("performance.md"), text).map_err(told)
}
