//! Decisions by mail in place of a registered letter: asked at filing, taken back at any time
//! (CRPA R112-18); and mails that do not arrive.

use web::composants::{BlocFormulaire, Bouton, CaseSeule, Depliant, Encart, HtmlSur, Ton};
use web::{Formulaire, PageError, PathArgs, Reponse, Requete, redirect_303};

use super::decor::Decor;
use super::session;
use crate::actions;
use crate::erreur::Erreur;
use crate::lecture::Vue;
use crate::modele::DossierId;

/// The name of the box.
pub(super) const CASE: &str = "notification";

pub(super) async fn enregistrer(
    requete: Requete,
    PathArgs(id): PathArgs<i64>,
    formulaire: Formulaire,
) -> Reponse {
    let (id, oui) = (DossierId(id), formulaire.texte(CASE) == "oui");
    let ecrire = move |tx: &mut db::Tx<'_>| actions::consentir(tx, id, oui);
    match requete.app.db.write(&requete.ctx, ecrire).await {
        Ok(()) | Err(Erreur::Conflit) => {
            Ok(redirect_303(requete.ctx.url(format_args!("/dossiers/{id}"))))
        }
        Err(Erreur::Introuvable) => session::perdue(&requete, id, &formulaire).await,
        Err(autre) => Err(autre.into()),
    }
}

/// Notes that the decision was opened, if it has left (CRPA R112-20).
pub(super) async fn noter_lecture(requete: &Requete, id: DossierId) -> Result<(), PageError> {
    let lire = move |tx: &mut db::Tx<'_>| actions::lire_decision(tx, id);
    requete.app.db.write(&requete.ctx, lire).await.map_err(PageError::from)
}

/// The box of the review: unticked, and only for who gave an address.
pub(super) fn case(decor: &Decor<'_>, vue: &Vue, cochee: bool) -> HtmlSur {
    let courriel = &vue.dossier().identite.courriel;
    if courriel.is_empty() {
        return HtmlSur::default();
    }
    let t = decor.t;
    CaseSeule::nouvelle(CASE, t.courriel_consentir_case())
        .aide(&t.courriel_consentir_aide(courriel))
        .cochee(cochee)
        .into()
}

/// On the follow page: what was chosen, and the other choice.
pub(super) fn choix(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let (t, dossier) = (decor.t, vue.dossier());
    let sienne = actions::consentir_possible(decor.ctx, dossier);
    let terminee = vue.etat_visible().est_termine();
    if !sienne || dossier.identite.courriel.is_empty() || terminee {
        return HtmlSur::default();
    }
    let (texte, bouton, valeur) = match vue.envois.consenti_le {
        Some(le) => (
            t.courriel_consenti_texte(t.date_longue(le.date())),
            t.courriel_consentir_retirer(),
            "non",
        ),
        None => (t.courriel_non_consenti_texte().to_owned(), t.courriel_consentir_bouton(), "oui"),
    };
    let bouton = Bouton::neutre(bouton).petit().nom(CASE, valeur);
    let adresse = decor.url(format_args!("/dossiers/{}/notification", dossier.id));
    let formulaire =
        BlocFormulaire::post(adresse, decor.jeton(), HtmlSur::paragraphe(&bouton.into()));
    let contenu = HtmlSur::paragraphe(&HtmlSur::texte(&texte)).puis(formulaire);
    Depliant::nouveau(t.courriel_consentir_titre(), contenu).into()
}

/// Told first: the address does not receive our mails.
pub(super) fn non_arrives(decor: &Decor<'_>, vue: &Vue) -> HtmlSur {
    let courriel = &vue.dossier().identite.courriel;
    if vue.envois.echoues(courriel).next().is_none() {
        return HtmlSur::default();
    }
    let t = decor.t;
    Encart::texte(Ton::Attention, t.courriel_non_arrive_texte(courriel))
        .titre(t.courriel_non_arrive_titre())
        .into()
}

/// « Envoyée le … Ouverte pour la première fois le … », under the decision.
pub(super) fn envoi_et_lecture(decor: &Decor<'_>, vue: &Vue) -> String {
    let t = decor.t;
    let mut phrases = Vec::new();
    if let Some(partie) = vue.decision().and_then(|decision| decision.partie_le) {
        phrases.push(t.courriel_decision_envoyee(decor.instant(partie)));
    }
    if let Some(lue) = vue.envois.lue_le {
        phrases.push(t.courriel_decision_ouverte(decor.instant(lue)));
    }
    phrases.join(" · ")
}
