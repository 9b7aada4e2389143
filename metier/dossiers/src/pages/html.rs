//! What both sides write inside sentences and forms.

use askama::filters::HtmlSafe;
pub(crate) use web::composants::Cache;

/// A link in a sentence.
#[derive(askama::Template)]
#[template(source = r#"<a href="{{ href }}">{{ texte }}</a>"#, ext = "html")]
pub(crate) struct Lien<'a> {
    pub(crate) href: &'a str,
    pub(crate) texte: &'a str,
}

impl HtmlSafe for Lien<'_> {}
