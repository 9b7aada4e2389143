//! The proof of a filing that its author keeps: a code at once, a file once the journal is sealed.

use axum::body::Body;
use db::{DbError, Tx};
use journal::{Proof, SealedProof, Subject};
use serde_json::Value;
use web::composants::{
    Bouton, FilAriane, HtmlSur, Icone, LigneRecap, Prose, Recapitulatif, TitrePage, TitreSection,
};
use web::{PageError, PathArgs, Reponse, Requete};

use super::acces;
use super::decor::Decor;
use crate::actions::SUJET;
use crate::lecture::Vue;
use crate::modele::{DossierId, Evenement};

/// Acts that the applicant may learn of before the decision has left.
const VISIBLES: [&str; 8] = [
    "depose",
    "message",
    "message_retire",
    "nouveau_code",
    "note",
    "suivi",
    "suivi_arrete",
    "passe_en_instruction",
];

/// `/dossiers/{id}/verification`: the code, what to do with it, the file.
pub(super) async fn montrer(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::depose(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let Some((preuve, fichier)) = lire(&requete, &vue).await? else {
        return Err(PageError::Introuvable);
    };
    let decor = Decor::de(&requete);
    let t = decor.t;
    let suivi = decor.url(format_args!("/dossiers/{id}"));
    let titre = TitrePage::nouveau(t.journal_preuve_titre())
        .avant(FilAriane::nouveau(decor.mots, [(t.web_lien_demandes(), suivi)]))
        .accroche(t.journal_preuve_accroche());
    let code = preuve.code();
    let lignes = vec![LigneRecap::texte(t.journal_verifier_code(), &journal::grouped(&code))];
    let verifier = decor.url(format_args!("/verifier?code={code}"));
    let contenu = HtmlSur::from(titre)
        .puis(Recapitulatif::en_carte(t.journal_preuve_code_titre(), lignes))
        .puis(Bouton::neutre(t.journal_preuve_verifier()).vers(verifier))
        .puis(TitreSection::nouveau(t.journal_preuve_fichier_titre()))
        .puis(du_fichier(&decor, id, fichier.is_some()))
        .puis(Prose::texte(t.journal_preuve_hors_ligne()));
    web::rendre(&decor.gabarit_parcours(t.journal_preuve_titre()).etroit().contenu(contenu))
}

fn du_fichier(decor: &Decor<'_>, id: i64, pret: bool) -> HtmlSur {
    let t = decor.t;
    if !pret {
        return Prose::texte(t.journal_preuve_fichier_attente()).into();
    }
    let adresse = decor.url(format_args!("/dossiers/{id}/preuve.json"));
    let bouton = Bouton::neutre(t.journal_preuve_fichier()).icone(Icone::Document).vers(adresse);
    HtmlSur::from(Prose::texte(t.journal_preuve_fichier_texte())).puis(bouton)
}

/// `/dossiers/{id}/preuve.json`.
pub(super) async fn fichier(requete: Requete, PathArgs(id): PathArgs<i64>) -> Reponse {
    let vue = match acces::depose(&requete, DossierId(id)).await? {
        Ok(vue) => vue,
        Err(reponse) => return Ok(reponse),
    };
    let fichier = lire(&requete, &vue).await?.and_then(|(_, fichier)| fichier);
    let fichier = fichier.ok_or(PageError::Introuvable)?;
    let json = serde_json::to_string_pretty(&fichier).map_err(PageError::interne)?;
    Ok(web::fichier(&format!("preuve-{id}.json"), "application/json", Body::from(json)))
}

/// The proof of the filing, and its file when a seal covers it.
async fn lire(
    requete: &Requete,
    vue: &Vue,
) -> Result<Option<(Proof, Option<SealedProof>)>, PageError> {
    let cle = requete.app.seal_key.clone();
    let subject = Subject { kind: SUJET, id: vue.dossier().id.0 };
    let lire = move |tx: &mut Tx<'_>| {
        let Some(preuve) = journal::attest(tx, &cle, subject, Evenement::Deposer.code())? else {
            return Ok(None);
        };
        let fichier = SealedProof::of(tx, subject, preuve.rank)?;
        Ok::<_, DbError>(Some((preuve, fichier)))
    };
    let lue = requete.app.db.read(&requete.ctx, lire).await?;
    let termine = vue.etat_visible().est_termine();
    Ok(lue
        .map(|(preuve, fichier)| (preuve, fichier.filter(|fichier| termine || montrable(fichier)))))
}

/// The file holds the lines up to the seal: none may tell of a decision that has not left.
fn montrable(fichier: &SealedProof) -> bool {
    fichier.lines.iter().all(|ligne| {
        let ligne: Result<Value, _> = serde_json::from_str(ligne);
        ligne.is_ok_and(|ligne| ligne["acte"].as_str().is_some_and(|acte| VISIBLES.contains(&acte)))
    })
}
