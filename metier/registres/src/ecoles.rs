//! Schools, from the open data set `fr-en-annuaire-education`.

use outgoing::{Outgoing, OutgoingError, Request};
use serde_json::Value;
use url::Url;

use crate::contenu::{Contenu, Ecole, Lieu};
use crate::lire::{joindre, texte};
use crate::{Reponse, json, sous};

/// The most suggestions.
const TROUVEES_MAX: usize = 10;

/// The school of a UAI; an answer that is words is no key.
pub(crate) async fn chercher(
    appels: &Outgoing,
    base: &Url,
    uai: &str,
) -> Result<Reponse, OutgoingError> {
    let lettre = |octet: u8| octet.is_ascii_alphanumeric();
    if uai.len() != 8 || !uai.bytes().all(lettre) {
        return Ok(Reponse::Inconnue);
    }
    let ou = format!("identifiant_de_l_etablissement=\"{}\"", uai.to_uppercase());
    let trouvees = demander(appels, base, &ou).await?.into_iter().next();
    Ok(trouvees
        .map_or(Reponse::Inconnue, |ecole| Reponse::Trouvee(Box::new(Contenu::Ecole(ecole)))))
}

/// The schools that hold these words in their name or their commune.
pub(crate) async fn par_mots(
    appels: &Outgoing,
    base: &Url,
    mots: &str,
) -> Result<Vec<Ecole>, OutgoingError> {
    let mots: String = mots.chars().filter(|signe| !matches!(signe, '"' | '\\')).collect();
    if mots.trim().chars().count() < 3 {
        return Ok(Vec::new());
    }
    let ou = format!("search(nom_etablissement,nom_commune,\"{}\")", mots.trim());
    demander(appels, base, &ou).await
}

async fn demander(appels: &Outgoing, base: &Url, ou: &str) -> Result<Vec<Ecole>, OutgoingError> {
    let mut url = sous(base, &["records"]);
    let limite = TROUVEES_MAX.to_string();
    url.query_pairs_mut().append_pair("where", ou).append_pair("limit", &limite);
    let reponse = json(appels, Request::get(url)).await?;
    let lignes = reponse["results"].as_array();
    let hote = base.host_str().unwrap_or_default();
    let lignes = lignes.ok_or_else(|| OutgoingError::Garbage(hote.to_owned()))?;
    Ok(lignes.iter().filter_map(lire).take(TROUVEES_MAX).collect())
}

fn lire(ligne: &Value) -> Option<Ecole> {
    let adresse = Lieu {
        nom_voie: joindre([texte(ligne, "/adresse_1"), texte(ligne, "/adresse_2")]),
        code_postal: texte(ligne, "/code_postal"),
        localite: texte(ligne, "/nom_commune"),
        code_insee: texte(ligne, "/code_commune"),
        ..Lieu::default()
    };
    Some(Ecole {
        uai: texte(ligne, "/identifiant_de_l_etablissement")?,
        nom: texte(ligne, "/nom_etablissement"),
        adresse: adresse.avec_libelle(),
        type_etablissement: texte(ligne, "/type_etablissement"),
        academie: texte(ligne, "/libelle_academie"),
    })
}
