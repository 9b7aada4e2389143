//! The review: every answer with « Modifier », then the one button that sends. Sent twice, it is
//! filed once.

use axum::http::StatusCode;
use delais::Regime;
use formulaires::Probleme;
use journal::SealKey;
use primitives::ActorKind;
use web::composants::{
    BlocFormulaire, Bouton, Encart, Gabarit, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif,
    ResumeErreurs, Saisies, Ton, id_de,
};
use web::{Formulaire, PathArgs, Reponse, Requete, redirect_303};

use super::cadre::{Lieu, Parcours};
use super::decor::Decor;
use super::etape::avec_statut;
use super::fautes::Faute;
use super::recapituler::{Relecture, lignes_identite};
use super::{acces, conflit, corriger, fautes, notification, preparees, session, version};
use crate::actions;
use crate::erreur::Erreur;
use crate::lecture::{self, Vue};
use crate::modele::{Defaut, DossierId, Impossible};

/// What is still to be mended.
#[derive(Default)]
pub(super) struct Reste {
    identite: Vec<Defaut>,
    fautes: Vec<Faute>,
}

impl Reste {
    pub(super) fn de(decor: &Decor<'_>, vue: &Vue) -> Self {
        let jour = decor.ctx.clock.now().date();
        let formulaire = &vue.revision.formulaire;
        let reponses = &vue.contenu.reponses;
        let mut problemes = formulaires::verifier(formulaire, reponses, jour);
        problemes.extend(actions::inutilisables(formulaire, reponses, &vue.fichiers));
        let bloquants = problemes.iter().filter(|probleme: &&Probleme| probleme.bloque());
        Self {
            identite: vue.dossier().identite.defauts(),
            fautes: bloquants.map(|p| Faute::de(decor.t, formulaire, p)).collect(),
        }
    }

    fn est_vide(&self) -> bool {
        self.identite.is_empty() && self.fautes.is_empty()
    }
}

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::a_remplir(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let decor = Decor::de(&requete);
    if vue.tenues.is_some() {
        let parcours = Parcours::nouveau(&decor, &vue);
        return web::rendre(&match requete.ctx.actor.kind == ActorKind::Staff {
            true => corriger::page_agent(&parcours),
            false => corriger::page_relire(&parcours, None),
        });
    }
    let reste = Reste::de(&decor, &vue);
    web::rendre(&page_relire(&Parcours::nouveau(&decor, &vue), &reste, Envoi::default()))
}

pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    formulaire: Formulaire,
) -> Reponse {
    let id = DossierId(id);
    let agent = requete.ctx.actor.kind == ActorKind::Staff;
    let consent = formulaire.texte(notification::CASE) == "oui";
    let cle = requete.app.seal_key.clone();
    match requete
        .app
        .db
        .write(&requete.ctx, move |tx| envoyer_ici(tx, id, &cle, consent, agent))
        .await
    {
        Ok(Envoye::Depot) => Ok(acces::vers_recu(&requete, id)),
        Ok(Envoye::Corrections) => {
            let suivi = format_args!("/dossiers/{id}?fait=corrections");
            Ok(redirect_303(requete.ctx.url(suivi)))
        }
        Ok(Envoye::ParAgent) => {
            let dater = format_args!("/agent/dossiers/{id}/correction");
            Ok(redirect_303(requete.ctx.url(dater)))
        }
        Err(Erreur::Impossible(Impossible::SansCorrection)) => {
            conflit::plus_demandee(&requete, id, None).await
        }
        Err(Erreur::Introuvable) => session::perdue(&requete, id, &formulaire).await,
        Err(
            Erreur::Identite(_)
            | Erreur::Reponses(_)
            | Erreur::RienDeChange
            | Erreur::Impossible(Impossible::Ineligible),
        ) => {
            let vue = match acces::a_remplir(&requete, id).await? {
                Ok(vue) => vue,
                Err(reponse) => return Ok(reponse),
            };
            let decor = Decor::de(&requete);
            let reste = Reste::de(&decor, &vue);
            let parcours = Parcours::nouveau(&decor, &vue);
            let page = match vue.tenues.is_some() {
                true => corriger::page_relire(&parcours, Some(corriger::fautes(&decor, &vue))),
                false => page_relire(&parcours, &reste, Envoi { refuse: true, consent }),
            };
            Ok(avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(autre) => Err(autre.into()),
    }
}

/// What the one button of a review sent.
enum Envoye {
    Depot,
    Corrections,
    /// Nothing: an agent says on their own page which day the paper came.
    ParAgent,
}

/// Sends what is awaited: the corrections of a dossier, else the draft.
fn envoyer_ici(
    tx: &mut db::Tx<'_>,
    id: DossierId,
    cle: &SealKey,
    consent: bool,
    agent: bool,
) -> Result<Envoye, Erreur> {
    if lecture::consulter(tx, id)?.corrections.is_empty() {
        return deposer(tx, id, cle, consent);
    }
    if agent {
        return Ok(Envoye::ParAgent);
    }
    actions::repondre_correction(tx, id, None).map(|_| Envoye::Corrections)
}

/// Files the draft; who gave an address may accept that decisions come by mail alone.
fn deposer(
    tx: &mut db::Tx<'_>,
    id: DossierId,
    cle: &SealKey,
    consent: bool,
) -> Result<Envoye, Erreur> {
    let recu = actions::deposer_atteste(tx, id, None, cle)?;
    if recu.nouveau && consent && !recu.dossier.identite.courriel.is_empty() {
        actions::consentir(tx, id, true)?;
    }
    Ok(Envoye::Depot)
}

/// How the page was sent, when it comes back.
#[derive(Clone, Copy, Default)]
pub(super) struct Envoi {
    refuse: bool,
    /// Whether decisions may come by mail alone.
    consent: bool,
}

/// The review, which reads like a letter.
pub(super) fn page_relire<'p>(
    parcours: &'p Parcours<'_>,
    reste: &Reste,
    envoi: Envoi,
) -> Gabarit<'p> {
    let decor = parcours.decor;
    let t = decor.t;
    let tete = match (envoi.refuse, reste.est_vide()) {
        (true, _) => HtmlSur::from(resume(decor, reste)),
        (false, false) => Encart::texte(Ton::Attention, t.usager_relire_reste_texte())
            .titre(t.usager_relire_reste(reste.identite.len() + reste.fautes.len()))
            .into(),
        (false, true) => HtmlSur::default(),
    };
    let tete = tete.puis(version::rappel(parcours)).puis(preparees::rappel(parcours, |_| true));
    let relecture = Relecture { parcours, fautes: &reste.fautes, modifiable: true };
    let mut corps = identite(parcours, reste);
    for etape in &parcours.etapes {
        corps = corps.puis(relecture.etape(etape));
    }
    let corps = corps.puis(version::delaissees(parcours));
    if parcours.exclu().is_some() {
        let page = parcours.page(Lieu::Relire, t.usager_relire_titre(), tete, corps);
        return page.en_erreur(envoi.refuse);
    }
    let nom = parcours.vue.demarche.nom_demande.mot(t);
    let bouton = Bouton::primaire(t.usager_relire_envoyer(nom));
    let plus_tard = decor.url(format_args!("/brouillons/{}/plus-tard", parcours.vue.dossier().id));
    let pied = PiedFormulaire::nouveau(bouton)
        .autre(Bouton::lien(t.usager_plus_tard()).vers(plus_tard))
        .note(HtmlSur::texte(&suite(parcours)));
    let adresse = Lieu::Relire.adresse(decor, parcours.vue.dossier().id);
    let champs = notification::case(decor, parcours.vue, envoi.consent).puis(pied);
    let corps = corps.puis(BlocFormulaire::post(adresse, decor.jeton(), champs));
    let brouillon = decor.url(format_args!("/brouillons/{}/", parcours.vue.dossier().id));
    let tete = tete.puis(Saisies::nouvelles(decor.mots, brouillon));
    parcours.page(Lieu::Relire, t.usager_relire_titre(), tete, corps).en_erreur(envoi.refuse)
}

