//! HTML known to be safe, the only HTML a component accepts.

use askama::Template;
use askama::filters::HtmlSafe;

/// HTML that was made by a template or cleaned: it is written as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlSur(String);

impl HtmlSur {
    /// Renders a template (a component, or a room's own page part).
    ///
    /// # Errors
    /// When the template itself fails.
    pub fn rendre<T: Template + ?Sized>(modele: &T) -> Result<Self, askama::Error> {
        modele.render().map(Self)
    }

    /// Cleans HTML written by a person: only harmless tags and links remain.
    #[must_use]
    pub fn assainir(html: &str) -> Self {
        Self(ammonia::clean(html))
    }

    /// HTML that a component of this folder has just made of escaped texts.
    pub(super) fn sure(html: String) -> Self {
        Self(html)
    }

    /// Escapes a plain text.
    #[must_use]
    pub fn texte(texte: &str) -> Self {
        let mut html = String::with_capacity(texte.len() + 8);
        for c in texte.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                c => html.push(c),
            }
        }
        Self(html)
    }

    /// Wraps safe HTML in a paragraph.
    #[must_use]
    pub fn paragraphe(contenu: &HtmlSur) -> Self {
        Self(format!("<p>{}</p>", contenu.0))
    }

    /// Puts a component, or other safe HTML, after this one.
    #[must_use]
    pub fn puis(mut self, suite: impl Into<HtmlSur>) -> Self {
        self.0.push_str(&suite.into().0);
        self
    }

    /// The HTML itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for HtmlSur {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::FastWritable for HtmlSur {
    fn write_into(
        &self,
        dest: &mut dyn std::fmt::Write,
        _: &dyn askama::Values,
    ) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

impl HtmlSafe for HtmlSur {}

/// A component becomes safe HTML. A component writes only texts into a `String`, which cannot fail.
impl<C: Template + HtmlSafe> From<C> for HtmlSur {
    fn from(composant: C) -> Self {
        let mut html = String::with_capacity(C::SIZE_HINT);
        match composant.render_into(&mut html) {
            Ok(()) => Self(html),
            Err(_) => Self::default(),
        }
    }
}
