//! The doorkeeper: from the cookie of a request to who asks and what they may do.

use db::{Db, DbError};
use primitives::Ctx;
use web::{BoxFuture, Session, Sessions, Site};

use crate::actions::sessions::ouvrir_session;

/// Opens the sessions of requests.
#[derive(Clone)]
pub struct Portier {
    db: Db,
}

impl Portier {
    /// A doorkeeper over the sessions of `db`.
    pub fn nouveau(db: Db) -> Self {
        Self { db }
    }
}

impl Sessions for Portier {
    fn open<'a>(
        &'a self,
        ctx: &'a Ctx,
        _: &'a Site,
        secret: &'a str,
    ) -> BoxFuture<'a, Result<Option<Session>, DbError>> {
        Box::pin(async move {
            let ouverte = ouvrir_session(&self.db, ctx, secret).await?;
            Ok(ouverte.map(|s| Session {
                id: s.id.0,
                actor: s.actor,
                grants: s.grants,
                nom: s.nom,
                touches: s.touches,
                expire_le: s.expire_le,
            }))
        })
    }
}
