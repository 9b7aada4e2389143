use db::{DbError, Tx, args, from_row, sql};
use primitives::{Stamp, TenantId};

use crate::{JobId, NewJob};

sql! {
    INSERT = "INSERT INTO jobs
        (collectivite_id, kind, ordering_key, payload, not_before, attempts, last_error, dead)
        VALUES ($1, $2, $3, $4, $5, 0, NULL, 0) RETURNING id";
    REMOVE = "DELETE FROM jobs WHERE id = (SELECT id FROM jobs
            WHERE id = $1 AND collectivite_id = $2 {skip_locked})";
    POSTPONE = "UPDATE jobs SET not_before = $3 WHERE id = (SELECT id FROM jobs
            WHERE id = $1 AND collectivite_id = $2 {skip_locked})";
    DUE = "SELECT j.id, j.collectivite_id FROM jobs j WHERE j.dead = 0 AND j.not_before <= $1
        AND NOT EXISTS (SELECT 1 FROM jobs e
            WHERE e.ordering_key = j.ordering_key AND e.id < j.id AND e.dead = 0)
        ORDER BY j.not_before, j.id LIMIT $2";
    TAKE = "SELECT kind, ordering_key, payload, attempts FROM jobs
        WHERE id = $1 AND dead = 0 AND not_before <= $2 {skip_locked}";
    FAILED = "UPDATE jobs SET attempts = $2, last_error = $3, not_before = $4, dead = $5 WHERE id = $1";
}

/// A job taken by a runner.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) kind: String,
    pub(crate) ordering_key: String,
    pub(crate) payload: String,
    pub(crate) attempts: i64,
}
from_row!(Taken { kind, ordering_key, payload, attempts });

pub(crate) fn insert(tx: &mut Tx<'_>, job: &NewJob<'_>) -> Result<JobId, DbError> {
    let tenant = tx.ctx().tenant;
    let payload = job.payload.to_string();
    tx.query_one(&INSERT, args![tenant, job.kind, &job.ordering_key, payload, job.not_before])
}

pub(crate) fn remove(tx: &mut Tx<'_>, id: JobId) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&REMOVE, args![id, tenant])? == 1)
}

pub(crate) fn postpone(tx: &mut Tx<'_>, id: JobId, not_before: Stamp) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&POSTPONE, args![id, tenant, not_before])? == 1)
}

/// Jobs that may run now: the earliest of each ordering key.
pub(crate) fn due(
    tx: &mut Tx<'_>,
    now: Stamp,
    limit: i64,
) -> Result<Vec<(JobId, TenantId)>, DbError> {
    tx.query(&DUE, args![now, limit])
}

pub(crate) fn take(tx: &mut Tx<'_>, id: JobId, now: Stamp) -> Result<Option<Taken>, DbError> {
    tx.query_opt(&TAKE, args![id, now])
}

pub(crate) fn failed(
    tx: &mut Tx<'_>,
    id: JobId,
    attempts: i64,
    cause: &str,
    next: Stamp,
    dead: bool,
) -> Result<(), DbError> {
    tx.execute(&FAILED, args![id, attempts, cause, next, dead])?;
    Ok(())
}
