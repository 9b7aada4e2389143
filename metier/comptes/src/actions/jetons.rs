//! Tokens of the API: shown once, kept as a hash.

use authz::{Action, Refus};
use db::{DbError, Tx};
use primitives::{Stamp, TenantId};
use serde_json::json;

use super::sessions::empreinte;
use super::{exiger, journaliser};
use crate::depot::jetons;
use crate::modele::{ErreurCompte, JetonId, texte_range};

/// To make and revoke tokens.
pub const ADMINISTRER_JETONS: Action = Action::staff("jeton.administrer");

/// What each token begins with, so that those who scan for leaked secrets know it.
const MARQUE: &str = "parvis_";

/// A token to make.
#[derive(Clone, Debug, Default)]
pub struct NouveauJeton {
    /// What it is for.
    pub nom: String,
    /// Whether it may change things.
    pub ecriture: bool,
    /// Numbers of the démarches it sees; empty: all those of the collectivité.
    pub demarches: Vec<i64>,
    /// Networks it may come from (CIDR); empty: anywhere.
    pub reseaux: Vec<String>,
    /// When it ends.
    pub expire_le: Option<Stamp>,
}

/// A token as it is kept; its secret is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jeton {
    /// Its id.
    pub id: JetonId,
    /// The collectivité it opens.
    pub collectivite: TenantId,
    /// What it is for.
    pub nom: String,
    /// Whether it may change things.
    pub ecriture: bool,
    /// Numbers of the démarches it sees; empty: all those of the collectivité.
    pub demarches: Vec<i64>,
    /// Networks it may come from (CIDR); empty: anywhere.
    pub reseaux: Vec<String>,
    /// Since when.
    pub cree_le: Stamp,
    /// When it ends.
    pub expire_le: Option<Stamp>,
    /// Since when it opens nothing any more.
    pub revoque_le: Option<Stamp>,
}

impl Jeton {
    /// Whether it opens something at this instant.
    pub fn vaut_a(&self, maintenant: Stamp) -> bool {
        self.revoque_le.is_none() && self.expire_le.is_none_or(|fin| maintenant < fin)
    }

    /// Whether it sees a démarche, by its number.
    pub fn voit(&self, demarche: i64) -> bool {
        self.demarches.is_empty() || self.demarches.contains(&demarche)
    }
}

/// Makes a token of the collectivité of the context; its secret, shown this once.
pub fn creer_jeton(tx: &mut Tx<'_>, demande: &NouveauJeton) -> Result<String, ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, ADMINISTRER_JETONS)?;
    let voulu = NouveauJeton { nom: texte_range("nom", &demande.nom)?, ..demande.clone() };
    let secret = format!("{MARQUE}{}", ctx.random.token(32));
    let le = tx.now()?;
    let id = jetons::creer(tx, ctx.tenant, &empreinte(&secret), &voulu, le)?;
    let public = json!({
        "collectivite": ctx.tenant.0, "ecriture": voulu.ecriture, "demarches": voulu.demarches,
        "reseaux": voulu.reseaux, "expire_le": voulu.expire_le,
    });
    journaliser(tx, "jeton", id.0, "jeton.cree", public)?;
    Ok(secret)
}

/// The token of a secret, if it still opens something. The caller checks the network.
pub fn jeton(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Jeton>, DbError> {
    let maintenant = tx.ctx().clock.now();
    let lu = jetons::par_empreinte(tx, &empreinte(secret))?;
    Ok(lu.filter(|jeton| jeton.vaut_a(maintenant)))
}

/// The token of a secret, even one whose time is over: its holder is told so. A revoked one is unknown.
pub fn jeton_connu(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Jeton>, DbError> {
    let lu = jetons::par_empreinte(tx, &empreinte(secret))?;
    Ok(lu.filter(|jeton| jeton.revoque_le.is_none()))
}

/// The tokens of the collectivité of the context, the newest first.
pub fn lister_jetons(tx: &mut Tx<'_>) -> Result<Vec<Jeton>, ErreurCompte> {
    let ctx = tx.ctx().clone();
    Ok(jetons::lister(tx, ctx.tenant)?.ouvrir(&ctx, ADMINISTRER_JETONS)?)
}

/// Revokes a token of the collectivité of the context.
pub fn revoquer_jeton(tx: &mut Tx<'_>, id: JetonId) -> Result<(), ErreurCompte> {
    let ctx = tx.ctx().clone();
    exiger(&ctx, ADMINISTRER_JETONS)?;
    let le = tx.now()?;
    if !jetons::revoquer(tx, id, ctx.tenant, le)? {
        return Err(Refus.into());
    }
    Ok(journaliser(tx, "jeton", id.0, "jeton.revoque", json!({}))?)
}
