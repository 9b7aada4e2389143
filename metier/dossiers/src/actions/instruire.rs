use db::Tx;
use serde_json::json;

use super::corriger::clore_sans_reponse;
use super::decider::{annuler, courante, faits};
use super::{INSTRUIRE, RANGER, faire_passer, prendre, tracer};
use crate::courriels;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Acte, DossierId, Evenement, Faits, Impossible};

/// Follows a dossier (« je m’en occupe ») or stops.
pub fn suivre(tx: &mut Tx<'_>, id: DossierId, suivre: bool) -> Result<(), Erreur> {
    let mut dossier = prendre(tx, id, INSTRUIRE, None)?;
    let Some(agent) = depot::agent_id(tx) else { return Err(Erreur::Introuvable) };
    if depot::suivre(tx, id, agent, suivre)? {
        dossier.suivis += if suivre { 1 } else { -1 };
        depot::ecrire(tx, &dossier)?;
        let acte = if suivre { "suivi" } else { "suivi_arrete" };
        tracer(tx, id, acte, json!({ "agent": agent }), None)?;
    }
    Ok(())
}

/// Makes a dossier pass to another state without a decision: study, give back, reopen. Studying it
/// also follows it.
pub fn repasser(
    tx: &mut Tx<'_>,
    id: DossierId,
    version: i64,
    evenement: Evenement,
) -> Result<(), Erreur> {
    let mut dossier = prendre(tx, id, INSTRUIRE, Some(version))?;
    if evenement == Evenement::RepasserEnInstruction
        && courante(tx, &dossier)?.is_some_and(|decision| decision.partie_le.is_none())
    {
        return annuler(tx, id);
    }
    let now = tx.now()?;
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    if evenement == Evenement::PasserEnInstruction {
        clore_sans_reponse(tx, &mut dossier, &demarche)?;
    }
    let faits = Faits {
        silence_decide: demarche.regime.silence().is_some(),
        correction_attendue: dossier.a_completer,
        ..faits(tx, &dossier)?
    };
    let acte = match evenement {
        Evenement::PasserEnInstruction => {
            dossier.attend_lecture = false;
            dossier.en_instruction_le = Some(now);
            if let Some(agent) = depot::agent_id(tx)
                && depot::suivre(tx, id, agent, true)?
            {
                dossier.suivis += 1;
            }
            Acte::Etude
        }
        Evenement::RepasserEnConstruction => {
            dossier.en_instruction_le = None;
            Acte::Rendue
        }
        Evenement::RepasserEnInstruction => {
            dossier.traite_le = None;
            dossier.archive = false;
            dossier.decision_id = None;
            depot::retirer_courriers(tx, id, Acte::Decision)?;
            Acte::Rouverte
        }
        autre => return Err(Impossible::Depuis(autre, dossier.etat).into()),
    };
    faire_passer(tx, &mut dossier, evenement, &faits, json!({}))?;
    courriels::notifier(tx, &dossier, acte)
}

/// Puts a decided dossier away, or takes it out.
pub fn ranger(tx: &mut Tx<'_>, id: DossierId, ranger: bool) -> Result<(), Erreur> {
    let mut dossier = prendre(tx, id, RANGER, None)?;
    if !dossier.etat.est_termine() {
        return Err(Erreur::Conflit);
    }
    dossier.archive = ranger;
    depot::ecrire(tx, &dossier)?;
    tracer(tx, id, if ranger { "range" } else { "derange" }, json!({}), None)
}
