use std::collections::BTreeSet;

use db::Tx;
use delais::{Echeance, Suspension};
use demarches::{Demarche, Revision};
use files::Stored;
use formulaires::{ChampId, Probleme, RangeeId, Reponses};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::deposer::{dater, empreinte, horloge};
use super::echanger::joindre;
use super::remplir::charger;
use super::{
    INSTRUIRE, REMPLIR, courante, faire_passer, prendre, texte_propre, tracer, veiller_aux_fichiers,
};
use crate::courriels;
use crate::depot::{self, Copie, Demandee};
use crate::erreur::Erreur;
use crate::modele::{
    Acte, Correction, CorrectionId, Dossier, DossierId, Etat, Evenement, Faits, Impossible, Issue,
    Message, Motif, Nouvelle, Statut, passer,
};
use crate::recherche;

/// The delay given when the agent chooses no other, in days \[K\].
pub const DELAI_PROPOSE: i32 = 15;

/// The longest name of a text that requires a piece, in characters.
const FONDEMENT_MAX: usize = 300;

/// What an agent asks of an applicant.
pub struct DemandeCorrection<'a> {
    /// The version of the dossier that the page showed.
    pub version: i64,
    /// Why.
    pub motif: Motif,
    /// The champs to answer again; none opens the whole form.
    pub champs: &'a [ChampId],
    /// What the applicant reads.
    pub texte: &'a str,
    /// The last day of the delay given.
    pub jusqu_au: Date,
    /// The text that requires the piece, when it is « exigée et indispensable » (CRPA L114-5-1).
    pub fondement: Option<&'a str>,
    /// The files that go with the message.
    pub fichiers: &'a [Stored],
}

/// Asks a correction: the dossier goes back to its applicant, and the legal clock stops if the piece
/// is indispensable (CRPA L114-5). One at a time.
pub fn demander_correction(
    tx: &mut Tx<'_>,
    id: DossierId,
    demande: &DemandeCorrection<'_>,
) -> Result<CorrectionId, Erreur> {
    let texte = texte_propre(demande.texte)?;
    let fondement = demande.fondement.map(fondement_propre).transpose()?;
    let mut dossier = prendre(tx, id, INSTRUIRE, Some(demande.version))?;
    let aujourdhui = tx.now()?.date();
    if !attente_possible(demande.jusqu_au, aujourdhui) {
        return Err(Erreur::AttenteImpossible);
    }
    let (demarche, revision) = regles(tx, &dossier)?;
    let connus = demande.champs.iter().all(|champ| revision.formulaire.champ(*champ).is_some());
    if !connus {
        return Err(Erreur::Introuvable);
    }
    let faits = Faits { correction_attendue: dossier.a_completer, ..Faits::default() };
    passer(dossier.etat, Evenement::DemanderCorrection, &faits)?;
    retirer_proposition(tx, &mut dossier)?;
    let fichiers = joindre(tx, id, demande.fichiers)?;
    let message_id = depot::ecrire_message(tx, id, &texte, &fichiers)?;
    let personnel = json!({ "corps": texte, "fichiers": fichiers });
    let public = json!({ "message": message_id, "fichiers": fichiers.len() });
    tracer(tx, id, "message", public, Some(personnel))?;
    let demandee = Demandee {
        message_id,
        motif: demande.motif,
        champs: demande.champs,
        depuis: dossier.etat,
        attendue_le: demande.jusqu_au,
        fondement: fondement.as_deref(),
    };
    let correction = depot::inserer_correction(tx, id, &demandee)?;
    dossier.en_instruction_le = None;
    dossier.attend_lecture = false;
    remonter(tx, &mut dossier, &demarche)?;
    depot::copier_reponses(tx, id)?;
    let public = json!({
        "motif": demande.motif.code(),
        "attendue_le": demande.jusqu_au.to_string(),
        "indispensable": fondement.is_some(),
    });
    faire_passer(tx, &mut dossier, Evenement::DemanderCorrection, &faits, public)?;
    courriels::notifier(tx, &dossier, Acte::Correction)?;
    Ok(correction)
}

