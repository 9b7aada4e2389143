use std::fmt::Display;
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use db::{Db, DbError, Tx};
use futures_util::FutureExt;
use futures_util::future::join_all;
use lettre::Address;
use primitives::{Ctx, Stamp};
use thiserror::Error;
use tokio::sync::watch;

use crate::bounces::{self, Bounce, Maildir};
use crate::depot::{self, Claimed};
use crate::message::Letter;
use crate::transport::{Refusal, Transport, Way};

/// Mails that leave at the same time.
const LANES: usize = 4;
/// Seconds during which a mail belongs to the node that sends it: more than every step may last
/// ([`Patience`](crate::Patience)). A node that died leaves it to the others then.
const LEASE: i64 = 900;
/// How long the worker sleeps when nothing is due.
const PAUSE: Duration = Duration::from_millis(500);
/// How often the mails that came back are read.
const BOUNCES: Duration = Duration::from_secs(60);
/// Mails on their way have this long to arrive when the program stops.
const GRACE: Duration = Duration::from_secs(10);
/// The wait after a database refused what became of a mail, and the longest: each is the double of
/// the one before.
const AGAIN: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(30)];
/// Seconds before the second attempt; each wait is the double of the one before.
const FIRST_WAIT: i64 = 30;
/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 3_600;
/// The attempts of five days, the delay of RFC 5321, 4.5.4.1: seven in the first hour, then one an hour.
const ATTEMPTS: i64 = 127;

/// Why what came back could not be read.
#[derive(Debug, Error)]
pub enum BounceError {
    /// The maildir.
    #[error("maildir: {0}")]
    Io(#[from] io::Error),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Sends what the outbox holds.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    ctx: Ctx,
    transport: Transport,
    sender: Address,
    bounces: Option<Maildir>,
}

impl Worker {
    /// A worker that sends in the name of `sender`. `ctx` is the program's own.
    pub fn new(db: Db, ctx: Ctx, transport: Transport, sender: Address) -> Self {
        Self { db, ctx, transport, sender, bounces: None }
    }

    /// The same worker, that also reads what comes back to this maildir.
    #[must_use]
    pub fn with_bounces(self, maildir: Option<PathBuf>) -> Self {
        Self { bounces: maildir.map(Maildir::new), ..self }
    }

    /// Sends on a thread of its own until it is told to stop.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(self) -> io::Result<Running> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = watch::channel(false);
        let thread = std::thread::Builder::new()
            .name("mail".into())
            .spawn(move || runtime.block_on(self.run(stopped)))?;
        Ok(Running { stop, thread })
    }

    /// Sends what is due until nothing is; how many mails left.
    ///
    /// # Errors
    /// What the database refused; a mail in hand is tried again when its lease ends.
    pub async fn drain(&self) -> Result<usize, DbError> {
        let (_still, stopped) = watch::channel(false);
        self.round(&stopped).await
    }

    /// Reads what came back since the last time; how many mails it says are lost.
    ///
    /// # Errors
    /// What the folder or the database refused; the file is read again the next time. One that is no
    /// readable file is set aside.
    pub async fn read_bounces(&self) -> Result<usize, BounceError> {
        let Some(maildir) = &self.bounces else { return Ok(0) };
        let (mut lost, mut moved) = (0, Ok(()));
        for file in maildir.unread()? {
            match bounces::read(&file) {
                Ok(Some(bounce)) => lost += usize::from(self.bounced(bounce).await?),
                Ok(None) => {}
                Err(error) => tracing::warn!("a mail that came back is set aside: {error}"),
            }
            moved = moved.and(maildir.seen(&file));
        }
        Ok(moved.map(|()| lost)?)
    }

