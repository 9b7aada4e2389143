//! « Ce que lira l’habitant »: the decision in the resident's words, before it is taken.

use langues::Textes;
use web::composants::{
    BlocFormulaire, Bouton, Carte, Encart, Gabarit, HtmlSur, PiedFormulaire, Prose, TitreSection,
    Ton,
};

use super::decider::Page;
use super::mots;
use super::saisie::{Saisie, Signature};
use crate::modele::{Sens, Signataire};

/// The preview, whose first button takes the decision.
pub(super) fn page<'a>(
    page: &Page<'a>,
    saisie: &Saisie,
    motivation: &str,
    signature: &Signature,
) -> Gabarit<'a> {
    let t = page.requete.textes;
    let delai = (page.requete.app.settings.departure_delay + 59) / 60;
    let note = match signature {
        Signature::Proposer => t.agent_apercu_propose().to_owned(),
        Signature::De(_) => t.agent_apercu_quand(t.commun_minutes(delai.max(1))),
    };
    let confirmer = Bouton::primaire(confirmer(page, signature)).nom("etape", "prendre");
    let modifier = Bouton::neutre(t.agent_apercu_modifier()).nom("etape", "modifier");
    let pied = PiedFormulaire::nouveau(confirmer).autre(modifier);
    let caches = page.caches().puis(saisie.caches());
    let contenu = HtmlSur::from(Encart::texte(Ton::Info, note))
        .puis(Carte::nouvelle(titre(page), Prose::html(lettre(page, motivation, signature))))
        .puis(BlocFormulaire::post(page.action(), caches, pied));
    page.gabarit(t.agent_apercu_titre()).contenu(contenu)
}

fn confirmer(page: &Page<'_>, signature: &Signature) -> &'static str {
    let t = page.requete.textes;
    match (signature, page.demande.sens) {
        (Signature::Proposer, _) => t.agent_apercu_confirmer_proposer(),
        _ if page.demande.signer => t.agent_apercu_confirmer_signer(),
        (_, Sens::Accepter) => t.agent_apercu_confirmer_accepter(),
        (_, Sens::Refuser) => t.agent_apercu_confirmer_refuser(),
        (_, Sens::ClasserSansSuite) => t.agent_apercu_confirmer_classer_sans_suite(),
    }
}

/// The decision, as the resident is told of it.
fn titre(page: &Page<'_>) -> String {
    let t = page.requete.textes;
    let nom = page.lu.agent.vue.demarche.nom_demande.mot(t);
    match page.demande.sens {
        Sens::Accepter => t.agent_apercu_acceptee(nom),
        Sens::Refuser => t.agent_apercu_refusee(nom),
        Sens::ClasserSansSuite => {
            t.agent_apercu_arretee(mots::majuscule(&page.requete.site.autorite), nom)
        }
    }
}

/// What the resident reads under it: why, who decided, how to contest.
fn lettre(page: &Page<'_>, motivation: &str, signature: &Signature) -> HtmlSur {
    let t = page.requete.textes;
    let demarche = &page.lu.agent.vue.demarche;
    let mut html = HtmlSur::default();
    if !motivation.trim().is_empty() {
        html = html.puis(Prose::texte(&motivation.replace("\r\n", "\n")));
    }
    if let Signature::De(signataire) = signature {
        html = html.puis(signe(t, signataire));
    }
    if page.demande.sens == Sens::Accepter {
        return html;
    }
    let recours = match demarche.voies_recours.trim() {
        "" => t.delais_mention_recours(),
        voies => voies,
    };
    html.puis(TitreSection::nouveau(t.agent_apercu_recours())).puis(Prose::texte(recours))
}

/// Who decided: first name, name, quality (CRPA L212-1), and by which delegation (L212-2).
pub(super) fn signe(t: Textes, signataire: &Signataire) -> HtmlSur {
    let nom = format!("{} {}", signataire.prenom, signataire.nom);
    let mut texte = t.agent_apercu_signe(nom, &signataire.qualite);
    if let Some(delegation) = &signataire.delegation {
        texte = format!("{texte}, {}", t.agent_apercu_delegation(delegation));
    }
    if let Some(jour) = signataire.acte_du {
        texte = format!("{texte}, {}", t.agent_apercu_acte_du(t.date_longue(jour)));
    }
    HtmlSur::paragraphe(&HtmlSur::texte(&texte))
}
