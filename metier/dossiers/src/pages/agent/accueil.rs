//! `/agent`: the list for whoever reads dossiers, a way on for the others.

use web::composants::{Bouton, Icone, TitrePage, Vide};
use web::{Reponse, Requete, redirect_303, rendre};

use super::commun::{Place, gabarit, peut};
use super::liste;

pub(super) async fn montrer(requete: Requete) -> Reponse {
    if peut(&requete, "dossier.lire") {
        return liste::montrer(requete).await;
    }
    if peut(&requete, "demarche.administrer") {
        return Ok(redirect_303(requete.ctx.url("/admin")));
    }
    let t = requete.textes;
    let compte = Bouton::neutre(t.agent_mon_compte()).vers(requete.ctx.url("/agent/compte"));
    let (titre, texte) = (t.agent_mon_compte(), t.agent_sans_dossiers_texte());
    let vide = Vide::nouveau(Icone::Personne, titre, texte).action(compte);
    let titre = t.agent_sans_dossiers_titre();
    let page = gabarit(&requete, titre, Place::Dossiers, "");
    rendre(&page.titre_page(TitrePage::nouveau(titre)).contenu(vide))
}
