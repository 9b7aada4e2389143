//! `parvis`: see `parvis --help`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use parvis::commands::{self, Command};
use parvis::settings::Settings;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Le service public numérique d’une commune ou d’un EPCI, en un programme.
#[derive(Parser)]
#[command(name = "parvis", version, about)]
struct Arguments {
    /// Fichier de réglages (TOML) ; les variables PARVIS_… l’emportent.
    #[arg(long, global = true, env = "PARVIS_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let settings = match Settings::read(arguments.config.as_deref(), std::env::vars()) {
        Ok(settings) => settings,
        Err(error) => return stop(&error.to_string()),
    };
    if let Err(error) = parvis::start_logs(&settings.log) {
        return stop(&error);
    }
    match commands::run(arguments.command, settings) {
        Ok(code) => code,
        Err(error) => stop(&error.to_string()),
    }
}

#[allow(clippy::print_stderr, reason = "the one line that says why nothing started")]
fn stop(reason: &str) -> ExitCode {
    eprintln!("parvis: {reason}");
    ExitCode::from(2)
}
