//! Photos in one PDF, as poppler reads it.

use std::process::Command;

use files::FileError;
use image::ImageFormat;

use crate::preview::{bomb, picture, stored, taken_on_its_side};

/// What a tool of poppler says of a PDF.
pub fn poppler(tool: &str, options: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let told = Command::new(tool).args(options).arg(file.path()).args(after).output();
    let told = told.unwrap_or_else(|error| {
        panic!("{tool}, which scripts/outils installs (Debian: poppler-utils): {error}")
    });
    assert!(told.status.success() && told.stderr.is_empty(), "{told:?}");
    String::from_utf8(told.stdout).unwrap()
}

/// The words of the line that begins so.
fn line<'t>(told: &'t str, start: &str) -> Vec<&'t str> {
    let line = told
        .lines()
        .find(|line| line.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(start));
    line.unwrap_or_else(|| panic!("{start}:\n{told}")).split_whitespace().collect()
}

#[tokio::test]
async fn photos_become_the_pages_of_a_pdf_upright_and_in_order() {
    let (store, _folder) = crate::store();
    let large = stored(&store, picture(3_000, 1_500, ImageFormat::Png)).await;
    let side = stored(&store, taken_on_its_side()).await;
    let made = store.gather("Photos.pdf", &[large, side]).await.unwrap();
    assert_eq!((made.name.as_str(), made.mime.as_str()), ("Photos.pdf", "application/pdf"));
    let pdf = crate::read(&store, &made).await.unwrap();
    assert_eq!(pdf.len(), usize::try_from(made.size).unwrap());
    assert!(!pdf.windows(3).any(|bytes| bytes == b"GPS"), "the place is not told");

    let info = poppler("pdfinfo", &["-f", "1", "-l", "2"], &pdf, &[]);
    assert_eq!(line(&info, "Pages:")[1], "2");
    assert_eq!(line(&info, "Page 1 size")[3..6], ["841.89", "x", "595.28"], "as it is: landscape");
    assert_eq!(line(&info, "Page 2 size")[3..6], ["595.28", "x", "841.89"], "turned: portrait");
    let images = poppler("pdfimages", &["-list"], &pdf, &[]);
    let told: Vec<Vec<&str>> =
        images.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(told.len(), 2, "{images}");
    assert_eq!((&told[0][3..5], told[0][8]), (&["2000", "1000"][..], "jpeg"));
    assert_eq!((&told[1][3..5], told[1][8]), (&["40", "80"][..], "jpeg"));
    let resolution: f32 = told[1][12].parse().unwrap();
    assert!((resolution - 96.0).abs() <= 1.0, "a small picture is not blown up: {images}");
}

#[tokio::test]
async fn a_photo_that_does_not_open_is_named_and_nothing_is_made() {
    let (store, folder) = crate::store();
    let sound = stored(&store, picture(30, 20, ImageFormat::Jpeg)).await;
    for bytes in [bomb(), b"%PDF-1.7".to_vec()] {
        let mut bad = stored(&store, bytes).await;
        bad.stored.name = "recto.png".into();
        let gathered = store.gather("Photos.pdf", &[sound.clone(), bad]).await;
        let refused = gathered.unwrap_err();
        assert_eq!(refused.name, "recto.png");
        assert!(matches!(refused.cause, FileError::NoPreview), "{refused:?}");
    }
    let pdfs = crate::walk(folder.path())
        .into_iter()
        .filter(|path| std::fs::read(path).unwrap().windows(7).any(|bytes| bytes == b"/Filter"));
    assert_eq!(pdfs.count(), 0);
}
