//! The list: what is due first, thirty rows a page, its filters in the address.

use std::collections::BTreeMap;

use comptes::Identite as Agent;
use db::Tx;
use delais::Regime;
use demarches::{Apercu, Demarche, DemarcheId};
use jiff::civil::Date;
use langues::Textes;
use web::composants::{
    BarreDeLot, BlocFormulaire, Bouton, ChampSelect, ChampTexte, Choix, Depliant, Echeance,
    Gabarit, GroupeDossiers, HtmlSur, Icone, LigneDossier, ListeDossiers, Pagination, Puce, Puces,
    TitrePage, TitreSection, Vide,
};
use web::{PageError, Reponse, Requete, redirect_303, rendre};

use super::commun::{Place, gabarit, nom_visible, noms};
use super::filtres::{Adresse, ETATS, PERIODES};
use super::mots;
use crate::actions::{LIRE_AGENT, ouvrir};
use crate::depot::{self, Filtres, Ligne, Onglet, Tri, Urgences};
use crate::erreur::Erreur;
use crate::lecture::{self, Liste};
use crate::modele::{DossierId, Etat};
use crate::pages::html::Cache;

/// Rows of a page.
const PAR_PAGE: i64 = 30;

/// All that the page shows, read on one snapshot.
struct Lue {
    liste: Liste,
    urgences: Urgences,
    demarches: Vec<Apercu>,
    citees: BTreeMap<DemarcheId, Demarche>,
    suiveurs: Vec<(DossierId, i64)>,
    noms: BTreeMap<i64, Agent>,
}

/// The page's words and filters.
struct Vue<'a> {
    t: Textes,
    requete: &'a Requete,
    filtres: &'a Adresse,
    aujourdhui: Date,
    lue: &'a Lue,
}

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let filtres = Adresse::lire(&requete.parametres());
    if let Some(numero) = filtres.numero()
        && existe(&requete, DossierId(numero)).await?
    {
        let chemin = format_args!("/agent/dossiers/{numero}");
        return Ok(redirect_303(requete.ctx.url(chemin)));
    }
    let aujourdhui = requete.ctx.clock.now().date();
    let demandes = filtres.clone();
    let lire = move |tx: &mut Tx<'_>| lire(tx, &demandes, aujourdhui);
    let lue = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    let vue =
        Vue { t: requete.textes, requete: &requete, filtres: &filtres, aujourdhui, lue: &lue };
    rendre(&vue.page())
}

async fn existe(requete: &Requete, id: DossierId) -> Result<bool, PageError> {
    let lire = move |tx: &mut Tx<'_>| match ouvrir(tx, id, LIRE_AGENT) {
        Ok(dossier) => Ok(dossier.etat != Etat::Brouillon),
        Err(Erreur::Introuvable) => Ok(false),
        Err(autre) => Err(autre),
    };
    requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)
}

fn lire(tx: &mut Tx<'_>, adresse: &Adresse, aujourdhui: Date) -> Result<Lue, Erreur> {
    let demarches = demarches::lister(tx).map_err(|erreur| match erreur {
        demarches::ErreurDemarche::Db(erreur) => Erreur::Db(erreur),
        _ => Erreur::Introuvable,
    })?;
    let demarche_id = match adresse.demarche {
        Some(numero) => demarches::lire_par_numero(tx, numero).ok().map(|demarche| demarche.id),
        None => None,
    };
    let mots = match adresse.q.as_str() {
        "" => None,
        mots => lecture::requete_de_mots(tx, mots),
    };
    let filtres = Filtres {
        onglet: adresse.onglet,
        demarche_id,
        depuis: adresse.depuis(aujourdhui),
        etat: adresse.etat,
        mots,
    };
    let liste = lecture::lister(tx, &filtres, adresse.tri, adresse.page - 1, PAR_PAGE)?;
    let ids: Vec<DossierId> = liste.lignes.iter().map(|ligne| ligne.id).collect();
    let suiveurs = depot::suiveurs_de(tx, &ids)?;
    let noms = noms(tx, suiveurs.iter().map(|(_, agent)| *agent).collect())?;
    let mut citees = BTreeMap::new();
    for ligne in &liste.lignes {
        if !citees.contains_key(&ligne.demarche_id)
            && let Some(demarche) = demarches::par_id(tx, ligne.demarche_id)?
        {
            citees.insert(ligne.demarche_id, demarche);
        }
    }
    let urgences = depot::urgences(tx, aujourdhui)?;
    Ok(Lue { liste, urgences, demarches, citees, suiveurs, noms })
}

