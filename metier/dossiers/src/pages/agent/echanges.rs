//! Messages with the applicant, and notes between agents.

use axum::http::StatusCode;
use web::composants::{
    BlocFormulaire, Bouton, ChampTextarea, Encart, Gabarit, HtmlSur, Message, PiedFormulaire,
    ResumeErreurs, Ton, id_de,
};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::commun::{Lu, adresse, caches, nom_visible, ouvrir, peut};
use super::dossier::{Partie, avec_statut, cadre};
use super::{mots, phrases};
use crate::actions;
use crate::erreur::Erreur;
use crate::modele::{Auteur, DossierId, MessageId};
use crate::pages::html::Cache;
use crate::pages::joints;

/// What was typed and is given back: the text, and what to do when it was refused.
struct Rendu {
    texte: String,
    phrase: String,
    /// The control that was refused; none when a phrase was put in the text.
    champ: &'static str,
}

impl Rendu {
    fn est_refuse(&self) -> bool {
        !self.champ.is_empty()
    }
}

pub(super) async fn messages(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    if lu.dossier().attend_lecture {
        marquer_lus(&requete, &lu).await?;
    }
    rendre(&page_messages(&requete, &lu, None))
}

pub(super) async fn notes(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    rendre(&page_notes(&requete, &lu, None))
}

pub(super) async fn ecrire(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (id, texte) = (DossierId(n), envoi.texte("message").to_owned());
    if envoi.texte("etape") == phrases::INSERER {
        let lu = ouvrir(&requete, id).await?;
        let texte = phrases::inserer(&requete, &lu, &texte, &envoi);
        let rendu = Rendu { texte, phrase: String::new(), champ: "" };
        return rendre(&page_messages(&requete, &lu, Some(&rendu)));
    }
    let corps = texte.clone();
    let fichiers = match joints::recus(requete.textes, &envoi.fichiers) {
        Ok(fichiers) => fichiers,
        Err(phrase) => {
            let lu = ouvrir(&requete, id).await?;
            let refuse = Rendu { texte, phrase, champ: joints::NOM };
            let page = page_messages(&requete, &lu, Some(&refuse));
            return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let ecrire = move |tx: &mut db::Tx<'_>| {
        actions::ouvrir(tx, id, actions::LIRE_AGENT)?;
        actions::ecrire(tx, id, &corps, &fichiers)
    };
    match requete.app.db.write(&requete.ctx, ecrire).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "/messages?fait=message"))),
        Err(erreur) => {
            let refuse = refuser(&requete, texte, erreur, "message")?;
            let lu = ouvrir(&requete, id).await?;
            let page = page_messages(&requete, &lu, Some(&refuse));
            avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub(super) async fn noter(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let (id, texte) = (DossierId(n), envoi.texte("note").to_owned());
    let corps = texte.clone();
    let noter = move |tx: &mut db::Tx<'_>| actions::noter(tx, id, &corps);
    match requete.app.db.write(&requete.ctx, noter).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "/notes?fait=note"))),
        Err(erreur) => {
            let refuse = refuser(&requete, texte, erreur, "note")?;
            let lu = ouvrir(&requete, id).await?;
            let page = page_notes(&requete, &lu, Some(&refuse));
            avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// What the applicant wrote has been opened, as the page read it.
pub(super) async fn marquer_lus(requete: &Requete, lu: &Lu) -> Result<(), PageError> {
    let (id, version) = (lu.dossier().id, lu.dossier().version);
    let lire = move |tx: &mut db::Tx<'_>| actions::marquer_lus(tx, id, version);
    requete.app.db.write(&requete.ctx, lire).await.map_err(PageError::from)
}

/// Withdraws a message that the agent wrote.
pub(super) async fn retirer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let message = envoi.texte("message").parse().map(MessageId).map_err(|_| PageError::Texte)?;
    let retirer = move |tx: &mut db::Tx<'_>| {
        actions::ouvrir(tx, id, actions::LIRE_AGENT)?;
        actions::retirer_message(tx, id, message)
    };
    match requete.app.db.write(&requete.ctx, retirer).await {
        Ok(()) => Ok(redirect_303(adresse(&requete, id, "/messages?fait=message-retire"))),
        Err(erreur) => super::actes::refuser(&requete, id, &envoi, erreur, "").await,
    }
}

fn refuser(
    requete: &Requete,
    texte: String,
    erreur: Erreur,
    champ: &'static str,
) -> Result<Rendu, PageError> {
    let t = requete.textes;
    let phrase = match erreur {
        Erreur::TexteVide => t.agent_message_erreur_vide().to_owned(),
        Erreur::TexteTropLong(max) => t.agent_decider_erreur_long(max),
        autre => return Err(autre.into()),
    };
    Ok(Rendu { texte, phrase, champ })
}

