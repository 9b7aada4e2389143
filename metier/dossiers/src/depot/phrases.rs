//! The phrases that agents write often, and the closing formula of a collectivité.

use db::{DbError, Tx, args, from_row, sql};
use demarches::DemarcheId;

use crate::modele::{Phrase, PhraseId};

sql! {
    LISTER = "SELECT id, demarche_id, nom, texte FROM phrases
        WHERE collectivite_id = $1 AND genre = 'phrase' ORDER BY nom, id";
    FORMULE = "SELECT texte FROM phrases
        WHERE collectivite_id = $1 AND genre = 'formule' ORDER BY id LIMIT 1";
    INSERER = "INSERT INTO phrases (collectivite_id, demarche_id, genre, nom, texte, modifie_par, modifie_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    MODIFIER = "UPDATE phrases SET demarche_id = $3, nom = $4, texte = $5, modifie_par = $6,
            modifie_le = $7
        WHERE id = $1 AND collectivite_id = $2 AND genre = 'phrase'";
    EFFACER = "DELETE FROM phrases WHERE id = $1 AND collectivite_id = $2 AND genre = 'phrase'";
    EFFACER_FORMULE = "DELETE FROM phrases WHERE collectivite_id = $1 AND genre = 'formule'";
}

from_row!(Phrase { id, demarche_id, nom, texte });

/// The phrases of the collectivité, by name.
pub(crate) fn phrases(tx: &mut Tx<'_>) -> Result<Vec<Phrase>, DbError> {
    let tenant = tx.ctx().tenant;
    tx.query(&LISTER, args![tenant])
}

/// The closing formula of the collectivité; empty when it has none.
pub(crate) fn formule(tx: &mut Tx<'_>) -> Result<String, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.query_opt(&FORMULE, args![tenant])?.unwrap_or_default())
}

/// Writes a phrase, over the one of this id if there is one; `None` when that one is not there.
pub(crate) fn ecrire_phrase(
    tx: &mut Tx<'_>,
    id: Option<PhraseId>,
    demarche: Option<DemarcheId>,
    nom: &str,
    texte: &str,
) -> Result<Option<PhraseId>, DbError> {
    let (tenant, agent, now) = (tx.ctx().tenant, super::agent_id(tx), tx.now()?);
    let Some(id) = id else {
        let args = args![tenant, demarche, "phrase", nom, texte, agent, now];
        return tx.query_opt(&INSERER, args);
    };
    let touchees = tx.execute(&MODIFIER, args![id, tenant, demarche, nom, texte, agent, now])?;
    Ok((touchees == 1).then_some(id))
}

/// Erases a phrase; whether it was there.
pub(crate) fn effacer_phrase(tx: &mut Tx<'_>, id: PhraseId) -> Result<bool, DbError> {
    let tenant = tx.ctx().tenant;
    Ok(tx.execute(&EFFACER, args![id, tenant])? == 1)
}

/// Writes the closing formula in the place of the one before; an empty one erases it.
pub(crate) fn ecrire_formule(tx: &mut Tx<'_>, texte: &str) -> Result<(), DbError> {
    let (tenant, agent, now) = (tx.ctx().tenant, super::agent_id(tx), tx.now()?);
    tx.execute(&EFFACER_FORMULE, args![tenant])?;
    if !texte.is_empty() {
        let aucune: Option<DemarcheId> = None;
        let args = args![tenant, aucune, "formule", "", texte, agent, now];
        tx.query_opt::<PhraseId>(&INSERER, args)?;
    }
    Ok(())
}
