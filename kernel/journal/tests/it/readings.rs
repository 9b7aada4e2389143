//! Readings: on disk before the page leaves, found again by what was read, gone after their time.

use db::testing::TestDb;
use db::{DbError, Tx};
use db_macros::both_engines;
use journal::{Broken, Reading, Readings, Subject};
use primitives::{Actor, ActorKind, Ctx};

use crate::{SUBJECT, apart, ctx, report, seal, write};

fn agent(account: i64) -> Ctx {
    ctx().with(|parts| parts.actor = Actor { kind: ActorKind::Staff, account: Some(account) })
}

fn opened(db: &TestDb) -> Vec<(i64, String)> {
    let read = |tx: &mut Tx<'_>| journal::opened(tx, SUBJECT, 50);
    let read = apart(|| db.db.read_blocking::<_, DbError, _>(&ctx(), read).unwrap());
    read.into_iter().map(|opened| (opened.account, opened.page)).collect()
}

#[both_engines]
async fn what_is_read_is_on_disk_when_the_page_leaves(db: TestDb) {
    let readings = Readings::start(db.db.clone(), ctx()).unwrap();
    readings.record(&agent(12), "/chose/{n}", Reading::one(SUBJECT)).await.unwrap();
    readings.record(&agent(13), "/choses", Reading::list("chose", vec![4, 5])).await.unwrap();
    readings.record(&agent(13), "/choses", Reading::list("chose", vec![])).await.unwrap();
    assert_eq!(opened(&db), [(12, "/chose/{n}".to_owned())]);
    let report = report(&db);
    assert!(report.is_true(), "{report:?}");
    assert_eq!((report.chains, report.lines), (1, 3), "the opening, a page, a list");
}

#[both_engines]
async fn many_at_once_are_grouped_and_each_has_its_line(db: TestDb) {
    let readings = Readings::start(db.db.clone(), ctx()).unwrap();
    let tasks: Vec<_> = (0..300)
        .map(|account| {
            let readings = readings.clone();
            tokio::spawn(async move {
                readings.record(&agent(account), "/chose/{n}", Reading::one(SUBJECT)).await
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let report = report(&db);
    assert!(report.is_true(), "{report:?}");
    assert_eq!(report.lines, 301);
}

#[both_engines]
async fn without_a_journal_nothing_is_shown(db: TestDb) {
    let readings = Readings::start(db.db.clone(), ctx()).unwrap();
    db.batch("DROP TABLE journal");
    let refused = readings.record(&agent(1), "/chose/{n}", Reading::one(SUBJECT)).await;
    assert_eq!(refused, Err(journal::Unwritten));
}

#[both_engines]
async fn old_readings_go_at_a_seal_and_the_chain_says_it(db: TestDb) {
    let readings = Readings::start(db.db.clone(), ctx()).unwrap();
    let record = async |account| {
        readings.record(&agent(account), "/chose/{n}", Reading::one(SUBJECT)).await.unwrap();
    };
    record(1).await;
    record(2).await;
    let old = seal(&db).at;
    record(3).await;
    let before = old.plus_seconds(1);
    let mut after = Some(0);
    while let Some(from) = after {
        after = write(&db, move |tx| journal::purge_readings(tx, before, from));
    }
    assert_eq!(opened(&db), [(3, "/chose/{n}".to_owned())]);
    let kept = report(&db);
    assert!(kept.is_true(), "{kept:?}");
    assert_eq!((kept.gaps[0].1.rank, kept.lines), (3, 2), "a reading and the truncation");
    assert!(write(&db, move |tx| journal::purge_readings(tx, before, 0)).is_some());
    assert_eq!(report(&db).lines, 2, "asked again, nothing more goes");
    seal(&db);
    record(4).await;
    assert!(report(&db).is_true());
    // Someone removes one line more than was said.
    db.batch("DELETE FROM journal WHERE rang = 4");
    assert!(matches!(report(&db).broken[0].1, Broken::Undeclared(4)), "{:?}", report(&db).broken);
}

#[both_engines]
fn a_chain_of_acts_has_no_right_to_a_gap(db: TestDb) {
    let subject = Subject { kind: "chose", id: 1 };
    crate::append(&db, subject, "a");
    crate::append(&db, subject, "b");
    db.batch("DELETE FROM journal WHERE rang = 1");
    assert_eq!(report(&db).broken[0].1, Broken::Chain(2));
}
