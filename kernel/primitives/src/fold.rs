//! Words made comparable: case, accents and the commonest French endings are set aside, so that
//! « Écoles », “ecole” and « ÉCOLE » are one word of an index.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The shortest stem that the removal of an ending may leave.
const SHORTEST_STEM: usize = 4;

/// A text without case nor accents: letters and figures kept, every other run of signs one space.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ß' | 'ẞ' => out.push_str("ss"),
            _ if letter.is_alphanumeric() => out.extend(letter.to_lowercase()),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words of a text as an index keeps them: folded and stemmed, in their order.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(stem).collect()
}

/// The words of a text for an index, separated by spaces.
pub fn fold_words(text: &str) -> String {
    words(text).join(" ")
}

/// The stem of a folded word: plural, feminine and infinitive endings removed, and those that
/// make a noun of a verb (« déclaration », « déclarer »). Light: it never looks a word up.
pub fn stem(word: &str) -> String {
    if !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let word = singular(word);
    let noun = ["issement", "ement", "ation", "iption", "ire", "er"];
    let kept = noun.iter().find_map(|ending| long_enough(word.strip_suffix(ending)?));
    let kept = kept.unwrap_or(&word);
    let kept = kept.strip_suffix('e').and_then(long_enough).unwrap_or(kept);
    kept.to_owned()
}

fn singular(word: &str) -> String {
    match word {
        _ if word.len() < SHORTEST_STEM => word.to_owned(),
        _ if word.ends_with("eaux") => word[..word.len() - 1].to_owned(),
        _ if word.ends_with("aux") => format!("{}al", &word[..word.len() - 3]),
        _ => word.strip_suffix(['s', 'x']).unwrap_or(word).to_owned(),
    }
}

fn long_enough(stem: &str) -> Option<&str> {
    (stem.len() >= SHORTEST_STEM).then_some(stem)
}

/// A text as a segment of an address: folded words joined by hyphens, at most `longest` bytes.
pub fn slug(text: &str, longest: usize) -> String {
    let mut out = String::new();
    let ascii = |word: &&str| !word.is_empty() && word.is_ascii();
    for word in fold(text).split(' ').filter(ascii) {
        if !out.is_empty() && out.len() + 1 + word.len() > longest {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    out.truncate(longest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_ligatures_and_signs_do_not_count() {
        assert_eq!(fold("  L’ÉCOLE\u{202f}: « Œuvre » n° 12-B\u{0}"), "l ecole oeuvre n 12 b");
        assert_eq!(fold("e\u{301}te\u{301}"), fold("été"));
        assert_eq!(fold("…!?"), "");
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for forms in [
            &["école", "Écoles"][..],
            &["déclaration", "déclarations", "déclarer"],
            &["inscription", "inscriptions", "inscrire"],
            &["recensement", "recenser"],
            &["déménagement", "déménager"],
            &["bureau", "bureaux"],
            &["local", "locaux"],
            &["acte", "actes"],
            &["échafaudage", "échafaudages"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| fold_words(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn short_words_names_and_numbers_stay_themselves() {
        for word in ["bus", "rue", "le", "d54", "martin", "clement", "nation"] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn a_slug_is_cut_between_words() {
        assert_eq!(slug("Copie d’acte de naissance", 80), "copie-d-acte-de-naissance");
        assert_eq!(slug("Copie d’acte de naissance", 14), "copie-d-acte");
        assert_eq!(slug("Ωμέγα", 80), "");
        assert_eq!(slug("anticonstitutionnellement", 6), "antico");
    }
}
