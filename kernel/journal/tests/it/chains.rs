//! One chain, as it was written and as someone touched it.

use db::testing::TestDb;
use db_macros::both_engines;
use journal::{Broken, Entry};
use serde_json::json;

use crate::{SUBJECT, ctx, report, write};

fn three_lines(db: &TestDb) {
    for (act, personal) in [("a", None), ("b", Some(json!({"nom": "Zoé"}))), ("c", None)] {
        write(db, move |tx| {
            let entry = Entry { act, public: json!({"etat": act}), personal: personal.clone() };
            journal::append(tx, SUBJECT, &entry)
        });
    }
}

/// The chain alone, and among all of them: both ways of reading say the same.
fn verify(db: &TestDb) -> Result<(), Broken> {
    let alone = db.db.read_blocking(&ctx(), |tx| journal::verify(tx, SUBJECT)).unwrap();
    let among = report(db).broken.pop().map(|(_, broken)| broken);
    assert_eq!(alone.clone().err(), among);
    alone
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
    assert_eq!(write(&db, |tx| journal::erase_personal(tx, SUBJECT)), 1);
    assert_eq!(write(&db, |tx| journal::erase_personal(tx, SUBJECT)), 0);
    assert_eq!(verify(&db), Ok(()));
    let lines = db.db.read_blocking(&ctx(), |tx| journal::lines(tx, SUBJECT)).unwrap();
    assert_eq!(lines.len(), 4, "the erasure has its own line");
    assert!(lines.iter().all(|line| line.personal.is_none()));
}

#[both_engines]
fn the_personal_content_of_one_line_can_be_erased_alone(db: TestDb) {
    three_lines(&db);
    assert!(!write(&db, |tx| journal::erase_personal_of(tx, SUBJECT, 1)), "it had none");
    assert!(write(&db, |tx| journal::erase_personal_of(tx, SUBJECT, 2)));
    assert_eq!(verify(&db), Ok(()));
    let secret = || Entry { act: "d", public: json!({}), personal: Some(json!("nom")) };
    write(&db, move |tx| journal::append(tx, SUBJECT, &secret()));
    db.batch("DELETE FROM journal_personnel");
    assert_eq!(verify(&db), Err(Broken::Erased(5)), "one erasure says nothing of another line");
}

#[both_engines]
fn personal_content_that_nobody_said_was_erased_is_missed(db: TestDb) {
    three_lines(&db);
    db.batch("DELETE FROM journal_personnel");
    assert_eq!(verify(&db), Err(Broken::Erased(2)));
}

#[both_engines]
fn a_line_put_in_another_chain_is_found(db: TestDb) {
    three_lines(&db);
    db.batch("UPDATE journal SET sujet_id = 5; UPDATE journal_tetes SET sujet_id = 5; UPDATE journal_personnel SET sujet_id = 5");
    assert_eq!(report(&db).broken, [(("chose".to_owned(), 5), Broken::Chain(1))]);
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
