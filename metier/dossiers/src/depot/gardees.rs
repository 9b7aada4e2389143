//! The order and the filters that each agent keeps for the list.

use db::{DbError, Tx, args, sql};

sql! {
    LIRE = "SELECT filtres FROM listes_gardees WHERE collectivite_id = $1 AND agent_id = $2";
    GARDER = "INSERT INTO listes_gardees (collectivite_id, agent_id, filtres) VALUES ($1, $2, $3)
        ON CONFLICT (collectivite_id, agent_id) DO UPDATE SET filtres = excluded.filtres";
    OUBLIER = "DELETE FROM listes_gardees WHERE collectivite_id = $1 AND agent_id = $2";
}

/// What the agent of the context keeps, as the address writes it.
pub(crate) fn liste_gardee(tx: &mut Tx<'_>) -> Result<Option<String>, DbError> {
    let (tenant, agent) = (tx.ctx().tenant, super::agent_id(tx));
    tx.query_opt(&LIRE, args![tenant, agent])
}

/// Keeps filters for the agent of the context; `None` forgets them.
pub(crate) fn garder_liste(tx: &mut Tx<'_>, filtres: Option<&str>) -> Result<(), DbError> {
    let (tenant, Some(agent)) = (tx.ctx().tenant, super::agent_id(tx)) else { return Ok(()) };
    match filtres {
        Some(filtres) => tx.execute(&GARDER, args![tenant, agent, filtres])?,
        None => tx.execute(&OUBLIER, args![tenant, agent])?,
    };
    Ok(())
}
