//! What a full-text statement is asked, in the language of each engine. The words come folded and
//! stemmed by `primitives::fold`; whatever is neither letter nor figure is taken out of them.

use crate::Engine;

/// The query that finds the rows holding every word; with `prefix`, words that begin so count too.
/// `None` when nothing is left to look for.
pub fn words_query(engine: Engine, words: &[impl AsRef<str>], prefix: bool) -> Option<String> {
    joined(engine, words, prefix, [" AND ", " & "])
}

/// The same for the rows that hold at least one of the words.
pub fn any_words_query(engine: Engine, words: &[impl AsRef<str>], prefix: bool) -> Option<String> {
    joined(engine, words, prefix, [" OR ", " | "])
}

fn joined(
    engine: Engine,
    words: &[impl AsRef<str>],
    prefix: bool,
    [sqlite, postgres]: [&str; 2],
) -> Option<String> {
    let clean = |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let clean = words.iter().map(|word| clean(word.as_ref()));
    let words: Vec<String> = clean.filter(|word: &String| !word.is_empty()).collect();
    let (separator, [before, after, begins]) = match engine {
        Engine::Sqlite => (sqlite, ["\"", "\"", "*"]),
        Engine::Postgres => (postgres, ["'", "'", ":*"]),
    };
    let begins = if prefix { begins } else { "" };
    let terms: Vec<_> = words.iter().map(|word| format!("{before}{word}{after}{begins}")).collect();
    (!terms.is_empty()).then(|| terms.join(separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_has_its_language() {
        let words = ["cantin", "ecol"];
        let sqlite = words_query(Engine::Sqlite, &words, true);
        assert_eq!(sqlite.as_deref(), Some("\"cantin\"* AND \"ecol\"*"));
        let postgres = any_words_query(Engine::Postgres, &words, false);
        assert_eq!(postgres.as_deref(), Some("'cantin' | 'ecol'"));
    }

    #[test]
    fn signs_of_the_query_languages_never_pass() {
        let query = words_query(Engine::Postgres, &["a':*&!b", "\"", ""], false);
        assert_eq!(query.as_deref(), Some("'ab'"));
        assert_eq!(words_query(Engine::Sqlite, &["*", "()"], true), None);
    }
}
