//! The form of a démarche changed while a draft was being written: what changed, and the button to move.

use demarches::RevisionId;
use formulaires::{Aspect, ChampId, Changement, Formulaire};
use web::composants::{
    BlocFormulaire, Bouton, Depliant, Encart, Gabarit, HtmlSur, LigneRecap, PiedFormulaire, Prose,
    Recapitulatif, TitrePage, TitreSection, Ton,
};
use web::{Formulaire as Envoi, PathArgs, Reponse, Requete, redirect_303};

use super::cadre::Parcours;
use super::decor::Decor;
use super::fautes::libelle_court;
use super::{acces, session};
use crate::actions::{self, NouvelleVersion};
use crate::erreur::Erreur;
use crate::modele::{Delaissee, DossierId, Etat};
use crate::pages::html::Cache;

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let id = DossierId(id);
    if let Err(reponse) = acces::brouillon(&requete, id).await? {
        return Ok(reponse);
    }
    let lire = move |tx: &mut db::Tx<'_>| actions::nouvelle_version(tx, id);
    match requete.app.db.read(&requete.ctx, lire).await? {
        Some(version) => web::rendre(&page_version(&Decor::de(&requete), id, &version)),
        None => Ok(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}")))),
    }
}

pub(super) async fn changer(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    envoi: Envoi,
) -> Reponse {
    let id = DossierId(id);
    let montree = RevisionId(envoi.texte("version").parse().unwrap_or_default());
    let changer = move |tx: &mut db::Tx<'_>| actions::changer_de_version(tx, id, montree);
    match requete.app.db.write(&requete.ctx, changer).await {
        Ok(()) => Ok(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}")))),
        // It changed once more, or the draft was sent meanwhile: the page says what is so.
        Err(Erreur::Conflit) => {
            Ok(redirect_303(requete.ctx.url(format_args!("/brouillons/{id}/version"))))
        }
        Err(Erreur::Introuvable) => session::perdue(&requete, id, &envoi).await,
        Err(autre) => Err(autre.into()),
    }
}

/// On each page of a draft whose form changed since: that it did, and where to see what.
pub(super) fn rappel(parcours: &Parcours<'_>) -> HtmlSur {
    let (decor, dossier) = (parcours.decor, parcours.vue.dossier());
    let active = parcours.vue.demarche.revision_active;
    let ancienne = active.is_some_and(|active| active != dossier.revision_id);
    if dossier.etat != Etat::Brouillon || !ancienne {
        return HtmlSur::default();
    }
    let t = decor.t;
    let voir = decor.url(format_args!("/brouillons/{}/version", dossier.id));
    let texte = HtmlSur::paragraphe(&HtmlSur::texte(t.brouillon_version_texte()))
        .puis(Bouton::neutre(t.brouillon_version_voir()).vers(voir).petit());
    Encart::html(Ton::Info, texte).titre(t.brouillon_version_titre()).into()
}

/// On the review: the answers that will not be sent, since their question is gone.
pub(super) fn delaissees(parcours: &Parcours<'_>) -> HtmlSur {
    let (t, delaissees) = (parcours.decor.t, &parcours.vue.delaissees);
    if delaissees.is_empty() {
        return HtmlSur::default();
    }
    let contenu = Prose::texte(t.brouillon_version_delaissees_texte());
    let contenu = HtmlSur::from(contenu).puis(Recapitulatif::nouveau(lignes(delaissees)));
    Depliant::nouveau(t.brouillon_version_delaissees(), contenu).into()
}

fn lignes(delaissees: &[Delaissee]) -> Vec<LigneRecap<'static>> {
    let ligne = |une: &Delaissee| LigneRecap::texte(libelle_court(&une.question), &une.reponse);
    delaissees.iter().map(ligne).collect()
}

