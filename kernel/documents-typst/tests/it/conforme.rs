use documents::{Block, Picture};
use primitives::Stamp;

use crate::commun::{certificate, letter, pdf, poppler, text, whole_file};

#[test]
fn it_says_that_it_is_archival_and_accessible() {
    let bytes = pdf(&letter());
    let info = poppler("pdfinfo", &["FILE"], &bytes);
    for expected in ["Title:           Décision nº 2026-1042", "Tagged:          yes", "A4"] {
        assert!(info.contains(expected), "{expected} in {info}");
    }
    let meta = poppler("pdfinfo", &["-meta", "FILE"], &bytes);
    for expected in ["<pdfaid:part>2", "<pdfaid:conformance>A", "<pdfuaid:part>1", "fr"] {
        assert!(meta.contains(expected), "{expected} in {meta}");
    }
}

#[test]
fn its_parts_are_named_for_who_does_not_see_them() {
    let structure = poppler("pdfinfo", &["-struct-text", "FILE"], &pdf(&certificate()));
    for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "Link"] {
        assert!(structure.contains(tag), "{tag} in {structure}");
    }
    let attributes = poppler("pdfinfo", &["-struct", "FILE"], &pdf(&certificate()));
    assert!(attributes.contains("Scope"), "rows have their headers: {attributes}");
    let listed = poppler("pdfinfo", &["-struct", "FILE"], &pdf(&letter()));
    assert!(listed.contains("LI"), "{listed}");
}

#[test]
fn its_fonts_are_inside() {
    let fonts = poppler("pdffonts", &["FILE"], &pdf(&letter()));
    let rows: Vec<_> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 2, "{fonts}");
    for row in rows {
        assert!(row.contains("yes yes yes"), "embedded, a subset, with its letters: {row}");
    }
}

#[test]
fn the_same_value_gives_the_same_bytes_and_its_date() {
    let document = letter();
    assert_eq!(pdf(&document), pdf(&document));
    let info = poppler("pdfinfo", &["-isodates", "FILE"], &pdf(&document));
    assert!(info.contains("2026-11-24"), "{info}");
    let later = documents::Document { date: Stamp(document.date.0 + 86_400_000_000), ..letter() };
    assert_ne!(pdf(&document), pdf(&later));
}

#[test]
fn a_file_of_648_answers_has_all_of_them_on_numbered_pages() {
    let bytes = pdf(&whole_file(18, 36));
    let text = text(&bytes);
    for section in 1..=18 {
        for answer in 1..=36 {
            assert!(text.contains(&format!("Question {section}.{answer} sur")));
        }
    }
    let pages = poppler("pdfinfo", &["FILE"], &bytes);
    let pages = pages.lines().find(|line| line.starts_with("Pages:")).unwrap();
    let pages: usize = pages.split_whitespace().last().unwrap().parse().unwrap();
    assert!(pages > 15);
    assert!(text.contains(&format!("{pages} / {pages}")));
}

#[test]
fn a_logo_is_described_and_one_that_is_no_picture_is_left_out() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#a33"/></svg>"##;
    let with = |mime: &str, bytes: &[u8]| {
        let mut document = letter();
        let logo = Picture { mime: mime.into(), bytes: bytes.to_vec(), alt: "Blason".into() };
        document.sender.logo = Some(logo);
        pdf(&document)
    };
    let figures =
        |bytes: &[u8]| poppler("pdfinfo", &["-struct", "FILE"], bytes).matches("Figure").count();
    assert_eq!(figures(&with("image/svg+xml", svg)), 2);
    for (mime, bytes) in [("image/png", b"not a picture".as_slice()), ("text/html", b"<p>")] {
        let made = with(mime, bytes);
        assert_eq!(figures(&made), 1, "only the QR code");
        assert!(text(&made).contains("TÊTEDOIE"));
    }
}

#[test]
fn empty_and_enormous_parts_make_a_document_too() {
    let mut document = letter();
    document.blocks = vec![
        Block::Heading(String::new()),
        Block::Subheading("h".repeat(33_000)),
        Block::Paragraph(" ".into()),
        Block::List(vec![]),
        Block::List(vec![String::new()]),
        Block::Facts(vec![]),
        Block::Facts(vec![(String::new(), "v".repeat(3_000))]),
        Block::Code("\n".into()),
        Block::Paragraph("dernier mot".into()),
    ];
    document.title = "t".repeat(40_000);
    document.subject = String::new();
    document.signature = Some(vec![]);
    document.recipient = Some(vec!["Ligne".into(); 40]);
    document.footer = vec!["pied ".repeat(400)];
    assert!(text(&pdf(&document)).contains("dernier mot"));
}
