use scraper::{ElementRef, Html};

use crate::answer::parsed;

/// A form of a page, as a browser without scripts would send it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent; empty for the page's own address.
    pub action: String,
    /// Whether it is sent by POST.
    pub post: bool,
    /// Whether it carries files.
    pub multipart: bool,
    /// Its values, in order.
    pub fields: Vec<(String, String)>,
    /// Its submit buttons: name, value, `formaction`.
    pub buttons: Vec<(String, String, Option<String>)>,
}

/// A file to send.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    /// The name of its control.
    pub field: &'a str,
    /// Its own name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl Form {
    pub(crate) fn all(html: &Html) -> Vec<Self> {
        html.select(&parsed("form")).map(|form| Self::read(html, form)).collect()
    }

    fn read(html: &Html, element: ElementRef<'_>) -> Self {
        let attr = |name: &str| element.attr(name).unwrap_or_default().to_owned();
        let mut form = Self {
            action: attr("action"),
            post: attr("method").eq_ignore_ascii_case("post"),
            multipart: attr("enctype") == "multipart/form-data",
            ..Self::default()
        };
        for control in element.select(&parsed("input, select, textarea, button")) {
            form.control(control);
        }
        if let Some(id) = element.attr("id") {
            let elsewhere = format!(
                "input[form=\"{id}\"], button[form=\"{id}\"], select[form=\"{id}\"], textarea[form=\"{id}\"]"
            );
            let inside = |control: &ElementRef<'_>| {
                control.ancestors().any(|node| node.id() == element.id())
            };
            for control in html.select(&parsed(&elsewhere)).filter(|control| !inside(control)) {
                form.control(control);
            }
        }
        form
    }

    fn control(&mut self, control: ElementRef<'_>) {
        let attr = |name: &str| control.attr(name).map(str::to_owned);
        let name = attr("name").unwrap_or_default();
        if control.attr("disabled").is_some() {
            return;
        }
        let kind = attr("type").unwrap_or_default().to_ascii_lowercase();
        match (control.value().name(), kind.as_str()) {
            ("button", "" | "submit") | ("input", "submit" | "image") => {
                self.buttons.push((name, attr("value").unwrap_or_default(), attr("formaction")));
            }
            _ if name.is_empty() => {}
            ("button", _) | ("input", "button" | "reset" | "file") => {}
            ("input", "checkbox" | "radio") => {
                if control.attr("checked").is_some() {
                    self.fields.push((name, attr("value").unwrap_or_else(|| "on".to_owned())));
                }
            }
            ("select", _) => self.select(&name, control),
            ("textarea", _) => {
                let text: String = control.text().collect();
                self.fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
            }
            _ => self.fields.push((name, attr("value").unwrap_or_default())),
        }
    }

    fn select(&mut self, name: &str, control: ElementRef<'_>) {
        let options: Vec<_> = control.select(&parsed("option")).collect();
        let value = |option: &ElementRef<'_>| match option.attr("value") {
            Some(value) => value.to_owned(),
            None => option.text().collect::<String>().trim().to_owned(),
        };
        let chosen: Vec<_> =
            options.iter().filter(|option| option.attr("selected").is_some()).collect();
        let several = control.attr("multiple").is_some();
        let chosen =
            if chosen.is_empty() && !several { options.iter().take(1).collect() } else { chosen };
        self.fields.extend(chosen.into_iter().map(|option| (name.to_owned(), value(option))));
    }

    /// The same form with these values in the place of its own (all those of one name go).
    #[must_use]
    pub fn filled(mut self, values: &[(&str, &str)]) -> Self {
        self.fields.retain(|(name, _)| values.iter().all(|(given, _)| given != name));
        self.fields
            .extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    /// The value that a field would send.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let html = Html::parse_document(
            "<form id=f method=post action=/a enctype=multipart/form-data>\
             <input name=t value=1><input type=checkbox name=c value=x><input type=radio name=r value=1>\
             <input type=radio name=r value=2 checked><input type=file name=g><input name=d disabled>\
             <select name=s><option>un</option><option value=2 selected>deux</option></select>\
             <select name=v><option value=premier>x</option></select><textarea name=z>\nl1\nl2</textarea>\
             <button name=b value=suite formaction=/b>Go</button><button type=button name=n>No</button></form>\
             <input form=f name=loin value=9>",
        );
        let form = Form::all(&html).remove(0);
        assert!(form.post && form.multipart && form.action == "/a");
        let expected =
            [("t", "1"), ("r", "2"), ("s", "2"), ("v", "premier"), ("z", "l1\nl2"), ("loin", "9")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(form.fields, expected);
        assert_eq!(form.buttons, [("b".to_owned(), "suite".to_owned(), Some("/b".to_owned()))]);
        assert_eq!(
            form.filled(&[("r", "1"), ("r", "3")]).fields.iter().filter(|f| f.0 == "r").count(),
            2
        );
    }
}
