//! A chain is true as written, and says where it was touched.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

use db::testing::TestDb;
use db_macros::both_engines;
use journal::{Broken, Entry, Subject};
use primitives::{Clock, Ctx, Random, TenantId};
use serde_json::json;

const SUBJECT: Subject = Subject { kind: "chose", id: 4 };

fn ctx() -> Ctx {
    Ctx::system(TenantId(1), Clock::system(), Random::seeded(7))
}

fn three_lines(db: &TestDb) {
    for (act, personal) in [("a", None), ("b", Some(json!({"nom": "Zoé"}))), ("c", None)] {
        let append = move |tx: &mut db::Tx<'_>| {
            let entry = Entry { act, public: json!({"etat": act}), personal: personal.clone() };
            journal::append(tx, SUBJECT, &entry)
        };
        db.db.write_blocking(&ctx(), append).unwrap();
    }
}

fn verify(db: &TestDb) -> Result<(), Broken> {
    db.db.read_blocking(&ctx(), |tx| journal::verify(tx, SUBJECT)).unwrap()
}

#[both_engines]
fn an_untouched_chain_is_true_and_keeps_its_lines(db: TestDb) {
    three_lines(&db);
    assert_eq!(verify(&db), Ok(()));
    let lines = db.db.read_blocking(&ctx(), |tx| journal::lines(tx, SUBJECT)).unwrap();
    assert_eq!(lines.iter().map(|line| line.rank).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(lines[1].personal, Some(json!({"nom": "Zoé"})));
    assert!(!lines[1].text.contains("Zoé"));
}

#[both_engines]
fn personal_content_can_be_erased_and_the_chain_stays_true(db: TestDb) {
    three_lines(&db);
    db.batch("DELETE FROM journal_personnel");
    assert_eq!(verify(&db), Ok(()));
}

#[both_engines]
fn altered_text_is_found(db: TestDb) {
    three_lines(&db);
    db.batch("UPDATE journal SET ligne = replace(ligne, '\"acte\":\"b\"', '\"acte\":\"z\"') WHERE rang = 2");
    assert_eq!(verify(&db), Err(Broken::Text(2)));
}

#[both_engines]
fn altered_personal_content_is_found(db: TestDb) {
    three_lines(&db);
    db.batch("UPDATE journal_personnel SET contenu = '{\"nom\":\"Max\"}'");
    assert_eq!(verify(&db), Err(Broken::Personal(2)));
}

#[both_engines]
fn a_removed_line_is_found(db: TestDb) {
    three_lines(&db);
    db.batch("DELETE FROM journal WHERE rang = 2");
    assert_eq!(verify(&db), Err(Broken::Chain(3)));
}

#[both_engines]
fn exchanged_lines_are_found(db: TestDb) {
    three_lines(&db);
    db.batch("UPDATE journal SET rang = 30 WHERE rang = 3; UPDATE journal SET rang = 3 WHERE rang = 2; UPDATE journal SET rang = 2 WHERE rang = 30");
    assert_eq!(verify(&db), Err(Broken::Chain(2)));
}

#[both_engines]
fn a_cut_end_differs_from_its_head(db: TestDb) {
    three_lines(&db);
    db.batch("DELETE FROM journal WHERE rang = 3");
    assert_eq!(verify(&db), Err(Broken::Head { found: 2, expected: 3 }));
}

#[both_engines]
async fn writers_of_one_subject_take_turns(db: TestDb) {
    let tasks: Vec<_> = (0..40)
        .map(|_| {
            let db = db.db.clone();
            tokio::spawn(async move {
                let entry = || Entry { act: "x", public: json!({}), personal: None };
                db.write(&ctx(), move |tx| journal::append(tx, SUBJECT, &entry())).await
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let end = db.db.read(&ctx(), |tx| journal::verify(tx, SUBJECT)).await.unwrap();
    assert_eq!(end, Ok(()));
}
