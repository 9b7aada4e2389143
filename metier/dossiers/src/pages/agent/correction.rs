//! The correction of a dossier: what is awaited, what came, entering what came on paper.

use axum::http::StatusCode;
use db::Tx;
use web::composants::{
    BlocFormulaire, Bouton, Carte, ChampDate, Encart, FilAriane, Gabarit, HtmlSur, LigneRecap,
    PiedFormulaire, Recapitulatif, ResumeErreurs, TitrePage, Ton, id_de,
};
use web::{Formulaire, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::actes::refuser;
use super::commun::{Lu, Place, adresse, caches, gabarit, ouvrir, peut};
use super::dossier::avec_statut;
use super::mots;
use super::saisie::date;
use crate::actions::{self, INSTRUIRE, REMPLIR};
use crate::erreur::Erreur;
use crate::modele::{Auteur, Correction, DossierId, Issue, Motif};
use crate::pages::changements::Changements;
use crate::pages::html::Lien;

/// Above the request: the correction that is awaited, else what the last one changed.
pub(super) fn cartes(requete: &Requete, lu: &Lu) -> HtmlSur {
    let vue = &lu.agent.vue;
    let carte = match vue.correction() {
        Some(correction) => attendue(requete, lu, correction).into(),
        None => changee(requete, lu).map_or_else(HtmlSur::default, HtmlSur::from),
    };
    if !lu.dossier().attend_lecture || lue_ici(lu) {
        return carte;
    }
    let lire = adresse(requete, lu.dossier().id, "/messages");
    let lien = Lien { href: &lire, texte: requete.textes.correction_agent_a_lire() };
    HtmlSur::from(Encart::html(Ton::Info, HtmlSur::paragraphe(&lien.into()))).puis(carte)
}

/// Whether all that waits to be read is the answer to a correction, which the page of the request
/// shows: its applicant has written no message since it was asked.
pub(super) fn lue_ici(lu: &Lu) -> bool {
    let vue = &lu.agent.vue;
    let derniere = vue.corrections.last().filter(|c| c.issue == Some(Issue::Repondue));
    let ecrit = vue.messages.iter().rfind(|message| message.auteur == Auteur::Usager);
    lu.dossier().attend_lecture
        && derniere.is_some_and(|c| ecrit.is_none_or(|message| message.cree_le < c.demandee_le))
}

/// What is awaited, why, until when, and what it does to the clock.
fn attendue(requete: &Requete, lu: &Lu, correction: &Correction) -> Carte<'static> {
    let (t, vue) = (requete.textes, &lu.agent.vue);
    let formulaire = &vue.revision.formulaire;
    let champs = correction.champs.iter().filter_map(|champ| formulaire.champ(*champ));
    let libelles: Vec<String> =
        champs.map(|champ| demarches::texte_simple(&champ.libelle)).collect();
    let court = vue.demarche.regime.silence().is_some();
    let delai = match &correction.fondement {
        _ if !court => t.correction_agent_sans_delai().to_owned(),
        Some(texte) => t.correction_agent_arrete(texte),
        None => t.correction_agent_n_arrete_pas().to_owned(),
    };
    let message = actions::message_de(correction, &vue.messages);
    let mut lignes = vec![
        LigneRecap::texte(t.correction_agent_pourquoi(), motif(requete, correction.motif)),
        LigneRecap::texte(t.correction_agent_attendu(), &libelles.join("\n")),
        LigneRecap::texte(
            t.correction_agent_jusqu_au(),
            &mots::majuscule(&t.date_avec_jour(correction.attendue_le)),
        ),
        LigneRecap::texte(t.correction_agent_delai(), &delai),
    ];
    lignes.extend(message.map(|m| LigneRecap::texte(t.correction_agent_message(), &m.corps)));
    let mut contenu = HtmlSur::from(Recapitulatif::nouveau(lignes));
    if peut(requete, INSTRUIRE.permission) {
        let id = lu.dossier().id;
        let arrivee = Bouton::second(t.correction_agent_arrivee());
        let arrivee = arrivee.vers(adresse(requete, id, "/correction"));
        let annuler = Bouton::neutre(t.correction_agent_annuler()).nom("acte", "annuler");
        let mut pied = PiedFormulaire::nouveau(arrivee).autre(annuler);
        let jour = requete.ctx.clock.now().date();
        let sans = actions::echeance_sans(lu.dossier(), &vue.demarche, correction, jour);
        if let Some(echeance) = sans.filter(|_| court && correction.fondement.is_some()) {
            let date = t.date_longue(echeance.date);
            pied = pied.note(HtmlSur::texte(&t.correction_agent_si_annulee(date)));
        }
        let vers = adresse(requete, id, "/correction");
        contenu = contenu.puis(BlocFormulaire::post(vers, caches(requete, lu.dossier()), pied));
    }
    Carte::nouvelle(t.correction_agent_attendue(), contenu)
}

