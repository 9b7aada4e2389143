//! Accounts, roles, groups and delegations.

use authz::{Action, Refus};
use db::{DbError, Tx};
use jiff::civil::Date;
use primitives::{ActorKind, TenantId};
use serde_json::json;

use super::{exiger, journaliser};
use crate::depot::{agents, sessions};
use crate::modele::{
    Agent, AgentCree, AgentId, Delegation, DelegationId, ErreurCompte, Identite, NouvelAgent,
    NouvelleDelegation, Role, courriel_plie, texte_range,
};

/// To name agents, give and take roles and delegations.
pub const ADMINISTRER_AGENTS: Action = Action::staff("agent.administrer");
/// To say who follows a démarche.
pub const COMPOSER_GROUPES: Action = Action::staff("demarche.administrer");
/// To run the installation.
pub const ADMINISTRER_INSTALLATION: Action = Action::staff("installation.administrer");

const SUJET: &str = "agent";

/// Opens an account in the collectivité of the context, or gives the account of that e-mail one
/// more role there: doing it twice changes nothing. Only the program replaces the password of an
/// account that exists: an administrator of one commune must not take an agent of another.
pub fn creer_agent(tx: &mut Tx<'_>, demande: &NouvelAgent) -> Result<AgentCree, ErreurCompte> {
    let (ctx, role) = (tx.ctx().clone(), demande.role);
    let ou = lieu(ctx.tenant, role);
    exiger(
        &ctx,
        if role == Role::Operateur { ADMINISTRER_INSTALLATION } else { ADMINISTRER_AGENTS },
    )?;
    let voulu = NouvelAgent {
        courriel: courriel_plie(&demande.courriel)?,
        prenom: texte_range("prenom", &demande.prenom)?,
        nom: texte_range("nom", &demande.nom)?,
        qualite: texte_range("qualite", &demande.qualite)?,
        ..demande.clone()
    };
    let le = tx.now()?;
    let cree = match agents::creer(tx, ou, &voulu, le)? {
        Some(id) => {
            journaliser(tx, SUJET, id.0, "agent.cree", json!({"collectivite": ou.0}))?;
            AgentCree { id, nouveau: true }
        }
        None => AgentCree { id: completer(tx, &voulu)?, nouveau: false },
    };
    if agents::donner_role(tx, cree.id, ou, role)? {
        let public = json!({"collectivite": ou.0, "role": role.code()});
        journaliser(tx, SUJET, cree.id.0, "agent.role_donne", public)?;
    }
    Ok(cree)
}

/// Operators belong to the installation, the others to the collectivité.
fn lieu(collectivite: TenantId, role: Role) -> TenantId {
    if role == Role::Operateur { TenantId::INSTALLATION } else { collectivite }
}

fn completer(tx: &mut Tx<'_>, voulu: &NouvelAgent) -> Result<AgentId, ErreurCompte> {
    let id = agents::par_courriel_tous(tx, &voulu.courriel)?.ok_or(Refus)?;
    if tx.ctx().actor.kind != ActorKind::System {
        return Ok(id);
    }
    if let Some(empreinte) = &voulu.empreinte {
        agents::changer_secret(tx, id, empreinte)?;
        sessions::fermer_celles_de(tx, id, None)?;
        journaliser(tx, SUJET, id.0, "agent.mot_de_passe_change", json!({}))?;
    }
    let vide = [&voulu.prenom, &voulu.nom, &voulu.qualite].iter().all(|texte| texte.is_empty());
    if !vide {
        agents::changer_identite(tx, id, &voulu.prenom, &voulu.nom, &voulu.qualite)?;
    }
    Ok(id)
}

/// Closes an account that this collectivité opened, and its sessions.
pub fn desactiver_agent(tx: &mut Tx<'_>, agent: AgentId) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    agents::lire(tx, agent)?.ok_or(Refus)?.ouvrir(&ctx, ADMINISTRER_AGENTS)?;
    let le = tx.now()?;
    if agents::desactiver(tx, agent, le)? {
        sessions::fermer_celles_de(tx, agent, None)?;
        journaliser(tx, SUJET, agent.0, "agent.desactive", json!({}))?;
    }
    Ok(())
}

