//! « Mes demandes »: what the session of this browser opens; without any, number and code are asked.

use langues::Textes;
use web::composants::{Bouton, Dalle, Dalles, Gabarit, HtmlSur, TitrePage, TitreSection};
use web::{Reponse, Requete, redirect_303};

use super::decor::Decor;
use crate::lecture::{self, Mienne};
use crate::modele::Etat;

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let miennes = requete.app.db.read(&requete.ctx, lecture::les_miennes).await?;
    if miennes.is_empty() {
        return Ok(redirect_303(requete.ctx.url("/suivre")));
    }
    web::rendre(&page_compte(&Decor::de(&requete), &miennes))
}

/// Each request, to be finished or followed.
pub(super) fn page_compte<'p>(decor: &'p Decor<'_>, miennes: &[Mienne]) -> Gabarit<'p> {
    let t = decor.t;
    let dalles = miennes.iter().map(|mienne| {
        let (numero, etat) = (mienne.id.to_string(), mot(t, mienne.etat));
        let ligne = match mienne.expire_le {
            Some(fin) => t.brouillon_compte_ligne(etat, t.date_longue(fin.date()), &numero),
            None => t.usager_compte_ligne(etat, &numero),
        };
        let lieu = if mienne.etat == Etat::Brouillon { "brouillons" } else { "dossiers" };
        let href = decor.url(format_args!("/{lieu}/{numero}"));
        Dalle::nouvelle(mienne.titre.clone(), href, ligne)
    });
    let autre = TitreSection::nouveau(t.usager_compte_autre())
        .suite(Bouton::neutre(t.usager_reprendre_titre()).vers(decor.url("/suivre")));
    let contenu = HtmlSur::from(TitrePage::nouveau(t.web_lien_demandes()))
        .puis(Dalles::en_liste(dalles.collect()))
        .puis(autre)
        .puis(decor.quitter());
    decor.gabarit(t.web_lien_demandes()).etroit().contenu(contenu)
}

/// The state in a resident's word.
fn mot(t: Textes, etat: Etat) -> &'static str {
    match etat {
        Etat::Brouillon => t.usager_etat_a_terminer(),
        Etat::EnConstruction => t.usager_etat_recue(),
        Etat::EnInstruction => t.usager_etat_a_l_etude(),
        Etat::Accepte => t.usager_etat_acceptee(),
        Etat::Refuse => t.usager_etat_refusee(),
        Etat::SansSuite => t.usager_etat_arretee(),
    }
}
