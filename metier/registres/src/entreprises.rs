//! Companies by SIRET: the open search, or API Entreprise.

use http::header::AUTHORIZATION;
use outgoing::{Outgoing, OutgoingError, Request};
use serde_json::Value;
use url::Url;

use crate::contenu::{Contenu, Entreprise, Etablissement, Lieu};
use crate::lire::{joindre, texte};
use crate::{Acces, Reponse, json, sous};

/// Asks recherche-entreprises.api.gouv.fr.
pub(crate) async fn par_recherche(
    appels: &Outgoing,
    base: &Url,
    siret: &str,
) -> Result<Reponse, OutgoingError> {
    let mut url = sous(base, &["search"]);
    url.query_pairs_mut().append_pair("q", siret).append_pair("per_page", "1");
    let reponse = json(appels, Request::get(url)).await?;
    let trouvees = reponse["results"].as_array();
    let trouvees = trouvees.ok_or_else(|| illisible(base))?;
    Ok(trouvees.iter().find_map(|unite| de_recherche(unite, siret)).unwrap_or(Reponse::Inconnue))
}

/// The place of this SIRET in a unit of the search.
fn de_recherche(unite: &Value, siret: &str) -> Option<Reponse> {
    let siege = &unite["siege"];
    let places = unite["matching_etablissements"].as_array().into_iter().flatten();
    let ici = |place: &&Value| place["siret"].as_str() == Some(siret);
    let place = std::iter::once(siege).chain(places).find(ici)?;
    let cachee = |valeur: &Value| matches!(valeur.as_str(), Some("P" | "N"));
    if cachee(&unite["statut_diffusion"]) || cachee(&place["statut_diffusion_etablissement"]) {
        return Some(Reponse::NonDiffusible);
    }
    let naf = texte(place, "/activite_principale").or_else(|| texte(unite, "/activite_principale"));
    let adresse = Lieu {
        libelle: texte(place, "/adresse"),
        numero_voie: texte(place, "/numero_voie"),
        type_voie: texte(place, "/type_voie"),
        nom_voie: texte(place, "/libelle_voie"),
        complement: texte(place, "/complement_adresse"),
        code_postal: texte(place, "/code_postal"),
        localite: texte(place, "/libelle_commune"),
        code_insee: texte(place, "/commune"),
    };
    let entreprise = Entreprise {
        siren: texte(unite, "/siren").unwrap_or_else(|| siret.chars().take(9).collect()),
        raison_sociale: texte(unite, "/nom_raison_sociale")
            .or_else(|| texte(unite, "/nom_complet")),
        nom_commercial: texte(place, "/nom_commercial"),
        forme_juridique_code: texte(unite, "/nature_juridique"),
        siret_siege_social: texte(siege, "/siret"),
        code_effectif: texte(unite, "/tranche_effectif_salarie"),
        date_creation: texte(unite, "/date_creation"),
        fermee: unite["etat_administratif"] == "C",
        ..Entreprise::default()
    };
    Some(trouvee(Etablissement {
        siret: siret.to_owned(),
        siege_social: siege["siret"].as_str() == Some(siret),
        naf,
        enseigne: texte(place, "/liste_enseignes/0"),
        adresse: adresse.avec_libelle(),
        ferme: place["etat_administratif"] == "F",
        entreprise,
        rna: texte(unite, "/complements/identifiant_association"),
        libelle_naf: texte(unite, "/libelle_activite_principale"),
    }))
}

/// Asks API Entreprise, which wants to know for whom and why.
pub(crate) async fn par_api(
    appels: &Outgoing,
    acces: &Acces,
    demandeur: &str,
    siret: &str,
) -> Result<Reponse, OutgoingError> {
    let chemin = ["v3", "insee", "sirene", "etablissements", "diffusibles", siret];
    let reponse = json(appels, demande(acces, demandeur, &chemin)).await?;
    let data = reponse.get("data").filter(|data| data.is_object());
    Ok(d_api(data.ok_or_else(|| illisible(&acces.url))?, siret))
}

/// A call to API Entreprise.
pub(crate) fn demande(acces: &Acces, demandeur: &str, chemin: &[&str]) -> Request {
    let mut url = sous(&acces.url, chemin);
    url.query_pairs_mut()
        .append_pair("recipient", demandeur)
        .append_pair("context", "Démarches en ligne")
        .append_pair("object", "Instruction d’une demande");
    Request::get(url).secret(AUTHORIZATION, &format!("Bearer {}", acces.jeton))
}

fn d_api(data: &Value, siret: &str) -> Reponse {
    let unite = &data["unite_legale"];
    let cachee = |valeur: &Value| valeur.as_str().is_some_and(|statut| statut != "diffusible");
    if cachee(&data["status_diffusion"]) || cachee(&unite["status_diffusion"]) {
        return Reponse::NonDiffusible;
    }
    let physique = |nom: &str| texte(unite, &format!("/personne_physique_attributs/{nom}"));
    let (nom, prenom) = (
        physique("nom_usage").or_else(|| physique("nom_naissance")),
        physique("prenom_usuel").or_else(|| physique("prenom_1")),
    );
    let personne = joindre([prenom.clone(), nom.clone()]);
    let entreprise = Entreprise {
        siren: texte(unite, "/siren").unwrap_or_else(|| siret.chars().take(9).collect()),
        raison_sociale: texte(unite, "/personne_morale_attributs/raison_sociale").or(personne),
        nom_commercial: physique("pseudonyme")
            .or_else(|| texte(unite, "/personne_morale_attributs/sigle")),
        forme_juridique: texte(unite, "/forme_juridique/libelle"),
        forme_juridique_code: texte(unite, "/forme_juridique/code"),
        siret_siege_social: texte(unite, "/siret_siege_social"),
        code_effectif: texte(unite, "/tranche_effectif_salarie/code"),
        date_creation: texte(unite, "/date_creation"),
        fermee: unite["etat_administratif"] == "C",
        nom,
        prenom,
    };
    trouvee(Etablissement {
        siret: siret.to_owned(),
        siege_social: data["siege_social"] == true,
        naf: texte(data, "/activite_principale/code"),
        libelle_naf: texte(data, "/activite_principale/libelle"),
        enseigne: texte(data, "/enseigne"),
        adresse: lieu_d_api(&data["adresse"]),
        ferme: data["etat_administratif"] == "F",
        rna: texte(unite, "/rna"),
        entreprise,
    })
}

fn lieu_d_api(adresse: &Value) -> Lieu {
    let numero = [texte(adresse, "/numero_voie"), texte(adresse, "/indice_repetition_voie")];
    Lieu {
        libelle: None,
        numero_voie: joindre(numero),
        type_voie: texte(adresse, "/type_voie"),
        nom_voie: texte(adresse, "/libelle_voie"),
        complement: texte(adresse, "/complement_adresse"),
        code_postal: texte(adresse, "/code_postal"),
        localite: texte(adresse, "/libelle_commune"),
        code_insee: texte(adresse, "/code_commune"),
    }
    .avec_libelle()
}

fn trouvee(etablissement: Etablissement) -> Reponse {
    Reponse::Trouvee(Box::new(Contenu::Etablissement(Box::new(etablissement))))
}

fn illisible(base: &Url) -> OutgoingError {
    OutgoingError::Garbage(base.host_str().unwrap_or_default().to_owned())
}
