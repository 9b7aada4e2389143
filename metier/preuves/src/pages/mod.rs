//! `/verifier`, `/journal/scelles`, `/journal/cle`: open to everyone.

mod scelles;
mod verifier;

use authz::Access::Public;
use langues::Textes;
use primitives::Stamp;
use web::composants::{Gabarit, Identite};
use web::{PageSample, Route, Site};

use crate::FICHIER_MAX;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/verifier", Public, verifier::montrer),
        Route::post("/verifier", Public, verifier::verifier).fichiers(FICHIER_MAX),
        Route::get("/journal/scelles", Public, scelles::montrer),
        Route::get("/journal/scelles.json", Public, scelles::donner),
        Route::get("/journal/cle", Public, scelles::cle),
    ]
}

pub(crate) fn samples() -> Vec<PageSample> {
    vec![
        PageSample { nom: "verifier", rendre: verifier::exemple },
        PageSample { nom: "verifier-vraie", rendre: verifier::exemple_vraie },
        PageSample { nom: "verifier-mal-copiee", rendre: verifier::exemple_mal_copiee },
        PageSample { nom: "scelles", rendre: scelles::exemple },
    ]
}

/// The day and hour of an instant, in Paris.
fn instant(t: Textes, instant: Stamp) -> String {
    t.instant(instant.in_paris().datetime())
}

/// The frame of a sample, which belongs to nobody.
fn cadre_exemple(t: Textes, titre: &'static str) -> Gabarit<'static> {
    let identite =
        Identite { nom: "Saint-Exemple".into(), accueil: "/".into(), ..Identite::default() };
    Gabarit::usager(t.langue().code(), titre, identite, Site::css_url("#1f5c4a"))
}
