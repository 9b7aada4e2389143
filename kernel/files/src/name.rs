/// The longest name kept, in characters.
const LONGEST: usize = 150;

/// A sender's file name without path, control character nor direction mark; never empty.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        last.chars().filter(|letter| !letter.is_control() && !is_direction_mark(*letter)).collect();
    let kept = kept.trim().trim_start_matches('.');
    match kept.chars().count() {
        0 => "document".to_owned(),
        count if count <= LONGEST => kept.to_owned(),
        _ => shortened(kept),
    }
}

/// Marks that make `exe.pdf` read as something else.
fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The beginning of a long name, with its extension.
fn shortened(name: &str) -> String {
    let extension =
        name.rsplit_once('.').map(|(_, end)| end).filter(|end| end.chars().count() <= 8);
    let end = extension.map(|end| format!(".{end}")).unwrap_or_default();
    let start: String = name.chars().take(LONGEST - end.chars().count()).collect();
    start + &end
}

#[cfg(test)]
mod tests {
    use super::clean_name;

    #[test]
    fn paths_controls_and_marks_go() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\moi\\photo.jpg", "photo.jpg"),
            ("a\u{0}b\nc.pdf", "abc.pdf"),
            ("fac\u{202e}fdp.exe", "facfdp.exe"),
            (".htaccess", "htaccess"),
            ("  ", "document"),
            ("..", "document"),
            ("Reçu d’août.pdf", "Reçu d’août.pdf"),
        ] {
            assert_eq!(clean_name(given), kept, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = clean_name(&format!("{}.pdf", "é".repeat(400)));
        assert_eq!(name.chars().count(), 150);
        assert!(name.ends_with(".pdf"));
    }
}
