//! Two tabs wrote the same page: both are shown, and the person chooses. Nothing is overwritten.

use axum::http::StatusCode;
use formulaires::{Etape, Reponses, Valeur};
use web::composants::{
    BlocFormulaire, Bouton, Encart, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif, Ton,
};
use web::{PageError, Reponse, Requete};

use super::cadre::Lieu;
use super::decor::Decor;
use super::etape::avec_statut;
use super::recapituler::valeur_lisible;
use super::sauver::{self, Postee, VERSION};
use super::{acces, fautes};
use crate::lecture::Vue;
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// What is answered when another tab wrote the page meanwhile; the receipt, if it sent the draft.
pub(super) async fn repondre(
    requete: &Requete,
    id: DossierId,
    n: usize,
    postee: &Postee,
) -> Reponse {
    let vue = match acces::a_remplir(requete, id).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(requete);
    let etape = sauver::etape(&vue.revision.formulaire, n).ok_or(PageError::Introuvable)?;
    Ok(avec_statut(StatusCode::CONFLICT, &page_conflit(&decor, &vue, &etape, postee)))
}

fn page_conflit<'p>(
    decor: &'p Decor<'_>,
    vue: &'p Vue,
    etape: &Etape<'_>,
    postee: &Postee,
) -> web::composants::Gabarit<'p> {
    let t = decor.t;
    let lieu = Lieu::Etape(etape.numero + 1);
    let adresse = lieu.adresse(decor, vue.dossier().id);
    let garder = PiedFormulaire::nouveau(Bouton::primaire(t.usager_conflit_garder_ici()))
        .autre(Bouton::second(t.usager_conflit_garder_autre()).vers(adresse.clone()));
    let formulaire = BlocFormulaire::post(adresse, caches(decor, vue, etape, postee), garder);
    let encart = Encart::texte(Ton::Attention, t.usager_conflit_texte());
    let corps = HtmlSur::from(encart).puis(differences(decor, vue, etape, postee)).puis(formulaire);
    let titre = web::composants::TitrePage::nouveau(t.usager_conflit_titre());
    decor
        .gabarit_parcours(t.usager_conflit_titre())
        .etroit()
        .contenu(HtmlSur::from(titre).puis(corps))
}

/// What was posted, to be sent again over the versions that now stand.
fn caches(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>, postee: &Postee) -> HtmlSur {
    let mut caches = decor.jeton();
    for (nom, valeur) in postee.0.iter() {
        if nom.starts_with("champ_") || nom == "retour" {
            caches = caches.puis(Cache { nom, valeur });
        }
    }
    let contenu = &vue.contenu;
    for (bloc, _) in sauver::blocs_de(etape, &contenu.reponses) {
        let version = contenu.versions.get(&bloc).copied().unwrap_or_default();
        caches = caches.puis(Cache { nom: VERSION, valeur: &format!("{bloc}={version}") });
    }
    caches
}

/// Each question whose two answers differ.
fn differences(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>, postee: &Postee) -> HtmlSur {
    let (t, formulaire) = (decor.t, &vue.revision.formulaire);
    let jour = decor.ctx.clock.now().date();
    let la = &vue.contenu.reponses;
    let ici = formulaires::lire_etape(formulaire, etape, postee, la, jour).reponses;
    let mut blocs: Vec<_> = sauver::blocs_de(etape, &ici);
    blocs.extend(sauver::blocs_de(etape, la).into_iter().filter(|(id, _)| ici.bloc(id).is_none()));
    let mut html = HtmlSur::default();
    for (bloc, contenu) in blocs {
        for champ in contenu.0.keys().filter_map(|id| formulaire.champ(*id)) {
            let valeur = |reponses: &Reponses| -> Option<Valeur> {
                reponses.bloc(&bloc).and_then(|bloc| bloc.0.get(&champ.id)).cloned()
            };
            let (cette, autre) = (valeur(&ici), valeur(la));
            if cette == autre || !champ.genre.demande() {
                continue;
            }
            let lisible = |valeur: Option<Valeur>| valeur_lisible(decor, champ, valeur.as_ref());
            let lignes = vec![
                LigneRecap::html(t.usager_conflit_ici(), lisible(cette)),
                LigneRecap::html(t.usager_conflit_autre(), lisible(autre)),
            ];
            let titre = fautes::libelle_court(&champ.libelle);
            html = html.puis(Recapitulatif::nouveau(lignes).titre(titre));
        }
    }
    html
}
