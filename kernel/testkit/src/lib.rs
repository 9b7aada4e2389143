#![doc = include_str!("../README.md")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "for tests only: a broken promise stops the test"
)]

mod answer;
mod browser;
mod form;
mod tenants;
mod typesetter;

use std::sync::Arc;

use db::testing::TestDb;
use documents::Press;
use journal::{Readings, SealKey};
use primitives::{Clock, Ctx, Random, TenantId};
use tempfile::TempDir;
use web::{App, AppParts, Module, Service, Sessions, Settings, Tenants};

pub use answer::Answer;
pub use browser::Browser;
pub use form::{Form, Upload};
pub use tenants::{TestSessions, TestTenants, site};
pub use typesetter::PlainTypesetter;

/// The whole service over a test database. It lives as long as this value.
pub struct TestApp {
    /// The application.
    pub app: App,
    /// Its database.
    pub db: TestDb,
    /// Its clock, which tests move.
    pub clock: Clock,
    service: Service,
    runtime: tokio::runtime::Runtime,
    _folder: TempDir,
}

impl TestApp {
    /// The service of these modules, in demonstration mode, at `http://localhost`.
    ///
    /// # Panics
    /// When it cannot be built.
    pub fn new(
        db: TestDb,
        modules: &[Module],
        tenants: Arc<dyn Tenants>,
        sessions: Arc<dyn Sessions>,
    ) -> Self {
        Self::with(db, modules, tenants, sessions, |_| ())
    }

    /// The same, with other parts: settings, an antivirus.
    ///
    /// # Panics
    /// When it cannot be built.
    pub fn with(
        db: TestDb,
        modules: &[Module],
        tenants: Arc<dyn Tenants>,
        sessions: Arc<dyn Sessions>,
        change: impl FnOnce(&mut AppParts),
    ) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (clock, random) = (Clock::system(), Random::seeded(1));
        let url = format!("file://{}", folder.path().display());
        let files = files::Store::open_url(&url, random.clone()).expect("a store of files");
        let spool = folder.path().join("envois");
        let spool = files::Spool::open(&spool, random.clone()).expect("a spool of files");
        let settings = Settings {
            base_url: "http://localhost".to_owned(),
            demo: true,
            secret: [7; 32],
            departure_delay: 600,
            trusted_proxies: Vec::new(),
        };
        let press = Press::new(db.db.clone(), files.clone(), Arc::new(PlainTypesetter));
        let program = Ctx::system(TenantId::INSTALLATION, clock.clone(), random.clone());
        let readings = Readings::start(db.db.clone(), program).expect("a thread");
        let mut parts = AppParts {
            db: db.db.clone(),
            files,
            spool,
            press,
            readings,
            seal_key: SealKey::from_seed(&[7; 32]).expect("a key"),
            clock: clock.clone(),
            random,
            settings,
            tenants,
            services: http::Extensions::new(),
            sessions,
        };
        change(&mut parts);
        let app = App::new(parts);
        let service = web::router(app.clone(), modules);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        Self { app, db, clock, service, runtime, _folder: folder }
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }

    /// Waits for something asynchronous: a file of the store, a listener.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// The service itself, for requests that no browser sends.
    pub fn service(&self) -> &Service {
        &self.service
    }
}
