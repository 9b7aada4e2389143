//! The tabs with their counts, and what can restrict the list.

use langues::Textes;
use web::composants::{
    BlocFormulaire, Bouton, ChampSelect, ChampTexte, Choix, Depliant, HtmlSur, Puce, Puces,
};

use super::super::filtres::{Adresse, ETATS, PERIODES};
use super::super::mots;
use super::Vue;
use crate::depot::{Onglet, Tri};
use crate::modele::Canal;
use crate::pages::html::Cache;

impl Vue<'_> {
    pub(super) fn puces(&self) -> Puces<'static> {
        let nombres = self.lue.liste.onglets.iter().map(|(onglet, nombre)| (*onglet, *nombre));
        let a_reparer = self.lue.urgences.a_reparer;
        let reparer = (Onglet::AReparer, a_reparer);
        let montre = a_reparer.0 > 0 || self.filtres.onglet == Onglet::AReparer;
        let puces = montre.then_some(reparer).into_iter().chain(nombres);
        let mut puces: Vec<_> = puces
            .map(|(onglet, nombre)| self.puce(onglet).compte(nombre.0.unsigned_abs()))
            .collect();
        puces.push(self.puce(Onglet::Tous));
        Puces::nouvelles(self.requete.mots(), puces)
    }

    /// A tab keeps the filters, but neither the search nor a state that it may not hold.
    fn puce(&self, onglet: Onglet) -> Puce<'static> {
        let vers = Adresse { q: String::new(), etat: None, ..self.filtres.dans(onglet) };
        let choisie = onglet == self.filtres.onglet;
        Puce::nouvelle(self.nom(onglet), self.url(vers.chemin())).choisie(choisie)
    }

    pub(super) fn nom(&self, onglet: Onglet) -> &'static str {
        let t = self.t;
        match onglet {
            Onglet::APrendre => t.agent_onglet_a_prendre(),
            Onglet::Miens => t.agent_onglet_miens(),
            Onglet::Attente => t.liste_agent_onglet_attente(),
            Onglet::ASigner => t.agent_onglet_a_signer(),
            Onglet::Termines => t.agent_onglet_termines(),
            Onglet::Ranges => t.agent_onglet_ranges(),
            Onglet::AReparer => t.liste_agent_groupe_reparer(),
            Onglet::Tous => t.agent_onglet_tous(),
        }
    }

    pub(super) fn nom_tri(&self, tri: Tri) -> &'static str {
        match tri {
            Tri::Echeance => self.t.agent_tri_echeance(),
            Tri::Recents => self.t.agent_tri_recents(),
            Tri::Demandeur => self.t.agent_tri_demandeur(),
        }
    }

    /// What can restrict the list: a form by GET, open when something does.
    pub(super) fn filtres(&self) -> Depliant<'static> {
        let (t, f) = (self.t, self.filtres);
        let effacer = self.url(format_args!("/agent?onglet={}", f.onglet.code()));
        let boutons = HtmlSur::from(Bouton::second(t.agent_filtre_appliquer()))
            .puis(Bouton::lien(t.agent_filtre_effacer()).vers(effacer));
        let champs = HtmlSur::from(Cache { nom: "onglet", valeur: f.onglet.code() })
            .puis(
                // The header's search is not on a phone: this one is.
                ChampTexte::nouveau("q", t.agent_recherche()).valeur(f.q.clone()).id("filtre-q"),
            )
            .puis(self.par_demarche())
            .puis(self.par_etat())
            .puis(self.par_agent())
            .puis(self.par_periode())
            .puis(self.par_canal())
            .puis(self.ordre())
            .puis(HtmlSur::paragraphe(&boutons));
        let depliant =
            Depliant::nouveau(t.agent_filtrer(), BlocFormulaire::get(self.url("/agent"), champs));
        if f.filtre() || f.tri != Tri::Echeance { depliant.ouvert() } else { depliant }
    }

    fn par_demarche(&self) -> ChampSelect<'static> {
        let demarches = self.lue.demarches.iter().map(|apercu| {
            let choisie = self.filtres.demarche == Some(apercu.numero);
            Choix::nouveau(apercu.numero.to_string(), apercu.titre.clone()).choisi(choisie)
        });
        ChampSelect::nouveau("demarche", self.t.agent_filtre_demarche(), demarches.collect())
            .vide(self.t.agent_filtre_toutes())
    }

    fn par_etat(&self) -> ChampSelect<'static> {
        let etats = ETATS.into_iter().map(|etat| {
            let choisi = self.filtres.etat == Some(etat);
            Choix::nouveau(etat.code(), mots::etat(self.t, etat)).choisi(choisi)
        });
        ChampSelect::nouveau("etat", self.t.agent_filtre_etat(), etats.collect())
            .vide(self.t.agent_filtre_tous_etats())
    }

    fn par_agent(&self) -> ChampSelect<'static> {
        let agents = self.lue.collegues.iter().map(|agent| {
            let choisi = self.filtres.suivi == Some(agent.id.0);
            Choix::nouveau(agent.id.to_string(), agent.nom_complet()).choisi(choisi)
        });
        ChampSelect::nouveau("suivi", self.t.liste_agent_filtre_suivi(), agents.collect())
            .vide(self.t.liste_agent_filtre_suivi_tous())
    }

    fn par_periode(&self) -> ChampSelect<'static> {
        let periodes = PERIODES.into_iter().map(|jours| {
            let choisie = self.filtres.recu == Some(jours);
            Choix::nouveau(jours.to_string(), periode(self.t, jours)).choisi(choisie)
        });
        ChampSelect::nouveau("recu", self.t.agent_filtre_recu(), periodes.collect())
            .vide(self.t.agent_filtre_recu_toujours())
    }

    fn par_canal(&self) -> ChampSelect<'static> {
        let canaux = Canal::TOUS.iter().map(|canal| {
            let choisi = self.filtres.canal == Some(*canal);
            let nom = mots::majuscule(mots::canal(self.t, *canal));
            Choix::nouveau(canal.code(), nom).choisi(choisi)
        });
        ChampSelect::nouveau("canal", self.t.liste_agent_filtre_canal(), canaux.collect())
            .vide(self.t.liste_agent_filtre_canal_tous())
    }

    fn ordre(&self) -> ChampSelect<'static> {
        let tris = Tri::TOUS.into_iter().map(|tri| {
            let choisi = self.filtres.tri == tri;
            Choix::nouveau(tri.code(), mots::majuscule(self.nom_tri(tri))).choisi(choisi)
        });
        ChampSelect::nouveau("tri", self.t.agent_tri(), tris.collect())
    }
}

fn periode(t: Textes, jours: i64) -> &'static str {
    match jours {
        7 => t.agent_filtre_recu_semaine(),
        30 => t.agent_filtre_recu_mois(),
        90 => t.agent_filtre_recu_trimestre(),
        _ => t.agent_filtre_recu_an(),
    }
}
