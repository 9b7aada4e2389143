use db::{DbError, Tx};
use demarches::{AvisService, Demarche, DemarcheId};
use jiff::ToSpan;
use jiff::civil::time;
use jobs::{JobError, NewJob, Task};
use langues::Textes;
use mail::{Block, Mail};
use primitives::{Stamp, paris};
use serde_json::{Value, json};

use super::contenu::Expediteur;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId, Nouvelle};

/// Tells a service in the morning what happened since the day before.
pub(crate) const AVISER: Task = Task { kind: "dossiers.aviser_service.1", run: aviser };

/// Tells the mailbox of the service, at once or with the rest of the day, as its démarche says.
/// Nothing personal: a number, a démarche, a link that asks to sign in.
pub(crate) fn avertir_service(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    nouvelle: Nouvelle,
) -> Result<(), Erreur> {
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    match demarche.avis {
        AvisService::Aucun => Ok(()),
        AvisService::Aussitot => Ok(un(tx, &demarche, dossier.id, nouvelle)?),
        AvisService::Quotidien => {
            depot::ajouter_avis(tx, demarche.id, dossier.id, nouvelle)?;
            // One job for each: whichever runs first takes everything, the others find nothing.
            let job = NewJob {
                kind: AVISER.kind,
                ordering_key: format!("avis:{}", demarche.id),
                payload: json!({ "demarche": demarche.id }),
                not_before: huit_heures(tx.now()?),
            };
            jobs::enqueue(tx, &job)?;
            Ok(())
        }
    }
}

/// The next eight o'clock in Paris.
fn huit_heures(now: Stamp) -> Stamp {
    let local = now.in_paris();
    let huit = |jour: jiff::civil::Date| jour.to_datetime(time(8, 0, 0, 0)).to_zoned(paris()).ok();
    let aujourdhui = huit(local.date()).filter(|huit| *huit > local);
    let prochain = aujourdhui.or_else(|| huit(local.date().checked_add(1.day()).ok()?));
    prochain.map_or(now, |huit| Stamp(huit.timestamp().as_microsecond()))
}

fn aviser(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
    let id: DemarcheId = serde_json::from_value(payload["demarche"].clone())?;
    let avis = depot::prendre_avis(tx, id)?;
    let Some(demarche) = demarches::par_id(tx, id)?.filter(|_| !avis.is_empty()) else {
        return Ok(());
    };
    let t = Textes::fr();
    let faits = avis.iter().map(|avis| {
        let dit = nouvelle_en_mots(t, avis.nouvelle).to_owned();
        (t.courriel_agent_numero(avis.dossier_id.to_string()), dit)
    });
    let blocks = vec![Block::Facts(faits.collect())];
    let sujet = t.courriel_agent_objet_jour(avis.len());
    Ok(poster(tx, &demarche, "avis_du_jour", sujet, blocks, "/agent")?)
}

fn un(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    id: DossierId,
    nouvelle: Nouvelle,
) -> Result<(), DbError> {
    let t = Textes::fr();
    let numero = id.to_string();
    let sujet = match nouvelle {
        Nouvelle::Depot => t.courriel_agent_objet_depot(numero),
        Nouvelle::Message => t.courriel_agent_objet_message(numero),
        Nouvelle::Correction => t.courriel_agent_objet_correction(numero),
    };
    poster(tx, demarche, "avis", sujet, Vec::new(), &format!("/agent/dossiers/{id}"))
}

fn poster(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    act: &'static str,
    sujet: String,
    mut blocks: Vec<Block>,
    chemin: &str,
) -> Result<(), DbError> {
    let t = Textes::fr();
    let expediteur = Expediteur::lire(tx, demarche)?;
    let Some(to) = expediteur.boite.clone() else { return Ok(()) };
    let url = collectivites::adresse(tx, chemin)?;
    blocks.insert(0, Block::Text(demarche.titre.clone()));
    blocks.push(Block::Button { label: t.courriel_agent_bouton().to_owned(), url });
    let pied = vec![t.courriel_agent_pied().to_owned()];
    let content = expediteur.contenu(t, sujet.clone(), sujet, blocks, pied);
    let from_name = expediteur.nom;
    mail::post(tx, &Mail { owner: None, act, to, from_name, reply_to: None, content })?;
    Ok(())
}

fn nouvelle_en_mots(t: Textes, nouvelle: Nouvelle) -> &'static str {
    match nouvelle {
        Nouvelle::Depot => t.courriel_agent_nouvelle_depot(),
        Nouvelle::Message => t.courriel_agent_nouvelle_message(),
        Nouvelle::Correction => t.courriel_agent_nouvelle_correction(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(local: &str) -> Stamp {
        let zoned = local.parse::<jiff::civil::DateTime>().unwrap().to_zoned(paris()).unwrap();
        Stamp(zoned.timestamp().as_microsecond())
    }

    #[test]
    fn the_digest_leaves_at_the_next_eight_o_clock_in_paris() {
        for (maintenant, attendu) in [
            ("2026-03-28T07:59:59", "2026-03-28T08:00:00"),
            ("2026-03-28T08:00:00", "2026-03-29T08:00:00"),
            ("2026-10-24T23:00:00", "2026-10-25T08:00:00"),
        ] {
            assert_eq!(huit_heures(stamp(maintenant)), stamp(attendu), "{maintenant}");
        }
    }
}
