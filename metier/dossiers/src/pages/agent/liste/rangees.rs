//! The rows of the list.

use comptes::Identite as Agent;
use delais::Regime;
use web::composants::{Echeance, Etiquette, GroupeDossiers, Icone, LigneDossier, Ton};

use super::super::commun::{nom_visible, peut};
use super::super::mots;
use super::Vue;
use crate::actions::DECIDER;
use crate::depot::{Ligne, Onglet, Tri};
use crate::modele::{Alerte, Etat, Place};

impl Vue<'_> {
    /// What failed, then the rows by due date; in another order they make one group.
    pub(super) fn groupes(&self) -> Vec<GroupeDossiers<'static>> {
        let mut groupes: Vec<(&'static str, Vec<LigneDossier<'static>>)> = Vec::new();
        if !self.lue.a_reparer.is_empty() {
            let rangees = self.lue.a_reparer.iter().map(|ligne| self.ligne(ligne)).collect();
            groupes.push((self.t.liste_agent_groupe_reparer(), rangees));
        }
        for ligne in &self.lue.liste.tranche.lignes {
            let titre = match self.tri() {
                Tri::Echeance if !self.decides() => self.groupe(ligne),
                _ => self.nom(self.filtres.onglet),
            };
            match groupes.last_mut().filter(|(dernier, _)| *dernier == titre) {
                Some((_, lignes)) => lignes.push(self.ligne(ligne)),
                None => groupes.push((titre, vec![self.ligne(ligne)])),
            }
        }
        let groupe = |(titre, lignes)| GroupeDossiers::nouveau(titre, lignes);
        groupes.into_iter().map(groupe).collect()
    }

    /// Whether nobody has to answer what this tab holds.
    fn decides(&self) -> bool {
        matches!(self.filtres.onglet, Onglet::Termines | Onglet::Ranges)
    }

    fn groupe(&self, ligne: &Ligne) -> &'static str {
        let t = self.t;
        if ligne.etat.est_termine() {
            return t.agent_onglet_termines();
        }
        let Some(echeance) = ligne.echeance else { return t.agent_groupe_sans_date() };
        match mots::jours_entre(self.aujourdhui, echeance) {
            ..0 => t.agent_groupe_retard(),
            0 => t.agent_groupe_aujourdhui(),
            1..=7 => t.agent_groupe_semaine(),
            _ => t.agent_groupe_plus_tard(),
        }
    }

    fn ligne(&self, ligne: &Ligne) -> LigneDossier<'static> {
        let t = self.t;
        let etiquette = mots::etiquette(t, ligne.etat, Some(ligne.place));
        let demarche = match self.lue.citees.get(&ligne.demarche_id) {
            Some(demarche) if demarche.regime == Regime::AVerifier => {
                format!("{} · {}", demarche.titre, t.agent_delai_a_renseigner())
            }
            Some(demarche) => demarche.titre.clone(),
            None => String::new(),
        };
        let href = self.url(format_args!("/agent/dossiers/{}", ligne.id));
        let rangee = LigneDossier::nouvelle(
            ligne.id.to_string(),
            href,
            self.echeance(ligne),
            nom_visible(t, &ligne.demandeur),
            demarche,
            etiquette,
        );
        let rangee = rangee.suivi_par(self.suivi_par(ligne)).dernier_fait(self.dernier_fait(ligne));
        self.acte(self.signes(rangee, ligne), ligne)
    }

    /// What failed, and what nobody has read.
    fn signes(&self, mut rangee: LigneDossier<'static>, ligne: &Ligne) -> LigneDossier<'static> {
        let t = self.t;
        for alerte in &ligne.alertes {
            let texte = match alerte {
                Alerte::Courriel => t.liste_agent_alerte_courriel(),
                Alerte::Fichier => t.liste_agent_alerte_fichier(),
            };
            rangee = rangee.signe(Etiquette::libre(Icone::Triangle, Ton::Grave, texte));
        }
        if ligne.a_lire {
            let texte = t.liste_agent_a_lire();
            rangee = rangee.signe(Etiquette::libre(Icone::Enveloppe, Ton::Info, texte));
        }
        rangee
    }

    /// The decision, one click away, for whoever may take it.
    fn acte(&self, rangee: LigneDossier<'static>, ligne: &Ligne) -> LigneDossier<'static> {
        let t = self.t;
        if ligne.etat != Etat::EnInstruction || !peut(self.requete, DECIDER.permission) {
            return rangee;
        }
        let (texte, suite) = match ligne.place == Place::ASigner {
            true => (t.liste_agent_signer(), "signer"),
            false => (t.liste_agent_decider(), "decider"),
        };
        rangee.acte(texte, self.url(format_args!("/agent/dossiers/{}/{suite}", ligne.id)))
    }

    fn echeance(&self, ligne: &Ligne) -> Echeance<'static> {
        let t = self.t;
        let Some(jour) = ligne.echeance else { return Echeance::nouvelle("", "") };
        let date = mots::jour_court(t, jour, self.aujourdhui);
        if ligne.etat.est_termine() {
            return Echeance::nouvelle(date, "");
        }
        match mots::jours_entre(self.aujourdhui, jour) {
            0 => Echeance::nouvelle(date, t.agent_reste_aujourdhui()),
            reste @ 1.. => Echeance::nouvelle(date, t.agent_reste_jours(reste)),
            retard => {
                let jours = retard.unsigned_abs();
                Echeance::nouvelle(date, t.agent_reste_retard(jours)).en_retard()
            }
        }
    }

    /// « Claire M. », « Claire M. + 1 », « pour Hugo T. ».
    fn suivi_par(&self, ligne: &Ligne) -> String {
        let t = self.t;
        if let Some(absent) = ligne.pour {
            return t.liste_agent_pour(self.nom_court(absent));
        }
        let siens = self.lue.suiveurs.iter().filter(|(suivi, _)| *suivi == ligne.id);
        let mut noms = siens.map(|(_, agent)| self.nom_court(*agent));
        let Some(premier) = noms.next() else { return t.agent_personne().to_owned() };
        match noms.count() {
            0 => premier,
            autres => t.agent_suivi_et_autres(premier, autres),
        }
    }

    fn nom_court(&self, agent: i64) -> String {
        match self.lue.noms.get(&agent) {
            Some(agent) => nom_court(agent),
            None => self.t.agent_un_agent().to_owned(),
        }
    }

    fn dernier_fait(&self, ligne: &Ligne) -> String {
        let t = self.t;
        let quand = mots::quand(t, ligne.modifie_le, self.aujourdhui);
        match (ligne.etat, ligne.suivis) {
            (Etat::EnConstruction, 0) => t.agent_fait_recue(quand),
            _ => t.agent_fait_suivie(quand),
        }
    }
}

/// « Claire M. »
fn nom_court(agent: &Agent) -> String {
    match agent.nom.chars().next() {
        Some(initiale) if !agent.prenom.is_empty() => format!("{} {initiale}.", agent.prenom),
        _ => agent.nom_complet(),
    }
}