/// What is new, gone, otherwise; what becomes of the answers; the button.
pub(super) fn page_version<'p>(
    decor: &'p Decor<'_>,
    id: DossierId,
    version: &NouvelleVersion,
) -> Gabarit<'p> {
    let t = decor.t;
    let titre =
        TitrePage::nouveau(t.brouillon_version_titre()).accroche(t.brouillon_version_accroche());
    let suite = |titre: &'static str, lignes: Vec<String>| match lignes.is_empty() {
        true => HtmlSur::default(),
        false => HtmlSur::from(TitreSection::nouveau(titre))
            .puis(Prose::html(HtmlSur::default()).liste(&lignes)),
    };
    let (avant, apres) = (&version.ancienne.formulaire, &version.revision.formulaire);
    let reprendre: Vec<String> =
        version.a_reprendre.iter().map(|champ| libelle(apres, *champ)).collect();
    let mut contenu = HtmlSur::from(titre)
        .puis(suite(t.brouillon_version_ajoutees(), des(version, apres, &Changement::Ajoute)))
        .puis(suite(t.brouillon_version_retirees(), des(version, avant, &Changement::Retire)))
        .puis(suite(t.brouillon_version_modifiees(), modifiees(decor, version)))
        .puis(suite(t.brouillon_version_reprendre(), reprendre));
    if !version.delaissees.is_empty() {
        contenu = contenu
            .puis(TitreSection::nouveau(t.brouillon_version_delaissees()))
            .puis(Prose::texte(t.brouillon_version_delaissees_texte()))
            .puis(Recapitulatif::nouveau(lignes(&version.delaissees)));
    }
    let passer = Bouton::primaire(t.brouillon_version_passer()).avance();
    let garder = Bouton::lien(t.brouillon_version_garder())
        .vers(decor.url(format_args!("/brouillons/{id}")));
    let pied = PiedFormulaire::nouveau(passer).autre(garder);
    let caches = decor.jeton().puis(Cache { nom: "version", valeur: &version.id.to_string() });
    let adresse = decor.url(format_args!("/brouillons/{id}/version"));
    let formulaire = BlocFormulaire::post(adresse, caches, pied);
    decor.gabarit_parcours(t.brouillon_version_titre()).etroit().contenu(contenu.puis(formulaire))
}

fn libelle(formulaire: &Formulaire, champ: ChampId) -> String {
    formulaire.champ(champ).map(|champ| libelle_court(&champ.libelle)).unwrap_or_default()
}

fn des(version: &NouvelleVersion, formulaire: &Formulaire, voulu: &Changement) -> Vec<String> {
    let ceux = version.changements.iter().filter(|(_, changement)| changement == voulu);
    ceux.map(|(champ, _)| libelle(formulaire, *champ)).filter(|texte| !texte.is_empty()).collect()
}

/// Each question that is otherwise, and how.
fn modifiees(decor: &Decor<'_>, version: &NouvelleVersion) -> Vec<String> {
    let (t, formulaire) = (decor.t, &version.revision.formulaire);
    let dite = |champ: ChampId, aspect: &Aspect| match aspect {
        Aspect::Libelle => t.brouillon_version_libelle(),
        Aspect::Description => t.brouillon_version_aide(),
        Aspect::Requis => match formulaire.champ(champ).is_some_and(|champ| champ.obligatoire()) {
            true => t.brouillon_version_obligatoire(),
            false => t.brouillon_version_facultative(),
        },
        Aspect::Genre => t.brouillon_version_genre(),
        Aspect::Condition => t.brouillon_version_condition(),
    };
    let ligne = |(champ, changement): &(ChampId, Changement)| {
        let Changement::Modifie(aspects) = changement else { return None };
        let dits: Vec<&str> = aspects.iter().map(|aspect| dite(*champ, aspect)).collect();
        Some(t.brouillon_version_modifiee(libelle(formulaire, *champ), dits.join(", ")))
    };
    version.changements.iter().filter_map(ligne).collect()
}
