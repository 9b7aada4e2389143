//! The collectivités kept in memory: every request asks which one it is for.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use db::{Db, DbError};
use primitives::{Clock, Ctx, Random, Stamp, TenantId};

use crate::depot;
use crate::modele::Collectivite;

/// How old an answer may be: the command line and the other nodes change the table too.
const FRAICHEUR_SECONDES: i64 = 2;

/// Finds collectivités by host, slug or id. Cheap to clone; reads the table again at most every
/// two seconds, and its rows only when they changed.
#[derive(Clone)]
pub struct Annuaire {
    inner: Arc<Inner>,
}

struct Inner {
    db: Db,
    clock: Clock,
    random: Random,
    etat: RwLock<Arc<Etat>>,
}

#[derive(Default)]
struct Etat {
    lu_le: Option<Stamp>,
    empreinte: (i64, i64),
    toutes: Vec<Arc<Collectivite>>,
    par_id: HashMap<TenantId, Arc<Collectivite>>,
    par_slug: HashMap<String, Arc<Collectivite>>,
    par_hote: HashMap<String, Arc<Collectivite>>,
}

impl Etat {
    fn nouveau(empreinte: (i64, i64), toutes: Vec<Collectivite>, lu_le: Stamp) -> Self {
        let toutes: Vec<_> = toutes.into_iter().map(Arc::new).collect();
        let avec = |c: &Arc<Collectivite>| Arc::clone(c);
        Self {
            lu_le: Some(lu_le),
            empreinte,
            par_id: toutes.iter().map(|c| (c.id, avec(c))).collect(),
            par_slug: toutes.iter().map(|c| (c.slug.clone(), avec(c))).collect(),
            par_hote: toutes.iter().filter_map(|c| Some((c.hote.clone()?, avec(c)))).collect(),
            toutes,
        }
    }

    fn relu(&self, lu_le: Stamp) -> Self {
        Self {
            lu_le: Some(lu_le),
            empreinte: self.empreinte,
            toutes: self.toutes.clone(),
            par_id: self.par_id.clone(),
            par_slug: self.par_slug.clone(),
            par_hote: self.par_hote.clone(),
        }
    }

    fn est_frais(&self, maintenant: Stamp) -> bool {
        self.lu_le.is_some_and(|lu_le| {
            lu_le <= maintenant && maintenant < lu_le.plus_seconds(FRAICHEUR_SECONDES)
        })
    }
}

impl Annuaire {
    /// An empty directory over `db`; the first question fills it.
    pub fn nouveau(db: Db, clock: Clock, random: Random) -> Self {
        Self { inner: Arc::new(Inner { db, clock, random, etat: RwLock::default() }) }
    }

    /// The collectivité that answers at a host name (without port).
    pub async fn par_hote(&self, hote: &str) -> Result<Option<Arc<Collectivite>>, DbError> {
        Ok(self.etat().await?.par_hote.get(&hote.to_lowercase()).cloned())
    }

    /// The collectivité of a slug.
    pub async fn par_slug(&self, slug: &str) -> Result<Option<Arc<Collectivite>>, DbError> {
        Ok(self.etat().await?.par_slug.get(slug).cloned())
    }

    /// The collectivité of an id.
    pub async fn par_id(&self, id: TenantId) -> Result<Option<Arc<Collectivite>>, DbError> {
        Ok(self.etat().await?.par_id.get(&id).cloned())
    }

    /// The only one of the installation, if there is only one: it answers at the root.
    pub async fn seule(&self) -> Result<Option<Arc<Collectivite>>, DbError> {
        match self.etat().await?.toutes.as_slice() {
            [seule] => Ok(Some(Arc::clone(seule))),
            _ => Ok(None),
        }
    }

    /// Every collectivité, by name.
    pub async fn toutes(&self) -> Result<Vec<Arc<Collectivite>>, DbError> {
        Ok(self.etat().await?.toutes.clone())
    }

    /// Forgets what is known: whoever has just changed a collectivité sees the change at once.
    pub fn oublier(&self) {
        *self.inner.etat.write().unwrap_or_else(PoisonError::into_inner) = Arc::default();
    }

    async fn etat(&self) -> Result<Arc<Etat>, DbError> {
        let connu = Arc::clone(&self.inner.etat.read().unwrap_or_else(PoisonError::into_inner));
        let maintenant = self.inner.clock.now();
        if connu.est_frais(maintenant) {
            return Ok(connu);
        }
        let deja = connu.lu_le.map(|_| connu.empreinte);
        let lu = self
            .inner
            .db
            .read(&self.ctx(), move |tx| {
                let empreinte = depot::etat(tx)?;
                let change = deja != Some(empreinte);
                let toutes = if change { Some(depot::toutes(tx)?) } else { None };
                Ok::<_, DbError>((empreinte, toutes))
            })
            .await?;
        let etat = Arc::new(match lu {
            (empreinte, Some(toutes)) => Etat::nouveau(empreinte, toutes, maintenant),
            (_, None) => connu.relu(maintenant),
        });
        *self.inner.etat.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&etat);
        Ok(etat)
    }

    fn ctx(&self) -> Ctx {
        Ctx::system(TenantId::INSTALLATION, self.inner.clock.clone(), self.inner.random.clone())
    }
}
