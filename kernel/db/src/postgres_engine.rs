//! PostgreSQL: several writers at READ COMMITTED, readers on one snapshot each. The clients live
//! and die on their own threads: the synchronous driver must not be dropped inside async code.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls};
use primitives::Stamp;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::postgres_text;
use crate::tx::{Backend, Prepared, StampSource};
use crate::work::{Outcome, Work};
use crate::{DbError, FairQueue, OpenError, Options, Signature, Statement, Tx};

/// How often a closure is run again after a serialisation failure or a deadlock.
const RUNS: usize = 5;
/// Advisory locks of stamps live above this key, apart from any other use.
const STAMP_LOCKS: i64 = 1 << 62;

/// How a server is reached.
#[derive(Clone)]
pub(crate) struct Connector {
    config: Config,
}

impl Connector {
    pub(crate) fn parse(url: &str) -> Result<Self, OpenError> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Err(OpenError::Address(format!(
                "{url:?} is neither sqlite:// nor postgres://"
            )));
        }
        let mut config: Config = url.parse().map_err(|error| {
            OpenError::Address(format!("PostgreSQL does not read it: {}", postgres_text(&error)))
        })?;
        config.connect_timeout(Duration::from_secs(10)).application_name("parvis");
        Ok(Self { config })
    }

    pub(crate) fn connect(&self) -> Result<Client, OpenError> {
        let local = self.config.get_hosts().iter().all(|host| match host {
            Host::Unix(_) => true,
            Host::Tcp(name) => name == "localhost" || name.starts_with("127.") || name == "::1",
        });
        if self.config.get_ssl_mode() == SslMode::Disable
            || (local && self.config.get_ssl_mode() == SslMode::Prefer)
        {
            return Ok(self.config.connect(NoTls)?);
        }
        Ok(self.config.connect(MakeRustlsConnect::new(tls()?))?)
    }
}

fn tls() -> Result<rustls::ClientConfig, OpenError> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| OpenError::Address(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

pub(crate) fn start(
    connector: &Connector,
    options: &Options,
    writes: &Arc<FairQueue<Work>>,
    reads: &Arc<FairQueue<Work>>,
) -> Result<Vec<JoinHandle<()>>, OpenError> {
    let mut threads = Vec::new();
    let lanes = [(options.writers, writes, true), (options.readers, reads, false)];
    for (count, queue, writer) in lanes {
        for number in 0..count.max(1) {
            let (queue, connector) = (Arc::clone(queue), connector.clone());
            let name = if writer { "db-writer" } else { "db-reader" };
            let thread = std::thread::Builder::new().name(format!("{name}-{number}"));
            threads.push(
                thread.spawn(move || Worker { connector, writer, link: None }.serve(&queue))?,
            );
        }
    }
    Ok(threads)
}

struct Worker {
    connector: Connector,
    writer: bool,
    link: Option<(Client, Prepared)>,
}

impl Worker {
    fn serve(mut self, queue: &FairQueue<Work>) {
        while let Some(mut work) = queue.pop() {
            if work.claim() {
                let end = self.transaction(&mut work);
                work.answer(end);
            }
        }
    }

    fn transaction(&mut self, work: &mut Work) -> Result<(), DbError> {
        for _ in 0..RUNS {
            match self.attempt(work) {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(error) => {
                    self.link = None;
                    return Err(error);
                }
            }
        }
        Err(DbError::Lost("other transactions kept coming first".into()))
    }

    /// One run; `false` asks for another.
    fn attempt(&mut self, work: &mut Work) -> Result<bool, DbError> {
        let (begin, stamp) = if self.writer {
            ("BEGIN ISOLATION LEVEL READ COMMITTED", StampSource::Database)
        } else {
            ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", StampSource::Clock)
        };
        let (client, prepared) = self.link(begin)?;
        let ctx = work.ctx.clone();
        let outcome = work.run(&mut Tx::new(Backend::Postgres(client, prepared), ctx, stamp));
        let end = if matches!(outcome, Outcome::Keep) { "COMMIT" } else { "ROLLBACK" };
        match client.batch_execute(end) {
            Ok(()) => Ok(!matches!(outcome, Outcome::Retry)),
            Err(error) if may_retry(&error) => Ok(false),
            Err(error) => Err(DbError::Lost(postgres_text(&error))),
        }
    }

    /// A connection with an open transaction; one that the server has dropped is made anew.
    fn link(&mut self, begin: &str) -> Result<(&mut Client, &mut Prepared), DbError> {
        let alive = match &mut self.link {
            Some((client, _)) => client.batch_execute(begin).is_ok(),
            None => false,
        };
        if !alive {
            let lost = |error: OpenError| DbError::Lost(error.to_string());
            let mut client = self.connector.connect().map_err(lost)?;
            client.batch_execute(begin).map_err(|error| lost(error.into()))?;
            self.link = Some((client, Prepared::new()));
        }
        match &mut self.link {
            Some((client, prepared)) => Ok((client, prepared)),
            None => Err(DbError::Lost("no connection".into())),
        }
    }
}

/// Whether the same closure may succeed when run again (40001, 40P01).
pub(crate) fn may_retry(error: &postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
    })
}

/// The stamp of an act: its millisecond is locked until the commit, so that a reader can tell up to
/// which instant everything is committed.
pub(crate) fn stamp(client: &mut Client, offset: i64) -> Result<Stamp, postgres::Error> {
    client.execute(
        "SELECT pg_advisory_xact_lock_shared($1 + floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)",
        &[&STAMP_LOCKS],
    )?;
    let row = client
        .query_one("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint", &[])?;
    Ok(Stamp(row.try_get::<_, i64>(0)? + offset))
}

/// Until which instant everything is committed: the clock, or before it the oldest millisecond that an
/// act still holds. Asked in a transaction that ends before the rows are read.
pub(crate) fn horizon(client: &mut Client, offset: i64) -> Result<Stamp, postgres::Error> {
    let clock = client
        .query_one("SELECT floor(extract(epoch FROM clock_timestamp()) * 1000000)::bigint", &[])?;
    let held = client.query_one(
        "SELECT min(((classid::bigint << 32) | objid::bigint) - $1) FROM pg_locks \
         WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objsubid = 1 \
         AND ((classid::bigint << 32) | objid::bigint) > $1 \
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        &[&STAMP_LOCKS],
    )?;
    let clock: i64 = clock.try_get(0)?;
    let held: Option<i64> = held.try_get(0)?;
    let before = held.map_or(clock, |millisecond| clock.min(millisecond * 1_000 - 1));
    Ok(Stamp(before + offset))
}

pub(crate) fn signature(
    connector: &Connector,
    statement: &Statement,
) -> Result<Signature, OpenError> {
    let prepared = connector.connect()?.prepare(&statement.texts().postgres)?;
    Ok(Signature {
        parameters: prepared.params().iter().map(|ty| ty.name().to_owned()).collect(),
        columns: prepared.columns().iter().map(|column| column.type_().name().to_owned()).collect(),
    })
}

pub(crate) fn schema(connector: &Connector) -> Result<Vec<(String, String, String)>, OpenError> {
    let rows = connector.connect()?.query(
        "SELECT table_name::text, column_name::text, CASE data_type WHEN 'bigint' THEN 'INTEGER' \
         WHEN 'bytea' THEN 'BLOB' WHEN 'text' THEN 'TEXT' WHEN 'double precision' THEN 'REAL' \
         ELSE upper(data_type) END FROM information_schema.columns \
         WHERE table_schema = current_schema() ORDER BY 1, 2",
        &[],
    )?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect()
}
