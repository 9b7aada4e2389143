//! What happened on a dossier, the last first.

use langues::Textes;
use primitives::Stamp;
use web::composants::{Carte, Chemin, HtmlSur, Pas};
use web::{PathArgs, Reponse, Requete, rendre};

use super::commun::{Lu, ouvrir};
use super::dossier::{Partie, cadre};
use super::mots;
use crate::modele::{Auteur, DossierId};
use crate::pages::lecteurs;

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let lu = ouvrir(&requete, DossierId(n)).await?;
    let t = requete.textes;
    let chemin = Chemin::histoire(requete.mots(), pas(t, &lu));
    let lecteurs = lecteurs::liste(t, &lu.agent.vue.lecteurs);
    let contenu = HtmlSur::from(Carte::nouvelle(t.agent_partie_histoire(), chemin))
        .puis(Carte::nouvelle(t.journal_lecteurs_agent_titre(), lecteurs));
    rendre(&cadre(&requete, &lu, Partie::Histoire).contenu(contenu))
}

/// What happened, the last first.
pub(super) fn pas(t: Textes, lu: &Lu) -> Vec<Pas<'static>> {
    faits(t, lu).into_iter().map(Fait::pas).collect()
}

/// What happened after an instant, the last first.
pub(super) fn pas_depuis(t: Textes, lu: &Lu, instant: Stamp) -> Vec<Pas<'static>> {
    faits(t, lu).into_iter().filter(|fait| fait.quand > instant).map(Fait::pas).collect()
}

/// What happened and when, the oldest first.
pub(super) fn lignes(t: Textes, lu: &Lu) -> Vec<(String, String)> {
    faits(t, lu).into_iter().rev().map(|fait| (fait.titre, fait.detail)).collect()
}

struct Fait {
    quand: Stamp,
    titre: String,
    detail: String,
}

impl Fait {
    fn pas(self) -> Pas<'static> {
        Pas::fait(self.titre).detail(&self.detail)
    }
}

fn faits(t: Textes, lu: &Lu) -> Vec<Fait> {
    let vue = &lu.agent.vue;
    let fait = |quand: Stamp, titre: &str, qui: Option<String>| {
        let instant = mots::instant(t, quand);
        let detail = match qui {
            Some(nom) => t.agent_histoire_qui(instant, nom),
            None => instant,
        };
        Fait { quand, titre: titre.to_owned(), detail }
    };
    let agent = |id: Option<i64>| id.map(|id| lu.nom(t, Some(id)));
    let mut faits: Vec<Fait> = vue
        .traitements
        .iter()
        .map(|traitement| {
            let titre = mots::evenement(t, traitement.evenement);
            fait(traitement.quand, titre, agent(traitement.agent_id))
        })
        .collect();
    faits.extend(vue.decisions.iter().filter_map(|decision| {
        Some(fait(decision.partie_le?, t.agent_evenement_decision_partie(), None))
    }));
    faits.extend(vue.envois.lue_le.map(|lue| fait(lue, t.courriel_agent_evenement_lue(), None)));
    faits.extend(vue.messages.iter().map(|message| match message.auteur {
        Auteur::Usager => fait(message.cree_le, t.agent_evenement_message_usager(), None),
        Auteur::Agent => {
            fait(message.cree_le, t.agent_evenement_message_agent(), agent(message.agent_id))
        }
    }));
    faits.extend(
        lu.agent
            .notes
            .iter()
            .map(|note| fait(note.cree_le, t.agent_evenement_note(), agent(note.agent_id))),
    );
    // Of one instant, what came last is told first.
    faits.reverse();
    faits.sort_by_key(|fait| std::cmp::Reverse(fait.quand));
    faits
}
