//! Files that come by pieces: what is acknowledged is there, and nothing else counts.

use std::fmt::Write as _;

use bytes::Bytes;
use files::{FileError, Limits, Piece, Spool, Upload};
use futures_util::stream;
use primitives::{Clock, Random, Stamp};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{pieces, read, store};

fn spool() -> (Spool, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Spool::open(folder.path(), Random::system()).unwrap(), folder)
}

fn at(offset: u64) -> Piece {
    Piece { offset, sha256: None }
}

async fn begun(spool: &Spool, size: u64) -> Upload {
    spool.begin("zoe", "../plan.txt", size, Stamp(0)).await.unwrap()
}

async fn sent(
    spool: &Spool,
    id: &str,
    piece: Piece,
    bytes: &'static [u8],
) -> Result<u64, FileError> {
    Ok(spool.append("zoe", id, piece, pieces(&[bytes])).await?.received)
}

#[tokio::test]
async fn a_whole_upload_becomes_a_stored_file_told_by_its_content() {
    let ((store, _store), (spool, _spool)) = (store(), spool());
    let id = begun(&spool, 17).await.id;
    assert_eq!(sent(&spool, &id, at(0), b"%PDF-1.7\n").await.unwrap(), 9);
    let early = spool.take("zoe", &id, &store, Limits::default()).await;
    assert!(matches!(early, Err(FileError::Interrupted(_))));
    assert_eq!(sent(&spool, &id, at(9), b"the rest").await.unwrap(), 17);
    let stored = spool.take("zoe", &id, &store, Limits::default()).await.unwrap();
    assert_eq!((stored.name.as_str(), stored.mime.as_str()), ("plan.txt", "application/pdf"));
    assert_eq!(stored.sha256, hexadecimal(b"%PDF-1.7\nthe rest"));
    assert_eq!(read(&store, &stored).await.unwrap(), b"%PDF-1.7\nthe rest");
    assert!(matches!(spool.find("zoe", &id).await, Err(FileError::Missing)), "taken once");
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[tokio::test]
async fn what_came_before_a_cut_is_kept_if_nothing_was_to_be_checked() {
    let (spool, _folder) = spool();
    let id = begun(&spool, 8).await.id;
    let cut = || stream::iter([Ok(Bytes::from_static(b"half")), Err("cut")]);
    let sha256 = Some(Sha256::digest(b"half and").into());
    let checked = spool.append("zoe", &id, Piece { offset: 0, sha256 }, cut()).await;
    assert!(matches!(checked, Err(FileError::Interrupted(_))));
    assert_eq!(spool.find("zoe", &id).await.unwrap().received, 0);
    assert!(spool.append("zoe", &id, at(0), cut()).await.is_err());
    assert_eq!(spool.find("zoe", &id).await.unwrap().received, 4);
    assert_eq!(sent(&spool, &id, at(4), b" way").await.unwrap(), 8);
}

#[tokio::test]
async fn lies_about_place_length_and_checksum_change_nothing() {
    let ((store, _store), (spool, _spool)) = (store(), spool());
    let id = begun(&spool, 6).await.id;
    assert_eq!(sent(&spool, &id, at(0), b"abc").await.unwrap(), 3);
    assert!(matches!(sent(&spool, &id, at(0), b"abc").await, Err(FileError::Offset(3))));
    assert!(matches!(sent(&spool, &id, at(9), b"abc").await, Err(FileError::Offset(3))));
    assert!(matches!(sent(&spool, &id, at(3), b"defg").await, Err(FileError::TooLarge(_))));
    let piece = |bytes: &[u8]| Piece { offset: 3, sha256: Some(Sha256::digest(bytes).into()) };
    assert!(matches!(sent(&spool, &id, piece(b"xyz"), b"def").await, Err(FileError::Checksum)));
    assert_eq!(sent(&spool, &id, piece(b"def"), b"def").await.unwrap(), 6);
    let stored = spool.take("zoe", &id, &store, Limits::default()).await.unwrap();
    assert_eq!(read(&store, &stored).await.unwrap(), b"abcdef");
}

#[tokio::test]
async fn two_requests_never_write_to_one_upload_at_once() {
    let (spool, _folder) = spool();
    let id = begun(&spool, 8).await.id;
    let never = stream::pending::<Result<Bytes, String>>();
    let first = Box::pin(spool.append("zoe", &id, at(0), never));
    let waited = tokio::time::timeout(std::time::Duration::from_millis(200), first);
    let second = async {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        sent(&spool, &id, at(0), b"abc").await
    };
    let (first, second) = tokio::join!(waited, second);
    assert!(first.is_err() && matches!(second, Err(FileError::Busy)));
    assert_eq!(sent(&spool, &id, at(0), b"abc").await.unwrap(), 3, "the first was dropped");
}

#[tokio::test]
async fn nobody_finds_the_upload_of_another_nor_leaves_the_folder() {
    let (spool, _folder) = spool();
    let id = begun(&spool, 3).await.id;
    assert!(matches!(spool.find("max", &id).await, Err(FileError::Missing)));
    let stolen = spool.append("max", &id, at(0), pieces(&[b"abc"])).await;
    assert!(matches!(stolen, Err(FileError::Missing)));
    for id in ["", ".", "..", "../lock", "a/b", "é"] {
        assert!(matches!(spool.find("zoe", id).await, Err(FileError::Missing)), "{id:?}");
    }
}

#[tokio::test]
async fn ten_are_open_at_once_each_of_a_bounded_size_for_a_day() {
    let (spool, folder) = spool();
    let limit = Limits::default().size;
    let heavy = spool.begin("zoe", "a", limit + 1, Stamp(0)).await;
    assert!(matches!(heavy, Err(FileError::TooLarge(_))));
    for _ in 0..10 {
        begun(&spool, limit).await;
    }
    let eleventh = spool.begin("zoe", "a", 1, Stamp(0)).await;
    assert!(matches!(eleventh, Err(FileError::TooMany)));
    let now = Clock::system().now();
    let kept = spool.begin("max", "a", 1, now).await.unwrap();
    assert_eq!(spool.collect(now).await.unwrap(), 10);
    assert_eq!(spool.find("max", &kept.id).await.unwrap(), kept);
    assert_eq!(spool.collect(now.plus_seconds(86_401)).await.unwrap(), 1);
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "only the lock");
}