    async fn bounced(&self, bounce: Bounce) -> Result<bool, DbError> {
        let Bounce { message_id, diagnostic } = bounce;
        let named = message_id.clone();
        let tenant = self.db.read(&self.ctx, move |tx| depot::tenant_of(tx, &named)).await?;
        let Some(tenant) = tenant else { return Ok(false) };
        let note = move |tx: &mut Tx<'_>| {
            let failed = depot::bounced(tx, &message_id, &diagnostic)?;
            failed.as_ref().map(|failed| jobs::emit(tx, failed)).transpose()
        };
        Ok(self.db.write(&self.ctx.in_tenant(tenant), note).await?.is_some())
    }

    async fn run(self, stopped: watch::Receiver<bool>) {
        tokio::join!(self.send_until(stopped.clone()), self.watch_bounces_until(stopped));
    }

    async fn watch_bounces_until(&self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            turn("mails that came back", self.read_bounces()).await;
            let _ = tokio::time::timeout(BOUNCES, stopped.changed()).await;
        }
    }

    async fn send_until(&self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            let given_up = after_grace(stopped.clone());
            tokio::select! {
                () = turn("mails", self.round(&stopped)) => {}
                () = given_up => return,
            }
            let _ = tokio::time::timeout(PAUSE, stopped.changed()).await;
        }
    }

    async fn round(&self, stopped: &watch::Receiver<bool>) -> Result<usize, DbError> {
        if !self.db.read(&self.ctx, depot::is_due).await? {
            return Ok(0);
        }
        // A lane that fails never stops another in the middle of a mail.
        let lanes = join_all((0..LANES).map(|_| self.lane(stopped))).await;
        lanes.into_iter().sum()
    }

    async fn lane(&self, stopped: &watch::Receiver<bool>) -> Result<usize, DbError> {
        let mut way = self.transport.way();
        let mut left = 0;
        while !*stopped.borrow() {
            let claim = |tx: &mut Tx<'_>| depot::claim(tx, LEASE);
            let Some(mail) = self.db.write(&self.ctx, claim).await? else { break };
            left += usize::from(self.one(&mut way, mail).await?);
        }
        way.close().await;
        Ok(left)
    }

    /// Sends one mail, outside any transaction, then writes what became of it; whether it left.
    async fn one(&self, way: &mut Way<'_>, mail: Claimed) -> Result<bool, DbError> {
        let lease = self.ctx.clock.now().plus_seconds(LEASE);
        let answer = match Letter::of(&mail, &self.sender) {
            Ok(letter) => way.send(&letter).await,
            Err(cause) => Err(Refusal::ours(true, cause)),
        };
        if let Err(Refusal { for_good, code, .. }) = &answer {
            let (mail, attempt) = (mail.id.0, mail.attempt);
            tracing::warn!(mail, attempt, for_good, code, "a mail did not leave");
        }
        let left = answer.is_ok();
        self.settle(Arc::new((mail, answer)), lease).await?;
        Ok(left)
    }

    /// Writes what became of a mail, again and again until its lease ends: a mail that left and is
    /// not known to have would leave twice.
    async fn settle(&self, ended: Arc<Ended>, lease: Stamp) -> Result<(), DbError> {
        let ctx = self.ctx.in_tenant(ended.0.tenant);
        let [mut wait, longest] = AGAIN;
        loop {
            let written = Arc::clone(&ended);
            let write = move |tx: &mut Tx<'_>| settle(tx, &written.0, &written.1);
            let Err(error) = self.db.write(&ctx, write).await else { return Ok(()) };
            if self.ctx.clock.now() >= lease {
                return Err(error);
            }
            tracing::warn!(mail = ended.0.id.0, "what became of a mail is written later: {error}");
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(longest);
        }
    }
}

/// A mail and how its sending ended.
type Ended = (Claimed, Result<(), Refusal>);

/// Says what stopped a turn, an error or a panic: the next one comes all the same.
async fn turn<E: Display>(what: &str, turn: impl Future<Output = Result<usize, E>>) {
    match AssertUnwindSafe(turn).catch_unwind().await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::warn!("{what}: {error}"),
        Err(_) => tracing::error!("{what}: ended by a panic"),
    }
}

fn settle(tx: &mut Tx<'_>, mail: &Claimed, answer: &Result<(), Refusal>) -> Result<(), DbError> {
    match answer {
        Ok(()) => depot::sent(tx, mail),
        Err(Refusal { for_good: false, cause, .. }) if mail.attempt < ATTEMPTS => {
            depot::retry(tx, mail, cause, wait_after(mail.attempt))
        }
        Err(Refusal { cause, .. }) => crate::refuse(tx, mail.id, &mail.message_id, cause),
    }
}

fn wait_after(attempt: i64) -> i64 {
    (FIRST_WAIT << (attempt - 1).clamp(0, 7)).min(LONGEST_WAIT)
}

/// Ends [`GRACE`] after the program was told to stop.
async fn after_grace(mut stopped: watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
    tokio::time::sleep(GRACE).await;
}

/// A worker on its thread.
pub struct Running {
    stop: watch::Sender<bool>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Lets the mails on their way arrive, at most ten seconds, then ends the worker. One whose
    /// server has not answered by then is sent again by the next start, under the same Message-ID.
    pub fn stop(self) {
        let _ = self.stop.send(true);
        if self.thread.join().is_err() {
            tracing::error!("the thread of mails ended by a panic");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_double_up_to_an_hour_and_last_five_days() {
        let waits: Vec<_> = (1..ATTEMPTS).map(wait_after).collect();
        assert_eq!(waits[..9], [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
        let days = waits.iter().sum::<i64>() as f64 / 86_400.0;
        assert!((4.9..5.1).contains(&days), "{days}");
    }

    #[test]
    fn a_turn_that_panics_or_fails_ends_and_nothing_else_does() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(turn("test", async { panic!("a turn") as Result<usize, String> }));
        runtime.block_on(turn("test", async { Err::<usize, _>("refused") }));
    }
}
