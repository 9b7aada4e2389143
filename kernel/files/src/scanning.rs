//! What becomes of files when there is an antivirus: waiting, then clean or infected.

use std::time::Duration;

use db::Db;
use primitives::{Ctx, Stamp, TenantId};
use serde::{Deserialize, Serialize};

use crate::{FileError, Named, Owner, ScanError, Store, Verdict, depot};

/// How many files are looked for at once.
const BATCH: i64 = 50;
/// How long the worker sleeps when nothing waits.
const PAUSE: Duration = Duration::from_secs(1);
/// Seconds before a file that was not at fault is tried again.
const SOON: i64 = 10;
/// The longest wait between two attempts at a file, in seconds.
const LONGEST: i64 = 900;
/// Seconds of attempts after which a file that was not scanned has to be told to someone.
const HOUR: i64 = 3_600;

/// What is known of a file against viruses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The verdict; `None` until the antivirus gives one.
    pub verdict: Option<Verdict>,
    /// Why the last attempt failed; empty when none did.
    pub trouble: String,
    /// When the verdict was given.
    pub at: Option<Stamp>,
    /// Whether it has no verdict though it was tried, and will not be tried again in its first hour.
    pub late: bool,
}

impl Check {
    /// Whether someone has to act: it carries a virus, or could not be looked at.
    pub fn failed(&self) -> bool {
        self.late || matches!(self.verdict, Some(Verdict::Infected(_)))
    }
}

/// [`Named::failed`] of a file may have changed: whoever has to act reads it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The file.
    pub file: String,
    /// The kind of its owner.
    pub owner_kind: String,
    /// The id of its owner.
    pub owner_id: i64,
}

impl Checked {
    pub(crate) fn of(named: &Named) -> Self {
        let Owner { kind, id } = named.owner.clone();
        Self { file: named.id.clone(), owner_kind: kind, owner_id: id }
    }
}

impl jobs::Event for Checked {
    const NAME: &'static str = "files.checked.1";

    fn ordering_key(&self) -> String {
        format!("{}:{}", self.owner_kind, self.owner_id)
    }
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
    /// What it was given for is not written over it yet: not given.
    Preparing,
    /// Nothing can be written over it: never given.
    Unfit,
    /// It was erased.
    Erased,
}

impl Named {
    /// Whether it may be given, where there is an antivirus or none.
    pub fn availability(&self, antivirus: bool) -> Availability {
        let checked = match (&self.check.verdict, antivirus) {
            (Some(Verdict::Clean), _) => Availability::Clean,
            (Some(Verdict::Infected(_)), _) => Availability::Infected,
            (None, true) => Availability::Waiting,
            (None, false) => Availability::Unchecked,
        };
        match self.withheld() {
            Some(Availability::Erased) => Availability::Erased,
            Some(withheld) if checked != Availability::Infected => withheld,
            _ => checked,
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
    /// [`FileError::Waiting`], [`FileError::Preparing`], [`FileError::Infected`] and [`FileError::Missing`]
    /// when it may not.
    pub fn allow(&self, named: &Named) -> Result<(), FileError> {
        match self.availability(named) {
            Availability::Clean | Availability::Unchecked => Ok(()),
            Availability::Waiting => Err(FileError::Waiting),
            Availability::Infected => Err(FileError::Infected),
            Availability::Preparing => Err(FileError::Preparing),
            Availability::Unfit | Availability::Erased => Err(FileError::Missing),
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
    pub(crate) owner: Owner,
    pub(crate) created: Stamp,
    /// When it was to be tried.
    pub(crate) due: Stamp,
}

impl Waiting {
    fn late(&self) -> bool {
        late(self.created, self.due)
    }

    fn checked(&self) -> Checked {
        let Owner { kind, id } = self.owner.clone();
        Checked { file: self.id.clone(), owner_kind: kind, owner_id: id }
    }
}

/// Whether a file without a verdict, to be tried next at `due`, has used up its first hour.
pub(crate) fn late(created: Stamp, due: Stamp) -> bool {
    due >= created.plus_seconds(HOUR)
}

async fn settle(db: &Db, ctx: &Ctx, waiting: &Waiting, verdict: Verdict) -> Result<(), FileError> {
    let id = waiting.id.clone();
    let ctx = ctx.in_tenant(waiting.tenant);
    if let Verdict::Infected(name) = &verdict {
        tracing::warn!(file = id, tenant = waiting.tenant.0, "a file carries a virus: {name}");
    }
    let told =
        (waiting.late() || matches!(verdict, Verdict::Infected(_))).then(|| waiting.checked());
    let settle = move |tx: &mut db::Tx<'_>| {
        depot::settle(tx, &id, &verdict)?;
        told.iter().try_for_each(|checked| jobs::emit(tx, checked))
    };
    Ok(db.write(&ctx, settle).await?)
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
    let (created, already, checked) = (waiting.created, waiting.late(), waiting.checked());
    let put_off = move |tx: &mut db::Tx<'_>| {
        let due = depot::put_off(tx, &id, attempts, &cause, wait)?;
        if late(created, due) && !already { jobs::emit(tx, &checked) } else { Ok(()) }
    };
    Ok(db.write(&ctx, put_off).await?)
}
