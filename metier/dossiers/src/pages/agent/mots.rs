//! Dates, states and events in the agents' words.

use jiff::civil::Date;
use langues::Textes;
use primitives::Stamp;
use web::composants::{Etat as Signe, Etiquette, Icone, Ton};

pub(super) use crate::lisible::{canal, majuscule};
use crate::modele::{Etat, Evenement, Place, Sens};

/// « mar. 24 nov. », with its year when it is not this one.
pub(super) fn jour_court(t: Textes, jour: Date, aujourdhui: Date) -> String {
    let semaine = t.agent_jour_court(jour.weekday().to_monday_one_offset());
    let court =
        t.agent_date_courte(semaine, jour.day().to_string(), t.agent_mois_court(jour.month()));
    if jour.year() == aujourdhui.year() { court } else { format!("{court}\u{a0}{}", jour.year()) }
}

/// « Mardi 24 novembre ».
pub(super) fn jour_sans_annee(t: Textes, jour: Date) -> String {
    let quantieme = match jour.day() {
        1 => t.commun_premier_du_mois().to_owned(),
        autre => autre.to_string(),
    };
    majuscule(&t.agent_date_sans_annee(t.jour_semaine(jour), quantieme, t.mois(jour)))
}

/// « à 9 h 20 », « hier », « le 3 nov. ».
pub(super) fn quand(t: Textes, instant: Stamp, aujourdhui: Date) -> String {
    let jour = instant.date();
    match jours_entre(jour, aujourdhui) {
        0 => t.agent_quand_aujourdhui(t.heure(instant.in_paris().time())),
        1 => t.agent_quand_hier().to_owned(),
        _ => t.agent_quand_le(jour_bref(t, jour, aujourdhui)),
    }
}

/// « 3 nov. »
fn jour_bref(t: Textes, jour: Date, aujourdhui: Date) -> String {
    let bref = format!("{}\u{a0}{}", jour.day(), t.agent_mois_court(jour.month()));
    if jour.year() == aujourdhui.year() { bref } else { format!("{bref}\u{a0}{}", jour.year()) }
}

/// « Lundi 9 novembre 2026 à 20 h 13 ».
pub(super) fn instant(t: Textes, instant: Stamp) -> String {
    let local = instant.in_paris().datetime();
    majuscule(&t.commun_instant(t.date_avec_jour(local.date()), t.heure(local.time())))
}

/// Days from one date to another.
pub(super) fn jours_entre(de: Date, a: Date) -> i32 {
    (a - de).get_days()
}

/// The state of a dossier as its tag.
pub(super) fn etiquette(t: Textes, etat: Etat, place: Option<Place>) -> Etiquette<'static> {
    match (etat, place) {
        (_, Some(Place::APrendre)) => {
            Etiquette::libre(Icone::CercleTirets, Ton::Info, t.agent_etat_a_prendre())
        }
        (_, Some(Place::ASigner)) => {
            Etiquette::libre(Icone::Stylo, Ton::Attention, t.agent_etat_a_signer())
        }
        (_, Some(Place::Attente)) => Etiquette::etat(Signe::ACompleter, t.correction_agent_etat()),
        _ => etiquette_de(t, etat),
    }
}

fn etiquette_de(t: Textes, etat: Etat) -> Etiquette<'static> {
    match etat {
        Etat::Brouillon => Etiquette::etat(Signe::ATerminer, t.agent_etat_brouillon()),
        Etat::EnConstruction => Etiquette::etat(Signe::Recue, t.agent_etat_recue()),
        Etat::EnInstruction => Etiquette::etat(Signe::EnExamen, t.agent_etat_a_l_etude()),
        Etat::Accepte => Etiquette::etat(Signe::Acceptee, t.agent_etat_acceptee()),
        Etat::Refuse => Etiquette::etat(Signe::Refusee, t.agent_etat_refusee()),
        Etat::SansSuite => Etiquette::etat(Signe::Fermee, t.agent_etat_arretee()),
    }
}

/// The word of a state.
pub(super) fn etat(t: Textes, etat: Etat) -> &'static str {
    match etat {
        Etat::Brouillon => t.agent_etat_brouillon(),
        Etat::EnConstruction => t.agent_etat_recue(),
        Etat::EnInstruction => t.agent_etat_a_l_etude(),
        Etat::Accepte => t.agent_etat_acceptee(),
        Etat::Refuse => t.agent_etat_refusee(),
        Etat::SansSuite => t.agent_etat_arretee(),
    }
}

/// What a decision does.
pub(super) fn sens(t: Textes, sens: Sens) -> &'static str {
    match sens {
        Sens::Accepter => t.agent_sens_accepter(),
        Sens::Refuser => t.agent_sens_refuser(),
        Sens::ClasserSansSuite => t.agent_sens_classer_sans_suite(),
    }
}

/// What happened.
pub(super) fn evenement(t: Textes, evenement: Evenement) -> &'static str {
    match evenement {
        Evenement::Deposer => t.agent_evenement_depose(),
        Evenement::PasserEnInstruction => t.agent_evenement_passe_en_instruction(),
        Evenement::PasserAutomatiquementEnInstruction => {
            t.agent_evenement_passe_en_instruction_automatiquement()
        }
        Evenement::RepasserEnConstruction => t.agent_evenement_repasse_en_construction(),
        Evenement::DemanderCorrection => t.agent_evenement_demande_correction(),
        Evenement::DeposerCorrectionUsager => t.correction_agent_evenement_recue(),
        Evenement::DeposerCorrectionInstructeur => t.correction_agent_evenement_saisie(),
        Evenement::AnnulerCorrection => t.correction_agent_evenement_annulee(),
        Evenement::Accepter => t.agent_evenement_accepte(),
        Evenement::Refuser => t.agent_evenement_refuse(),
        Evenement::ClasserSansSuite => t.agent_evenement_classe_sans_suite(),
        Evenement::AccepterAutomatiquement => t.agent_evenement_accepte_automatiquement(),
        Evenement::RefuserAutomatiquement => t.agent_evenement_refuse_automatiquement(),
        Evenement::RepasserEnInstruction => t.agent_evenement_repasse_en_instruction(),
        Evenement::AnnulerDecision => t.agent_evenement_annule_decision(),
    }
}
