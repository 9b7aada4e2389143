use authz::{Action, Resource};
use db::Tx;
use demarches::DemarcheId;
use journal::{Entry, Subject};
use serde_json::json;

use super::texte_propre;
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{Phrase, PhraseId};

/// Writing the phrases that agents share: whoever writes to applicants.
pub const PHRASER: Action = Action::staff("dossier.ecrire");

/// The longest name of a phrase, in characters.
const NOM_MAX: usize = 80;

/// The phrases of the collectivité and its closing formula.
pub struct Phrases {
    /// By name.
    pub phrases: Vec<Phrase>,
    /// What ends a letter; empty when none was typed.
    pub formule: String,
}

/// What the agents of the collectivité write often.
pub fn phrases(tx: &mut Tx<'_>) -> Result<Phrases, Erreur> {
    exiger(tx)?;
    Ok(Phrases { phrases: depot::phrases(tx)?, formule: depot::formule(tx)? })
}

/// Keeps a phrase, over the one of this id if one is given.
pub fn garder_phrase(
    tx: &mut Tx<'_>,
    id: Option<PhraseId>,
    demarche: Option<DemarcheId>,
    nom: &str,
    texte: &str,
) -> Result<(), Erreur> {
    exiger(tx)?;
    let (nom, texte) = (texte_propre(nom)?, texte_propre(texte)?);
    if nom.chars().count() > NOM_MAX {
        return Err(Erreur::TexteTropLong(NOM_MAX));
    }
    let id = depot::ecrire_phrase(tx, id, demarche, &nom, &texte)?.ok_or(Erreur::Introuvable)?;
    tracer(tx, id.0, "phrase_gardee")
}

/// Erases a phrase; twice is once.
pub fn effacer_phrase(tx: &mut Tx<'_>, id: PhraseId) -> Result<(), Erreur> {
    exiger(tx)?;
    match depot::effacer_phrase(tx, id)? {
        true => tracer(tx, id.0, "phrase_effacee"),
        false => Ok(()),
    }
}

/// Keeps the closing formula of the collectivité; an empty one takes it away.
pub fn garder_formule(tx: &mut Tx<'_>, texte: &str) -> Result<(), Erreur> {
    exiger(tx)?;
    let texte = match texte_propre(texte) {
        Err(Erreur::TexteVide) => String::new(),
        autre => autre?,
    };
    depot::ecrire_formule(tx, &texte)?;
    tracer(tx, 0, "formule_gardee")
}

fn exiger(tx: &Tx<'_>) -> Result<(), Erreur> {
    let ctx = tx.ctx();
    let resource = Resource { tenant: ctx.tenant, group: None, key: None };
    if authz::decide(ctx, PHRASER, &resource) { Ok(()) } else { Err(Erreur::Introuvable) }
}

/// The chain of the phrases of a collectivité keeps who changed which; the text is no act.
fn tracer(tx: &mut Tx<'_>, phrase: i64, act: &'static str) -> Result<(), Erreur> {
    let subject = Subject { kind: "phrases", id: tx.ctx().tenant.0 };
    let public = json!({ "phrase": phrase });
    journal::append(tx, subject, &Entry { act, public, personal: None })?;
    Ok(())
}
