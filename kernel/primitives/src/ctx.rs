use std::collections::BTreeSet;
use std::sync::Arc;

use crate::{Clock, Random, TenantId};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// Nobody known: a visitor, with or without a key to a resource.
    Visitor,
    /// A signed-in member of the public.
    Member,
    /// A signed-in member of staff.
    Staff,
    /// The program itself: command line, job, schedule.
    System,
}

/// Who acts, by kind and by the id of the account if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor {
    /// The kind of actor.
    pub kind: ActorKind,
    /// The account; `None` for a visitor and for the program.
    pub account: Option<i64>,
}

impl Actor {
    /// A visitor without account.
    pub const VISITOR: Self = Self { kind: ActorKind::Visitor, account: None };
    /// The program itself.
    pub const SYSTEM: Self = Self { kind: ActorKind::System, account: None };
}

/// One thing that the holder of a session may open because they made it or know its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceKey {
    /// The kind of resource, the name of its table.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

/// What an actor may do in the tenant of the request.
#[derive(Clone, Debug, Default)]
pub struct Grants {
    /// Names of the permissions held.
    pub permissions: BTreeSet<&'static str>,
    /// Groups whose resources are visible; ignored when `all_groups`.
    pub groups: BTreeSet<i64>,
    /// Whether every group of the tenant is visible.
    pub all_groups: bool,
    /// Resources opened one by one, outside any role.
    pub keys: BTreeSet<ResourceKey>,
}

/// The key of the installation, from a file outside the database: codes and links are derived from
/// it. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct InstallationKey(pub [u8; 32]);

impl std::fmt::Debug for InstallationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("InstallationKey(…)")
    }
}

/// Everything a request, a job or a command carries with it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx(Arc<CtxParts>);

/// The parts of a [`Ctx`].
#[derive(Clone, Debug)]
pub struct CtxParts {
    /// Who acts.
    pub actor: Actor,
    /// In which tenant.
    pub tenant: TenantId,
    /// With which rights.
    pub grants: Grants,
    /// The clock; inside a transaction use `tx.now()` instead.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// The number that the error page shows and the log holds.
    pub request_id: String,
    /// What stands before every path of the tenant: empty, or `/c/{slug}`.
    pub prefix: String,
    /// The address of the installation, without a final `/`: mails and letters make links of it.
    pub base_url: Arc<str>,
    /// The key of the installation: whoever has it can make links that open.
    pub key: InstallationKey,
}

impl Ctx {
    /// A context from its parts.
    pub fn new(parts: CtxParts) -> Self {
        Self(Arc::new(parts))
    }

    /// The context of the program itself in a tenant, with every right. Its key is of nobody until
    /// one is given: what it signs opens nothing.
    pub fn system(tenant: TenantId, clock: Clock, random: Random) -> Self {
        let grants = Grants { all_groups: true, ..Grants::default() };
        let request_id = random.token(8);
        let key = InstallationKey(random.bytes());
        Self::new(CtxParts {
            actor: Actor::SYSTEM,
            tenant,
            grants,
            clock,
            random,
            request_id,
            prefix: String::new(),
            base_url: Arc::from(""),
            key,
        })
    }

    /// The same context in another tenant.
    pub fn in_tenant(&self, tenant: TenantId) -> Self {
        self.with(|parts| {
            parts.request_id = parts.random.token(8);
            parts.tenant = tenant;
        })
    }

    /// The address of a path of this tenant (`path` begins with `/`).
    pub fn url(&self, path: impl std::fmt::Display) -> String {
        format!("{}{path}", self.0.prefix)
    }

    /// The same context with other parts.
    pub fn with(&self, change: impl FnOnce(&mut CtxParts)) -> Self {
        let mut parts = (*self.0).clone();
        change(&mut parts);
        Self::new(parts)
    }
}

impl std::ops::Deref for Ctx {
    type Target = CtxParts;

    fn deref(&self) -> &CtxParts {
        &self.0
    }
}
