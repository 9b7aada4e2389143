//! Canonical JSON: the same value always gives the same bytes (keys sorted, no white space), so
//! that a hash of it means the value and not its spelling.

use serde_json::Value;

/// The canonical text of a value.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            separated(out, '{', '}', entries, |(key, item), out| {
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write(item, out);
            });
        }
        Value::Array(items) => separated(out, '[', ']', items.iter().collect(), write),
        other => out.push_str(&other.to_string()),
    }
}

fn separated<T>(
    out: &mut String,
    open: char,
    close: char,
    items: Vec<T>,
    mut one: impl FnMut(T, &mut String),
) {
    out.push(open);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        one(item, out);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn order_of_keys_does_not_count() {
        let a = json!({"b": [1, {"z": null, "a": "é\n"}], "a": true});
        let b = json!({"a": true, "b": [1, {"a": "é\n", "z": null}]});
        assert_eq!(super::text(&a), super::text(&b));
        assert_eq!(super::text(&a), r#"{"a":true,"b":[1,{"a":"é\n","z":null}]}"#);
    }
}
