//! What every page of agents has around it, and what it reads of a dossier.

use std::collections::BTreeMap;

use comptes::{AgentId, Delegation, Identite as Agent};
use db::Tx;
use jiff::civil::Date;
use langues::Textes;
use web::composants::{Banniere, Gabarit, HtmlSur, Ton};
use web::{PageError, Requete, Valeurs};

use crate::actions::Phrases;
use crate::depot::{self, Voisins};
use crate::erreur::Erreur;
use crate::lecture::{self, VueAgent};
use crate::modele::{Dossier, DossierId};
use crate::pages::html::Cache;
use crate::pages::lecteurs;

/// Where the header says that the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Dossiers,
    Saisir,
}

/// Whether whoever asks holds a permission.
pub(super) fn peut(requete: &Requete, permission: &str) -> bool {
    requete.ctx.grants.permissions.contains(permission)
}

/// The frame of a page: links, search, foot.
pub(super) fn gabarit<'a>(
    requete: &'a Requete,
    titre: impl Into<String>,
    _: Place,
    cherche: &str,
) -> Gabarit<'a> {
    let titre: String = titre.into();
    requete.gabarit_agent(titre).entete_agents(requete.entete_agents(cherche))
}

/// What was just done, said above the page.
pub(super) fn faite(t: Textes, fait: &str) -> Option<Banniere<'static>> {
    let texte = match fait {
        "suivre" => t.agent_fait_suivre(),
        "ne-plus-suivre" => t.agent_fait_ne_plus_suivre(),
        "etudier" => t.agent_fait_etudier(),
        "rendre" => t.agent_fait_rendre(),
        "rouvrir" => t.agent_fait_rouvrir(),
        "ranger" => t.agent_fait_ranger(),
        "sortir" => t.agent_fait_sortir(),
        "propose" => t.agent_fait_propose(),
        "envoye" => t.agent_fait_envoye(),
        "garde" => t.agent_fait_garde(),
        "annule" => t.agent_fait_annule(),
        "retire" => t.agent_fait_retire(),
        "message" => t.agent_fait_message(),
        "note" => t.agent_fait_note(),
        "annotations" => t.brouillon_agent_annotations_gardees(),
        "correction" => t.correction_agent_fait_demandee(),
        "correction-annulee" => t.correction_agent_fait_annulee(),
        "correction-arrivee" => t.correction_agent_fait_arrivee(),
        "message-retire" => t.correction_agent_fait_retire(),
        "courriel" => t.courriel_agent_fait_renvoye(),
        _ => return None,
    };
    Some(Banniere::nouvelle(Ton::Bien, texte))
}

/// A dossier, the people named in it, and what whoever asks may sign.
pub(super) struct Lu {
    pub(super) agent: VueAgent,
    pub(super) noms: BTreeMap<i64, Agent>,
    pub(super) delegations: Vec<Delegation>,
    pub(super) moi: Option<i64>,
    pub(super) voisins: Voisins,
    pub(super) phrases: Phrases,
}

impl Lu {
    pub(super) fn dossier(&self) -> &Dossier {
        self.agent.vue.dossier()
    }

    /// The name of an agent; « un agent » when it is not known.
    pub(super) fn nom(&self, t: Textes, agent: Option<i64>) -> String {
        nom_de(t, agent.and_then(|id| self.noms.get(&id)))
    }

    /// Whoever asks, as an act names them.
    pub(super) fn moi(&self) -> Option<&Agent> {
        self.noms.get(&self.moi?)
    }

    pub(super) fn suit(&self) -> bool {
        self.moi.is_some_and(|moi| self.agent.suiveurs.contains(&moi))
    }

    /// The title of its pages: who asks, for what.
    pub(super) fn titre(&self, t: Textes) -> String {
        t.agent_dossier_titre(
            nom_visible(t, &self.dossier().demandeur),
            &self.agent.vue.demarche.titre,
        )
    }
}

