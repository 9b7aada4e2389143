//! The promises of the storage, on both engines.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

use db::testing::TestDb;
use db::{DbError, args, sql};
use db_macros::both_engines;
use primitives::{Clock, Ctx, Random, TenantId};

sql! {
    PUT = "INSERT INTO essai (id, nom) VALUES ($1, $2)";
    COUNT = "SELECT count(*) FROM essai";
    NAME = "SELECT nom FROM essai WHERE id = $1";
    NAMES = "SELECT nom FROM essai WHERE id IN {any:$1} ORDER BY id";
    BUMP = "UPDATE essai SET id = id + 100 WHERE nom = $1";
    VISIBLE = "SELECT e.id FROM essai_visible e WHERE {visible:e} AND e.id > $1 ORDER BY 1";
    PUT_VISIBLE = "INSERT INTO essai_visible (id, collectivite_id, groupe_id) VALUES ($1, $2, $3)";
}

fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::system())
}

/// The table of these tests, made by a driver of its own: `Tx` only runs registered constants.
fn table(db: &TestDb) {
    let text = "CREATE TABLE essai (id BIGINT PRIMARY KEY, nom TEXT);
        CREATE TABLE essai_visible (id BIGINT PRIMARY KEY, collectivite_id BIGINT, groupe_id BIGINT)";
    db.batch(text);
}

#[both_engines]
fn a_row_is_written_and_read_back(db: TestDb) {
    table(&db);
    db.db.write_blocking(&ctx(), |tx| tx.execute(&PUT, args![1, "Éloïse"])).unwrap();
    let name: String = db.db.read_blocking(&ctx(), |tx| tx.query_one(&NAME, args![1])).unwrap();
    assert_eq!(name, "Éloïse");
}

#[both_engines]
fn a_refused_closure_leaves_nothing_and_its_neighbours_everything(db: TestDb) {
    table(&db);
    let ended = db.db.write_blocking(&ctx(), |tx| {
        tx.execute(&PUT, args![1, "a"])?;
        Err::<(), _>(DbError::NoRow("on purpose"))
    });
    assert!(matches!(ended, Err(DbError::NoRow(_))));
    db.db.write_blocking(&ctx(), |tx| tx.execute(&PUT, args![2, "b"])).unwrap();
    let count: i64 = db.db.read_blocking(&ctx(), |tx| tx.query_one(&COUNT, args![])).unwrap();
    assert_eq!(count, 1);
}

#[both_engines]
fn a_refused_statement_poisons_even_a_closure_that_swallows_it(db: TestDb) {
    table(&db);
    let ended = db.db.write_blocking(&ctx(), |tx| {
        tx.execute(&PUT, args![1, "a"])?;
        let _ = tx.execute(&PUT, args![1, "twice"]);
        let next = tx.execute(&PUT, args![2, "b"]);
        assert!(matches!(next, Err(DbError::Poisoned)));
        Ok::<(), DbError>(())
    });
    assert!(matches!(ended, Err(DbError::Refused { .. })));
    let count: i64 = db.db.read_blocking(&ctx(), |tx| tx.query_one(&COUNT, args![])).unwrap();
    assert_eq!(count, 0);
}

#[both_engines]
fn a_panic_undoes_its_closure_and_the_writer_lives_on(db: TestDb) {
    table(&db);
    let ended: Result<(), DbError> = db.db.write_blocking(&ctx(), |tx| {
        tx.execute(&PUT, args![1, "a"])?;
        panic!("on purpose")
    });
    assert!(matches!(ended, Err(DbError::Panicked(text)) if text == "on purpose"));
    let count: i64 = db.db.read_blocking(&ctx(), |tx| tx.query_one(&COUNT, args![])).unwrap();
    assert_eq!(count, 0);
}

#[both_engines]
async fn two_hundred_writers_at_once_lose_nothing_and_stamps_never_repeat(db: TestDb) {
    table(&db);
    let tasks: Vec<_> = (0..200)
        .map(|id| {
            let db = db.db.clone();
            tokio::spawn(async move {
                db.write(&ctx(), move |tx| {
                    let stamp = tx.now()?;
                    tx.execute(&PUT, args![id, "x"])?;
                    Ok::<_, DbError>(stamp)
                })
                .await
            })
        })
        .collect();
    let mut stamps = Vec::new();
    for task in tasks {
        stamps.push(task.await.unwrap().unwrap());
    }
    let count: i64 = db.db.read(&ctx(), |tx| tx.query_one(&COUNT, args![])).await.unwrap();
    assert_eq!(count, 200);
    if db.db.engine() == db::Engine::Sqlite {
        stamps.sort();
        stamps.dedup();
        assert_eq!(stamps.len(), 200);
    }
}

#[both_engines]
fn stamps_go_forward_when_the_clock_goes_back(db: TestDb) {
    if db.db.engine() != db::Engine::Sqlite {
        return;
    }
    let ctx = ctx();
    let first = db.db.write_blocking(&ctx, |tx| tx.now()).unwrap();
    ctx.clock.advance(-3_600);
    let second = db.db.write_blocking(&ctx, |tx| tx.now()).unwrap();
    assert!(second > first, "{second:?} after {first:?}");
}

#[both_engines]
fn marks_mean_the_same_on_both_engines(db: TestDb) {
    table(&db);
    let names: Vec<String> = db
        .db
        .write_blocking(&ctx(), |tx| {
            for (id, name) in [(1, "a"), (2, "b"), (3, "c")] {
                tx.execute(&PUT, args![id, name])?;
            }
            assert_eq!(tx.execute(&BUMP, args!["c"])?, 1);
            tx.query(&NAMES, args!["[1,2,3]"])
        })
        .unwrap();
    assert_eq!(names, ["a", "b"]);
}

#[both_engines]
fn visible_shows_only_the_tenant_and_the_groups_granted(db: TestDb) {
    table(&db);
    db.db
        .write_blocking(&ctx(), |tx| {
            for (id, tenant, group) in [(1, 1, 7), (2, 1, 8), (3, 2, 7)] {
                tx.execute(&PUT_VISIBLE, args![id, tenant, group])?;
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
    let seen = |ctx: &Ctx| -> Vec<i64> {
        db.db.read_blocking(ctx, |tx| tx.query(&VISIBLE, args![0])).unwrap()
    };
    assert_eq!(seen(&ctx()), [1, 2]);
    let one_group = ctx().with(|parts| {
        parts.grants.all_groups = false;
        parts.grants.groups = [7].into();
    });
    assert_eq!(seen(&one_group), [1]);
    assert_eq!(seen(&one_group.with(|parts| parts.grants.groups.clear())), [0; 0]);
}

#[both_engines]
fn a_second_opening_finds_its_migrations_applied(db: TestDb) {
    table(&db);
    db.db.write_blocking(&ctx(), |tx| tx.execute(&PUT, args![1, "kept"])).unwrap();
    let again = db::Db::open(&db.url, &db::Options::default()).unwrap();
    let name: String = again.read_blocking(&ctx(), |tx| tx.query_one(&NAME, args![1])).unwrap();
    assert_eq!(name, "kept");
    again.close();
    let late = again.write_blocking(&ctx(), |tx| tx.execute(&PUT, args![2, "late"]));
    assert!(matches!(late, Err(DbError::Saturated)));
}
