//! How to prepare answers: each question with its key and an example, a link and a message ready to use.

use std::sync::Arc;

use demarches::{Demarche, Revision};
use formulaires::{Champ, Formulaire, exemple, exemples, vers_requete};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use web::composants::{
    Bouton, FilAriane, Gabarit, HtmlSur, Prose, Tableau, TitrePage, TitreSection,
};
use web::{PageError, PathArgs, Reponse, Requete};

use super::decor::Decor;
use super::fautes::libelle_court;

/// A ready link is not longer than what mail programs and servers take, in characters.
const LIEN_MAX: usize = 2_000;
/// What an address writes as it is (RFC 3986, unreserved).
const RESERVES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_').remove(b'-').remove(b'.').remove(b'~');

/// A démarche that residents may start, its form, and its address for all.
pub(super) struct Guide {
    demarche: Demarche,
    revision: Arc<Revision>,
    /// Before every path of this collectivité.
    base: String,
}

pub(super) async fn montrer(requete: Requete, PathArgs(chemin): PathArgs<String>) -> Reponse {
    let lire = move |tx: &mut db::Tx<'_>| {
        let Some(demarche) = demarches::publiee_par_chemin(tx, &chemin)? else { return Ok(None) };
        let Some((_, revision)) = demarches::revision_active(tx, &demarche)? else {
            return Ok(None);
        };
        let base = collectivites::adresse(tx, "")?;
        Ok::<_, db::DbError>(Some(Guide { demarche, revision, base }))
    };
    let lu = requete.app.db.read(&requete.ctx, lire).await?;
    let guide = lu.filter(|guide| guide.demarche.ouverte()).ok_or(PageError::Introuvable)?;
    web::rendre(&page_guide(&Decor::de(&requete), &guide))
}

pub(super) fn page_guide<'p>(decor: &'p Decor<'_>, guide: &Guide) -> Gabarit<'p> {
    let t = decor.t;
    let demarche = &guide.demarche;
    let fil = [
        (t.commun_accueil().to_owned(), decor.url("/")),
        (demarche.titre.clone(), decor.url(format_args!("/demarches/{}", demarche.chemin))),
    ];
    let titre = TitrePage::nouveau(t.brouillon_admin_preremplir_titre())
        .avant(FilAriane::nouveau(decor.mots, fil))
        .accroche(t.brouillon_admin_preremplir_accroche());
    let gabarit = decor.gabarit(t.brouillon_admin_preremplir_titre_page(&demarche.titre));
    let valeurs = exemples(&guide.revision.formulaire);
    if valeurs.is_empty() {
        let aucune = Prose::texte(t.brouillon_admin_preremplir_aucune());
        return gabarit.contenu(HtmlSur::from(titre).puis(aucune));
    }
    let contenu = HtmlSur::from(titre)
        .puis(lien(decor, guide, &valeurs))
        .puis(envoi(decor, guide, &valeurs))
        .puis(TitreSection::nouveau(t.brouillon_admin_preremplir_questions()))
        .puis(questions(decor, &guide.revision.formulaire));
    gabarit.contenu(contenu)
}

fn lien(decor: &Decor<'_>, guide: &Guide, valeurs: &Map<String, Value>) -> HtmlSur {
    let t = decor.t;
    let adresse =
        adresse_prete(&format!("{}/commencer/{}", guide.base, guide.demarche.chemin), valeurs);
    let essayer = Bouton::neutre(t.brouillon_admin_preremplir_essayer()).vers(adresse.clone());
    let texte = Prose::texte(t.brouillon_admin_preremplir_lien_texte()).code(&adresse);
    HtmlSur::from(TitreSection::nouveau(t.brouillon_admin_preremplir_lien()))
        .puis(texte)
        .puis(essayer)
}

/// The address with as many examples as it can hold.
fn adresse_prete(debut: &str, valeurs: &Map<String, Value>) -> String {
    let encode = |texte: &str| utf8_percent_encode(texte, RESERVES).to_string();
    let mut adresse = debut.to_owned();
    for (cle, valeur) in vers_requete(valeurs) {
        let lien = if adresse.len() == debut.len() { '?' } else { '&' };
        let paire = format!("{lien}{}={}", encode(&cle), encode(&valeur));
        if adresse.len() + paire.len() > LIEN_MAX {
            break;
        }
        adresse.push_str(&paire);
    }
    adresse
}

fn envoi(decor: &Decor<'_>, guide: &Guide, valeurs: &Map<String, Value>) -> HtmlSur {
    let t = decor.t;
    let demarche = &guide.demarche;
    let mut corps: Map<String, Value> =
        valeurs.iter().take(5).map(|(c, v)| (c.clone(), v.clone())).collect();
    corps.insert("identite_prenom".to_owned(), "Zoé".into());
    let corps = serde_json::to_string_pretty(&corps).unwrap_or_default();
    let appel = format!(
        "POST {}/api/public/v1/demarches/{}/dossiers\nContent-Type: application/json\n\n{corps}",
        guide.base, demarche.numero
    );
    let texte = Prose::texte(t.brouillon_admin_preremplir_envoi_texte())
        .code(&appel)
        .paragraphe(t.brouillon_admin_preremplir_identite())
        .paragraphe(t.brouillon_admin_preremplir_ecartees());
    HtmlSur::from(TitreSection::nouveau(t.brouillon_admin_preremplir_envoi())).puis(texte)
}

fn questions(decor: &Decor<'_>, formulaire: &Formulaire) -> Tableau<'static> {
    let t = decor.t;
    let entetes = [
        t.brouillon_admin_preremplir_question(),
        t.brouillon_admin_preremplir_type(),
        t.brouillon_admin_preremplir_cle(),
        t.brouillon_admin_preremplir_exemple(),
    ];
    let tableau = Tableau::nouveau(t.brouillon_admin_preremplir_questions(), entetes);
    formulaire.champs().iter().fold(tableau, |tableau, champ| match champ.genre.enfants() {
        Some(enfants) => enfants.iter().fold(tableau, |tableau, enfant| {
            let question = t.brouillon_admin_preremplir_bloc(
                libelle_court(&champ.libelle),
                libelle_court(&enfant.libelle),
            );
            let cle = format!("{}[0][{}]", champ.id.nom(None), enfant.id.nom(None));
            ligne(tableau, enfant, question, cle)
        }),
        None => ligne(tableau, champ, libelle_court(&champ.libelle), champ.id.nom(None)),
    })
}

fn ligne(
    tableau: Tableau<'static>,
    champ: &Champ,
    question: String,
    cle: String,
) -> Tableau<'static> {
    let Some(exemple) = exemple(champ) else { return tableau };
    let exemple = match exemple {
        Value::String(texte) => texte,
        autre => autre.to_string(),
    };
    tableau.ligne([question, champ.genre.type_champ().to_owned(), cle, exemple])
}
