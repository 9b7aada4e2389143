//! Files that are kept no longer than a decision: from then on nobody is given them, and their bytes
//! leave the store just after.

use db::{Db, DbError, Tx};
use primitives::Ctx;

use crate::{FileError, Owner, Store, depot};

/// How many files are looked for at once.
const BATCH: i64 = 50;

/// Says that a file of this owner goes with [`erase`], in the transaction that names it.
pub fn keep_until_erased(tx: &mut Tx<'_>, owner: &Owner, id: &str) -> Result<bool, DbError> {
    depot::keep_until_erased(tx, owner, id)
}

/// Erases the files of an owner that are to go: nobody is given them any more; how many.
pub fn erase(tx: &mut Tx<'_>, owner: &Owner) -> Result<u64, DbError> {
    depot::erase(tx, owner)
}

/// Removes the bytes of what is erased; how many files.
///
/// # Errors
/// When the store or the database refuses; it is tried again.
pub async fn erase_due(store: &Store, db: &Db, ctx: &Ctx) -> Result<usize, FileError> {
    let due = db.read(ctx, |tx| depot::to_erase(tx, BATCH)).await?;
    let number = due.len();
    for (tenant, id, key) in due {
        let ctx = ctx.in_tenant(tenant);
        db.write(&ctx, move |tx| depot::erased(tx, &id)).await?;
        drop_bytes(store, db, &ctx, &key).await?;
    }
    Ok(number)
}

/// Removes bytes that no row names any more, with their previews. What a stop of the program leaves
/// is collected a day later.
pub(crate) async fn drop_bytes(
    store: &Store,
    db: &Db,
    ctx: &Ctx,
    key: &str,
) -> Result<(), FileError> {
    let keys = vec![key.to_owned()];
    if !db.read(ctx, move |tx| depot::named_among(tx, &keys)).await?.is_empty() {
        return Ok(());
    }
    store.delete(key).await?;
    for turn in [0, 90, 180, 270] {
        store.delete(&format!("apercus/{key}-{turn}.jpg")).await?;
    }
    Ok(())
}
