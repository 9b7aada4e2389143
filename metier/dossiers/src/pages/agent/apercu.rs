//! « Ce que lira l’habitant »: the decision in the resident's words, before it is taken.

use db::Tx;
use documents::Document;
use langues::Textes;
use web::PageError;
use web::composants::{
    BlocFormulaire, Bouton, Carte, Encart, Gabarit, HtmlSur, PiedFormulaire, Ton,
};

use super::decider::Page;
use super::saisie::{Saisie, Signature};
use crate::actions::{self, LIRE_AGENT};
use crate::modele::{Decision, DecisionId, Sens, Signataire, Statut};
use crate::pages::lettres::corps;

/// The preview, whose first button takes the decision.
pub(super) async fn page<'a>(
    page: &Page<'a>,
    saisie: &Saisie,
    motivation: &str,
    signature: &Signature,
) -> Result<Gabarit<'a>, PageError> {
    let t = page.requete.textes;
    let lettre = lettre(page, motivation, signature).await?;
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
        .puis(Carte::nouvelle(lettre.subject.clone(), corps(t, &lettre)))
        .puis(BlocFormulaire::post(page.action(), caches, pied));
    Ok(page.gabarit(t.agent_apercu_titre()).contenu(contenu))
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

/// The letter that would leave, made by what makes it leave.
async fn lettre(
    page: &Page<'_>,
    motivation: &str,
    signature: &Signature,
) -> Result<Document, PageError> {
    let maintenant = page.requete.ctx.clock.now();
    let signataire = match signature {
        Signature::De(signataire) => signataire.clone(),
        Signature::Proposer => Signataire::default(),
    };
    let decision = Decision {
        id: DecisionId(0),
        sens: page.demande.sens,
        motivation: motivation.replace("\r\n", "\n"),
        statut: Statut::Proposee,
        signataire,
        prepare_par: page.lu.moi,
        prise_le: Some(maintenant),
        part_le: None,
        partie_le: Some(maintenant),
        job_id: None,
    };
    let id = page.lu.dossier().id;
    let lire = move |tx: &mut Tx<'_>| {
        let dossier = actions::ouvrir(tx, id, LIRE_AGENT)?;
        actions::ecrire_decision(tx, &dossier, &decision)
    };
    page.requete.app.db.read(&page.requete.ctx, lire).await.map_err(PageError::from)
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
