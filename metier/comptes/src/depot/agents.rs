//! `agents`, `roles`, `groupe_membres`, `delegations`.

use authz::{Resource, Scelle};
use db::{DbError, FromRow, Row, Tx, args, from_row, sql};
use jiff::civil::Date;
use primitives::{Stamp, TenantId};

use crate::modele::{
    Agent, AgentId, Delegation, DelegationId, Identite, NouvelAgent, NouvelleDelegation, Profil,
    Role,
};

sql! {
    CREER = "INSERT INTO agents (collectivite_id, courriel, prenom, nom, qualite, mot_de_passe,
        cree_le) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (courriel) DO NOTHING RETURNING id";
    PAR_COURRIEL = "SELECT id FROM agents WHERE courriel = $1 AND desactive_le IS NULL";
    PAR_COURRIEL_TOUS = "SELECT id FROM agents WHERE courriel = $1";
    SECRET_PAR_COURRIEL = "SELECT id, mot_de_passe FROM agents
        WHERE courriel = $1 AND desactive_le IS NULL";
    SECRET = "SELECT mot_de_passe FROM agents WHERE id = $1 AND desactive_le IS NULL";
    CHANGER_SECRET = "UPDATE agents SET mot_de_passe = $2 WHERE id = $1";
    CHANGER_SECRET_CONNU = "UPDATE agents SET mot_de_passe = $2
        WHERE id = $1 AND mot_de_passe = $3 AND desactive_le IS NULL";
    CHANGER_IDENTITE = "UPDATE agents SET prenom = $2, nom = $3, qualite = $4 WHERE id = $1";
    LIRE = "SELECT id, prenom, nom, qualite, collectivite_id, courriel, cree_le, desactive_le
        FROM agents WHERE id = $1";
    IDENTITES = "SELECT id, prenom, nom, qualite FROM agents WHERE id IN {any:$1} ORDER BY id";
    PROFILS = "SELECT id, courriel FROM agents WHERE id IN {any:$1} ORDER BY id";
    PROFILS_DES_GROUPES = "SELECT a.id, a.courriel, m.groupe_id FROM groupe_membres m
        JOIN agents a ON a.id = m.agent_id WHERE m.groupe_id IN {any:$1} AND m.collectivite_id = $2
        AND a.desactive_le IS NULL ORDER BY a.courriel, a.id";
    PROFILS_DU_ROLE = "SELECT a.id, a.courriel FROM roles r JOIN agents a ON a.id = r.agent_id
        WHERE r.collectivite_id = $1 AND r.role = $2 AND a.desactive_le IS NULL ORDER BY a.id";
    PRESENTATION = "SELECT prenom, nom, touches FROM agents WHERE id = $1";
    REGLER_TOUCHES = "UPDATE agents SET touches = $2 WHERE id = $1";
    LISTER = "SELECT a.id, a.prenom, a.nom, a.qualite, a.collectivite_id, a.courriel, a.cree_le,
        a.desactive_le FROM agents a WHERE EXISTS (SELECT 1 FROM roles r WHERE r.agent_id = a.id
        AND r.collectivite_id = $1) ORDER BY a.nom, a.prenom, a.id";
    COLLEGUES = "SELECT a.id, a.prenom, a.nom, a.qualite FROM agents a WHERE a.desactive_le IS NULL
        AND EXISTS (SELECT 1 FROM roles r WHERE r.agent_id = a.id AND r.collectivite_id = $1)
        ORDER BY a.nom, a.prenom, a.id";
    DESACTIVER = "UPDATE agents SET desactive_le = $2 WHERE id = $1 AND desactive_le IS NULL";

    DONNER_ROLE = "INSERT INTO roles (agent_id, collectivite_id, role) VALUES ($1, $2, $3)
        ON CONFLICT (agent_id, collectivite_id, role) DO NOTHING";
    RETIRER_ROLE = "DELETE FROM roles WHERE agent_id = $1 AND collectivite_id = $2 AND role = $3";
    ROLES = "SELECT r.role FROM roles r JOIN agents a ON a.id = r.agent_id
        WHERE r.agent_id = $1 AND (r.collectivite_id = $2
        OR (r.collectivite_id = CAST(0 AS BIGINT) AND r.role = 'operateur'))
        AND a.desactive_le IS NULL ORDER BY r.role";
    ROLES_DE_TOUS = "SELECT agent_id, role FROM roles WHERE collectivite_id = $1
        ORDER BY agent_id, role";

    AJOUTER_MEMBRE = "INSERT INTO groupe_membres (groupe_id, agent_id, collectivite_id)
        VALUES ($1, $2, $3) ON CONFLICT (groupe_id, agent_id) DO NOTHING";
    RETIRER_MEMBRE = "DELETE FROM groupe_membres
        WHERE groupe_id = $1 AND agent_id = $2 AND collectivite_id = $3";
    MEMBRES = "SELECT a.id, a.prenom, a.nom, a.qualite FROM groupe_membres m
        JOIN agents a ON a.id = m.agent_id WHERE m.groupe_id = $1 AND m.collectivite_id = $2
        AND a.desactive_le IS NULL ORDER BY a.nom, a.prenom, a.id";
    GROUPES = "SELECT groupe_id FROM groupe_membres WHERE agent_id = $1 AND collectivite_id = $2";

    DELEGUER = "INSERT INTO delegations (agent_id, collectivite_id, objet, reference, debut, fin)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    DELEGATIONS = "SELECT id, agent_id, objet, reference, debut, fin FROM delegations
        WHERE agent_id = $1 AND collectivite_id = $2 ORDER BY debut, id";
    TERMINER_DELEGATION = "UPDATE delegations SET fin = $3 WHERE id = $1 AND collectivite_id = $2";
}

