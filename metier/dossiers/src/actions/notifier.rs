use db::Tx;
use jiff::civil::Date;
use primitives::{ActorKind, Ctx};
use serde_json::json;

use super::remplir::brouillon;
use super::{INSTRUIRE, LIRE, REMPLIR, apaiser, courante, ouvrir, prendre, tient_la_cle, tracer};
use crate::courriels;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Acte, Alerte, Canal, Courrier, CourrierId, Dossier, DossierId, Etat};

/// Seconds in a day.
const JOUR: i64 = 86_400;
/// The most letters that one page lists.
const COURRIERS_MAX: i64 = 100;

/// Notes that the applicant accepts decisions by mail in place of a registered letter, or takes it
/// back (CRPA R112-18). Without an address there is nothing to accept. Only who asked consents, or
/// an agent to whom they said it.
pub fn consentir(tx: &mut Tx<'_>, id: DossierId, oui: bool) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, REMPLIR, None)?;
    if dossier.etat == Etat::Brouillon || (oui && dossier.identite.courriel.is_empty()) {
        return Err(Erreur::Conflit);
    }
    if !consentir_possible(tx.ctx(), &dossier) {
        return Err(Erreur::Introuvable);
    }
    if !depot::consentir(tx, id, oui)? {
        return Ok(());
    }
    let acte = if oui { "notification_acceptee" } else { "notification_retiree" };
    let public = match depot::agent_id(tx) {
        Some(agent) => json!({ "recueilli_par": agent }),
        None => json!({}),
    };
    tracer(tx, id, acte, public, None)
}

/// Whether the actor may note this consent: the holder of the key, or an agent for a request that
/// did not come online, whose applicant tells it at the counter or by post.
pub fn consentir_possible(ctx: &Ctx, dossier: &Dossier) -> bool {
    tient_la_cle(ctx, dossier.id)
        || (ctx.actor.kind == ActorKind::Staff && dossier.canal != Canal::EnLigne)
}

/// Notes that its applicant opened the decision of a dossier, the first time (CRPA R112-20).
pub fn lire_decision(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let dossier = ouvrir(tx, id, LIRE)?;
    let partie = courante(tx, &dossier)?.filter(|d| d.partie_le.is_some());
    let Some(decision) = partie.filter(|_| depot::agent_id(tx).is_none()) else { return Ok(()) };
    if !depot::lire_decision(tx, decision.id)? {
        return Ok(());
    }
    tracer(tx, id, "decision_lue", json!({ "decision": decision.id }), None)
}

/// Corrects the e-mail address of an applicant and sends again what did not arrive: the same mails
/// to the same address, new ones to another, since the links of the old ones end with it.
pub fn corriger_courriel(
    tx: &mut Tx<'_>,
    id: DossierId,
    version: i64,
    courriel: &str,
) -> Result<(), Erreur> {
    let mut dossier = prendre(tx, id, INSTRUIRE, Some(version))?;
    let courriel = courriel.trim();
    if !formulaires::courriel_valide(courriel) {
        return Err(Erreur::CourrielInvalide);
    }
    let envois = courriels::envois(tx, &dossier)?;
    let avant = dossier.identite.courriel.clone();
    // A decision that was taken back since is not told again.
    let partie = courante(tx, &dossier)?.and_then(|decision| decision.partie_le);
    let vaut = |mail: &&mail::Kept| {
        mail.act != Acte::Decision.code() || partie.is_some_and(|partie| mail.created >= partie)
    };
    let echoues: Vec<_> = envois.echoues(&avant).filter(vaut).cloned().collect();
    if avant == courriel {
        for mail in &echoues {
            mail::resend(tx, mail.id, None)?;
        }
    } else {
        dossier.identite.courriel = courriel.to_owned();
        depot::ecrire(tx, &dossier)?;
        for acte in Acte::TOUS.iter().filter(|a| echoues.iter().any(|m| m.act == a.code())) {
            courriels::ecrire(tx, &dossier, *acte)?;
        }
    }
    apaiser(tx, id, Alerte::Courriel)?;
    let personal = json!({ "avant": avant, "apres": courriel });
    tracer(tx, id, "courriel_corrige", json!({ "renvoyes": echoues.len() }), Some(personal))
}

