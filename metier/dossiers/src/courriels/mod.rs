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

use crate::actions::{alerter, courante, tracer};
use crate::depot::{self, CLE};
use crate::erreur::Erreur;
use crate::modele::{Acte, Alerte, Dossier, DossierId, Envois, Sens};

/// The same link is not asked for again within this many seconds: a stranger who knows number and
/// address cannot fill a mailbox.
const REPIT: i64 = 600;

/// A mail that did not arrive is told on its dossier.
pub(crate) const ECHOUES: Subscription = Subscription {
    event: mail::Failed::NAME,
    task: Task { kind: "dossiers.courriel_echoue.1", run: echouer },
};

/// Tells the applicant of an act: by a mail, else by a letter to post. A refusal is also posted,
/// unless its applicant accepted that decisions come by mail alone (CRPA R112-18).
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
    Ok(decision.sens != Sens::Accepter && depot::consenti_le(tx, dossier.id)?.is_none())
}

/// Sends a link to come back, unless the last one left within [`REPIT`]. For who may open the
/// dossier, or wrote its number and its address.
pub(crate) fn envoyer_lien(tx: &mut Tx<'_>, dossier: &Dossier, acte: Acte) -> Result<(), Erreur> {
    let depuis = tx.now()?.plus_seconds(-REPIT);
    let courriel = &dossier.identite.courriel;
    let recent = mail::of_owner(tx, CLE, dossier.id.0)?
        .into_iter()
        .any(|mail| mail.act == acte.code() && mail.created > depuis && mail.to == *courriel);
    if recent || courriel.is_empty() { Ok(()) } else { ecrire(tx, dossier, acte) }
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
    let id = DossierId(id);
    tracer(tx, id, "courriel_non_arrive", json!({ "acte": echec.act }), None)
        .and_then(|()| alerter(tx, id, Some(Alerte::Courriel)))
        .map_err(|error| JobError::Other(error.to_string()))
}