fn page_messages<'a>(requete: &'a Requete, lu: &Lu, refuse: Option<&Rendu>) -> Gabarit<'a> {
    let t = requete.textes;
    let demandeur = nom_visible(t, &lu.dossier().demandeur);
    let mut html = resume(requete, refuse);
    let fichiers = adresse(requete, lu.dossier().id, "/fichiers");
    for message in &lu.agent.vue.messages {
        let quand = mots::instant(t, message.cree_le);
        let iso = message.cree_le.timestamp().to_string();
        let corps = joints::corps(t, message);
        let bulle = match message.auteur {
            Auteur::Agent => Message::de_soi(lu.nom(t, message.agent_id), quand, corps),
            Auteur::Usager => {
                Message::de_l_autre(t.agent_message_habitant(&demandeur), quand, corps)
            }
        };
        let bulle = joints::bulle(t, bulle.iso(iso), message, &fichiers);
        html = html.puis(match retirable(lu, message) {
            true => bulle.suite(bouton_retirer(requete, lu, message)),
            false => bulle,
        });
    }
    if lu.agent.vue.messages.is_empty() {
        html = html.puis(HtmlSur::paragraphe(&HtmlSur::texte(t.agent_messages_vide())));
    }
    if peut(requete, actions::ECRIRE.permission) {
        let champ = champ(requete, "message", t.agent_message_libelle(), refuse)
            .aide(t.agent_message_aide());
        let faute = refuse.filter(|refuse| refuse.champ == joints::NOM);
        let faute = faute.map(|refuse| refuse.phrase.clone());
        let envois = requete.ctx.url(web::envois::CHEMIN);
        let fichiers = joints::champ(t, requete.mots(), envois, faute);
        let champ = HtmlSur::from(champ).puis(fichiers);
        let bouton = t.agent_message_envoyer();
        html = html.puis(formulaire(requete, lu, Partie::Messages, champ, bouton));
    }
    cadre(requete, lu, Partie::Messages)
        .en_erreur(refuse.is_some_and(Rendu::est_refuse))
        .contenu(html)
}

fn page_notes<'a>(requete: &'a Requete, lu: &Lu, refuse: Option<&Rendu>) -> Gabarit<'a> {
    let t = requete.textes;
    let mut html = resume(requete, refuse).puis(Encart::texte(Ton::Info, t.agent_notes_intro()));
    for note in &lu.agent.notes {
        let quand = mots::instant(t, note.cree_le);
        let iso = note.cree_le.timestamp().to_string();
        html =
            html.puis(Message::de_l_autre(lu.nom(t, note.agent_id), quand, &note.corps).iso(iso));
    }
    if lu.agent.notes.is_empty() {
        html = html.puis(HtmlSur::paragraphe(&HtmlSur::texte(t.agent_notes_vide())));
    }
    if peut(requete, actions::NOTER.permission) {
        let champ = champ(requete, "note", t.agent_note_libelle(), refuse);
        let bouton = t.agent_note_garder();
        html = html.puis(formulaire(requete, lu, Partie::Notes, champ, bouton));
    }
    cadre(requete, lu, Partie::Notes).en_erreur(refuse.is_some_and(Rendu::est_refuse)).contenu(html)
}

/// Only its author withdraws a message, and a message of an applicant is never withdrawn.
fn retirable(lu: &Lu, message: &crate::modele::Message) -> bool {
    message.auteur == Auteur::Agent && message.agent_id == lu.moi && message.retire_le.is_none()
}

fn bouton_retirer(
    requete: &Requete,
    lu: &Lu,
    message: &crate::modele::Message,
) -> BlocFormulaire<'static> {
    let t = requete.textes;
    let quand = mots::instant(t, message.cree_le);
    let bouton = Bouton::lien(t.correction_agent_retirer()).precision(quand);
    let caches = caches(requete, lu.dossier())
        .puis(Cache { nom: "message", valeur: &message.id.to_string() });
    BlocFormulaire::post(adresse(requete, lu.dossier().id, "/messages/retirer"), caches, bouton)
}

fn resume(requete: &Requete, refuse: Option<&Rendu>) -> HtmlSur {
    refuse.filter(|rendu| rendu.est_refuse()).map_or_else(HtmlSur::default, |refuse| {
        let resume = ResumeErreurs::nouveau(requete.mots());
        resume.erreur(id_de(refuse.champ), refuse.phrase.clone()).into()
    })
}

fn champ(
    requete: &Requete,
    nom: &'static str,
    libelle: &'static str,
    refuse: Option<&Rendu>,
) -> ChampTextarea<'static> {
    let champ = ChampTextarea::nouveau(requete.mots(), nom, libelle).lignes(5);
    match refuse {
        Some(refuse) if refuse.champ == nom => {
            champ.valeur(refuse.texte.clone()).erreur(refuse.phrase.clone())
        }
        Some(refuse) => champ.valeur(refuse.texte.clone()),
        None => champ,
    }
}

fn formulaire(
    requete: &Requete,
    lu: &Lu,
    partie: Partie,
    champ: impl Into<HtmlSur>,
    bouton: &'static str,
) -> BlocFormulaire<'static> {
    let suite = if partie == Partie::Notes { "/notes" } else { "/messages" };
    let pied = PiedFormulaire::nouveau(Bouton::second(bouton)).sans_filet();
    let id = lu.dossier().id;
    let mut champs = champ.into().puis(pied);
    if partie == Partie::Messages {
        champs = champs.puis(phrases::choix(requete, lu));
    }
    let (vers, caches) = (adresse(requete, id, suite), caches(requete, lu.dossier()));
    match partie {
        Partie::Messages => BlocFormulaire::multipart(vers, caches, champs),
        _ => BlocFormulaire::post(vers, caches, champs),
    }
}
