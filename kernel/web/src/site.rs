use std::sync::Arc;

use db::DbError;
use futures_util::future::BoxFuture;
use primitives::TenantId;

/// What a tenant shows on each of its pages.
#[derive(Clone, Debug)]
pub struct Site {
    /// The tenant.
    pub tenant: TenantId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name as people say it: « Saint-Exemple ».
    pub nom: String,
    /// The authority with its article: « la mairie ».
    pub autorite: String,
    /// The address of its colours, made by [`Site::css_url`] or any style sheet of this host.
    pub css_url: String,
    /// The address of its logo, on this host.
    pub logo_url: Option<String>,
    /// Its postal address, lines separated by `\n`.
    pub adresse: String,
    /// Its e-mail address; empty when unknown.
    pub courriel: String,
    /// Its telephone number as it is shown; empty when unknown.
    pub telephone: String,
    /// When its door is open, lines separated by `\n`; empty when unknown.
    pub horaires: String,
    /// What stands before its paths: empty, or `/c/{slug}`.
    pub prefix: String,
}

impl Site {
    /// The installation itself, shown when no tenant answers to an address.
    pub fn installation() -> Self {
        Self {
            tenant: TenantId::INSTALLATION,
            slug: String::new(),
            nom: "Parvis".to_owned(),
            autorite: String::new(),
            css_url: crate::statiques::css_url(""),
            logo_url: None,
            adresse: String::new(),
            courriel: String::new(),
            telephone: String::new(),
            horaires: String::new(),
            prefix: String::new(),
        }
    }

    /// The address of the style sheet that holds the colours made from a tenant's own (`#1d4f91`).
    /// A text that is no colour gives the colours of the house.
    pub fn css_url(couleur: &str) -> String {
        crate::statiques::css_url(couleur)
    }
}

/// Finds the tenant of an address; asked at each request, so it answers from memory.
pub trait Tenants: Send + Sync {
    /// The tenant of a host name (lower case, no port), or the only one of the installation.
    fn by_host<'a>(&'a self, host: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>>;

    /// The tenant that answers under `/c/{slug}`; its `prefix` is that path.
    fn by_slug<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>>;
}
