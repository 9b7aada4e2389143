#![doc = include_str!("../README.md")]

mod actions;
mod depot;
mod modele;
mod module;
mod mots_de_passe;
mod pages;
pub mod permissions;
mod portier;

pub use actions::agents::{
    ADMINISTRER_AGENTS, ADMINISTRER_INSTALLATION, COMPOSER_GROUPES, agent_par_courriel,
    ajouter_au_groupe, changer_identite, collegues, creer_agent, delegations, delegations_en_cours,
    deleguer, desactiver_agent, identites, lister_agents, membres, mon_compte, retirer_du_groupe,
    retirer_role, roles_de, terminer_delegation,
};
pub use actions::connexion::{Connexion, changer_mot_de_passe, se_connecter};
pub use actions::jetons::{
    ADMINISTRER_JETONS, Jeton, NouveauJeton, creer_jeton, jeton, jeton_connu, lister_jetons,
    revoquer_jeton,
};
pub use actions::profils::{profils, profils_des_groupes, profils_du_role};
pub use actions::sessions::{
    DUREE_AGENT, DUREE_VISITEUR, INACTIVITE_AGENT, INACTIVITE_VISITEUR, SessionOuverte, donner_cle,
    fermer_session, ouvrir_session, prolonger_session, purger_sessions, renouveler_session,
    retirer_cle,
};
pub use modele::{
    Agent, AgentCree, AgentId, Delegation, DelegationId, ErreurCompte, Identite, JetonId,
    NouvelAgent, NouvelleDelegation, Profil, Role, SessionId, courriel_plie,
};
pub use module::module;
pub use mots_de_passe::{MotsDePasse, acceptable, hacher_ici};
pub use portier::Portier;
