//! What people do with a dossier: each function is one act, in one transaction.

mod absences;
mod alerter;
mod annoter;
mod code;
mod completer;
mod corriger;
mod decider;
mod deposer;
mod documents;
mod echanger;
mod instruire;
mod lettrer;
mod notifier;
mod phrases;
mod preremplir;
mod proteger;
mod remplir;
mod reviser;

pub use absences::{COMMENCER_ABSENCE, FINIR_ABSENCE, mes_absences, revenir, s_absenter};
pub(crate) use alerter::veiller_aux_fichiers;
pub use alerter::{alerter, apaiser};
pub use annoter::{Annotations, annotations, annoter};
pub use code::{Codes, nouveau_code};
pub use completer::{demander_aux_registres, garder_fiches, verifier_les_fiches};
pub(crate) use corriger::en_correction_seulement;
pub use corriger::{
    DELAI_PROPOSE, DemandeCorrection, annuler_correction, attente_possible, demander_correction,
    echeance_sans, echeance_si, message_de, repondre_correction, restants,
};
pub(crate) use decider::courante;
pub use decider::{
    Auteur as AuteurDecision, PARTIR, annuler, decider, envoyer_maintenant, etat_visible, garder,
    proposer, signer,
};
pub(crate) use deposer::dater;
pub use deposer::{Recu, deposer, deposer_atteste, horloge};
pub use documents::tourner;
pub use echanger::{ecrire, marquer_lus, noter, retirer_message};
pub(crate) use echanger::{joindre, proprietaire};
pub use instruire::{ranger, repasser, suivre};
pub(crate) use lettrer::{ecrire_decision, projet, reaccuser};
pub use lettrer::{lettre, texte_de_lettre};
pub(crate) use notifier::AVERTISSEMENTS;
pub use notifier::{
    consentir, consentir_possible, corriger_courriel, courriers_a_poster, demander_lien,
    envoyer_la_suite, garder_pour_plus_tard, lire_decision, poster,
};
pub use phrases::{PHRASER, Phrases, effacer_phrase, garder_formule, garder_phrase, phrases};
pub use preremplir::{
    Preparees, commencer_avec, etats_prepares, par_jeton, prendre_preparee, preparer,
};
pub use proteger::proteger;
pub(crate) use proteger::{inutilisables, joindre_a_reponse};
pub(crate) use remplir::charger;
pub use remplir::{
    Contenu, Ecriture, commencer, effacer, effacer_perimes, enregistrer, identifier,
    oublier_fichiers_perdus, reception_possible, saisir,
};

pub use reviser::{NouvelleVersion, changer_de_version, nouvelle_version};

use authz::Action;
use db::Tx;
use journal::{Entry, Subject};
use primitives::{ActorKind, Ctx, ResourceKey};
use serde_json::Value;

use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Dossier, DossierId, Etat, Evenement, Faits, passer};

/// Reading a dossier: its agents and its applicant.
pub const LIRE: Action = Action::or_key("dossier.lire");
/// Reading a dossier as an agent of its group.
pub const LIRE_AGENT: Action = Action::staff("dossier.lire");
/// Filling in a draft, completing, writing to the agents.
pub const REMPLIR: Action = Action::or_key("dossier.saisir");
/// Writing a message: its applicant and its agents.
pub const ECRIRE: Action = Action::or_key("dossier.ecrire");
/// Writing an internal note.
pub const NOTER: Action = Action::staff("dossier.annoter");
/// Putting away.
pub const RANGER: Action = Action::staff("dossier.ranger");
/// Studying: states, follow.
pub const INSTRUIRE: Action = Action::staff("dossier.instruire");
/// Preparing or taking a decision.
pub const DECIDER: Action = Action::staff("dossier.decider");

/// The permissions that these actions ask for.
pub const PERMISSIONS: &[&str] = &[
    LIRE.permission,
    REMPLIR.permission,
    ECRIRE.permission,
    NOTER.permission,
    RANGER.permission,
    INSTRUIRE.permission,
    DECIDER.permission,
];

/// The longest message, note or reason, in characters.
pub const TEXTE_MAX: usize = 20_000;

/// A dossier, opened for `action`.
pub fn ouvrir(tx: &mut Tx<'_>, id: DossierId, action: Action) -> Result<Dossier, Erreur> {
    let scelle = depot::lire(tx, id)?.ok_or(Erreur::Introuvable)?;
    let dossier = scelle.ouvrir(tx.ctx(), action)?;
    let sien = tx.ctx().actor.kind == ActorKind::System || tient_la_cle(tx.ctx(), id);
    // A draft is its author's alone, whatever the role.
    if dossier.etat == Etat::Brouillon && !sien { Err(Erreur::Introuvable) } else { Ok(dossier) }
}

/// Whether the session holds the key of a dossier: its author, who typed its code, an agent who
/// fills it in for someone. A role gives none.
pub(crate) fn tient_la_cle(ctx: &Ctx, id: DossierId) -> bool {
    ctx.grants.keys.contains(&ResourceKey { kind: depot::CLE, id: id.0 })
}

/// A dossier locked for an act; with the version that the page showed, unless someone acted since.
fn prendre(
    tx: &mut Tx<'_>,
    id: DossierId,
    action: Action,
    version: Option<i64>,
) -> Result<Dossier, Erreur> {
    depot::verrouiller(tx, id)?;
    let dossier = ouvrir(tx, id, action)?;
    match version {
        Some(vue) if vue != dossier.version => Err(Erreur::Conflit),
        _ => Ok(dossier),
    }
}

/// Makes a dossier pass, writes it, and keeps the trace for people and for the judge.
fn faire_passer(
    tx: &mut Tx<'_>,
    dossier: &mut Dossier,
    evenement: Evenement,
    faits: &Faits,
    public: Value,
) -> Result<(), Erreur> {
    dossier.etat = passer(dossier.etat, evenement, faits)?;
    depot::ecrire(tx, dossier)?;
    depot::ajouter_traitement(tx, dossier, evenement)?;
    tracer(tx, dossier.id, evenement.code(), public, None)
}

/// The kind of subject of a dossier's chain.
pub const SUJET: &str = "dossier";

/// A line of the dossier's chain. `public` holds no name, no answer and no address.
pub(crate) fn tracer(
    tx: &mut Tx<'_>,
    id: DossierId,
    act: &'static str,
    public: Value,
    personal: Option<Value>,
) -> Result<(), Erreur> {
    Ok(journal::append(tx, sujet(id), &Entry { act, public, personal })?)
}

/// The chain of a dossier in the journal.
fn sujet(id: DossierId) -> Subject {
    Subject { kind: SUJET, id: id.0 }
}

/// A text that a person wrote, without control characters but the line's end; never empty, never
/// longer than [`TEXTE_MAX`].
fn texte_propre(texte: &str) -> Result<String, Erreur> {
    let propre: String = texte
        .replace("\r\n", "\n")
        .chars()
        .filter(|lettre| *lettre == '\n' || *lettre == '\t' || !lettre.is_control())
        .collect();
    let propre = propre.trim();
    match propre.chars().count() {
        0 => Err(Erreur::TexteVide),
        nombre if nombre > TEXTE_MAX => Err(Erreur::TexteTropLong(TEXTE_MAX)),
        _ => Ok(propre.to_owned()),
    }
}
