//! What stands around the text of a letter: who writes, to whom, about what, and where to follow.

use collectivites::Collectivite;
use comptes::{AgentId, Identite as Agent};
use db::Tx;
use demarches::Demarche;
use documents::{Block, Document, Picture, Qr, Sender};
use jiff::civil::Date;
use langues::Textes;
use primitives::Stamp;

use super::mentions::{Contacts, insecable, nom_service, service};
use crate::erreur::Erreur;
use crate::modele::{Dossier, Identite};

/// The facts around a letter, read once.
pub(crate) struct Entete {
    pub(crate) collectivite: Collectivite,
    logo: Option<Picture>,
    suivi: String,
    /// Where the proof of an acknowledgement is checked.
    pub(super) verifier: String,
    agent: Option<Agent>,
}

impl Entete {
    /// Reads them; `agent` is the one who follows the dossier (CRPA L111-2).
    pub(crate) fn lire(
        tx: &mut Tx<'_>,
        dossier: &Dossier,
        agent: Option<i64>,
    ) -> Result<Self, Erreur> {
        let collectivite = collectivites::publique(tx)?.ok_or(Erreur::Introuvable)?;
        let suivi = collectivites::adresse(tx, &format!("/dossiers/{}", dossier.id))?;
        let verifier = collectivites::adresse(tx, "/verifier")?;
        let agents: Vec<AgentId> = agent.into_iter().map(AgentId).collect();
        let agent = comptes::identites(tx, &agents)?.into_iter().next();
        let logo = collectivites::logo(tx)?.map(|logo| Picture {
            mime: logo.mime().to_owned(),
            alt: collectivite.nom.clone(),
            bytes: logo.octets,
        });
        Ok(Self { collectivite, logo, suivi, verifier, agent })
    }

    /// A letter about `dossier`, written at `le`, which bears the date `jour`.
    pub(crate) fn lettre(
        &self,
        t: Textes,
        dossier: &Dossier,
        demarche: &Demarche,
        le: Stamp,
        jour: Date,
    ) -> Document {
        let nom = demarche.nom_demande.mot(t);
        let numero = dossier.id.to_string();
        let contacts = Contacts::from(&self.collectivite);
        let service = service(demarche, &contacts);
        let mut reference = vec![(t.lettre_reference_numero().to_owned(), numero.clone())];
        if let Some(recue) = dossier.recu_le {
            reference.push((t.lettre_reference_recue().to_owned(), t.date_longue(recue)));
        }
        if let Some(agent) = self.agent.as_ref().filter(|agent| !agent.nom_complet().is_empty()) {
            let qui = virgule([agent.nom_complet(), agent.qualite.clone()]);
            reference.push((t.lettre_reference_suivie().to_owned(), qui));
        }
        let mut lignes = vec![nom_service(&service)];
        lignes.retain(|ligne| *ligne != self.collectivite.nom);
        lignes.extend(service.adresse.lines().map(str::to_owned));
        lignes.extend([insecable(&service.telephone), service.courriel.clone()]);
        lignes.retain(|ligne| !ligne.trim().is_empty());
        Document {
            langue: t.langue().code().to_owned(),
            title: String::new(),
            date: le,
            sender: Sender {
                name: self.collectivite.nom.clone(),
                logo: self.logo.clone(),
                lines: lignes,
            },
            recipient: Some(destinataire(t, &dossier.identite)),
            reference,
            place_and_date: t.lettre_fait_a(lieu(&self.collectivite), t.date_longue(jour)),
            subject: String::new(),
            blocks: Vec::new(),
            signature: None,
            qr: Some(Qr { url: self.suivi.clone(), caption: t.lettre_qr(nom) }),
            footer: vec![t.lettre_pied(crate::lisible::majuscule(nom), numero)],
            colour: self.collectivite.couleur.clone(),
        }
    }
}

/// A paragraph for each line of a person's text, a list for those that begin with a dash.
pub(super) fn paragraphes(texte: &str) -> Vec<Block> {
    let mut blocs = Vec::new();
    for ligne in texte.lines().map(str::trim).filter(|ligne| !ligne.is_empty()) {
        let point = ["- ", "– ", "• "].into_iter().find_map(|tiret| ligne.strip_prefix(tiret));
        match (point, blocs.last_mut()) {
            (Some(point), Some(Block::List(points))) => points.push(point.trim().to_owned()),
            (Some(point), _) => blocs.push(Block::List(vec![point.trim().to_owned()])),
            (None, _) => blocs.push(Block::Paragraph(ligne.to_owned())),
        }
    }
    blocs
}

/// What is known of these, with commas.
fn virgule<const N: usize>(textes: [String; N]) -> String {
    let connus: Vec<String> = textes.into_iter().filter(|texte| !texte.is_empty()).collect();
    connus.join(", ")
}

/// The town of a letter: that of the address, without its postal code.
fn lieu(collectivite: &Collectivite) -> &str {
    let ligne = collectivite.adresse.lines().map(str::trim).rfind(|ligne| !ligne.is_empty());
    let ville = ligne.map(|ligne| ligne.trim_start_matches(|c: char| c.is_ascii_digit()).trim());
    ville.filter(|ville| !ville.is_empty()).unwrap_or(&collectivite.nom)
}

/// The block of a window envelope: the family name, the organisation first when there is one.
fn destinataire(t: Textes, i: &Identite) -> Vec<String> {
    let nom = i.personne();
    let mut lignes = match i.organisme.trim() {
        "" => vec![nom],
        organisme => vec![organisme.to_owned(), t.lettre_attention(nom)],
    };
    let adresse = i.adresse.lines().map(str::trim).filter(|ligne| !ligne.is_empty());
    lignes.extend(adresse.map(str::to_owned));
    lignes
}
