//! What registers know of the answers of a page that was just kept. A register that is down never
//! holds anybody: what was typed is kept, and asked again later.

use formulaires::{parcourir_etape, visibles};
use registres::{Registre, Registres};
use web::Requete;

use super::sauver::{self, Sauvee};
use crate::actions;
use crate::lecture::Vue;
use crate::modele::{EtatFiche, cle_de_registre};

/// The registers of this installation, when it has some.
pub(super) fn registres(requete: &Requete) -> Option<&Registres> {
    requete.app.services.get()
}

/// Asks about page `n` what is not known yet, outside any transaction, then keeps it.
pub(super) async fn completer(requete: &Requete, n: usize, mut sauvee: Sauvee) -> Sauvee {
    let Some(registres) = registres(requete) else { return sauvee };
    let questions = questions(registres, &sauvee.vue, n);
    if questions.is_empty() {
        return sauvee;
    }
    let fiches = actions::demander_aux_registres(registres, &requete.ctx, questions).await;
    let (id, gardees) = (sauvee.vue.dossier().id, fiches.clone());
    let garder = move |tx: &mut db::Tx<'_>| actions::garder_fiches(tx, id, &gardees);
    if let Err(cause) = requete.app.db.write(&requete.ctx, garder).await {
        tracing::warn!("sheets of dossier {id}: {cause}");
        return sauvee;
    }
    let remplacees = |fiche: &crate::modele::Fiche| {
        fiches.iter().any(|neuve| neuve.registre == fiche.registre && neuve.cle == fiche.cle)
    };
    sauvee.vue.fiches.retain(|fiche| !remplacees(fiche));
    sauvee.vue.fiches.extend(fiches);
    sauvee
}

/// The keys of what a page shows that no register has answered about.
fn questions(registres: &Registres, vue: &Vue, n: usize) -> Vec<(Registre, String)> {
    let formulaire = &vue.revision.formulaire;
    let Some(etape) = sauver::etape(formulaire, n) else { return Vec::new() };
    let reponses = &vue.contenu.reponses;
    let vus = visibles(formulaire, reponses);
    let mut questions: Vec<_> = parcourir_etape(formulaire, &etape, reponses, &vus)
        .into_iter()
        .filter_map(|rencontre| cle_de_registre(rencontre.champ, rencontre.valeur?))
        .filter(|(registre, cle)| {
            let connue = vue.fiches.iter().any(|fiche| {
                fiche.etat != EtatFiche::AVerifier
                    && fiche.registre == *registre
                    && fiche.cle == *cle
            });
            registres.connait(*registre) && !connue
        })
        .collect();
    questions.sort();
    questions.dedup();
    questions
}
