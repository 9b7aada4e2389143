//! A job runs once, in order, not before its time, and a failure waits.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

use db::testing::TestDb;
use db::{Db, Tx};
use db_macros::both_engines;
use jobs::{Event, JobError, NewJob, Runner, Subscription, Task};
use primitives::{Clock, Ctx, Random, TenantId};
use serde::Serialize;
use serde_json::{Value, json};

/// The journal is what these tasks write to: a trace that stays in the database.
fn note(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    if payload["fail"] == true {
        return Err(JobError::Other("on purpose".into()));
    }
    let subject = journal::Subject { kind: "essai", id: 1 };
    let entry = journal::Entry { act: "note", public: payload.clone(), personal: None };
    Ok(journal::append(tx, subject, &entry)?)
}

const NOTE: Task = Task { kind: "note", run: note };

struct Bench {
    db: Db,
    ctx: Ctx,
    runner: Runner,
}

fn bench(db: &TestDb) -> Bench {
    let ctx = Ctx::system(TenantId(3), Clock::system(), Random::seeded(1));
    let listener = Task { kind: "listener", run: note };
    let subscriptions = vec![Subscription { event: "essai.1", task: listener }];
    let runner = Runner::new(db.db.clone(), ctx.clone(), vec![NOTE], subscriptions);
    Bench { db: db.db.clone(), ctx, runner }
}

impl Bench {
    fn ask(&self, key: &'static str, payload: Value, delay: i64) -> jobs::JobId {
        let write = move |tx: &mut Tx<'_>| {
            let not_before = tx.now()?.plus_seconds(delay);
            let (ordering_key, payload) = (key.to_owned(), payload.clone());
            jobs::enqueue(tx, &NewJob { kind: "note", ordering_key, payload, not_before })
        };
        self.db.write_blocking(&self.ctx, write).unwrap()
    }

    fn notes(&self) -> Vec<i64> {
        let subject = journal::Subject { kind: "essai", id: 1 };
        let lines =
            self.db.read_blocking(&self.ctx, move |tx| journal::lines(tx, subject)).unwrap();
        let number = |line: &journal::Line| -> i64 {
            serde_json::from_str::<Value>(&line.text).unwrap()["public"]["n"].as_i64().unwrap()
        };
        lines.iter().map(number).collect()
    }
}

#[both_engines]
fn jobs_of_one_key_run_in_order_once(db: TestDb) {
    let bench = bench(&db);
    for number in 1..=3 {
        bench.ask("a", json!({"n": number}), 0);
    }
    assert_eq!(bench.runner.run_due().unwrap(), 3);
    assert_eq!(bench.runner.run_due().unwrap(), 0);
    assert_eq!(bench.notes(), [1, 2, 3]);
}

#[both_engines]
fn a_job_waits_for_its_time_and_can_be_taken_back_until_then(db: TestDb) {
    let bench = bench(&db);
    bench.ask("a", json!({"n": 1}), 600);
    let taken_back = bench.ask("b", json!({"n": 2}), 600);
    assert_eq!(bench.runner.run_due().unwrap(), 0);
    let cancel = move |tx: &mut Tx<'_>| jobs::cancel(tx, taken_back);
    assert!(bench.db.write_blocking(&bench.ctx, cancel).unwrap());
    bench.ctx.clock.advance(601);
    assert_eq!(bench.runner.run_due().unwrap(), 1);
    assert!(!bench.db.write_blocking(&bench.ctx, cancel).unwrap());
    assert_eq!(bench.notes(), [1]);
}

#[both_engines]
fn a_failure_leaves_nothing_holds_its_key_and_is_tried_again_later(db: TestDb) {
    let bench = bench(&db);
    let failing = bench.ask("a", json!({"n": 1, "fail": true}), 0);
    bench.ask("a", json!({"n": 2}), 0);
    bench.ask("b", json!({"n": 3}), 0);
    assert_eq!(bench.runner.run_due().unwrap(), 1);
    assert_eq!(bench.notes(), [3]);
    for _ in 0..10 {
        bench.ctx.clock.advance(7_200);
        bench.runner.run_due().unwrap();
    }
    assert_eq!(bench.notes(), [3, 2], "a dead job no longer holds its key");
    let cancel = move |tx: &mut Tx<'_>| jobs::cancel(tx, failing);
    assert!(bench.db.write_blocking(&bench.ctx, cancel).unwrap(), "it waits for a person");
}

#[derive(Serialize)]
struct Essai {
    n: i64,
}

impl Event for Essai {
    const NAME: &'static str = "essai.1";

    fn ordering_key(&self) -> String {
        "essai".into()
    }
}

#[both_engines]
fn an_event_reaches_its_subscribers(db: TestDb) {
    let bench = bench(&db);
    bench.db.write_blocking(&bench.ctx, |tx| jobs::emit(tx, &Essai { n: 9 })).unwrap();
    assert_eq!(bench.runner.run_due().unwrap(), 2);
    assert_eq!(bench.notes(), [9]);
}
