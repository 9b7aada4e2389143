//! What is due, what is to be mended, what is to be read; and the neighbours of a dossier.

use db::{DbError, Tx, args, sql};
use jiff::ToSpan;
use jiff::civil::Date;
use primitives::Count;

use crate::modele::{Dossier, DossierId};

sql! {
    DUS = "SELECT count(*) FROM (SELECT 1 FROM lignes l WHERE {visible:l} AND l.clos = 0
        AND l.echeance >= $1 AND l.echeance < $2 LIMIT 1001) c";
    A_REPARER = "SELECT count(*) FROM (SELECT 1 FROM lignes l WHERE {visible:l}
        AND l.alerte <> '' LIMIT 1001) c";
    A_LIRE = "SELECT count(*) FROM (SELECT 1 FROM lignes l WHERE {visible:l}
        AND l.a_lire = 1 LIMIT 1001) c";
    PLUS_URGENT = "SELECT l.dossier_id FROM lignes l WHERE {visible:l} AND l.clos = 0
        AND l.echeance > '' ORDER BY l.echeance, l.dossier_id LIMIT 1";
    SUIVANT = "SELECT l.dossier_id FROM lignes l WHERE {visible:l} AND l.clos = 0
        AND (l.echeance, l.dossier_id) > ($1, $2) ORDER BY l.echeance, l.dossier_id LIMIT 1";
    PRECEDENT = "SELECT l.dossier_id FROM lignes l WHERE {visible:l} AND l.clos = 0
        AND l.echeance > '' AND (l.echeance, l.dossier_id) < ($1, $2)
        ORDER BY l.echeance DESC, l.dossier_id DESC LIMIT 1";
}

/// Days ahead of today that are urgent too.
const BIENTOT: i64 = 2;

/// What asks for an agent today, among what the actor may see.
#[derive(Clone, Copy, Debug)]
pub struct Urgences {
    /// Due before today and not decided.
    pub en_retard: Count,
    /// Due today and not decided.
    pub du_jour: Count,
    /// Due in the two days that follow and not decided.
    pub bientot: Count,
    /// Something failed.
    pub a_reparer: Count,
    /// The applicant wrote something that no agent has read.
    pub a_lire: Count,
    /// The one that is due first.
    pub premier: Option<DossierId>,
}

impl Urgences {
    /// « Rien d'urgent aujourd'hui. »
    pub fn aucune(&self) -> bool {
        [self.en_retard, self.du_jour, self.bientot, self.a_reparer, self.a_lire]
            .iter()
            .all(|nombre| nombre.0 == 0)
    }
}

/// What asks for an agent on a day.
pub(crate) fn urgences(tx: &mut Tx<'_>, aujourdhui: Date) -> Result<Urgences, DbError> {
    let dans = |jours: i64| aujourdhui.saturating_add(jours.days()).to_string();
    let (jour, demain, ensuite) = (dans(0), dans(1), dans(1 + BIENTOT));
    let mut dus = |de: &str, a: &str| tx.query_one(&DUS, args![de, a]).map(Count);
    // « 0 » comes after the empty text of a dossier without date.
    let (en_retard, du_jour) = (dus("0", &jour)?, dus(&jour, &demain)?);
    let bientot = dus(&demain, &ensuite)?;
    Ok(Urgences {
        en_retard,
        du_jour,
        bientot,
        a_reparer: tx.query_one(&A_REPARER, args![]).map(Count)?,
        a_lire: tx.query_one(&A_LIRE, args![]).map(Count)?,
        premier: tx.query_opt(&PLUS_URGENT, args![])?,
    })
}

/// The dossiers to answer just before and just after one, by due date.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Voisins {
    pub(crate) precedent: Option<DossierId>,
    pub(crate) suivant: Option<DossierId>,
}

/// The neighbours of a dossier among those to answer.
pub(crate) fn voisins(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Voisins, DbError> {
    let Some(echeance) = dossier.echeance.map(|jour| jour.to_string()) else {
        return Ok(Voisins::default());
    };
    Ok(Voisins {
        precedent: tx.query_opt(&PRECEDENT, args![echeance.as_str(), dossier.id])?,
        suivant: tx.query_opt(&SUIVANT, args![echeance.as_str(), dossier.id])?,
    })
}
