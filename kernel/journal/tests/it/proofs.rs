//! What a person takes away, and what becomes of it in other hands.

use db::testing::TestDb;
use db::{DbError, Tx};
use db_macros::both_engines;
use journal::{BadCode, Entry, Proof, SealedProof, Untrue, grouped};
use serde_json::json;

use crate::{SUBJECT, append, ctx, key, seal, write};

fn file(db: &TestDb) {
    append(db, SUBJECT, "commence");
    write(db, |tx| {
        let public = json!({ "reponses": "ab".repeat(32) });
        journal::append(tx, SUBJECT, &Entry { act: "depose", public, personal: None })
    });
}

fn attest(db: &TestDb) -> Proof {
    write(db, |tx| journal::attest(tx, &key(), SUBJECT, "depose")).unwrap()
}

fn sealed(db: &TestDb) -> Option<SealedProof> {
    let read = |tx: &mut Tx<'_>| SealedProof::of(tx, SUBJECT, 2);
    db.db.read_blocking::<_, DbError, _>(&ctx(), read).unwrap()
}

#[both_engines]
fn a_code_says_what_was_filed_and_is_true_without_the_database(db: TestDb) {
    file(&db);
    let proof = attest(&db);
    assert_eq!(proof, attest(&db), "asked twice, the same");
    let code = proof.code();
    assert!(code.len() < 320, "{}", code.len());
    assert!(code.bytes().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()));
    let read = Proof::read(&grouped(&code).to_lowercase()).unwrap();
    assert_eq!(read, proof);
    assert!(read.is_true());
    assert_eq!((&*read.kind, read.id, read.rank, read.key), ("chose", 4, 2, key().public()));
    assert_eq!(read.content_hex(), "ab".repeat(32));
    let none = write(&db, |tx| journal::attest(tx, &key(), SUBJECT, "refuse"));
    assert_eq!(none, None);
}

#[both_engines]
fn a_mistyped_code_and_a_forged_one_are_told_apart(db: TestDb) {
    file(&db);
    let proof = attest(&db);
    let code = proof.code();
    for place in 0..code.len() {
        let mut other: Vec<u8> = code.bytes().collect();
        other[place] = if other[place] == b'A' { b'B' } else { b'A' };
        let other = String::from_utf8(other).unwrap();
        assert!(!Proof::read(&other).is_ok_and(|proof| proof.is_true()), "{place}");
    }
    assert_eq!(Proof::read(&code[..200]), Err(BadCode::Copied));
    for bad in ["", "A", "é", "Bonjour", &"A".repeat(5_000)] {
        assert!(Proof::read(bad).is_err(), "{bad}");
    }
    let mut forged = proof;
    forged.rank = 1;
    assert!(!Proof::read(&forged.code()).unwrap().is_true());
}

#[both_engines]
fn the_long_proof_leads_from_the_line_to_the_signature(db: TestDb) {
    file(&db);
    for id in 10..17 {
        append(&db, journal::Subject { kind: "chose", id }, "a");
    }
    assert_eq!(sealed(&db), None, "not before a seal");
    append(&db, SUBJECT, "relit");
    let made = seal(&db);
    append(&db, SUBJECT, "plus-tard");
    let text = serde_json::to_string(&sealed(&db).unwrap()).unwrap();
    let proof: SealedProof = serde_json::from_str(&text).unwrap();
    let checked = proof.check().unwrap();
    assert_eq!((checked.rank, checked.seal, &*checked.act), (2, 1, "depose"));
    assert_eq!((checked.key, checked.sealed_at), (key().public(), made.at));
    assert_eq!(checked.line, attest(&db).line_hex());
    assert_eq!(proof.lines.len(), 2);
    let there = |hash: String| {
        let read = move |tx: &mut Tx<'_>| journal::still_there(tx, ("chose", 4), 2, &hash);
        db.db.read_blocking::<_, DbError, _>(&ctx(), read).unwrap()
    };
    assert!(there(checked.line.clone()));
    db.batch("UPDATE journal SET ligne = replace(ligne, 'ab', 'ba') WHERE sujet_id = 4");
    assert!(!there(checked.line));
}

#[both_engines]
fn each_damage_to_the_long_proof_is_seen(db: TestDb) {
    file(&db);
    append(&db, journal::Subject { kind: "chose", id: 2 }, "a");
    append(&db, SUBJECT, "relit");
    seal(&db);
    let proof = sealed(&db).unwrap();
    let damaged = |change: fn(&mut SealedProof)| {
        let mut other = proof.clone();
        change(&mut other);
        other.check().unwrap_err()
    };
    assert_eq!(damaged(|p| p.lines[0] = p.lines[0].replace("ab", "ba")), Untrue::Lines);
    assert_eq!(damaged(|p| p.lines[1] = p.lines[1].replace("relit", "rien")), Untrue::Path);
    assert_eq!(damaged(|p| drop(p.lines.pop())), Untrue::Path);
    assert_eq!(damaged(|p| p.lines.clear()), Untrue::Form);
    assert_eq!(damaged(|p| p.index = 0), Untrue::Path);
    assert_eq!(damaged(|p| p.path[0] = "00".repeat(32)), Untrue::Path);
    assert_eq!(damaged(|p| p.path.clear()), Untrue::Path);
    assert_eq!(
        damaged(|p| p.seal = p.seal.replace("\"tetes\":2", "\"tetes\":3")),
        Untrue::Signature
    );
    assert_eq!(damaged(|p| p.signature = "00".repeat(64)), Untrue::Signature);
    assert_eq!(damaged(|p| p.version = 2), Untrue::Form);
}
