//! Sessions: who holds a cookie's secret, for how long, and what it opens.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use db::{Db, DbError, Tx};
use primitives::{Actor, ActorKind, Ctx, Grants, ResourceKey, Stamp, TenantId};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::journaliser;
use crate::depot::{agents, sessions};
use crate::modele::{AgentId, SessionId};

/// An agent who does nothing for thirty minutes is asked to sign in again.
pub const INACTIVITE_AGENT: i64 = 30 * 60;
/// And in any case after a day's work.
pub const DUREE_AGENT: i64 = 12 * 3_600;
/// A visitor's session ends a day after its last page; number and code open a draft again.
pub const INACTIVITE_VISITEUR: i64 = 24 * 3_600;
/// And in any case after a week.
pub const DUREE_VISITEUR: i64 = 7 * 24 * 3_600;

/// A session is written again at most this often: a page must not cost a write.
const PAS_AGENT: i64 = 60;
const PAS_VISITEUR: i64 = 15 * 60;

/// What a cookie's secret opens in the collectivité of the context.
#[derive(Clone, Debug)]
pub struct SessionOuverte {
    /// Its id.
    pub id: SessionId,
    /// Who it is: an agent where they have a role, a visitor elsewhere.
    pub actor: Actor,
    /// What they may do there.
    pub grants: Grants,
    /// Their name; empty for a visitor.
    pub nom: String,
    /// Whether one key alone does something in their pages.
    pub touches: bool,
    /// When it ends if nothing more is asked.
    pub expire_le: Stamp,
    a_prolonger: Option<Stamp>,
}

