//! `sessions` and `session_cles`.

use db::{DbError, Tx, args, from_row, sql};
use primitives::{Stamp, TenantId};

use crate::modele::{AgentId, SessionId};

sql! {
    OUVRIR = "SELECT s.id, s.agent_id, s.cree_le, s.vu_le, s.expire_le, k.genre, k.objet_id
        FROM sessions s LEFT JOIN session_cles k
        ON k.session_id = s.id AND k.collectivite_id = $2 WHERE s.empreinte = $1";
    CREER = "INSERT INTO sessions (empreinte, collectivite_id, agent_id, cree_le, vu_le, expire_le)
        VALUES ($1, $2, $3, $4, $4, $5) ON CONFLICT (empreinte)
        DO UPDATE SET empreinte = excluded.empreinte RETURNING id";
    RENOUVELER = "UPDATE sessions SET empreinte = $2 WHERE empreinte = $1";
    PROLONGER = "UPDATE sessions SET vu_le = $2, expire_le = $3 WHERE id = $1 AND vu_le < $2";
    DONNER_CLE = "INSERT INTO session_cles (session_id, collectivite_id, genre, objet_id)
        VALUES ($1, $2, $3, $4) ON CONFLICT (session_id, genre, objet_id) DO NOTHING";
    RETIRER_CLE = "DELETE FROM session_cles
        WHERE genre = $1 AND objet_id = $2 AND collectivite_id = $3";
    FERMER_CLES = "DELETE FROM session_cles WHERE session_id = $1";
    FERMER = "DELETE FROM sessions WHERE id = $1";
    DE_L_AGENT = "SELECT id FROM sessions WHERE agent_id = $1";
    EXPIREES = "SELECT id FROM sessions WHERE expire_le <= $1 ORDER BY expire_le LIMIT $2";
    FERMER_CLES_DE = "DELETE FROM session_cles WHERE session_id IN {any:$1}";
    FERMER_TOUTES = "DELETE FROM sessions WHERE id IN {any:$1}";
}

/// One row of a session and of one of its keys.
struct Ligne {
    id: SessionId,
    agent: Option<AgentId>,
    cree_le: Stamp,
    vu_le: Stamp,
    expire_le: Stamp,
    genre: Option<String>,
    objet: Option<i64>,
}

from_row!(Ligne { id, agent, cree_le, vu_le, expire_le, genre, objet });

/// A session as it is kept, whether or not it has ended.
pub(crate) struct Gardee {
    pub(crate) id: SessionId,
    pub(crate) agent: Option<AgentId>,
    pub(crate) cree_le: Stamp,
    pub(crate) vu_le: Stamp,
    pub(crate) expire_le: Stamp,
    pub(crate) cles: Vec<(String, i64)>,
}

/// Puts a session under another secret's hash; nothing to do when there is none.
pub(crate) fn renouveler(tx: &mut Tx<'_>, ancienne: &[u8], nouvelle: &[u8]) -> Result<(), DbError> {
    tx.execute(&RENOUVELER, args![ancienne, nouvelle]).map(drop)
}

/// The session of a secret's hash, with its keys in one collectivité.
pub(crate) fn ouvrir(
    tx: &mut Tx<'_>,
    empreinte: &[u8],
    collectivite: TenantId,
) -> Result<Option<Gardee>, DbError> {
    let lignes: Vec<Ligne> = tx.query(&OUVRIR, args![empreinte, collectivite])?;
    let mut cles = Vec::new();
    let mut session = None;
    for ligne in lignes {
        cles.extend(ligne.genre.zip(ligne.objet));
        session = Some((ligne.id, ligne.agent, ligne.cree_le, ligne.vu_le, ligne.expire_le));
    }
    Ok(session.map(|(id, agent, cree_le, vu_le, expire_le)| Gardee {
        id,
        agent,
        cree_le,
        vu_le,
        expire_le,
        cles,
    }))
}

pub(crate) fn creer(
    tx: &mut Tx<'_>,
    empreinte: &[u8],
    collectivite: TenantId,
    agent: Option<AgentId>,
    le: Stamp,
    expire_le: Stamp,
) -> Result<SessionId, DbError> {
    tx.query_one(&CREER, args![empreinte, collectivite, agent, le, expire_le])
}

pub(crate) fn prolonger(
    tx: &mut Tx<'_>,
    id: SessionId,
    le: Stamp,
    expire_le: Stamp,
) -> Result<(), DbError> {
    tx.execute(&PROLONGER, args![id, le, expire_le]).map(drop)
}

pub(crate) fn donner_cle(
    tx: &mut Tx<'_>,
    id: SessionId,
    collectivite: TenantId,
    genre: &str,
    objet: i64,
) -> Result<(), DbError> {
    tx.execute(&DONNER_CLE, args![id, collectivite, genre, objet]).map(drop)
}

/// Takes the key of an object from every session.
pub(crate) fn retirer_cle(
    tx: &mut Tx<'_>,
    collectivite: TenantId,
    genre: &str,
    objet: i64,
) -> Result<u64, DbError> {
    tx.execute(&RETIRER_CLE, args![genre, objet, collectivite])
}

pub(crate) fn fermer(tx: &mut Tx<'_>, id: SessionId) -> Result<(), DbError> {
    tx.execute(&FERMER_CLES, args![id])?;
    tx.execute(&FERMER, args![id]).map(drop)
}

/// Ends every session of an agent but one.
pub(crate) fn fermer_celles_de(
    tx: &mut Tx<'_>,
    agent: AgentId,
    sauf: Option<SessionId>,
) -> Result<(), DbError> {
    let toutes: Vec<SessionId> = tx.query(&DE_L_AGENT, args![agent])?;
    for id in toutes.into_iter().filter(|id| Some(*id) != sauf) {
        fermer(tx, id)?;
    }
    Ok(())
}

/// Removes at most `limite` sessions that have ended; how many were.
pub(crate) fn purger(tx: &mut Tx<'_>, maintenant: Stamp, limite: i64) -> Result<usize, DbError> {
    let ids: Vec<i64> = tx.query(&EXPIREES, args![maintenant, limite])?;
    if ids.is_empty() {
        return Ok(0);
    }
    let json: Vec<_> = ids.iter().map(i64::to_string).collect();
    let json = format!("[{}]", json.join(","));
    tx.execute(&FERMER_CLES_DE, args![&json])?;
    tx.execute(&FERMER_TOUTES, args![&json])?;
    Ok(ids.len())
}
