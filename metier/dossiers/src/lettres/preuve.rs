//! The acknowledgement, « Preuve d’envoi » (CRPA L112-11 and R112-11-1; L112-3 and R112-5 on paper).
//! It never bears the code: it is shown to others (an employer, a school), the code opens the dossier.

use delais::Horloge;
use demarches::Demarche;
use documents::{Block, Document};
use journal::Proof;
use langues::Textes;
use primitives::Stamp;

use super::entete::Entete;
use super::mentions::{Contacts, envoyee_par, mentions};
use crate::lisible::canal;
use crate::modele::{Canal, Dossier};

/// A file that was sent.
pub(crate) struct Fichier {
    pub(crate) nom: String,
    pub(crate) octets: u64,
    pub(crate) sha256: String,
}

/// What was sent.
pub(crate) struct Envoi {
    /// The hash of the answers, as the journal keeps it.
    pub(crate) empreinte: String,
    pub(crate) fichiers: Vec<Fichier>,
    /// The line of the journal, signed: it is checked offline.
    pub(crate) attestation: Option<Proof>,
}

/// How what was sent is told.
pub(crate) enum Recit {
    /// For the first time.
    Premier(Box<Envoi>),
    /// In the words of the first letter: what was sent that day stays, though answers change.
    Repris(Vec<Block>),
}

impl Recit {
    /// The words of an acknowledgement that is kept.
    pub(crate) fn repris(t: Textes, premiere: Document) -> Option<Self> {
        let mut blocs = premiere.blocks;
        let titre = Block::Heading(t.lettre_preuve_envoi().to_owned());
        let debut = blocs.iter().position(|bloc| *bloc == titre)?;
        Some(Self::Repris(blocs.split_off(debut)))
    }
}

/// What was filed.
pub(crate) struct Preuve<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) demarche: &'a Demarche,
    pub(crate) horloge: &'a Horloge,
    /// The day and hour of the letter.
    pub(crate) le: Stamp,
    pub(crate) envoi: Recit,
}

/// The acknowledgement of a filing.
pub(crate) fn preuve(t: Textes, entete: &Entete, preuve: Preuve<'_>) -> Document {
    let Preuve { dossier, demarche, horloge, le, envoi: recit } = preuve;
    let contacts = Contacts::from(&entete.collectivite);
    let mentions = mentions(t, horloge, demarche, &contacts);
    let mut lettre = entete.lettre(t, dossier, demarche, le, le.date());
    lettre.title = t.lettre_preuve_titre_document(dossier.id.to_string());
    lettre.subject = t.lettre_preuve_objet(mentions.loi, &demarche.titre);
    if dossier.canal == Canal::EnLigne && !dossier.identite.courriel.is_empty() {
        lettre.recipient = None;
    }
    lettre.reference.extend(faits(t, dossier));
    lettre.blocks.extend(mentions.lignes.into_iter().map(Block::Paragraph));
    lettre.blocks.push(Block::Heading(t.usager_service_titre().to_owned()));
    lettre.blocks.push(Block::List(mentions.service));
    lettre.blocks.extend(match recit {
        Recit::Premier(envoye) => envoi(t, &entete.verifier, *envoye),
        Recit::Repris(blocs) => blocs,
    });
    lettre
}

fn envoi(t: Textes, verifier: &str, envoi: Envoi) -> Vec<Block> {
    let Envoi { empreinte, fichiers, attestation } = envoi;
    let mut blocs = vec![Block::Heading(t.lettre_preuve_envoi().to_owned())];
    if !fichiers.is_empty() {
        let fichier = |f: &Fichier| {
            (f.nom.clone(), t.lettre_preuve_fichier(t.taille_fichier(f.octets), &f.sha256))
        };
        blocs.push(Block::Facts(fichiers.iter().map(fichier).collect()));
    }
    blocs.push(Block::Paragraph(t.lettre_preuve_reponses().to_owned()));
    blocs.push(Block::Code(empreinte));
    if let Some(attestation) = attestation {
        blocs.push(Block::Heading(t.lettre_preuve_verifier().to_owned()));
        blocs.push(Block::Paragraph(t.lettre_preuve_verifier_texte(verifier)));
        blocs.push(Block::Code(journal::grouped(&attestation.code())));
    }
    blocs
}

fn faits(t: Textes, dossier: &Dossier) -> Vec<(String, String)> {
    let depose_le = dossier.depose_le.map(|le| t.instant(le.in_paris().datetime()));
    let mut faits = vec![(t.usager_recu_envoye_par().to_owned(), envoyee_par(t, dossier))];
    match dossier.canal {
        Canal::EnLigne => {
            faits.push((t.usager_recu_quand().to_owned(), depose_le.unwrap_or_default()));
        }
        autre => {
            faits.push((t.lettre_preuve_arrivee().to_owned(), canal(t, autre).to_owned()));
            let ecrite = t.lettre_preuve_ecrite(depose_le.unwrap_or_default());
            faits.push((t.lettre_preuve_ecrite_titre().to_owned(), ecrite));
        }
    }
    faits
}
