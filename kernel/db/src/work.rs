//! A closure on its way through the queue, and the ticket of whoever waits for it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use primitives::Ctx;
use tokio::sync::oneshot;

use crate::{DbError, Tx};

const WAITING: u8 = 0;
const CLAIMED: u8 = 1;
const CANCELLED: u8 = 2;

/// What a run left behind.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The closure agrees: commit.
    Keep,
    /// The closure refused, or a statement did: undo.
    Undo,
    /// Undo, and another run may succeed.
    Retry,
}

type Run = Box<dyn FnMut(&mut Tx<'_>) -> Outcome + Send>;
type Answer = Box<dyn FnOnce(Result<(), DbError>) + Send>;

pub(crate) struct Work {
    pub(crate) ctx: Ctx,
    state: Arc<AtomicU8>,
    run: Run,
    answer: Answer,
}

pub(crate) struct Ticket<T, E> {
    state: Arc<AtomicU8>,
    answer: oneshot::Receiver<Result<T, E>>,
}

impl Work {
    pub(crate) fn new<T, E, F>(ctx: Ctx, action: F) -> (Self, Ticket<T, E>)
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let slot = Arc::new(Mutex::new(None::<Result<T, E>>));
        let (sender, receiver) = oneshot::channel();
        let filled = Arc::clone(&slot);
        let run = Box::new(move |tx: &mut Tx<'_>| {
            let (result, outcome) = attempt(tx, &action);
            *filled.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            outcome
        });
        let answer = Box::new(move |end: Result<(), DbError>| {
            let result = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
            let result = match (end, result) {
                (Err(error), _) => Err(E::from(error)),
                (Ok(()), Some(result)) => result,
                (Ok(()), None) => Err(E::from(DbError::Lost("it never ran".into()))),
            };
            // Nobody waits any more: the act is done all the same, its key tells a second sending.
            let _ = sender.send(result);
        });
        let state = Arc::new(AtomicU8::new(WAITING));
        let ticket = Ticket { state: Arc::clone(&state), answer: receiver };
        (Self { ctx, state, run, answer }, ticket)
    }

    /// Whether this closure is now ours to run (its sender may have given up).
    pub(crate) fn claim(&self) -> bool {
        self.state.compare_exchange(WAITING, CLAIMED, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }

    pub(crate) fn run(&mut self, tx: &mut Tx<'_>) -> Outcome {
        (self.run)(tx)
    }

    pub(crate) fn answer(self, end: Result<(), DbError>) {
        (self.answer)(end);
    }
}

fn attempt<T, E: From<DbError>>(
    tx: &mut Tx<'_>,
    action: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> (Result<T, E>, Outcome) {
    match catch_unwind(AssertUnwindSafe(|| action(tx))) {
        Err(panic) => {
            let text = panic_text(panic.as_ref());
            tracing::error!(request = %tx.ctx().request_id, "a closure panicked: {text}");
            (Err(E::from(DbError::Panicked(text))), Outcome::Undo)
        }
        Ok(result) => match tx.refusal() {
            Some(refusal @ DbError::Refused { retry: true, .. }) => {
                (Err(E::from(refusal.clone())), Outcome::Retry)
            }
            // A closure that swallowed the error of a statement is not believed.
            Some(refusal) if result.is_ok() => (Err(E::from(refusal.clone())), Outcome::Undo),
            _ if result.is_ok() => (result, Outcome::Keep),
            _ => (result, Outcome::Undo),
        },
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

impl<T, E: From<DbError>> Ticket<T, E> {
    pub(crate) async fn wait(mut self, patience: Duration) -> Result<T, E> {
        if let Ok(answer) = tokio::time::timeout(patience, &mut self.answer).await {
            return received(answer);
        }
        let cancelled =
            self.state.compare_exchange(WAITING, CANCELLED, Ordering::SeqCst, Ordering::SeqCst);
        match cancelled {
            Ok(_) => Err(E::from(DbError::Saturated)),
            Err(_) => received(self.answer.await),
        }
    }

    pub(crate) fn wait_blocking(self) -> Result<T, E> {
        received(self.answer.blocking_recv())
    }
}

fn received<T, E: From<DbError>>(
    answer: Result<Result<T, E>, oneshot::error::RecvError>,
) -> Result<T, E> {
    answer.unwrap_or_else(|_| Err(E::from(DbError::Lost("the database was closed".into()))))
}
