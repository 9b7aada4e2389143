//! What this service does later, or when another one tells it something.

use db::Tx;
use demarches::RegimeChange;
use jobs::{Event, JobError, NewJob, Subscription, Task};
use serde_json::{Value, json};

use crate::actions::{dater, reaccuser, veiller_aux_fichiers};
use crate::depot::{self, CLE};
use crate::erreur::Erreur;
use crate::modele::DossierId;

/// Dossiers dated again, and acknowledged again, in one transaction.
const LOT: i64 = 100;

/// The due dates of open dossiers follow the rules of their démarche.
pub(crate) const REDATER: Subscription = Subscription {
    event: RegimeChange::NAME,
    task: Task { kind: "dossiers.redater.1", run: redater },
};

/// A file that carries a virus or could not be looked at is told on its dossier, until it is mended.
pub(crate) const VEILLER: Subscription = Subscription {
    event: files::Checked::NAME,
    task: Task { kind: "dossiers.fichier_examine.1", run: veiller },
};

fn veiller(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    let examine: files::Checked = serde_json::from_value(payload.clone())?;
    if examine.owner_kind != CLE {
        return Ok(());
    }
    let id = DossierId(examine.owner_id);
    depot::verrouiller(tx, id)?;
    match veiller_aux_fichiers(tx, id) {
        // Erased since: nothing is left to tell.
        Err(Erreur::Introuvable) => Ok(()),
        autre => autre.map_err(|error| JobError::Other(error.to_string())),
    }
}

/// Dates again the open dossiers of a démarche, a lot at a time; the next lot is another job.
fn redater(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    let RegimeChange { demarche } = serde_json::from_value(payload.clone())?;
    let Some(demarche) = demarches::par_id(tx, demarche)? else { return Ok(()) };
    let apres = DossierId(payload["apres"].as_i64().unwrap_or_default());
    let ouverts = depot::ouverts(tx, demarche.id, apres, LOT)?;
    for avant in &ouverts {
        let mut dossier = avant.clone();
        dater(&mut dossier, &demarche);
        depot::redater(tx, &dossier)?;
        if avant.terme_legal.is_none() && dossier.terme_legal.is_some() {
            // The receipt said nothing of silence (an AEE): the whole one is due (CRPA R112-11-1).
            reaccuser(tx, &dossier, &demarche)
                .map_err(|error| JobError::Other(error.to_string()))?;
        }
    }
    let Some(dernier) = ouverts.last().filter(|_| ouverts.len() as i64 == LOT) else {
        return Ok(());
    };
    let job = NewJob {
        kind: REDATER.task.kind,
        ordering_key: RegimeChange { demarche: demarche.id }.ordering_key(),
        payload: json!({ "demarche": demarche.id, "apres": dernier.id }),
        not_before: tx.now()?,
    };
    jobs::enqueue(tx, &job)?;
    Ok(())
}
