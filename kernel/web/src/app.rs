use std::ops::Deref;
use std::sync::Arc;

use db::Db;
use primitives::{Clock, Network, Random};

use crate::jeton::Jetons;
use crate::{Limite, Sessions, Tenants};

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    parts: AppParts,
    jetons: Jetons,
    limite: Limite,
    https: bool,
}

/// The parts of an [`App`].
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// Where the bytes of files are.
    pub files: files::Store,
    /// Where files that come by pieces wait until they are whole.
    pub spool: files::Spool,
    /// What makes the PDFs of documents.
    pub press: documents::Press,
    /// Where pages record what they show of people ([`Requete::lire`](crate::Requete::lire)).
    pub readings: journal::Readings,
    /// What signs the proofs that residents take away.
    pub seal_key: journal::SealKey,
    /// The clock of every request.
    pub clock: Clock,
    /// The randomness of every request.
    pub random: Random,
    /// What the pages need of the settings.
    pub settings: Settings,
    /// Host name or slug → tenant.
    pub tenants: Arc<dyn Tenants>,
    /// What services of higher levels reach in their handlers, by type: registers…
    pub services: http::Extensions,
    /// Cookie → session.
    pub sessions: Arc<dyn Sessions>,
}

/// What the pages need of the settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address of the installation, without a final `/`: `https://demarches.exemple.fr`.
    pub base_url: String,
    /// Whether this is a demonstration: it shows `/galerie`.
    pub demo: bool,
    /// The key of the form tokens, shared by the nodes.
    pub secret: [u8; 32],
    /// How long, in seconds, what an act sends out waits and can be taken back.
    pub departure_delay: i64,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

impl App {
    /// An application from its parts.
    pub fn new(parts: AppParts) -> Self {
        let jetons = Jetons::new(&parts.settings.secret);
        let https = parts.settings.base_url.starts_with("https://");
        Self(Arc::new(Inner { parts, jetons, limite: Limite::default(), https }))
    }

    /// The memory of attempts: wrong codes, sign-ins.
    pub fn limite(&self) -> &Limite {
        &self.0.limite
    }

    /// Whether people reach this installation by HTTPS.
    pub fn https(&self) -> bool {
        self.0.https
    }

    pub(crate) fn jetons(&self) -> &Jetons {
        &self.0.jetons
    }
}

impl Deref for App {
    type Target = AppParts;

    fn deref(&self) -> &AppParts {
        &self.0.parts
    }
}
