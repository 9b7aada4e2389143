use comptes::AgentId;
use db::Tx;
use jiff::ToSpan;
use jiff::civil::Date;
use jobs::{JobError, NewJob, Task};
use journal::{Entry, Subject};
use primitives::{Stamp, paris};
use serde_json::{Value, json};

use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Absence, AbsenceId};

/// Begins an absence on its first day.
pub const COMMENCER_ABSENCE: Task = Task { kind: "dossiers.absence_commence.1", run: commencer };
/// Ends an absence after its last day.
pub const FINIR_ABSENCE: Task = Task { kind: "dossiers.absence_finit.1", run: finir };

/// The longest absence, in days.
const DUREE_MAX: i64 = 366;

/// Says that the agent of the context is away, both days included, and who watches their delays
/// meanwhile: from the first day on, the dossiers they follow are in that colleague's list too.
pub fn s_absenter(
    tx: &mut Tx<'_>,
    debut: Date,
    fin: Date,
    remplacant: AgentId,
) -> Result<AbsenceId, Erreur> {
    let Some(agent) = depot::agent_id(tx) else { return Err(Erreur::Introuvable) };
    let now = tx.now()?;
    let trop_long = debut.saturating_add(DUREE_MAX.days()) < fin;
    if fin < debut || fin < now.date() || trop_long {
        return Err(Erreur::AbsenceImpossible);
    }
    let collegue = comptes::collegues(tx)?.iter().any(|collegue| collegue.id == remplacant);
    if !collegue || remplacant.0 == agent {
        return Err(Erreur::AbsenceImpossible);
    }
    let id = depot::inserer_absence(tx, agent, remplacant.0, debut, fin)?;
    prevoir(tx, &COMMENCER_ABSENCE, id, debut)?;
    prevoir(tx, &FINIR_ABSENCE, id, fin.saturating_add(1.day()))?;
    let public = json!({
        "absence": id,
        "remplacant": remplacant.0,
        "debut": debut.to_string(),
        "fin": fin.to_string(),
    });
    tracer(tx, agent, "absence_prevue", public).map(|()| id)
}

/// The absences of the agent of the context that are not over.
pub fn mes_absences(tx: &mut Tx<'_>) -> Result<Vec<Absence>, Erreur> {
    let Some(agent) = depot::agent_id(tx) else { return Err(Erreur::Introuvable) };
    Ok(depot::absences(tx, agent)?)
}

/// Ends an absence of the agent of the context before its last day; one that is over stays so.
pub fn revenir(tx: &mut Tx<'_>, id: AbsenceId) -> Result<(), Erreur> {
    if mes_absences(tx)?.iter().all(|absence| absence.id != id) {
        return Ok(());
    }
    terminer(tx, id)
}

fn prevoir(tx: &mut Tx<'_>, task: &Task, id: AbsenceId, jour: Date) -> Result<(), Erreur> {
    let minuit = jour.to_zoned(paris()).map(|zoned| Stamp(zoned.timestamp().as_microsecond()));
    let not_before = minuit.unwrap_or(tx.now()?);
    let job = NewJob {
        kind: task.kind,
        ordering_key: format!("absence:{id}"),
        payload: json!({ "absence": id }),
        not_before,
    };
    jobs::enqueue(tx, &job)?;
    Ok(())
}

fn commencer(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    let debuter = |tx: &mut Tx<'_>| {
        let id = absence_de(payload);
        let Some(absence) = depot::passer_absence(tx, id, "attendue", "en_cours")? else {
            return Ok(());
        };
        let couverts = depot::couvrir(tx, &absence)?;
        tracer(
            tx,
            absence.agent,
            "absence_commencee",
            json!({ "absence": id, "dossiers": couverts }),
        )
    };
    debuter(tx).map_err(|erreur: Erreur| JobError::Other(erreur.to_string()))
}

fn finir(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    terminer(tx, absence_de(payload)).map_err(|erreur| JobError::Other(erreur.to_string()))
}

fn absence_de(payload: &Value) -> AbsenceId {
    AbsenceId(payload["absence"].as_i64().unwrap_or_default())
}

/// An absence that was still to come is over too.
fn terminer(tx: &mut Tx<'_>, id: AbsenceId) -> Result<(), Erreur> {
    let mut finie = depot::passer_absence(tx, id, "en_cours", "finie")?;
    if finie.is_none() {
        finie = depot::passer_absence(tx, id, "attendue", "finie")?;
    }
    let Some(absence) = finie else { return Ok(()) };
    depot::rendre(tx, &absence)?;
    tracer(tx, absence.agent, "absence_finie", json!({ "absence": id }))
}

fn tracer(tx: &mut Tx<'_>, agent: i64, act: &'static str, public: Value) -> Result<(), Erreur> {
    let subject = Subject { kind: "agent", id: agent };
    Ok(journal::append(tx, subject, &Entry { act, public, personal: None })?)
}
