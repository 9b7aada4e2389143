//! From what the services know to the graph of an answer.

pub(crate) mod champ;
pub(crate) mod colonne;
pub(crate) mod demarche;
pub(crate) mod descripteur;
pub(crate) mod dossier;
pub(crate) mod fichier;
pub(crate) mod lieu;
pub(crate) mod personne;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use async_graphql::SelectionField;

use crate::noeud::Noeud;

/// The names of all that is asked below a field: what is not asked is not loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demandes(BTreeSet<String>);

impl Demandes {
    pub(crate) fn de(champ: SelectionField<'_>) -> Self {
        let mut noms = BTreeSet::new();
        ajouter(&champ, &mut noms);
        Self(noms)
    }

    pub(crate) fn contient(&self, nom: &str) -> bool {
        self.0.contains(nom)
    }

    pub(crate) fn un_de(&self, noms: &[&str]) -> bool {
        noms.iter().any(|nom| self.contient(nom))
    }
}

fn ajouter(champ: &SelectionField<'_>, noms: &mut BTreeSet<String>) {
    for enfant in champ.selection_set() {
        noms.insert(enfant.name().to_owned());
        ajouter(&enfant, noms);
    }
}

/// Objects that several places share, by their number.
pub(crate) type Partages = BTreeMap<i64, Noeud>;

/// What writes the graph needs besides the facts.
#[derive(Clone)]
pub(crate) struct Plume {
    /// The context: addresses, clock, key.
    pub(crate) ctx: primitives::Ctx,
    /// The types that fragments of the document name.
    pub(crate) fragments: Arc<BTreeSet<String>>,
    /// Whether files are looked at by an antivirus.
    pub(crate) antivirus: bool,
}

impl Plume {
    pub(crate) fn de(appel: &crate::appel::Appel) -> Self {
        Self {
            ctx: appel.ctx().clone(),
            fragments: Arc::clone(&appel.fragments),
            antivirus: appel.requete.app.files.antivirus().is_some(),
        }
    }

    /// The address of a path of the tenant on the installation.
    pub(crate) fn adresse(&self, chemin: impl std::fmt::Display) -> String {
        format!("{}{}", self.ctx.base_url, self.ctx.url(chemin))
    }

    /// Whether a fragment of the document names this type.
    pub(crate) fn connait(&self, genre: &str) -> bool {
        self.fragments.contains(genre)
    }
}