from_row!(Identite { id, prenom, nom, qualite });

from_row!(Profil { id, courriel });

struct Membre {
    profil: Profil,
    groupe: i64,
}

impl FromRow for Membre {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self { profil: Profil::from_row(row)?, groupe: row.get(2)? })
    }
}

impl FromRow for Agent {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        Ok(Self {
            identite: Identite::from_row(row)?,
            collectivite: row.get(4)?,
            courriel: row.get(5)?,
            cree_le: row.get(6)?,
            desactive_le: row.get(7)?,
        })
    }
}

impl FromRow for Delegation {
    fn from_row(row: &Row<'_>) -> Result<Self, DbError> {
        let debut: String = row.get(4)?;
        let fin: Option<String> = row.get(5)?;
        Ok(Self {
            id: row.get(0)?,
            agent: row.get(1)?,
            objet: row.get(2)?,
            reference: row.get(3)?,
            debut: jour(4, &debut)?,
            fin: fin.map(|fin| jour(5, &fin)).transpose()?,
        })
    }
}

fn jour(index: usize, texte: &str) -> Result<Date, DbError> {
    texte.parse().map_err(|error: jiff::Error| DbError::Type { index, cause: error.to_string() })
}

fn role(code: &str) -> Result<Role, DbError> {
    code.parse().map_err(|_| DbError::Type { index: 0, cause: format!("{code:?} is no role") })
}

/// Opens an account in `collectivite`; `None` when the e-mail already has one.
pub(crate) fn creer(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
    nouveau: &NouvelAgent,
    le: Stamp,
) -> Result<Option<AgentId>, DbError> {
    tx.query_opt(
        &CREER,
        args![
            collectivite,
            &nouveau.courriel,
            &nouveau.prenom,
            &nouveau.nom,
            &nouveau.qualite,
            nouveau.empreinte.as_deref(),
            le,
        ],
    )
}

/// The open account of an e-mail already folded.
pub(crate) fn par_courriel(tx: &mut Tx<'_>, courriel: &str) -> Result<Option<AgentId>, DbError> {
    tx.query_opt(&PAR_COURRIEL, args![courriel])
}

/// The account of an e-mail already folded, even closed.
pub(crate) fn par_courriel_tous(
    tx: &mut Tx<'_>,
    courriel: &str,
) -> Result<Option<AgentId>, DbError> {
    tx.query_opt(&PAR_COURRIEL_TOUS, args![courriel])
}

