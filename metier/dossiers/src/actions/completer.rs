//! What registers say of answers: asked outside any transaction, kept in one.

use db::{Db, DbError, Tx};
use futures_util::future::join_all;
use primitives::Ctx;
use registres::{Registre, Registres, Reponse};

use super::{REMPLIR, ouvrir};
use crate::depot;
use crate::erreur::Erreur;
use crate::modele::{DossierId, Fiche};

/// Questions asked again at once.
const LOT: i64 = 20;
/// How long a register that did not answer is left, in seconds.
const PATIENCE: i64 = 300;

/// Asks registers about keys, all at once; each answers, or is said to be asked again.
pub async fn demander_aux_registres(
    registres: &Registres,
    ctx: &Ctx,
    questions: Vec<(Registre, String)>,
) -> Vec<Fiche> {
    let reponses = questions.into_iter().map(|(registre, cle)| async move {
        let reponse = registres.chercher(registre, &cle).await;
        Fiche::de(registre, cle, reponse, ctx.clock.now())
    });
    join_all(reponses).await
}

/// Keeps what registers said of a dossier that its author fills in.
pub fn garder_fiches(tx: &mut Tx<'_>, id: DossierId, fiches: &[Fiche]) -> Result<(), Erreur> {
    ouvrir(tx, id, REMPLIR)?;
    for fiche in fiches {
        depot::garder_fiche(tx, id, fiche)?;
    }
    Ok(())
}

/// Asks again, for one tenant, what registers did not answer; how many answered.
///
/// # Errors
/// The database.
pub async fn verifier_les_fiches(
    db: &Db,
    ctx: &Ctx,
    registres: &Registres,
) -> Result<usize, DbError> {
    let avant = ctx.clock.now().plus_seconds(-PATIENCE);
    let questions = db.read(ctx, move |tx| depot::a_verifier(tx, avant, LOT)).await?;
    let mut recues = 0;
    for question in questions {
        let (id, registre, cle) = (question.dossier, question.registre, question.cle);
        if !registres.connait(registre) {
            continue;
        }
        let reponse = registres.chercher(registre, &cle).await;
        recues += usize::from(reponse != Reponse::Indisponible);
        let fiche = Fiche::de(registre, cle, reponse, ctx.clock.now());
        db.write(ctx, move |tx| depot::garder_fiche(tx, id, &fiche)).await?;
    }
    Ok(recues)
}
