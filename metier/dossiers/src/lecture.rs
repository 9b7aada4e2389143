//! What a page shows of a dossier, read on one snapshot.

use std::sync::Arc;

use db::Tx;
use demarches::{Demarche, Revision};
use primitives::Count;

use crate::actions::{Contenu, LIRE, LIRE_AGENT, charger, etat_visible, ouvrir};
use crate::depot::{self, Filtres, Ligne, Onglet, Tri, Urgences};
use crate::erreur::Erreur;
use crate::modele::{Decision, Dossier, DossierId, Etat, Message, Note, Traitement};

/// A dossier with all that its applicant may see.
pub struct Vue {
    /// Its answers, with the dossier itself.
    pub contenu: Contenu,
    /// Its démarche.
    pub demarche: Demarche,
    /// Its revision: the form and its help.
    pub revision: Arc<Revision>,
    /// What happened, the oldest first.
    pub traitements: Vec<Traitement>,
    /// Its decisions, the oldest first.
    pub decisions: Vec<Decision>,
    /// Its messages, the oldest first.
    pub messages: Vec<Message>,
}

impl Vue {
    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.contenu.dossier
    }

    /// The decision that the dossier names.
    pub fn decision(&self) -> Option<&Decision> {
        let id = self.dossier().decision_id?;
        self.decisions.iter().find(|decision| decision.id == id)
    }

    /// The state that the applicant is told.
    pub fn etat_visible(&self) -> Etat {
        etat_visible(self.dossier(), self.decision())
    }

    /// What the applicant is told of what happened: nothing of a decision that has not left, nor of
    /// one that was taken back before.
    pub fn traitements_visibles(&self) -> impl Iterator<Item = &Traitement> {
        self.traitements.iter().filter(|traitement| match traitement.decision_id {
            None => traitement.evenement != crate::modele::Evenement::AnnulerDecision,
            Some(id) => self
                .decisions
                .iter()
                .any(|decision| decision.id == id && decision.partie_le.is_some()),
        })
    }
}

/// A dossier with all that its agents see.
pub struct VueAgent {
    /// What the applicant sees too.
    pub vue: Vue,
    /// Internal notes, the oldest first.
    pub notes: Vec<Note>,
    /// The agents who follow it.
    pub suiveurs: Vec<i64>,
}

/// A draft and its form, for its author.
pub fn brouillon(tx: &mut Tx<'_>, id: DossierId) -> Result<Vue, Erreur> {
    let dossier = ouvrir(tx, id, LIRE)?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let revision = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    let contenu = charger(tx, dossier)?;
    let (traitements, decisions, messages) = (Vec::new(), Vec::new(), Vec::new());
    Ok(Vue { contenu, demarche, revision, traitements, decisions, messages })
}

/// A dossier for its applicant.
pub fn consulter(tx: &mut Tx<'_>, id: DossierId) -> Result<Vue, Erreur> {
    let mut vue = brouillon(tx, id)?;
    vue.traitements = depot::traitements(tx, id)?;
    vue.decisions = depot::decisions(tx, id)?;
    vue.messages = depot::messages(tx, id)?;
    Ok(vue)
}

/// A dossier for an agent of its group.
pub fn instruire(tx: &mut Tx<'_>, id: DossierId) -> Result<VueAgent, Erreur> {
    ouvrir(tx, id, LIRE_AGENT)?;
    Ok(VueAgent {
        vue: consulter(tx, id)?,
        notes: depot::notes(tx, id)?,
        suiveurs: depot::suiveurs(tx, id)?,
    })
}

/// Whether a code that was typed opens a dossier; `None` also when there is no such dossier.
pub fn par_code(
    tx: &mut Tx<'_>,
    id: DossierId,
    convient: impl Fn(&Dossier) -> bool,
) -> Result<Option<Dossier>, Erreur> {
    let Some(scelle) = depot::lire(tx, id)? else { return Ok(None) };
    // The code is the right to open it: it is checked here, before anything is told.
    let systeme = tx.ctx().with(|parts| parts.actor = primitives::Actor::SYSTEM);
    let dossier = scelle.ouvrir(&systeme, LIRE)?;
    Ok(Some(dossier).filter(convient))
}

/// A page of the agents' list.
pub struct Liste {
    /// Its rows.
    pub lignes: Vec<Ligne>,
    /// How many rows the filters leave, up to a thousand.
    pub total: Count,
    /// How many each tab holds, without the filters.
    pub onglets: Vec<(Onglet, Count)>,
}

/// The agents' list: page `page` (from 0) of `taille` rows.
pub fn lister(
    tx: &mut Tx<'_>,
    filtres: &Filtres,
    tri: Tri,
    page: i64,
    taille: i64,
) -> Result<Liste, Erreur> {
    let lignes = depot::lister(tx, filtres, tri, taille, page * taille)?;
    let total = depot::compter(tx, filtres)?;
    let mut onglets = Vec::new();
    for onglet in Onglet::TOUS.into_iter().filter(|onglet| *onglet != Onglet::Tous) {
        onglets.push((onglet, depot::compter(tx, &Filtres::onglet(onglet))?));
    }
    Ok(Liste { lignes, total, onglets })
}

/// What is due on a day, among what the actor may see.
pub fn urgences(tx: &mut Tx<'_>, aujourdhui: jiff::civil::Date) -> Result<Urgences, Erreur> {
    Ok(depot::urgences(tx, aujourdhui)?)
}

/// The query of the index for words that an agent typed, within the tenant; `None` without words.
pub fn requete_de_mots(tx: &Tx<'_>, saisie: &str) -> Option<String> {
    let mut mots = primitives::fold::words(saisie);
    if mots.is_empty() {
        return None;
    }
    mots.push(depot::mot_de_collectivite(tx.ctx().tenant));
    db::words_query(tx.engine(), &mots, true)
}