/// The account and the hash of an e-mail already folded.
pub(crate) fn secret_par_courriel(
    tx: &mut Tx<'_>,
    courriel: &str,
) -> Result<Option<(AgentId, Option<String>)>, DbError> {
    tx.query_opt(&SECRET_PAR_COURRIEL, args![courriel])
}

/// The hash of an open account.
pub(crate) fn secret(tx: &mut Tx<'_>, agent: AgentId) -> Result<Option<String>, DbError> {
    Ok(tx.query_opt::<Option<String>>(&SECRET, args![agent])?.flatten())
}

/// Replaces a hash, whatever it was.
pub(crate) fn changer_secret(
    tx: &mut Tx<'_>,
    agent: AgentId,
    empreinte: &str,
) -> Result<(), DbError> {
    tx.execute(&CHANGER_SECRET, args![agent, empreinte]).map(drop)
}

/// Replaces a hash if it is still `avant`; whether it was.
pub(crate) fn changer_secret_connu(
    tx: &mut Tx<'_>,
    agent: AgentId,
    empreinte: &str,
    avant: &str,
) -> Result<bool, DbError> {
    Ok(tx.execute(&CHANGER_SECRET_CONNU, args![agent, empreinte, avant])? == 1)
}

pub(crate) fn changer_identite(
    tx: &mut Tx<'_>,
    agent: AgentId,
    prenom: &str,
    nom: &str,
    qualite: &str,
) -> Result<(), DbError> {
    tx.execute(&CHANGER_IDENTITE, args![agent, prenom, nom, qualite]).map(drop)
}

/// An account, closed: it belongs to the collectivité that opened it.
pub(crate) fn lire(tx: &mut Tx<'_>, agent: AgentId) -> Result<Option<Scelle<Agent>>, DbError> {
    let lu: Option<Agent> = tx.query_opt(&LIRE, args![agent])?;
    Ok(lu.map(|agent| {
        let resource = Resource { tenant: agent.collectivite, group: None, key: None };
        Scelle::new(agent, resource)
    }))
}

/// One's own account: the owner needs no permission.
pub(crate) fn lire_le_sien(tx: &mut Tx<'_>, agent: AgentId) -> Result<Option<Agent>, DbError> {
    tx.query_opt(&LIRE, args![agent])
}

pub(crate) fn collegues(tx: &mut Tx<'_>, ou: TenantId) -> Result<Vec<Identite>, DbError> {
    tx.query(&COLLEGUES, args![ou])
}

/// Names and qualities, which those who are written to may know (CRPA L111-2).
pub(crate) fn identites(tx: &mut Tx<'_>, agents: &[AgentId]) -> Result<Vec<Identite>, DbError> {
    let ids: Vec<_> = agents.iter().map(ToString::to_string).collect();
    tx.query(&IDENTITES, args![format!("[{}]", ids.join(","))])
}

/// The e-mail addresses of accounts.
pub(crate) fn profils(tx: &mut Tx<'_>, agents: &str) -> Result<Vec<Profil>, DbError> {
    tx.query(&PROFILS, args![agents])
}

/// The members of groups of the collectivité, each with its group.
pub(crate) fn profils_des_groupes(
    tx: &mut Tx<'_>,
    groupes: &str,
    ou: TenantId,
) -> Result<Vec<(Profil, i64)>, DbError> {
    let lus: Vec<Membre> = tx.query(&PROFILS_DES_GROUPES, args![groupes, ou])?;
    Ok(lus.into_iter().map(|membre| (membre.profil, membre.groupe)).collect())
}

/// Those who hold a role in a collectivité.
pub(crate) fn profils_du_role(
    tx: &mut Tx<'_>,
    ou: TenantId,
    role: Role,
) -> Result<Vec<Profil>, DbError> {
    tx.query(&PROFILS_DU_ROLE, args![ou, role.code()])
}

/// First name and name of an agent, and whether one key alone does something in their pages.
pub(crate) fn presentation(
    tx: &mut Tx<'_>,
    agent: AgentId,
) -> Result<Option<(String, String, bool)>, DbError> {
    tx.query_opt(&PRESENTATION, args![agent])
}

