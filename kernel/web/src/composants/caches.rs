//! The controls of a form that nobody sees.

/// A hidden control.
#[derive(Debug, Clone, askama::Template)]
#[template(source = r#"<input type="hidden" name="{{ nom }}" value="{{ valeur }}">"#, ext = "html")]
pub struct Cache<'a> {
    /// Its name.
    pub nom: &'a str,
    /// Its value.
    pub valeur: &'a str,
}

/// The first button of a form, out of sight: the Enter key sends `action=continuer`, whatever button stands above
/// the main one.
#[derive(Debug, Clone, Copy, askama::Template)]
#[template(
    source = r#"<button type="submit" class="entree" name="action" value="continuer" tabindex="-1" aria-hidden="true">→</button>"#,
    ext = "html"
)]
pub struct Entree;

composants!(Cache<'a>, Entree);
