//! What agents print of a dossier: proof of sending, letter of the decision, whole dossier.

use db::Tx;
use journal::Reading;
use web::composants::{Carte, HtmlSur, Icone, LigneIcone, ListeIcones};
use web::{PathArgs, Reponse, Requete, redirect_303};

use super::commun::{self, Lu, adresse};
use super::{demande, histoire};
use crate::actions::{self, LIRE_AGENT};
use crate::depot::{self, Filtres, Onglet, Page, Tri};
use crate::erreur::Erreur;
use crate::lettres::{self, Complement, DECISION, Entete, PREUVE};
use crate::modele::{Auteur, Decision, DossierId};
use crate::pages::lettres::{a_l_instant, composees, gardee};

pub(super) async fn preuve_pdf(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    gardee(&requete, DossierId(n), LIRE_AGENT, PREUVE).await
}

/// The letter as it left, else the draft of it.
pub(super) async fn decision_pdf(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let id = DossierId(n);
    let partie = move |tx: &mut Tx<'_>| match actions::lettre(tx, id, LIRE_AGENT, DECISION) {
        Err(Erreur::Introuvable) => Ok(false),
        autre => autre.map(|_| true),
    };
    match requete.app.db.read(&requete.ctx, partie).await? {
        true => gardee(&requete, id, LIRE_AGENT, DECISION).await,
        false => a_l_instant(&requete, id, move |tx| actions::projet(tx, id)).await,
    }
}

/// The whole dossier, as its agents see it.
pub(super) async fn dossier_pdf(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let (t, le) = (requete.textes, requete.ctx.clock.now());
    let lire = move |tx: &mut Tx<'_>| {
        let lu = commun::lire(tx, DossierId(n), le.date())?;
        let entete = Entete::lire(tx, lu.dossier(), None)?;
        let auteur = |auteur, agent| match auteur {
            Auteur::Usager => commun::nom_visible(t, &lu.dossier().demandeur),
            Auteur::Agent => lu.nom(t, agent),
        };
        let messages = lu.agent.vue.messages.iter();
        let identite = demande::identite(t, &lu).into_iter();
        let complement = Complement {
            identite: identite.map(|(terme, valeur)| (terme.to_owned(), valeur)).collect(),
            decision: lu.agent.vue.decision().cloned(),
            histoire: histoire::lignes(t, &lu),
            auteurs: messages.map(|message| auteur(message.auteur, message.agent_id)).collect(),
        };
        Ok(lettres::dossier(t, &entete, &lu.agent.vue, complement, le))
    };
    a_l_instant(&requete, DossierId(n), lire).await
}

/// Letters in one pile at most: the list shows the next ones once these are signed.
const PILE: usize = 50;

/// Every letter that waits for a signature, the most urgent first: what goes into the mayor's pile.
pub(super) async fn pile_pdf(requete: Requete) -> Reponse {
    let lire = |tx: &mut Tx<'_>| {
        let filtres = Filtres::onglet(Onglet::ASigner);
        let tranche = depot::lister(tx, &filtres, Tri::Echeance, &Page::Debut, PILE)?;
        let mut pile = Vec::new();
        for ligne in tranche.lignes {
            pile.push((ligne.id.0, actions::projet(tx, ligne.id)?));
        }
        Ok::<_, Erreur>(pile)
    };
    let pile = requete.app.db.read(&requete.ctx, lire).await?;
    if pile.is_empty() {
        return Ok(redirect_303(requete.ctx.url("/agent?onglet=a-signer")));
    }
    let (montrees, lettres) = pile.into_iter().unzip();
    requete.lire(Reading::list(actions::SUJET, montrees)).await?;
    let nom = format!("{}.pdf", requete.textes.lettres_agent_pile());
    composees(&requete, &nom, lettres).await
}

/// The card that leads to them.
pub(super) fn carte(requete: &Requete, lu: &Lu) -> HtmlSur {
    let t = requete.textes;
    let vers = |suite: &str| adresse(requete, lu.dossier().id, suite);
    let mut liens = vec![(t.lettres_agent_preuve(), vers("/preuve.pdf"))];
    if let Some(decision) = lu.agent.vue.decision() {
        let nom = if est_partie(decision) {
            t.lettres_agent_decision()
        } else {
            t.lettres_agent_projet()
        };
        liens.push((nom, vers("/decision.pdf")));
    }
    liens.push((t.lettres_agent_dossier(), vers("/dossier.pdf")));
    let ligne = |(texte, href)| LigneIcone::nouvelle(Icone::Document, texte).vers(href);
    let liste = ListeIcones::nouvelle(liens.into_iter().map(ligne).collect());
    Carte::nouvelle(t.lettres_agent_titre(), liste).into()
}

fn est_partie(decision: &Decision) -> bool {
    decision.partie_le.is_some()
}