/// Takes a role of the collectivité of the context from an agent.
pub fn retirer_role(tx: &mut Tx<'_>, agent: AgentId, role: Role) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(
        &ctx,
        if role == Role::Operateur { ADMINISTRER_INSTALLATION } else { ADMINISTRER_AGENTS },
    )?;
    let ou = lieu(ctx.tenant, role);
    if agents::retirer_role(tx, agent, ou, role)? {
        let public = json!({"collectivite": ou.0, "role": role.code()});
        journaliser(tx, SUJET, agent.0, "agent.role_retire", public)?;
    }
    Ok(())
}

/// The agents of the collectivité of the context with their roles, by name.
pub fn lister_agents(tx: &mut Tx<'_>) -> Result<Vec<(Agent, Vec<Role>)>, ErreurCompte> {
    let ctx = tx.ctx().clone();
    Ok(agents::lister(tx, ctx.tenant)?.ouvrir(&ctx, ADMINISTRER_AGENTS)?)
}

/// The open account of an e-mail, for those who compose groups.
pub fn agent_par_courriel(
    tx: &mut Tx<'_>,
    courriel: &str,
) -> Result<Option<AgentId>, ErreurCompte> {
    exiger(tx.ctx(), COMPOSER_GROUPES)?;
    Ok(agents::par_courriel(tx, &courriel_plie(courriel)?)?)
}

/// Names and qualities of agents, in the order of their ids. Those who are written to may know
/// them (CRPA L111-2); the e-mail address is not among them.
pub fn identites(tx: &mut Tx<'_>, ids: &[AgentId]) -> Result<Vec<Identite>, DbError> {
    agents::identites(tx, ids)
}

/// The agents of the collectivité of the context whose account is open, by name: colleagues know
/// each other.
pub fn collegues(tx: &mut Tx<'_>) -> Result<Vec<Identite>, DbError> {
    let collectivite = tx.ctx().tenant;
    agents::collegues(tx, collectivite)
}

/// The roles of an open account in the collectivité of the context.
pub fn roles_de(tx: &mut Tx<'_>, agent: AgentId) -> Result<Vec<Role>, DbError> {
    let collectivite = tx.ctx().tenant;
    agents::roles(tx, agent, collectivite)
}

/// Makes an agent of the collectivité a member of a group of instructeurs.
pub fn ajouter_au_groupe(tx: &mut Tx<'_>, groupe: i64, agent: AgentId) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, COMPOSER_GROUPES)?;
    if agents::roles(tx, agent, ctx.tenant)?.is_empty() {
        return Err(ErreurCompte::SansRole);
    }
    if agents::ajouter_membre(tx, groupe, agent, ctx.tenant)? {
        journaliser(tx, SUJET, agent.0, "agent.groupe_rejoint", json!({"groupe": groupe}))?;
    }
    Ok(())
}

/// Takes an agent out of a group of instructeurs.
pub fn retirer_du_groupe(tx: &mut Tx<'_>, groupe: i64, agent: AgentId) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, COMPOSER_GROUPES)?;
    if agents::retirer_membre(tx, groupe, agent, ctx.tenant)? {
        journaliser(tx, SUJET, agent.0, "agent.groupe_quitte", json!({"groupe": groupe}))?;
    }
    Ok(())
}

/// The members of a group of the collectivité of the context, by name.
pub fn membres(tx: &mut Tx<'_>, groupe: i64) -> Result<Vec<Identite>, DbError> {
    let collectivite = tx.ctx().tenant;
    agents::membres(tx, groupe, collectivite)
}

