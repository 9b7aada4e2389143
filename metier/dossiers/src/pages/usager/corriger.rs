//! A correction, for its applicant: the task on the follow page, the review before it is sent, what
//! it changed.

use delais::Silence;
use web::composants::{
    BlocFormulaire, Bouton, Depliant, Encart, Etat as Signe, Etiquette, Gabarit, HtmlSur, Pas,
    PiedFormulaire, Plaque, Prose, Recapitulatif, TitreSection, Ton,
};

use super::cadre::{Lieu, Parcours};
use super::decor::{Decor, majuscule};
use super::fautes::{self, Faute};
use super::recapituler::Relecture;
use crate::actions;
use crate::lecture::Vue;
use crate::modele::{Correction, Evenement, Issue};
use crate::pages::changements::Changements;

/// The one thing to do: what, why, until when, and what happens to the delay.
pub(super) fn plaque(decor: &Decor<'_>, vue: &Vue, correction: &Correction) -> Plaque<'static> {
    let (t, id) = (decor.t, vue.dossier().id);
    let etiquette = Etiquette::etat(Signe::ACompleter, t.correction_etat());
    let jour = t.date_longue(correction.attendue_le);
    let passee = correction.attendue_le < decor.ctx.clock.now().date();
    let ordre = match passee {
        true => t.correction_plaque_passee(jour),
        false => t.correction_plaque(jour),
    };
    let repondre = Bouton::sur_plaque(t.correction_repondre()).avance();
    let repondre = repondre.vers(decor.url(format_args!("/brouillons/{id}")));
    let formulaire = &vue.revision.formulaire;
    let champs = correction.champs.iter().filter_map(|champ| formulaire.champ(*champ));
    let libelles: Vec<String> = champs.map(|champ| fautes::libelle_court(&champ.libelle)).collect();
    let quoi = match libelles.is_empty() {
        true => t.correction_plaque_tout().to_owned(),
        false => t.correction_plaque_quoi(t.liste(&libelles)),
    };
    Plaque::tache(etiquette, ordre)
        .texte(format!("{quoi} {}", delai(decor, vue, correction)))
        .bouton(repondre)
}

/// What happens to the delay: stopped or not, and what follows.
fn delai(decor: &Decor<'_>, vue: &Vue, correction: &Correction) -> String {
    let t = decor.t;
    let Some(echeance) = actions::horloge(vue.dossier(), &vue.demarche).map(|h| h.echeance())
    else {
        return String::new();
    };
    match (correction.fondement.is_some(), echeance.sens) {
        (true, Some(Silence::Refus)) => t.correction_delai_arrete(),
        (true, Some(Silence::Acceptation)) => t.correction_delai_attend(),
        (false, Some(_)) => t.correction_delai_court(),
        (_, None) => t.correction_delai_aucun(),
    }
    .to_owned()
}

/// The agents' words, whole, under the plaque.
pub(super) fn demande(decor: &Decor<'_>, vue: &Vue, correction: &Correction) -> HtmlSur {
    let t = decor.t;
    let message = actions::message_de(correction, &vue.messages).filter(|m| !m.corps.is_empty());
    let Some(message) = message else { return HtmlSur::default() };
    let mut contenu: HtmlSur = Prose::texte(&message.corps).into();
    if let Some(texte) = &correction.fondement {
        contenu = contenu.puis(HtmlSur::paragraphe(&HtmlSur::texte(&t.correction_texte(texte))));
    }
    let titre = t.correction_demande(&decor.site.autorite);
    Encart::html(Ton::Attention, contenu).titre(titre).into()
}

/// The steps of the path that corrections and a reopening add, in order.
pub(super) fn pas(decor: &Decor<'_>, vue: &Vue) -> Vec<Pas<'static>> {
    let t = decor.t;
    let attendue = vue.correction().is_some();
    let dernier = vue.corrections.len();
    let mut pas: Vec<_> = vue
        .corrections
        .iter()
        .zip(1..)
        .flat_map(|(correction, rang)| {
            let quand = majuscule(&decor.instant(correction.demandee_le));
            let demande = match attendue && rang == dernier {
                true => Pas::courant(t.correction_chemin_demandee()),
                false => Pas::fait(t.correction_chemin_demandee()),
            };
            let fin = match correction.issue {
                Some(Issue::Repondue) => Some(t.correction_chemin_recue()),
                Some(Issue::Annulee) => Some(t.correction_chemin_annulee()),
                Some(Issue::SansReponse) => Some(t.correction_chemin_sans_reponse()),
                None => None,
            };
            let close_le = correction.close_le.map(|instant| majuscule(&decor.instant(instant)));
            let fin = fin.map(|mot| Pas::fait(mot).detail(&close_le.unwrap_or_default()));
            [Some(demande.detail(&quand)), fin].into_iter().flatten()
        })
        .collect();
    let rouverte = vue
        .traitements_visibles()
        .last()
        .filter(|traitement| traitement.evenement == Evenement::RepasserEnInstruction);
    pas.extend(rouverte.map(|traitement| {
        let quand = majuscule(&decor.instant(traitement.quand));
        Pas::fait(t.correction_chemin_rouverte()).detail(&quand)
    }));
    pas
}

/// What the last correction changed, folded.
pub(super) fn changee(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let repondue = vue.corrections.iter().rfind(|c| c.issue == Some(Issue::Repondue));
    let Some(correction) = repondue else { return HtmlSur::default() };
    let fichiers = decor.url(format_args!("/dossiers/{}/fichiers", vue.dossier().id));
    let lignes = Changements { t: decor.t, vue, fichiers }.de(correction);
    if lignes.is_empty() {
        return HtmlSur::default();
    }
    Depliant::nouveau(decor.t.correction_change_titre(), Recapitulatif::nouveau(lignes)).into()
}

/// What is still to be mended before it is sent.
pub(super) fn fautes(decor: &Decor<'_>, vue: &Vue) -> Vec<Faute> {
    let (Some(correction), Some(tenues)) = (vue.correction(), &vue.tenues) else {
        return Vec::new();
    };
    let jour = decor.ctx.clock.now().date();
    let reponses = &vue.contenu.reponses;
    actions::restants(&vue.revision, correction, tenues, reponses, jour)
        .iter()
        .map(|probleme| Faute::de(decor.t, &vue.revision.formulaire, probleme))
        .collect()
}

/// The review: what changes, every answer within reach, then the one button that sends. `refusee`
/// holds why it was not sent, when it was tried.
pub(super) fn page_relire<'p>(
    parcours: &'p Parcours<'_>,
    refusee: Option<Vec<Faute>>,
) -> Gabarit<'p> {
    let (decor, vue) = (parcours.decor, parcours.vue);
    let (t, id) = (decor.t, vue.dossier().id);
    let en_erreur = refusee.is_some();
    let reste = refusee.unwrap_or_default();
    let fichiers = decor.url(format_args!("/brouillons/{id}/fichiers"));
    let tenues = vue.tenues.as_ref().unwrap_or(&vue.contenu.reponses);
    let lignes = Changements { t, vue, fichiers }.entre(tenues, &vue.contenu.reponses);
    let rien = lignes.is_empty();
    let tete = match (en_erreur, rien) {
        (true, true) if reste.is_empty() => {
            Encart::texte(Ton::Grave, t.correction_rien_texte()).titre(t.correction_rien()).into()
        }
        (true, _) => fautes::resume(decor, &reste).into(),
        (false, true) => Encart::texte(Ton::Attention, t.correction_rien_texte())
            .titre(t.correction_rien())
            .into(),
        (false, false) => HtmlSur::default(),
    };
    let mut corps = HtmlSur::default();
    if !rien {
        corps = corps.puis(Recapitulatif::nouveau(lignes).titre(t.correction_ce_qui_change()));
    }
    let relecture = Relecture { parcours, fautes: &reste, modifiable: true };
    let tout = parcours.etapes.iter();
    let tout = tout.fold(HtmlSur::default(), |html, etape| html.puis(relecture.etape(etape)));
    let depliant = Depliant::nouveau(t.correction_tout(), tout);
    corps = corps.puis(if reste.is_empty() { depliant } else { depliant.ouvert() });
    let envoyer = Bouton::primaire(t.correction_envoyer());
    let plus_tard = decor.url(format_args!("/brouillons/{id}/plus-tard"));
    let pied = PiedFormulaire::nouveau(envoyer)
        .autre(Bouton::lien(t.usager_plus_tard()).vers(plus_tard))
        .note(HtmlSur::texte(t.correction_suite()));
    let adresse = Lieu::Relire.adresse(decor, id);
    let corps = corps.puis(BlocFormulaire::post(adresse, decor.jeton(), pied));
    parcours.page(Lieu::Relire, t.correction_relire(), tete, corps).en_erreur(en_erreur)
}

/// An agent types what came on paper: the day it came is told on their own page.
pub(super) fn page_agent<'p>(parcours: &'p Parcours<'_>) -> Gabarit<'p> {
    let (decor, id) = (parcours.decor, parcours.vue.dossier().id);
    let t = decor.t;
    let vers = decor.url(format_args!("/agent/dossiers/{id}/correction"));
    let suite = Bouton::primaire(t.correction_agent_dater()).vers(vers).avance();
    let corps = HtmlSur::from(TitreSection::nouveau(t.correction_agent_saisie_finie()))
        .puis(PiedFormulaire::nouveau(suite));
    parcours.page(Lieu::Relire, t.correction_relire(), HtmlSur::default(), corps)
}
