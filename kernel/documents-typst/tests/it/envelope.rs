use documents::Document;

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
