//! The page of an error: what happened, what to do next, and what was typed given back.

use askama::Template;
use axum::response::Response;
use langues::Textes;
use primitives::ActorKind;

use crate::composants::{Bouton, HtmlSur};
use crate::formulaire::CSRF;
use crate::requete::Envoi;
use crate::{PageError, Requete, Valeurs, page};

#[derive(Template)]
#[template(path = "erreurs/erreur.html")]
struct Modele<'a> {
    t: Textes,
    titre: &'static str,
    texte: String,
    suite: &'static str,
    entree: Option<&'a str>,
    renvoi: Option<Renvoi<'a>>,
    accueil: String,
    numero: &'a str,
}

/// What was typed, to be sent once more.
struct Renvoi<'a> {
    action: String,
    csrf: String,
    valeurs: &'a Valeurs,
    fichiers: bool,
    bouton: &'static str,
}

impl Modele<'_> {
    /// A secret is typed again, never written in a page.
    fn se_renvoie(nom: &str) -> bool {
        nom != CSRF && nom != "code" && !nom.contains("mot_de_passe")
    }
}

/// The page of an error in the tenant's layout.
pub(crate) fn render(requete: &Requete, erreur: &PageError) -> Response {
    let status = erreur.status();
    match html(requete, erreur) {
        Ok(html) => page(status, html),
        Err(cause) => {
            tracing::error!(request = %requete.ctx.request_id, "the page of an error failed: {cause}");
            page(status, format!("<!doctype html><title>{status}</title><h1>{status}</h1>"))
        }
    }
}

fn html(requete: &Requete, erreur: &PageError) -> Result<String, askama::Error> {
    let t = requete.textes;
    let renvoi = requete.suivi.envoi.get().and_then(|envoi| renvoi(requete, erreur, envoi));
    let (titre, texte, suite) = words(t, erreur, renvoi.is_some());
    let entree = match erreur {
        PageError::SessionFinie { entree } => Some(entree.as_str()),
        _ => None,
    };
    let agent = requete.ctx.actor.kind == ActorKind::Staff;
    let modele = Modele {
        t,
        titre,
        texte,
        suite,
        entree,
        renvoi,
        accueil: requete.ctx.url(if agent { "/agent" } else { "/" }),
        numero: &requete.ctx.request_id,
    };
    let contenu = HtmlSur::rendre(&modele)?;
    let page = if agent { requete.gabarit_agent(titre) } else { requete.gabarit(titre) };
    page.etroit().contenu(contenu).render()
}

/// Nothing was done, or it can be done again: acts carry a key.
fn renvoi<'a>(requete: &Requete, erreur: &PageError, envoi: &'a Envoi) -> Option<Renvoi<'a>> {
    let t = requete.textes;
    let bouton = match erreur {
        PageError::JetonAbsent | PageError::SessionFinie { .. } => t.web_renvoyer(),
        PageError::Sature | PageError::Interne(_) => t.web_reessayer(),
        _ => return None,
    };
    Some(Renvoi {
        action: requete.adresse_page(),
        csrf: requete.csrf(),
        valeurs: &envoi.valeurs,
        fichiers: envoi.fichiers,
        bouton,
    })
}

/// Title, what happened, what to do next.
fn words(t: Textes, erreur: &PageError, kept: bool) -> (&'static str, String, &'static str) {
    let (titre, texte, suite) = match erreur {
        PageError::Introuvable => (
            t.web_erreur_introuvable_titre(),
            t.web_erreur_introuvable_texte(),
            t.web_erreur_introuvable_suite(),
        ),
        PageError::Methode { .. } => (
            t.web_erreur_methode_titre(),
            t.web_erreur_methode_texte(),
            t.web_erreur_methode_suite(),
        ),
        PageError::JetonAbsent => (
            t.web_erreur_jeton_titre(),
            t.web_erreur_jeton_texte(),
            if kept { t.web_erreur_jeton_renvoi() } else { t.web_erreur_jeton_suite() },
        ),
        PageError::SessionFinie { .. } => (
            t.web_erreur_session_titre(),
            t.web_erreur_session_texte(),
            t.web_erreur_session_suite(),
        ),
        PageError::TropGros => {
            (t.web_erreur_gros_titre(), t.web_erreur_gros_texte(), t.web_erreur_gros_suite())
        }
        PageError::Encodage => (
            t.web_erreur_encodage_titre(),
            t.web_erreur_encodage_texte(),
            t.web_erreur_encodage_suite(),
        ),
        PageError::Texte => {
            (t.web_erreur_texte_titre(), t.web_erreur_texte_texte(), t.web_erreur_texte_suite())
        }
        PageError::TropLent => {
            (t.web_erreur_lent_titre(), t.web_erreur_lent_texte(), t.web_erreur_lent_suite())
        }
        PageError::FichierEnAttente => {
            (t.fichiers_attente_titre(), t.fichiers_attente_texte(), t.fichiers_attente_suite())
        }
        PageError::FichierInfecte => {
            (t.fichiers_infecte_titre(), t.fichiers_infecte_texte(), t.fichiers_infecte_suite())
        }
        PageError::Sature => {
            (t.web_erreur_sature_titre(), t.web_erreur_sature_texte(), t.web_erreur_sature_suite())
        }
        PageError::TropDeDemandes { secondes } => {
            return (
                t.web_erreur_essais_titre(),
                attente(t, *secondes),
                t.web_erreur_essais_suite(),
            );
        }
        PageError::Interne(_) => (
            t.web_erreur_interne_titre(),
            t.web_erreur_interne_texte(),
            t.web_erreur_interne_suite(),
        ),
    };
    (titre, texte.to_owned(), suite)
}

fn attente(t: Textes, secondes: i64) -> String {
    if secondes <= 90 {
        t.web_erreur_essais_secondes(secondes)
    } else {
        t.web_erreur_essais_minutes((secondes + 59) / 60)
    }
}
