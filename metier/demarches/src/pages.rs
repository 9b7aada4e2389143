//! What residents and administrators see of the catalogue.

mod admin;
mod admin_champs;
mod admin_eligibilite;
mod admin_groupes;
mod admin_saisie;
mod conditions;
mod fiche;
mod recherche;
mod samples;

use authz::Access;
use web::{PageError, PageSample, Route};

use crate::ErreurDemarche;

/// The pages of the catalogue. `/commencer/{chemin}` belongs to `dossiers`.
pub(crate) fn routes() -> Vec<Route> {
    let admin = Access::Permission("demarche.administrer");
    vec![
        Route::get("/demarches", Access::Public, recherche::montrer),
        Route::get("/demarches/{chemin}", Access::Public, fiche::montrer),
        Route::get("/admin", admin, admin::lister),
        Route::get("/admin/demarches/{numero}", admin, admin::montrer),
        Route::post("/admin/demarches/{numero}", admin, admin::enregistrer),
        Route::post("/admin/demarches/{numero}/etat", admin, admin::passer),
        Route::get("/admin/demarches/{numero}/eligibilite", admin, admin_eligibilite::montrer),
        Route::post("/admin/demarches/{numero}/eligibilite", admin, admin_eligibilite::enregistrer),
        Route::get("/admin/demarches/{numero}/groupes", admin, admin_groupes::lister),
        Route::post("/admin/demarches/{numero}/groupes", admin, admin_groupes::creer),
        Route::get("/admin/demarches/{numero}/groupes/{groupe}", admin, admin_groupes::montrer),
        Route::post(
            "/admin/demarches/{numero}/groupes/{groupe}",
            admin,
            admin_groupes::enregistrer,
        ),
    ]
}

/// Each page with made-up content.
pub(crate) fn samples() -> Vec<PageSample> {
    samples::toutes()
}

impl From<ErreurDemarche> for PageError {
    fn from(error: ErreurDemarche) -> Self {
        match error {
            ErreurDemarche::Introuvable(_) => Self::Introuvable,
            ErreurDemarche::Db(error) => error.into(),
            other => Self::interne(other),
        }
    }
}
