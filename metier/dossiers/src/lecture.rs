//! What a page shows of a dossier, read on one snapshot.

use std::sync::Arc;

use db::{DbError, Tx};
use demarches::{Apercu, Demarche, Revision};
use formulaires::Reponses;
use primitives::{Count, Stamp};

use crate::actions::{
    Contenu, LIRE, LIRE_AGENT, charger, en_correction_seulement, etat_visible, ouvrir, tient_la_cle,
};
use crate::depot::{self, Copie, Filtres, Onglet, Page, Tranche, Tri, Urgences};
use crate::erreur::Erreur;
use crate::lecteurs::{Lecteur, lecteurs};
use crate::modele::{
    Correction, Decision, Delaissee, Dossier, DossierId, Envois, Etat, Fiche, Message, Note,
    Preremplissage, Traitement,
};

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
    /// Who opened it among its agents, the last day first.
    pub lecteurs: Vec<Lecteur>,
    /// Its messages, the oldest first.
    pub messages: Vec<Message>,
    /// The corrections asked, the oldest first.
    pub corrections: Vec<Correction>,
    /// The answers that stand, when `contenu` holds those that are being corrected.
    pub tenues: Option<Reponses>,
    /// What was sent to its applicant, and how it arrived.
    pub envois: Envois,
    /// Its files, with what the antivirus says of them.
    pub fichiers: Vec<files::Named>,
    /// The answers of a draft whose question is gone.
    pub delaissees: Vec<Delaissee>,
    /// What someone else answered before its author opened it.
    pub prerempli: Option<Preremplissage>,
    /// What registers said of its answers.
    pub fiches: Vec<Fiche>,
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

    /// The correction that is awaited.
    pub fn correction(&self) -> Option<&Correction> {
        self.corrections.iter().find(|correction| correction.attendue())
    }

    /// The answers of the dossier just after a correction was sent: those that the next one
    /// replaced, else those that stand.
    pub fn reponses_apres<'v>(&'v self, correction: &Correction) -> &'v Reponses {
        let suivantes = self.corrections.iter().filter(|autre| autre.id > correction.id);
        let suivante = suivantes.filter_map(|autre| autre.avant.as_ref()).next();
        suivante.or(self.tenues.as_ref()).unwrap_or(&self.contenu.reponses)
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

/// Filings looked at to tell which démarches are most requested.
const DEPOTS_RECENTS: i64 = 500;

/// The open démarches that residents ask for most, at most `limite`: public, since it only says what
/// the latest filings are about.
pub fn demandees(tx: &mut Tx<'_>, limite: i64) -> Result<Vec<Apercu>, DbError> {
    let ids = depot::demandees(tx, DEPOTS_RECENTS, limite)?;
    let mut apercus = demarches::publiees_parmi(tx, &ids)?;
    apercus.sort_by_key(|apercu| ids.iter().position(|id| *id == apercu.id));
    Ok(apercus)
}

/// A request that the session opens, as « Mes demandes » lists it.
pub struct Mienne {
    /// Its number.
    pub id: DossierId,
    /// The title of its démarche.
    pub titre: String,
    /// The state that the applicant is told.
    pub etat: Etat,
    /// When a draft goes away.
    pub expire_le: Option<Stamp>,
}

/// The most requests that « Mes demandes » lists.
const MIENNES_MAX: usize = 50;

/// What the keys of the session open, the latest first.
pub fn les_miennes(tx: &mut Tx<'_>) -> Result<Vec<Mienne>, Erreur> {
    let cles = tx.ctx().grants.keys.clone();
    let miennes = cles.iter().rev().filter(|cle| cle.kind == depot::CLE).take(MIENNES_MAX);
    let mut lues = Vec::new();
    for id in miennes.map(|cle| DossierId(cle.id)) {
        // A draft whose time is over has gone, its key has not.
        let dossier = match ouvrir(tx, id, LIRE) {
            Err(Erreur::Introuvable) => continue,
            lu => lu?,
        };
        let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
        let decision = crate::actions::courante(tx, &dossier)?;
        let etat = etat_visible(&dossier, decision.as_ref());
        let expire_le = dossier.expire_le;
        lues.push(Mienne { id, titre: demarche.titre, etat, expire_le });
    }
    Ok(lues)
}

