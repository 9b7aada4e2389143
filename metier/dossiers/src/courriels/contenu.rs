use collectivites::COULEUR_PAR_DEFAUT;
use db::{DbError, Tx};
use demarches::Demarche;
use langues::Textes;
use mail::{Block, Content};
use primitives::Stamp;

use super::lien;
use crate::actions::{courante, horloge};
use crate::depot;
use crate::erreur::Erreur;
use crate::lettres::{Contacts, mentions};
use crate::modele::{Acte, Correction, Dossier};

/// Who writes: the collectivité, and the mailbox that reads the answers.
pub(super) struct Expediteur {
    pub(super) nom: String,
    pub(super) autorite: String,
    pub(super) boite: Option<String>,
    telephone: String,
    adresse: String,
    couleur: String,
}

impl Expediteur {
    /// How to reach the authority, for the mentions of the law.
    fn contacts(&self) -> Contacts<'_> {
        Contacts {
            nom: &self.nom,
            adresse: &self.adresse,
            courriel: self.boite.as_deref().unwrap_or_default(),
            telephone: &self.telephone,
        }
    }

    /// For a démarche: its service's contacts, else the collectivité's.
    pub(super) fn lire(tx: &mut Tx<'_>, demarche: &Demarche) -> Result<Self, DbError> {
        let service = &demarche.service;
        let remplie = |texte: &str| Some(texte.to_owned()).filter(|texte| !texte.is_empty());
        let Some(c) = collectivites::publique(tx)? else {
            return Ok(Self {
                nom: service.organisme.clone(),
                autorite: collectivites::Genre::Autre.autorite().to_owned(),
                boite: remplie(&service.courriel),
                telephone: service.telephone.clone(),
                adresse: service.adresse.clone(),
                couleur: COULEUR_PAR_DEFAUT.to_owned(),
            });
        };
        Ok(Self {
            boite: remplie(&service.courriel).or_else(|| remplie(&c.courriel)),
            telephone: remplie(&service.telephone).unwrap_or(c.telephone),
            nom: c.nom,
            adresse: c.adresse,
            autorite: c.autorite,
            couleur: c.couleur,
        })
    }

    /// A mail in its name: what it says, and how to answer.
    pub(super) fn contenu(
        &self,
        t: Textes,
        subject: String,
        title: String,
        blocks: Vec<Block>,
        footer: Vec<String>,
    ) -> Content {
        let langue = t.langue().code();
        Content { langue, subject, title, blocks, footer, colour: self.couleur.clone() }
    }
}

/// The mail of an act to the applicant. In French: a dossier keeps no language.
pub(super) fn de_l_acte(
    tx: &mut Tx<'_>,
    expediteur: &Expediteur,
    dossier: &Dossier,
    demarche: &Demarche,
    acte: Acte,
) -> Result<Content, Erreur> {
    let t = Textes::fr();
    let (url, fin) = lien::adresse(tx, dossier)?;
    let mut blocks = textes(t, expediteur, dossier, demarche, acte);
    if acte == Acte::Decision {
        let decision = courante(tx, dossier)?;
        let postee = decision.is_none_or(|decision| decision.sens.se_poste());
        let seul = !postee && depot::consenti_le(tx, dossier.id)?.is_some();
        blocks.extend(notification(t, tx.now()?, seul));
    }
    if let Some(correction) = attendue(tx, dossier)? {
        blocks.push(Block::Notice(t.courriel_texte_avant(t.date_longue(correction.attendue_le))));
    }
    blocks.push(Block::Button { label: bouton(t, acte).to_owned(), url });
    blocks.extend(faits(t, expediteur, dossier, demarche, acte));
    let mut footer = vec![t.courriel_pied_lien(t.date_longue(fin.date()))];
    footer.push(match expediteur.telephone.as_str() {
        "" => t.courriel_pied_repondre().to_owned(),
        telephone => t.courriel_pied_appeler(telephone.replace(' ', "\u{a0}")),
    });
    let numero = dossier.id.to_string();
    let title = titre(t, &expediteur.autorite, demarche, acte);
    Ok(expediteur.contenu(t, objet(t, numero, acte), title, blocks, footer))
}