/// Sends a link to whoever wrote the number of a dossier and its address. It tells nobody whether
/// they go together.
pub fn demander_lien(tx: &mut Tx<'_>, id: DossierId, courriel: &str) -> Result<(), Erreur> {
    let courriel = courriel.trim().to_lowercase();
    let sienne = |dossier: &Dossier| dossier.identite.courriel.to_lowercase() == courriel;
    match crate::lecture::par_code(tx, id, sienne)? {
        Some(dossier) => courriels::envoyer_lien(tx, &dossier, Acte::Lien).map(drop),
        None => Ok(()),
    }
}

/// Sends its author the link to a draft that is kept for later; without an address, nothing.
pub fn garder_pour_plus_tard(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, REMPLIR, None)?;
    let valide = formulaires::courriel_valide(&dossier.identite.courriel);
    if dossier.etat != Etat::Brouillon || !valide {
        return Ok(());
    }
    courriels::envoyer_lien(tx, &dossier, Acte::Brouillon).map(drop)
}

/// Days before its end on which the author of a draft is warned.
pub(crate) const AVERTISSEMENTS: [i64; 2] = [7, 30];

/// Warns the authors of the drafts that end in a month, then in a week: once each. One that changed
/// lately has just been told its day.
pub(super) fn prevenir(tx: &mut Tx<'_>) -> Result<(), Erreur> {
    let now = tx.now()?;
    let calme = now.plus_seconds(-7 * JOUR);
    let mut apres = now;
    for jours in AVERTISSEMENTS {
        let delai = jours * JOUR;
        let jusque = now.plus_seconds(delai);
        for dossier in depot::brouillons_finissant(tx, apres, jusque, delai, calme)? {
            depot::avertir(tx, dossier.id)?;
            if formulaires::courriel_valide(&dossier.identite.courriel) {
                courriels::ecrire(tx, &dossier, Acte::Effacement)?;
            }
        }
        apres = jusque;
    }
    Ok(())
}

/// Sends the link to a draft to the address that its author gives there.
pub fn envoyer_la_suite(tx: &mut Tx<'_>, id: DossierId, courriel: &str) -> Result<(), Erreur> {
    let mut dossier = brouillon(tx, id)?;
    if !formulaires::courriel_valide(courriel) {
        return Err(Erreur::CourrielInvalide);
    }
    dossier.identite.courriel = courriel.to_owned();
    depot::ecrire(tx, &dossier)?;
    match courriels::envoyer_lien(tx, &dossier, Acte::Brouillon)? {
        true => Ok(()),
        false => Err(Erreur::TropDeLiens),
    }
}

/// The letters to post, the oldest first, with the dossiers that they are about.
pub fn courriers_a_poster(tx: &mut Tx<'_>) -> Result<Vec<(Courrier, Dossier)>, Erreur> {
    let courriers = depot::a_poster(tx, COURRIERS_MAX)?;
    let mut lus = Vec::with_capacity(courriers.len());
    for courrier in courriers {
        let dossier = ouvrir(tx, courrier.dossier_id, super::LIRE_AGENT)?;
        lus.push((courrier, dossier));
    }
    Ok(lus)
}

/// Notes the day a letter was posted: not to come, nor before the act that asked for it.
pub fn poster(tx: &mut Tx<'_>, courrier: CourrierId, le: Date) -> Result<DossierId, Erreur> {
    let courrier = depot::courrier(tx, courrier)?.ok_or(Erreur::Introuvable)?;
    let id = courrier.dossier_id;
    prendre(tx, id, INSTRUIRE, None)?;
    if le > tx.now()?.date() || le < courrier.cree_le.date() {
        return Err(Erreur::EnvoiImpossible);
    }
    // Sent twice: the first day stays.
    if depot::poster(tx, courrier.id, le)? {
        let public = json!({ "acte": courrier.acte.code(), "postee_le": le.to_string() });
        tracer(tx, id, "courrier_poste", public, None)?;
    }
    Ok(id)
}
