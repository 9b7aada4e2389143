//! Seals: made once a day, and each damage to them or to what they cover is found.

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use journal::{Broken, BrokenSeal, SealKey, Subject};

use crate::{SUBJECT, append, ctx, key, report, seal, write};

const OTHER: Subject = Subject { kind: "autre", id: 9 };

/// Two chains under a first seal, one of them longer under a second.
fn two_seals(db: &TestDb) {
    append(db, SUBJECT, "a");
    append(db, SUBJECT, "b");
    append(db, OTHER, "a");
    assert_eq!(seal(db).number, 1);
    append(db, SUBJECT, "c");
    let second = seal(db);
    assert_eq!(second.number, 2);
    assert_eq!(second.content().unwrap().heads, 1, "only what changed");
    append(db, OTHER, "b");
}

#[both_engines]
fn what_nobody_touched_is_true(db: TestDb) {
    two_seals(&db);
    let report = report(&db);
    assert!(report.is_true(), "{report:?}");
    assert_eq!((report.chains, report.lines, report.seals, report.unsealed), (2, 5, 2, 1));
}

#[both_engines]
fn a_chain_cut_before_its_seal_is_found_even_with_its_head(db: TestDb) {
    two_seals(&db);
    db.batch(
        "DELETE FROM journal WHERE sujet_id = 4 AND rang = 3;
         UPDATE journal_tetes SET rang = 2, scelle_rang = 2, empreinte =
            (SELECT empreinte FROM journal WHERE sujet_id = 4 AND rang = 2) WHERE sujet_id = 4",
    );
    let cut = Broken::Cut { found: 2, rank: 3, seal: 2 };
    assert_eq!(report(&db).broken, [(("chose".to_owned(), 4), cut)]);
}

#[both_engines]
fn a_chain_that_is_gone_is_found(db: TestDb) {
    two_seals(&db);
    db.batch(
        "DELETE FROM journal WHERE sujet_id = 9; DELETE FROM journal_tetes WHERE sujet_id = 9",
    );
    let cut = Broken::Cut { found: 0, rank: 1, seal: 1 };
    assert_eq!(report(&db).broken, [(("autre".to_owned(), 9), cut)]);
}

#[both_engines]
fn what_is_cut_off_the_end_before_its_seal_cannot_be_seen(db: TestDb) {
    two_seals(&db);
    db.batch(
        "DELETE FROM journal WHERE sujet_id = 9 AND rang = 2;
         UPDATE journal_tetes SET rang = 1, empreinte =
            (SELECT empreinte FROM journal WHERE sujet_id = 9 AND rang = 1) WHERE sujet_id = 9",
    );
    assert!(report(&db).is_true(), "the documentation says so");
}

#[both_engines]
fn a_removed_seal_is_found(db: TestDb) {
    two_seals(&db);
    db.batch("DELETE FROM journal_scelles WHERE numero = 1");
    let found = report(&db).broken_seals;
    assert_eq!(found, [(1, BrokenSeal::Missing), (2, BrokenSeal::Previous)]);
}

#[both_engines]
fn an_altered_seal_is_found(db: TestDb) {
    two_seals(&db);
    db.batch("UPDATE journal_scelles SET texte = replace(texte, '\"tetes\":2', '\"tetes\":3')");
    let found = report(&db).broken_seals;
    assert_eq!(found, [(1, BrokenSeal::Signature), (2, BrokenSeal::Previous)]);
}

#[both_engines]
fn an_altered_signature_is_found(db: TestDb) {
    two_seals(&db);
    db.batch("UPDATE journal_scelles SET signature = (SELECT signature FROM journal_scelles WHERE numero = 1)");
    assert_eq!(report(&db).broken_seals, [(2, BrokenSeal::Signature)]);
}

#[both_engines]
fn a_head_changed_under_a_seal_is_found_on_both_sides(db: TestDb) {
    two_seals(&db);
    db.batch("UPDATE journal_scelles_tetes SET empreinte = 'x' WHERE scelle = 1 AND sujet_id = 4");
    let report = report(&db);
    assert_eq!(report.broken[0].1, Broken::Sealed { rank: 2, seal: 1 });
    assert_eq!(report.broken_seals, [(1, BrokenSeal::Heads)]);
}

#[both_engines]
fn a_chain_written_anew_differs_from_its_seal(db: TestDb) {
    two_seals(&db);
    db.batch(
        "DELETE FROM journal WHERE sujet_id = 4; DELETE FROM journal_tetes WHERE sujet_id = 4",
    );
    ["a", "x", "c"].into_iter().for_each(|act| append(&db, SUBJECT, act));
    assert_eq!(report(&db).broken[0].1, Broken::Sealed { rank: 2, seal: 1 });
}

#[both_engines]
fn a_key_hands_over_by_a_seal_and_no_other_way(db: TestDb) {
    two_seals(&db);
    let new = || SealKey::from_seed(&[4; 32]).unwrap();
    write(&db, move |tx| journal::seal(tx, &key(), Some(new().public()))).unwrap();
    write(&db, move |tx| journal::seal(tx, &new(), None)).unwrap();
    let verify = |key: SealKey| {
        let read = move |tx: &mut Tx<'_>| journal::verify_all(tx, Some(key.public()));
        db.db.read_blocking::<_, db::DbError, _>(&ctx(), read).unwrap().broken_seals
    };
    assert_eq!(verify(new()), []);
    assert_eq!(verify(key()), [(4, BrokenSeal::Foreign)]);
    assert_eq!(write(&db, |tx| journal::seal(tx, &key(), None)), None, "it has handed over");
    let keys = db.db.read_blocking(&ctx(), journal::keys).unwrap();
    assert_eq!(keys, [key().public(), new().public()]);
    let lost = || SealKey::from_seed(&[5; 32]).unwrap();
    write(&db, move |tx| journal::seal(tx, &lost(), None)).unwrap();
    assert_eq!(verify(lost()), [(5, BrokenSeal::Key)]);
}

#[both_engines]
fn a_seal_is_due_once_a_day_whoever_asks(db: TestDb) {
    let due = |hours: i64| {
        let ctx = ctx();
        ctx.clock.advance(hours * 3_600);
        db.db.write_blocking(&ctx, journal::due).unwrap()
    };
    assert!(due(0), "the first one");
    seal(&db);
    assert!(!due(0));
    assert!(due(24));
}

#[both_engines]
async fn nodes_that_seal_together_make_one_seal_each_number(db: TestDb) {
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let db = db.db.clone();
            tokio::spawn(async move {
                let act = |tx: &mut Tx<'_>| {
                    if journal::due(tx)? { journal::seal(tx, &key(), None) } else { Ok(None) }
                };
                db.write::<_, db::DbError, _>(&ctx(), act).await.unwrap()
            })
        })
        .collect();
    let mut made = 0;
    for task in tasks {
        made += usize::from(task.await.unwrap().is_some());
    }
    assert_eq!(made, 1);
}