/// What is kept of a secret: who reads the table cannot open a session.
pub(crate) fn empreinte(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn echeance(agent: bool, cree_le: Stamp, maintenant: Stamp) -> Stamp {
    let (inactivite, duree) = match agent {
        true => (INACTIVITE_AGENT, DUREE_AGENT),
        false => (INACTIVITE_VISITEUR, DUREE_VISITEUR),
    };
    maintenant.plus_seconds(inactivite).min(cree_le.plus_seconds(duree))
}

/// The session of a secret in the collectivité of the context, prolonged by this very request.
pub async fn ouvrir_session(
    db: &Db,
    ctx: &Ctx,
    secret: &str,
) -> Result<Option<SessionOuverte>, DbError> {
    let empreinte = empreinte(secret);
    let Some(session) = db.read(ctx, move |tx| lire(tx, &empreinte)).await? else {
        return Ok(None);
    };
    let Some(expire_le) = session.a_prolonger else { return Ok(Some(session)) };
    let (id, maintenant) = (session.id, ctx.clock.now());
    let prolongee =
        db.write(ctx, move |tx| sessions::prolonger(tx, id, maintenant, expire_le)).await;
    match prolongee {
        Ok(()) => Ok(Some(SessionOuverte { expire_le, ..session })),
        // The page is not refused for that: the next one prolongs.
        Err(error) => {
            tracing::warn!(request = %ctx.request_id, "a session was not prolonged: {error}");
            Ok(Some(session))
        }
    }
}

fn lire(tx: &mut Tx<'_>, empreinte: &[u8]) -> Result<Option<SessionOuverte>, DbError> {
    let (collectivite, maintenant) = (tx.ctx().tenant, tx.ctx().clock.now());
    let gardee = sessions::ouvrir(tx, empreinte, collectivite)?;
    let Some(gardee) = gardee.filter(|gardee| gardee.expire_le > maintenant) else {
        return Ok(None);
    };
    let mut grants = Grants {
        keys: gardee.cles.iter().map(|(genre, id)| cle(genre, *id)).collect(),
        ..Grants::default()
    };
    let presente = match gardee.agent {
        Some(agent) => droits_agent(tx, agent, collectivite, &mut grants)?,
        None => None,
    };
    let actor = match (&presente, gardee.agent) {
        (Some(_), Some(agent)) => Actor { kind: ActorKind::Staff, account: Some(agent.0) },
        _ => Actor::VISITOR,
    };
    let est_agent = gardee.agent.is_some();
    let pas = if est_agent { PAS_AGENT } else { PAS_VISITEUR };
    let expire_le = echeance(est_agent, gardee.cree_le, maintenant);
    let a_prolonger = (gardee.vu_le.plus_seconds(pas) <= maintenant
        && expire_le > gardee.expire_le)
        .then_some(expire_le);
    let (nom, touches) = presente.unwrap_or((String::new(), true));
    Ok(Some(SessionOuverte {
        id: gardee.id,
        actor,
        grants,
        nom,
        touches,
        expire_le: gardee.expire_le,
        a_prolonger,
    }))
}

/// Adds what an agent may do in a collectivité; their name and whether single keys serve them, or
/// nothing when they have no role.
fn droits_agent(
    tx: &mut Tx<'_>,
    agent: AgentId,
    collectivite: TenantId,
    grants: &mut Grants,
) -> Result<Option<(String, bool)>, DbError> {
    let roles = agents::roles(tx, agent, collectivite)?;
    if roles.is_empty() {
        return Ok(None);
    }
    grants.permissions = roles.iter().flat_map(|role| role.permissions()).copied().collect();
    grants.all_groups = roles.iter().any(|role| role.tous_groupes());
    grants.groups = agents::groupes(tx, agent, collectivite)?.into_iter().collect();
    let presente = agents::presentation(tx, agent)?;
    Ok(presente
        .map(|(prenom, nom, touches)| (format!("{prenom} {nom}").trim().to_owned(), touches)))
}

/// The key of a kind read from the database. Kinds are names of tables, a handful: each is kept
/// once for the life of the program.
fn cle(genre: &str, id: i64) -> ResourceKey {
    static GENRES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut genres = GENRES.lock().unwrap_or_else(PoisonError::into_inner);
    let kind = match genres.get(genre) {
        Some(connu) => *connu,
        None => {
            let garde: &'static str = Box::leak(genre.to_owned().into_boxed_str());
            genres.insert(garde);
            garde
        }
    };
    ResourceKey { kind, id }
}

/// Opens an agent's session under a new secret, and ends the one of the secret held before
/// (fixation): what a visitor opened on this computer is not an agent's.
pub(crate) fn ouvrir_agent(
    tx: &mut Tx<'_>,
    agent: AgentId,
    secret: &str,
    ancien: Option<&str>,
) -> Result<SessionId, DbError> {
    if let Some(ancien) = ancien {
        fermer_session(tx, ancien)?;
    }
    let (le, collectivite) = (tx.now()?, tx.ctx().tenant);
    let expire_le = echeance(true, le, le);
    sessions::creer(tx, &empreinte(secret), collectivite, Some(agent), le, expire_le)
}

/// Lets the holder of a browser's secret open an object: the draft they begin, the dossier whose
/// code they know. Opens a visitor's session under the secret when there is none.
pub fn donner_cle(
    tx: &mut Tx<'_>,
    secret: &str,
    genre: &'static str,
    objet: i64,
) -> Result<(), DbError> {
    let (le, collectivite) = (tx.now()?, tx.ctx().tenant);
    let empreinte = empreinte(secret);
    let session = match sessions::ouvrir(tx, &empreinte, collectivite)? {
        Some(gardee) if gardee.expire_le > le => gardee.id,
        gardee => {
            if let Some(finie) = gardee {
                sessions::fermer(tx, finie.id)?;
            }
            let expire_le = echeance(false, le, le);
            sessions::creer(tx, &empreinte, collectivite, None, le, expire_le)?
        }
    };
    sessions::donner_cle(tx, session, collectivite, genre, objet)
}

/// Gives the session of a browser another secret, so that whoever planted or saw the old one holds
/// nothing (fixation). To be called with a new secret before a key is given.
pub fn renouveler_session(tx: &mut Tx<'_>, ancien: &str, nouveau: &str) -> Result<(), DbError> {
    sessions::renouveler(tx, &empreinte(ancien), &empreinte(nouveau))
}

/// Takes the key of an object of the collectivité of the context from every session: a draft that
/// was filed, a dossier whose code changed.
pub fn retirer_cle(tx: &mut Tx<'_>, genre: &'static str, objet: i64) -> Result<(), DbError> {
    let collectivite = tx.ctx().tenant;
    sessions::retirer_cle(tx, collectivite, genre, objet).map(drop)
}

/// Ends the session of a secret with everything it opens: sign-out, « Quitter cet ordinateur ».
pub fn fermer_session(tx: &mut Tx<'_>, secret: &str) -> Result<(), DbError> {
    let collectivite = tx.ctx().tenant;
    let Some(gardee) = sessions::ouvrir(tx, &empreinte(secret), collectivite)? else {
        return Ok(());
    };
    sessions::fermer(tx, gardee.id)?;
    match gardee.agent {
        Some(agent) => journaliser(tx, "agent", agent.0, "agent.deconnecte", json!({})),
        None => Ok(()),
    }
}

/// Prolongs the session of a secret because its holder asks to stay; when it now ends.
pub fn prolonger_session(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Stamp>, DbError> {
    let (le, collectivite) = (tx.now()?, tx.ctx().tenant);
    let gardee = sessions::ouvrir(tx, &empreinte(secret), collectivite)?;
    let Some(gardee) = gardee.filter(|gardee| gardee.expire_le > le) else { return Ok(None) };
    let expire_le = echeance(gardee.agent.is_some(), gardee.cree_le, le);
    sessions::prolonger(tx, gardee.id, le, expire_le)?;
    Ok(Some(expire_le))
}

/// Removes sessions that have ended, at most `limite`; how many were.
pub fn purger_sessions(tx: &mut Tx<'_>, limite: i64) -> Result<usize, DbError> {
    let maintenant = tx.now()?;
    sessions::purger(tx, maintenant, limite)
}
