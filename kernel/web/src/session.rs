use db::DbError;
use futures_util::future::BoxFuture;
use primitives::{Actor, Ctx, Grants, Stamp};

use crate::Site;

/// What the cookie of a request opens.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: i64,
    /// Who it is.
    pub actor: Actor,
    /// What they may do in the tenant of the request.
    pub grants: Grants,
    /// Their name as the pages show it; empty for a visitor.
    pub nom: String,
    /// Whether one key alone does something in the pages of this agent (RGAA 12.10).
    pub touches: bool,
    /// When it ends.
    pub expire_le: Stamp,
}

/// Finds the session of a cookie.
pub trait Sessions: Send + Sync {
    /// The session whose secret this is, in this tenant; `None` when there is none or it has ended.
    /// `ctx` is a visitor's.
    fn open<'a>(
        &'a self,
        ctx: &'a Ctx,
        site: &'a Site,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, DbError>>;
}