/// Gives up the correction that is awaited; any agent of the dossier may. Its message stays.
pub fn annuler_correction(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, INSTRUIRE, None)?;
    let correction = attendue(tx, id)?.ok_or(Impossible::SansCorrection)?;
    abandonner(tx, dossier, &correction)
}

/// Gives up a correction of a dossier that was opened for it.
pub(super) fn abandonner(
    tx: &mut Tx<'_>,
    mut dossier: Dossier,
    correction: &Correction,
) -> Result<(), Erreur> {
    let (demarche, _) = regles(tx, &dossier)?;
    let aujourdhui = tx.now()?.date();
    let arret = sans(&dossier, &demarche, correction, aujourdhui).and_then(|(_, arret)| arret);
    depot::clore_correction(tx, correction.id, Issue::Annulee, arret, None)?;
    oublier_copie(tx, &dossier)?;
    remonter(tx, &mut dossier, &demarche)?;
    let faits = Faits::default();
    faire_passer(tx, &mut dossier, Evenement::AnnulerCorrection, &faits, json!({}))?;
    courriels::notifier(tx, &dossier, Acte::Annulee)?;
    reprendre_l_etude(tx, &mut dossier, correction, &demarche)
}

/// Sends what was corrected: it takes the place of the answers that stood, which are kept. Sent
/// twice, it is done once: `false` the second time. `recue_le` is the day a paper came, entered by
/// an agent who may study it; without one, today.
pub fn repondre_correction(
    tx: &mut Tx<'_>,
    id: DossierId,
    recue_le: Option<Date>,
) -> Result<bool, Erreur> {
    let par_agent = depot::agent_id(tx).is_some();
    let action = if par_agent { INSTRUIRE } else { REMPLIR };
    let mut dossier = prendre(tx, id, action, None)?;
    let Some(correction) = attendue(tx, id)? else {
        let deja = depot::corrections(tx, id)?.last().and_then(|autre| autre.issue);
        return match deja {
            Some(Issue::Repondue) => Ok(false),
            _ => Err(Impossible::SansCorrection.into()),
        };
    };
    let aujourdhui = tx.now()?.date();
    let recue_le = recue_le.unwrap_or(aujourdhui);
    if recue_le > aujourdhui || recue_le < correction.demandee_le.date() {
        return Err(Erreur::ReceptionImpossible);
    }
    let (demarche, revision) = regles(tx, &dossier)?;
    let avant = charger(tx, dossier.clone(), Copie::Tenue)?.reponses;
    let apres = charger(tx, dossier.clone(), Copie::EnCorrection)?.reponses;
    juger(&revision, &correction, &avant, &apres, aujourdhui, par_agent)?;
    depot::clore_correction(tx, correction.id, Issue::Repondue, Some(recue_le), Some(&avant))?;
    depot::reprendre_copie(tx, id)?;
    veiller_aux_fichiers(tx, id)?;
    remonter(tx, &mut dossier, &demarche)?;
    dossier.attend_lecture |= !par_agent;
    let evenement = match par_agent {
        true => Evenement::DeposerCorrectionInstructeur,
        false => Evenement::DeposerCorrectionUsager,
    };
    let public = json!({ "recue_le": recue_le.to_string(), "reponses": empreinte(&apres) });
    faire_passer(tx, &mut dossier, evenement, &Faits::default(), public)?;
    courriels::avertir_service(tx, &dossier, Nouvelle::Correction)?;
    recherche::indexer(tx, &dossier, &demarche, &revision.formulaire, &apres)?;
    reprendre_l_etude(tx, &mut dossier, &correction, &demarche)?;
    Ok(true)
}

