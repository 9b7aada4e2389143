//! The démarches' own texts hold HTML, Markdown, links and dirt. They are shown well, and nothing
//! of them can act: after conversion only a short list of tags and attributes remains.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use regex::{Captures, Regex};
use web::composants::HtmlSur;

/// Beyond this many bytes a text is cut: no démarche says more, and parsing stays short.
const LONGEST: usize = 200_000;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(HashSet::from([
            "p",
            "br",
            "strong",
            "b",
            "em",
            "i",
            "ul",
            "ol",
            "li",
            "a",
            "blockquote",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .generic_attributes(HashSet::new())
        .clean_content_tags(HashSet::from(["script", "style", "template", "noscript", "title"]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer"));
    cleaner
});

#[allow(clippy::expect_used, reason = "constants, tried by the tests")]
fn regex(text: &str) -> Regex {
    Regex::new(text).expect("a valid expression")
}

static BLOCKS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)</?(?:p|div|section|table|tbody|tr|ul|ol|center)(?:\s[^>]*)?/?>"));
static HEADINGS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?is)<h[1-6](?:\s[^>]*)?>\s*(.*?)\s*</h[1-6]\s*>"));
static BREAKS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)<br\s*/?>|</li\s*>"));
static ITEMS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)<li(?:\s[^>]*)?>\s*"));
static RULES: LazyLock<Regex> = LazyLock::new(|| regex(r"^[-=_*~\s]{3,}$"));
static BULLETS: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:[•●▪◦‣➢➤✓·]|[–—-](?:\s|$))\s*"));
static ADDRESSES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r#"(?i)\bhttps?://[^\s<>"«»]+|\bwww\.[a-z0-9-]+\.[^\s<>"«»]+|\b[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"#,
    )
});
static SCRIPTS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?is)<(?:script|style)\b.*?(?:</(?:script|style)\s*>|$)"));
static TAGS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?s)</?[a-zA-Z][^>]*>"));
static EMPTY: LazyLock<Regex> = LazyLock::new(|| regex(r"<p>(?:\s|<br>)*</p>|<br>\s*(</p>|</li>)"));

/// A text of a démarche as HTML that can be shown: paragraphs, lists, emphasis and links, the latter
/// `nofollow` and to `http`, `https` or `mailto` only. Headings become bold lines, for the page has its
/// own outline.
pub fn texte_riche(texte: &str) -> HtmlSur {
    HtmlSur::rendre(&Propre { html: nettoyer(texte) }).unwrap_or_default()
}

#[derive(askama::Template)]
#[template(source = "{{ html|safe }}", ext = "html", escape = "html")]
struct Propre {
    html: String,
}

fn nettoyer(texte: &str) -> String {
    let markdown = en_markdown(texte);
    let events = TextMergeStream::new(Parser::new_ext(&markdown, Options::empty()));
    let mut html = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut html, adapter(events));
    let propre = CLEANER.clean(&html).to_string();
    EMPTY.replace_all(&propre, "$1").trim().to_owned()
}

/// HTML blocks become blank lines and list marks, so that one parser reads both languages; line
/// starts that Markdown would misread (code blocks, underlined titles, rules) are taken away.
fn en_markdown(texte: &str) -> String {
    let texte = sans_controle(coupe(texte)).replace("\r\n", "\n").replace('\r', "\n");
    let texte = SCRIPTS.replace_all(&texte, " ");
    let texte = HEADINGS.replace_all(&texte, |found: &Captures<'_>| {
        format!("\n\n### {}\n\n", found[1].replace('\n', " "))
    });
    let texte = BREAKS.replace_all(&texte, "\n");
    let texte = ITEMS.replace_all(&texte, "\n- ");
    let texte = BLOCKS.replace_all(&texte, "\n\n");
    let mut out = String::with_capacity(texte.len());
    for line in texte.lines().map(str::trim) {
        if !RULES.is_match(line) {
            out.push_str(&BULLETS.replace(line, "- "));
        }
        out.push('\n');
    }
    out
}

/// Line ends are kept, headings become bold lines, bare addresses become links; what a block opened
/// and did not close is closed with it.
fn adapter<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut open = Ouvertes::default();
    events.flat_map(move |event| {
        let ends = matches!(
            event,
            Event::Start(Tag::List(_)) | Event::End(TagEnd::Paragraph | TagEnd::Item)
        );
        let closed = ends.then(|| Event::InlineHtml(open.fermer().into()));
        closed.into_iter().chain(adapter_un(event, &mut open))
    })
}

fn adapter_un<'a>(event: Event<'a>, open: &mut Ouvertes) -> Option<Event<'a>> {
    Some(match event {
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Heading { .. }) => Event::InlineHtml("<p><strong>".into()),
        Event::End(TagEnd::Heading(_)) => Event::InlineHtml("</strong></p>\n".into()),
        Event::Rule
        | Event::Start(Tag::CodeBlock(_) | Tag::Image { .. })
        | Event::End(TagEnd::CodeBlock | TagEnd::Image) => return None,
        Event::Code(code) => Event::Text(code),
        Event::Start(Tag::Link { .. }) => {
            open.links += 1;
            event
        }
        Event::End(TagEnd::Link) => {
            open.links = open.links.saturating_sub(1);
            event
        }
        Event::Html(raw) => {
            let whole = CLEANER.clean(raw.trim_end()).to_string();
            Event::Html(whole.replace('\n', "<br>").into())
        }
        Event::InlineHtml(raw) => return open.balise(raw),
        Event::Text(text) if open.links == 0 => liens(text),
        other => other,
    })
}

