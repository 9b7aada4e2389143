//! A draft keeps the revision it was started on, until its author moves it to the new one.

use std::collections::BTreeSet;
use std::sync::Arc;

use db::Tx;
use demarches::{Revision, RevisionId};
use formulaires::{
    BlocId, ChampId, Changement, Formulaire, Orpheline, Transposition, differences, texte,
    transposer,
};

use super::{Contenu, Ecriture, LIRE, ouvrir, remplir};
use crate::depot::{self, Copie};
use crate::erreur::Erreur;
use crate::modele::{Delaissee, DossierId, Etat};

/// What moving a draft to the new revision of its démarche would do.
pub struct NouvelleVersion {
    /// The new revision.
    pub id: RevisionId,
    /// Its form.
    pub revision: Arc<Revision>,
    /// The form that the draft is on.
    pub ancienne: Arc<Revision>,
    /// What changed in the form.
    pub changements: Vec<(ChampId, Changement)>,
    /// The questions whose answer has to be given otherwise.
    pub a_reprendre: Vec<ChampId>,
    /// The answers that will have no question.
    pub delaissees: Vec<Delaissee>,
}

/// The new version that a draft may be moved to; `None` when it is on the one in force.
pub fn nouvelle_version(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<NouvelleVersion>, Erreur> {
    let dossier = ouvrir(tx, id, LIRE)?;
    if dossier.etat != Etat::Brouillon {
        return Err(Erreur::Conflit);
    }
    let contenu = remplir::charger(tx, dossier, Copie::Tenue)?;
    Ok(comparer(tx, &contenu)?.map(|(version, _)| version))
}

/// Moves a draft to the revision that its author was shown. Answers whose question is gone are kept
/// aside; another tab on the old form is told that the draft changed.
pub fn changer_de_version(
    tx: &mut Tx<'_>,
    id: DossierId,
    montree: RevisionId,
) -> Result<(), Erreur> {
    let dossier = remplir::brouillon(tx, id)?;
    if dossier.revision_id == montree {
        return Ok(());
    }
    let mut contenu = remplir::charger(tx, dossier, Copie::Tenue)?;
    let Some((version, faite)) = comparer(tx, &contenu)? else { return Err(Erreur::Conflit) };
    if version.id != montree {
        return Err(Erreur::Conflit);
    }
    contenu.dossier.revision_id = version.id;
    depot::ecrire(tx, &contenu.dossier)?;
    if !version.delaissees.is_empty() {
        let mut toutes = depot::delaissees(tx, id)?;
        toutes.extend(version.delaissees);
        depot::garder_delaissees(tx, id, &toutes)?;
    }
    remplir::enregistrer(tx, id, &ecritures(&contenu, faite)).map(drop)
}

fn comparer(
    tx: &mut Tx<'_>,
    contenu: &Contenu,
) -> Result<Option<(NouvelleVersion, Transposition)>, Erreur> {
    let dossier = &contenu.dossier;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let Some((id, revision)) = demarches::revision_active(tx, &demarche)? else { return Ok(None) };
    if id == dossier.revision_id {
        return Ok(None);
    }
    let ancienne = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    let (avant, apres) = (&ancienne.formulaire, &revision.formulaire);
    let faite = transposer(avant, apres, contenu.reponses.clone(), tx.now()?.date());
    let delaissees = faite.orphelines.iter().filter_map(|orpheline| delaissee(avant, orpheline));
    let version = NouvelleVersion {
        id,
        changements: differences(avant, apres),
        a_reprendre: faite.a_reprendre.clone(),
        delaissees: delaissees.collect(),
        revision: Arc::clone(&revision),
        ancienne: Arc::clone(&ancienne),
    };
    Ok(Some((version, faite)))
}

fn delaissee(formulaire: &Formulaire, orpheline: &Orpheline) -> Option<Delaissee> {
    let champ = formulaire.champ(orpheline.champ)?;
    let question = champ.libelle.clone();
    Some(Delaissee { champ: champ.id, question, reponse: texte(champ, &orpheline.valeur) })
}

/// Every block of the new form over the version of the old one, and those that are gone.
fn ecritures(contenu: &Contenu, faite: Transposition) -> Vec<Ecriture> {
    let avant: BTreeSet<&BlocId> = contenu.versions.keys().collect();
    let apres: BTreeSet<&BlocId> = faite.reponses.blocs().map(|(bloc, _)| bloc).collect();
    let version = |bloc: &BlocId| contenu.versions.get(bloc).copied().unwrap_or_default();
    avant
        .union(&apres)
        .map(|bloc| Ecriture {
            bloc: (*bloc).clone(),
            version: version(bloc),
            contenu: faite.reponses.bloc(bloc).cloned(),
        })
        .collect()
}
