//! The form of a revision, ready to be asked and checked. A revision never changes: each is parsed
//! once a process, and known by the hash of its content.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use db::{DbError, Tx};
use formulaires::{Champ, ChampId, Formulaire, Genre};
use web::composants::HtmlSur;

use crate::depot;
use crate::modele::{DemarcheId, RevisionId};
use crate::texte::texte_riche;

/// Beyond this many forms in memory all are forgotten and come back as they are asked for.
const MOST_KEPT: usize = 512;

static KEPT: LazyLock<RwLock<HashMap<String, Arc<Revision>>>> = LazyLock::new(RwLock::default);

/// A form with its annotations and the help of its champs as HTML.
#[derive(Debug)]
pub struct Revision {
    /// What residents answer.
    pub formulaire: Formulaire,
    /// What agents note: nobody else reads it.
    pub annotations: Formulaire,
    aides: HashMap<ChampId, HtmlSur>,
}

/// The stored form of the annotations.
#[derive(serde::Deserialize)]
struct Champs {
    champs: Vec<Champ>,
}

impl Revision {
    /// The help of a champ, cleaned; `None` when it has none.
    pub fn aide(&self, champ: ChampId) -> Option<&HtmlSur> {
        self.aides.get(&champ)
    }

    /// Its annotations as a form of their own, with their help: what draws and reads a form takes them too.
    /// Those that take files are left out: what agents join goes with their messages.
    pub fn des_annotations(&self) -> Self {
        let champs = self.annotations.champs().iter();
        let sans_fichiers = champs.filter(|champ| !prend_des_fichiers(&champ.genre)).cloned();
        let seules = Formulaire::annotations(sans_fichiers.collect(), &self.formulaire)
            .unwrap_or_else(|_| self.annotations.clone());
        Self { formulaire: seules.clone(), annotations: seules, aides: self.aides.clone() }
    }

    fn lire(formulaire: &str, annotations: &str) -> Result<Self, serde_json::Error> {
        let formulaire: Formulaire = serde_json::from_str(formulaire)?;
        // Their conditions may look at the public form: they are not read alone.
        let Champs { champs } = serde_json::from_str(annotations)?;
        let annotations =
            Formulaire::annotations(champs, &formulaire).map_err(serde::de::Error::custom)?;
        Ok(Self::nouvelle(formulaire, annotations))
    }

    pub(crate) fn nouvelle(formulaire: Formulaire, annotations: Formulaire) -> Self {
        let aides = [&formulaire, &annotations]
            .into_iter()
            .flat_map(Formulaire::tous)
            .filter_map(|champ| Some((champ.id, texte_riche(champ.description.as_deref()?))))
            .filter(|(_, aide)| !aide.est_vide())
            .collect();
        Self { formulaire, annotations, aides }
    }
}

fn prend_des_fichiers(genre: &Genre) -> bool {
    matches!(genre, Genre::PieceJustificative(_) | Genre::TitreIdentite)
}

/// A revision of this tenant; `None` when there is no such one.
pub fn revision(tx: &mut Tx<'_>, id: RevisionId) -> Result<Option<Arc<Revision>>, DbError> {
    let Some(empreinte) = depot::empreinte_revision(tx, id)? else { return Ok(None) };
    let kept = kept(&empreinte);
    if kept.is_some() {
        return Ok(kept);
    }
    let (formulaire, annotations) = depot::contenu_revision(tx, id)?;
    keep(empreinte, &formulaire, &annotations).map(Some)
}

/// Several revisions of this tenant whose hashes are known: at most one statement.
pub(crate) fn formes(
    tx: &mut Tx<'_>,
    empreintes: HashMap<RevisionId, String>,
) -> Result<HashMap<RevisionId, Arc<Revision>>, DbError> {
    let known = empreintes.iter().filter_map(|(id, empreinte)| Some((*id, kept(empreinte)?)));
    let mut all: HashMap<_, _> = known.collect();
    let missing: Vec<_> = empreintes.keys().filter(|id| !all.contains_key(id)).copied().collect();
    if missing.is_empty() {
        return Ok(all);
    }
    for read in depot::exposer::contenus(tx, &missing)? {
        let empreinte = empreintes.get(&read.id).cloned().unwrap_or_default();
        all.insert(read.id, keep(empreinte, &read.formulaire, &read.annotations)?);
    }
    Ok(all)
}

fn kept(empreinte: &str) -> Option<Arc<Revision>> {
    KEPT.read().unwrap_or_else(PoisonError::into_inner).get(empreinte).cloned()
}

fn keep(empreinte: String, formulaire: &str, annotations: &str) -> Result<Arc<Revision>, DbError> {
    let read = Revision::lire(formulaire, annotations)
        .map_err(|error| DbError::Type { index: 1, cause: error.to_string() })?;
    let read = Arc::new(read);
    let mut all = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST_KEPT {
        all.clear();
    }
    all.insert(empreinte, Arc::clone(&read));
    Ok(read)
}

/// All the revisions of a démarche, the latest first.
pub fn revisions(tx: &mut Tx<'_>, demarche: DemarcheId) -> Result<Vec<Arc<Revision>>, DbError> {
    let mut lues = Vec::new();
    for id in depot::revisions_de(tx, demarche)? {
        lues.extend(revision(tx, id)?);
    }
    Ok(lues)
}
