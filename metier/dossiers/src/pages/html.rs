//! The two scraps of HTML that both sides write inside sentences and forms.

use askama::filters::HtmlSafe;

/// A hidden control.
#[derive(askama::Template)]
#[template(source = r#"<input type="hidden" name="{{ nom }}" value="{{ valeur }}">"#, ext = "html")]
pub(crate) struct Cache<'a> {
    pub(crate) nom: &'a str,
    pub(crate) valeur: &'a str,
}

/// A link in a sentence.
#[derive(askama::Template)]
#[template(source = r#"<a href="{{ href }}">{{ texte }}</a>"#, ext = "html")]
pub(crate) struct Lien<'a> {
    pub(crate) href: &'a str,
    pub(crate) texte: &'a str,
}

impl HtmlSafe for Cache<'_> {}
impl HtmlSafe for Lien<'_> {}
