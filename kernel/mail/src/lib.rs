#![doc = include_str!("../README.md")]

mod bounces;
mod content;
mod depot;
mod health;
mod message;
mod render;
mod transport;
mod worker;

use db::{DbError, Tx};
use serde::{Deserialize, Serialize};

pub use content::{Block, Content, Langue};
pub use depot::Kept;
pub use health::{Dns, Finding};
pub use lettre::Address;
pub use render::{html, text};
pub use transport::{Folder, Opened, Patience, Smtp, Transport};
pub use worker::{BounceError, Running, Worker};

primitives::id! {
    /// A mail of the outbox.
    MailId
}
db::id_column!(MailId);

/// The cause of a mail refused before any server saw it: what was given is no address.
pub const INVALID_ADDRESS: &str = "invalid-address";

/// What a mail belongs to: the kind (a table) and its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The kind: `dossier`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

/// A mail to send.
#[derive(Clone, Debug)]
pub struct Mail {
    /// What it belongs to.
    pub owner: Option<Owner>,
    /// The act that sends it: `depot`, `decision`… a code that pages put into words.
    pub act: &'static str,
    /// The address of the recipient.
    pub to: String,
    /// The name beside the sender's address: that of the collectivité.
    pub from_name: String,
    /// Where an answer goes: the mailbox of the service.
    pub reply_to: Option<String>,
    /// What it says.
    pub content: Content,
}

/// How far a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for its first or next attempt.
    Waiting,
    /// A server took charge of it.
    Sent,
    /// It was refused for good, or every attempt failed.
    Refused,
    /// A server that had taken charge of it sent it back.
    Bounced,
}

/// A mail that did not arrive: refused for good or sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// The mail.
    pub mail: MailId,
    /// The kind of its owner, if it has one.
    pub owner_kind: Option<String>,
    /// The id of its owner, if it has one.
    pub owner_id: Option<i64>,
    /// The act that sent it.
    pub act: String,
}

impl jobs::Event for Failed {
    const NAME: &'static str = "mail.failed.1";

    fn ordering_key(&self) -> String {
        match (&self.owner_kind, self.owner_id) {
            (Some(kind), Some(id)) => format!("{kind}:{id}"),
            _ => format!("mail:{}", self.mail),
        }
    }
}

/// Writes a mail to the outbox, in the transaction of the act that sends it. An address that cannot
/// be one does not stop the act: the mail is kept as refused and [`Failed`] is emitted.
pub fn post(tx: &mut Tx<'_>, mail: &Mail) -> Result<MailId, DbError> {
    let message_id = new_message_id(tx);
    let id = depot::insert(tx, mail, &message_id)?;
    refuse_if_invalid(tx, id, &message_id, &mail.to)?;
    Ok(id)
}

/// The mails of an owner, the oldest first. Whoever asks may already see the owner.
pub fn of_owner(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<Vec<Kept>, DbError> {
    depot::of_owner(tx, kind, id)
}

/// A mail of this tenant. Whoever asks may already see its owner.
pub fn find(tx: &mut Tx<'_>, id: MailId) -> Result<Option<Kept>, DbError> {
    depot::find(tx, id)
}

/// The mails of this tenant that did not arrive, the latest first.
pub fn failed(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Kept>, DbError> {
    depot::failed(tx, limit)
}

/// Sends a mail again, to another address if one is given, under a new Message-ID: a late bounce of
/// the first sending says nothing of this one. Whether the mail was there.
pub fn resend(tx: &mut Tx<'_>, id: MailId, new_to: Option<&str>) -> Result<bool, DbError> {
    let Some(kept) = depot::find(tx, id)? else { return Ok(false) };
    let to = new_to.unwrap_or(&kept.to);
    let message_id = new_message_id(tx);
    depot::restart(tx, id, to, &message_id)?;
    refuse_if_invalid(tx, id, &message_id, to)?;
    Ok(true)
}

/// Removes the mails of an owner that is erased; how many.
pub fn forget(tx: &mut Tx<'_>, kind: &str, id: i64) -> Result<u64, DbError> {
    depot::forget(tx, kind, id)
}

/// Whether a text can be the address of a mail.
pub fn is_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok()
}

fn refuse_if_invalid(
    tx: &mut Tx<'_>,
    id: MailId,
    message_id: &str,
    to: &str,
) -> Result<(), DbError> {
    if is_address(to) { Ok(()) } else { refuse(tx, id, message_id, INVALID_ADDRESS) }
}

/// Refuses a sending for good and says so to those who listen.
fn refuse(tx: &mut Tx<'_>, id: MailId, message_id: &str, cause: &str) -> Result<(), DbError> {
    match depot::refuse(tx, id, message_id, cause)? {
        Some(failed) => jobs::emit(tx, &failed),
        None => Ok(()),
    }
}

/// Random before the `@`, the host of this installation after it (RFC 5322, 3.6.4).
fn new_message_id(tx: &Tx<'_>) -> String {
    let ctx = tx.ctx();
    let host = url::Url::parse(&ctx.base_url).ok();
    let host = host.as_ref().and_then(url::Url::host_str).unwrap_or("localhost");
    let random = ctx.random.pick(b"abcdefghijklmnopqrstuvwxyz0123456789", 26);
    format!("{random}@{host}")
}
