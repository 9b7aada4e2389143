//! The screens of this service: the resident's side and the agents'.

pub(crate) mod agent;
mod api_publique;
mod changements;
pub(crate) mod fiches;
pub(crate) mod html;
mod joints;
mod lecteurs;
mod lettres;
pub(crate) mod usager;
mod virus;

use web::{PageError, PageSample, Route};

use crate::erreur::Erreur;

/// Every route of this service.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = usager::routes();
    routes.extend(agent::routes());
    routes.extend(api_publique::routes());
    routes
}

/// Every page of this service, with made-up content.
pub(crate) fn samples() -> Vec<PageSample> {
    usager::samples()
}

impl From<Erreur> for PageError {
    fn from(erreur: Erreur) -> Self {
        match erreur {
            Erreur::Introuvable => Self::Introuvable,
            Erreur::Db(cause) => cause.into(),
            autre => Self::interne(autre),
        }
    }
}
