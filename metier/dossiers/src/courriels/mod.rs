//! The mails of this service: each act of an agent, and what is filed, is told in the transaction of
//! the act. Nothing personal in a subject; no answer of a form in a mail (mairie.md, 14).

mod contenu;
mod lien;
mod service;

use db::{DbError, Tx};
use jobs::{Event, JobError, Subscription, Task};
use mail::{Mail, Owner};
use serde_json::{Value, json};

pub use lien::Liens;
pub(crate) use lien::par_lien;
pub(crate) use service::{AVISER, avertir_service};

use crate::actions::{LIRE, alerter, courante, ouvrir, tracer};
use crate::depot::{self, CLE};
use crate::erreur::Erreur;
use crate::modele::{Acte, Alerte, Courrier, Dossier, DossierId, Envois};

/// The same link is not asked for again within this many seconds: a stranger who knows number and
/// address cannot fill a mailbox.
const REPIT: i64 = 600;

/// Links that may leave for a dossier in a day, whatever their addresses: one draft is not what
/// fills the mailboxes of strangers.
const LIENS_PAR_JOUR: usize = 5;
/// Seconds in a day.
const JOUR: i64 = 86_400;

/// A mail that did not arrive is told on its dossier.
pub(crate) const ECHOUES: Subscription = Subscription {
    event: mail::Failed::NAME,
    task: Task { kind: "dossiers.courriel_echoue.1", run: echouer },
};

/// Tells the applicant of an act: by a mail, else by a letter to post. A refusal and a closing are
/// also posted (`Sens::se_poste`).
pub(crate) fn notifier(tx: &mut Tx<'_>, dossier: &Dossier, acte: Acte) -> Result<(), Erreur> {
    let joignable = !dossier.identite.courriel.is_empty();
    if joignable {
        ecrire(tx, dossier, acte)?;
    }
    if acte.se_poste() && (!joignable || par_la_poste(tx, dossier, acte)?) {
        depot::ajouter_courrier(tx, dossier.id, acte)?;
    }
    Ok(())
}

/// The same mail by itself: for the address that was just corrected, and for links.
pub(crate) fn ecrire(tx: &mut Tx<'_>, dossier: &Dossier, acte: Acte) -> Result<(), Erreur> {
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let expediteur = contenu::Expediteur::lire(tx, &demarche)?;
    let content = contenu::de_l_acte(tx, &expediteur, dossier, &demarche, acte)?;
    mail::post(
        tx,
        &Mail {
            owner: Some(Owner { kind: CLE, id: dossier.id.0 }),
            act: acte.code(),
            to: dossier.identite.courriel.clone(),
            from_name: expediteur.nom,
            reply_to: expediteur.boite,
            content,
        },
    )?;
    Ok(())
}

fn par_la_poste(tx: &mut Tx<'_>, dossier: &Dossier, acte: Acte) -> Result<bool, Erreur> {
    if acte != Acte::Decision {
        return Ok(false);
    }
    let decision = courante(tx, dossier)?.ok_or(Erreur::Introuvable)?;
    Ok(decision.sens.se_poste())
}

/// Sends a link to come back, unless the last one left within [`REPIT`]; whether one is on its way,
/// that is not beyond [`LIENS_PAR_JOUR`]. For who may open the dossier, or wrote its number and its
/// address.
pub(crate) fn envoyer_lien(tx: &mut Tx<'_>, dossier: &Dossier, acte: Acte) -> Result<bool, Erreur> {
    let (now, courriel) = (tx.now()?, &dossier.identite.courriel);
    if courriel.is_empty() {
        return Ok(false);
    }
    let mut liens = mail::of_owner(tx, CLE, dossier.id.0)?;
    let codes = [Acte::Lien.code(), Acte::Brouillon.code()];
    liens.retain(|m| codes.contains(&m.act.as_str()) && m.created > now.plus_seconds(-JOUR));
    let depuis = now.plus_seconds(-REPIT);
    let sien = |m: &mail::Kept| m.act == acte.code() && m.created > depuis && m.to == *courriel;
    if liens.iter().any(sien) {
        return Ok(true);
    }
    if liens.len() >= LIENS_PAR_JOUR {
        return Ok(false);
    }
    ecrire(tx, dossier, acte)?;
    Ok(true)
}

/// What was sent around a dossier that the actor may see.
pub(crate) fn envois(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Envois, DbError> {
    let lue_le = match dossier.decision_id {
        Some(decision) => depot::decision_lue_le(tx, decision)?,
        None => None,
    };
    Ok(Envois {
        courriels: mail::of_owner(tx, CLE, dossier.id.0)?,
        courriers: depot::courriers(tx, dossier.id)?,
        consenti_le: depot::consenti_le(tx, dossier.id)?,
        lue_le,
    })
}

fn echouer(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    let echec: mail::Failed = serde_json::from_value(payload.clone())?;
    let (Some(CLE), Some(id)) = (echec.owner_kind.as_deref(), echec.owner_id) else {
        return Ok(());
    };
    noter_echec(tx, DossierId(id), &echec).map_err(|error| JobError::Other(error.to_string()))
}

fn noter_echec(tx: &mut Tx<'_>, id: DossierId, echec: &mail::Failed) -> Result<(), Erreur> {
    tracer(tx, id, "courriel_non_arrive", json!({ "acte": echec.act }), None)?;
    alerter(tx, id, Some(Alerte::Courriel))?;
    let decision = mail::find(tx, echec.mail)?.filter(|m| m.act == Acte::Decision.code());
    let Some(mail) = decision else { return Ok(()) };
    let dossier = ouvrir(tx, id, LIRE)?;
    let Some(partie) = courante(tx, &dossier)?.and_then(|decision| decision.partie_le) else {
        return Ok(());
    };
    let postee = |c: &Courrier| c.acte == Acte::Decision && c.cree_le >= partie;
    if mail.created >= partie && !depot::courriers(tx, id)?.iter().any(postee) {
        depot::ajouter_courrier(tx, id, Acte::Decision)?;
    }
    Ok(())
}
