//! What is stored comes back the same, and nothing else does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

mod antivirus;
mod photos;
mod preview;
mod spool;
mod watermark;

use bytes::Bytes;
use db::testing::TestDb;
use db_macros::both_engines;
use files::{FileError, Limits, Owner, Store, Stored};
use futures_util::{TryStreamExt, stream};
use primitives::{Clock, Ctx, Random, TenantId};
use tempfile::TempDir;

fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    (Store::open_url(&url, Random::system()).unwrap(), folder)
}

fn pieces(
    pieces: &[&'static [u8]],
) -> impl futures_util::Stream<Item = Result<Bytes, String>> + use<> {
    let pieces: Vec<_> = pieces.iter().map(|piece| Ok(Bytes::from_static(piece))).collect();
    stream::iter(pieces)
}

async fn read(store: &Store, stored: &Stored) -> Result<Vec<u8>, FileError> {
    let pieces: Vec<Bytes> = store.open(stored).await?.try_collect().await?;
    Ok(pieces.concat())
}

#[tokio::test]
async fn bytes_come_back_with_their_size_hash_and_type() {
    let (store, _folder) = store();
    let sent = pieces(&[b"%PDF-1.7\n", b"the rest"]);
    let stored = store.put("../plan.txt", Limits::default(), sent).await.unwrap();
    assert_eq!(
        (stored.name.as_str(), stored.mime.as_str(), stored.size),
        ("plan.txt", "application/pdf", 17)
    );
    assert_eq!(read(&store, &stored).await.unwrap(), b"%PDF-1.7\nthe rest");
}

#[tokio::test]
async fn too_large_empty_and_interrupted_leave_nothing() {
    let (store, folder) = store();
    let limits = Limits { size: 10 };
    let large = store.put("a", limits, pieces(&[b"0123456789", b"0"])).await;
    assert!(matches!(large, Err(FileError::TooLarge(10))));
    assert!(matches!(store.put("a", limits, pieces(&[])).await, Err(FileError::Empty)));
    let cut = stream::iter([Ok(Bytes::from_static(b"half")), Err("cut")]);
    assert!(matches!(store.put("a", limits, cut).await, Err(FileError::Interrupted(_))));
    let left: Vec<_> = walk(folder.path());
    assert_eq!(left, Vec::<std::path::PathBuf>::new());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

#[tokio::test]
async fn altered_bytes_are_told_and_missing_ones_too() {
    let (store, folder) = store();
    let stored = store.put("a.txt", Limits::default(), pieces(&[b"true words"])).await.unwrap();
    std::fs::write(folder.path().join(&stored.key), b"false word").unwrap();
    assert!(matches!(read(&store, &stored).await, Err(FileError::Altered(_))));
    std::fs::remove_file(folder.path().join(&stored.key)).unwrap();
    assert!(matches!(read(&store, &stored).await, Err(FileError::Missing)));
}

#[both_engines]
async fn a_named_file_is_kept_and_an_unnamed_one_is_collected_after_a_day(db: TestDb) {
    let (store, _folder) = store();
    let ctx = Ctx::system(TenantId(1), Clock::system(), Random::system());
    let kept = store.put("a.txt", Limits::default(), pieces(&[b"kept"])).await.unwrap();
    let lost = store.put("b.txt", Limits::default(), pieces(&[b"lost"])).await.unwrap();
    let owner = Owner { kind: "dossier".into(), id: 5 };
    let (named, by) = (kept.clone(), owner.clone());
    let id = db.db.write(&ctx, move |tx| files::name(tx, &by, &named)).await.unwrap();
    assert_eq!(files::collect(&store, &db.db, &ctx).await.unwrap(), 0);
    ctx.clock.advance(90_000);
    assert_eq!(files::collect(&store, &db.db, &ctx).await.unwrap(), 1);
    assert!(matches!(read(&store, &lost).await, Err(FileError::Missing)));
    let found = db.db.read(&ctx, move |tx| files::find(tx, &id)).await.unwrap().unwrap();
    assert_eq!((found.owner, found.stored), (owner, kept.clone()));
    assert_eq!(read(&store, &kept).await.unwrap(), b"kept");
}

/// The most memory that this process has held, in kilobytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[tokio::test]
async fn two_hundred_megabytes_go_through_without_filling_the_memory() {
    let (store, _folder) = store();
    let piece = Bytes::from(vec![b'a'; 65_536]);
    let sent = stream::iter((0..3_051).map(move |_| Ok::<_, String>(piece.clone())));
    let before = peak();
    let stored = store.put("film.bin", Limits::default(), sent).await.unwrap();
    assert_eq!(stored.size, 199_950_336);
    let mut read = 0;
    let mut pieces = store.open(&stored).await.unwrap();
    while let Some(piece) = pieces.try_next().await.unwrap() {
        read += piece.len() as i64;
    }
    assert_eq!(read, stored.size);
    let held = (peak() - before) / 1_000;
    assert!(held < 60, "{held} MB were held at once");
}

#[both_engines]
fn every_named_file_is_read_again_and_what_is_not_as_written_is_told(base: TestDb) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (store, folder) = store();
    let ctx = Ctx::system(TenantId(1), Clock::system(), Random::system());
    let stored = |bytes: &'static [u8]| {
        runtime.block_on(store.put("a.txt", Limits::default(), pieces(&[bytes]))).unwrap()
    };
    let all = [stored(b"whole"), stored(b"altered"), stored(b"lost")];
    let named = all.clone();
    let owner = Owner { kind: "essai".into(), id: 1 };
    let write = move |tx: &mut db::Tx<'_>| {
        named.iter().try_for_each(|stored| files::name(tx, &owner, stored).map(drop))
    };
    base.db.write_blocking::<_, db::DbError, _>(&ctx, write).unwrap();
    std::fs::write(folder.path().join(&all[1].key), b"Altered").unwrap();
    std::fs::remove_file(folder.path().join(&all[2].key)).unwrap();

    let found = runtime.block_on(files::verify(&store, &base.db, &ctx)).unwrap();
    assert_eq!((found.files, found.bytes), (3, 16));
    let mut wrong: Vec<_> = found
        .wrong
        .iter()
        .map(|(named, why)| (named.stored.size, matches!(why, FileError::Missing)))
        .collect();
    wrong.sort_unstable();
    assert_eq!(wrong, [(4, true), (7, false)]);
}
