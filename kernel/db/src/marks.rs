//! One text of SQL becomes two: parameters and named marks are written as each engine wants them.

use crate::statement::Texts;

/// Expands the marks of `text` for both engines.
pub(crate) fn expand(text: &str) -> Texts {
    let parameters = highest_parameter(text);
    let visible = text.contains("{visible:");
    let text = replace_marks(text, |name, rest| {
        (name == "visible").then(|| visible_text(rest, parameters))
    });
    let sqlite = replace_marks(&text, sqlite_mark);
    let postgres = replace_marks(&text, postgres_mark);
    Texts { sqlite: numbered(&sqlite), postgres, visible }
}

/// What an actor may see: rows of the tenant, in one of the groups granted.
fn visible_text(alias: &str, parameters: usize) -> String {
    let (tenant, all, groups) = (parameters + 1, parameters + 2, parameters + 3);
    format!(
        "({alias}.collectivite_id = ${tenant} AND (${all} = CAST(1 AS BIGINT) \
         OR {alias}.groupe_id IN {{any:${groups}}}))"
    )
}

fn sqlite_mark(name: &str, rest: &str) -> Option<String> {
    Some(match name {
        "any" | "any_text" => format!("(SELECT value FROM json_each({rest}))"),
        "lock" | "skip_locked" => String::new(),
        "sum" => format!("sum({rest})"),
        "json" => {
            let (column, key) = rest.split_once(':')?;
            format!("json_extract({column}, '$.{key}')")
        }
        "matches" => {
            let (table, id, parameter) = three(rest)?;
            format!("{id} IN (SELECT rowid FROM {table} WHERE {table} MATCH {parameter})")
        }
        "found" => {
            let (table, parameter) = rest.split_once(':')?;
            format!("{table} MATCH {parameter}")
        }
        "words_id" => "rowid".into(),
        "words" => rest.into(),
        _ => return None,
    })
}

fn postgres_mark(name: &str, rest: &str) -> Option<String> {
    Some(match name {
        "any" => {
            format!(
                "(SELECT CAST(value AS BIGINT) FROM jsonb_array_elements_text(CAST(CAST({rest} AS TEXT) AS JSONB)))"
            )
        }
        "any_text" => {
            format!(
                "(SELECT value FROM jsonb_array_elements_text(CAST(CAST({rest} AS TEXT) AS JSONB)))"
            )
        }
        "lock" => "FOR UPDATE".into(),
        "skip_locked" => "FOR UPDATE SKIP LOCKED".into(),
        "sum" => format!("CAST(sum({rest}) AS BIGINT)"),
        "json" => {
            let (column, key) = rest.split_once(':')?;
            format!("(CAST({column} AS JSONB) ->> '{key}')")
        }
        "matches" => {
            let (table, id, parameter) = three(rest)?;
            format!(
                "{id} IN (SELECT id FROM {table} WHERE words @@ CAST(CAST({parameter} AS TEXT) AS TSQUERY))"
            )
        }
        "found" => {
            let (table, parameter) = rest.split_once(':')?;
            format!("{table}.words @@ CAST(CAST({parameter} AS TEXT) AS TSQUERY)")
        }
        "words_id" => "id".into(),
        "words" => format!("to_tsvector('simple', CAST({rest} AS TEXT))"),
        _ => return None,
    })
}

fn three(rest: &str) -> Option<(&str, &str, &str)> {
    let (first, rest) = rest.split_once(':')?;
    let (second, third) = rest.split_once(':')?;
    Some((first, second, third))
}

/// Replaces `{name:rest}` by what `write` gives; a mark that it does not know stays as it is.
fn replace_marks(text: &str, write: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut left = text;
    while let Some(open) = left.find('{') {
        let Some(length) = left[open..].find('}') else { break };
        let mark = &left[open + 1..open + length];
        let (name, rest) = mark.split_once(':').unwrap_or((mark, ""));
        out.push_str(&left[..open]);
        match write(name, rest) {
            Some(written) => out.push_str(&written),
            None => out.push_str(&left[open..=open + length]),
        }
        left = &left[open + length + 1..];
    }
    out.push_str(left);
    out
}

/// SQLite's `$n` are names counted by first appearance; its `?n` are numbers.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let parameter = letter == '$' && letters.peek().is_some_and(char::is_ascii_digit);
        out.push(if parameter { '?' } else { letter });
    }
    out
}

fn highest_parameter(text: &str) -> usize {
    text.split('$')
        .skip(1)
        .filter_map(|after| {
            let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            after[..digits].parse().ok()
        })
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_keep_their_numbers_on_both_engines() {
        let texts = expand("SELECT $2, $1, '$.a' FROM t {lock}");
        assert_eq!(texts.sqlite, "SELECT ?2, ?1, '$.a' FROM t ");
        assert_eq!(texts.postgres, "SELECT $2, $1, '$.a' FROM t FOR UPDATE");
    }

    #[test]
    fn visible_adds_its_three_parameters_after_the_others() {
        let texts = expand("SELECT id FROM d WHERE {visible:d} AND etat = $1");
        assert!(texts.visible);
        assert_eq!(
            texts.sqlite,
            "SELECT id FROM d WHERE (d.collectivite_id = ?2 AND (?3 = CAST(1 AS BIGINT) OR \
             d.groupe_id IN (SELECT value FROM json_each(?4)))) AND etat = ?1"
        );
        assert!(texts.postgres.contains("d.collectivite_id = $2"));
    }

    #[test]
    fn an_unknown_mark_is_left_for_the_engine_to_refuse() {
        assert_eq!(expand("SELECT {what}").sqlite, "SELECT {what}");
    }
}