/// Ends, without an answer, the correction whose delay is over: the study goes on with what there
/// is. One that is still awaited stays, and its guard refuses.
pub(super) fn clore_sans_reponse(
    tx: &mut Tx<'_>,
    dossier: &mut Dossier,
    demarche: &Demarche,
) -> Result<(), Erreur> {
    let aujourdhui = tx.now()?.date();
    let echue = attendue(tx, dossier.id)?.filter(|c| c.attendue_le < aujourdhui);
    let Some(correction) = echue else { return Ok(()) };
    depot::clore_correction(tx, correction.id, Issue::SansReponse, None, None)?;
    oublier_copie(tx, dossier)?;
    remonter(tx, dossier, demarche)
}

/// The due date that would follow from a correction asked today, before it is asked.
pub fn echeance_si(
    dossier: &Dossier,
    demarche: &Demarche,
    suspension: Suspension,
) -> Option<Echeance> {
    let mut horloge = horloge(dossier, demarche)?;
    horloge.suspensions.push(suspension);
    Some(horloge.echeance())
}

/// The due date if a correction that is awaited was given up on this day.
pub fn echeance_sans(
    dossier: &Dossier,
    demarche: &Demarche,
    correction: &Correction,
    jour: Date,
) -> Option<Echeance> {
    sans(dossier, demarche, correction, jour).map(|(echeance, _)| echeance)
}

/// The same, with the day its suspension ends. A correction given up counts as never asked, unless
/// silence would have decided meanwhile: the time it stopped stays stopped then, since nobody could
/// act on a term that they were told was not running.
fn sans(
    dossier: &Dossier,
    demarche: &Demarche,
    correction: &Correction,
    jour: Date,
) -> Option<(Echeance, Option<Date>)> {
    let mut horloge = horloge(dossier, demarche)?;
    let suspension = correction.suspension();
    horloge.suspensions.retain(|autre| Some(autre) != suspension.as_ref());
    let echeance = horloge.echeance();
    if echeance.decision_nee_du_silence(jour).is_none() {
        return Some((echeance, None));
    }
    let arretee = suspension.map(|suspension| Suspension { recue_le: Some(jour), ..suspension });
    horloge.suspensions.extend(arretee);
    Some((horloge.echeance(), Some(jour)))
}

/// Whether an answer may be awaited until this day: to come, and within a year, since a slip of the
/// year would stop the clock for as long.
pub fn attente_possible(jusqu_au: Date, aujourdhui: Date) -> bool {
    jusqu_au > aujourdhui && jusqu_au <= aujourdhui.saturating_add(1.year())
}

/// The message that a correction left with.
pub fn message_de<'m>(correction: &Correction, messages: &'m [Message]) -> Option<&'m Message> {
    messages.iter().find(|message| message.id == correction.message_id)
}