/// What the last correction that was answered changed.
fn changee(requete: &Requete, lu: &Lu) -> Option<Carte<'static>> {
    let (t, vue) = (requete.textes, &lu.agent.vue);
    let correction = vue.corrections.iter().rfind(|c| c.issue == Some(Issue::Repondue))?;
    let fichiers = adresse(requete, lu.dossier().id, "/fichiers");
    let lignes = Changements { t, vue, fichiers }.de(correction);
    let recue = correction.recue_le.map(|jour| t.date_avec_jour(jour)).unwrap_or_default();
    let quand = HtmlSur::paragraphe(&HtmlSur::texte(&t.correction_agent_recue_le(recue)));
    let contenu = match lignes.is_empty() {
        true => HtmlSur::paragraphe(&HtmlSur::texte(t.correction_agent_rien_change())),
        false => Recapitulatif::nouveau(lignes).into(),
    };
    Some(Carte::nouvelle(t.correction_change_titre(), quand.puis(contenu)))
}

/// The reason, in words.
pub(super) fn motif(requete: &Requete, motif: Motif) -> &'static str {
    let t = requete.textes;
    match motif {
        Motif::Incomplet => t.correction_agent_motif_incomplet(),
        Motif::Incorrect => t.correction_agent_motif_incorrect(),
        Motif::Perime => t.correction_agent_motif_perime(),
    }
}

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    let jour = requete.ctx.clock.now().date();
    let saisie = [jour.day().to_string(), jour.month().to_string(), jour.year().to_string()];
    match lu.agent.vue.correction() {
        Some(_) => rendre(&page(&requete, &lu, &saisie, false)),
        None => Ok(redirect_303(adresse(&requete, lu.dossier().id, ""))),
    }
}

pub(super) async fn agir(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    if envoi.texte("acte") == "annuler" {
        let acte = move |tx: &mut Tx<'_>| actions::annuler_correction(tx, id);
        return match requete.app.db.write(&requete.ctx, acte).await {
            Ok(()) => Ok(redirect_303(adresse(&requete, id, "?fait=correction-annulee"))),
            Err(erreur) => refuser(&requete, id, &envoi, erreur, "").await,
        };
    }
    let saisie = ["recue_jour", "recue_mois", "recue_annee"].map(|nom| envoi.texte(nom).to_owned());
    let recue_le = date(&saisie);
    let acte = move |tx: &mut Tx<'_>| {
        actions::ouvrir(tx, id, INSTRUIRE)?;
        let recue_le = recue_le.ok_or(Erreur::ReceptionImpossible)?;
        actions::repondre_correction(tx, id, Some(recue_le))
    };
    match requete.app.db.write(&requete.ctx, acte).await {
        Ok(_) => Ok(redirect_303(adresse(&requete, id, "?fait=correction-arrivee"))),
        Err(Erreur::ReceptionImpossible) => {
            let lu = ouvrir(&requete, id).await?;
            avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page(&requete, &lu, &saisie, true))
        }
        Err(erreur) => refuser(&requete, id, &envoi, erreur, "").await,
    }
}

/// « La réponse est arrivée »: the new answers are typed on the applicant's own pages, then the day
/// of reception is told here.
fn page<'a>(requete: &'a Requete, lu: &Lu, saisie: &[String; 3], refusee: bool) -> Gabarit<'a> {
    let (t, id) = (requete.textes, lu.dossier().id);
    let [jour, mois, annee] = saisie.clone();
    let faute = refusee.then(|| t.correction_agent_erreur_recue());
    let quand = ChampDate::nouveau(requete.mots(), "recue", t.correction_agent_quand_recue())
        .aide(t.correction_agent_quand_recue_aide())
        .valeurs(jour, mois, annee)
        .erreurs(faute);
    let garder = Bouton::primaire(t.correction_agent_enregistrer());
    let retour = Bouton::lien(t.commun_annuler()).vers(adresse(requete, id, ""));
    let champs = HtmlSur::from(quand).puis(PiedFormulaire::nouveau(garder).autre(retour));
    let resume = ResumeErreurs::nouveau(requete.mots());
    let resume =
        faute.into_iter().fold(resume, |resume, faute| resume.erreur(id_de("recue"), faute));
    let mut contenu = HtmlSur::from(resume);
    if peut(requete, REMPLIR.permission) {
        let saisir = Bouton::second(t.correction_agent_saisir());
        let saisir = saisir.vers(requete.ctx.url(format_args!("/brouillons/{id}")));
        let encart = HtmlSur::texte(t.correction_agent_saisir_texte());
        let encart = HtmlSur::paragraphe(&encart).puis(HtmlSur::paragraphe(&saisir.into()));
        contenu = contenu.puis(Encart::html(Ton::Info, encart));
    }
    let vers = adresse(requete, id, "/correction");
    let contenu = contenu.puis(BlocFormulaire::post(vers, caches(requete, lu.dossier()), champs));
    let fil = FilAriane::nouveau(requete.mots(), [(lu.titre(t), adresse(requete, id, ""))]);
    gabarit(requete, t.correction_agent_arrivee(), Place::Dossiers, "")
        .fil(fil)
        .titre_page(TitrePage::nouveau(t.correction_agent_arrivee()))
        .etroit()
        .en_erreur(refusee)
        .contenu(contenu)
}
