//! The seals and the key, published: whoever keeps a copy is a witness.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use journal::Seal;
use langues::Textes;
use serde_json::{Value, json};
use web::composants::{Bouton, HtmlSur, Prose, Tableau, TitrePage, TitreSection};
use web::{PageError, Reponse, Requete, rendre};

use super::instant;

/// Seals of a page.
const PAR_PAGE: i64 = 50;

pub(super) async fn montrer(requete: Requete) -> Reponse {
    let t = requete.textes;
    let scelles = lire(&requete).await?;
    let cle = requete.app.seal_key.public().to_string();
    let suite = suite(&requete, &scelles, "/journal/scelles");
    let contenu = corps(t, &scelles, &cle, &|chemin| requete.ctx.url(chemin), suite);
    rendre(&requete.gabarit(t.journal_scelles_titre()).contenu(contenu))
}

/// The same, whole: `{cle, scelles: [{texte, signature}], suite}`.
pub(super) async fn donner(requete: Requete) -> Reponse {
    let scelles = lire(&requete).await?;
    let tous: Vec<Value> = scelles
        .iter()
        .map(|scelle| json!({ "texte": scelle.text, "signature": scelle.signature }))
        .collect();
    let cle = requete.app.seal_key.public().to_string();
    let suite = suite(&requete, &scelles, "/journal/scelles.json");
    let json = json!({ "cle": cle, "scelles": tous, "suite": suite });
    Ok(web::fichier("scelles.json", "application/json", Body::from(json.to_string())))
}

pub(super) async fn cle(requete: Requete) -> Result<Response, PageError> {
    let texte = format!("{}\n", requete.app.seal_key.public());
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], texte).into_response())
}

async fn lire(requete: &Requete) -> Result<Vec<Seal>, PageError> {
    let avant = requete.parametres().texte("avant").parse().unwrap_or(i64::MAX);
    let lire = move |tx: &mut db::Tx<'_>| journal::seals(tx, avant, PAR_PAGE);
    Ok(requete.app.db.read::<_, db::DbError, _>(&requete.ctx, lire).await?)
}

/// The address of those before, when there are some.
fn suite(requete: &Requete, scelles: &[Seal], chemin: &str) -> Option<String> {
    let dernier = scelles.last().filter(|dernier| dernier.number > 1)?;
    Some(requete.ctx.url(format_args!("{chemin}?avant={}", dernier.number)))
}

fn corps(
    t: Textes,
    scelles: &[Seal],
    cle: &str,
    url: &dyn Fn(&str) -> String,
    suite: Option<String>,
) -> HtmlSur {
    let titre =
        TitrePage::nouveau(t.journal_scelles_titre()).accroche(t.journal_scelles_accroche());
    let entetes =
        [t.journal_scelles_numero(), t.journal_scelles_quand(), t.journal_scelles_empreinte()];
    let tableau = scelles.iter().fold(
        Tableau::nouveau(t.journal_scelles_titre(), entetes),
        |tableau, scelle| {
            tableau.ligne([scelle.number.to_string(), instant(t, scelle.at), scelle.hash()])
        },
    );
    let html = HtmlSur::from(titre)
        .puis(Prose::texte(&t.journal_scelles_texte(cle)))
        .puis(TitreSection::nouveau(t.journal_scelles_liste()));
    let html = match scelles {
        [] => html.puis(Prose::texte(t.journal_scelles_aucun())),
        _ => html.puis(tableau),
    };
    let html = match suite {
        Some(suite) => html.puis(Bouton::neutre(t.journal_scelles_suite()).vers(suite)),
        None => html,
    };
    let fichier = Bouton::lien(t.journal_scelles_fichier()).vers(url("/journal/scelles.json"));
    let verifier = Bouton::lien(t.journal_verifier_titre()).vers(url("/verifier"));
    html.puis(HtmlSur::paragraphe(&fichier.into())).puis(HtmlSur::paragraphe(&verifier.into()))
}

pub(super) fn exemple(t: Textes) -> String {
    let at = primitives::Stamp(1_790_000_000_000_000);
    let scelle = Seal { number: 2, at, text: "{}".into(), signature: String::new() };
    let cle = "5c".repeat(32);
    let contenu = corps(t, &[scelle], &cle, &|chemin| chemin.to_owned(), None);
    super::cadre_exemple(t, t.journal_scelles_titre()).contenu(contenu).to_string()
}
