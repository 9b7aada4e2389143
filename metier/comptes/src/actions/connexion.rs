//! Sign-in and passwords: the slow hashing stays outside the transactions.

use authz::Refus;
use db::Db;
use primitives::{Actor, ActorKind, Ctx};
use serde_json::json;

use super::agents::mon_compte;
use super::{journaliser, sessions as gestes};
use crate::depot::{agents, sessions};
use crate::modele::{AgentId, ErreurCompte, courriel_plie};
use crate::mots_de_passe::{MotsDePasse, acceptable};

/// A sign-in that worked.
#[derive(Clone, Debug)]
pub struct Connexion {
    /// The new secret of the browser's cookie.
    pub secret: String,
    /// Who signed in.
    pub agent: AgentId,
}

/// Signs an agent in, in the collectivité of the context. Takes the same time whether the account
/// exists or not. `ancien` is the secret that the browser held: its session ends.
pub async fn se_connecter(
    db: &Db,
    mots: &MotsDePasse,
    ctx: &Ctx,
    courriel: &str,
    mot_de_passe: &str,
    ancien: Option<&str>,
) -> Result<Connexion, ErreurCompte> {
    let plie = courriel_plie(courriel).unwrap_or_default();
    let connu = db.read(ctx, move |tx| agents::secret_par_courriel(tx, &plie)).await?;
    let (agent, empreinte) = match connu {
        Some((agent, empreinte)) => (Some(agent), empreinte),
        None => (None, None),
    };
    let bon = mots.verifier(mot_de_passe, empreinte).await?;
    let Some(agent) = agent.filter(|_| bon) else { return Err(ErreurCompte::IdentifiantsFaux) };
    let (secret, ancien) = (ctx.random.token(32), ancien.map(str::to_owned));
    let nouveau = secret.clone();
    let ctx = ctx.with(|parts| {
        parts.actor = Actor { kind: ActorKind::Staff, account: Some(agent.0) };
    });
    db.write(&ctx, move |tx| {
        let collectivite = tx.ctx().tenant;
        if agents::roles(tx, agent, collectivite)?.is_empty() {
            return Err(ErreurCompte::SansRole);
        }
        gestes::ouvrir_agent(tx, agent, &nouveau, ancien.as_deref())?;
        let public = json!({"collectivite": collectivite.0});
        Ok(journaliser(tx, "agent", agent.0, "agent.connecte", public)?)
    })
    .await?;
    Ok(Connexion { secret, agent })
}

/// Changes the password of whoever asks; their other sessions end. `secret` is the cookie's.
pub async fn changer_mot_de_passe(
    db: &Db,
    mots: &MotsDePasse,
    ctx: &Ctx,
    secret: &str,
    ancien: &str,
    nouveau: &str,
) -> Result<(), ErreurCompte> {
    acceptable(nouveau)?;
    let lu = db.read(ctx, |tx| {
        let moi = mon_compte(tx)?.identite.id;
        Ok::<_, ErreurCompte>((moi, agents::secret(tx, moi)?))
    });
    let (moi, avant) = lu.await?;
    if !mots.verifier(ancien, avant.clone()).await? {
        return Err(ErreurCompte::AncienFaux);
    }
    let avant = avant.ok_or(Refus)?;
    let empreinte = mots.hacher(nouveau, &ctx.random).await?;
    let courante = gestes::empreinte(secret);
    db.write(ctx, move |tx| {
        if !agents::changer_secret_connu(tx, moi, &empreinte, &avant)? {
            return Err(ErreurCompte::AncienFaux);
        }
        let collectivite = tx.ctx().tenant;
        let gardee = sessions::ouvrir(tx, &courante, collectivite)?;
        sessions::fermer_celles_de(tx, moi, gardee.map(|gardee| gardee.id))?;
        Ok(journaliser(tx, "agent", moi.0, "agent.mot_de_passe_change", json!({}))?)
    })
    .await
}