fn resume(decor: &Decor<'_>, reste: &Reste) -> ResumeErreurs<'static> {
    let t = decor.t;
    let resume = ResumeErreurs::nouveau(decor.mots);
    let resume = reste.identite.iter().fold(resume, |resume, defaut| {
        resume.erreur(id_de(ancre_identite(defaut)), phrase(t, defaut))
    });
    fautes::ajouter(resume, &reste.fautes)
}

fn phrase(t: langues::Textes, defaut: &Defaut) -> String {
    let cle = format!("usager-identite-defaut-{}", defaut.code);
    t.par_cle(&cle, &[]).unwrap_or(cle)
}

/// The line of the review that shows a control of the identity.
fn ancre_identite(defaut: &Defaut) -> &'static str {
    match defaut.champ {
        "nom" => "prenom",
        "beneficiaire_nom" => "beneficiaire_prenom",
        autre => autre,
    }
}

/// Who asks; what lacks has a line of its own, which the summary reaches.
fn identite(parcours: &Parcours<'_>, reste: &Reste) -> HtmlSur {
    let decor = parcours.decor;
    let (t, dossier) = (decor.t, parcours.vue.dossier());
    let page = Lieu::Identite.adresse(decor, dossier.id);
    let connues = lignes_identite(decor.t, &dossier.identite);
    let ligne = |nom: &str, terme: &'static str, valeur: HtmlSur, phrases: Vec<String>| {
        let verifier = if phrases.is_empty() { "" } else { "&verifier" };
        let href = format!("{page}?retour{verifier}#{}", id_de(nom));
        let html = super::recapituler::fautive(&id_de(nom), valeur, &phrases);
        LigneRecap::html(terme, html).modifier(t.commun_modifier(), href)
    };
    let phrases = |nom: &str| -> Vec<String> {
        let ici = reste.identite.iter().filter(|defaut| ancre_identite(defaut) == nom);
        ici.map(|defaut| phrase(t, defaut)).collect()
    };
    let mut lignes: Vec<LigneRecap<'static>> = connues
        .iter()
        .map(|(nom, terme, valeur)| ligne(nom, terme, HtmlSur::texte(valeur), phrases(nom)))
        .collect();
    for defaut in &reste.identite {
        let nom = ancre_identite(defaut);
        let montre = connues.iter().any(|(connu, ..)| *connu == nom);
        let premier = reste.identite.iter().find(|autre| ancre_identite(autre) == nom);
        if !montre && premier == Some(defaut) {
            let manque = HtmlSur::texte(t.usager_relire_manque());
            lignes.push(ligne(nom, t.usager_etape_identite(), manque, phrases(nom)));
        }
    }
    Recapitulatif::nouveau(lignes).titre(t.usager_identite_titre()).into()
}

/// What happens once it is sent.
fn suite(parcours: &Parcours<'_>) -> String {
    let (t, demarche) = (parcours.decor.t, &parcours.vue.demarche);
    let nom = demarche.nom_demande.mot(t);
    match demarche.regime {
        Regime::Declaratif => t.usager_relire_suite_declaration(nom),
        _ => t.usager_relire_suite(nom),
    }
}
