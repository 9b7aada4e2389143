//! Signing a decision that someone proposed.

use axum::http::StatusCode;
use db::Tx;
use web::{Formulaire, PathArgs, Reponse, Requete, redirect_303, rendre};

use super::actes::refuser;
use super::apercu;
use super::commun::{Lu, adresse, ouvrir, version};
use super::decider::Page;
use super::dossier::avec_statut;
use super::saisie::{Demande, Saisie, Signature};
use crate::actions;
use crate::erreur::Erreur;
use crate::modele::{Decision, DossierId, Impossible, Sens, Statut};

pub(super) async fn montrer(requete: Requete, PathArgs(n): PathArgs<i64>) -> Reponse {
    let id = DossierId(n);
    let lu = ouvrir(&requete, id).await?;
    let Some(proposee) = proposee(&lu) else { return plus_rien(&requete, id, &lu).await };
    let demande = Demande { sens: proposee.sens, signer: true };
    rendre(&Page::de(&requete, &lu, demande).formulaire(&Saisie::neuve(&lu, demande)))
}

pub(super) async fn envoyer(
    requete: Requete,
    PathArgs(n): PathArgs<i64>,
    envoi: Formulaire,
) -> Reponse {
    let id = DossierId(n);
    let lu = ouvrir(&requete, id).await?;
    let version = version(&envoi);
    if version != lu.dossier().version {
        return refuser(&requete, id, &envoi, Erreur::Conflit, "").await;
    }
    let Some(proposee) = proposee(&lu) else { return plus_rien(&requete, id, &lu).await };
    let demande = Demande { sens: proposee.sens, signer: true };
    let (page, mut saisie) = (Page::de(&requete, &lu, demande), Saisie::envoyee(&envoi));
    if envoi.texte("etape") == "modifier" {
        return rendre(&page.formulaire(&saisie));
    }
    let aujourdhui = requete.ctx.clock.now().date();
    let signature = saisie.verifier(requete.textes, &lu, demande, aujourdhui);
    let Some(signature) = signature else {
        return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page.formulaire(&saisie));
    };
    if envoi.texte("etape") != "prendre" {
        return rendre(&apercu::page(&page, &saisie, &proposee.motivation, &signature).await?);
    }
    let Signature::De(signataire) = signature else {
        return avec_statut(StatusCode::UNPROCESSABLE_ENTITY, &page.formulaire(&saisie));
    };
    let delai = requete.app.settings.departure_delay;
    let acte = move |tx: &mut Tx<'_>| actions::signer(tx, id, version, &signataire, delai);
    match requete.app.db.write(&requete.ctx, acte).await {
        Ok(_) => Ok(redirect_303(adresse(&requete, id, ""))),
        Err(erreur) => refuser(&requete, id, &envoi, erreur, "").await,
    }
}

fn proposee(lu: &Lu) -> Option<&Decision> {
    lu.agent.vue.decision().filter(|decision| decision.statut == Statut::Proposee)
}

/// Nothing waits for a signature any more.
async fn plus_rien(requete: &Requete, id: DossierId, lu: &Lu) -> Reponse {
    let raison = Impossible::Depuis(Sens::Accepter.evenement(), lu.dossier().etat);
    super::conflit::impossible(requete, id, raison, "").await
}
