//! The page follows what is typed: a script sends it a moment after, and swaps what comes or goes.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use web::composants::{HtmlSur, Icone, LigneIcone, ListeIcones, Neuf};
use web::{PageError, Reponse, Requete, page};

use super::cadre::Parcours;
use super::champs::Plis;
use super::decor::Decor;
use super::etape;
use super::sauver::{self, Bouton, Postee, Sauvee};
use crate::erreur::Erreur;

/// The control by which the script of a page asks for this answer instead of a page.
const SUIVRE: &str = "suivre";
/// The control that bears the keys of the questions it shows.
const MONTREES: &str = "montrees";

/// Whether the script of the page sent it.
pub(super) fn demande(postee: &Postee) -> bool {
    postee.0.contient(SUIVRE)
}

/// The pieces to swap: the versions that were written, the hour, and the questions when the script
/// says which it shows. Nothing is judged: whoever is typing has not finished.
pub(super) fn repondre(
    requete: &Requete,
    n: usize,
    postee: &Postee,
    bouton: &Bouton,
    faite: Result<Sauvee, Erreur>,
) -> Reponse {
    let sauvee = match faite {
        Ok(sauvee) => sauvee,
        Err(Erreur::Conflit) => return Ok(page(StatusCode::CONFLICT, String::new())),
        Err(Erreur::Introuvable) => return Ok(page(StatusCode::FORBIDDEN, String::new())),
        Err(autre) => return Err(autre.into()),
    };
    let decor = Decor::de(requete);
    let vue = &sauvee.vue;
    let etape = sauver::etape(&vue.revision.formulaire, n).ok_or(PageError::Introuvable)?;
    let (formulaire, contenu) = (&vue.revision.formulaire, &vue.contenu);
    let ouverte = sauvee.ouverte(postee, bouton);
    let plis = Plis::nouveaux(&etape, formulaire, &contenu.reponses, ouverte.as_ref(), &[]);
    let mut html = HtmlSur::from(etape::versions(contenu, &etape, &plis)).puis(heure(&decor));
    if postee.0.contient(MONTREES) {
        let parcours = Parcours::nouveau(&decor, vue);
        let montrees = postee.0.texte(MONTREES).split(' ').map(str::to_owned);
        let montrees = montrees.collect::<BTreeSet<_>>();
        html = html.puis(etape::dessin(&parcours, &[], plis, montrees).etape(&etape, true));
    }
    Ok(page(StatusCode::OK, html.to_string()))
}

/// « Enregistré à 14 h 32 ».
fn heure(decor: &Decor<'_>) -> Neuf {
    let heure = decor.ctx.clock.now().in_paris().time();
    let texte = decor.t.suivre_enregistre(decor.t.heure(heure));
    let ligne = LigneIcone::nouvelle(Icone::Coche, texte);
    Neuf::nouveau("suivi-heure", ListeIcones::nouvelle(vec![ligne]))
}
