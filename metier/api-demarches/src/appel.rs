//! One request: who sends it, what it names, until when it may last.

use std::collections::BTreeSet;
use std::sync::Arc;

use comptes::Jeton;
use db::Tx;
use demarches::DemarcheExposee;
use primitives::{Actor, ActorKind, Ctx, Stamp};
use tokio::time::{Duration, Instant};
use web::Requete;

use crate::erreur::ErreurApi;

/// How long a request may be served.
pub(crate) const DUREE: Duration = Duration::from_secs(30);

/// What a token reads and does in its collectivité; the démarches it sees are looked at besides.
const LECTURE: [&str; 2] = ["dossier.lire", "demarche.lire"];

/// Who asks.
#[derive(Clone)]
pub(crate) enum Acces {
    /// Nobody known: only what everyone may read.
    Anonyme,
    /// The holder of a token of this collectivité.
    Jeton(Box<Jeton>),
}

/// A request on its way; the data of its document.
pub(crate) struct Appel {
    /// The request: its context is that of the token.
    pub(crate) requete: Requete,
    /// Who asks.
    pub(crate) acces: Acces,
    /// The types that fragments of the document name.
    pub(crate) fragments: Arc<BTreeSet<String>>,
    /// When its time is over.
    pub(crate) fin: Instant,
}

impl Appel {
    pub(crate) fn nouveau(
        requete: Requete,
        acces: Acces,
        fragments: Arc<BTreeSet<String>>,
    ) -> Self {
        let ctx = match &acces {
            Acces::Anonyme => requete.ctx.with(|parts| {
                parts.actor = Actor::VISITOR;
                parts.grants = primitives::Grants::default();
            }),
            Acces::Jeton(_) => requete.ctx.with(|parts| {
                parts.actor = Actor { kind: ActorKind::Staff, account: None };
                parts.grants = primitives::Grants::default();
                parts.grants.permissions.extend(LECTURE);
                parts.grants.all_groups = true;
            }),
        };
        let mut requete = requete;
        requete.ctx = ctx;
        Self { requete, acces, fragments, fin: Instant::now() + DUREE }
    }

    pub(crate) fn ctx(&self) -> &Ctx {
        &self.requete.ctx
    }

    /// The number of the request, for the log.
    pub(crate) fn numero(&self) -> &str {
        &self.requete.ctx.request_id
    }

    /// Whether the token sees a démarche.
    pub(crate) fn voit(&self, demarche: &DemarcheExposee) -> bool {
        match &self.acces {
            Acces::Anonyme => false,
            Acces::Jeton(jeton) => jeton.voit(demarche.demarche.numero),
        }
    }

    /// That someone known asks for an object of this type.
    pub(crate) fn exiger_un_jeton(&self, genre: &'static str) -> Result<(), ErreurApi> {
        match self.acces {
            Acces::Anonyme => Err(ErreurApi::Cachee(genre)),
            Acces::Jeton(_) => Ok(()),
        }
    }

    /// Reads the database within the time of the request; `champ` is `Query.dossier`.
    pub(crate) async fn lire<T, F>(&self, champ: &str, acte: F) -> Result<T, ErreurApi>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, ErreurApi> + Send + 'static,
    {
        self.lire_avec(self.ctx(), champ, acte).await
    }

    /// The same with another context: what everyone may read.
    pub(crate) async fn lire_avec<T, F>(
        &self,
        ctx: &Ctx,
        champ: &str,
        acte: F,
    ) -> Result<T, ErreurApi>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, ErreurApi> + Send + 'static,
    {
        let lecture = self.requete.app.db.read(ctx, acte);
        match tokio::time::timeout_at(self.fin, lecture).await {
            Ok(lu) => lu,
            Err(_) => Err(ErreurApi::Delai(champ.to_owned())),
        }
    }

    /// The instant until which every act is committed, asked before rows are read by their instants.
    pub(crate) async fn horizon(&self, champ: &str) -> Result<Stamp, ErreurApi> {
        self.lire(champ, |tx| Ok(tx.horizon()?)).await
    }
}
