//! The sentences of the law on one dossier: receipt page, acknowledgement and mail take them here.

use collectivites::Collectivite;
use delais::{Delai, Horloge, Mention, Regime, ServiceCharge};
use demarches::{Demarche, Service};
use langues::Textes;
use web::Site;

use crate::modele::Dossier;

/// How to reach the authority, for a démarche whose service says nothing of its own.
pub(crate) struct Contacts<'a> {
    pub(crate) nom: &'a str,
    pub(crate) adresse: &'a str,
    pub(crate) courriel: &'a str,
    pub(crate) telephone: &'a str,
}

impl<'a> From<&'a Site> for Contacts<'a> {
    fn from(site: &'a Site) -> Self {
        let Site { nom, adresse, courriel, telephone, .. } = site;
        Self { nom, adresse, courriel, telephone }
    }
}

impl<'a> From<&'a Collectivite> for Contacts<'a> {
    fn from(collectivite: &'a Collectivite) -> Self {
        let Collectivite { nom, adresse, courriel, telephone, .. } = collectivite;
        Self { nom, adresse, courriel, telephone }
    }
}

/// The service in charge, whole: what it does not say of itself is its authority's (CRPA R112-5 and
/// R112-11-1 want an address and a telephone).
pub(crate) fn service(demarche: &Demarche, contacts: &Contacts<'_>) -> Service {
    let ou = |sien: &str, commun: &str| if sien.is_empty() { commun } else { sien }.to_owned();
    let Service { nom, organisme, adresse, courriel, telephone } = &demarche.service;
    Service {
        nom: ou(nom, contacts.nom),
        organisme: organisme.clone(),
        adresse: ou(adresse, contacts.adresse),
        courriel: ou(courriel, contacts.courriel),
        telephone: ou(telephone, contacts.telephone),
    }
}

/// What a receipt says.
pub(crate) struct Mentions {
    /// The name that the law gives it: « Accusé de réception », « Accusé d’envoi ».
    pub(crate) loi: &'static str,
    /// When it was received, what silence means, how to contest.
    pub(crate) lignes: Vec<String>,
    /// Who is in charge and how to reach them.
    pub(crate) service: Vec<String>,
}

/// The receipt of a dossier whose clock is `horloge`.
pub(crate) fn mentions(
    t: Textes,
    horloge: &Horloge,
    demarche: &Demarche,
    contacts: &Contacts<'_>,
) -> Mentions {
    let service = service(demarche, contacts);
    let connu = ServiceCharge {
        designation: !service.nom.is_empty(),
        adresse_postale: !service.adresse.is_empty(),
        courriel: !service.courriel.is_empty(),
        telephone: !service.telephone.is_empty(),
        voies_de_recours: !demarche.voies_recours.is_empty(),
    };
    let loi = match demarche.regime {
        Regime::AVerifier => t.delais_mention_loi_envoi(),
        _ => t.delais_mention_loi_reception(),
    };
    let (siennes, lignes): (Vec<_>, Vec<_>) =
        delais::mentions(horloge, &connu).into_iter().partition(du_service);
    let ecrites = |mentions: Vec<Mention>| {
        let phrases = mentions.into_iter().flat_map(|m| phrases(t, demarche, &service, m));
        phrases.collect()
    };
    Mentions { loi, lignes: ecrites(lignes), service: ecrites(siennes) }
}

/// What the law wants said of the service, apart from the rest.
fn du_service(mention: &Mention) -> bool {
    matches!(
        mention,
        Mention::Service | Mention::AdressePostale | Mention::Courriel | Mention::Telephone
    )
}

fn phrases(t: Textes, demarche: &Demarche, service: &Service, mention: Mention) -> Vec<String> {
    vec![match mention {
        Mention::Recue { le } => t.delais_mention_recue(t.date_longue(le)),
        Mention::Service => t.delais_mention_service(nom_service(service)),
        Mention::AdressePostale => {
            t.delais_mention_adresse_postale(service.adresse.replace('\n', ", "))
        }
        Mention::Courriel => t.delais_mention_courriel(&service.courriel),
        Mention::Telephone => t.delais_mention_telephone(insecable(&service.telephone)),
        Mention::PiecesAttendues { jusqu_au } => {
            t.delais_mention_pieces_attendues(t.date_longue(jusqu_au))
        }
        Mention::SilenceAccepte { le } => t.delais_mention_silence_accepte(t.date_longue(le)),
        Mention::SilenceAccepteUneFoisComplet { delai } => {
            t.delais_mention_silence_accepte_une_fois_complet(duree(t, delai))
        }
        Mention::SilenceRefuse { le } => t.delais_mention_silence_refuse(t.date_longue(le)),
        Mention::SousReserveDeCompletude => {
            t.delais_mention_sous_reserve_de_completude().to_owned()
        }
        Mention::Attestation => t.delais_mention_attestation().to_owned(),
        Mention::Recours => {
            let voies = t.delais_mention_voies_de_recours(&demarche.voies_recours);
            return vec![t.delais_mention_recours().to_owned(), voies];
        }
        Mention::DeclarationDeposee => t.delais_mention_declaration_deposee().to_owned(),
        Mention::SilenceSansEffet => t.delais_mention_silence_sans_effet().to_owned(),
    }]
}

/// The service with the authority that it is part of.
pub(crate) fn nom_service(service: &Service) -> String {
    match service.organisme.as_str() {
        "" => service.nom.clone(),
        organisme => format!("{}, {organisme}", service.nom),
    }
}

/// A telephone number that no line cuts.
pub(crate) fn insecable(telephone: &str) -> String {
    telephone.replace(' ', "\u{a0}")
}

fn duree(t: Textes, delai: Delai) -> String {
    match delai {
        Delai::Mois(nombre) => t.delais_duree_mois(nombre),
        Delai::Jours(nombre) => t.delais_duree_jours(nombre),
    }
}

/// Who sent a request, and for whom when that is someone else.
pub(crate) fn envoyee_par(t: Textes, dossier: &Dossier) -> String {
    let nom = dossier.identite.personne();
    match nom == dossier.demandeur {
        true => nom,
        false => t.usager_recu_pour(nom, &dossier.demandeur),
    }
}
