//! « Qui a ouvert votre demande »: its agents, by day, from the journal of readings.

use std::collections::BTreeMap;

use comptes::{AgentId, Identite};
use db::{DbError, Tx};
use journal::{Opened, Subject};
use primitives::Stamp;

use crate::actions::SUJET;
use crate::modele::DossierId;

/// Readings looked at, the latest first: the journal has them all.
const LECTURES_MAX: i64 = 1_000;

/// An agent who opened a dossier on a day. Agents are named (CRPA L111-2).
pub struct Lecteur {
    /// Who; `None` when the account is not known any more.
    pub identite: Option<Identite>,
    /// The first page of the day.
    pub premiere: Stamp,
    /// The last one.
    pub derniere: Stamp,
}

/// Who opened a dossier, the last day first. Authorising is the caller's.
pub(crate) fn lecteurs(tx: &mut Tx<'_>, id: DossierId) -> Result<Vec<Lecteur>, DbError> {
    let lectures = journal::opened(tx, Subject { kind: SUJET, id: id.0 }, LECTURES_MAX)?;
    let mut comptes: Vec<AgentId> = lectures.iter().map(|lue| AgentId(lue.account)).collect();
    comptes.sort_unstable();
    comptes.dedup();
    let connus = comptes::identites(tx, &comptes)?;
    let noms: BTreeMap<i64, Identite> =
        connus.into_iter().map(|agent| (agent.id.0, agent)).collect();
    Ok(par_jour(&lectures)
        .into_iter()
        .map(|(compte, premiere, derniere)| Lecteur {
            identite: noms.get(&compte).cloned(),
            premiere,
            derniere,
        })
        .collect())
}

/// The readings of an agent on a day make one: its account, its first and its last instant.
fn par_jour(lectures: &[Opened]) -> Vec<(i64, Stamp, Stamp)> {
    let mut jours: Vec<(i64, Stamp, Stamp)> = Vec::new();
    for lecture in lectures {
        let meme = |(compte, premiere, _): &&mut (i64, Stamp, Stamp)| {
            *compte == lecture.account && premiere.date() == lecture.at.date()
        };
        match jours.iter_mut().find(meme) {
            Some((_, premiere, _)) => *premiere = lecture.at,
            None => jours.push((lecture.account, lecture.at, lecture.at)),
        }
    }
    jours
}