/// The tags of the text's own HTML that are open in the block being read.
#[derive(Default)]
struct Ouvertes {
    tags: Vec<&'static str>,
    links: u32,
}

impl Ouvertes {
    /// A tag of the text; `None` when it closes what is not the last opened.
    fn balise<'a>(&mut self, raw: CowStr<'a>) -> Option<Event<'a>> {
        let lower = raw.to_ascii_lowercase();
        let name = lower.trim_start_matches(['<', '/']).split([' ', '>', '\n', '\t', '/']).next();
        let known = ["strong", "b", "em", "i", "a"];
        let Some(name) = known.into_iter().find(|known| Some(*known) == name) else {
            return Some(Event::InlineHtml(raw));
        };
        if lower.starts_with("</") {
            self.tags.pop_if(|last| *last == name)?;
            self.links -= u32::from(name == "a" && self.links > 0);
        } else {
            self.tags.push(name);
            self.links += u32::from(name == "a");
        }
        Some(Event::InlineHtml(raw))
    }

    fn fermer(&mut self) -> String {
        self.links = 0;
        self.tags.drain(..).rev().map(|name| format!("</{name}>")).collect()
    }
}

fn liens(text: CowStr<'_>) -> Event<'_> {
    if !ADDRESSES.is_match(&text) {
        return Event::Text(text);
    }
    let mut html = String::new();
    let mut last = 0;
    for found in ADDRESSES.find_iter(&text) {
        let address =
            found.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        let target = match address {
            _ if address.contains("://") => address.to_owned(),
            _ if address.contains('@') => format!("mailto:{address}"),
            _ => format!("https://{address}"),
        };
        html.push_str(HtmlSur::texte(&text[last..found.start()]).as_str());
        let (target, shown) = (HtmlSur::texte(&target), HtmlSur::texte(address));
        html.push_str(&format!("<a href=\"{target}\">{shown}</a>"));
        last = found.start() + address.len();
    }
    html.push_str(HtmlSur::texte(&text[last..]).as_str());
    Event::InlineHtml(html.into())
}

/// The same text on one line, without tags, for lists, titles and the search. No-break spaces stay.
pub fn texte_simple(texte: &str) -> String {
    if deja_simple(texte) {
        return texte.to_owned();
    }
    let texte = sans_controle(coupe(texte));
    let texte = SCRIPTS.replace_all(&texte, " ");
    let texte = TAGS.replace_all(&texte, " ");
    let texte = ENTITIES
        .iter()
        .fold(texte.into_owned(), |texte, (entity, sign)| texte.replace(entity, sign));
    let words = texte.trim().split(|letter: char| letter.is_ascii_whitespace());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

const ENTITIES: &[(&str, &str)] = &[
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&amp;", "&"),
];

/// Whether there is nothing to take away: almost every label, and a page has forty of them.
fn deja_simple(texte: &str) -> bool {
    let mut before = ' ';
    for letter in texte.chars() {
        let doubled = letter == ' ' && before == ' ';
        if doubled
            || matches!(letter, '<' | '&')
            || !garde(letter)
            || matches!(letter, '\n' | '\r' | '\t')
        {
            return false;
        }
        before = letter;
    }
    before != ' ' && texte.len() <= LONGEST
}

/// The words of a text that may hold Markdown, on one line, without any mark.
pub(crate) fn texte_nu(texte: &str) -> String {
    let markdown = en_markdown(texte);
    let markdown = TAGS.replace_all(&markdown, " ");
    let mut words = String::new();
    for event in Parser::new_ext(&markdown, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            _ => {}
        }
    }
    texte_simple(&words)
}

/// The first sentence of a text, for a list: at most `longest` characters, cut between words.
pub fn premiere_phrase(texte: &str, longest: usize) -> String {
    let texte = texte_nu(texte);
    let end = texte.match_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len());
    let whole = |at: &usize| texte[*at..].starts_with(' ') || *at == texte.len();
    let phrase = end.filter(whole).find(|at| *at > 20).map_or(texte.as_str(), |at| &texte[..at]);
    if phrase.chars().count() <= longest {
        return phrase.to_owned();
    }
    let cut: String = phrase.chars().take(longest).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before))
}

fn coupe(texte: &str) -> &str {
    let mut end = texte.len().min(LONGEST);
    while !texte.is_char_boundary(end) {
        end -= 1;
    }
    &texte[..end]
}

fn sans_controle(texte: &str) -> String {
    texte.chars().filter(|letter| garde(*letter)).collect()
}

