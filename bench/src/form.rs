//! The forms of a page, read as a browser would, and filled as a person would.

/// A form ready to be sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// Where it goes; empty: to the page itself.
    pub(crate) action: String,
    /// Sent by POST.
    pub(crate) post: bool,
    /// Sent in parts, as a form with files is.
    pub(crate) multipart: bool,
    /// Its values.
    pub(crate) fields: Vec<(String, String)>,
    /// The names of its text and search boxes.
    pub(crate) boxes: Vec<String>,
}

/// A tag: its name, its attributes, what follows it.
struct Tag<'p> {
    name: &'p str,
    attributes: &'p str,
    rest: &'p str,
}

impl Tag<'_> {
    fn attr(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if name.is_empty() {
                return None;
            }
            let (value, after) = match after.strip_prefix('=') {
                None => ("", after),
                Some(quoted) if quoted.starts_with('"') => {
                    quoted[1..].split_once('"').unwrap_or((&quoted[1..], ""))
                }
                Some(bare) => bare.split_at(bare.find(char::is_whitespace).unwrap_or(bare.len())),
            };
            if name == wanted {
                return Some(decoded(value));
            }
            rest = after;
        }
    }
}

/// The start tags of a piece of a page.
fn tags(mut page: &str) -> impl Iterator<Item = Tag<'_>> {
    std::iter::from_fn(move || {
        loop {
            let after = page.split_once('<')?.1;
            let (inside, rest) = after.split_once('>')?;
            page = rest;
            let name = inside.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Some(Tag { name, attributes: &inside[name.len()..], rest });
            }
        }
    })
}

/// A text without the escapes of HTML.
pub(crate) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').and_then(|(name, tail)| Some((entity(name)?, tail)));
        match known {
            Some((sign, tail)) => {
                out.push(sign);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => {
            let code = name.strip_prefix('#')?;
            let hex = code.strip_prefix('x').map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| code.parse()).ok()?)
        }
    }
}

/// Every value of an attribute of the page's tags of this name.
pub(crate) fn attributes(page: &str, tag: &str, attribute: &str) -> Vec<String> {
    tags(page).filter(|found| found.name == tag).filter_map(|found| found.attr(attribute)).collect()
}

/// The forms of a page, each filled in: boxes that are empty get an answer, choices their first.
pub(crate) fn forms(page: &str, who: usize) -> Vec<Form> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("<form") {
        let (attributes, body) = after.split_once('>').unwrap_or((after, ""));
        let (inside, next) = body.split_once("</form>").unwrap_or((body, ""));
        let tag = Tag { name: "form", attributes, rest: inside };
        found.push(read(&tag, who));
        rest = next;
    }
    found
}

/// The form that goes forward: the first of the page's main part that is sent by POST to the page
/// itself or to a page of the same journey.
pub(crate) fn main_form(page: &str, path: &str, who: usize) -> Option<Form> {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let journey = path.split('/').nth(1).unwrap_or_default();
    let forward = |form: &Form| {
        let to = form.action.split('/').nth(1).unwrap_or_default();
        form.post && (form.action.is_empty() || to == journey)
    };
    forms(main, who).into_iter().find(forward)
}

fn read(tag: &Tag<'_>, who: usize) -> Form {
    let attr = |name: &str| tag.attr(name).unwrap_or_default();
    let mut form = Form {
        action: attr("action"),
        post: attr("method").eq_ignore_ascii_case("post"),
        multipart: attr("enctype") == "multipart/form-data",
        ..Form::default()
    };
    let mut pressed = false;
    for control in tags(tag.rest) {
        let name = control.attr("name").unwrap_or_default();
        match control.name {
            "button" if !pressed && control.attr("type").is_none_or(|kind| kind == "submit") => {
                pressed = true;
                form.action = control.attr("formaction").unwrap_or(form.action);
                form.put(&name, control.attr("value").unwrap_or_default());
            }
            "select" => form.put(&name, first_option(control.rest)),
            "textarea" => {
                let text = decoded(control.rest.split("</textarea>").next().unwrap_or_default());
                let text = text.trim_start_matches('\n').to_owned();
                let empty = "Voici ce que je demande, avec les détails utiles.";
                form.put(&name, if text.is_empty() { empty.to_owned() } else { text });
            }
            "input" => form.input(&control, &name, who),
            _ => {}
        }
    }
    form
}

