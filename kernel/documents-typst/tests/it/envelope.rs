use documents::Document;
use documents::Typesetter;

use crate::commun::{letter, lines, pdf, placed};

/// Where the window of an envelope DL may look as the sheet slides in it: the address alone is there.
const LEFT: f64 = 90.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 90.0;

fn checked(document: &Document, expected: usize) {
    let words = placed(&pdf(document));
    let seen =
        |word: &&crate::commun::Placed| word.right > LEFT && word.bottom > TOP && word.top < BOTTOM;
    let seen: Vec<_> = words.iter().filter(seen).collect();
    assert_eq!(seen.len(), expected, "{:?}", seen.iter().map(|w| &w.word).collect::<Vec<_>>());
    for word in seen {
        let inside = word.left >= 100.0 && word.right <= 190.0;
        let between = word.top >= 45.0 && word.bottom <= 79.0;
        assert!(inside && between, "{} at {} {}", word.word, word.left, word.top);
    }
}

#[test]
fn the_address_and_nothing_else_stands_in_the_window() {
    checked(&letter(), 16);
}

#[test]
fn it_stays_there_with_many_long_lines_and_a_tall_sender() {
    let mut document = letter();
    document.recipient =
        Some(lines(&["Monsieur Jean-Baptiste de la Rochefoucauld-Montbel et Madame"; 7]));
    document.sender.lines =
        vec!["Une ligne de l’expéditeur qui est bien trop longue pour tenir".into(); 9];
    checked(&document, 7 * 7);
}

/// The text of each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = crate::commun::poppler("pdftotext", &["-layout", "FILE", "-"], pdf);
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn each_letter_of_a_pile_begins_on_a_sheet_of_its_own_with_its_own_numbers() {
    let documents = [letter(), crate::commun::whole_file(4, 14), letter()];
    let pile = pages(&crate::commun::PRESS.pdf(&documents).unwrap());
    let alone: Vec<String> = documents.iter().flat_map(|document| pages(&pdf(document))).collect();
    assert!(alone.len() > 3, "one of them has several pages");
    assert_eq!(pile, alone);
    assert!(pile[0].contains("1/1"), "{}", pile[0]);
}
