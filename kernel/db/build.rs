//! Embeds the migrations of both engines, in the order of their names.

use std::{env, fmt::Write as _, fs, path::Path};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../migrations");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut code = String::new();
    for engine in ["sqlite", "postgres"] {
        let folder = root.join(engine);
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a readable entry").file_name().into_string().expect("a plain name"))
            .filter(|name| name.ends_with(".sql"))
            .collect();
        names.sort();
        writeln!(code, "pub(crate) const {}: &[Migration] = &[", engine.to_uppercase()).expect("memory");
        for name in names {
            let path = folder.join(&name).canonicalize().expect("a path");
            writeln!(code, "Migration {{ name: {name:?}, sql: include_str!({path:?}) }},").expect("memory");
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("migrations.rs"), code)
        .expect("a writable folder");
}
