//! What programs read of filed dossiers with a token: a page of them at once, with one statement a
//! table.

use std::collections::BTreeMap;

use db::{DbError, Tx};
use formulaires::{Bloc, BlocId, Reponses};
use primitives::ActorKind;

use crate::actions::{LIRE_AGENT, ouvrir};
use crate::depot::{self, PageExposee};
use crate::erreur::Erreur;
use crate::modele::{
    Correction, Decision, Dossier, DossierId, Etat, Message, MessageId, Traitement,
};

/// What is read of each dossier beside itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Besoin {
    /// Its answers.
    pub reponses: bool,
    /// Its passages and its decisions.
    pub histoire: bool,
    /// Its messages and its corrections.
    pub echanges: bool,
    /// The agents who follow it.
    pub suiveurs: bool,
    /// Its files.
    pub fichiers: bool,
}

/// A filed dossier with what was asked of it.
pub struct Expose {
    /// The dossier.
    pub dossier: Dossier,
    /// Its answers.
    pub reponses: Reponses,
    /// Its passages with their ids, the oldest first.
    pub traitements: Vec<(i64, Traitement)>,
    /// Its decisions, the oldest first.
    pub decisions: Vec<Decision>,
    /// Its messages, the oldest first.
    pub messages: Vec<Message>,
    /// Its corrections, the oldest first.
    pub corrections: Vec<Correction>,
    /// The accounts of the agents who follow it.
    pub suiveurs: Vec<i64>,
    /// Its files.
    pub fichiers: Vec<files::Named>,
}

impl Expose {
    fn seul(dossier: Dossier) -> Self {
        Self {
            dossier,
            reponses: Reponses::nouvelles(),
            traitements: Vec::new(),
            decisions: Vec::new(),
            messages: Vec::new(),
            corrections: Vec::new(),
            suiveurs: Vec::new(),
            fichiers: Vec::new(),
        }
    }

    /// The decision that the dossier names.
    pub fn decision(&self) -> Option<&Decision> {
        let id = self.dossier.decision_id?;
        self.decisions.iter().find(|decision| decision.id == id)
    }
}

/// A page of filed dossiers.
///
/// # Errors
/// [`Erreur::Introuvable`] when this actor reads no dossier.
pub fn page_exposee(tx: &mut Tx<'_>, page: &PageExposee) -> Result<Vec<Dossier>, Erreur> {
    let ctx = tx.ctx();
    let lit = ctx.actor.kind == ActorKind::System
        || ctx.grants.permissions.contains(LIRE_AGENT.permission);
    if !lit {
        return Err(Erreur::Introuvable);
    }
    Ok(depot::page_exposee(tx, page)?)
}

/// Those of these dossiers that are filed and that this actor may read, by number.
pub fn exposes_par_ids(tx: &mut Tx<'_>, ids: &[DossierId]) -> Result<Vec<Dossier>, Erreur> {
    let scelles = depot::exposes_par_ids(tx, ids)?;
    let ctx = tx.ctx().clone();
    Ok(scelles.into_iter().filter_map(|scelle| scelle.ouvrir(&ctx, LIRE_AGENT).ok()).collect())
}

/// A filed dossier.
///
/// # Errors
/// [`Erreur::Introuvable`] when there is none for this actor, a draft included.
pub fn depose(tx: &mut Tx<'_>, id: DossierId) -> Result<Dossier, Erreur> {
    let dossier = ouvrir(tx, id, LIRE_AGENT)?;
    if dossier.etat == Etat::Brouillon { Err(Erreur::Introuvable) } else { Ok(dossier) }
}

/// How many dossiers were filed on each of these démarches, those without any left out: a public
/// figure.
pub fn deposes_par_demarche(
    tx: &mut Tx<'_>,
    demarches: &[demarches::DemarcheId],
) -> Result<Vec<(demarches::DemarcheId, i64)>, DbError> {
    depot::deposes_par_demarche(tx, demarches)
}

