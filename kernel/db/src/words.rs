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

/// A word looked for: itself, or whatever begins so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// The word itself.
    Whole(String),
    /// Each word that begins so. Costlier the shorter it is.
    Begins(String),
}

/// The query that finds the rows holding, of every group, at least one term. `None` when nothing is
/// left to look for.
pub fn groups_query(engine: Engine, groups: &[Vec<Term>]) -> Option<String> {
    let (and, or) = match engine {
        Engine::Sqlite => (" AND ", " OR "),
        Engine::Postgres => (" & ", " | "),
    };
    let one = |term: &Term| match term {
        Term::Whole(word) => joined(engine, &[word], false, [and, and]),
        Term::Begins(word) => joined(engine, &[word], true, [and, and]),
    };
    let group = |group: &Vec<Term>| {
        let terms: Vec<_> = group.iter().filter_map(one).collect();
        (!terms.is_empty()).then(|| format!("({})", terms.join(or)))
    };
    let groups: Vec<_> = groups.iter().filter_map(group).collect();
    (!groups.is_empty()).then(|| groups.join(and))
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
    fn groups_of_terms_are_all_asked_for() {
        let groups = [
            vec![Term::Begins("dupon".into()), Term::Whole("xsdup3x".into())],
            vec![Term::Whole("*".into())],
            vec![Term::Whole("xt1x".into())],
        ];
        let sqlite = groups_query(Engine::Sqlite, &groups);
        assert_eq!(sqlite.as_deref(), Some("(\"dupon\"* OR \"xsdup3x\") AND (\"xt1x\")"));
        let postgres = groups_query(Engine::Postgres, &groups);
        assert_eq!(postgres.as_deref(), Some("('dupon':* | 'xsdup3x') & ('xt1x')"));
        assert_eq!(groups_query(Engine::Sqlite, &[]), None);
    }

    #[test]
    fn signs_of_the_query_languages_never_pass() {
        let query = words_query(Engine::Postgres, &["a':*&!b", "\"", ""], false);
        assert_eq!(query.as_deref(), Some("'ab'"));
        assert_eq!(words_query(Engine::Sqlite, &["*", "()"], true), None);
    }
}
