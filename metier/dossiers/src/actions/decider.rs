use db::Tx;
use jobs::{NewJob, Task};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    DECIDER, LIRE, faire_passer, horloge, lettrer, ouvrir, prendre, proteger, texte_propre, tracer,
};
use crate::courriels;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{
    Acte, Decision, DecisionId, Dossier, DossierId, Etat, Evenement, Faits, Impossible, Sens,
    Signataire, Statut, passer,
};

/// Makes a decision leave when its time has come.
pub const PARTIR: Task = Task { kind: "dossiers.decision_part.1", run: partir };

/// What a job of [`PARTIR`] needs.
#[derive(Serialize, Deserialize)]
struct Depart {
    dossier: i64,
    decision: i64,
}

/// What is decided, and why.
pub struct Auteur<'a> {
    /// The version of the dossier that the page showed.
    pub version: i64,
    /// What is decided.
    pub sens: Sens,
    /// Why, in the words that the applicant will read.
    pub motivation: &'a str,
}

/// Takes a decision: the dossier changes state at once, what leaves waits `delai` seconds and can be
/// undone until then.
pub fn decider(
    tx: &mut Tx<'_>,
    id: DossierId,
    auteur: &Auteur<'_>,
    signataire: &Signataire,
    delai: i64,
) -> Result<DecisionId, Erreur> {
    let dossier = prendre(tx, id, DECIDER, Some(auteur.version))?;
    let decision = preparer(tx, &dossier, auteur)?;
    prise(tx, dossier, decision, auteur.sens, signataire, delai)
}

/// Prepares a decision that someone with a delegation will sign.
pub fn proposer(tx: &mut Tx<'_>, id: DossierId, auteur: &Auteur<'_>) -> Result<DecisionId, Erreur> {
    let mut dossier = prendre(tx, id, DECIDER, Some(auteur.version))?;
    let decision = preparer(tx, &dossier, auteur)?;
    dossier.a_signer = true;
    dossier.decision_id = Some(decision);
    depot::ecrire(tx, &dossier)?;
    tracer(tx, id, "decision_proposee", json!({ "sens": auteur.sens.code() }), None)?;
    Ok(decision)
}

/// Signs the decision that was proposed.
pub fn signer(
    tx: &mut Tx<'_>,
    id: DossierId,
    version: i64,
    signataire: &Signataire,
    delai: i64,
) -> Result<DecisionId, Erreur> {
    let dossier = prendre(tx, id, DECIDER, Some(version))?;
    let proposee = courante(tx, &dossier)?.filter(|d| d.statut == Statut::Proposee);
    let proposee = proposee.ok_or(Erreur::Conflit)?;
    prise(tx, dossier, proposee.id, proposee.sens, signataire, delai)
}

/// Takes back a decision that has not left, or a proposal; nothing to do without one.
pub fn annuler(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let mut dossier = prendre(tx, id, DECIDER, None)?;
    // Sent twice: what it asks for is already so.
    let Some(decision) = courante(tx, &dossier)? else { return Ok(()) };
    depot::annuler_decision(tx, decision.id)?;
    if decision.statut == Statut::Proposee {
        dossier.a_signer = false;
        dossier.decision_id = None;
        depot::ecrire(tx, &dossier)?;
        return tracer(tx, id, "proposition_retiree", json!({}), None);
    }
    let faits = Faits { decision_partie: decision.partie_le.is_some(), ..Faits::default() };
    if let Some(job) = decision.job_id {
        jobs::cancel(tx, job)?;
    }
    dossier.traite_le = None;
    dossier.decision_id = None;
    faire_passer(tx, &mut dossier, Evenement::AnnulerDecision, &faits, json!({}))
}

/// Makes a decision leave now, without waiting; one that has left stays so.
pub fn envoyer_maintenant(tx: &mut Tx<'_>, id: DossierId) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, DECIDER, None)?;
    let decision = match en_attente(tx, &dossier) {
        Err(Erreur::Impossible(Impossible::DecisionPartie)) => return Ok(()),
        autre => autre?,
    };
    if let Some(job) = decision.job_id {
        jobs::cancel(tx, job)?;
    }
    faire_partir(tx, id, decision.id)
}

/// Keeps a decision `secondes` longer before it leaves.
pub fn garder(tx: &mut Tx<'_>, id: DossierId, secondes: i64) -> Result<(), Erreur> {
    let dossier = prendre(tx, id, DECIDER, None)?;
    let decision = en_attente(tx, &dossier)?;
    let part_le = tx.now()?.plus_seconds(secondes);
    if let Some(job) = decision.job_id
        && !jobs::postpone(tx, job, part_le)?
    {
        // Its job is running, and only waits for this act to end.
        return Err(Impossible::DecisionPartie.into());
    }
    Ok(depot::reporter_decision(tx, decision.id, part_le)?)
}

