//! `make bench`: measures the release binary over HTTP, each figure beside a yardstick of the same
//! run. `cargo run --release -p bench -- start page` measures these parts only; `docs` writes
//! `docs/performance.md` from the last report.

mod client;
mod demarche;
mod form;
mod house;
mod journey;
mod load;
mod machine;
mod parts;
mod report;
mod server;
mod yardstick;

use std::process::ExitCode;

/// What fails is told in one line; the other parts go on.
type Done<T> = Result<T, String>;

/// The error of anything, as its line.
fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// A line for whoever measures.
#[allow(clippy::print_stdout, reason = "the answer of a command")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            say(format!("bench: {cause}"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Done<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        // Children of a measure: yardsticks in a process of their own, so that their time is theirs.
        ["yardstick-bytes", port, file, encoding] => {
            yardstick::serve_bytes(port.parse().map_err(told)?, file, encoding)
        }
        ["yardstick-closures", url, drafts] => {
            say(yardstick::closures(url, drafts.parse().map_err(told)?)?);
            Ok(())
        }
        ["docs"] => report::write_docs(),
        [] => measure(&parts::NAMES),
        chosen => measure(chosen),
    }
}

fn measure(chosen: &[&str]) -> Done<()> {
    if let Some(unknown) = chosen.iter().find(|name| !parts::NAMES.contains(name)) {
        let known = parts::NAMES.join(", ");
        return Err(format!("{unknown}: no such part; the parts are {known}, and docs"));
    }
    let mut report = report::Report::open()?;
    for name in chosen {
        say(format!("— {name}"));
        let before = machine::load();
        let figures = parts::run(name);
        report.put(name, before, machine::load(), &figures);
        report.save()?;
    }
    say(report.table());
    Ok(())
}
