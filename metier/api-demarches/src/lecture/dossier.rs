use std::collections::{BTreeMap, BTreeSet};

use comptes::{AgentId, Profil};
use db::Tx;
use demarches::{DemarcheId, RevisionExposee, RevisionId};
use dossiers::modele::{
    Auteur, Correction, Dossier, DossierId, Etat, Evenement, Message, PourQui, Traitement,
};
use dossiers::{Besoin, Expose};
use formulaires::{Genre, Reponses, Valeur};

use super::champ::Source;
use super::{Demandes, Partages, Plume, demarche, descripteur, fichier, personne};
use crate::erreur::ErreurApi;
use crate::ids::{id, instant};
use crate::noeud::{Noeud, Objet, objet};

/// How far links from dossier to dossier are followed.
const LIENS: u8 = 1;

/// The graph of dossiers that were opened for their reader: the number of statements does not depend
/// on how many they are.
pub(crate) fn dossiers(
    tx: &mut Tx<'_>,
    plume: &Plume,
    lus: Vec<Dossier>,
    demandes: &Demandes,
) -> Result<Vec<Noeud>, ErreurApi> {
    suivre(tx, plume, lus, demandes, LIENS)
}

fn suivre(
    tx: &mut Tx<'_>,
    plume: &Plume,
    lus: Vec<Dossier>,
    demandes: &Demandes,
    liens: u8,
) -> Result<Vec<Noeud>, ErreurApi> {
    let exposes = dossiers::exposer(tx, lus, besoin(demandes))?;
    let alentours = Alentours::lire(tx, plume, &exposes, demandes, liens)?;
    Ok(exposes.iter().map(|expose| alentours.dossier(plume, expose, demandes)).collect())
}

fn besoin(demandes: &Demandes) -> Besoin {
    let reponses = demandes.un_de(&["champs", "annotations", "geojson"]);
    Besoin {
        reponses,
        histoire: demandes.un_de(&["traitements", "motivation", "attestation"]),
        echanges: demandes.un_de(&["messages", "dateDerniereCorrectionEnAttente"]),
        suiveurs: demandes.contient("instructeurs"),
        fichiers: reponses || demandes.contient("messages"),
    }
}

/// What dossiers share: their démarches, revisions, groups, agents, and those they link to.
struct Alentours {
    revisions: BTreeMap<RevisionId, RevisionExposee>,
    revisions_ecrites: BTreeMap<i64, Noeud>,
    descripteurs: Partages,
    groupes: Partages,
    agents: BTreeMap<i64, Profil>,
    lies: Partages,
}

impl Alentours {
    fn lire(
        tx: &mut Tx<'_>,
        plume: &Plume,
        exposes: &[Expose],
        demandes: &Demandes,
        liens: u8,
    ) -> Result<Self, ErreurApi> {
        let mut ids: BTreeSet<_> =
            exposes.iter().map(|expose| expose.dossier.revision_id).collect();
        let demarches: BTreeSet<DemarcheId> =
            exposes.iter().map(|expose| expose.dossier.demarche_id).collect();
        let demarches: Vec<_> = demarches.into_iter().collect();
        let exposees = demarches::exposer(tx, &demarches)?;
        ids.extend(exposees.values().filter_map(|exposee| exposee.demarche.revision_active));
        let revisions = demarches::revisions_par_ids(tx, &ids)?;
        let ecrites = revisions.values().map(|lue| (lue.id.0, descripteur::revision(lue)));
        let revisions_ecrites: BTreeMap<_, _> = ecrites.collect();
        let descripteurs = exposees.values().map(|exposee| {
            let active = exposee.demarche.revision_active.map_or(0, |active| active.0);
            let revision = revisions_ecrites.get(&active).cloned().unwrap_or(Noeud::NUL);
            (exposee.demarche.id.0, demarche::descripteur(plume, exposee, &revision, 0))
        });
        let descripteurs = descripteurs.collect();
        let groupes = groupes(tx, exposes, demandes)?;
        let agents = agents(tx, exposes)?;
        let mut alentours = Self {
            revisions,
            revisions_ecrites,
            descripteurs,
            groupes,
            agents,
            lies: Partages::new(),
        };
        if liens > 0 && demandes.un_de(&["champs", "annotations"]) {
            alentours.lies = alentours.lies(tx, plume, exposes, demandes, liens - 1)?;
        }
        Ok(alentours)
    }

