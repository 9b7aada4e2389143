use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fonts::Fonts;

/// A word longer than this may be cut, or it would run out of the page.
const WORD: usize = 24;
/// Where it may be cut: every so many characters.
const CUT: usize = 12;
/// A place where a line may end: the template writes nothing there.
const MAY_END: char = '\u{200b}';

/// Makes a text one that its fonts write: a character that they lack becomes its code, to be seen
/// (`[U+1F600]`). PDF/A-2a with PDF/UA-1 refuses a document with one sign that no font draws.
pub(crate) struct Legible<'f> {
    fonts: &'f Fonts,
    plain: bool,
}

impl<'f> Legible<'f> {
    /// `plain`: only the letters of the first font are kept.
    pub(crate) fn new(fonts: &'f Fonts, plain: bool) -> Self {
        Self { fonts, plain }
    }

    /// A text whose lines are those of the page.
    pub(crate) fn text(&self, text: &str) -> String {
        self.cut(text, WORD)
    }

    /// A text with words of at most `longest` characters before they may be cut.
    pub(crate) fn cut(&self, text: &str, longest: usize) -> String {
        let clear = self.clear(text);
        let mut cut = String::with_capacity(clear.len());
        for piece in clear.split_inclusive([' ', '\n']) {
            may_be_cut(piece, longest, &mut cut);
        }
        cut
    }

    /// A text of one line: a title, a name.
    pub(crate) fn line(&self, text: &str) -> String {
        self.text(&text.replace(['\r', '\n'], " ")).replace('\n', " ").trim().to_owned()
    }

    /// A text that is not drawn: what stands in place of a picture, an address.
    pub(crate) fn alt(&self, text: &str) -> String {
        self.clear(text).replace('\n', " ").trim().to_owned()
    }

    fn clear(&self, text: &str) -> String {
        let mut clear = String::with_capacity(text.len());
        let lines = text.replace("\r\n", "\n");
        for character in lines.nfc() {
            match character {
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    clear.push('\n');
                }
                '\t' => clear.push(' '),
                _ if is_invisible(character) => {
                    if joins(character) && clear.chars().next_back().is_some_and(is_joining) {
                        clear.push(character);
                    }
                }
                _ if self.writes(character) => clear.push(character),
                _ => clear.push_str(&format!("[U+{:04X}]", u32::from(character))),
            }
        }
        clear
    }

    fn writes(&self, character: char) -> bool {
        let private = matches!(u32::from(character), 0xE000..=0xF8FF | 0xF_0000..);
        if character.is_control() || private {
            false
        } else if self.plain {
            self.fonts.first_covers(character) && !is_combining_mark(character)
        } else {
            self.fonts.cover(character)
        }
    }
}

/// Characters that show nothing by themselves: they steer what is around them (joining, direction,
/// variants), or deceive the eye.
fn is_invisible(character: char) -> bool {
    matches!(
        u32::from(character),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
            | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFB | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF
    )
}

fn joins(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Letters of Arabic and of the scripts of India, whose joining is spelled.
fn is_joining(character: char) -> bool {
    matches!(u32::from(character), 0x600..=0xDFF)
}

fn may_be_cut(word: &str, longest: usize, into: &mut String) {
    if word.chars().count() <= longest {
        return into.push_str(word);
    }
    let mut since = 0;
    for character in word.chars() {
        if since >= CUT && !is_combining_mark(character) && !joins(character) {
            into.push(MAY_END);
            since = 0;
        }
        into.push(character);
        since += 1;
    }
}
