//! The whole dossier on paper: who asks, every answer, documents, messages, what happened.

use documents::{Block, Document};
use formulaires::{Rencontre, Valeur};
use langues::Textes;
use primitives::Stamp;

use super::entete::{Entete, paragraphes};
use crate::lecture::Vue;
use crate::lisible::{self, majuscule};
use crate::modele::{Decision, Sens};
use crate::pages::fiches::{self, Lecteur};

/// What agents and applicant do not read alike.
pub(crate) struct Complement {
    /// Who asks, as terms and values.
    pub(crate) identite: Vec<(String, String)>,
    /// The decision that they may read.
    pub(crate) decision: Option<Decision>,
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
    if let Some(decision) = &complement.decision {
        reponse(t, decision, blocs);
    }
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
            let identite = identite(t, vue, rencontre);
            let texte = identite.or_else(|| lisible::texte(t, rencontre.champ, rencontre.valeur));
            let (champ, valeur) = (rencontre.champ, rencontre.valeur);
            let dites = fiches::lignes(t, &vue.fiches, champ, valeur, Lecteur::Usager);
            let texte = texte.map(|texte| [vec![texte], dites].concat().join("\n"));
            let terme = demarches::texte_simple(&rencontre.champ.libelle);
            (terme, texte.unwrap_or_else(|| t.usager_sans_reponse().to_owned()))
        });
        blocs.push(Block::Facts(faits.collect()));
        let nommables = section.rencontres.iter();
        let nommables = nommables.filter(|r| !formulaires::est_identite(&r.champ.genre));
        let siens = nommables.filter_map(|rencontre| rencontre.valeur);
        fichiers.extend(siens.flat_map(Valeur::fichiers));
    }
    if !fichiers.is_empty() {
        blocs.push(Block::Heading(t.lettre_dossier_documents().to_owned()));
        let fait = |f: &&formulaires::FichierRef| (f.nom.clone(), t.taille_fichier(f.octets));
        blocs.push(Block::Facts(fichiers.iter().map(fait).collect()));
    }
}

/// What is told of a proof of identity outside Parvis: that it was given, that it is erased.
fn identite(t: Textes, vue: &Vue, rencontre: &Rencontre<'_>) -> Option<String> {
    let fichiers = rencontre.valeur.map_or(&[][..], Valeur::fichiers);
    if fichiers.is_empty() || !formulaires::est_identite(&rencontre.champ.genre) {
        return None;
    }
    let nomme = |id: &str| vue.fichiers.iter().find(|nomme| nomme.id == id);
    let effacee = fichiers.iter().find_map(|fichier| nomme(&fichier.id)?.erased);
    Some(match effacee {
        Some(le) => t.pieces_effacee(t.date_longue(le.date())),
        None => t.pieces_identite_fournie().to_owned(),
    })
}

/// What was answered, why and by whom.
fn reponse(t: Textes, decision: &Decision, blocs: &mut Vec<Block>) {
    let sens = match decision.sens {
        Sens::Accepter => t.usager_etat_acceptee(),
        Sens::Refuser => t.usager_etat_refusee(),
        Sens::ClasserSansSuite => t.usager_etat_arretee(),
    };
    let qui = &decision.signataire;
    let signee = format!("{} {}, {}", qui.prenom, qui.nom, qui.qualite);
    let date = qui.acte_du.or(decision.prise_le.map(|instant| instant.date()));
    let faits = [
        (t.lettre_dossier_decision(), sens.to_owned()),
        (t.usager_decision_signee(), if qui.est_complet() { signee } else { String::new() }),
        (t.usager_decision_date(), date.map(|jour| t.date_longue(jour)).unwrap_or_default()),
    ];
    let faits = faits.into_iter().filter(|(_, valeur)| !valeur.is_empty());
    blocs.push(Block::Heading(t.lettre_dossier_decision().to_owned()));
    blocs.push(Block::Facts(faits.map(|(terme, valeur)| (terme.to_owned(), valeur)).collect()));
    blocs.extend(paragraphes(&decision.motivation));
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