/// Whether one key alone does something in the pages of an agent.
pub(crate) fn regler_touches(
    tx: &mut Tx<'_>,
    agent: AgentId,
    touches: bool,
) -> Result<(), DbError> {
    tx.execute(&REGLER_TOUCHES, args![agent, touches]).map(drop)
}

/// An account with its roles in one collectivité.
pub(crate) type AgentEtRoles = (Agent, Vec<Role>);

/// The accounts that have a role in a collectivité, closed.
pub(crate) fn lister(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
) -> Result<Scelle<Vec<AgentEtRoles>>, DbError> {
    let agents: Vec<Agent> = tx.query(&LISTER, args![collectivite])?;
    let tous: Vec<(AgentId, String)> = tx.query(&ROLES_DE_TOUS, args![collectivite])?;
    let mut liste = Vec::with_capacity(agents.len());
    for agent in agents {
        let siens = tous.iter().filter(|(id, _)| *id == agent.identite.id);
        let roles: Result<_, DbError> = siens.map(|(_, code)| role(code)).collect();
        liste.push((agent, roles?));
    }
    Ok(Scelle::new(liste, Resource { tenant: collectivite, group: None, key: None }))
}

pub(crate) fn desactiver(tx: &mut Tx<'_>, agent: AgentId, le: Stamp) -> Result<bool, DbError> {
    Ok(tx.execute(&DESACTIVER, args![agent, le])? == 1)
}

/// Gives a role; whether it is new.
pub(crate) fn donner_role(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
    role: Role,
) -> Result<bool, DbError> {
    Ok(tx.execute(&DONNER_ROLE, args![agent, collectivite, role.code()])? == 1)
}

pub(crate) fn retirer_role(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
    role: Role,
) -> Result<bool, DbError> {
    Ok(tx.execute(&RETIRER_ROLE, args![agent, collectivite, role.code()])? == 1)
}

/// The roles of an open account in a collectivité; an operator is one everywhere.
pub(crate) fn roles(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
) -> Result<Vec<Role>, DbError> {
    let codes: Vec<String> = tx.query(&ROLES, args![agent, collectivite])?;
    codes.iter().map(|code| role(code)).collect()
}

pub(crate) fn ajouter_membre(
    tx: &mut Tx<'_>,
    groupe: i64,
    agent: AgentId,
    collectivite: TenantId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&AJOUTER_MEMBRE, args![groupe, agent, collectivite])? == 1)
}

pub(crate) fn retirer_membre(
    tx: &mut Tx<'_>,
    groupe: i64,
    agent: AgentId,
    collectivite: TenantId,
) -> Result<bool, DbError> {
    Ok(tx.execute(&RETIRER_MEMBRE, args![groupe, agent, collectivite])? == 1)
}

pub(crate) fn membres(
    tx: &mut Tx<'_>,
    groupe: i64,
    collectivite: TenantId,
) -> Result<Vec<Identite>, DbError> {
    tx.query(&MEMBRES, args![groupe, collectivite])
}

pub(crate) fn groupes(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
) -> Result<Vec<i64>, DbError> {
    tx.query(&GROUPES, args![agent, collectivite])
}

pub(crate) fn deleguer(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
    nouvelle: &NouvelleDelegation,
) -> Result<DelegationId, DbError> {
    let n = nouvelle;
    let (debut, fin) = (n.debut.to_string(), n.fin.map(|fin| fin.to_string()));
    tx.query_one(&DELEGUER, args![n.agent, collectivite, &n.objet, &n.reference, debut, fin])
}

pub(crate) fn delegations(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
) -> Result<Vec<Delegation>, DbError> {
    tx.query(&DELEGATIONS, args![agent, collectivite])
}

pub(crate) fn terminer_delegation(
    tx: &mut Tx<'_>,
    delegation: DelegationId,
    collectivite: TenantId,
    fin: Date,
) -> Result<bool, DbError> {
    Ok(tx.execute(&TERMINER_DELEGATION, args![delegation, collectivite, fin.to_string()])? == 1)
}
