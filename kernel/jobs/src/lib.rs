#![doc = include_str!("../README.md")]

mod depot;
mod runner;

use db::{DbError, Tx};
use primitives::Stamp;
use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

pub use runner::Runner;

primitives::id! {
    /// A job.
    JobId
}
db::id_column!(JobId);

/// A job to write.
#[derive(Debug)]
pub struct NewJob<'a> {
    /// The task that will run it.
    pub kind: &'a str,
    /// Jobs of the same key run in order: `dossier:12`.
    pub ordering_key: String,
    /// What the task needs.
    pub payload: Value,
    /// Not before this instant.
    pub not_before: Stamp,
}

/// Why a task failed; the job is tried again.
#[derive(Debug, Error)]
pub enum JobError {
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The payload is not what the task reads.
    #[error("payload: {0}")]
    Payload(#[from] serde_json::Error),
    /// Anything else, in words for the operator.
    #[error("{0}")]
    Other(String),
}

/// What runs the jobs of one kind.
#[derive(Clone, Copy)]
pub struct Task {
    /// The kind of its jobs.
    pub kind: &'static str,
    /// The work, in the transaction that removes the job.
    pub run: fn(&mut Tx<'_>, &Value) -> Result<(), JobError>,
}

/// Who listens to an event.
#[derive(Clone, Copy)]
pub struct Subscription {
    /// The event, with its version: `paiement.paye.1`.
    pub event: &'static str,
    /// The task that gets its payload.
    pub task: Task,
}

/// Something that happened, as others are told of it.
pub trait Event: Serialize {
    /// Its name, with its version.
    const NAME: &'static str;

    /// What its subscribers see in order: `dossier:12`.
    fn ordering_key(&self) -> String;
}

const EVENT_PREFIX: &str = "event:";

/// Writes a job.
pub fn enqueue(tx: &mut Tx<'_>, job: &NewJob<'_>) -> Result<JobId, DbError> {
    depot::insert(tx, job)
}

/// Takes back a job that has not run yet; `false` when it has run or is running. It never waits for
/// one that runs, which may be waiting for this act: its task checks that there is something to do.
pub fn cancel(tx: &mut Tx<'_>, id: JobId) -> Result<bool, DbError> {
    depot::remove(tx, id)
}

/// Moves a job that has not run yet to another instant; `false` when it has run or is running.
pub fn postpone(tx: &mut Tx<'_>, id: JobId, not_before: Stamp) -> Result<bool, DbError> {
    depot::postpone(tx, id, not_before)
}

/// Tells the subscribers of an event, in the transaction of what happened.
pub fn emit<E: Event>(tx: &mut Tx<'_>, event: &E) -> Result<(), DbError> {
    let payload = serde_json::to_value(event);
    let job = NewJob {
        kind: &format!("{EVENT_PREFIX}{}", E::NAME),
        ordering_key: event.ordering_key(),
        payload: payload.map_err(|error| DbError::Lost(error.to_string()))?,
        not_before: tx.now()?,
    };
    enqueue(tx, &job)?;
    Ok(())
}
