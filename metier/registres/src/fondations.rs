//! Foundations by RNF, from the national register of foundations.

use outgoing::{Outgoing, OutgoingError, Request};
use url::Url;

use crate::contenu::{Contenu, Fondation, Lieu};
use crate::lire::texte;
use crate::{Reponse, json, sous};

pub(crate) async fn chercher(
    appels: &Outgoing,
    base: &Url,
    rnf: &str,
) -> Result<Reponse, OutgoingError> {
    let reponse = json(appels, Request::get(sous(base, &["api", "foundations", rnf]))).await?;
    let lieu = &reponse["address"];
    let adresse = Lieu {
        libelle: texte(lieu, "/label"),
        numero_voie: texte(lieu, "/streetNumber"),
        nom_voie: texte(lieu, "/streetName"),
        code_postal: texte(lieu, "/postalCode"),
        localite: texte(lieu, "/cityName"),
        code_insee: texte(lieu, "/cityCode"),
        ..Lieu::default()
    };
    let fondation = Fondation {
        rnf: rnf.to_owned(),
        titre: texte(&reponse, "/title"),
        adresse: adresse.avec_libelle(),
        dissoute: texte(&reponse, "/dissolvedAt").is_some(),
    };
    Ok(match fondation.titre {
        Some(_) => Reponse::Trouvee(Box::new(Contenu::Fondation(fondation))),
        None => Reponse::Inconnue,
    })
}
