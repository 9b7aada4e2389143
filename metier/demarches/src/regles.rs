//! The rules of a démarche over the answers: who may not apply, which group receives what.

use db::{DbError, Tx};
use formulaires::{Condition, Formulaire, Reponses, evaluer, verifier_regle};

use crate::actions::{ErreurDemarche, enregistrer, ouvrir, verrouiller};
use crate::depot;
use crate::import::journaliser;
use crate::modele::{Demarche, DemarcheId, GroupeId, Ineligibilite};
use crate::revision::revision;

/// The longest message or name, in characters.
const MESSAGE_MAX: usize = 2_000;
const NOM_MAX: usize = 200;

/// Agents who see the dossiers of a démarche.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groupe {
    /// Its id.
    pub id: GroupeId,
    /// Its name.
    pub nom: String,
    /// Whether it receives what no rule sends elsewhere.
    pub defaut: bool,
    /// The answers whose dossiers it receives.
    pub regle: Option<Condition>,
}

impl Demarche {
    /// What a person is told when their answers exclude them; `None` when they may apply.
    pub fn exclut(&self, formulaire: &Formulaire, reponses: &Reponses) -> Option<&str> {
        let regle = self.ineligibilite.as_ref()?;
        evaluer(&regle.regle, formulaire, reponses).then_some(regle.message.as_str())
    }
}

/// The group that receives a dossier: the first whose rule is true, else the default one.
pub fn aiguiller(
    tx: &mut Tx<'_>,
    demarche: DemarcheId,
    formulaire: &Formulaire,
    reponses: &Reponses,
) -> Result<Option<GroupeId>, DbError> {
    let groupes = depot::groupes_regles(tx, demarche)?;
    let convient = |groupe: &&Groupe| {
        groupe.regle.as_ref().is_some_and(|regle| evaluer(regle, formulaire, reponses))
    };
    let choisi = groupes.iter().find(convient).or_else(|| groupes.iter().find(|g| g.defaut));
    Ok(choisi.map(|groupe| groupe.id))
}

/// Sets who may not apply, or that everyone may, over the version that the page showed.
pub fn regler_ineligibilite(
    tx: &mut Tx<'_>,
    numero: i64,
    version: i64,
    ineligibilite: Option<Ineligibilite>,
) -> Result<Demarche, ErreurDemarche> {
    let mut demarche = verrouiller(tx, numero, version)?;
    if let Some(voulue) = &ineligibilite {
        verifier(tx, &demarche, &voulue.regle)?;
        if voulue.message.trim().is_empty() || voulue.message.chars().count() > MESSAGE_MAX {
            return Err(ErreurDemarche::Texte);
        }
    }
    demarche.ineligibilite = ineligibilite;
    enregistrer(tx, demarche, "demarche.ineligibilite_reglee")
}

/// Why the rules of a démarche no longer suit its form: one that its last revision broke is told.
pub fn regles_brisees(tx: &mut Tx<'_>, demarche: &Demarche) -> Result<bool, DbError> {
    let Some(id) = demarche.revision_active else { return Ok(false) };
    let Some(revision) = revision(tx, id)? else { return Ok(false) };
    let brisee = |regle: &Condition| verifier_regle(regle, &revision.formulaire).is_err();
    let eligibilite = demarche.ineligibilite.as_ref().is_some_and(|voulue| brisee(&voulue.regle));
    let groupes = depot::groupes_regles(tx, demarche.id)?;
    Ok(eligibilite || groupes.iter().filter_map(|groupe| groupe.regle.as_ref()).any(brisee))
}

/// The groups of a démarche, the default one first, for whoever may set them.
pub fn groupes_de(tx: &mut Tx<'_>, numero: i64) -> Result<(Demarche, Vec<Groupe>), ErreurDemarche> {
    let demarche = ouvrir(tx, numero)?;
    let groupes = depot::groupes_regles(tx, demarche.id)?;
    Ok((demarche, groupes))
}

/// Makes a group.
pub fn creer_groupe(tx: &mut Tx<'_>, numero: i64, nom: &str) -> Result<GroupeId, ErreurDemarche> {
    let demarche = ouvrir(tx, numero)?;
    depot::verrouiller(tx, demarche.id)?;
    let nom = nom_libre(tx, &demarche, nom, None)?;
    let id = depot::creer_groupe(tx, demarche.id, &nom, false)?;
    journaliser(tx, &demarche, "demarche.groupe_cree", "")?;
    Ok(id)
}

/// Names a group and says which dossiers it receives.
pub fn regler_groupe(
    tx: &mut Tx<'_>,
    numero: i64,
    groupe: GroupeId,
    nom: &str,
    regle: Option<&Condition>,
) -> Result<(), ErreurDemarche> {
    let demarche = ouvrir(tx, numero)?;
    depot::verrouiller(tx, demarche.id)?;
    let nom = nom_libre(tx, &demarche, nom, Some(groupe))?;
    if let Some(regle) = regle {
        verifier(tx, &demarche, regle)?;
    }
    if !depot::regler_groupe(tx, demarche.id, groupe, &nom, regle)? {
        return Err(ErreurDemarche::Introuvable(authz::Refus));
    }
    Ok(journaliser(tx, &demarche, "demarche.groupe_regle", "")?)
}

fn nom_libre(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    nom: &str,
    sauf: Option<GroupeId>,
) -> Result<String, ErreurDemarche> {
    let nom = crate::texte_simple(nom);
    let groupes = depot::groupes_regles(tx, demarche.id)?;
    let pris = groupes.iter().any(|groupe| groupe.nom == nom && Some(groupe.id) != sauf);
    match nom.chars().count() {
        1..=NOM_MAX if !pris => Ok(nom),
        _ => Err(ErreurDemarche::Texte),
    }
}

fn verifier(tx: &mut Tx<'_>, demarche: &Demarche, regle: &Condition) -> Result<(), ErreurDemarche> {
    let id = demarche.revision_active.ok_or(ErreurDemarche::Perimee)?;
    let revision = revision(tx, id)?.ok_or(ErreurDemarche::Perimee)?;
    verifier_regle(regle, &revision.formulaire).map_err(ErreurDemarche::Regle)
}