/// The correction that is awaited.
pub(super) fn attendue(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<Correction>, Erreur> {
    Ok(depot::corrections(tx, id)?.into_iter().find(Correction::attendue))
}

fn regles(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
) -> Result<(Demarche, std::sync::Arc<Revision>), Erreur> {
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let revision = demarches::revision(tx, dossier.revision_id)?.ok_or(Erreur::Introuvable)?;
    Ok((demarche, revision))
}

fn fondement_propre(texte: &str) -> Result<String, Erreur> {
    match texte_propre(texte) {
        Ok(texte) if texte.chars().count() <= FONDEMENT_MAX => Ok(texte),
        Ok(_) => Err(Erreur::TexteTropLong(FONDEMENT_MAX)),
        Err(_) => Err(Erreur::SansFondement),
    }
}

/// What the dossier says of its corrections, and the due dates that follow.
fn remonter(tx: &mut Tx<'_>, dossier: &mut Dossier, demarche: &Demarche) -> Result<(), Erreur> {
    let corrections = depot::corrections(tx, dossier.id)?;
    dossier.suspensions = corrections.iter().filter_map(Correction::suspension).collect();
    dossier.a_completer = corrections.iter().any(Correction::attendue);
    dater(dossier, demarche);
    Ok(())
}

/// Where silence decides, a dossier that was being studied goes on being so by itself, as the API
/// says of SVA and SVR.
fn reprendre_l_etude(
    tx: &mut Tx<'_>,
    dossier: &mut Dossier,
    correction: &Correction,
    demarche: &Demarche,
) -> Result<(), Erreur> {
    if correction.depuis != Etat::EnInstruction || demarche.regime.silence().is_none() {
        return Ok(());
    }
    dossier.en_instruction_le = Some(tx.now()?);
    let evenement = Evenement::PasserAutomatiquementEnInstruction;
    faire_passer(tx, dossier, evenement, &Faits::default(), json!({}))
}

/// A decision that waits for a signature is taken back: what it was prepared on is to change.
fn retirer_proposition(tx: &mut Tx<'_>, dossier: &mut Dossier) -> Result<(), Erreur> {
    let proposee = courante(tx, dossier)?.filter(|d| d.statut == Statut::Proposee);
    if let Some(decision) = proposee {
        depot::annuler_decision(tx, decision.id)?;
        dossier.a_signer = false;
        dossier.decision_id = None;
    }
    Ok(())
}

/// Forgets what was being corrected, with the files that only it names.
fn oublier_copie(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<(), Erreur> {
    let a_eux = super::echanger::proprietaire(dossier.id);
    for fichier in en_correction_seulement(tx, dossier)? {
        files::forget(tx, &a_eux, &fichier)?;
    }
    Ok(depot::oublier_copie(tx, dossier.id)?)
}

/// The files that only the answers being corrected name.
pub(crate) fn en_correction_seulement(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
) -> Result<BTreeSet<String>, Erreur> {
    let tenues = nommes(&charger(tx, dossier.clone(), Copie::Tenue)?.reponses);
    let mut copie = nommes(&charger(tx, dossier.clone(), Copie::EnCorrection)?.reponses);
    copie.retain(|fichier| !tenues.contains(fichier));
    Ok(copie)
}

/// The files that answers name.
pub(super) fn nommes(reponses: &Reponses) -> BTreeSet<String> {
    let valeurs = reponses.blocs().flat_map(|(_, bloc)| bloc.0.values());
    valeurs.flat_map(|valeur| valeur.fichiers()).map(|fichier| fichier.id.clone()).collect()
}

/// An applicant changes something, and leaves nothing to mend in what is asked nor where there was
/// nothing to mend before; a paper is what it is.
fn juger(
    revision: &Revision,
    correction: &Correction,
    avant: &Reponses,
    apres: &Reponses,
    aujourdhui: Date,
    par_agent: bool,
) -> Result<(), Erreur> {
    if par_agent {
        return Ok(());
    }
    let problemes = restants(revision, correction, avant, apres, aujourdhui);
    if !problemes.is_empty() {
        return Err(Erreur::Reponses(problemes));
    }
    match formulaires::ecarts(&revision.formulaire, avant, apres).is_empty() {
        true => Err(Erreur::RienDeChange),
        false => Ok(()),
    }
}

/// What is still to be mended in a correction before it is sent.
pub fn restants(
    revision: &Revision,
    correction: &Correction,
    avant: &Reponses,
    apres: &Reponses,
    aujourdhui: Date,
) -> Vec<Probleme> {
    let formulaire = &revision.formulaire;
    let ou = |probleme: &Probleme| -> (ChampId, Option<RangeeId>) {
        (probleme.champ, probleme.rangee.clone())
    };
    let anciens: Vec<_> =
        formulaires::verifier(formulaire, avant, aujourdhui).iter().map(ou).collect();
    formulaires::verifier(formulaire, apres, aujourdhui)
        .into_iter()
        .filter(|probleme| probleme.bloque())
        .filter(|probleme| {
            correction.champs.contains(&probleme.champ) || !anciens.contains(&ou(probleme))
        })
        .collect()
}
