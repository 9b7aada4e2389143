use documents::{Block, Document};
use proptest::prelude::*;

use crate::commun::{letter, pdf, placed, text};

fn with(words: &str) -> Document {
    let mut document = letter();
    let word = || words.to_owned();
    document.blocks = vec![
        Block::Heading(word()),
        Block::Subheading(word()),
        Block::Paragraph(word()),
        Block::List(vec![word()]),
        Block::Facts(vec![(word(), word())]),
        Block::Notice(word()),
        Block::Code(word()),
    ];
    document
}

/// The same words in every place that a document has.
fn everywhere(words: &str) -> Document {
    let word = || words.to_owned();
    let mut document = with(words);
    document.title = word();
    document.subject = word();
    document.place_and_date = word();
    document.sender.name = word();
    document.sender.lines = vec![word()];
    document.recipient = Some(vec![word()]);
    document.reference = vec![(word(), word())];
    document.signature = Some(vec![word(), word()]);
    document.footer = vec![word()];
    document.colour = word();
    document.langue = word();
    if let Some(qr) = &mut document.qr {
        qr.caption = word();
        qr.url = word();
    }
    document
}

#[test]
fn markup_comes_out_as_it_was_typed() {
    let typed = r##"#panic("x") $x^2$ *gras* _it_ \u{41} ] [ } { `code` <a> @ref // /* = titre + 1. http://a.b -- ~ "q" 'q'"##;
    let text = text(&pdf(&with(typed)));
    let flat = text.replace('\n', " ");
    assert!(flat.matches(typed).count() >= 5, "{text}");
}

#[test]
fn what_no_font_draws_is_seen_as_its_code() {
    let text = text(&pdf(&with("Ana 😀 漢 \u{7} \u{e000} fin")));
    assert!(text.contains("Ana [U+1F600] [U+6F22] [U+0007] [U+E000] fin"), "{text}");
}

#[test]
fn the_scripts_of_europe_and_its_neighbours_are_written() {
    for name in
        ["Ζωή Παπαδοπούλου", "Тарас Шевченко", "Đặng Thị Ngọc", "Łukasz Żółć", "Հայկ", "გიორგი"]
    {
        assert!(text(&pdf(&with(name))).contains(name), "{name}");
    }
    for name in ["محمد", "דוד", "नमस्ते", "வணக்கம்", "বাংলা"]
    {
        assert!(!text(&pdf(&with(name))).contains("U+"), "{name}");
    }
}

#[test]
fn a_direction_turned_round_does_not_deceive() {
    let text = text(&pdf(&with("facture\u{202e}fdp.exe")));
    assert!(text.contains("facturefdp.exe"), "{text}");
}

#[test]
fn an_endless_word_stays_on_the_page() {
    let words = placed(&pdf(&with(&"abcdefghij".repeat(40))));
    let furthest = words.iter().map(|word| word.right).fold(0.0, f64::max);
    assert!(furthest <= 191.0, "{furthest} mm of 210");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_pdf_always_comes_out(words in any::<String>()) {
        prop_assert!(pdf(&everywhere(&words)).starts_with(b"%PDF-"));
    }

    #[test]
    fn marks_and_scripts_in_disorder_too(words in "[\\p{L}\\p{M}\\p{N}\\p{So}\\p{Cf}\\p{Co}\\p{Zs}]{0,40}") {
        prop_assert!(pdf(&everywhere(&words)).starts_with(b"%PDF-"));
    }
}
