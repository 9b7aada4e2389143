//! Two tabs wrote the same page: both are shown, and the person chooses. Nothing is overwritten.

use axum::http::StatusCode;
use formulaires::{Champ, Etape, Reponses, Valeur};
use web::composants::{
    BlocFormulaire, Bouton, Encart, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif, TitrePage,
    Ton,
};
use web::{PageError, Reponse, Requete};

use super::cadre::Lieu;
use super::decor::Decor;
use super::etape::avec_statut;
use super::recapituler::valeur_lisible;
use super::sauver::{self, Postee, VERSION};
use super::{acces, fautes};
use crate::lecture::{self, Vue};
use crate::modele::DossierId;
use crate::pages::html::Cache;

/// What is answered when another tab wrote the page meanwhile, or when what was to be corrected is
/// no longer asked; the receipt, if another tab sent the draft.
pub(super) async fn repondre(
    requete: &Requete,
    id: DossierId,
    n: usize,
    postee: &Postee,
) -> Reponse {
    let vue = match acces::a_remplir(requete, id).await? {
        Ok(vue) => vue,
        Err(recu) => {
            let lire = move |tx: &mut db::Tx<'_>| lecture::consulter(tx, id);
            let lue = requete.app.db.read(&requete.ctx, lire).await;
            return match lue.is_ok_and(|vue| !vue.corrections.is_empty()) {
                true => plus_demandee(requete, id, Some((n, postee))).await,
                false => Ok(recu),
            };
        }
    };
    let decor = Decor::de(requete);
    let etape = sauver::etape(&vue.revision.formulaire, n).ok_or(PageError::Introuvable)?;
    Ok(avec_statut(StatusCode::CONFLICT, &page_conflit(&decor, &vue, &etape, postee)))
}

/// What was to be corrected is no longer asked: nothing is kept, what was typed on a page stays in
/// sight, and a message can carry it.
pub(super) async fn plus_demandee(
    requete: &Requete,
    id: DossierId,
    saisie: Option<(usize, &Postee)>,
) -> Reponse {
    let lire = move |tx: &mut db::Tx<'_>| lecture::consulter(tx, id);
    let vue = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    let decor = Decor::de(requete);
    let t = decor.t;
    let etape = |n| sauver::etape(&vue.revision.formulaire, n);
    let saisie = saisie.and_then(|(n, postee)| Some((etape(n)?, postee)));
    let ecarts = saisie.map(|(etape, postee)| ecarts(&decor, &vue, &etape, postee));
    let lignes: Vec<_> = ecarts
        .unwrap_or_default()
        .into_iter()
        .map(|(champ, saisie, _)| {
            let valeur = valeur_lisible(&decor, champ, saisie.as_ref());
            LigneRecap::html(fautes::libelle_court(&champ.libelle), valeur)
        })
        .collect();
    let mut contenu = HtmlSur::from(TitrePage::nouveau(t.correction_close_titre()))
        .puis(Encart::texte(Ton::Attention, t.correction_close_texte()));
    if !lignes.is_empty() {
        contenu = contenu.puis(Recapitulatif::nouveau(lignes).titre(t.correction_close_saisi()));
    }
    let vers = decor.url(format_args!("/dossiers/{id}#messages"));
    let ecrire = Bouton::primaire(t.correction_close_ecrire()).vers(vers);
    let page = decor
        .gabarit_parcours(t.correction_close_titre())
        .etroit()
        .contenu(contenu.puis(PiedFormulaire::nouveau(ecrire)));
    Ok(avec_statut(StatusCode::CONFLICT, &page))
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
    let titre = TitrePage::nouveau(t.usager_conflit_titre());
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

/// Each question whose two answers differ, with both.
fn differences(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>, postee: &Postee) -> HtmlSur {
    let t = decor.t;
    ecarts(decor, vue, etape, postee).into_iter().fold(HtmlSur::default(), |html, ecart| {
        let (champ, cette, autre) = ecart;
        let lisible = |valeur: Option<Valeur>| valeur_lisible(decor, champ, valeur.as_ref());
        let lignes = vec![
            LigneRecap::html(t.usager_conflit_ici(), lisible(cette)),
            LigneRecap::html(t.usager_conflit_autre(), lisible(autre)),
        ];
        html.puis(Recapitulatif::nouveau(lignes).titre(fautes::libelle_court(&champ.libelle)))
    })
}

/// Each question of a page whose posted answer is not the one that stands: both, the posted first.
fn ecarts<'v>(
    decor: &Decor<'_>,
    vue: &'v Vue,
    etape: &Etape<'_>,
    postee: &Postee,
) -> Vec<(&'v Champ, Option<Valeur>, Option<Valeur>)> {
    let formulaire = &vue.revision.formulaire;
    let jour = decor.ctx.clock.now().date();
    let la = &vue.contenu.reponses;
    let ici = formulaires::lire_etape(formulaire, etape, postee, la, jour).reponses;
    let mut blocs: Vec<_> = sauver::blocs_de(etape, &ici);
    blocs.extend(sauver::blocs_de(etape, la).into_iter().filter(|(id, _)| ici.bloc(id).is_none()));
    let mut ecarts = Vec::new();
    for (bloc, contenu) in blocs {
        for champ in contenu.0.keys().filter_map(|id| formulaire.champ(*id)) {
            let valeur = |reponses: &Reponses| -> Option<Valeur> {
                reponses.bloc(&bloc).and_then(|bloc| bloc.0.get(&champ.id)).cloned()
            };
            let (cette, autre) = (valeur(&ici), valeur(la));
            if cette != autre && champ.genre.demande() {
                ecarts.push((champ, cette, autre));
            }
        }
    }
    ecarts
}
