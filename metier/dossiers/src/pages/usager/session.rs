//! The session of a resident: prolonged on demand, ended for good, lost in the middle of a page.

use axum::http::StatusCode;
use axum::response::Response;
use comptes::{fermer_session, prolonger_session};
use web::composants::{Bouton, FinDeSaisie, HtmlSur, TitrePage};
use web::{Formulaire, PageError, Reponse, Requete, page, redirect_303, retour_sur};

use super::decor::Decor;
use super::suivre;
use crate::depot::CLE;
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// What is given back when a page is sent without its key begins with this.
pub(super) const GARDE: &str = "garde.";

/// For the script of the pages: this request keeps the session awake.
pub(super) async fn rester(requete: Requete) -> Reponse {
    prolonger_ici(&requete).await?;
    Ok(page(StatusCode::NO_CONTENT, String::new()))
}

/// The same by a form; back to the page it came from.
pub(super) async fn prolonger(requete: Requete, formulaire: Formulaire) -> Reponse {
    prolonger_ici(&requete).await?;
    let accueil = requete.ctx.url("/suivre");
    Ok(redirect_303(retour_sur(formulaire.valeur("vers"), &accueil)))
}

async fn prolonger_ici(requete: &Requete) -> Result<(), db::DbError> {
    let Some(secret) = requete.secret().map(str::to_owned) else { return Ok(()) };
    let faite = requete.app.db.write(&requete.ctx, move |tx| prolonger_session(tx, &secret));
    faite.await.map(drop)
}

/// « Quitter cet ordinateur »: nothing stays in the browser, and the page says so.
pub(super) async fn quitter(requete: Requete, _: Formulaire) -> Reponse {
    if let Some(secret) = requete.secret().map(str::to_owned) {
        let fermer = move |tx: &mut db::Tx<'_>| fermer_session(tx, &secret);
        requete.app.db.write(&requete.ctx, fermer).await?;
    }
    let html = page_quittee(&Decor::de(&requete)).to_string();
    let mut reponse = page(StatusCode::OK, html);
    requete.quitter(&mut reponse);
    Ok(reponse)
}

/// The secret that the browser held and the one that it gets now: a key is never given to a secret
/// that someone else may have planted.
pub(super) struct Secrets {
    ancien: String,
    nouveau: String,
}

impl Secrets {
    /// Of the browser of a request; the same twice when it is not to be renewed.
    pub(super) fn de(requete: &Requete, renouveler: bool) -> Result<Self, PageError> {
        let ancien = requete.secret().map(str::to_owned).ok_or(PageError::JetonAbsent)?;
        let nouveau = if renouveler { requete.nouveau_secret() } else { ancien.clone() };
        Ok(Self { ancien, nouveau })
    }

    /// Gives the key of a dossier to the session, under its new secret.
    pub(super) fn donner(&self, tx: &mut db::Tx<'_>, id: DossierId) -> Result<(), db::DbError> {
        comptes::renouveler_session(tx, &self.ancien, &self.nouveau)?;
        comptes::donner_cle(tx, &self.nouveau, CLE, id.0)
    }

    /// Gives the new secret to the browser, with the answer.
    pub(super) fn poser(&self, requete: &Requete, mut reponse: Response) -> Response {
        requete.poser_secret(&mut reponse, &self.nouveau, None);
        reponse
    }
}

/// « Vous avez quitté cet ordinateur ».
pub(super) fn page_quittee<'p>(decor: &'p Decor<'_>) -> web::composants::Gabarit<'p> {
    let t = decor.t;
    let titre = TitrePage::nouveau(t.usager_quitte_titre()).accroche(t.usager_quitte_texte());
    let suite = HtmlSur::texte(t.usager_quitte_suite());
    let bouton = Bouton::neutre(t.usager_reprendre_titre()).vers(decor.url("/suivre"));
    let oublier = FinDeSaisie::nouvelle(String::new());
    let contenu = HtmlSur::from(titre).puis(HtmlSur::paragraphe(&suite)).puis(bouton).puis(oublier);
    decor.gabarit(t.usager_quitte_titre()).etroit().contenu(contenu)
}

/// A page was sent without its key: the session ended meanwhile. What was typed is in the page that
/// asks for number and code, and comes back once they are given.
pub(super) async fn perdue(requete: &Requete, id: DossierId, envoi: &Formulaire) -> Reponse {
    let decor = Decor::de(requete);
    let vers = requete.chemin().to_owned();
    let mut caches: HtmlSur = Cache { nom: "vers", valeur: &vers }.into();
    for (nom, valeur) in envoi.iter().filter(|(nom, _)| *nom != "csrf") {
        caches = caches.puis(Cache { nom: &format!("{GARDE}{nom}"), valeur });
    }
    let saisie = suivre::Saisie { numero: id.to_string(), connu: true, caches, perdue: true };
    let html = suivre::page_code(&decor, &saisie, None).to_string();
    Ok(page(StatusCode::FORBIDDEN, html))
}

/// Once number and code are given: what was typed before, to be sent once more.
pub(super) fn renvoyer(requete: &Requete, envoi: &Formulaire, vers: &str) -> Reponse {
    let decor = Decor::de(requete);
    let mut caches = decor.jeton();
    for (nom, valeur) in envoi.iter() {
        if let Some(nom) = nom.strip_prefix(GARDE) {
            caches = caches.puis(Cache { nom, valeur });
        }
    }
    let t = decor.t;
    let titre = TitrePage::nouveau(t.usager_renvoi_titre()).accroche(t.usager_renvoi_texte());
    let bouton = Bouton::primaire(t.commun_continuer()).avance();
    let pied = web::composants::PiedFormulaire::nouveau(bouton);
    let formulaire = web::composants::BlocFormulaire::post(decor.url(vers), caches, pied);
    let contenu = HtmlSur::from(titre).puis(formulaire);
    web::rendre(&decor.gabarit_parcours(t.usager_renvoi_titre()).etroit().contenu(contenu))
}

/// Whether `vers` is a page of this dossier that takes a form.
pub(super) fn page_de(vers: &str, id: DossierId) -> bool {
    let brouillon = format!("/brouillons/{id}/");
    let dossier = format!("/dossiers/{id}/");
    let simple = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-');
    (vers.starts_with(&brouillon) || vers.starts_with(&dossier)) && vers.chars().all(simple)
}
