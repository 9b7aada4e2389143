//! The agents' screens: the list, the dossier and its acts, filing for someone.

mod absence;
mod accueil;
mod actes;
mod annotations;
mod apercu;
mod carte;
mod commun;
mod conflit;
mod correction;
mod corriger;
mod courriels;
mod courriers;
mod decider;
mod demande;
mod documents;
mod dossier;
mod echanges;
mod filtres;
mod histoire;
mod lettres;
mod liste;
mod mots;
mod phrases;
mod saisie;
mod saisir;
mod signer;

use authz::Access::Permission;
use formulaires::Piece;
use web::Route;

use crate::actions::{DECIDER, ECRIRE, INSTRUIRE, LIRE_AGENT, NOTER, RANGER, REMPLIR};

/// The pages and acts of agents: each route asks for the permission of its action.
pub(crate) fn routes() -> Vec<Route> {
    let lire = Permission(LIRE_AGENT.permission);
    let instruire = Permission(INSTRUIRE.permission);
    let decider = Permission(DECIDER.permission);
    let ecrire = Permission(ECRIRE.permission);
    let noter = Permission(NOTER.permission);
    let ranger = Permission(RANGER.permission);
    let saisir = Permission(REMPLIR.permission);
    vec![
        Route::get("/agent", Permission(comptes::permissions::ENTRER), accueil::montrer),
        Route::post("/agent/liste", lire, liste::garder),
        Route::get("/agent/absences", instruire, absence::montrer),
        Route::post("/agent/absences", instruire, absence::envoyer),
        Route::get("/agent/phrases", ecrire, phrases::montrer),
        Route::post("/agent/phrases", ecrire, phrases::envoyer),
        Route::get("/agent/saisir", saisir, saisir::montrer),
        Route::post("/agent/saisir", saisir, saisir::commencer),
        Route::get("/agent/dossiers/{n}", lire, dossier::montrer),
        Route::get("/agent/dossiers/{n}/histoire", lire, histoire::montrer),
        Route::get("/agent/dossiers/{n}/messages", lire, echanges::messages),
        Route::post("/agent/dossiers/{n}/messages", ecrire, echanges::ecrire)
            .fichiers(Piece::OCTETS_MAX),
        Route::post("/agent/dossiers/{n}/messages/retirer", ecrire, echanges::retirer),
        Route::get("/agent/dossiers/{n}/notes", lire, echanges::notes),
        Route::post("/agent/dossiers/{n}/notes", noter, echanges::noter),
        Route::get("/agent/dossiers/{n}/annotations", lire, annotations::montrer),
        Route::post("/agent/dossiers/{n}/annotations", noter, annotations::enregistrer),
        Route::get("/agent/dossiers/{n}/fichiers/{fichier}", lire, documents::fichier),
        Route::get("/agent/dossiers/{n}/documents/{fichier}", lire, documents::montrer),
        Route::get("/agent/dossiers/{n}/documents/{fichier}/vue", lire, documents::vue),
        Route::post("/agent/dossiers/{n}/documents/{fichier}/tourner", lire, documents::tourner),
        Route::get("/agent/dossiers/{n}/preuve.pdf", lire, lettres::preuve_pdf),
        Route::get("/agent/dossiers/{n}/decision.pdf", lire, lettres::decision_pdf),
        Route::get("/agent/dossiers/{n}/dossier.pdf", lire, lettres::dossier_pdf),
        Route::post("/agent/dossiers/{n}/suivre", instruire, actes::suivre),
        Route::post("/agent/dossiers/{n}/etat", instruire, actes::repasser),
        Route::post("/agent/dossiers/{n}/code", instruire, actes::nouveau_code),
        Route::post("/agent/dossiers/{n}/courriel", instruire, courriels::corriger),
        Route::get("/agent/a-signer.pdf", decider, lettres::pile_pdf),
        Route::get("/agent/courriers", instruire, courriers::montrer),
        Route::post("/agent/courriers/{n}", instruire, courriers::poster),
        Route::post("/agent/dossiers/{n}/ranger", ranger, actes::ranger),
        Route::get("/agent/dossiers/{n}/corriger", instruire, corriger::montrer),
        Route::post("/agent/dossiers/{n}/corriger", instruire, corriger::envoyer),
        Route::get("/agent/dossiers/{n}/correction", instruire, correction::montrer),
        Route::post("/agent/dossiers/{n}/correction", instruire, correction::agir),
        Route::get("/agent/dossiers/{n}/decider", decider, decider::montrer),
        Route::post("/agent/dossiers/{n}/decider", decider, decider::envoyer),
        Route::get("/agent/dossiers/{n}/signer", decider, signer::montrer),
        Route::post("/agent/dossiers/{n}/signer", decider, signer::envoyer),
        Route::post("/agent/dossiers/{n}/envoyer", decider, actes::envoyer),
        Route::post("/agent/dossiers/{n}/garder", decider, actes::garder),
        Route::post("/agent/dossiers/{n}/annuler", decider, actes::annuler),
    ]
}