/// Records a delegation of signature or of power.
pub fn deleguer(
    tx: &mut Tx<'_>,
    demande: &NouvelleDelegation,
) -> Result<DelegationId, ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, ADMINISTRER_AGENTS)?;
    let voulue = NouvelleDelegation {
        objet: texte_range("objet", &demande.objet)?,
        reference: texte_range("reference", &demande.reference)?,
        ..demande.clone()
    };
    if voulue.objet.is_empty() || voulue.reference.is_empty() {
        return Err(ErreurCompte::DelegationIncomplete);
    }
    if voulue.fin.is_some_and(|fin| fin < voulue.debut) {
        return Err(ErreurCompte::DelegationInversee);
    }
    if agents::roles(tx, voulue.agent, ctx.tenant)?.is_empty() {
        return Err(ErreurCompte::SansRole);
    }
    let id = agents::deleguer(tx, ctx.tenant, &voulue)?;
    let public = json!({
        "delegation": id.0, "collectivite": ctx.tenant.0, "reference": voulue.reference,
        "debut": voulue.debut.to_string(), "fin": voulue.fin.map(|fin| fin.to_string()),
    });
    journaliser(tx, SUJET, voulue.agent.0, "agent.delegation_donnee", public)?;
    Ok(id)
}

/// Ends a delegation of this agent on a day.
pub fn terminer_delegation(
    tx: &mut Tx<'_>,
    agent: AgentId,
    delegation: DelegationId,
    fin: Date,
) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, ADMINISTRER_AGENTS)?;
    let sienne = delegations(tx, agent)?.into_iter().find(|d| d.id == delegation).ok_or(Refus)?;
    if fin < sienne.debut {
        return Err(ErreurCompte::DelegationInversee);
    }
    agents::terminer_delegation(tx, delegation, ctx.tenant, fin)?;
    let public = json!({"delegation": delegation.0, "fin": fin.to_string()});
    Ok(journaliser(tx, SUJET, agent.0, "agent.delegation_terminee", public)?)
}

/// The delegations of an agent in the collectivité of the context. They are published acts
/// (CGCT L2131-1), so whoever reads a decision may know them.
pub fn delegations(tx: &mut Tx<'_>, agent: AgentId) -> Result<Vec<Delegation>, DbError> {
    let collectivite = tx.ctx().tenant;
    agents::delegations(tx, agent, collectivite)
}

/// The delegations of an agent that hold on a day.
pub fn delegations_en_cours(
    tx: &mut Tx<'_>,
    agent: AgentId,
    jour: Date,
) -> Result<Vec<Delegation>, DbError> {
    Ok(delegations(tx, agent)?.into_iter().filter(|d| d.vaut_le(jour)).collect())
}

/// The account of whoever asks.
pub fn mon_compte(tx: &mut Tx<'_>) -> Result<Agent, ErreurCompte> {
    let actor = tx.ctx().actor;
    let moi = actor.account.filter(|_| actor.kind == ActorKind::Staff).ok_or(Refus)?;
    Ok(agents::lire_le_sien(tx, AgentId(moi))?.ok_or(Refus)?)
}

/// Whether one key alone does something in the pages of whoever asks.
pub fn mes_touches(tx: &mut Tx<'_>) -> Result<bool, ErreurCompte> {
    let moi = mon_compte(tx)?.identite.id;
    Ok(agents::presentation(tx, moi)?.is_none_or(|(_, _, touches)| touches))
}

/// Switches the single-key shortcuts of whoever asks on or off (RGAA 12.10).
pub fn regler_touches(tx: &mut Tx<'_>, touches: bool) -> Result<(), ErreurCompte> {
    let moi = mon_compte(tx)?.identite.id;
    Ok(agents::regler_touches(tx, moi, touches)?)
}

/// Changes the name and the quality of whoever asks.
pub fn changer_identite(
    tx: &mut Tx<'_>,
    prenom: &str,
    nom: &str,
    qualite: &str,
) -> Result<(), ErreurCompte> {
    let moi = mon_compte(tx)?.identite.id;
    let (prenom, nom) = (texte_range("prenom", prenom)?, texte_range("nom", nom)?);
    let qualite = texte_range("qualite", qualite)?;
    agents::changer_identite(tx, moi, &prenom, &nom, &qualite)?;
    Ok(journaliser(tx, SUJET, moi.0, "agent.identite_changee", json!({}))?)
}
