//! What was sent around a dossier, how it arrived, and the address to correct.

use db::Tx;
use jiff::civil::Date;
use langues::Textes;
use mail::{Kept, State};
use web::composants::{
    BlocFormulaire, Bouton, Carte, ChampTexte, Encart, Etat as Signe, Etiquette, HtmlSur, Icone,
    LigneRecap, PiedFormulaire, Recapitulatif, Saisie as Clavier, Ton,
};
use web::{Formulaire, PathArgs, Reponse, Requete, redirect_303};

use super::commun::{Lu, adresse, caches, peut, version};
use super::dossier::{Partie, avec_statut, cadre};
use super::{actes, mots};
use crate::actions::{self, INSTRUIRE};
use crate::erreur::Erreur;
use crate::modele::{Acte, DossierId, Envois};

/// How many mails and letters the card shows.
const DERNIERS: usize = 6;

/// Corrects the address and sends again, or only sends again.
pub(super) async fn corriger(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (id, version) = (DossierId(n), version(&envoi));
    let courriel = envoi.texte("courriel").to_owned();
    let saisi = courriel.clone();
    let acte = move |tx: &mut Tx<'_>| actions::corriger_courriel(tx, id, version, &courriel);
    match requete.app.db.write(&requete.ctx, acte).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "?fait=courriel"))),
        Err(Erreur::CourrielInvalide) => {
            let lu = super::commun::ouvrir(&requete, id).await?;
            let formulaire = correction(&requete, &lu, &saisi, true);
            let page = cadre(&requete, &lu, Partie::Demande).en_erreur(true);
            avec_statut(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page.contenu(formulaire))
        }
        Err(erreur) => actes::refuser(&requete, id, &envoi, erreur, &saisi).await,
    }
}

/// Above the request: the mails that did not arrive, why, and the form that mends it.
pub(super) fn echec(requete: &Requete, lu: &Lu) -> HtmlSur {
    let (t, courriel) = (requete.textes, &lu.dossier().identite.courriel);
    let Some(mail) = lu.agent.vue.envois.echoues(courriel).last() else {
        return HtmlSur::default();
    };
    let texte = t.courriel_agent_echec(&mail.to, cause(t, mail));
    let encart = Encart::texte(Ton::Attention, texte).titre(t.courriel_agent_echec_titre());
    match peut(requete, INSTRUIRE.permission) {
        true => HtmlSur::from(encart).puis(correction(requete, lu, courriel, false)),
        false => encart.into(),
    }
}

fn correction(requete: &Requete, lu: &Lu, courriel: &str, faux: bool) -> HtmlSur {
    let t = requete.textes;
    let champ = ChampTexte::nouveau("courriel", t.courriel_agent_adresse())
        .saisie(Clavier::Courriel)
        .autocomplete("off")
        .valeur(courriel.to_owned());
    let champ = match faux {
        true => champ.erreur(t.courriel_agent_adresse_fausse()),
        false => champ,
    };
    let pied = PiedFormulaire::nouveau(Bouton::primaire(t.courriel_agent_renvoyer())).sans_filet();
    let vers = adresse(requete, lu.dossier().id, "/courriel");
    let champs = HtmlSur::from(champ).puis(pied);
    BlocFormulaire::post(vers, caches(requete, lu.dossier()), champs).into()
}

