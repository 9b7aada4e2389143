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

/// What was filed.
pub(crate) struct Preuve<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) demarche: &'a Demarche,
    pub(crate) horloge: &'a Horloge,
    /// The day and hour of the letter.
    pub(crate) le: Stamp,
    pub(crate) envoi: &'a Envoi,
}

/// The acknowledgement of a filing.
pub(crate) fn preuve(t: Textes, entete: &Entete, preuve: &Preuve<'_>) -> Document {
    let Preuve { dossier, demarche, horloge, .. } = preuve;
    let contacts = Contacts::from(&entete.collectivite);
    let mentions = mentions(t, horloge, demarche, &contacts);
    let mut lettre = entete.lettre(t, dossier, demarche, preuve.le, preuve.le.date());
    lettre.title = t.lettre_preuve_titre_document(dossier.id.to_string());
    lettre.subject = t.lettre_preuve_objet(mentions.loi, &demarche.titre);
    if dossier.canal == Canal::EnLigne && !dossier.identite.courriel.is_empty() {
        lettre.recipient = None;
    }
    let paragraphe = |texte: String| Block::Paragraph(texte);
    lettre.reference.extend(faits(t, dossier));
    lettre.blocks.extend(mentions.lignes.into_iter().map(paragraphe));
    lettre.blocks.push(Block::Heading(t.usager_service_titre().to_owned()));
    lettre.blocks.push(Block::List(mentions.service));
    lettre.blocks.push(Block::Heading(t.lettre_preuve_envoi().to_owned()));
    let Envoi { empreinte, fichiers, attestation } = preuve.envoi;
    if !fichiers.is_empty() {
        let fichier = |f: &Fichier| {
            (f.nom.clone(), t.lettre_preuve_fichier(t.taille_fichier(f.octets), &f.sha256))
        };
        lettre.blocks.push(Block::Facts(fichiers.iter().map(fichier).collect()));
    }
    lettre.blocks.push(paragraphe(t.lettre_preuve_reponses().to_owned()));
    lettre.blocks.push(Block::Code(empreinte.clone()));
    if let Some(attestation) = attestation {
        lettre.blocks.push(Block::Heading(t.lettre_preuve_verifier().to_owned()));
        lettre.blocks.push(paragraphe(t.lettre_preuve_verifier_texte(&entete.verifier)));
        lettre.blocks.push(Block::Code(journal::grouped(&attestation.code())));
    }
    lettre
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
