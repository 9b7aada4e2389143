#![doc = include_str!("../README.md")]

mod arg;
mod error;
mod marks;
mod migrate;
mod postgres_engine;
mod queue;
mod row;
mod sqlite_engine;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod words;
mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use arg::{Arg, IntoArg};
pub use error::{DbError, OpenError};
pub use inventory;
pub use queue::FairQueue;
pub use row::{Cell, Column, FromRow, Raw, Row};
pub use statement::{Family, Registered, Signature, Statement, Texts, registered};
pub use tx::Tx;
pub use words::{Term, any_words_query, groups_query, words_query};

use primitives::Ctx;
use work::Work;

/// Which engine holds the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, one writer.
    Sqlite,
    /// A PostgreSQL server, several writers.
    Postgres,
}

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Reader threads (each with its connection).
    pub readers: usize,
    /// Writer threads on PostgreSQL; SQLite always has one.
    pub writers: usize,
    /// Closures that may wait; one more is told [`DbError::Saturated`].
    pub queue: usize,
    /// How long a closure may wait before it is cancelled with [`DbError::Saturated`].
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4, writers: 8, queue: 4_096, patience: Duration::from_secs(10) }
    }
}

enum Target {
    Sqlite(PathBuf),
    Postgres(Box<postgres_engine::Connector>),
}

/// A database: closures go in, answers come out after their commit. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    target: Target,
    writes: Arc<FairQueue<Work>>,
    reads: Arc<FairQueue<Work>>,
    patience: Duration,
    threads: std::sync::Mutex<Vec<std::thread::JoinHandle<()>>>,
}

impl Db {
    /// Opens `sqlite://path` or `postgres://…`, brings its schema to the current one and starts its
    /// threads.
    pub fn open(url: &str, options: &Options) -> Result<Self, OpenError> {
        let target = match url.strip_prefix("sqlite://") {
            Some(path) => Target::Sqlite(PathBuf::from(path)),
            None => Target::Postgres(Box::new(postgres_engine::Connector::parse(url)?)),
        };
        migrate::run(&target)?;
        let writes = Arc::new(FairQueue::new(options.queue));
        let reads = Arc::new(FairQueue::new(options.queue));
        let threads = match &target {
            Target::Sqlite(path) => sqlite_engine::start(path, options.readers, &writes, &reads)?,
            Target::Postgres(connector) => {
                postgres_engine::start(connector, options, &writes, &reads)?
            }
        };
        let threads = std::sync::Mutex::new(threads);
        Ok(Self {
            inner: Arc::new(Inner { target, writes, reads, patience: options.patience, threads }),
        })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.inner.target {
            Target::Sqlite(_) => Engine::Sqlite,
            Target::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `action` in a transaction of its own and answers once it is on disk. The closure may
    /// run more than once, so it has no effect outside the database.
    pub async fn write<T, E, F>(&self, ctx: &Ctx, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.submit(&self.inner.writes, ctx, action).await
    }

    /// Runs `action` on one snapshot of the database, read-only.
    pub async fn read<T, E, F>(&self, ctx: &Ctx, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.submit(&self.inner.reads, ctx, action).await
    }

    /// [`Db::write`] for the command line and for threads: waits on the calling thread.
    pub fn write_blocking<T, E, F>(&self, ctx: &Ctx, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.submit_blocking(&self.inner.writes, ctx, action)
    }

    /// [`Db::read`] for the command line and for threads: waits on the calling thread.
    pub fn read_blocking<T, E, F>(&self, ctx: &Ctx, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.submit_blocking(&self.inner.reads, ctx, action)
    }

    /// Refuses new closures, finishes those that wait and ends the threads.
    pub fn close(&self) {
        self.inner.writes.close();
        self.inner.reads.close();
        let threads = std::mem::take(
            &mut *self.inner.threads.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        );
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a database thread ended by a panic");
            }
        }
    }

    async fn submit<T, E, F>(&self, queue: &FairQueue<Work>, ctx: &Ctx, action: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, ticket) = Work::new(ctx.clone(), action);
        if queue.push(ctx.tenant.0, work).is_err() {
            return Err(E::from(DbError::Saturated));
        }
        ticket.wait(self.inner.patience).await
    }

    fn submit_blocking<T, E, F>(
        &self,
        queue: &FairQueue<Work>,
        ctx: &Ctx,
        action: F,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, ticket) = Work::new(ctx.clone(), action);
        if queue.push(ctx.tenant.0, work).is_err() {
            return Err(E::from(DbError::Saturated));
        }
        ticket.wait_blocking()
    }

    /// Prepares a statement and tells the types of its parameters and columns, as far as the
    /// engine knows them (SQLite knows neither before it runs).
    pub fn signature(&self, statement: &Statement) -> Result<Signature, OpenError> {
        match &self.inner.target {
            Target::Sqlite(path) => sqlite_engine::signature(path, statement),
            Target::Postgres(connector) => postgres_engine::signature(connector, statement),
        }
    }

    /// Every table with its columns: `(table, column, type)`, sorted; the types in the words of
    /// SQLite's STRICT tables so that both engines can be compared.
    pub fn schema(&self) -> Result<Vec<(String, String, String)>, OpenError> {
        match &self.inner.target {
            Target::Sqlite(path) => sqlite_engine::schema(path),
            Target::Postgres(connector) => postgres_engine::schema(connector),
        }
    }
}
