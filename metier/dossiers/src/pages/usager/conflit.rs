//! Two tabs wrote the same page: both are shown, and the person chooses. Nothing is overwritten.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use formulaires::{BlocId, Champ, Etape, RangeeId, Saisie, Valeur};
use web::composants::{
    BlocFormulaire, Bouton, ChampRadios, Choix, Encart, HtmlSur, LigneRecap, PiedFormulaire,
    Recapitulatif, TitrePage, Ton,
};
use web::{PageError, Reponse, Requete};

use super::cadre::Lieu;
use super::champs::OUVERTE;
use super::decor::Decor;
use super::etape::avec_statut;
use super::recapituler::valeur_lisible;
use super::sauver::{self, AUTRE, CHOIX, Postee, VERSION};
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
        .map(|ecart| {
            let valeur = valeur_lisible(&decor, ecart.champ, ecart.ici.as_ref());
            LigneRecap::html(fautes::libelle_court(&ecart.champ.libelle), valeur)
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
    let garder = Bouton::primaire(t.suivre_conflit_garder()).nom("action", "suivre");
    let pied = PiedFormulaire::nouveau(garder)
        .autre(Bouton::second(t.usager_conflit_garder_autre()).vers(adresse.clone()));
    let rendue = Rendue::nouvelle(vue, postee);
    let choix = choix(decor, vue, etape, &rendue).puis(pied);
    let formulaire = BlocFormulaire::post(adresse, caches(decor, vue, etape, &rendue), choix);
    let encart = Encart::texte(Ton::Attention, t.usager_conflit_texte());
    let titre = TitrePage::nouveau(t.usager_conflit_titre());
    let contenu = HtmlSur::from(titre).puis(encart).puis(formulaire);
    decor.gabarit_parcours(t.usager_conflit_titre()).etroit().contenu(contenu)
}

/// What was posted, with the rows that another tab took out meanwhile: what is written in them has
/// its place again if it is kept.
struct Rendue<'p> {
    postee: &'p Postee,
    rangees: BTreeMap<String, Vec<String>>,
}

impl Saisie for Rendue<'_> {
    fn valeurs(&self, nom: &str) -> Vec<&str> {
        match self.rangees.get(nom) {
            Some(rangees) => rangees.iter().map(String::as_str).collect(),
            None => self.postee.valeurs(nom),
        }
    }
}

impl<'p> Rendue<'p> {
    fn nouvelle(vue: &Vue, postee: &'p Postee) -> Self {
        let mut rangees: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for bloc in sauver::disparus(vue, postee) {
            let BlocId::Rangee(repetition, rangee) = bloc else { continue };
            let nom = repetition.nom(None);
            if postee.0.contient(&nom) {
                continue;
            }
            let la = vue.contenu.reponses.rangees(&vue.revision.formulaire, repetition);
            let restent = || la.iter().map(|rangee| rangee.as_str().to_owned()).collect();
            rangees.entry(nom).or_insert_with(restent).push(rangee.as_str().to_owned());
        }
        Self { postee, rangees }
    }
}

/// What was posted, to be sent again over the versions that now stand.
fn caches(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>, rendue: &Rendue<'_>) -> HtmlSur {
    let mut caches = decor.jeton().puis(Cache { nom: CHOIX, valeur: "oui" });
    let rangees = rendue.rangees.iter().flat_map(|(nom, rangees)| {
        rangees.iter().map(move |rangee| (nom.as_str(), rangee.as_str()))
    });
    for (nom, valeur) in rendue.postee.0.iter().chain(rangees) {
        if nom.starts_with("champ_") || nom == "retour" || nom == OUVERTE {
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

/// Each question whose two answers differ, with both: one is chosen.
fn choix(decor: &Decor<'_>, vue: &Vue, etape: &Etape<'_>, rendue: &Rendue<'_>) -> HtmlSur {
    let t = decor.t;
    ecarts(decor, vue, etape, rendue).into_iter().fold(HtmlSur::default(), |html, ecart| {
        let texte = |valeur: Option<&Valeur>| {
            let texte = crate::lisible::texte(t, ecart.champ, valeur);
            texte.unwrap_or_else(|| t.usager_sans_reponse().to_owned())
        };
        let nom = format!("{CHOIX}_{}", ecart.champ.id.nom(ecart.rangee.as_ref()));
        let (ici, la) = (texte(ecart.ici.as_ref()), texte(ecart.la.as_ref()));
        let ici = Choix::nouveau("ici", t.usager_conflit_ici()).aide(&ici).choisi(true);
        let la = Choix::nouveau(AUTRE, t.usager_conflit_autre()).aide(&la);
        let libelle = fautes::libelle_court(&ecart.champ.libelle);
        html.puis(ChampRadios::nouveau(nom, libelle, vec![ici, la]))
    })
}

/// A question of a page whose posted answer is not the one that stands.
struct Ecart<'v> {
    champ: &'v Champ,
    rangee: Option<RangeeId>,
    ici: Option<Valeur>,
    la: Option<Valeur>,
}

/// The questions of a page whose posted answers are not those that stand.
fn ecarts<'v>(
    decor: &Decor<'_>,
    vue: &'v Vue,
    etape: &Etape<'_>,
    saisie: &dyn Saisie,
) -> Vec<Ecart<'v>> {
    let formulaire = &vue.revision.formulaire;
    let jour = decor.ctx.clock.now().date();
    let la = &vue.contenu.reponses;
    let ici = formulaires::lire_etape(formulaire, etape, saisie, la, jour).reponses;
    let mut blocs: BTreeSet<BlocId> =
        sauver::blocs_de(etape, &ici).into_iter().map(|(id, _)| id).collect();
    blocs.extend(sauver::blocs_de(etape, la).into_iter().map(|(id, _)| id));
    let mut ecarts = Vec::new();
    for bloc in blocs {
        let contenus = [ici.bloc(&bloc), la.bloc(&bloc)];
        let champs: BTreeSet<_> =
            contenus.iter().flatten().flat_map(|bloc| bloc.0.keys()).collect();
        for champ in champs.into_iter().filter_map(|id| formulaire.champ(*id)) {
            let [ici, la] =
                contenus.map(|bloc| bloc.and_then(|bloc| bloc.0.get(&champ.id)).cloned());
            let rangee = match &bloc {
                BlocId::Rangee(_, rangee) => Some(rangee.clone()),
                _ => None,
            };
            if ici != la && champ.genre.demande() {
                ecarts.push(Ecart { champ, rangee, ici, la });
            }
        }
    }
    ecarts
}
