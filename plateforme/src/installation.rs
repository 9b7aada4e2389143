use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use collectivites::Annuaire;
use db::{Db, Options};
use documents::Press;
use documents_typst::{FontsError, TypstTypesetter};
use files::{Spool, Store};
use jobs::Runner;
use journal::{Readings, SealKey};
use outgoing::Outgoing;
use primitives::{Clock, Ctx, InstallationKey, Random, TenantId};
use registres::Registres;
use thiserror::Error;
use web::{App, AppParts, Module};

use crate::settings::Settings;

/// Why the program could not start, in one line.
#[derive(Debug, Error)]
pub enum StartError {
    /// The database.
    #[error("database: {0}")]
    Database(#[from] db::OpenError),
    /// The store of files.
    #[error("files: {0}")]
    Files(#[from] files::FileError),
    /// The fonts of the letters.
    #[error("fonts: {0}")]
    Fonts(#[from] FontsError),
    /// The key of the secrets.
    #[error("{0}: {1}")]
    Key(String, String),
    /// A statement, at the start.
    #[error("database: {0}")]
    Statement(#[from] db::DbError),
    /// A service could not be made ready.
    #[error("{0}")]
    Service(String),
    /// The system: folders, sockets.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// An installation: its database, its files, its key. Every command works on one.
#[derive(Clone)]
pub struct Installation {
    /// Its settings.
    pub settings: Settings,
    /// Its database, at the current schema.
    pub db: Db,
    /// Its files.
    pub files: Store,
    /// The files that come by pieces.
    pub spool: Spool,
    /// What makes its PDFs.
    pub press: Press,
    /// The registers that it asks.
    pub registres: Registres,
    /// Its clock.
    pub clock: Clock,
    /// Its randomness.
    pub random: Random,
    /// Its key, from a file outside the database.
    pub secret: [u8; 32],
    /// What signs the seals of the journal, from another file.
    pub seal_key: SealKey,
}

impl Installation {
    /// Opens an installation, making what is missing.
    pub fn open(settings: Settings) -> Result<Self, StartError> {
        for key in &settings.unused {
            tracing::warn!("{key}: this version does not use it yet, it changes nothing");
        }
        std::fs::create_dir_all(&settings.data)?;
        let random = Random::system();
        let secret = secret(&settings.secrets_key_file, &random)?;
        let seal_key = seal_key(&settings.seal_key_file, &random)?;
        let db = Db::open(&settings.database_url, &Options::default())?;
        let files = Store::open_url(&settings.files_url, random.clone())?;
        let files = files.checked_by(settings.clamav.clone());
        let spool = Spool::open(&settings.data.join("envois"), random.clone())?;
        let typesetter = TypstTypesetter::new(settings.fonts.as_deref())?;
        let press = Press::new(db.clone(), files.clone(), Arc::new(typesetter));
        let clock = Clock::system();
        let outgoing = Outgoing::new(settings.outgoing.clone(), clock.clone())
            .map_err(|error| StartError::Service(error.to_string()))?;
        let registres = Registres::nouveaux(settings.registres.clone(), outgoing);
        Ok(Self { settings, db, files, spool, press, registres, clock, random, secret, seal_key })
    }

    /// The context of the program itself in a tenant.
    pub fn ctx(&self, tenant: TenantId) -> Ctx {
        Ctx::system(tenant, self.clock.clone(), self.random.clone()).with(|parts| {
            parts.base_url = Arc::from(self.settings.base_url.as_str());
            parts.key = InstallationKey(self.secret);
        })
    }

    fn directory(&self) -> Annuaire {
        Annuaire::nouveau(self.db.clone(), self.clock.clone(), self.random.clone())
    }

    /// What the handlers reach.
    pub fn app(&self, demo: bool) -> Result<App, StartError> {
        let settings = web::Settings {
            base_url: self.settings.base_url.clone(),
            demo,
            secret: self.secret,
            trusted_proxies: self.settings.trusted_proxies.clone(),
            departure_delay: self.settings.departure_delay,
        };
        Ok(App::new(AppParts {
            db: self.db.clone(),
            files: self.files.clone(),
            spool: self.spool.clone(),
            press: self.press.clone(),
            readings: Readings::start(self.db.clone(), self.ctx(TenantId::INSTALLATION))?,
            seal_key: self.seal_key.clone(),
            clock: self.clock.clone(),
            random: self.random.clone(),
            settings,
            tenants: Arc::new(self.directory()),
            services: self.services(),
            sessions: Arc::new(comptes::Portier::nouveau(self.db.clone())),
        }))
    }

    /// What services reach by type in their handlers.
    fn services(&self) -> http::Extensions {
        let mut services = http::Extensions::new();
        services.insert(self.registres.clone());
        services
    }

    /// What makes the PDFs of letters that wait.
    pub fn letters(&self) -> documents::Worker {
        documents::Worker::new(self.press.clone(), self.ctx(TenantId::INSTALLATION))
    }

    /// What runs the jobs of the services.
    pub fn runner(&self, modules: &[Module]) -> Runner {
        let tasks = modules.iter().flat_map(|module| module.jobs.iter().copied()).collect();
        let events = modules.iter().flat_map(|module| module.events.iter().copied()).collect();
        Runner::new(self.db.clone(), self.ctx(TenantId::INSTALLATION), tasks, events)
    }

    /// Where mails leave for: the server of the settings, or a folder.
    pub fn transport(&self) -> mail::Transport {
        match &self.settings.smtp {
            Some(server) => mail::Transport::Smtp(server.clone()),
            None => mail::Transport::Folder(self.mailbox()),
        }
    }

    /// The folder of the mails that no server takes.
    pub fn mailbox(&self) -> mail::Folder {
        mail::Folder::new(self.settings.data.join("mailbox"))
    }

    /// What sends the mails of the outbox.
    pub fn mails(&self) -> mail::Worker {
        let ctx = self.ctx(TenantId::INSTALLATION);
        let sender = self.settings.mail_from.clone();
        let worker = mail::Worker::new(self.db.clone(), ctx, self.transport(), sender);
        worker.with_bounces(self.settings.bounces.clone())
    }

    /// A collectivité of this installation by its slug.
    pub fn tenant(&self, slug: &str) -> Result<TenantId, StartError> {
        let (ctx, wanted) = (self.ctx(TenantId::INSTALLATION), slug.to_owned());
        let found = self.db.read_blocking(&ctx, move |tx| collectivites::par_slug(tx, &wanted))?;
        found
            .map(|collectivite| collectivite.id)
            .ok_or_else(|| StartError::Service(format!("collectivité « {slug} » : inconnue")))
    }
}

/// The key of the seals, made at the first start. Losing it loses no proof that was given out, but
/// the seals to come no longer follow those before.
fn seal_key(path: &Path, random: &Random) -> Result<SealKey, StartError> {
    let seed = secret(path, random)?;
    SealKey::from_seed(&seed)
        .map_err(|error| StartError::Key(path.display().to_string(), error.to_string()))
}

/// Reads the 32 bytes of a key, made at the first start and readable by its owner alone. Losing that
/// of the secrets closes every code and every form in progress: it is backed up apart from the
/// database.
fn secret(path: &Path, random: &Random) -> Result<[u8; 32], StartError> {
    let refused = |cause: String| StartError::Key(path.display().to_string(), cause);
    match std::fs::read_to_string(path) {
        Ok(text) => data_encoding::HEXLOWER
            .decode(text.trim().as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| refused("64 signes hexadécimaux sont attendus".into())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let key = random.bytes::<32>();
            write_key(path, &data_encoding::HEXLOWER.encode(&key))
                .map_err(|error| refused(error.to_string()))?;
            Ok(key)
        }
        Err(error) => Err(refused(error.to_string())),
    }
}

/// Writes a key in a new file that its owner alone reads.
pub(crate) fn write_key(path: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}
