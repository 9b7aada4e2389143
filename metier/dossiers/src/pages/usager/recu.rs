//! The proof of sending (CRPA R112-11-1), which prints well, and what happens next.

use delais::{Delai, Mention, Regime};
use demarches::{Demarche, Mode};
use langues::Textes;
use web::composants::{
    Bouton, Encart, Gabarit, HtmlSur, LigneRecap, NumeroEtCode, PiedFormulaire, Prose,
    Recapitulatif, TitrePage, TitreSection, Ton,
};
use web::{PathArgs, Reponse, Requete};

use super::decor::Decor;
use super::{acces, codes};
use crate::actions;
use crate::lecture::Vue;
use crate::modele::DossierId;

pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::depose(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let code = codes(&requete).code(vue.dossier());
    web::rendre(&page_recu(&Decor::de(&requete), &vue, &code))
}

/// The receipt.
pub(super) fn page_recu<'p>(decor: &'p Decor<'_>, vue: &Vue, code: &str) -> Gabarit<'p> {
    let (t, dossier) = (decor.t, vue.dossier());
    let nom = vue.demarche.nom_demande.mot(t);
    let titre = TitrePage::nouveau(t.usager_recu_titre(nom)).accroche(vue.demarche.titre.clone());
    let numero = dossier.id.to_string();
    let signe = NumeroEtCode::nouveau(t.usager_numero(), numero, t.usager_code(), code.to_owned())
        .texte(t.usager_recu_code(nom))
        .copier(t.usager_copier());
    let suivre = decor.url(format_args!("/dossiers/{}", dossier.id));
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.usager_recu_suivre(nom)).vers(suivre));
    let contenu = HtmlSur::from(titre)
        .puis(signe)
        .puis(presence(decor, vue))
        .puis(preuve(decor, vue))
        .puis(TitreSection::nouveau(t.usager_recu_suite_titre()))
        .puis(Prose::texte(&suite(decor, vue)))
        .puis(pied)
        .puis(decor.quitter());
    decor
        .gabarit(t.usager_recu_titre_page(nom))
        .etroit()
        .contenu(contenu)
        .rail(decor.carte_service(&vue.demarche))
}

fn presence(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    match vue.demarche.mode {
        Mode::PreparationPresence => {
            Encart::texte(Ton::Attention, decor.t.usager_recu_presence()).into()
        }
        _ => HtmlSur::default(),
    }
}

/// The lines of the law, under its name.
fn preuve(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let (t, demarche) = (decor.t, &vue.demarche);
    let Some(horloge) = actions::horloge(vue.dossier(), demarche) else {
        return HtmlSur::default();
    };
    let loi = match demarche.regime {
        Regime::AVerifier => t.delais_mention_loi_envoi(),
        _ => t.delais_mention_loi_reception(),
    };
    let mentions = delais::mentions(&horloge, &demarche.service_charge());
    let (service, reste): (Vec<_>, Vec<_>) = mentions.into_iter().partition(du_service);
    let phrases = |mentions: Vec<Mention>| -> String {
        let phrases = mentions.into_iter().flat_map(|mention| phrase(t, demarche, mention));
        phrases.collect::<Vec<_>>().join("\n")
    };
    let lignes = vec![
        LigneRecap::texte(t.usager_recu_envoye_par(), &par(t, vue)),
        LigneRecap::texte(t.usager_recu_quand(), &quand(decor, vue)),
        LigneRecap::texte(loi, &phrases(reste)),
        LigneRecap::texte(t.usager_service_titre(), &phrases(service)),
    ];
    Recapitulatif::en_carte(t.delais_mention_titre(), lignes).into()
}

fn quand(decor: &Decor<'_>, vue: &Vue) -> String {
    vue.dossier().depose_le.map(|instant| decor.instant(instant)).unwrap_or_default()
}

/// Who sent it, and for whom when that is someone else.
fn par(t: Textes, vue: &Vue) -> String {
    let (identite, demandeur) = (&vue.dossier().identite, &vue.dossier().demandeur);
    let nom = format!("{} {}", identite.prenom, identite.nom);
    if nom == *demandeur { nom } else { t.usager_recu_pour(nom, demandeur) }
}

/// What the law wants said of the service, apart from the rest.
fn du_service(mention: &Mention) -> bool {
    matches!(
        mention,
        Mention::Service | Mention::AdressePostale | Mention::Courriel | Mention::Telephone
    )
}

fn phrase(t: Textes, demarche: &Demarche, mention: Mention) -> Vec<String> {
    let service = &demarche.service;
    vec![match mention {
        Mention::Recue { le } => t.delais_mention_recue(t.date_longue(le)),
        Mention::Service => t.delais_mention_service(nom_service(demarche)),
        Mention::AdressePostale => {
            t.delais_mention_adresse_postale(service.adresse.replace('\n', ", "))
        }
        Mention::Courriel => t.delais_mention_courriel(&service.courriel),
        Mention::Telephone => t.delais_mention_telephone(&service.telephone),
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

fn nom_service(demarche: &Demarche) -> String {
    let service = &demarche.service;
    match service.organisme.as_str() {
        "" => service.nom.clone(),
        organisme => format!("{}, {organisme}", service.nom),
    }
}

fn duree(t: Textes, delai: Delai) -> String {
    match delai {
        Delai::Mois(nombre) => t.delais_duree_mois(nombre),
        Delai::Jours(nombre) => t.delais_duree_jours(nombre),
    }
}

/// What happens next, when, and how to reach a person.
fn suite(decor: &Decor<'_>, vue: &Vue) -> String {
    let (t, demarche) = (decor.t, &vue.demarche);
    let nom = demarche.nom_demande.mot(t);
    let mut paragraphes = vec![match demarche.fiche.et_ensuite.as_str() {
        "" if demarche.regime == Regime::Declaratif => t.usager_recu_suite_declaration(nom),
        "" => t.usager_recu_suite_defaut(decor.autorite(), nom),
        dite => dite.to_owned(),
    }];
    paragraphes.push(t.usager_recu_suite_suivre().to_owned());
    let telephone = match demarche.service.telephone.as_str() {
        "" => decor.site.telephone.as_str(),
        telephone => telephone,
    };
    if !telephone.is_empty() {
        paragraphes.push(t.usager_recu_suite_appeler(telephone.replace(' ', "\u{a0}")));
    }
    paragraphes.push(t.usager_recu_imprimer().to_owned());
    paragraphes.join("\n\n")
}
