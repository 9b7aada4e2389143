use std::fmt::Write;

use askama::Template;

use crate::{Block, Content};

/// Of a collectivité whose colour cannot be read.
const DARK_GREY: &str = "#33373f";
/// WCAG 2.1, 1.4.3: the contrast under which small text cannot be read by all.
const CONTRAST: f64 = 4.5;

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    content: &'a Content,
    name: &'a str,
    colours: Colours,
}

/// The HTML part; `name`, that of the collectivité, stands at the top.
///
/// # Errors
/// What the template engine says; with these templates, nothing.
pub fn html(content: &Content, name: &str) -> Result<String, askama::Error> {
    Html { content, name, colours: Colours::of(&content.colour) }.render()
}

/// The text part: everything that the HTML part says.
pub fn text(content: &Content, name: &str) -> String {
    let mut out = format!("{name}\n\n{}\n", content.title);
    for block in &content.blocks {
        out.push('\n');
        match block {
            Block::Text(text) => line(&mut out, text),
            Block::Notice(text) => line(&mut out, &format!("! {text}")),
            Block::Button { label, url } => line(&mut out, &format!("{label}\n{url}")),
            Block::Facts(facts) => {
                let colon = if content.langue == "fr" { "\u{202f}:" } else { ":" };
                for (label, value) in facts {
                    // A value of several lines stands under its label.
                    let value = match value.contains('\n') {
                        true => format!("\n  {}", value.replace('\n', "\n  ")),
                        false => format!(" {value}"),
                    };
                    line(&mut out, &format!("{label}{colon}{value}"));
                }
            }
        }
    }
    if !content.footer.is_empty() {
        out.push_str("\n-- \n");
    }
    for text in &content.footer {
        line(&mut out, text);
    }
    out
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

/// The colour of the collectivité and what can be read on it.
struct Colours {
    ground: String,
    on_ground: &'static str,
    on_white: String,
}

impl Colours {
    fn of(colour: &str) -> Self {
        let (ground, light) = match luminance(colour) {
            Some(light) => (colour.to_owned(), light),
            None => (DARK_GREY.to_owned(), 0.0),
        };
        let readable = 1.05 / (light + 0.05) >= CONTRAST;
        let on_white = if readable { ground.clone() } else { DARK_GREY.to_owned() };
        Self { ground, on_ground: if readable { "#ffffff" } else { "#000000" }, on_white }
    }
}

/// The relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.1).
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(digits)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let channel = |shift: u32, weight: f64| {
        let part = f64::from((value >> shift) & 0xff) / 255.0;
        let linear =
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        weight * linear
    };
    Some(channel(16, 0.212_6) + channel(8, 0.715_2) + channel(0, 0.072_2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        Content {
            langue: "fr",
            subject: "Votre demande est arrivée".into(),
            title: "Nous avons reçu votre demande".into(),
            blocks: vec![
                Block::Text("Bonjour,\nmerci <b>.".into()),
                Block::Facts(vec![
                    ("Numéro".into(), "SE-1".into()),
                    ("Qui s’en occupe".into(), "Urbanisme\n1 place".into()),
                ]),
                Block::Button { label: "Suivre".into(), url: "https://a.fr/x?a=1&b=2".into() },
                Block::Notice("Gardez ce courriel.".into()),
            ],
            footer: vec!["Commune de Saint-Exemple".into()],
            colour: "#0b5c8a".into(),
        }
    }

    #[test]
    fn both_parts_say_everything_and_nothing_is_taken_for_html() {
        let text = text(&content(), "Saint-Exemple");
        let html = html(&content(), "Saint-Exemple").unwrap();
        for words in ["Nous avons reçu", "SE-1", "Suivre", "Gardez ce", "Commune de Saint-Exemple"]
        {
            assert!(text.contains(words) && html.contains(words), "{words}");
        }
        assert!(text.contains("occupe\u{202f}:\n  Urbanisme\n  1 place\n"), "{text}");
        assert!(text.contains("Numéro\u{202f}: SE-1") && text.contains("https://a.fr/x?a=1&b=2"));
        assert!(!html.contains("<b>") && html.contains("Bonjour,<br"));
        assert!(html.contains("https://a.fr/x?a=1&#38;b=2"), "{html}");
    }

    #[test]
    fn words_on_the_colour_can_be_read_and_a_bad_colour_cannot_enter_the_page() {
        assert_eq!(Colours::of("#0b5c8a").on_ground, "#ffffff");
        assert_eq!(Colours::of("#ffe100").on_ground, "#000000");
        assert_eq!(Colours::of("#ffe100").on_white, DARK_GREY);
        for bad in ["red", "#12", "#12345g", "#é2345", "\"><script>"] {
            assert_eq!(Colours::of(bad).ground, DARK_GREY, "{bad}");
        }
    }
}
