use http::StatusCode;
use http::header::{HeaderMap, LOCATION};
use scraper::{Html, Selector};

use crate::Form;

/// What the service answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes of the body.
    pub bytes: Vec<u8>,
    /// The address that answered, on its host.
    pub path: String,
}

/// What a node adds to the text of a page: a line end parts words.
fn written(node: &scraper::Node) -> &str {
    match node {
        scraper::Node::Text(text) => text,
        scraper::Node::Element(element) if element.name() == "br" => " ",
        _ => "",
    }
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, when it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Where a redirection leads.
    pub fn location(&self) -> Option<&str> {
        self.header(LOCATION.as_str())
    }

    /// The page, parsed.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.text())
    }

    /// The visible text of each element that a CSS selector finds, white space made single.
    ///
    /// # Panics
    /// When the selector is none.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let (html, selector) = (self.html(), parsed(selector));
        let found = html.select(&selector).map(|element| {
            let text: String = element.descendants().map(|node| written(node.value())).collect();
            let words = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty());
            words.collect::<Vec<_>>().join(" ")
        });
        found.collect()
    }

    /// An attribute of each element that a CSS selector finds, when it has it.
    ///
    /// # Panics
    /// When the selector is none.
    pub fn attrs(&self, selector: &str, attribute: &str) -> Vec<String> {
        let (html, selector) = (self.html(), parsed(selector));
        let found = html.select(&selector);
        found.filter_map(|element| element.attr(attribute).map(str::to_owned)).collect()
    }

    /// The page's forms, with the values that a browser would send.
    pub fn forms(&self) -> Vec<Form> {
        Form::all(&self.html())
    }
}

pub(crate) fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}