/// The dossier of a message, which its caller opens before it says anything.
pub fn dossier_du_message(tx: &mut Tx<'_>, id: MessageId) -> Result<Option<DossierId>, Erreur> {
    Ok(depot::dossier_du_message(tx, id.0)?)
}

/// Completes dossiers that were opened for their reader.
pub fn exposer(
    tx: &mut Tx<'_>,
    dossiers: Vec<Dossier>,
    besoin: Besoin,
) -> Result<Vec<Expose>, Erreur> {
    let ids: Vec<_> = dossiers.iter().map(|dossier| dossier.id).collect();
    let mut exposes: Vec<_> = dossiers.into_iter().map(Expose::seul).collect();
    let places: BTreeMap<_, _> = ids.iter().copied().zip(0..).collect();
    let mut remplir = Remplir { tx, ids: &ids, places: &places, exposes: &mut exposes };
    if besoin.reponses {
        remplir.reponses()?;
    }
    if besoin.histoire {
        remplir.histoire()?;
    }
    if besoin.echanges {
        remplir.echanges()?;
    }
    if besoin.suiveurs {
        remplir.suiveurs()?;
    }
    if besoin.fichiers {
        remplir.fichiers()?;
    }
    Ok(exposes)
}

struct Remplir<'a, 'c> {
    tx: &'a mut Tx<'c>,
    ids: &'a [DossierId],
    places: &'a BTreeMap<DossierId, usize>,
    exposes: &'a mut [Expose],
}

impl Remplir<'_, '_> {
    fn de(&mut self, id: DossierId) -> Option<&mut Expose> {
        self.exposes.get_mut(*self.places.get(&id)?)
    }

    fn reponses(&mut self) -> Result<(), Erreur> {
        let illisible = |cause: String| DbError::Type { index: 1, cause };
        for lu in depot::reponses_de(self.tx, self.ids)? {
            let bloc = BlocId::lire(&lu.lu.bloc)
                .ok_or_else(|| illisible(format!("block {:?}", lu.lu.bloc)))?;
            let contenu =
                Bloc::from_json(&lu.lu.contenu).map_err(|error| illisible(error.to_string()))?;
            if let Some(expose) = self.de(lu.dossier) {
                expose.reponses.poser_bloc(bloc, contenu);
            }
        }
        Ok(())
    }

    fn histoire(&mut self) -> Result<(), Erreur> {
        for lu in depot::traitements_de(self.tx, self.ids)? {
            if let Some(expose) = self.de(lu.dossier) {
                expose.traitements.push((lu.lu.id, lu.lu.traitement));
            }
        }
        for lu in depot::decisions_de(self.tx, self.ids)? {
            if let Some(expose) = self.de(lu.dossier) {
                expose.decisions.push(lu.lu);
            }
        }
        Ok(())
    }

    fn echanges(&mut self) -> Result<(), Erreur> {
        for lu in depot::messages_de(self.tx, self.ids)? {
            if let Some(expose) = self.de(lu.dossier) {
                expose.messages.push(lu.lu);
            }
        }
        for lu in depot::corrections_de(self.tx, self.ids)? {
            if let Some(expose) = self.de(lu.dossier) {
                expose.corrections.push(lu.lu);
            }
        }
        Ok(())
    }

    fn suiveurs(&mut self) -> Result<(), Erreur> {
        for (dossier, agent) in depot::suiveurs_de(self.tx, self.ids)? {
            if let Some(expose) = self.de(dossier) {
                expose.suiveurs.push(agent);
            }
        }
        Ok(())
    }

    fn fichiers(&mut self) -> Result<(), Erreur> {
        let ids: Vec<_> = self.ids.iter().map(|id| id.0).collect();
        for named in files::of_owners(self.tx, depot::CLE, &ids)? {
            if let Some(expose) = self.de(DossierId(named.owner.id)) {
                expose.fichiers.push(named);
            }
        }
        Ok(())
    }
}
