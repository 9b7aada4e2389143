use authz::Action;
use db::Tx;
use demarches::Demarche;
use documents::{Document, DocumentId, Owner};
use formulaires::{Formulaire, Reponses, Valeur};

use super::deposer::empreinte;
use super::{LIRE_AGENT, charger, courante, horloge, ouvrir};
use crate::courriels;
use crate::depot::{self, CLE, Copie};
use crate::erreur::Erreur;
use crate::lettres::{self, DECISION, Entete, Envoi, Fichier, Preuve, Recit, Reponse};
use crate::modele::{Acte, Decision, DecisionId, Dossier, DossierId};

/// The language of what is kept: the authority's, whatever the page was read in.
fn langue() -> langues::Textes {
    langues::Textes::fr()
}

/// Keeps the acknowledgement of a filing as it is told today (CRPA L112-11).
pub(crate) fn garder_preuve(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    demarche: &Demarche,
    envoi: Recit,
) -> Result<(), Erreur> {
    let Some(horloge) = horloge(dossier, demarche) else { return Ok(()) };
    let entete = Entete::lire(tx, dossier, None)?;
    let le = tx.now()?;
    let preuve = Preuve { dossier, demarche, horloge: &horloge, le, envoi };
    garder(tx, dossier.id, lettres::PREUVE, &lettres::preuve(langue(), &entete, preuve))
}

/// Keeps the acknowledgement that becomes due once what silence means is known.
pub(crate) fn reaccuser(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    demarche: &Demarche,
) -> Result<(), Erreur> {
    let recit = match premier_recit(tx, dossier.id)? {
        Some(recit) => recit,
        None => {
            let revision = demarches::revision(tx, dossier.revision_id)?;
            let revision = revision.ok_or(Erreur::Introuvable)?;
            let reponses = charger(tx, dossier.clone(), Copie::Tenue)?.reponses;
            let fichiers = fichiers(&revision.formulaire, &reponses);
            Recit::Premier(Box::new(Envoi {
                empreinte: empreinte(&reponses),
                fichiers,
                attestation: None,
            }))
        }
    };
    garder_preuve(tx, dossier, demarche, recit)?;
    courriels::notifier(tx, dossier, Acte::Depot)
}

/// What the first acknowledgement tells of what was sent; none was kept of what was filed before
/// letters were.
fn premier_recit(tx: &mut Tx<'_>, id: DossierId) -> Result<Option<Recit>, Erreur> {
    let gardees = documents::of_owner(tx, CLE, id.0)?;
    let premiere = gardees.into_iter().find(|gardee| gardee.nature == lettres::PREUVE);
    let Some(premiere) = premiere else { return Ok(None) };
    let premiere = documents::content(tx, premiere.id)?;
    Ok(premiere.and_then(|premiere| Recit::repris(langue(), premiere)))
}

/// Keeps the letter of a decision that has just left.
pub(crate) fn garder_decision(
    tx: &mut Tx<'_>,
    id: DossierId,
    decision: DecisionId,
) -> Result<(), Erreur> {
    let dossier = ouvrir(tx, id, LIRE_AGENT)?;
    let partie = depot::decisions(tx, id)?.into_iter().find(|autre| autre.id == decision);
    let partie = partie.ok_or(Erreur::Introuvable)?;
    let lettre = ecrire_decision(tx, &dossier, &partie)?;
    garder(tx, id, DECISION, &lettre)
}

fn garder(
    tx: &mut Tx<'_>,
    id: DossierId,
    nature: &'static str,
    lettre: &Document,
) -> Result<(), Erreur> {
    let proprietaire = Owner { kind: CLE.to_owned(), id: id.0 };
    documents::keep(tx, &proprietaire, nature, lettre)?;
    Ok(())
}

/// The letter of a decision; a draft of it until it has left.
pub(crate) fn ecrire_decision(
    tx: &mut Tx<'_>,
    dossier: &Dossier,
    decision: &Decision,
) -> Result<Document, Erreur> {
    let demarche = demarches::par_id(tx, dossier.demarche_id)?.ok_or(Erreur::Introuvable)?;
    let entete = Entete::lire(tx, dossier, decision.prepare_par)?;
    let (le, t) = (tx.now()?, langue());
    let a_poster = dossier.identite.courriel.is_empty() || decision.sens.se_poste();
    Ok(lettres::decision(t, &entete, dossier, &demarche, &Reponse { decision, a_poster, le }))
}

/// The last letter of a nature that was kept for a dossier, for whoever `action` lets read it. That
/// of a decision is there once it has left, and while it stands.
pub fn lettre(
    tx: &mut Tx<'_>,
    id: DossierId,
    action: Action,
    nature: &str,
) -> Result<DocumentId, Erreur> {
    let dossier = ouvrir(tx, id, action)?;
    let decision = courante(tx, &dossier)?;
    if nature == DECISION && decision.is_none_or(|decision| decision.partie_le.is_none()) {
        return Err(Erreur::Introuvable);
    }
    let gardees = documents::of_owner(tx, CLE, id.0)?;
    let derniere = gardees.into_iter().rfind(|gardee| gardee.nature == nature);
    derniere.map(|gardee| gardee.id).ok_or(Erreur::Introuvable)
}

/// The same, as what it says.
pub fn texte_de_lettre(
    tx: &mut Tx<'_>,
    id: DossierId,
    action: Action,
    nature: &str,
) -> Result<Document, Erreur> {
    let gardee = lettre(tx, id, action, nature)?;
    documents::content(tx, gardee)?.ok_or(Erreur::Introuvable)
}

/// The letter of a decision that waits for a signature or to leave, for the agents of its dossier.
pub(crate) fn projet(tx: &mut Tx<'_>, id: DossierId) -> Result<Document, Erreur> {
    let dossier = ouvrir(tx, id, LIRE_AGENT)?;
    let decision = courante(tx, &dossier)?.filter(|decision| decision.partie_le.is_none());
    let decision = decision.ok_or(Erreur::Introuvable)?;
    ecrire_decision(tx, &dossier, &decision)
}

/// What was sent with the answers that are shown.
pub(crate) fn fichiers(formulaire: &Formulaire, reponses: &Reponses) -> Vec<Fichier> {
    let visibles = formulaires::visibles(formulaire, reponses);
    let rencontres = formulaires::parcourir(formulaire, reponses, &visibles);
    let valeurs = rencontres.iter().filter_map(|rencontre| rencontre.valeur);
    let fichier = |f: &formulaires::FichierRef| Fichier {
        nom: f.nom.clone(),
        octets: f.octets,
        sha256: f.sha256.clone(),
    };
    valeurs.flat_map(Valeur::fichiers).map(fichier).collect()
}
