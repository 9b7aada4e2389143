//! What agents note in the private champs of a démarche: nobody else reads it.

use std::collections::{BTreeMap, BTreeSet};

use db::Tx;
use formulaires::{BlocId, ChampId, Reponses};
use serde_json::{Map, Value, json};

use super::remplir::{Ecriture, charger, lire_blocs};
use super::{LIRE_AGENT, NOTER, ouvrir, prendre, tracer};
use crate::depot::{self, Copie};
use crate::erreur::Erreur;
use crate::modele::DossierId;
use crate::recherche;

/// The private annotations of a dossier, with the version of each block.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// What is noted.
    pub reponses: Reponses,
    /// How often each block was written.
    pub versions: BTreeMap<BlocId, i64>,
}

/// The private annotations of a dossier, for an agent of its group.
pub fn annotations(tx: &mut Tx<'_>, id: DossierId) -> Result<Annotations, Erreur> {
    ouvrir(tx, id, LIRE_AGENT)?;
    let (reponses, versions) = lire_blocs(depot::annotations(tx, id)?)?;
    Ok(Annotations { reponses, versions })
}

/// Writes blocks of annotations, all or none: what a colleague wrote meanwhile is not overwritten.
pub fn annoter(tx: &mut Tx<'_>, id: DossierId, ecritures: &[Ecriture]) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, NOTER, None)?;
    let (avant, _) = lire_blocs(depot::annotations(tx, id)?)?;
    for ecriture in ecritures {
        let cle = ecriture.bloc.to_string();
        match &ecriture.contenu {
            None => depot::retirer_annotation(tx, id, &cle)?,
            Some(contenu) => {
                if !depot::ecrire_annotation(tx, id, &cle, ecriture.version, &contenu.to_json())? {
                    return Err(Erreur::Conflit);
                }
            }
        }
    }
    let changees = changees(&avant, ecritures);
    if changees.is_empty() {
        return Ok(());
    }
    let champs: BTreeSet<ChampId> = changees.iter().map(|(champ, _)| *champ).collect();
    let valeurs: Map<String, Value> =
        changees.into_iter().map(|(champ, valeur)| (champ.to_string(), valeur)).collect();
    tracer(tx, id, "annote", json!({ "champs": champs }), Some(Value::Object(valeurs)))?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let revision = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    let contenu = charger(tx, dossier, Copie::Tenue)?;
    let (dossier, reponses) = (&contenu.dossier, &contenu.reponses);
    Ok(recherche::indexer(tx, dossier, &demarche, &revision.formulaire, reponses)?)
}

/// The annotations that are not what they were, each with what it is now.
fn changees(avant: &Reponses, ecritures: &[Ecriture]) -> Vec<(ChampId, Value)> {
    let mut changees = Vec::new();
    for ecriture in ecritures {
        let vide = formulaires::Bloc::default();
        let ancien = avant.bloc(&ecriture.bloc).unwrap_or(&vide);
        let nouveau = ecriture.contenu.as_ref().unwrap_or(&vide);
        let tous: BTreeSet<&ChampId> = ancien.0.keys().chain(nouveau.0.keys()).collect();
        for champ in tous.into_iter().filter(|champ| ancien.0.get(champ) != nouveau.0.get(champ)) {
            changees.push((*champ, json!(nouveau.0.get(champ))));
        }
    }
    changees
}