    /// The filed dossiers that answers name.
    fn lies(
        &self,
        tx: &mut Tx<'_>,
        plume: &Plume,
        exposes: &[Expose],
        demandes: &Demandes,
        liens: u8,
    ) -> Result<Partages, ErreurApi> {
        let nommes = exposes.iter().flat_map(|expose| self.liens_de(expose));
        let nommes: BTreeSet<DossierId> = nommes.collect();
        if nommes.is_empty() {
            return Ok(Partages::new());
        }
        let lus = dossiers::exposes_par_ids(tx, &nommes.into_iter().collect::<Vec<_>>())?;
        let numeros: Vec<_> = lus.iter().map(|dossier| dossier.id.0).collect();
        let ecrits = suivre(tx, plume, lus, demandes, liens)?;
        Ok(numeros.into_iter().zip(ecrits).collect())
    }

    fn liens_de(&self, expose: &Expose) -> Vec<DossierId> {
        let Some(revision) = self.revisions.get(&expose.dossier.revision_id) else {
            return Vec::new();
        };
        let formulaire = &revision.contenu.formulaire;
        let liens: BTreeSet<_> = formulaire
            .tous()
            .filter(|champ| champ.genre == Genre::DossierLink)
            .map(|champ| champ.id)
            .collect();
        let blocs = expose.reponses.blocs().flat_map(|(_, bloc)| &bloc.0);
        let lies = blocs.filter(|(champ, _)| liens.contains(champ));
        lies.filter_map(|(_, valeur)| match valeur {
            Valeur::Entier(numero) => Some(DossierId(*numero)),
            _ => None,
        })
        .collect()
    }

    fn dossier(&self, plume: &Plume, expose: &Expose, demandes: &Demandes) -> Noeud {
        let d = &expose.dossier;
        let mut champs = identite(d);
        champs.extend(dates(expose));
        let revision = self.revisions_ecrites.get(&d.revision_id.0).cloned();
        champs.extend([
            ("revision", revision.clone().into()),
            ("demarche", self.descripteurs.get(&d.demarche_id.0).cloned().into()),
            ("groupeInstructeur", self.groupes.get(&d.groupe_id.0).cloned().into()),
            (
                "instructeurs",
                Noeud::liste(expose.suiveurs.iter().filter_map(|id| self.profil(*id))),
            ),
            ("motivation", motivation(expose).into()),
            ("motivationAttachment", Noeud::NUL),
            ("attestation", attestation(plume, expose)),
            ("traitements", self.traitements(expose, revision.as_ref())),
            ("messages", self.messages(plume, expose)),
            ("avis", Noeud::Liste(Vec::new())),
            ("labels", Noeud::Liste(Vec::new())),
            ("assignments", Noeud::Liste(Vec::new())),
            (
                "pdf",
                plume.calcule(
                    fichier::PDF,
                    d.id.0,
                    &format!("dossier-{}.pdf", d.id),
                    "application/pdf",
                ),
            ),
            (
                "geojson",
                plume.calcule(
                    fichier::GEOJSON,
                    d.id.0,
                    &format!("dossier-{}.geojson", d.id),
                    "application/json",
                ),
            ),
        ]);
        if demandes.un_de(&["champs", "annotations"]) {
            champs.extend(self.formulaires(plume, expose));
        }
        Objet::nouveau("Dossier", champs).into()
    }

