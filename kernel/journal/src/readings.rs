//! Who read what. A page that shows a person's dossier to anyone else leaves after its line is on
//! disk; a thread groups the lines of the requests that wait.

use std::sync::Arc;
use std::time::Duration;

use db::{Db, DbError, Tx};
use primitives::{Actor, Ctx, Random, Stamp, TenantId};
use serde_json::{Value, json};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

use crate::line::Draft;
use crate::{Entry, READINGS, Subject, append, depot};

/// Lines that one write holds at most.
const GROUP: usize = 64;
/// Readings that may wait.
const WAITING: usize = 4_096;
/// How long a page waits for its line.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a page shows.
#[derive(Debug)]
pub struct Reading {
    kind: &'static str,
    ids: Vec<i64>,
    opened: bool,
}

impl Reading {
    /// One thing, opened.
    pub fn one(object: Subject) -> Self {
        Self { kind: object.kind, ids: vec![object.id], opened: true }
    }

    /// The rows of a list. The line names them all; [`opened`] does not count them.
    pub fn list(kind: &'static str, ids: Vec<i64>) -> Self {
        Self { kind, ids, opened: false }
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// The line could not be written: what was to be read must not be shown.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("the reading could not be written in the journal")]
pub struct Unwritten;

/// Someone who opened something.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// When.
    pub at: Stamp,
    /// Their account.
    pub account: i64,
    /// The page, as its route names it.
    pub page: String,
}

/// Who opened `object` in the present tenant, the latest first. Authorising is the caller's.
pub fn opened(tx: &mut Tx<'_>, object: Subject, limit: i64) -> Result<Vec<Opened>, DbError> {
    depot::opened(tx, object, limit)
}

/// Where pages record what they show. Cheap to clone; the thread ends with the last copy.
#[derive(Clone)]
pub struct Readings(mpsc::Sender<Waiting>);

struct Noted {
    tenant: TenantId,
    actor: Actor,
    page: &'static str,
    reading: Reading,
}

struct Waiting {
    noted: Noted,
    answer: oneshot::Sender<bool>,
}

impl Readings {
    /// Starts the thread of this process, which writes with the context of the program.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(db: Db, ctx: Ctx) -> std::io::Result<Self> {
        let (sender, receiver) = mpsc::channel(WAITING);
        let writer = Writer { db, chain: new_chain(&ctx.random), since: ctx.clock.now(), ctx };
        std::thread::Builder::new().name(READINGS.into()).spawn(move || writer.run(receiver))?;
        Ok(Self(sender))
    }

    /// Writes that the actor of `ctx` reads this on `page` (the path of its route), and comes back
    /// once it is on disk.
    ///
    /// # Errors
    /// [`Unwritten`]: show nothing.
    pub async fn record(
        &self,
        ctx: &Ctx,
        page: &'static str,
        reading: Reading,
    ) -> Result<(), Unwritten> {
        if reading.is_empty() {
            return Ok(());
        }
        let (answer, written) = oneshot::channel();
        let noted = Noted { tenant: ctx.tenant, actor: ctx.actor, page, reading };
        let wait = async {
            self.0.send(Waiting { noted, answer }).await.map_err(|_| Unwritten)?;
            written.await.map_err(|_| Unwritten)
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(Ok(true)) => Ok(()),
            _ => Err(Unwritten),
        }
    }
}

/// A number that no other process has: 53 bits, which every reader of JSON can hold.
fn new_chain(random: &Random) -> Subject {
    let id = u64::from_be_bytes(random.bytes()) >> 11;
    Subject { kind: READINGS, id: i64::try_from(id).unwrap_or_default() }
}

struct Writer {
    db: Db,
    ctx: Ctx,
    chain: Subject,
    since: Stamp,
}

impl Writer {
    fn run(self, mut waiting: mpsc::Receiver<Waiting>) {
        let mut open = false;
        while let Some(first) = waiting.blocking_recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(next) = waiting.try_recv()
            {
                group.push(next);
            }
            let (noted, answers): (Vec<_>, Vec<_>) =
                group.into_iter().map(|waiting| (waiting.noted, waiting.answer)).unzip();
            let written = self.write(noted, open);
            open |= written;
            for answer in answers {
                // Whoever asked may have left: the line stays.
                let _ = answer.send(written);
            }
        }
    }

    fn write(&self, noted: Vec<Noted>, open: bool) -> bool {
        let (chain, since, noted) = (self.chain, self.since, Arc::new(noted));
        let act = move |tx: &mut Tx<'_>| {
            if !open {
                let public = json!({ "depuis": since.0 });
                append(tx, chain, &Entry { act: "ouverture", public, personal: None })?;
            }
            write(tx, chain, &noted)
        };
        let written = self.db.write_blocking::<(), DbError, _>(&self.ctx, act);
        if let Err(error) = &written {
            tracing::error!("readings: {error}");
        }
        written.is_ok()
    }
}

fn write(tx: &mut Tx<'_>, chain: Subject, noted: &[Noted]) -> Result<(), DbError> {
    let at = tx.now()?;
    let count = i64::try_from(noted.len()).unwrap_or_default();
    let (last, mut previous) = depot::take_ranks(tx, chain, count)?;
    let (mut lines, mut opened) = (Vec::new(), Vec::new());
    for (rank, noted) in (last - count + 1..).zip(noted) {
        let (text, hash) = Draft {
            subject: chain,
            rank,
            at,
            actor: noted.actor,
            act: if noted.reading.opened { "lecture" } else { "liste" },
            public: &noted.public(),
            commitment: None,
            previous: &previous,
        }
        .write();
        lines.push(json!({"tenant": noted.tenant.0, "rank": rank, "text": text, "hash": hash}));
        opened.extend(noted.opened(rank));
        previous = hash;
    }
    depot::insert_lines(tx, chain, &lines)?;
    if !opened.is_empty() {
        depot::insert_opened(tx, chain.id, at, &opened)?;
    }
    depot::set_head(tx, chain, &previous)
}

impl Noted {
    fn public(&self) -> Value {
        json!({
            "collectivite": self.tenant.0,
            "page": self.page,
            "objets": [self.reading.kind, self.reading.ids],
        })
    }

    /// Its row of the index, when it opens one thing.
    fn opened(&self, rank: i64) -> Option<Value> {
        let account = self.actor.account.filter(|_| self.reading.opened)?;
        Some(json!({
            "tenant": self.tenant.0,
            "kind": self.reading.kind,
            "id": self.reading.ids.first()?,
            "rank": rank,
            "account": account,
            "page": self.page,
        }))
    }
}
