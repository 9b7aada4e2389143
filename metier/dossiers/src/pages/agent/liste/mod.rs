//! The list: what failed first, then what is due first, thirty rows a page, its filters in the
//! address.

mod filtrer;
mod garder;
mod rangees;

pub(super) use garder::garder;

use std::collections::BTreeMap;

use comptes::Identite as Agent;
use db::Tx;
use demarches::{Apercu, Demarche, DemarcheId};
use jiff::civil::Date;
use journal::Reading;
use langues::Textes;
use web::composants::{
    BarreDeLot, Bouton, Gabarit, GroupeDossiers, HtmlSur, Icone, ListeDossiers, Pagination,
    TitrePage, TitreSection, Vide,
};
use web::{PageError, Reponse, Requete, redirect_303, rendre};

use super::commun::{Place, gabarit, noms, peut};
use super::filtres::Adresse;
use super::mots;
use crate::actions::{DECIDER, INSTRUIRE, LIRE_AGENT, PHRASER, SUJET, ouvrir};
use crate::depot::{self, Filtres, Ligne, Onglet, Page, Tri, Urgences};
use crate::erreur::Erreur;
use crate::lecture::{self, Liste};
use crate::modele::{DossierId, Etat};
use crate::recherche::requete_de_mots;

/// Rows of a page.
const PAR_PAGE: usize = 30;

/// Rows of what failed, above the others; the rest is one link away.
const A_REPARER_MAX: usize = 5;

/// All that the page shows, read on one snapshot.
struct Lue {
    liste: Liste,
    a_reparer: Vec<Ligne>,
    urgences: Urgences,
    demarches: Vec<Apercu>,
    citees: BTreeMap<DemarcheId, Demarche>,
    collegues: Vec<Agent>,
    suiveurs: Vec<(DossierId, i64)>,
    noms: BTreeMap<i64, Agent>,
    gardee: Option<String>,
}

impl Lue {
    /// The dossiers that the page shows.
    fn montres(&self) -> Vec<i64> {
        let lignes = self.liste.tranche.lignes.iter().chain(&self.a_reparer);
        lignes.map(|ligne| ligne.id.0).collect()
    }
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
    let filtres = garder::adresse(&requete).await?;
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
    requete.lire(Reading::list(SUJET, lue.montres())).await?;
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
    let filtres = filtres(tx, adresse, aujourdhui);
    let urgences = depot::urgences(tx, aujourdhui)?;
    let a_reparer = match urgences.a_reparer.0 > 0 && adresse.montre_a_reparer() {
        true => a_reparer(tx)?,
        false => Vec::new(),
    };
    let mut liste = lecture::lister(tx, &filtres, adresse.tri, &adresse.page, PAR_PAGE)?;
    liste.tranche.lignes.retain(|ligne| a_reparer.iter().all(|autre| autre.id != ligne.id));
    let lignes = || liste.tranche.lignes.iter().chain(&a_reparer);
    let ids: Vec<DossierId> = lignes().map(|ligne| ligne.id).collect();
    let suiveurs = depot::suiveurs_de(tx, &ids)?;
    let cites = suiveurs.iter().map(|(_, agent)| *agent);
    let noms = noms(tx, cites.chain(lignes().filter_map(|ligne| ligne.pour)).collect())?;
    let mut citees = BTreeMap::new();
    for ligne in lignes() {
        if !citees.contains_key(&ligne.demarche_id)
            && let Some(demarche) = demarches::par_id(tx, ligne.demarche_id)?
        {
            citees.insert(ligne.demarche_id, demarche);
        }
    }
    let collegues = comptes::collegues(tx)?;
    let gardee = depot::liste_gardee(tx)?;
    Ok(Lue { liste, a_reparer, urgences, demarches, citees, collegues, suiveurs, noms, gardee })
}

fn filtres(tx: &mut Tx<'_>, adresse: &Adresse, aujourdhui: Date) -> Filtres {
    let numero = adresse.demarche;
    let demarche = numero.and_then(|numero| demarches::lire_par_numero(tx, numero).ok());
    Filtres {
        onglet: adresse.onglet,
        demarche_id: demarche.map(|demarche| demarche.id),
        depuis: adresse.depuis(aujourdhui),
        etat: adresse.etat,
        canal: adresse.canal,
        suivi_par: adresse.suivi,
        mots: requete_de_mots(tx, &adresse.q),
    }
}

