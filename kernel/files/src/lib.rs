#![doc = include_str!("../README.md")]

mod antivirus;
mod depot;
mod erasure;
mod kind;
mod name;
mod photos;
mod preview;
mod scanning;
mod spool;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod verify;
mod watermark;

use db::{DbError, Tx};
use primitives::Stamp;
use thiserror::Error;

pub use antivirus::{Antivirus, BadAddress, Patience, ScanError, Verdict};
pub use erasure::{erase, erase_due, keep_until_erased};
pub use name::clean_name;
pub use photos::NotGathered;
pub use preview::is_picture;
pub use scanning::{Availability, Check, Checked, scan_due, watch};
pub use spool::{Piece, Spool, Upload};
pub use store::{Limits, Pieces, Store};
pub use verify::{Verified, verify};
pub use watermark::{Unfit, Watermark, prepare, prepare_due, protect};

/// The bytes of one file, in the store and not named yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its key in the store.
    pub key: String,
    /// Its name, cleaned.
    pub name: String,
    /// Its type, from its first bytes: `application/pdf`.
    pub mime: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The MD5 of its bytes in base64, for clients of the API, which check what they received by it;
    /// empty for what was stored before it was kept.
    pub md5: String,
}

/// A file that a row names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id: 22 random characters.
    pub id: String,
    /// What it belongs to, with its id.
    pub owner: Owner,
    /// Its bytes.
    pub stored: Stored,
    /// When it was named.
    pub created: Stamp,
    /// What the antivirus said of it.
    pub check: Check,
    /// How many degrees it is turned clockwise when it is shown: 0, 90, 180, 270. Its bytes never change.
    pub turn: i64,
    /// Whether what it was given for is written over it.
    pub watermark: Watermark,
    /// Since when it is erased.
    pub erased: Option<Stamp>,
}

/// What a file belongs to: the kind (a table) and its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The kind: `dossier`.
    pub kind: String,
    /// Its id.
    pub id: i64,
}

/// Why a file was not stored or not given back.
#[derive(Debug, Error)]
pub enum FileError {
    /// It is larger than allowed.
    #[error("larger than {0} bytes")]
    TooLarge(u64),
    /// It has no byte.
    #[error("empty")]
    Empty,
    /// The sender stopped before the end.
    #[error("the sender stopped: {0}")]
    Interrupted(String),
    /// This holder has too many uploads open.
    #[error("too many uploads are open")]
    TooMany,
    /// Another request is writing to this upload.
    #[error("another request is writing to it")]
    Busy,
    /// A piece does not follow those that were received.
    #[error("{0} bytes were received")]
    Offset(u64),
    /// A piece is not what its sender says.
    #[error("the checksum is wrong")]
    Checksum,
    /// Nothing is stored under this key.
    #[error("no such file in the store")]
    Missing,
    /// The bytes are not those that were stored.
    #[error("the bytes of {0} are not those that were stored")]
    Altered(String),
    /// The antivirus has not said anything of it yet.
    #[error("the antivirus has not scanned it yet")]
    Waiting,
    /// It carries a virus.
    #[error("it carries a virus")]
    Infected,
    /// What it was given for is not written over it yet.
    #[error("it is being written over")]
    Preparing,
    /// It is no picture that can be shown.
    #[error("no preview")]
    NoPreview,
    /// The store refused (disk full, rights, network).
    #[error("store: {0}")]
    Store(String),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Names a stored file, in the transaction of the act; its id.
pub fn name(tx: &mut Tx<'_>, owner: &Owner, stored: &Stored) -> Result<String, DbError> {
    let id = tx.ctx().random.token(16);
    depot::insert(tx, &id, owner, stored)?;
    Ok(id)
}

/// A named file of this tenant. Whoever asks has already been allowed to see its owner.
pub fn find(tx: &mut Tx<'_>, id: &str) -> Result<Option<Named>, DbError> {
    depot::find(tx, id)
}

/// Every file of an owner, in the order they were named.
pub fn of_owner(tx: &mut Tx<'_>, owner: &Owner) -> Result<Vec<Named>, DbError> {
    depot::of_owner(tx, owner)
}

/// Every file of these owners, in the order they were named: one statement, however many they are.
pub fn of_owners(tx: &mut Tx<'_>, kind: &str, ids: &[i64]) -> Result<Vec<Named>, DbError> {
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    depot::of_owners(tx, kind, &format!("[{}]", ids.join(",")))
}

/// Takes the name away from a file: its bytes will be collected.
pub fn forget(tx: &mut Tx<'_>, owner: &Owner, id: &str) -> Result<bool, DbError> {
    depot::forget(tx, owner, id)
}

/// Takes their names away from every file of an owner that is erased; how many.
pub fn forget_all(tx: &mut Tx<'_>, owner: &Owner) -> Result<u64, DbError> {
    depot::forget_all(tx, owner)
}

/// The next owners of a kind that have files, after this id, in order: to find those that are gone.
pub fn owners(tx: &mut Tx<'_>, kind: &str, after: i64, limit: i64) -> Result<Vec<i64>, DbError> {
    depot::owners(tx, kind, after, limit)
}

/// Turns a file by a quarter clockwise, or back, as it is shown; whether it is one of this owner.
pub fn turn(tx: &mut Tx<'_>, owner: &Owner, id: &str, clockwise: bool) -> Result<bool, DbError> {
    let Some(named) = depot::find(tx, id)?.filter(|named| named.owner == *owner) else {
        return Ok(false);
    };
    let by = if clockwise { 90 } else { 270 };
    depot::turn(tx, owner, id, (named.turn + by) % 360)
}

/// Moves the files of one owner to another (a draft that is filed).
pub fn hand_over(tx: &mut Tx<'_>, from: &Owner, to: &Owner) -> Result<u64, DbError> {
    depot::hand_over(tx, from, to)
}

/// Removes from the store what no row names and is older than a day.
pub async fn collect(
    store: &Store,
    db: &db::Db,
    ctx: &primitives::Ctx,
) -> Result<usize, FileError> {
    let old = ctx.clock.now().plus_seconds(-86_400);
    let mut removed = 0;
    for batch in store.older_than(old).await?.chunks(500) {
        let keys = batch.to_vec();
        let named = db.read(ctx, move |tx| depot::named_among(tx, &keys)).await?;
        for key in batch.iter().filter(|key| !named.contains(key)) {
            store.delete(key).await?;
            removed += 1;
        }
    }
    Ok(removed)
}