/// A draft and its form, for its author.
pub fn brouillon(tx: &mut Tx<'_>, id: DossierId) -> Result<Vue, Erreur> {
    let dossier = ouvrir(tx, id, LIRE)?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let revision = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    let brouillon = dossier.etat == Etat::Brouillon;
    let prerempli = if brouillon { depot::preremplissage(tx, id)? } else { None };
    let delaissees = if brouillon { depot::delaissees(tx, id)? } else { Vec::new() };
    let contenu = charger(tx, dossier, Copie::Tenue)?;
    Ok(Vue {
        contenu,
        demarche,
        revision,
        traitements: Vec::new(),
        decisions: Vec::new(),
        lecteurs: Vec::new(),
        messages: Vec::new(),
        corrections: Vec::new(),
        tenues: None,
        envois: Envois::default(),
        fiches: depot::fiches(tx, id)?,
        fichiers: files::of_owner(tx, &crate::actions::proprietaire(id))?,
        delaissees,
        prerempli,
    })
}

/// A draft, or a filed dossier whose correction is awaited with the answers as they are being
/// corrected: what its applicant may write over.
pub fn a_remplir(tx: &mut Tx<'_>, id: DossierId) -> Result<Vue, Erreur> {
    let mut vue = brouillon(tx, id)?;
    if vue.dossier().a_completer {
        let copie = charger(tx, vue.dossier().clone(), Copie::EnCorrection)?;
        vue.tenues = Some(std::mem::replace(&mut vue.contenu, copie).reponses);
        vue.messages = depot::messages(tx, id)?;
        vue.corrections = depot::corrections(tx, id)?;
    }
    Ok(vue)
}

/// A dossier for its applicant.
pub fn consulter(tx: &mut Tx<'_>, id: DossierId) -> Result<Vue, Erreur> {
    let mut vue = brouillon(tx, id)?;
    vue.traitements = depot::traitements(tx, id)?;
    vue.decisions = depot::decisions(tx, id)?;
    vue.messages = depot::messages(tx, id)?;
    vue.lecteurs = lecteurs(tx, id)?;
    vue.corrections = depot::corrections(tx, id)?;
    vue.envois = crate::courriels::envois(tx, vue.dossier())?;
    if vue.dossier().a_completer && !tient_la_cle(tx.ctx(), id) {
        // What is not sent yet is its author's alone, down to the names of the files.
        let tus = en_correction_seulement(tx, vue.dossier())?;
        vue.fichiers.retain(|fichier| !tus.contains(&fichier.id));
    }
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

/// A part of the agents' list.
pub struct Liste {
    /// Its rows.
    pub tranche: Tranche,
    /// How many rows the filters leave, up to a thousand.
    pub total: Count,
    /// How many each tab holds, without the filters.
    pub onglets: Vec<(Onglet, Count)>,
}

/// The agents' list: `taille` rows of it.
pub fn lister(
    tx: &mut Tx<'_>,
    filtres: &Filtres,
    tri: Tri,
    page: &Page,
    taille: usize,
) -> Result<Liste, Erreur> {
    let tranche = depot::lister(tx, filtres, tri, page, taille)?;
    let mut onglets = Vec::new();
    for onglet in Onglet::TOUS.into_iter().filter(|onglet| onglet.compte()) {
        onglets.push((onglet, depot::compter(tx, &Filtres::onglet(onglet))?));
    }
    let total = depot::compter(tx, filtres)?;
    Ok(Liste { tranche, total, onglets })
}

/// What is due on a day, among what the actor may see.
pub fn urgences(tx: &mut Tx<'_>, aujourdhui: jiff::civil::Date) -> Result<Urgences, Erreur> {
    Ok(depot::urgences(tx, aujourdhui)?)
}