/// The correction that is awaited, whatever the mail is about: it has a delay.
fn attendue(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Option<Correction>, DbError> {
    let corrections = depot::corrections(tx, dossier.id)?;
    Ok(corrections.into_iter().find(Correction::attendue))
}

/// The number, and nothing that tells who or what about.
fn objet(t: Textes, numero: String, acte: Acte) -> String {
    match acte {
        Acte::Depot => t.courriel_objet_depot(numero),
        Acte::Etude => t.courriel_objet_etude(numero),
        Acte::Rendue | Acte::Correction => t.courriel_objet_correction(numero),
        Acte::Annulee => t.correction_courriel_objet_annulee(numero),
        Acte::Message => t.courriel_objet_message(numero),
        Acte::Decision => t.courriel_objet_decision(numero),
        Acte::Rouverte => t.courriel_objet_rouverte(numero),
        Acte::Lien => t.courriel_objet_lien(numero),
        Acte::Brouillon => t.courriel_objet_brouillon(numero),
        Acte::Effacement => t.courriel_objet_effacement(numero),
    }
}

fn titre(t: Textes, autorite: &str, demarche: &Demarche, acte: Acte) -> String {
    let nom = demarche.nom_demande.mot(t);
    let autorite = majuscule(autorite);
    match acte {
        Acte::Depot => t.courriel_titre_depot(nom),
        Acte::Etude => t.courriel_titre_etude(nom),
        Acte::Rendue | Acte::Correction => t.courriel_titre_correction(nom),
        Acte::Annulee => t.correction_courriel_titre_annulee(nom),
        Acte::Message => t.courriel_titre_message(autorite),
        Acte::Decision => t.courriel_titre_decision(autorite, nom),
        Acte::Rouverte => t.courriel_titre_rouverte(nom),
        Acte::Lien => t.courriel_titre_lien(nom),
        Acte::Brouillon => t.courriel_titre_brouillon().to_owned(),
        Acte::Effacement => t.courriel_titre_effacement().to_owned(),
    }
}

/// What happened, what comes next, and when.
fn textes(
    t: Textes,
    expediteur: &Expediteur,
    dossier: &Dossier,
    demarche: &Demarche,
    acte: Acte,
) -> Vec<Block> {
    let nom = demarche.nom_demande.mot(t);
    let autorite = majuscule(&expediteur.autorite);
    let jusque = dossier.expire_le.map(|fin| t.date_longue(fin.date())).unwrap_or_default();
    let texte = match acte {
        Acte::Depot if demarche.regime == delais::Regime::Declaratif => {
            t.courriel_texte_declaration(nom)
        }
        Acte::Depot => t.courriel_texte_depot(autorite, nom),
        Acte::Etude => t.courriel_texte_etude(autorite, nom),
        Acte::Rendue | Acte::Correction => t.courriel_texte_correction(autorite, nom),
        Acte::Annulee => t.correction_courriel_texte_annulee(autorite, nom),
        Acte::Message => t.courriel_texte_message(nom),
        Acte::Decision => t.courriel_texte_decision().to_owned(),
        Acte::Rouverte => t.courriel_texte_rouverte(autorite, nom),
        Acte::Lien => t.courriel_texte_lien(nom),
        Acte::Brouillon => t.courriel_texte_brouillon(jusque),
        Acte::Effacement => return vec![Block::Notice(t.courriel_texte_effacement(jusque))],
    };
    vec![Block::Text(texte)]
}

/// How a decision counts as received: CRPA R112-20 for who accepted it by mail, else by post.
fn notification(t: Textes, now: Stamp, seul: bool) -> Option<Block> {
    if !seul {
        return None;
    }
    let jour = now.date();
    let fin = now.plus_seconds(15 * 86_400).date();
    Some(Block::Text(t.courriel_texte_notification_loi(t.date_longue(fin), t.date_longue(jour))))
}

fn bouton(t: Textes, acte: Acte) -> &'static str {
    match acte {
        Acte::Depot | Acte::Etude | Acte::Annulee | Acte::Rouverte | Acte::Lien => {
            t.courriel_bouton_suivre()
        }
        Acte::Rendue | Acte::Correction => t.courriel_bouton_correction(),
        Acte::Message => t.courriel_bouton_message(),
        Acte::Decision => t.courriel_bouton_decision(),
        Acte::Brouillon | Acte::Effacement => t.courriel_bouton_brouillon(),
    }
}

/// What identifies the request, and who is in charge; the acknowledgement bears what the law wants
/// (CRPA R112-11-1).
fn faits(
    t: Textes,
    expediteur: &Expediteur,
    dossier: &Dossier,
    demarche: &Demarche,
    acte: Acte,
) -> Vec<Block> {
    let mut blocks = vec![Block::Facts(vec![
        (t.courriel_fait_numero().to_owned(), dossier.id.to_string()),
        (t.courriel_fait_demarche().to_owned(), demarche.titre.clone()),
    ])];
    let Some(horloge) = horloge(dossier, demarche).filter(|_| dossier.depose_le.is_some()) else {
        return blocks;
    };
    let mentions = mentions(t, &horloge, demarche, &expediteur.contacts());
    let dites =
        |titre: &str, lignes: &[String]| Block::Text(format!("{titre}\n{}", lignes.join("\n")));
    if acte == Acte::Depot {
        blocks.push(dites(mentions.loi, &mentions.lignes));
    }
    blocks.push(dites(t.usager_service_titre(), &mentions.service));
    blocks
}

/// The beginning of a sentence.
fn majuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    lettres.next().map(|lettre| lettre.to_uppercase().chain(lettres).collect()).unwrap_or_default()
}