fn a_reparer(tx: &mut Tx<'_>) -> Result<Vec<Ligne>, Erreur> {
    let filtres = Filtres::onglet(Onglet::AReparer);
    let tranche = depot::lister(tx, &filtres, Tri::Echeance, &Page::Debut, A_REPARER_MAX)?;
    Ok(tranche.lignes)
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
        let mut contenu = HtmlSur::from(section).puis(self.filtres()).puis(self.gardee());
        let groupes = self.groupes();
        contenu = match groupes.is_empty() {
            true => contenu.puis(self.vide()),
            false => contenu.puis(self.liste(groupes)).puis(self.pile()),
        };
        gabarit(self.requete, t.agent_nav_dossiers(), Place::Dossiers, &self.filtres.q)
            .titre_page(titre)
            .contenu(contenu.puis(self.pages()).puis(self.ailleurs()))
    }

    /// « 1 demande en retard, 3 demandes à traiter aujourd’hui, 1 à réparer. »
    fn bilan(&self) -> String {
        let t = self.t;
        let urgences = self.lue.urgences;
        if urgences.aucune() {
            return t.agent_bilan_calme().to_owned();
        }
        let faits = [
            (urgences.en_retard.0, t.liste_agent_bilan_retard(urgences.en_retard.0)),
            (urgences.du_jour.0, t.liste_agent_bilan_jour(urgences.du_jour.0)),
            (urgences.bientot.0, t.liste_agent_bilan_bientot(urgences.bientot.0)),
            (urgences.a_reparer.0, t.liste_agent_bilan_reparer(urgences.a_reparer.0)),
            (urgences.a_lire.0, t.liste_agent_bilan_lire(urgences.a_lire.0)),
        ];
        let faits = faits.into_iter().filter(|(nombre, _)| *nombre > 0).map(|(_, fait)| fait);
        format!("{}.", faits.collect::<Vec<_>>().join(", "))
    }

    fn titre_section(&self) -> String {
        let t = self.t;
        match self.filtres.q.as_str() {
            "" => t.agent_liste_section().to_owned(),
            mots => t.agent_liste_trouves(self.lue.liste.total.0, mots),
        }
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

    fn liste(&self, groupes: Vec<GroupeDossiers<'static>>) -> ListeDossiers<'static> {
        let t = self.t;
        let legende = t.agent_liste_legende(self.nom_tri(self.tri()));
        let total = self.lue.liste.total;
        let nombre = t.agent_liste_nombre(total.0.min(primitives::COUNT_LIMIT));
        let nombre = if total.capped() { t.liste_agent_plus_de(nombre) } else { nombre };
        ListeDossiers::nouvelle(self.requete.mots(), legende, groupes).barre(BarreDeLot::nouvelle(
            self.requete.mots(),
            "",
            nombre,
        ))
    }

    /// What waits for a signature, to print at once.
    fn pile(&self) -> HtmlSur {
        if self.filtres.onglet != Onglet::ASigner || !peut(self.requete, DECIDER.permission) {
            return HtmlSur::default();
        }
        let bouton = Bouton::neutre(self.t.lettres_agent_pile());
        HtmlSur::paragraphe(&bouton.vers(self.url("/agent/a-signer.pdf")).into())
    }

    /// What an agent prepares once for all their dossiers.
    fn ailleurs(&self) -> HtmlSur {
        let t = self.t;
        let lien = |texte: &'static str, chemin: &str| {
            HtmlSur::paragraphe(&Bouton::lien(texte).vers(self.url(chemin)).into())
        };
        let mut liens = HtmlSur::default();
        if peut(self.requete, PHRASER.permission) {
            liens = liens.puis(lien(t.liste_agent_phrases(), "/agent/phrases"));
        }
        if peut(self.requete, INSTRUIRE.permission) {
            liens = liens.puis(lien(t.liste_agent_absences(), "/agent/absences"));
        }
        liens
    }

    /// The order of the rows: what is found comes by reception.
    fn tri(&self) -> Tri {
        if self.filtres.q.trim().is_empty() { self.filtres.tri } else { Tri::Recents }
    }

    fn pages(&self) -> HtmlSur {
        let tranche = &self.lue.liste.tranche;
        if !tranche.precede && !tranche.suivie {
            return HtmlSur::default();
        }
        let vers = |page: Page| self.url(self.filtres.a(page).chemin());
        let premiere = tranche.lignes.first().filter(|_| tranche.precede);
        let derniere = tranche.lignes.last().filter(|_| tranche.suivie);
        let tri = self.tri();
        Pagination::suite(self.requete.mots())
            .debut((self.filtres.page != Page::Debut).then(|| vers(Page::Debut)))
            .precedente(premiere.map(|ligne| vers(Page::Avant(ligne.repere(tri)))))
            .suivante(derniere.map(|ligne| vers(Page::Apres(ligne.repere(tri)))))
            .into()
    }
}