/// The card of the column: mails and letters, the latest first.
pub(super) fn carte(requete: &Requete, lu: &Lu) -> HtmlSur {
    let (t, envois) = (requete.textes, &lu.agent.vue.envois);
    let mut lignes: Vec<(primitives::Stamp, LigneRecap<'static>)> = envois
        .courriels
        .iter()
        .map(|mail| (mail.created, LigneRecap::html(dit(t, &mail.act), etat(t, mail))))
        .collect();
    lignes.extend(envois.courriers.iter().map(|courrier| {
        let texte = match courrier.postee_le {
            Some(jour) => t.courriel_agent_postee_le(t.date_longue(jour)),
            None => t.courriel_agent_a_poster().to_owned(),
        };
        let terme = t.courriel_agent_lettre(acte(t, courrier.acte));
        (courrier.cree_le, LigneRecap::texte(terme, &texte))
    }));
    if lignes.is_empty() {
        return HtmlSur::default();
    }
    lignes.sort_by_key(|(quand, _)| std::cmp::Reverse(*quand));
    let lignes = lignes.into_iter().take(DERNIERS).map(|(_, ligne)| ligne).collect();
    let liste = HtmlSur::from(Recapitulatif::nouveau(lignes));
    let phrase = notification(t, lu, requete.ctx.clock.now().date());
    let contenu = match phrase {
        Some(phrase) => liste.puis(HtmlSur::paragraphe(&HtmlSur::texte(&phrase))),
        None => liste,
    };
    Carte::nouvelle(t.courriel_agent_titre(), contenu).into()
}

/// Whether decisions go by mail alone, and since when this one counts as notified.
fn notification(t: Textes, lu: &Lu, aujourdhui: Date) -> Option<String> {
    let vue = &lu.agent.vue;
    let Envois { consenti_le, lue_le, .. } = &vue.envois;
    let decision = vue.decision();
    let Some(partie) = decision.and_then(|decision| decision.partie_le) else {
        return consenti_le.map(|le| t.courriel_agent_consenti(t.date_longue(le.date())));
    };
    if !decision.is_some_and(|decision| vue.envois.par_courriel_seul(decision)) {
        return lue_le.map(|lue| t.courriel_agent_lue(mots::instant(t, lue)));
    }
    let lue = lue_le.map(primitives::Stamp::date);
    let notifiee = delais::notification_electronique(partie.date(), lue, aujourdhui);
    Some(match (notifiee, lue) {
        (Some(jour), Some(lue)) if jour == lue => {
            t.courriel_agent_notifiee_lue(t.date_longue(jour))
        }
        (Some(jour), _) => t.courriel_agent_notifiee_non_lue(t.date_longue(jour)),
        (None, _) => t.courriel_agent_notifiee_attente().to_owned(),
    })
}

/// What a mail is about, by the code of its act.
fn dit(t: Textes, code: &str) -> &'static str {
    Acte::lire(code).map_or_else(|| t.courriel_agent_acte_autre(), |lu| acte(t, lu))
}

/// What a mail or a letter says.
pub(super) fn acte(t: Textes, acte: Acte) -> &'static str {
    match acte {
        Acte::Depot => t.courriel_agent_acte_depot(),
        Acte::Etude => t.courriel_agent_acte_etude(),
        Acte::Rendue => t.courriel_agent_acte_rendue(),
        Acte::Correction => t.courriel_agent_acte_correction(),
        Acte::Annulee => t.correction_agent_evenement_annulee(),
        Acte::Message => t.courriel_agent_acte_message(),
        Acte::Decision => t.courriel_agent_acte_decision(),
        Acte::Rouverte => t.courriel_agent_acte_rouverte(),
        Acte::Lien | Acte::Brouillon | Acte::Effacement => t.courriel_agent_acte_lien(),
    }
}

/// How far a mail is: its tag, and since when or why.
fn etat(t: Textes, mail: &Kept) -> HtmlSur {
    let (etiquette, detail) = match mail.state {
        State::Waiting => (
            Etiquette::etat(Signe::EnExamen, t.courriel_agent_etat_attente()),
            mots::instant(t, mail.created),
        ),
        State::Sent => (
            Etiquette::libre(Icone::CocheRonde, Ton::Bien, t.courriel_agent_etat_parti()),
            mots::instant(t, mail.sent.unwrap_or(mail.created)),
        ),
        State::Refused | State::Bounced => (
            Etiquette::libre(Icone::Croix, Ton::Attention, t.courriel_agent_etat_refuse()),
            format!("{} · {}", mail.to, cause(t, mail)),
        ),
    };
    HtmlSur::from(etiquette).puis(HtmlSur::texte(&format!(" {detail}")))
}

/// Why a mail did not arrive, in plain words: servers say it by a status code (RFC 3463).
fn cause(t: Textes, mail: &Kept) -> &'static str {
    let dite = mail.cause.as_deref().unwrap_or_default().to_lowercase();
    let contient = |mots: &[&str]| mots.iter().any(|mot| dite.contains(mot));
    if dite == mail::INVALID_ADDRESS || contient(&["5.1.3", "5.1.0"]) {
        t.courriel_agent_cause_mal_ecrite()
    } else if contient(&["5.1.1", "5.1.10", "5.1.6", "user unknown", "no such user"]) {
        t.courriel_agent_cause_inexistante()
    } else if contient(&["5.1.2", "5.4.4", "domain not found", "host not found"]) {
        t.courriel_agent_cause_domaine()
    } else if contient(&["5.2.2", "4.2.2", "mailbox full", "quota"]) {
        t.courriel_agent_cause_pleine()
    } else if contient(&["5.7.", "spam", "blocked"]) {
        t.courriel_agent_cause_bloquee()
    } else {
        t.courriel_agent_cause_autre()
    }
}