fn first_option(rest: &str) -> String {
    let inside = rest.split("</select>").next().unwrap_or_default();
    let options: Vec<_> = tags(inside).filter(|tag| tag.name == "option").collect();
    let value = |tag: &Tag<'_>| tag.attr("value").unwrap_or_default();
    let chosen = options.iter().find(|tag| tag.attr("selected").is_some());
    let chosen = chosen.map(value).filter(|value| !value.is_empty());
    chosen.or_else(|| options.iter().map(value).find(|value| !value.is_empty())).unwrap_or_default()
}

impl Form {
    fn put(&mut self, name: &str, value: String) {
        if !name.is_empty() {
            self.fields.push((name.to_owned(), value));
        }
    }

    /// The same form with this value in the place of its own.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.put(name, value.to_owned());
        self
    }

    fn input(&mut self, control: &Tag<'_>, name: &str, who: usize) {
        let kind = control.attr("type").unwrap_or_default();
        let value = control.attr("value");
        match kind.as_str() {
            "file" | "submit" | "button" | "image" | "reset" => {}
            "hidden" => self.put(name, value.unwrap_or_default()),
            "radio" => {
                let taken = self.fields.iter().any(|(field, _)| field == name);
                let checked = control.attr("checked").is_some();
                if checked {
                    self.fields.retain(|(field, _)| field != name);
                }
                if checked || !taken {
                    self.put(name, value.unwrap_or_default());
                }
            }
            "checkbox" => {
                let wanted = control.attr("aria-required").is_some() || name.starts_with("champ_");
                if wanted || control.attr("checked").is_some() {
                    self.put(name, value.unwrap_or_else(|| "on".to_owned()));
                }
            }
            _ => {
                self.boxes.push(name.to_owned());
                let mode = control.attr("inputmode").unwrap_or_default();
                let value = value.filter(|value| !value.is_empty());
                self.put(name, value.unwrap_or_else(|| answer(name, &kind, &mode, who)));
            }
        }
    }
}

/// What a person answers in a box.
fn answer(name: &str, kind: &str, mode: &str, who: usize) -> String {
    let ends = |suffix: &str| name.ends_with(suffix);
    let begins = |prefix: &str| name.starts_with(prefix);
    if begins("beneficiaire") || begins("organisme") || begins("siret") || begins("rna") {
        return String::new();
    }
    match (kind, mode) {
        _ if ends("_jour") => "12".to_owned(),
        _ if ends("_mois") => "6".to_owned(),
        _ if ends("_annee") => "2026".to_owned(),
        ("email", _) => format!("zoe.martin{who}@exemple.example"),
        ("tel", _) => "06 39 98 27 41".to_owned(),
        (_, "numeric") => "12".to_owned(),
        (_, "decimal") => "12,5".to_owned(),
        _ if name == "prenom" => "Zoé".to_owned(),
        _ if name == "nom" => "Martin".to_owned(),
        _ => format!("Réponse {who} de l’habitante"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_and_filled() {
        let page = "<main><form method=\"get\" action=\"/x\"><input type=\"search\" name=\"q\"></form>\
            <form method=\"post\" action=\"/brouillons/7/relire\"><input type=\"hidden\" name=\"csrf\" value=\"a&#38;b\">\
            <input type=\"radio\" name=\"r\" value=\"1\"><input type=\"radio\" name=\"r\" value=\"2\" checked>\
            <select name=\"s\"><option value=\"\">x</option><option value=\"deux\">y</option></select>\
            <textarea name=\"t\">\nl1</textarea><input type=\"email\" name=\"e\">\
            <button name=\"b\" value=\"suite\">Go</button><button name=\"c\" value=\"non\">No</button></form></main>";
        let form = main_form(page, "/brouillons/7/identite", 3).unwrap();
        let expected = [
            ("csrf", "a&b"),
            ("r", "2"),
            ("s", "deux"),
            ("t", "l1"),
            ("e", "zoe.martin3@exemple.example"),
            ("b", "suite"),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(form.fields, expected);
        assert_eq!(forms(page, 0)[0].boxes, ["q"]);
    }
}
