//! A dossier: its head and tabs, what was asked, and at the right what can be done.

use axum::http::StatusCode;
use web::composants::{
    BarreDecider, Carte, Chemin, FilAriane, Gabarit, HtmlSur, Onglet, Onglets, Pagination,
    TitrePage,
};
use web::{PathArgs, Reponse, Requete, page, rendre};

use super::commun::{Lu, Place, adresse, faite, gabarit, ouvrir};
use super::{carte, correction, courriels, demande, histoire, mots};
use crate::modele::DossierId;

/// How many lines of the history stand under the request.
const DERNIERS: usize = 5;

/// The tabs of a dossier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Partie {
    Demande,
    Messages,
    Annotations,
    Notes,
    Histoire,
}

impl Partie {
    const TOUTES: [Self; 5] =
        [Self::Demande, Self::Messages, Self::Annotations, Self::Notes, Self::Histoire];

    const fn suite(self) -> &'static str {
        match self {
            Self::Demande => "",
            Self::Messages => "/messages",
            Self::Annotations => "/annotations",
            Self::Notes => "/notes",
            Self::Histoire => "/histoire",
        }
    }
}

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    if correction::lue_ici(&lu) {
        super::echanges::marquer_lus(&requete, &lu).await?;
    }
    let t = requete.textes;
    let pas = histoire::pas(t, &lu);
    let plus = pas.len() > DERNIERS;
    let mut chemin: HtmlSur = match pas.is_empty() {
        true => HtmlSur::paragraphe(&HtmlSur::texte(t.agent_histoire_vide())),
        false => {
            let derniers = pas.into_iter().take(DERNIERS).collect();
            Chemin::histoire(requete.mots(), derniers).into()
        }
    };
    if plus {
        let tout = adresse(&requete, lu.dossier().id, "/histoire");
        let lien = crate::pages::html::Lien { href: &tout, texte: t.agent_histoire_tout() };
        chemin = chemin.puis(HtmlSur::paragraphe(&lien.into()));
    }
    let contenu = courriels::echec(&requete, &lu)
        .puis(correction::cartes(&requete, &lu))
        .puis(demande::cartes(&requete, &lu))
        .puis(Carte::nouvelle(t.agent_partie_histoire(), chemin))
        .puis(BarreDecider::vers(requete.mots(), carte::ANCRE));
    rendre(&cadre(&requete, &lu, Partie::Demande).contenu(contenu))
}

/// The frame of a tab: head, tabs, the column of what can be done.
pub(super) fn cadre<'a>(requete: &'a Requete, lu: &Lu, partie: Partie) -> Gabarit<'a> {
    let t = requete.textes;
    let dossier = lu.dossier();
    let demandeur = super::commun::nom_visible(t, &dossier.demandeur);
    let numero = dossier.id.to_string();
    let etiquette = mots::etiquette(t, dossier.etat, crate::modele::Place::de(dossier));
    let titre = TitrePage::nouveau(lu.titre(t))
        .avant(voisins(requete, lu))
        .etiquette(etiquette)
        .reference(t.agent_dossier_numero(&numero));
    let fil =
        FilAriane::nouveau(requete.mots(), [(t.agent_nav_dossiers(), requete.ctx.url("/agent"))]);
    let titre_page = t.agent_dossier_titre_page(&numero, demandeur);
    let page = gabarit(requete, titre_page, Place::Dossiers, "")
        .fil(fil)
        .titre_page(HtmlSur::from(titre).puis(onglets(requete, lu, partie)))
        .rail(carte::colonne(requete, lu));
    match faite(t, requete.parametres().texte("fait")) {
        Some(banniere) => page.banniere(banniere),
        None => page,
    }
}

/// The dossiers to answer before and after this one.
fn voisins(requete: &Requete, lu: &Lu) -> HtmlSur {
    let vers = |id: DossierId| adresse(requete, id, "");
    let (precedent, suivant) = (lu.voisins.precedent.map(vers), lu.voisins.suivant.map(vers));
    if precedent.is_none() && suivant.is_none() {
        return HtmlSur::default();
    }
    Pagination::dossiers(requete.mots(), "").precedente(precedent).suivante(suivant).into()
}

fn onglets(requete: &Requete, lu: &Lu, partie: Partie) -> Onglets<'static> {
    let t = requete.textes;
    let id = lu.dossier().id;
    let annotable = !lu.agent.vue.revision.annotations.champs().is_empty();
    let montrees = Partie::TOUTES.into_iter();
    let montrees = montrees.filter(|autre| *autre != Partie::Annotations || annotable);
    let onglets = montrees.map(|autre| {
        let (nom, nombre) = match autre {
            Partie::Demande => (t.agent_partie_demande(), 0),
            Partie::Messages => (t.agent_partie_messages(), lu.agent.vue.messages.len()),
            Partie::Annotations => (t.brouillon_agent_annotations(), 0),
            Partie::Notes => (t.agent_partie_notes(), lu.agent.notes.len()),
            Partie::Histoire => (t.agent_partie_histoire(), 0),
        };
        let onglet = Onglet::nouveau(nom, adresse(requete, id, autre.suite()));
        let onglet = if nombre > 0 { onglet.compte(nombre as u64) } else { onglet };
        onglet.courant(autre == partie)
    });
    Onglets::nouveaux(requete.mots(), onglets.collect())
}

/// A page with another status than 200.
pub(super) fn avec_statut(statut: StatusCode, gabarit: &Gabarit<'_>) -> Reponse {
    Ok(page(statut, askama::Template::render(gabarit)?))
}
