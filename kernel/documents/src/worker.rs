use std::time::Duration;

use db::{DbError, Tx};
use futures_util::{StreamExt, stream};
use primitives::{Ctx, TenantId};

use crate::{DocumentError, DocumentId, Press, depot};

/// How many documents are taken at once.
const BATCH: i64 = 32;
/// How many are on their way together: while some are typeset, others are written to disk.
const TOGETHER: usize = 8;
/// How long, in seconds, a document taken is not taken by another node.
const LEASE: i64 = 120;
/// A document that failed this often waits for a person.
const ATTEMPTS: i64 = 10;
/// How long the worker sleeps when nothing waits.
const PAUSE: Duration = Duration::from_millis(500);

/// Makes the PDFs that wait.
#[derive(Clone)]
pub struct Worker {
    press: Press,
    ctx: Ctx,
}

impl Worker {
    /// A worker of this press. `ctx` is the program's own: each PDF is named in the tenant of its
    /// document.
    pub fn new(press: Press, ctx: Ctx) -> Self {
        Self { press, ctx }
    }

    /// Works for ever; a PDF under way when it is aborted is made again when its lease ends.
    pub async fn run(self) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::warn!("documents: {error}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Makes what waits until nothing does; how many PDFs were made.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn run_due(&self) -> Result<usize, DbError> {
        let mut made = 0;
        loop {
            let taken = self.claim().await?;
            if taken.is_empty() {
                return Ok(made);
            }
            let ended: Vec<_> = stream::iter(taken)
                .map(|(id, tenant)| self.one(id, tenant))
                .buffer_unordered(TOGETHER)
                .collect()
                .await;
            for ready in ended {
                made += usize::from(ready?);
            }
        }
    }

    async fn claim(&self) -> Result<Vec<(DocumentId, TenantId)>, DbError> {
        let now = self.ctx.clock.now();
        if !self.press.db.read(&self.ctx, move |tx| depot::due(tx, now)).await? {
            return Ok(Vec::new());
        }
        let lease = (now, now.plus_seconds(LEASE));
        self.press.db.write(&self.ctx, move |tx| depot::claim(tx, lease, ATTEMPTS, BATCH)).await
    }

    /// Makes one PDF; `false` if it failed, which is kept.
    async fn one(&self, id: DocumentId, tenant: TenantId) -> Result<bool, DbError> {
        let ctx = self.ctx.in_tenant(tenant);
        let cause = match self.press.make(&ctx, id).await {
            Ok(()) => return Ok(true),
            // Erased in the meantime.
            Err(DocumentError::Missing) => return Ok(false),
            Err(error) => error.to_string(),
        };
        tracing::warn!(document = id.0, tenant = tenant.0, "no PDF: {cause}");
        self.press.db.write(&ctx, move |tx| put_back(tx, id, &cause)).await?;
        Ok(false)
    }
}

/// Later and later: 2 s, 4 s, 8 s…, at most an hour.
fn put_back(tx: &mut Tx<'_>, id: DocumentId, cause: &str) -> Result<(), DbError> {
    let Some(attempts) = depot::attempts(tx, id)? else { return Ok(()) };
    let wait = (1_i64 << attempts.min(12)).min(3_600);
    let next = tx.now()?.plus_seconds(wait);
    depot::put_back(tx, id, cause, next, attempts >= ATTEMPTS)
}
