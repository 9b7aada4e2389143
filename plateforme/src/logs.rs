use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// Writes logs to stderr: JSON for machines, plain lines on a terminal. Every request has its
/// number, the one that the error page shows.
///
/// # Errors
/// When the filter (`PARVIS_LOG`) cannot be read.
pub fn start_logs(filter: &str) -> Result<(), String> {
    let filter =
        EnvFilter::try_new(filter).map_err(|error| format!("log = {filter:?}: {error}"))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() {
        builder.compact().finish().try_init()
    } else {
        builder.json().finish().try_init()
    };
    started.map_err(|error| error.to_string())
}
