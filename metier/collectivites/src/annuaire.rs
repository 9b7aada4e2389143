//! The collectivités kept in memory: every request asks which one it is for.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use db::{Db, DbError};
use primitives::{Clock, Ctx, Random, Stamp, TenantId};
use web::Site;

use crate::depot;
use crate::modele::Collectivite;
use crate::sites::site;

/// How old an answer may be: the command line and the other nodes change the table too.
const FRAICHEUR_SECONDES: i64 = 2;

/// How many changes this process has made: its own directories see them at once.
static CHANGEMENTS: AtomicU64 = AtomicU64::new(0);

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

struct Connue {
    collectivite: Arc<Collectivite>,
    a_la_racine: Arc<Site>,
    sous_prefixe: Arc<Site>,
}

/// What was read, and when.
#[derive(Clone, Default)]
struct Etat {
    lu_le: Option<Stamp>,
    changements: u64,
    empreinte: (i64, i64),
    table: Arc<Table>,
}

#[derive(Default)]
struct Table {
    toutes: Vec<Arc<Connue>>,
    par_id: HashMap<TenantId, Arc<Connue>>,
    par_slug: HashMap<String, Arc<Connue>>,
    par_hote: HashMap<String, Arc<Connue>>,
}

impl Table {
    fn nouvelle(collectivites: Vec<Collectivite>) -> Self {
        let toutes: Vec<_> = collectivites.into_iter().map(connue).collect();
        let avec = |c: &Arc<Connue>| Arc::clone(c);
        let hote = |c: &Arc<Connue>| Some((c.collectivite.hote.clone()?, avec(c)));
        Self {
            par_id: toutes.iter().map(|c| (c.collectivite.id, avec(c))).collect(),
            par_slug: toutes.iter().map(|c| (c.collectivite.slug.clone(), avec(c))).collect(),
            par_hote: toutes.iter().filter_map(hote).collect(),
            toutes,
        }
    }

    fn seule(&self) -> Option<&Arc<Connue>> {
        match self.toutes.as_slice() {
            [seule] => Some(seule),
            _ => None,
        }
    }
}

fn connue(collectivite: Collectivite) -> Arc<Connue> {
    let prefixe = format!("/c/{}", collectivite.slug);
    Arc::new(Connue {
        a_la_racine: Arc::new(site(&collectivite, String::new())),
        sous_prefixe: Arc::new(site(&collectivite, prefixe)),
        collectivite: Arc::new(collectivite),
    })
}

impl Etat {
    fn est_frais(&self, maintenant: Stamp, changements: u64) -> bool {
        self.changements == changements
            && self.lu_le.is_some_and(|lu_le| {
                lu_le <= maintenant && maintenant < lu_le.plus_seconds(FRAICHEUR_SECONDES)
            })
    }
}

impl Annuaire {
    /// An empty directory over `db`; the first question fills it.
    pub fn nouveau(db: Db, clock: Clock, random: Random) -> Self {
        Self { inner: Arc::new(Inner { db, clock, random, etat: RwLock::default() }) }
    }

    /// Tells the directories of this process that a collectivité has just changed.
    pub fn perimer() {
        CHANGEMENTS.fetch_add(1, Ordering::SeqCst);
    }

    /// The collectivité of a slug.
    pub async fn par_slug(&self, slug: &str) -> Result<Option<Arc<Collectivite>>, DbError> {
        let table = self.table().await?;
        Ok(table.par_slug.get(slug).map(|c| Arc::clone(&c.collectivite)))
    }

    /// The collectivité of an id.
    pub async fn par_id(&self, id: TenantId) -> Result<Option<Arc<Collectivite>>, DbError> {
        let table = self.table().await?;
        Ok(table.par_id.get(&id).map(|c| Arc::clone(&c.collectivite)))
    }

    /// Every collectivité, by name.
    pub async fn toutes(&self) -> Result<Vec<Arc<Collectivite>>, DbError> {
        let table = self.table().await?;
        Ok(table.toutes.iter().map(|c| Arc::clone(&c.collectivite)).collect())
    }

    /// What answers at the root of a host: the collectivité of that name, or the only one here.
    pub(crate) async fn site_par_hote(&self, hote: &str) -> Result<Option<Arc<Site>>, DbError> {
        let table = self.table().await?;
        let connue = table.par_hote.get(hote).or_else(|| table.seule());
        Ok(connue.map(|c| Arc::clone(&c.a_la_racine)))
    }

    pub(crate) async fn site_par_slug(&self, slug: &str) -> Result<Option<Arc<Site>>, DbError> {
        let table = self.table().await?;
        Ok(table.par_slug.get(slug).map(|c| Arc::clone(&c.sous_prefixe)))
    }

    async fn table(&self) -> Result<Arc<Table>, DbError> {
        let connu = Arc::clone(&self.inner.etat.read().unwrap_or_else(PoisonError::into_inner));
        let maintenant = self.inner.clock.now();
        let changements = CHANGEMENTS.load(Ordering::SeqCst);
        if connu.est_frais(maintenant, changements) {
            return Ok(Arc::clone(&connu.table));
        }
        let deja = connu.lu_le.map(|_| connu.empreinte);
        let ctx = self.ctx();
        let lecture = self.inner.db.read(&ctx, move |tx| {
            let empreinte = depot::etat(tx)?;
            let change = deja != Some(empreinte);
            let toutes = if change { Some(depot::toutes(tx)?) } else { None };
            Ok::<_, DbError>((empreinte, toutes))
        });
        let (empreinte, toutes) = lecture.await?;
        let table = match toutes {
            Some(toutes) => Arc::new(Table::nouvelle(toutes)),
            None => Arc::clone(&connu.table),
        };
        let etat = Etat { lu_le: Some(maintenant), changements, empreinte, table };
        let table = Arc::clone(&etat.table);
        *self.inner.etat.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(etat);
        Ok(table)
    }

    fn ctx(&self) -> Ctx {
        Ctx::system(TenantId::INSTALLATION, self.inner.clock.clone(), self.inner.random.clone())
    }
}
