//! Writes the gallery to a folder, in three colours, to look at it in a browser:
//! `cargo run -p web --example galerie -- /tmp/galerie`.

use std::io;
use std::path::{Path, PathBuf};

use web::couleur::Palette;
use web::{assets, galerie};

fn main() -> io::Result<()> {
    let dossier =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("galerie"), PathBuf::from);
    std::fs::create_dir_all(dossier.join("assets"))?;
    for asset in assets::all() {
        std::fs::write(dossier.join(&asset.url[1..]), asset.plain)?;
    }
    for (nom, hex) in [("vert", "#0f6f73"), ("brique", "#a8432f"), ("jaune", "#f2dc7a")] {
        ecrire(&dossier, nom, hex)?;
    }
    Ok(())
}

fn ecrire(dossier: &Path, couleur: &str, hex: &str) -> io::Result<()> {
    std::fs::write(dossier.join(format!("{couleur}.css")), Palette::ou_maison(hex).css())?;
    for nom in galerie::PAGES {
        let html = galerie::page(nom, &format!("/{couleur}.css")).unwrap_or_default();
        std::fs::write(dossier.join(format!("{couleur}-{nom}.html")), html)?;
    }
    Ok(())
}
