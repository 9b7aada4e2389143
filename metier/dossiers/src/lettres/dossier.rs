//! The whole dossier on paper: who asks, every answer, documents, messages, what happened.

use documents::{Block, Document};
use formulaires::Valeur;
use langues::Textes;
use primitives::Stamp;

use super::entete::{Entete, paragraphes};
use crate::lecture::Vue;
use crate::lisible::{self, majuscule};

/// What agents and applicant do not read alike.
pub(crate) struct Complement {
    /// Who asks, as terms and values.
    pub(crate) identite: Vec<(String, String)>,
    /// What happened, the oldest first: what and when.
    pub(crate) histoire: Vec<(String, String)>,
    /// How the author of each message is named.
    pub(crate) auteurs: Vec<String>,
}

/// The whole dossier, for whoever `vue` was read for.
pub(crate) fn dossier(
    t: Textes,
    entete: &Entete,
    vue: &Vue,
    complement: Complement,
    le: Stamp,
) -> Document {
    let (dossier, demarche) = (vue.dossier(), &vue.demarche);
    let nom = majuscule(demarche.nom_demande.mot(t));
    let mut document = entete.lettre(t, dossier, demarche, le, le.date());
    document.title = t.lettre_dossier_titre_document(dossier.id.to_string());
    document.subject = t.lettre_dossier_objet(nom, dossier.id.to_string(), &demarche.titre);
    document.recipient = None;
    let blocs = &mut document.blocks;
    blocs.push(Block::Heading(t.lettre_dossier_qui().to_owned()));
    blocs.push(Block::Facts(complement.identite));
    reponses(t, vue, blocs);
    messages(t, vue, &complement.auteurs, blocs);
    blocs.push(Block::Heading(t.lettre_dossier_histoire().to_owned()));
    blocs.push(Block::Facts(complement.histoire));
    document
}

fn reponses(t: Textes, vue: &Vue, blocs: &mut Vec<Block>) {
    let mut fichiers = Vec::new();
    for section in lisible::sections(t, vue) {
        let titre = demarches::texte_simple(&section.titre);
        let titre = if titre.is_empty() { t.lettre_dossier_reponses().to_owned() } else { titre };
        blocs.push(Block::Heading(titre));
        let faits = section.rencontres.iter().map(|rencontre| {
            let texte = lisible::texte(t, rencontre.champ, rencontre.valeur);
            let terme = demarches::texte_simple(&rencontre.champ.libelle);
            (terme, texte.unwrap_or_else(|| t.usager_sans_reponse().to_owned()))
        });
        blocs.push(Block::Facts(faits.collect()));
        let siens = section.rencontres.iter().filter_map(|rencontre| rencontre.valeur);
        fichiers.extend(siens.flat_map(Valeur::fichiers));
    }
    if !fichiers.is_empty() {
        blocs.push(Block::Heading(t.lettre_dossier_documents().to_owned()));
        let fait = |f: &&formulaires::FichierRef| (f.nom.clone(), t.taille_fichier(f.octets));
        blocs.push(Block::Facts(fichiers.iter().map(fait).collect()));
    }
}

fn messages(t: Textes, vue: &Vue, auteurs: &[String], blocs: &mut Vec<Block>) {
    if vue.messages.is_empty() {
        return;
    }
    blocs.push(Block::Heading(t.usager_messages_titre().to_owned()));
    for (message, auteur) in vue.messages.iter().zip(auteurs) {
        let quand = t.instant(message.cree_le.in_paris().datetime());
        blocs.push(Block::Facts(vec![(auteur.clone(), quand)]));
        blocs.extend(paragraphes(&message.corps));
    }
}
