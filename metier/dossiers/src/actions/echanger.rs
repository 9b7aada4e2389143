use db::Tx;
use files::{Owner, Stored};
use formulaires::FichierRef;
use primitives::Stamp;
use serde_json::{Value, json};

use super::corriger::{abandonner, attendue};
use super::{
    ECRIRE, LIRE_AGENT, NOTER, ouvrir, prendre, sujet, texte_propre, tracer, veiller_aux_fichiers,
};
use crate::courriels;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Acte, Auteur, DossierId, Etat, Impossible, MessageId, Nouvelle};

/// Writes a message: from the applicant, or from an agent. With files, its text may be empty.
pub fn ecrire(
    tx: &mut Tx<'_>,
    id: DossierId,
    corps: &str,
    fichiers: &[Stored],
) -> Result<(), Erreur> {
    let corps = match texte_propre(corps) {
        Err(Erreur::TexteVide) if !fichiers.is_empty() => String::new(),
        propre => propre?,
    };
    let mut dossier = prendre(tx, id, ECRIRE, None)?;
    if dossier.etat == Etat::Brouillon {
        return Err(Erreur::Introuvable);
    }
    if deja_ecrit(tx, id, &corps, fichiers)? {
        return Ok(());
    }
    let joints = joindre(tx, id, fichiers)?;
    let message = depot::ecrire_message(tx, id, &corps, &joints)?;
    dossier.attend_lecture = depot::agent_id(tx).is_none();
    depot::ecrire(tx, &dossier)?;
    match depot::agent_id(tx) {
        Some(_) => courriels::notifier(tx, &dossier, Acte::Message)?,
        None => courriels::avertir_service(tx, &dossier, Nouvelle::Message)?,
    }
    let public = json!({ "message": message, "fichiers": joints.len() });
    tracer(tx, id, "message", public, Some(json!({ "corps": corps, "fichiers": joints })))
}

/// Withdraws a message, by the agent who wrote it: its text and files are gone, in the journal too.
/// A correction that it asks and that is awaited is given up with it.
pub fn retirer_message(
    tx: &mut Tx<'_>,
    id: DossierId,
    message_id: MessageId,
) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, ECRIRE, None)?;
    let message = depot::messages(tx, id)?.into_iter().find(|message| message.id == message_id);
    let message = message.ok_or(Erreur::Introuvable)?;
    let sien = message.auteur == Auteur::Agent && message.agent_id == depot::agent_id(tx);
    if !sien {
        return Err(Impossible::MessageDUnAutre.into());
    }
    if message.retire_le.is_some() {
        return Ok(());
    }
    for fichier in &message.fichiers {
        files::forget(tx, &proprietaire(id), &fichier.id)?;
    }
    depot::retirer_message(tx, message_id)?;
    veiller_aux_fichiers(tx, id)?;
    tracer(tx, id, "message_retire", json!({ "message": message_id }), None)?;
    effacer_du_journal(tx, id, message_id)?;
    let portee = attendue(tx, id)?.filter(|correction| correction.message_id == message_id);
    match portee {
        Some(correction) => abandonner(tx, dossier, &correction),
        None => Ok(depot::ecrire(tx, &dossier)?),
    }
}

/// Erases what the journal kept of a message; its line stays, and another says so.
fn effacer_du_journal(tx: &mut Tx<'_>, id: DossierId, message_id: MessageId) -> Result<(), Erreur> {
    for ligne in journal::lines(tx, sujet(id))? {
        let lue: Value = serde_json::from_str(&ligne.text).unwrap_or_default();
        if lue["acte"] == "message" && lue["public"]["message"] == message_id.0 {
            journal::erase_personal_of(tx, sujet(id), ligne.rank)?;
        }
    }
    Ok(())
}

/// An agent has read what the applicant wrote, up to this version of the dossier: what came since is
/// still to be read.
pub fn marquer_lus(tx: &mut Tx<'_>, id: DossierId, version: i64) -> Result<(), Erreur> {
    ouvrir(tx, id, LIRE_AGENT)?;
    Ok(depot::marquer_lus(tx, id, version)?)
}

/// Whose the files of a dossier are: those of its answers and of its messages.
pub(crate) fn proprietaire(id: DossierId) -> Owner {
    Owner { kind: depot::CLE.to_owned(), id: id.0 }
}

/// Names files that came as those of a dossier.
pub(crate) fn joindre(
    tx: &mut Tx<'_>,
    id: DossierId,
    fichiers: &[Stored],
) -> Result<Vec<FichierRef>, Erreur> {
    let mut joints = Vec::new();
    for stored in fichiers {
        joints.push(FichierRef {
            id: files::name(tx, &proprietaire(id), stored)?,
            nom: stored.name.clone(),
            octets: u64::try_from(stored.size).unwrap_or_default(),
            type_mime: stored.mime.clone(),
            sha256: stored.sha256.clone(),
        });
    }
    Ok(joints)
}

/// Whether the last message of the same author says the same within a minute: a double click, a
/// page sent again after a cut.
fn deja_ecrit(
    tx: &mut Tx<'_>,
    id: DossierId,
    corps: &str,
    fichiers: &[Stored],
) -> Result<bool, Erreur> {
    let (now, agent) = (tx.now()?, depot::agent_id(tx));
    let dernier = depot::messages(tx, id)?.into_iter().rev().find(|m| m.agent_id == agent);
    let sommes = fichiers.iter().map(|stored| &stored.sha256);
    Ok(dernier.is_some_and(|m| {
        m.corps == corps
            && recente(m.cree_le, now)
            && m.fichiers.iter().map(|fichier| &fichier.sha256).eq(sommes)
    }))
}

/// Within the minute in which the same text is a second sending and not a second thought.
fn recente(ecrit_le: Stamp, now: Stamp) -> bool {
    now < ecrit_le.plus_seconds(60)
}

/// Writes an internal note.
pub fn noter(tx: &mut Tx<'_>, id: DossierId, corps: &str) -> Result<(), Erreur> {
    let corps = texte_propre(corps)?;
    prendre(tx, id, NOTER, None)?;
    let (now, agent) = (tx.now()?, depot::agent_id(tx));
    let notes = depot::notes(tx, id)?;
    let derniere = notes.iter().rev().find(|note| note.agent_id == agent);
    if derniere.is_some_and(|note| note.corps == corps && recente(note.cree_le, now)) {
        return Ok(());
    }
    depot::ecrire_note(tx, id, &corps)?;
    tracer(tx, id, "note", json!({}), Some(json!({ "corps": corps })))
}