    fn formulaires(&self, plume: &Plume, expose: &Expose) -> [(&'static str, Noeud); 2] {
        let Some(revision) = self.revisions.get(&expose.dossier.revision_id) else {
            return [("champs", Noeud::NUL), ("annotations", Noeud::NUL)];
        };
        let contenu = &revision.contenu;
        let source = Source {
            plume,
            fichiers: &expose.fichiers,
            modifie_le: instant(expose.dossier.modifie_le),
            lies: &self.lies,
            prerempli: false,
        };
        let reponses = &expose.reponses;
        let visibles = formulaires::visibles(&contenu.formulaire, reponses);
        let champs = source.champs(&contenu.formulaire, reponses, &visibles);
        let vides = Reponses::nouvelles();
        let visibles = formulaires::visibles(&contenu.annotations, &vides);
        let annotations = source.champs(&contenu.annotations, &vides, &visibles);
        [("champs", champs.into()), ("annotations", annotations.into())]
    }

    fn profil(&self, agent: i64) -> Option<Noeud> {
        self.agents.get(&agent).map(personne::profil)
    }

    fn courriel(&self, agent: Option<i64>) -> Option<&str> {
        Some(self.agents.get(&agent?)?.courriel.as_str())
    }

    fn traitements(&self, expose: &Expose, revision: Option<&Noeud>) -> Noeud {
        let connus = expose.traitements.iter().filter_map(|(numero, traitement)| {
            let evenement = evenement(traitement.evenement)?;
            Some(objet!("Traitement", {
                "id": id("Traitement", numero),
                "event": evenement,
                "state": traitement.etat.code(),
                "dateTraitement": instant(traitement.quand),
                "emailAgentTraitant": self.courriel(traitement.agent_id),
                "motivation": raison(expose, traitement),
                "revision": revision.cloned(),
                "changedColumns": Noeud::Liste(Vec::new()),
            }))
        });
        Noeud::liste(connus)
    }

    fn messages(&self, plume: &Plume, expose: &Expose) -> Noeud {
        Noeud::liste(expose.messages.iter().map(|message| {
            let correction =
                expose.corrections.iter().find(|correction| correction.message_id == message.id);
            let courriel = match message.auteur {
                Auteur::Agent => self.courriel(message.agent_id).unwrap_or_default(),
                Auteur::Usager => expose.dossier.identite.courriel.as_str(),
            };
            ecrit(plume, message, correction, courriel, &expose.fichiers)
        }))
    }
}

/// A message.
fn ecrit(
    plume: &Plume,
    message: &Message,
    correction: Option<&Correction>,
    courriel: &str,
    fichiers: &[files::Named],
) -> Noeud {
    let joints = plume.fichiers(fichiers, &message.fichiers);
    let correction = correction.map(|lue| {
        objet!("Correction", {
            "reason": lue.motif.code(),
            "dateResolution": lue.close_le.map(instant),
        })
    });
    objet!("Message", {
        "id": id("Commentaire", message.id),
        "body": &message.corps,
        "email": courriel,
        "createdAt": instant(message.cree_le),
        "discardedAt": message.retire_le.map(instant),
        "attachment": joints.first().cloned(),
        "attachments": joints,
        "correction": correction,
    })
}

fn identite(d: &Dossier) -> Vec<(&'static str, Noeud)> {
    let pour_autrui = d.identite.pour == PourQui::Autrui;
    let mandataire = |texte: &String| pour_autrui.then(|| texte.clone());
    vec![
        ("id", id("Dossier", d.id).into()),
        ("number", d.id.0.into()),
        ("state", d.etat.code().into()),
        ("archived", d.archive.into()),
        ("prefilled", false.into()),
        ("connectionUsager", "password".into()),
        ("usager", personne::usager(d)),
        ("demandeur", personne::demandeur(d)),
        ("deposeParUnTiers", pour_autrui.into()),
        ("nomMandataire", mandataire(&d.identite.nom).into()),
        ("prenomMandataire", mandataire(&d.identite.prenom).into()),
    ]
}

fn dates(expose: &Expose) -> Vec<(&'static str, Noeud)> {
    let d = &expose.dossier;
    let modifie = instant(d.modifie_le);
    let depose = d.depose_le.map(instant);
    let attendue = expose.corrections.iter().find(|lue| lue.attendue());
    vec![
        ("dateDepot", depose.clone().into()),
        ("datePassageEnConstruction", depose.into()),
        ("datePassageEnInstruction", d.en_instruction_le.map(instant).into()),
        ("dateTraitement", d.traite_le.map(instant).into()),
        ("dateDerniereModification", (&modifie).into()),
        ("dateDerniereModificationChamps", (&modifie).into()),
        ("dateDerniereModificationAnnotations", modifie.into()),
        ("dateDerniereModificationChampsParInstructeur", Noeud::NUL),
        ("dateDerniereCorrectionEnAttente", attendue.map(|lue| instant(lue.demandee_le)).into()),
        ("dateExpiration", Noeud::NUL),
        ("dateSuppressionParAdministration", Noeud::NUL),
        ("dateSuppressionParUsager", Noeud::NUL),
        ("dateAccuseLectureAgreement", Noeud::NUL),
        (
            "datePrevisionnelleDecisionSVASVR",
            en_cours(d).and(d.terme_legal).map(|jour| jour.to_string()).into(),
        ),
        ("dateTraitementSVASVR", par_le_silence(expose).into()),
    ]
}

fn en_cours(d: &Dossier) -> Option<()> {
    matches!(d.etat, Etat::EnConstruction | Etat::EnInstruction).then_some(())
}

/// When silence decided.
fn par_le_silence(expose: &Expose) -> Option<String> {
    let silence = |lu: &&(i64, Traitement)| {
        matches!(
            lu.1.evenement,
            Evenement::AccepterAutomatiquement | Evenement::RefuserAutomatiquement
        )
    };
    expose.traitements.iter().rfind(silence).map(|(_, lu)| instant(lu.quand))
}

fn motivation(expose: &Expose) -> Option<String> {
    if !expose.dossier.etat.est_termine() {
        return None;
    }
    expose.decision().map(|decision| decision.motivation.clone()).filter(|lue| !lue.is_empty())
}

/// Why a decision was taken, on the passage that took it.
fn raison(expose: &Expose, traitement: &Traitement) -> Option<String> {
    let id = traitement.decision_id?;
    let decision = expose.decisions.iter().find(|decision| decision.id == id)?;
    Some(decision.motivation.clone()).filter(|lue| !lue.is_empty() && traitement.etat.est_termine())
}

/// The letter of the decision, once it has left.
fn attestation(plume: &Plume, expose: &Expose) -> Noeud {
    let d = &expose.dossier;
    let partie = expose.decision().is_some_and(|decision| decision.partie_le.is_some());
    if d.etat != Etat::Accepte && d.etat != Etat::Refuse || !partie {
        return Noeud::NUL;
    }
    let nom = format!("attestation-{}.pdf", d.id);
    plume.calcule(fichier::ATTESTATION, d.id.0, &nom, "application/pdf")
}

/// The event of the API; ours that it does not know are left out.
fn evenement(evenement: Evenement) -> Option<&'static str> {
    match evenement {
        Evenement::DemanderCorrection => Some("repasse_en_construction"),
        Evenement::AnnulerDecision => Some("repasse_en_instruction"),
        Evenement::AnnulerCorrection => None,
        autre => Some(autre.code()),
    }
}

