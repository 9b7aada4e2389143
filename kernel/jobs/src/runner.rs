use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use db::{Db, DbError, Tx};
use primitives::{Ctx, TenantId};

use crate::depot::{self, Taken};
use crate::{EVENT_PREFIX, JobError, JobId, NewJob, Subscription, Task, enqueue};

/// How many jobs are looked for at once.
const LIMIT: i64 = 200;
/// A job that failed this often waits for a person.
const ATTEMPTS: i64 = 10;
/// How long the thread sleeps when nothing is due.
const PAUSE: Duration = Duration::from_millis(500);

/// Runs the jobs that are due.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    ctx: Ctx,
    tasks: Arc<Vec<Task>>,
    subscriptions: Arc<Vec<Subscription>>,
}

impl Runner {
    /// A runner of these tasks; those of the subscriptions are added. `ctx` is the program's own:
    /// each job runs in it, in the tenant that asked for it.
    pub fn new(db: Db, ctx: Ctx, mut tasks: Vec<Task>, subscriptions: Vec<Subscription>) -> Self {
        tasks.extend(subscriptions.iter().map(|subscription| subscription.task));
        Self { db, ctx, tasks: Arc::new(tasks), subscriptions: Arc::new(subscriptions) }
    }

    /// Runs what is due until nothing is; how many jobs were done.
    pub fn run_due(&self) -> Result<usize, DbError> {
        let mut done = 0;
        loop {
            let ran = self.round()?;
            if ran == 0 {
                return Ok(done);
            }
            done += ran;
        }
    }

    /// Runs jobs on a thread of their own until `stop` is set.
    pub fn start(self, stop: Arc<AtomicBool>) -> std::io::Result<JoinHandle<()>> {
        std::thread::Builder::new().name("jobs".into()).spawn(move || {
            while !stop.load(Ordering::SeqCst) {
                if let Err(error) = self.run_due() {
                    tracing::warn!("jobs: {error}");
                }
                std::thread::park_timeout(PAUSE);
            }
        })
    }

    fn round(&self) -> Result<usize, DbError> {
        let now = self.ctx.clock.now();
        let due = self.db.read_blocking(&self.ctx, move |tx| depot::due(tx, now, LIMIT))?;
        let mut done = 0;
        for (id, tenant) in due {
            done += usize::from(self.one(id, tenant)?);
        }
        Ok(done)
    }

    /// Runs one job; `false` if another runner has it or it failed.
    fn one(&self, id: JobId, tenant: TenantId) -> Result<bool, DbError> {
        let ctx = self.ctx.in_tenant(tenant);
        let (tasks, subscriptions) = (Arc::clone(&self.tasks), Arc::clone(&self.subscriptions));
        let ended = self.db.write_blocking(&ctx, move |tx| run(tx, id, &tasks, &subscriptions));
        match ended {
            Ok(ran) => Ok(ran),
            Err(error) => {
                tracing::warn!(job = id.0, tenant = tenant.0, "a job failed: {error}");
                let cause = error.to_string();
                self.db.write_blocking(&ctx, move |tx| put_back(tx, id, &cause))?;
                Ok(false)
            }
        }
    }
}

fn run(
    tx: &mut Tx<'_>,
    id: JobId,
    tasks: &[Task],
    subscriptions: &[Subscription],
) -> Result<bool, JobError> {
    let now = tx.now()?;
    let Some(job) = depot::take(tx, id, now)? else { return Ok(false) };
    let payload = serde_json::from_str(&job.payload)?;
    match job.kind.strip_prefix(EVENT_PREFIX) {
        Some(event) => {
            for listener in subscriptions.iter().filter(|listener| listener.event == event) {
                let ordering_key = format!("{}:{}", listener.task.kind, job.ordering_key);
                let payload = serde_json::Value::clone(&payload);
                let kind = listener.task.kind;
                enqueue(tx, &NewJob { kind, ordering_key, payload, not_before: now })?;
            }
        }
        None => (task(tasks, &job)?.run)(tx, &payload)?,
    }
    Ok(depot::remove(tx, id)?)
}

fn task<'t>(tasks: &'t [Task], job: &Taken) -> Result<&'t Task, JobError> {
    tasks
        .iter()
        .find(|task| task.kind == job.kind)
        .ok_or_else(|| JobError::Other(format!("no task runs the jobs « {} »", job.kind)))
}

/// Later and later: 2 s, 4 s, 8 s…, at most an hour.
fn put_back(tx: &mut Tx<'_>, id: JobId, cause: &str) -> Result<(), DbError> {
    let now = tx.now()?;
    let Some(job) = depot::take(tx, id, now)? else { return Ok(()) };
    let attempts = job.attempts + 1;
    let wait = (1_i64 << attempts.min(12)).min(3_600);
    depot::failed(tx, id, attempts, cause, now.plus_seconds(wait), attempts >= ATTEMPTS)
}
