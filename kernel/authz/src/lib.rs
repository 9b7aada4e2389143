//! Who may do what to which resource: one decision, asked where data is read.
//!
//! A depot returns a [`Scelle`]; only [`Scelle::ouvrir`] gives its content, and it needs the
//! [`Action`] that is meant. Nothing tells a resource that exists elsewhere from one that does not.

use primitives::{ActorKind, Ctx, ResourceKey, TenantId};
use thiserror::Error;

/// Something that can be done to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// The permission that allows it: `dossier.lire`.
    pub permission: &'static str,
    /// Whether the holder of the resource's key (its author, or who knows its code) may do it
    /// without that permission.
    pub by_key: bool,
}

impl Action {
    /// An action for those who hold its permission.
    pub const fn staff(permission: &'static str) -> Self {
        Self { permission, by_key: false }
    }

    /// An action for the holder of the resource's key too.
    pub const fn or_key(permission: &'static str) -> Self {
        Self { permission, by_key: true }
    }
}

/// Where a resource stands.
#[derive(Clone, Copy, Debug)]
pub struct Resource {
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// The group whose members see it; `None` when the whole tenant may.
    pub group: Option<i64>,
    /// The key that opens it to a visitor.
    pub key: Option<ResourceKey>,
}

/// The resource is not there for this actor: the page says « introuvable », never « interdit ».
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("no such resource for this actor")]
pub struct Refus;

/// Whether the actor of `ctx` may do `action` to `resource`.
pub fn decide(ctx: &Ctx, action: Action, resource: &Resource) -> bool {
    let grants = &ctx.grants;
    if ctx.actor.kind == ActorKind::System {
        return ctx.tenant == resource.tenant || ctx.tenant == TenantId::INSTALLATION;
    }
    if ctx.tenant != resource.tenant {
        return false;
    }
    let in_group = grants.all_groups || resource.group.is_none_or(|id| grants.groups.contains(&id));
    let by_role = in_group && grants.permissions.contains(action.permission);
    let by_key = action.by_key && resource.key.is_some_and(|key| grants.keys.contains(&key));
    by_role || by_key
}

/// A value as it was read, closed until someone says what for.
#[derive(Debug)]
pub struct Scelle<T> {
    value: T,
    resource: Resource,
}

impl<T> Scelle<T> {
    /// Closes `value`, which belongs to `resource`.
    pub fn new(value: T, resource: Resource) -> Self {
        Self { value, resource }
    }

    /// Opens it for `action`, or tells that it is not there.
    pub fn ouvrir(self, ctx: &Ctx, action: Action) -> Result<T, Refus> {
        if decide(ctx, action, &self.resource) { Ok(self.value) } else { Err(Refus) }
    }
}

/// Who may send a request to a route; what they may read is decided again where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone.
    Public,
    /// Everyone, but the page opens only what the session holds a key to.
    Key,
    /// Staff with this permission in the tenant.
    Permission(&'static str),
}

impl Access {
    /// Whether the actor of `ctx` passes this gate.
    pub fn allows(self, ctx: &Ctx) -> bool {
        match self {
            Self::Public | Self::Key => true,
            Self::Permission(name) => {
                ctx.actor.kind == ActorKind::System || ctx.grants.permissions.contains(name)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use primitives::{Actor, Clock, Random};

    use super::*;

    const LIRE: Action = Action::or_key("chose.lire");
    const KEY: ResourceKey = ResourceKey { kind: "chose", id: 5 };

    fn ctx(kind: ActorKind) -> Ctx {
        Ctx::system(TenantId(1), Clock::system(), Random::seeded(1)).with(|parts| {
            parts.actor = Actor { kind, account: None };
            parts.grants.all_groups = false;
        })
    }

    fn chose(tenant: i64) -> Scelle<&'static str> {
        let resource = Resource { tenant: TenantId(tenant), group: Some(7), key: Some(KEY) };
        Scelle::new("content", resource)
    }

    #[test]
    fn staff_needs_the_permission_the_group_and_the_tenant() {
        let agent = ctx(ActorKind::Staff).with(|parts| {
            parts.grants.permissions.insert("chose.lire");
            parts.grants.groups.insert(7);
        });
        assert_eq!(chose(1).ouvrir(&agent, LIRE), Ok("content"));
        assert_eq!(chose(2).ouvrir(&agent, LIRE), Err(Refus));
        assert_eq!(chose(1).ouvrir(&agent, Action::staff("chose.ecrire")), Err(Refus));
        let elsewhere = agent.with(|parts| parts.grants.groups = [8].into());
        assert_eq!(chose(1).ouvrir(&elsewhere, LIRE), Err(Refus));
    }

    #[test]
    fn a_key_opens_one_resource_of_its_tenant_for_the_actions_meant() {
        let visitor = ctx(ActorKind::Visitor).with(|parts| {
            parts.grants.keys.insert(KEY);
        });
        assert_eq!(chose(1).ouvrir(&visitor, LIRE), Ok("content"));
        assert_eq!(chose(2).ouvrir(&visitor, LIRE), Err(Refus));
        assert_eq!(chose(1).ouvrir(&visitor, Action::staff("chose.lire")), Err(Refus));
        assert_eq!(chose(1).ouvrir(&ctx(ActorKind::Visitor), LIRE), Err(Refus));
    }
}
