//! The e-mail addresses of agents, for the programs that a collectivité gave a token to.

use std::collections::BTreeMap;

use authz::Action;
use db::Tx;

use super::exiger;
use crate::depot::agents;
use crate::modele::{AgentId, ErreurCompte, Profil, Role};

/// To know who works on the démarches.
const LIRE: Action = Action::staff("demarche.lire");

/// The e-mail addresses of these accounts, closed ones included: they signed what is shown.
pub fn profils(tx: &mut Tx<'_>, ids: &[AgentId]) -> Result<Vec<Profil>, ErreurCompte> {
    exiger(&tx.ctx().clone(), LIRE)?;
    Ok(agents::profils(tx, &json(ids.iter().map(|id| id.0)))?)
}

/// The members of groups of the collectivité, by group.
pub fn profils_des_groupes(
    tx: &mut Tx<'_>,
    groupes: &[i64],
) -> Result<BTreeMap<i64, Vec<Profil>>, ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, LIRE)?;
    let mut par_groupe: BTreeMap<i64, Vec<Profil>> = BTreeMap::new();
    let lus = agents::profils_des_groupes(tx, &json(groupes.iter().copied()), ctx.tenant)?;
    for (profil, groupe) in lus {
        par_groupe.entry(groupe).or_default().push(profil);
    }
    Ok(par_groupe)
}

/// Those who hold a role in the collectivité.
pub fn profils_du_role(tx: &mut Tx<'_>, role: Role) -> Result<Vec<Profil>, ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, LIRE)?;
    Ok(agents::profils_du_role(tx, ctx.tenant, role)?)
}

fn json(ids: impl Iterator<Item = i64>) -> String {
    serde_json::Value::from_iter(ids).to_string()
}
