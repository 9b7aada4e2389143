//! The decision letter: what is decided, why, who decided, how to contest.

use demarches::Demarche;
use documents::{Block, Document};
use langues::Textes;
use primitives::Stamp;

use super::entete::{Entete, paragraphes};
use super::mentions::{Contacts, insecable, nom_service, service};
use crate::lisible::majuscule;
use crate::modele::{Decision, Dossier, Sens, Signataire};

/// What was decided.
pub(crate) struct Reponse<'a> {
    pub(crate) decision: &'a Decision,
    /// Whether it goes by post, where a signature is needed: only what the téléservice notifies does
    /// without it (CRPA L212-2).
    pub(crate) a_poster: bool,
    /// The instant of the letter.
    pub(crate) le: Stamp,
}

/// The letter of a decision; a draft of it, which says so, until the decision has left.
pub(crate) fn decision(
    t: Textes,
    entete: &Entete,
    dossier: &Dossier,
    demarche: &Demarche,
    &Reponse { decision, a_poster, le }: &Reponse<'_>,
) -> Document {
    let nom = demarche.nom_demande.mot(t);
    let jour = decision.signataire.acte_du.or(decision.prise_le.map(|instant| instant.date()));
    let mut lettre = entete.lettre(t, dossier, demarche, le, jour.unwrap_or(le.date()));
    lettre.title = t.lettre_decision_titre_document(dossier.id.to_string());
    lettre.subject = match decision.sens {
        Sens::Accepter => t.lettre_decision_objet_accepter(nom, &demarche.titre),
        Sens::Refuser => t.lettre_decision_objet_refuser(nom, &demarche.titre),
        Sens::ClasserSansSuite => t.lettre_decision_objet_arreter(nom, &demarche.titre),
    };
    if decision.partie_le.is_none() {
        lettre.blocks.push(Block::Notice(t.lettre_decision_projet().to_owned()));
    }
    lettre.blocks.push(Block::Paragraph(bonjour(t, &dossier.identite.civilite).to_owned()));
    lettre.blocks.push(Block::Paragraph(annonce(t, entete, dossier, demarche, decision.sens)));
    lettre.blocks.extend(motivation(t, decision));
    if decision.sens != Sens::Accepter {
        lettre.blocks.push(Block::Heading(t.usager_decision_contester().to_owned()));
        let voies = contester(t, &entete.collectivite.autorite, demarche);
        lettre.blocks.extend(voies.iter().flat_map(|voie| paragraphes(voie)));
    }
    let service = service(demarche, &Contacts::from(&entete.collectivite));
    if !service.telephone.is_empty() {
        let appeler = t.lettre_decision_appeler(insecable(&service.telephone));
        lettre.blocks.push(Block::Paragraph(appeler));
    }
    lettre.signature = signature(t, &decision.signataire, &nom_service(&service));
    if !a_poster && lettre.signature.is_some() && decision.signataire.acte_du.is_none() {
        lettre.footer.push(t.lettre_decision_loi_signature().to_owned());
    }
    lettre
}

fn bonjour(t: Textes, civilite: &str) -> &'static str {
    match civilite {
        "M" => t.lettre_decision_monsieur(),
        "Mme" => t.lettre_decision_madame(),
        _ => t.lettre_decision_madame_monsieur(),
    }
}

/// What was received, for whom, and what becomes of it.
fn annonce(
    t: Textes,
    entete: &Entete,
    dossier: &Dossier,
    demarche: &Demarche,
    sens: Sens,
) -> String {
    let nom = demarche.nom_demande.mot(t);
    let recue = dossier.recu_le.map(|jour| t.date_longue(jour)).unwrap_or_default();
    let recue = match dossier.identite.personne() == dossier.demandeur {
        true => t.lettre_decision_recue(nom, recue),
        false => t.lettre_decision_recue_pour(nom, &dossier.demandeur, recue),
    };
    let suite = match sens {
        Sens::Accepter => t.lettre_decision_acceptee().to_owned(),
        Sens::Refuser => t.lettre_decision_refusee().to_owned(),
        Sens::ClasserSansSuite => {
            t.lettre_decision_arretee(majuscule(&entete.collectivite.autorite))
        }
    };
    format!("{recue} {suite}")
}

/// Why (CRPA L211-2, L211-5), or what comes with an acceptance.
fn motivation(t: Textes, decision: &Decision) -> Vec<Block> {
    if decision.motivation.trim().is_empty() {
        return Vec::new();
    }
    let titre = match decision.sens {
        Sens::Accepter => t.lettre_decision_a_savoir(),
        Sens::Refuser | Sens::ClasserSansSuite => t.usager_decision_pourquoi(),
    };
    let titre = Block::Heading(titre.to_owned());
    [titre].into_iter().chain(paragraphes(&decision.motivation)).collect()
}

/// How to contest: the authority, then the court, by the routes of the démarche, else those of every
/// decision (CJA R421-1, R421-5).
pub(crate) fn contester(t: Textes, autorite: &str, demarche: &Demarche) -> Vec<String> {
    let revoir = t.usager_decision_revoir(autorite);
    match demarche.voies_recours.trim() {
        "" => vec![revoir, t.usager_decision_tribunal().to_owned()],
        voies => vec![revoir, t.usager_decision_deux_mois().to_owned(), voies.to_owned()],
    }
}

/// First name, name, quality and service (CRPA L212-1), delegation (L212-2); nothing while nobody has
/// signed.
fn signature(t: Textes, qui: &Signataire, service: &str) -> Option<Vec<String>> {
    if !qui.est_complet() {
        return None;
    }
    let mut lignes = vec![
        format!("{} {}", qui.prenom.trim(), qui.nom.trim()),
        majuscule(&qui.qualite),
        service.to_owned(),
    ];
    lignes
        .extend(qui.delegation.as_ref().map(|delegation| t.lettre_decision_delegation(delegation)));
    lignes.extend(qui.acte_du.map(|jour| t.lettre_decision_acte(t.date_longue(jour))));
    lignes.retain(|ligne| !ligne.is_empty());
    Some(lignes)
}
