//! The resident's side: starting, filling in, sending, following. No account, no script needed.

mod acces;
mod cadre;
mod champs;
mod commencer;
mod completer;
mod compte;
mod conflit;
mod corriger;
mod decor;
mod dossier;
mod etape;
mod fautes;
mod fichiers;
mod identite;
mod lecteurs;
mod lettre;
mod liens;
mod notification;
mod plus_tard;
mod preparees;
mod preremplir;
mod privees;
mod recapituler;
mod recu;
mod relire;
mod reunir;
mod samples;
mod sauver;
mod session;
mod suivi_saisie;
mod suivre;
mod verification;
mod version;

use authz::Access::{Key, Public};
use formulaires::Piece;
use web::{PageSample, Requete, Route};

use crate::actions::Codes;
pub(crate) use fautes::Faute;
pub(crate) use preparees::JETON;
pub(in crate::pages) use privees::{Annotees, Privees};

/// The pages of residents.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/commencer/{chemin}", Public, commencer::montrer),
        Route::post("/commencer/{chemin}", Public, commencer::commencer),
        Route::get("/preremplir/{chemin}", Public, preremplir::montrer),
        Route::get("/brouillons/{id}", Key, acces::reprendre),
        Route::get("/brouillons/{id}/identite", Key, identite::montrer),
        Route::post("/brouillons/{id}/identite", Key, identite::enregistrer),
        Route::get("/brouillons/{id}/etapes/{n}", Key, etape::montrer),
        Route::post("/brouillons/{id}/etapes/{n}", Key, etape::enregistrer)
            .fichiers(Piece::OCTETS_MAX),
        Route::get("/brouillons/{id}/fichiers/{fichier}", Key, fichiers::rendre),
        Route::get("/brouillons/{id}/plus-tard", Key, plus_tard::montrer),
        Route::post("/brouillons/{id}/plus-tard", Key, plus_tard::envoyer),
        Route::get("/brouillons/{id}/version", Key, version::montrer),
        Route::post("/brouillons/{id}/version", Key, version::changer),
        Route::get("/brouillons/{id}/relire", Key, relire::montrer),
        Route::post("/brouillons/{id}/relire", Key, relire::envoyer),
        Route::get("/dossiers/{id}", Key, dossier::montrer),
        Route::get("/dossiers/{id}/recu", Key, recu::montrer),
        Route::get("/dossiers/{id}/preuve", Key, lettre::preuve),
        Route::get("/dossiers/{id}/preuve.pdf", Key, lettre::preuve_pdf),
        Route::get("/dossiers/{id}/decision", Key, lettre::decision),
        Route::get("/dossiers/{id}/decision.pdf", Key, lettre::decision_pdf),
        Route::get("/dossiers/{id}/dossier.pdf", Key, lettre::dossier_pdf),
        Route::get("/dossiers/{id}/verification", Key, verification::montrer),
        Route::get("/dossiers/{id}/preuve.json", Key, verification::fichier),
        Route::get("/dossiers/{id}/fichiers/{fichier}", Key, fichiers::rendre),
        Route::post("/dossiers/{id}/messages", Key, dossier::ecrire).fichiers(Piece::OCTETS_MAX),
        Route::post("/dossiers/{id}/notification", Key, notification::enregistrer),
        Route::get("/compte", Key, compte::montrer),
        Route::get("/suivre", Public, suivre::montrer),
        Route::post("/suivre", Public, suivre::ouvrir),
        Route::get("/reprendre", Public, suivre::montrer_reprendre),
        Route::post("/reprendre", Public, suivre::ouvrir),
        Route::get("/code-perdu", Public, suivre::code_perdu),
        Route::get("/liens", Public, liens::montrer_demande),
        Route::post("/liens", Public, liens::demander),
        Route::get("/liens/{jeton}", Public, liens::montrer),
        Route::post("/liens/{jeton}", Public, liens::ouvrir),
        Route::get("/rester", Public, session::rester),
        Route::post("/rester", Public, session::prolonger),
        Route::post("/quitter", Public, session::quitter),
    ]
}

/// Each page with made-up content.
pub(crate) fn samples() -> Vec<PageSample> {
    samples::toutes()
}

/// The codes of this installation, under its key.
pub(crate) fn codes(requete: &Requete) -> Codes {
    Codes::new(requete.app.settings.secret)
}
