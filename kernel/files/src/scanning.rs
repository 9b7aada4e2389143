//! What becomes of files when there is an antivirus: waiting, then clean or infected.

use std::time::Duration;

use db::Db;
use primitives::{Ctx, Stamp, TenantId};

use crate::{FileError, Named, ScanError, Store, Verdict, depot};

/// How many files are looked for at once.
const BATCH: i64 = 50;
/// How long the worker sleeps when nothing waits.
const PAUSE: Duration = Duration::from_secs(1);
/// Seconds before a file that was not at fault is tried again.
const SOON: i64 = 10;
/// The longest wait between two attempts at a file, in seconds.
const LONGEST: i64 = 900;

/// What is known of a file against viruses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The verdict; `None` until the antivirus gives one.
    pub verdict: Option<Verdict>,
    /// Why the last attempt failed; empty when none did.
    pub trouble: String,
    /// When the verdict was given.
    pub at: Option<Stamp>,
}

/// Whether a file may be given to those who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// The antivirus found nothing.
    Clean,
    /// There is no antivirus: it is given, and said not to be checked.
    Unchecked,
    /// The antivirus has not said anything yet: not given.
    Waiting,
    /// It carries a virus: never given.
    Infected,
}

impl Named {
    /// Whether it may be given, where there is an antivirus or none.
    pub fn availability(&self, antivirus: bool) -> Availability {
        match (&self.check.verdict, antivirus) {
            (Some(Verdict::Clean), _) => Availability::Clean,
            (Some(Verdict::Infected(_)), _) => Availability::Infected,
            (None, true) => Availability::Waiting,
            (None, false) => Availability::Unchecked,
        }
    }
}

impl Store {
    /// Whether a file may be given.
    pub fn availability(&self, named: &Named) -> Availability {
        named.availability(self.antivirus().is_some())
    }

    /// That a file may be given.
    ///
    /// # Errors
    /// [`FileError::Waiting`] and [`FileError::Infected`] when it may not.
    pub fn allow(&self, named: &Named) -> Result<(), FileError> {
        match self.availability(named) {
            Availability::Clean | Availability::Unchecked => Ok(()),
            Availability::Waiting => Err(FileError::Waiting),
            Availability::Infected => Err(FileError::Infected),
        }
    }
}

/// Scans files as they come, until the task is aborted; at once done when there is no antivirus.
/// `ctx` is the program's own.
pub async fn watch(store: Store, db: Db, ctx: Ctx) {
    if store.antivirus().is_none() {
        return;
    }
    loop {
        match scan_due(&store, &db, &ctx).await {
            Ok(0) => tokio::time::sleep(PAUSE).await,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!("scanning: {error}");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Scans what waits and is due; how many files got a verdict.
///
/// # Errors
/// When the database refuses. An antivirus that does not answer is no error: its files are tried
/// again, later and later.
pub async fn scan_due(store: &Store, db: &Db, ctx: &Ctx) -> Result<usize, FileError> {
    let Some(antivirus) = store.antivirus() else { return Ok(0) };
    let now = ctx.clock.now();
    let mut due = db.read(ctx, move |tx| depot::waiting(tx, now, BATCH)).await?.into_iter();
    let mut done = 0;
    while let Some(waiting) = due.next() {
        let scanned = match store.open_key(&waiting.key, &waiting.sha256).await {
            Ok(bytes) => antivirus.scan(bytes).await,
            Err(error) => Err(ScanError::from(error)),
        };
        match scanned {
            Ok(verdict) => {
                settle(db, ctx, &waiting, verdict).await?;
                done += 1;
            }
            Err(error) => {
                tracing::warn!(file = waiting.id, "the antivirus did not scan a file: {error}");
                let wait = (5_i64 << waiting.attempts.clamp(0, 8)).min(LONGEST);
                put_off(db, ctx, &waiting, waiting.attempts + 1, &error, wait).await?;
                if !matches!(error, ScanError::Refused(_) | ScanError::File(_)) {
                    for next in due.by_ref() {
                        put_off(db, ctx, &next, next.attempts, &error, SOON).await?;
                    }
                }
            }
        }
    }
    Ok(done)
}

/// A file that waits for the antivirus.
pub(crate) struct Waiting {
    pub(crate) id: String,
    pub(crate) tenant: TenantId,
    pub(crate) key: String,
    pub(crate) sha256: String,
    pub(crate) attempts: i64,
}

async fn settle(db: &Db, ctx: &Ctx, waiting: &Waiting, verdict: Verdict) -> Result<(), FileError> {
    let id = waiting.id.clone();
    let ctx = ctx.in_tenant(waiting.tenant);
    if let Verdict::Infected(name) = &verdict {
        tracing::warn!(file = id, tenant = waiting.tenant.0, "a file carries a virus: {name}");
    }
    db.write(&ctx, move |tx| depot::settle(tx, &id, &verdict)).await?;
    Ok(())
}

async fn put_off(
    db: &Db,
    ctx: &Ctx,
    waiting: &Waiting,
    attempts: i64,
    error: &ScanError,
    wait: i64,
) -> Result<(), FileError> {
    let (id, cause) = (waiting.id.clone(), error.to_string());
    let ctx = ctx.in_tenant(waiting.tenant);
    db.write(&ctx, move |tx| depot::put_off(tx, &id, attempts, &cause, wait)).await?;
    Ok(())
}