/// The name of an agent; « un agent » when it is not known.
pub(super) fn nom_de(t: Textes, agent: Option<&Agent>) -> String {
    let connu = agent.map(Agent::nom_complet).filter(|nom| !nom.is_empty());
    connu.unwrap_or_else(|| t.agent_un_agent().to_owned())
}

/// The applicant's name, or that there is none.
pub(super) fn nom_visible(t: Textes, demandeur: &str) -> String {
    if demandeur.trim().is_empty() { t.agent_dossier_sans_nom() } else { demandeur }.to_owned()
}

/// Reads a dossier on one snapshot. A draft is not there for agents.
pub(super) fn lire(tx: &mut Tx<'_>, id: DossierId, aujourdhui: Date) -> Result<Lu, Erreur> {
    let agent = lecture::instruire(tx, id)?;
    if agent.vue.dossier().etat == crate::modele::Etat::Brouillon {
        return Err(Erreur::Introuvable);
    }
    let moi = depot::agent_id(tx);
    let vue = &agent.vue;
    let mut cites: Vec<i64> = agent.suiveurs.iter().copied().chain(moi).collect();
    cites.extend(vue.dossier().saisi_par);
    cites.extend(vue.traitements.iter().filter_map(|traitement| traitement.agent_id));
    cites.extend(vue.messages.iter().filter_map(|message| message.agent_id));
    cites.extend(vue.decisions.iter().filter_map(|decision| decision.prepare_par));
    cites.extend(agent.notes.iter().filter_map(|note| note.agent_id));
    let noms = noms(tx, cites)?;
    let delegations = match moi {
        Some(moi) => comptes::delegations_en_cours(tx, AgentId(moi), aujourdhui)?,
        None => Vec::new(),
    };
    let voisins = depot::voisins(tx, agent.vue.dossier())?;
    let phrases = Phrases { phrases: depot::phrases(tx)?, formule: depot::formule(tx)? };
    Ok(Lu { agent, noms, delegations, moi, voisins, phrases })
}

/// The names of these agents.
pub(super) fn noms(
    tx: &mut Tx<'_>,
    mut ids: Vec<i64>,
) -> Result<BTreeMap<i64, Agent>, db::DbError> {
    ids.sort_unstable();
    ids.dedup();
    let ids: Vec<AgentId> = ids.into_iter().map(AgentId).collect();
    let noms = comptes::identites(tx, &ids)?;
    Ok(noms.into_iter().map(|agent| (agent.id.0, agent)).collect())
}

/// Reads a dossier for its page, which leaves once the reading is in the journal.
pub(super) async fn ouvrir(requete: &Requete, id: DossierId) -> Result<Lu, PageError> {
    let aujourdhui = requete.ctx.clock.now().date();
    let lire = move |tx: &mut Tx<'_>| lire(tx, id, aujourdhui);
    let lu = requete.app.db.read(&requete.ctx, lire).await.map_err(PageError::from)?;
    lecteurs::noter(requete, id).await?;
    Ok(lu)
}

/// An address under a dossier.
pub(super) fn adresse(requete: &Requete, id: DossierId, suite: &str) -> String {
    requete.ctx.url(format_args!("/agent/dossiers/{id}{suite}"))
}

/// The hidden controls of every form on a dossier: the token, the version that the page showed, and
/// since when, so that a conflict can tell what happened after it.
pub(super) fn caches(requete: &Requete, dossier: &Dossier) -> HtmlSur {
    caches_de(requete, dossier.version, dossier.modifie_le.0)
}

/// The same, for a version and an instant that a form gave back.
pub(super) fn caches_de(requete: &Requete, version: i64, vu_le: i64) -> HtmlSur {
    HtmlSur::from(Cache { nom: "csrf", valeur: &requete.csrf() })
        .puis(Cache { nom: "version", valeur: &version.to_string() })
        .puis(Cache { nom: "vu_le", valeur: &vu_le.to_string() })
}

/// The version that a form was shown with; 0, which no dossier has, when it is not a number.
pub(super) fn version(envoi: &Valeurs) -> i64 {
    envoi.texte("version").parse().unwrap_or(0)
}