/// From here on the applicant sees the decision, and it can no longer be taken back. The dossier is
/// locked; a decision that has left or was taken back stays as it is.
fn faire_partir(tx: &mut Tx<'_>, id: DossierId, decision: DecisionId) -> Result<(), Erreur> {
    if !depot::decision_partie(tx, decision)? {
        return Ok(());
    }
    lettrer::garder_decision(tx, id, decision)?;
    tracer(tx, id, "decision_partie", json!({ "decision": decision }), None)?;
    proteger::effacer_apres_decision(tx, id)?;
    let dossier = ouvrir(tx, id, LIRE)?;
    courriels::notifier(tx, &dossier, Acte::Decision)
}

fn partir(tx: &mut Tx<'_>, payload: &serde_json::Value) -> Result<(), jobs::JobError> {
    let depart: Depart = serde_json::from_value(payload.clone())?;
    let id = DossierId(depart.dossier);
    depot::verrouiller(tx, id)?;
    faire_partir(tx, id, DecisionId(depart.decision))
        .map_err(|error| jobs::JobError::Other(error.to_string()))
}

fn preparer(tx: &mut Tx<'_>, dossier: &Dossier, auteur: &Auteur<'_>) -> Result<DecisionId, Erreur> {
    let motivation = match texte_propre(auteur.motivation) {
        Err(Erreur::TexteVide) if auteur.sens.exige_une_motivation() => {
            return Err(Impossible::SansMotivation.into());
        }
        Err(Erreur::TexteVide) => String::new(),
        autre => autre?,
    };
    let motivee = !motivation.is_empty();
    let faits = Faits { motivee, ..faits(tx, dossier)? };
    passer(dossier.etat, auteur.sens.evenement(), &faits)?;
    Ok(depot::inserer_decision(tx, dossier.id, auteur.sens, &motivation)?)
}

fn prise(
    tx: &mut Tx<'_>,
    mut dossier: Dossier,
    decision: DecisionId,
    sens: Sens,
    signataire: &Signataire,
    delai: i64,
) -> Result<DecisionId, Erreur> {
    if !signataire.est_complet() {
        return Err(Erreur::SignataireIncomplet);
    }
    let faits = Faits { motivee: true, ..faits(tx, &dossier)? };
    let now = tx.now()?;
    let part_le = now.plus_seconds(delai);
    let depart = Depart { dossier: dossier.id.0, decision: decision.0 };
    let job = NewJob {
        kind: PARTIR.kind,
        ordering_key: format!("dossier:{}", dossier.id),
        payload: json!(depart),
        not_before: part_le,
    };
    let job = jobs::enqueue(tx, &job)?;
    depot::prendre_decision(tx, decision, signataire, part_le, job)?;
    dossier.decision_id = Some(decision);
    dossier.a_signer = false;
    dossier.traite_le = Some(now);
    let public = json!({ "decision": decision, "part_le": part_le });
    faire_passer(tx, &mut dossier, sens.evenement(), &faits, public)?;
    Ok(decision)
}

/// What silence had decided before anyone did: refusing a request that silence granted would withdraw an
/// acceptance (CRPA L242-1), which asks for more than this act.
pub(super) fn faits(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Faits, Erreur> {
    let jour = dossier.traite_le.unwrap_or(tx.now()?).date();
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let silence = horloge(dossier, &demarche)
        .and_then(|horloge| horloge.echeance().decision_nee_du_silence(jour));
    let acceptation_tacite = silence == Some(delais::Silence::Acceptation);
    Ok(Faits { acceptation_tacite, ..Faits::default() })
}

/// The decision that the dossier names.
pub(crate) fn courante(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Option<Decision>, Erreur> {
    let Some(id) = dossier.decision_id else { return Ok(None) };
    let decisions = depot::decisions(tx, dossier.id)?;
    Ok(decisions.into_iter().find(|decision| decision.id == id))
}

fn en_attente(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Decision, Erreur> {
    let decision = courante(tx, dossier)?;
    let decision = decision.filter(|d| d.statut == Statut::Prise).ok_or(Erreur::Conflit)?;
    match decision.partie_le {
        Some(_) => Err(Impossible::DecisionPartie.into()),
        None => Ok(decision),
    }
}

/// The state that the applicant is told: a decision that has not left does not exist for them.
pub fn etat_visible(dossier: &Dossier, decision: Option<&Decision>) -> Etat {
    let partie = decision.is_some_and(|decision| decision.partie_le.is_some());
    if dossier.etat.est_termine() && !partie { Etat::EnInstruction } else { dossier.etat }
}
