//! Embeds the migrations of both engines, in the order of their names.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../migrations");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut code = String::new();
    for engine in ["sqlite", "postgres"] {
        writeln!(code, "pub(crate) const {}: &[Migration] = &[", engine.to_uppercase())?;
        let mut files: Vec<_> = fs::read_dir(root.join(engine))?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        for file in files {
            let (name, path) = (file.file_name(), file.path().canonicalize()?);
            writeln!(code, "Migration {{ name: {name:?}, sql: include_str!({path:?}) }},")?;
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("migrations.rs"), code)?;
    Ok(())
}
