use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Delai, Echeance, Horloge, Regime, code::codes};

/// Which facts about the service in charge are known; the page that prints them holds the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceCharge {
    /// Its name.
    pub designation: bool,
    /// Its postal address.
    pub adresse_postale: bool,
    /// Its e-mail address.
    pub courriel: bool,
    /// Its telephone number.
    pub telephone: bool,
    /// The court, its address and its website.
    pub voies_de_recours: bool,
}

codes! {
    /// How the request came, which decides what its receipt must say.
    Envoi {
        /// By the téléservice or by e-mail (CRPA L112-11, R112-11-1).
        Electronique = "electronique",
        /// By post or at the counter (CRPA L112-3, R112-5).
        Papier = "papier",
    }
}

/// One line of a receipt, in the order of the text. A fact of the service that is not known has no
/// line: [`manques`] says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Mention {
    /// R112-11-1, 1°: the day of reception.
    Recue {
        /// The day.
        le: Date,
    },
    /// R112-11-1, 2°: the service in charge.
    Service,
    /// Its postal address.
    AdressePostale,
    /// Its e-mail address.
    Courriel,
    /// Its telephone number.
    Telephone,
    /// L114-5: pieces are awaited until this day.
    PiecesAttendues {
        /// The last day of the delay given.
        jusqu_au: Date,
    },
    /// Without an answer on this day, it is accepted.
    SilenceAccepte {
        /// The legal term.
        le: Date,
    },
    /// The acceptance clock starts when everything has come.
    SilenceAccepteUneFoisComplet {
        /// How long it runs then.
        delai: Delai,
    },
    /// Without an answer on this day, it is refused.
    SilenceRefuse {
        /// The legal term.
        le: Date,
    },
    /// The date holds if the file is complete.
    SousReserveDeCompletude,
    /// Acceptance: the attestation of CRPA L232-3 can be asked for.
    Attestation,
    /// Refusal: two months to contest before the court (CJA R421-1); the routes follow.
    Recours,
    /// A declaration is filed.
    DeclarationDeposee,
    /// Silence is neither acceptance nor refusal.
    SilenceSansEffet,
}

impl Mention {
    /// The stable code, also the end of the key of its sentence (`_` written `-`).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Recue { .. } => "recue",
            Self::Service => "service",
            Self::AdressePostale => "adresse_postale",
            Self::Courriel => "courriel",
            Self::Telephone => "telephone",
            Self::PiecesAttendues { .. } => "pieces_attendues",
            Self::SilenceAccepte { .. } => "silence_accepte",
            Self::SilenceAccepteUneFoisComplet { .. } => "silence_accepte_une_fois_complet",
            Self::SilenceRefuse { .. } => "silence_refuse",
            Self::SousReserveDeCompletude => "sous_reserve_de_completude",
            Self::Attestation => "attestation",
            Self::Recours => "recours",
            Self::DeclarationDeposee => "declaration_deposee",
            Self::SilenceSansEffet => "silence_sans_effet",
        }
    }
}

codes! {
    /// What keeps a receipt from being the one the law wants.
    Manque {
        /// The service has no name.
        Designation = "designation",
        /// It has neither postal nor e-mail address (paper: no postal address).
        Adresse = "adresse",
        /// It has no telephone number.
        Telephone = "telephone",
        /// Silence refuses and the receipt could not say where to contest.
        VoiesDeRecours = "voies_de_recours",
    }
}

/// The lines of the receipt of one dossier (CRPA R112-11-1; R112-5 asks the same of paper). While
/// the regime is « à vérifier » it is an AEE: date and service, not a word on silence.
#[must_use]
pub fn mentions(horloge: &Horloge, service: &ServiceCharge) -> Vec<Mention> {
    let echeance = horloge.echeance();
    let mut lignes = vec![Mention::Recue { le: horloge.recu_le }];
    lignes.extend(mentions_du_service(service));
    lignes.extend(echeance.attente.map(|jusqu_au| Mention::PiecesAttendues { jusqu_au }));
    match horloge.regime {
        Regime::SilenceAccepte => lignes.extend(mentions_acceptation(&echeance, horloge.delai)),
        Regime::SilenceRefuse => lignes.extend(mentions_refus(&echeance)),
        Regime::Declaratif => lignes.push(Mention::DeclarationDeposee),
        Regime::SansDecision => lignes.push(Mention::SilenceSansEffet),
        Regime::AVerifier => {}
    }
    lignes
}

fn mentions_du_service(service: &ServiceCharge) -> impl Iterator<Item = Mention> {
    [
        (service.designation, Mention::Service),
        (service.adresse_postale, Mention::AdressePostale),
        (service.courriel, Mention::Courriel),
        (service.telephone, Mention::Telephone),
    ]
    .into_iter()
    .filter_map(|(connu, mention)| connu.then_some(mention))
}

fn mentions_acceptation(echeance: &Echeance, delai: Delai) -> Vec<Mention> {
    match echeance.terme_legal {
        Some(le) => vec![
            Mention::SilenceAccepte { le },
            Mention::SousReserveDeCompletude,
            Mention::Attestation,
        ],
        None => vec![Mention::SilenceAccepteUneFoisComplet { delai }, Mention::Attestation],
    }
}

fn mentions_refus(echeance: &Echeance) -> Vec<Mention> {
    let silence = echeance.terme_legal.map(|le| Mention::SilenceRefuse { le });
    silence.into_iter().chain([Mention::SousReserveDeCompletude, Mention::Recours]).collect()
}

/// What a receipt of this regime lacks, by the way the request came. Nothing while « à vérifier »,
/// whose receipt asserts nothing.
#[must_use]
pub fn manques(regime: Regime, service: &ServiceCharge, envoi: Envoi) -> Vec<Manque> {
    if regime == Regime::AVerifier {
        return Vec::new();
    }
    let adresse = match envoi {
        Envoi::Electronique => service.adresse_postale || service.courriel,
        Envoi::Papier => service.adresse_postale,
    };
    let recours = service.voies_de_recours || regime != Regime::SilenceRefuse;
    [
        (service.designation, Manque::Designation),
        (adresse, Manque::Adresse),
        (service.telephone, Manque::Telephone),
        (recours, Manque::VoiesDeRecours),
    ]
    .into_iter()
    .filter_map(|(present, manque)| (!present).then_some(manque))
    .collect()
}

/// What forbids publishing a démarche online: empty, it may be published.
#[must_use]
pub fn manques_pour_publier(regime: Regime, service: &ServiceCharge) -> Vec<Manque> {
    manques(regime, service, Envoi::Electronique)
}
