use db::{Db, Tx};
use futures_util::TryStreamExt;
use primitives::Ctx;

use crate::{FileError, Named, Store, depot};

/// Rows read in one transaction.
const LOT: i64 = 500;

/// What reading every named file again has found.
#[derive(Debug, Default)]
pub struct Verified {
    /// How many files.
    pub files: u64,
    /// How many bytes they have together.
    pub bytes: i64,
    /// Those whose bytes are gone, or are not what their row says.
    pub wrong: Vec<(Named, FileError)>,
}

/// Reads every file that a row names, in every tenant, and compares its SHA-256 with the row's.
///
/// # Errors
/// The database failed, or the store answers nothing at all.
pub async fn verify(store: &Store, db: &Db, ctx: &Ctx) -> Result<Verified, FileError> {
    let (mut verified, mut after) = (Verified::default(), String::new());
    loop {
        let from = after.clone();
        let read = move |tx: &mut Tx<'_>| depot::after(tx, &from, LOT);
        let lot: Vec<Named> = db.read::<_, db::DbError, _>(ctx, read).await?;
        let Some(last) = lot.last() else { return Ok(verified) };
        after.clone_from(&last.id);
        for named in lot.into_iter().filter(|named| named.erased.is_none()) {
            verified.files += 1;
            verified.bytes += named.stored.size;
            match whole(store, &named).await {
                Ok(()) => {}
                Err(wrong @ (FileError::Missing | FileError::Altered(_))) => {
                    verified.wrong.push((named, wrong));
                }
                Err(other) => return Err(other),
            }
        }
    }
}

async fn whole(store: &Store, named: &Named) -> Result<(), FileError> {
    store.open(&named.stored).await?.try_for_each(|_| async { Ok(()) }).await
}