impl<'a> Vue<'a> {
    fn url(&self, chemin: impl std::fmt::Display) -> String {
        self.requete.ctx.url(chemin)
    }

    fn page(&self) -> Gabarit<'a> {
        let t = self.t;
        let jour = mots::jour_sans_annee(t, self.aujourdhui);
        let mut titre = TitrePage::nouveau(jour).meta(&self.bilan());
        if let Some(premier) = self.lue.urgences.premier {
            let urgent = self.url(format_args!("/agent/dossiers/{premier}"));
            let bouton = Bouton::primaire(t.agent_liste_urgent()).vers(urgent).avance();
            titre = titre.action(bouton, "");
        }
        let section = TitreSection::nouveau(self.titre_section()).suite(self.puces());
        let mut contenu = HtmlSur::from(section).puis(self.filtres());
        contenu = match self.lue.liste.lignes.is_empty() {
            true => contenu.puis(self.vide()),
            false => contenu.puis(self.liste()).puis(self.pages()),
        };
        gabarit(self.requete, t.agent_nav_dossiers(), Place::Dossiers, &self.filtres.q)
            .titre_page(titre)
            .contenu(contenu)
    }

    /// « 3 demandes à traiter aujourd’hui, 1 en retard. »
    fn bilan(&self) -> String {
        let t = self.t;
        let Urgences { en_retard, du_jour, .. } = self.lue.urgences;
        match (du_jour.0, en_retard.0) {
            (0, 0) => t.agent_bilan_calme().to_owned(),
            (0, retard) => t.agent_bilan_retard(retard),
            (jour, 0) => t.agent_bilan_jour_seul(t.agent_bilan_jour(jour)),
            (jour, retard) => t.agent_bilan_deux(t.agent_bilan_jour(jour), retard),
        }
    }

    fn titre_section(&self) -> String {
        let t = self.t;
        match self.filtres.q.as_str() {
            "" => t.agent_liste_section().to_owned(),
            mots => t.agent_liste_trouves(self.lue.liste.total.0, mots),
        }
    }

    fn puces(&self) -> Puces<'static> {
        let mut puces = Vec::new();
        for (onglet, nombre) in &self.lue.liste.onglets {
            let vers = Adresse { q: String::new(), ..self.filtres.dans(*onglet) };
            let vers = Adresse { etat: None, ..vers };
            let puce = Puce::nouvelle(self.nom(*onglet), self.url(vers.chemin()))
                .compte(nombre.0.unsigned_abs())
                .choisie(*onglet == self.filtres.onglet);
            puces.push(puce);
        }
        let tous = self.url(self.filtres.dans(Onglet::Tous).chemin());
        let choisie = self.filtres.onglet == Onglet::Tous;
        puces.push(Puce::nouvelle(self.nom(Onglet::Tous), tous).choisie(choisie));
        Puces::nouvelles(self.requete.mots(), puces)
    }

    fn nom(&self, onglet: Onglet) -> &'static str {
        let t = self.t;
        match onglet {
            Onglet::APrendre => t.agent_onglet_a_prendre(),
            Onglet::Miens => t.agent_onglet_miens(),
            Onglet::ALEtude => t.agent_onglet_a_l_etude(),
            Onglet::ASigner => t.agent_onglet_a_signer(),
            Onglet::Termines => t.agent_onglet_termines(),
            Onglet::Ranges => t.agent_onglet_ranges(),
            Onglet::Tous => t.agent_onglet_tous(),
        }
    }

    fn nom_tri(&self, tri: Tri) -> &'static str {
        match tri {
            Tri::Echeance => self.t.agent_tri_echeance(),
            Tri::Recents => self.t.agent_tri_recents(),
            Tri::Demandeur => self.t.agent_tri_demandeur(),
        }
    }

    /// What can restrict the list: a form by GET, open when something does.
    fn filtres(&self) -> Depliant<'static> {
        let (t, f) = (self.t, self.filtres);
        let demarches = self.lue.demarches.iter().map(|apercu| {
            let choisie = f.demarche == Some(apercu.numero);
            Choix::nouveau(apercu.numero.to_string(), apercu.titre.clone()).choisi(choisie)
        });
        let etats = ETATS.into_iter().map(|etat| {
            Choix::nouveau(etat.code(), mots::etat(t, etat)).choisi(f.etat == Some(etat))
        });
        let periodes = PERIODES.into_iter().map(|jours| {
            let nom = match jours {
                7 => t.agent_filtre_recu_semaine(),
                30 => t.agent_filtre_recu_mois(),
                90 => t.agent_filtre_recu_trimestre(),
                _ => t.agent_filtre_recu_an(),
            };
            Choix::nouveau(jours.to_string(), nom).choisi(f.recu == Some(jours))
        });
        let tris = Tri::TOUS.into_iter().map(|tri| {
            Choix::nouveau(tri.code(), mots::majuscule(self.nom_tri(tri))).choisi(f.tri == tri)
        });
        let boutons = HtmlSur::from(Bouton::second(t.agent_filtre_appliquer())).puis(
            Bouton::lien(t.agent_filtre_effacer())
                .vers(self.url(format_args!("/agent?onglet={}", f.onglet.code()))),
        );
        let select = |nom: &'static str, libelle: &'static str, choix: Vec<Choix<'static>>| {
            ChampSelect::nouveau(nom, libelle, choix)
        };
        let champs = HtmlSur::from(Cache { nom: "onglet", valeur: f.onglet.code() })
            .puis(
                // The header's search is not on a phone: this one is.
                ChampTexte::nouveau("q", t.agent_recherche()).valeur(f.q.clone()).id("filtre-q"),
            )
            .puis(
                select("demarche", t.agent_filtre_demarche(), demarches.collect())
                    .vide(t.agent_filtre_toutes()),
            )
            .puis(
                select("etat", t.agent_filtre_etat(), etats.collect())
                    .vide(t.agent_filtre_tous_etats()),
            )
            .puis(
                select("recu", t.agent_filtre_recu(), periodes.collect())
                    .vide(t.agent_filtre_recu_toujours()),
            )
            .puis(select("tri", t.agent_tri(), tris.collect()))
            .puis(HtmlSur::paragraphe(&boutons));
        let depliant =
            Depliant::nouveau(t.agent_filtrer(), BlocFormulaire::get(self.url("/agent"), champs));
        let sien = f.demarche.is_some() || f.etat.is_some() || f.recu.is_some();
        if sien || f.tri != Tri::Echeance { depliant.ouvert() } else { depliant }
    }

    fn vide(&self) -> Vide<'static> {
        let t = self.t;
        let texte = match self.filtres.onglet {
            _ if self.filtres.restreint() => t.agent_vide_recherche(),
            Onglet::APrendre => t.agent_vide_a_prendre(),
            _ => t.agent_vide_texte(),
        };
        let vide = Vide::nouveau(Icone::Document, t.agent_vide_titre(), texte);
        match self.filtres.restreint() {
            true => vide.action(
                Bouton::neutre(t.agent_filtre_effacer()).vers(self.url("/agent?onglet=tous")),
            ),
            false => vide,
        }
    }

    fn liste(&self) -> ListeDossiers<'static> {
        let t = self.t;
        let legende = t.agent_liste_legende(self.nom_tri(self.filtres.tri));
        let total = self.lue.liste.total;
        let nombre = t.agent_liste_nombre(total.0);
        let nombre = if total.capped() { format!("{nombre}\u{a0}+") } else { nombre };
        ListeDossiers::nouvelle(self.requete.mots(), legende, self.groupes())
            .barre(BarreDeLot::nouvelle(self.requete.mots(), "", nombre))
    }

    /// The rows by due date; in another order they make one group.
    fn groupes(&self) -> Vec<GroupeDossiers<'static>> {
        let mut groupes: Vec<(&'static str, Vec<LigneDossier<'static>>)> = Vec::new();
        for ligne in &self.lue.liste.lignes {
            let titre = match self.filtres.tri {
                Tri::Echeance if !self.decides() => self.groupe(ligne),
                _ => self.nom(self.filtres.onglet),
            };
            let rangee = self.ligne(ligne);
            match groupes.last_mut().filter(|(dernier, _)| *dernier == titre) {
                Some((_, lignes)) => lignes.push(rangee),
                None => groupes.push((titre, vec![rangee])),
            }
        }
        groupes.into_iter().map(|(titre, lignes)| GroupeDossiers::nouveau(titre, lignes)).collect()
    }

    /// Whether the tab holds what nobody has to answer any more.
    fn decides(&self) -> bool {
        matches!(self.filtres.onglet, Onglet::Termines | Onglet::Ranges)
    }

    fn groupe(&self, ligne: &Ligne) -> &'static str {
        let t = self.t;
        let Some(echeance) = ligne.echeance.filter(|_| !ligne.etat.est_termine()) else {
            return if ligne.etat.est_termine() {
                t.agent_onglet_termines()
            } else {
                t.agent_groupe_sans_date()
            };
        };
        match mots::jours_entre(self.aujourdhui, echeance) {
            ..0 => t.agent_groupe_retard(),
            0 => t.agent_groupe_aujourdhui(),
            1..=7 => t.agent_groupe_semaine(),
            _ => t.agent_groupe_plus_tard(),
        }
    }

    fn ligne(&self, ligne: &Ligne) -> LigneDossier<'static> {
        let t = self.t;
        let etiquette = mots::etiquette(t, ligne.etat, ligne.a_signer, ligne.suivis > 0);
        let demarche = match self.lue.citees.get(&ligne.demarche_id) {
            Some(demarche) if demarche.regime == Regime::AVerifier => {
                format!("{} · {}", demarche.titre, t.agent_delai_a_renseigner())
            }
            Some(demarche) => demarche.titre.clone(),
            None => String::new(),
        };
        let href = self.url(format_args!("/agent/dossiers/{}", ligne.id));
        LigneDossier::nouvelle(
            ligne.id.to_string(),
            href,
            self.echeance(ligne),
            nom_visible(t, &ligne.demandeur),
            demarche,
            etiquette,
        )
        .suivi_par(self.suivi_par(ligne.id))
        .dernier_fait(self.dernier_fait(ligne))
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

    fn suivi_par(&self, dossier: DossierId) -> String {
        let t = self.t;
        let siens = self.lue.suiveurs.iter().filter(|(suivi, _)| *suivi == dossier);
        let mut noms = siens.map(|(_, agent)| match self.lue.noms.get(agent) {
            Some(agent) => nom_court(agent),
            None => t.agent_un_agent().to_owned(),
        });
        let Some(premier) = noms.next() else { return t.agent_personne().to_owned() };
        match noms.count() {
            0 => premier,
            autres => t.agent_suivi_et_autres(premier, autres),
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

    fn pages(&self) -> HtmlSur {
        let total = (self.lue.liste.total.0 + PAR_PAGE - 1) / PAR_PAGE;
        let page = self.filtres.page;
        if total <= 1 {
            return HtmlSur::default();
        }
        let vers = |page: i64| self.url(self.filtres.a_la_page(page).chemin());
        Pagination::pages(self.requete.mots(), page.unsigned_abs(), total.unsigned_abs())
            .precedente((page > 1).then(|| vers(page - 1)))
            .suivante((page < total).then(|| vers(page + 1)))
            .into()
    }
}

/// « Claire M. »
fn nom_court(agent: &Agent) -> String {
    match agent.nom.chars().next() {
        Some(initiale) if !agent.prenom.is_empty() => format!("{} {initiale}.", agent.prenom),
        _ => agent.nom_complet(),
    }
}
