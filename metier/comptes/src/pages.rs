//! The agents' door and account.

mod compte;
mod connexion;
mod session;

use authz::Access;
use langues::Textes;
use web::composants::{Gabarit, HtmlSur, Identite, ResumeErreurs, id_de};
use web::{PageError, PageSample, Route};

use crate::modele::ErreurCompte;
use crate::permissions::ENTRER;

const AGENT: Access = Access::Permission(ENTRER);

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/agent/connexion", Access::Public, connexion::afficher),
        Route::post("/agent/connexion", Access::Public, connexion::connecter),
        Route::post("/agent/deconnexion", Access::Public, connexion::deconnecter),
        Route::get("/agent/session", AGENT, session::rester),
        Route::post("/agent/session", AGENT, session::prolonger),
        Route::get("/agent/compte", AGENT, compte::afficher),
        Route::post("/agent/compte/identite", AGENT, compte::changer_identite),
        Route::post("/agent/compte/touches", AGENT, compte::regler_touches),
        Route::post("/agent/compte/mot-de-passe", AGENT, compte::changer_mot_de_passe),
    ]
}

pub(crate) fn samples() -> Vec<PageSample> {
    vec![
        PageSample { nom: "connexion", rendre: connexion::exemple },
        PageSample { nom: "connexion-erreur", rendre: connexion::exemple_en_erreur },
        PageSample { nom: "compte", rendre: compte::exemple },
        PageSample { nom: "compte-erreur", rendre: compte::exemple_en_erreur },
    ]
}

fn phrase(t: Textes, erreur: &ErreurCompte) -> String {
    erreur.cle().and_then(|cle| t.par_cle(cle, &[])).unwrap_or_default()
}

/// The summary of an error, or nothing.
fn resume<'a>(t: Textes, erreur: Option<&ErreurCompte>) -> ResumeErreurs<'a> {
    let resume = ResumeErreurs::nouveau(t.langue().into()).sans_garde();
    match erreur.and_then(|erreur| Some((erreur.champ()?, phrase(t, erreur)))) {
        Some((champ, phrase)) => resume.erreur(id_de(champ), phrase),
        None => resume,
    }
}

/// The sentence of an error under the field that it is about.
fn erreur_de(t: Textes, champ: &str, erreur: Option<&ErreurCompte>) -> Option<String> {
    erreur.filter(|erreur| erreur.champ() == Some(champ)).map(|erreur| phrase(t, erreur))
}

/// A page of the samples, in a layout that belongs to nobody.
fn page_exemple(t: Textes, titre: &str, en_erreur: bool, contenu: HtmlSur) -> String {
    let identite =
        Identite { nom: "Saint-Exemple".into(), accueil: "/agent".into(), ..Identite::default() };
    let page = Gabarit::agent(t.langue().code(), titre, identite, web::Site::css_url(""));
    page.en_erreur(en_erreur).etroit().contenu(contenu).to_string()
}

impl From<ErreurCompte> for PageError {
    fn from(erreur: ErreurCompte) -> Self {
        match erreur {
            ErreurCompte::Introuvable(refus) => refus.into(),
            ErreurCompte::Interne(cause) => cause.into(),
            autre => Self::interne(autre),
        }
    }
}
