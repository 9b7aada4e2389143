use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use db::DbError;
use futures_util::FutureExt;
use primitives::{Ctx, TenantId};
use web::{BoxFuture, Session, Sessions, Site, Tenants};

/// A tenant as tests show it.
pub fn site(tenant: i64, slug: &str, prefix: &str) -> Site {
    Site {
        tenant: TenantId(tenant),
        slug: slug.to_owned(),
        nom: slug.to_owned(),
        autorite: "la mairie".to_owned(),
        css_url: Site::css_url("#0f6f73"),
        logo_url: None,
        adresse: "1 place de la Mairie\n01234 Saint-Exemple".to_owned(),
        courriel: "mairie@saint-exemple.example".to_owned(),
        telephone: "01 23 45 67 89".to_owned(),
        horaires: "Du lundi au vendredi, de 9 h à 12 h".to_owned(),
        prefix: prefix.to_owned(),
    }
}

/// Tenants of a test: one at the root of every host, others under `/c/{slug}`.
#[derive(Default)]
pub struct TestTenants {
    root: Option<Arc<Site>>,
    siblings: HashMap<String, Arc<Site>>,
}

impl TestTenants {
    /// One tenant, of id 1, at the root of every host.
    pub fn one(slug: &str) -> Arc<Self> {
        Arc::new(Self { root: Some(Arc::new(site(1, slug, ""))), siblings: HashMap::new() })
    }

    /// No tenant at the root; these, of ids 1, 2…, under `/c/{slug}`.
    pub fn siblings(slugs: &[&str]) -> Arc<Self> {
        let sites = slugs.iter().zip(1..).map(|(slug, id)| {
            ((*slug).to_owned(), Arc::new(site(id, slug, &format!("/c/{slug}"))))
        });
        Arc::new(Self { root: None, siblings: sites.collect() })
    }
}

impl Tenants for TestTenants {
    fn by_host<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>> {
        std::future::ready(Ok(self.root.clone())).boxed()
    }

    fn by_slug<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>> {
        std::future::ready(Ok(self.siblings.get(slug).cloned())).boxed()
    }
}

/// Sessions of a test, by the secret of their cookie.
#[derive(Default)]
pub struct TestSessions(Mutex<HashMap<String, Session>>);

impl TestSessions {
    /// Nobody is signed in.
    pub fn none() -> Arc<Self> {
        Arc::default()
    }

    /// Opens a session under a secret (at least 22 letters and digits).
    pub fn put(&self, secret: &str, session: Session) {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.insert(secret.to_owned(), session);
    }
}

impl Sessions for TestSessions {
    fn open<'a>(
        &'a self,
        _: &'a Ctx,
        _: &'a Site,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, DbError>> {
        let sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::future::ready(Ok(sessions.get(secret).cloned())).boxed()
    }
}