fn garde(letter: char) -> bool {
    match letter {
        '\n' | '\r' | '\t' => true,
        // Marks without a width: byte order, directions that hide what is written.
        '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => false,
        _ => !letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn riche(texte: &str) -> String {
        nettoyer(texte)
    }

    #[test]
    fn plain_lines_stay_lines_and_lists_become_lists() {
        assert_eq!(
            riche("Bonjour,\r\n\tvoici :\r\n\r\n• un\r\n• deux\r\n-----\r\nFin"),
            "<p>Bonjour,<br>\nvoici :</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p>Fin</p>"
        );
    }

    #[test]
    fn html_and_markdown_live_in_one_text() {
        assert_eq!(
            riche("<h1> Objet</h1>\r\n<p>\r\n- Soutenir\r\n- **Promouvoir**\r\n</p>\r\n# Suite"),
            "<p><strong>Objet</strong></p>\n<ul>\n<li>Soutenir</li>\n<li><strong>Promouvoir</strong></li>\n</ul>\n\
             <p><strong>Suite</strong></p>"
        );
    }

    #[test]
    fn what_a_block_opens_ends_with_it() {
        assert_eq!(
            riche("- <strong>un\n- deux <em>trois\n\n<b>quatre"),
            "<ul>\n<li><strong>un</strong></li>\n<li>deux <em>trois</em></li>\n</ul>\n<p><b>quatre</b></p>"
        );
    }

    #[test]
    fn bare_addresses_become_links_and_punctuation_stays_outside() {
        let rel = "rel=\"nofollow noopener noreferrer\"";
        assert_eq!(
            riche("Voir https://a.fr/x_y_z?b=1&c=2. Ou www.b.fr, ou x@c.fr)"),
            format!(
                "<p>Voir <a href=\"https://a.fr/x_y_z?b=1&amp;c=2\" {rel}>https://a.fr/x_y_z?b=1&amp;c=2</a>. Ou \
                 <a href=\"https://www.b.fr\" {rel}>www.b.fr</a>, ou <a href=\"mailto:x@c.fr\" {rel}>x@c.fr</a>)</p>"
            )
        );
    }

    #[test]
    fn links_that_act_lose_their_target() {
        for texte in [
            "[x](javascript:alert(1))",
            "<a href='java\nscript:alert(1)'>x</a>",
            "[x](data:text/html,x)",
            "<a href=/admin>x</a>",
        ] {
            let html = riche(texte);
            assert!(!html.contains("href"), "{texte}: {html}");
        }
    }

    #[test]
    fn a_plain_text_has_no_tags_and_a_first_sentence_ends() {
        assert_eq!(texte_simple("<b>Un</b>&nbsp;&amp;\r\n deux<script>x()</script>"), "Un & deux");
        assert_eq!(
            premiere_phrase("Pour inscrire votre enfant. Puis attendez.", 100),
            "Pour inscrire votre enfant."
        );
        assert_eq!(
            texte_nu("# Un\n**deux** [trois](javascript:x)<script>x()</script>"),
            "Un deux trois"
        );
        assert_eq!(premiere_phrase("un deux trois quatre", 9), "un deux…");
    }

    /// What a browser would run, told from a parsed tree rather than from words.
    fn harmless(html: &str) -> bool {
        let again = CLEANER.clean(html).to_string();
        let tags = regex(r"<\s*/?\s*([a-zA-Z!?][^\s/>]*)([^>]*)>");
        again == html
            && tags.captures_iter(html).all(|tag| {
                let allowed =
                    ["p", "br", "strong", "b", "em", "i", "ul", "ol", "li", "a", "blockquote"];
                let href =
                    regex(r#"^ href="(https?:|mailto:)[^"]*" rel="nofollow noopener noreferrer"$"#);
                let rel = r#" rel="nofollow noopener noreferrer""#;
                let attributes = &tag[2];
                allowed.contains(&&tag[1])
                    && (attributes.is_empty()
                        || (&tag[1] == "a" && (href.is_match(attributes) || attributes == rel))
                        || (&tag[1] == "ol" && regex(r#"^ start="[^"]*"$"#).is_match(attributes)))
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        #[test]
        fn nothing_that_acts_survives(parts in proptest::collection::vec(prop_oneof![
            Just("<script>alert(1)</script>".to_owned()),
            Just("<img src=x onerror=alert(1)>".to_owned()),
            Just("<svg><style><a title=\"</style><img src onerror=x>\">".to_owned()),
            Just("<a href=\"javascript:x\" style=\"x\" onclick=x>".to_owned()),
            Just("[a](javascript:x \"t\")".to_owned()),
            Just("![i](x)".to_owned()),
            Just("</p><iframe src=//x>".to_owned()),
            Just("<math><mtext></form><form>".to_owned()),
            Just("<!--".to_owned()), Just("<b".to_owned()), Just("\"'`>".to_owned()),
            Just("\n\n- ".to_owned()), Just("```".to_owned()), Just("1) ".to_owned()),
            Just("https://a.b\"onmouseover=x ".to_owned()), Just("<h1>".to_owned()),
            ".{0,12}",
        ], 0..12)) {
            let html = nettoyer(&parts.concat());
            prop_assert!(harmless(&html), "{:?} → {}", parts.concat(), html);
        }
    }
}