fn groupes(
    tx: &mut Tx<'_>,
    exposes: &[Expose],
    demandes: &Demandes,
) -> Result<Partages, ErreurApi> {
    if !demandes.contient("groupeInstructeur") {
        return Ok(Partages::new());
    }
    let ids: BTreeSet<_> = exposes.iter().map(|expose| expose.dossier.groupe_id).collect();
    let lus = demarches::groupes_par_ids(tx, &ids.into_iter().collect::<Vec<_>>())?;
    let ecrits = demarche::groupes_avec_agents(tx, &lus)?;
    Ok(lus.iter().map(|groupe| groupe.id.0).zip(ecrits).collect())
}

/// The agents that dossiers name: those who follow, wrote, decided.
fn agents(tx: &mut Tx<'_>, exposes: &[Expose]) -> Result<BTreeMap<i64, Profil>, ErreurApi> {
    let nommes = exposes.iter().flat_map(|expose| {
        let ecrits = expose.messages.iter().filter_map(|message| message.agent_id);
        let traites = expose.traitements.iter().filter_map(|(_, traitement)| traitement.agent_id);
        expose.suiveurs.iter().copied().chain(ecrits).chain(traites)
    });
    let ids: BTreeSet<i64> = nommes.collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<_> = ids.into_iter().map(AgentId).collect();
    let profils = comptes::profils(tx, &ids)?;
    Ok(profils.into_iter().map(|profil| (profil.id.0, profil)).collect())
}
