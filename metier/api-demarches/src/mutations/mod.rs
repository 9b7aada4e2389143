//! What a token may change.

use std::sync::Arc;

use crate::appel::Appel;
use crate::erreur::ErreurApi;
use crate::noeud::Objet;
use crate::resoudre::Question;

/// Runs a mutation.
pub(crate) async fn agir(
    appel: &Arc<Appel>,
    mutation: &str,
    question: &Question,
) -> Result<Objet, ErreurApi> {
    let _ = (appel, question);
    Err(ErreurApi::demande(format!(
        "{mutation}: cette opération n’est pas servie par cette version"
    )))
}
