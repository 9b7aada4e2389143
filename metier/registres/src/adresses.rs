//! The national address base: `/search/?q=`, a GeoJSON collection.

use formulaires::Adresse;
use outgoing::{Outgoing, OutgoingError, Request};
use serde_json::Value;
use url::Url;

use crate::lire::texte;
use crate::{json, sous};

/// The most suggestions.
const TROUVEES_MAX: usize = 8;
/// The base refuses shorter texts, and longer ones.
const SIGNES: std::ops::RangeInclusive<usize> = 3..=200;

/// An address of the base.
#[derive(Clone, Debug, PartialEq)]
pub struct AdresseTrouvee {
    /// The address as an answer keeps it, with its key and its INSEE code.
    pub adresse: Adresse,
    /// Longitude and latitude in degrees (WGS 84).
    pub point: Option<(f64, f64)>,
}

pub(crate) async fn chercher(
    appels: &Outgoing,
    base: &Url,
    mots: &str,
) -> Result<Vec<AdresseTrouvee>, OutgoingError> {
    if !SIGNES.contains(&mots.trim().chars().count()) {
        return Ok(Vec::new());
    }
    let mut url = sous(base, &["search", ""]);
    url.query_pairs_mut()
        .append_pair("q", mots.trim())
        .append_pair("limit", &TROUVEES_MAX.to_string())
        .append_pair("autocomplete", "1");
    let reponse = json(appels, Request::get(url)).await?;
    let trouvees = reponse["features"].as_array().into_iter().flatten();
    Ok(trouvees.filter_map(lire).take(TROUVEES_MAX).collect())
}

fn lire(feature: &Value) -> Option<AdresseTrouvee> {
    let de = |nom: &str| texte(feature, &format!("/properties/{nom}"));
    let commune = de("type").as_deref() == Some("municipality");
    let adresse = Adresse {
        libelle: de("label")?,
        voie: de("name").filter(|_| !commune),
        code_postal: de("postcode"),
        commune: de("city"),
        code_insee: de("citycode"),
        pays: None,
        cle_ban: de("id"),
    };
    let nombre = |rang: usize| feature["geometry"]["coordinates"][rang].as_f64();
    let point = nombre(0).zip(nombre(1)).filter(|(longitude, latitude)| {
        (-180.0..=180.0).contains(longitude) && (-90.0..=90.0).contains(latitude)
    });
    Some(AdresseTrouvee { adresse, point })
}
