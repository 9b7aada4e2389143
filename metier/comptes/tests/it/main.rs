//! Accounts, sessions and tokens, on both engines.
#![allow(clippy::unwrap_used, reason = "a broken promise stops the test")]

mod agents;
mod jetons;
mod pages;
mod sessions;

use std::sync::LazyLock;

use comptes::{AgentId, NouvelAgent, Role};
use db::testing::TestDb;
use primitives::{Actor, ActorKind, Clock, Ctx, Random, TenantId};

pub(crate) const ICI: TenantId = TenantId(1);
pub(crate) const AILLEURS: TenantId = TenantId(2);
pub(crate) const MOT_DE_PASSE: &str = "la pluie de mars";

/// Hashing is slow on purpose: one hash serves all the tests.
static EMPREINTE: LazyLock<String> =
    LazyLock::new(|| comptes::hacher_ici(MOT_DE_PASSE, &Random::system()).unwrap());

pub(crate) fn programme(collectivite: TenantId) -> Ctx {
    Ctx::system(collectivite, Clock::system(), Random::system())
}

/// The context in which the sessions of a request are looked for.
pub(crate) fn visiteur(collectivite: TenantId, clock: &Clock) -> Ctx {
    programme(collectivite).with(|parts| {
        parts.actor = Actor::VISITOR;
        parts.grants = Default::default();
        parts.clock = clock.clone();
    })
}

pub(crate) fn agent_ctx(collectivite: TenantId, agent: AgentId, role: Role) -> Ctx {
    programme(collectivite).with(|parts| {
        parts.actor = Actor { kind: ActorKind::Staff, account: Some(agent.0) };
        parts.grants = Default::default();
        parts.grants.permissions = role.permissions().iter().copied().collect();
    })
}

pub(crate) fn camille(role: Role) -> NouvelAgent {
    NouvelAgent {
        courriel: "Camille@Saint-Exemple.example".into(),
        prenom: "Camille".into(),
        nom: "Martin".into(),
        qualite: "secrétaire de mairie".into(),
        role,
        empreinte: Some(EMPREINTE.clone()),
    }
}

pub(crate) async fn creer(db: &TestDb, ctx: &Ctx, agent: NouvelAgent) -> AgentId {
    db.db.write(ctx, move |tx| comptes::creer_agent(tx, &agent)).await.unwrap().id
}
