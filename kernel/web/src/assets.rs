//! Styles, scripts and fonts, built by npm and embedded in the program.

/// One file of `assets/dist`, with its compressed forms.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// The name pages know (`parvis.css`).
    pub name: &'static str,
    /// Its address, bearing a hash of its content: it can be kept for ever.
    pub url: &'static str,
    /// Its `Content-Type`.
    pub content_type: &'static str,
    /// Its bytes.
    pub plain: &'static [u8],
    /// Its bytes in gzip, when that is smaller.
    pub gzip: Option<&'static [u8]>,
    /// Its bytes in brotli, when that is smaller.
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset by its name. A name that no build made gives an address that answers
/// 404: the gallery's test visits every name pages use.
#[must_use]
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets/absent", |asset| asset.url)
}

/// The asset served at this address.
#[must_use]
pub fn at(url: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.url == url)
}

/// Every asset.
#[must_use]
pub fn all() -> &'static [Asset] {
    ASSETS
}
