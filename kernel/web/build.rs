//! Embeds `assets/dist` (built by `make assets`) as a static table.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match table() {
        Some(table) => {
            let out = std::env::var("OUT_DIR").unwrap_or_default();
            match std::fs::write(Path::new(&out).join("assets.rs"), table) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            }
        }
        None => {
            println!("cargo::error=assets absent: run `make assets` (npm) first");
            ExitCode::SUCCESS
        }
    }
}

/// The Rust table, from `manifest.tsv`: name, file, content type on each line.
fn table() -> Option<String> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    let manifest = std::fs::read_to_string(dist.join("manifest.tsv")).ok()?;
    let dist = dist.canonicalize().ok()?;
    let mut table = String::from("static ASSETS: &[Asset] = &[\n");
    for line in manifest.lines() {
        let mut cells = line.split('\t');
        let (name, file, kind) = (cells.next()?, cells.next()?, cells.next()?);
        let path = dist.join(file);
        path.exists().then_some(())?;
        let compressed = |extension: &str| {
            let path = dist.join(format!("{file}.{extension}"));
            match path.exists() {
                true => format!("Some(include_bytes!({:?}))", path.display().to_string()),
                false => "None".to_owned(),
            }
        };
        writeln!(
            table,
            "Asset {{ name: {name:?}, url: {:?}, content_type: {kind:?}, plain: include_bytes!({:?}), gzip: {}, brotli: {} }},",
            format!("/assets/{file}"),
            path.display().to_string(),
            compressed("gz"),
            compressed("br"),
        )
        .ok()?;
    }
    table.push_str("];\n");
    Some(table)
}
