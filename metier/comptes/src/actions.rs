//! What is done to accounts, sessions and tokens.

pub(crate) mod agents;
pub(crate) mod connexion;
pub(crate) mod jetons;
pub(crate) mod profils;
pub(crate) mod sessions;

use authz::{Action, Refus, Resource};
use db::{DbError, Tx};
use journal::{Entry, Subject};
use primitives::Ctx;
use serde_json::Value;

/// Refuses an action on the collectivité of the request to who has not its permission.
pub(crate) fn exiger(ctx: &Ctx, action: Action) -> Result<(), Refus> {
    let resource = Resource { tenant: ctx.tenant, group: None, key: None };
    if authz::decide(ctx, action, &resource) { Ok(()) } else { Err(Refus) }
}

pub(crate) fn journaliser(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: i64,
    act: &'static str,
    public: Value,
) -> Result<(), DbError> {
    journal::append(tx, Subject { kind, id }, &Entry { act, public, personal: None })
}
