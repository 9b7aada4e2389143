//! The journal is true as written, and says where it was touched.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod chains;
mod proofs;
mod readings;
mod seals;

use db::Tx;
use db::testing::TestDb;
use journal::{Entry, Report, SealKey, Subject};
use primitives::{Clock, Ctx, Random, TenantId};
use serde_json::json;

const SUBJECT: Subject = Subject { kind: "chose", id: 4 };

fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::seeded(7))
}

fn key() -> SealKey {
    SealKey::from_seed(&[3; 32]).unwrap()
}

fn write<T: Send + 'static>(
    db: &TestDb,
    act: impl Fn(&mut Tx<'_>) -> Result<T, db::DbError> + Send + 'static,
) -> T {
    apart(|| db.db.write_blocking(&ctx(), act).unwrap())
}

/// Runs what blocks on a thread of its own: an asynchronous test may not wait on its own thread.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

fn append(db: &TestDb, subject: Subject, act: &'static str) {
    let entry = move || Entry { act, public: json!({}), personal: None };
    write(db, move |tx| journal::append(tx, subject, &entry()));
}

fn seal(db: &TestDb) -> journal::Seal {
    write(db, |tx| journal::seal(tx, &key(), None)).unwrap()
}

fn report(db: &TestDb) -> Report {
    let read = |tx: &mut Tx<'_>| journal::verify_all(tx, Some(key().public()));
    apart(|| db.db.read_blocking::<_, db::DbError, _>(&ctx(), read).unwrap())
}
