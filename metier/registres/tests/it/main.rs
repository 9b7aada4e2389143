//! Registers of this machine that speak the shapes of the real ones. The answers were written from
//! the services' public documentation: not verified with the services themselves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod referentiels;
mod serveur;

use outgoing::{Outgoing, Policy};
use primitives::Clock;
use registres::{Acces, Contenu, Registre, Registres, Reglages, Reponse};
use serde_json::json;
use serveur::{Serveur, servir};
use url::Url;

fn appels() -> Outgoing {
    let allowed = vec!["127.0.0.0/8".parse().unwrap()];
    Outgoing::new(Policy { allowed, ..Policy::default() }, Clock::system()).unwrap()
}

fn base(serveur: &Serveur) -> Url {
    format!("http://{}/", serveur.adresse).parse().unwrap()
}

fn tous(serveur: &Serveur) -> Registres {
    let url = base(serveur);
    let acces = Acces { url: url.clone(), jeton: "secret".into() };
    let reglages = Reglages {
        ban: Some(url.clone()),
        entreprises: Some(url.clone()),
        api_entreprise: None,
        fondations: Some(url.clone()),
        ecoles: Some(url),
        particulier: Some(acces),
    };
    Registres::nouveaux(reglages, appels())
}

fn par_api(serveur: &Serveur) -> Registres {
    let acces = Acces { url: base(serveur), jeton: "secret".into() };
    let api_entreprise = Some((acces, "21020408400017".into()));
    Registres::nouveaux(Reglages { api_entreprise, ..Reglages::default() }, appels())
}

const SIRET: &str = "21020408400017";

fn recherche() -> serde_json::Value {
    json!({"results": [{
        "siren": "210204084", "nom_complet": "COMMUNE DE LAON", "nom_raison_sociale": "COMMUNE DE LAON",
        "nature_juridique": "7210", "etat_administratif": "A", "statut_diffusion": "O",
        "date_creation": "1983-03-01", "tranche_effectif_salarie": "32",
        "siege": {"siret": SIRET, "activite_principale": "84.11Z", "etat_administratif": "A",
            "adresse": "PLACE DU GENERAL LECLERC 02000 LAON", "code_postal": "02000", "commune": "02408",
            "libelle_commune": "LAON", "numero_voie": null, "type_voie": "PLACE",
            "libelle_voie": "DU GENERAL LECLERC", "liste_enseignes": ["MAIRIE"]},
        "matching_etablissements": [], "complements": {"identifiant_association": null}
    }], "total_results": 1})
}

#[tokio::test]
async fn a_company_by_the_open_search() {
    let serveur =
        servir("/search?q=21020408400017&per_page=1", 200, &recherche().to_string()).await;
    let Reponse::Trouvee(contenu) = tous(&serveur).chercher(Registre::Entreprises, SIRET).await
    else {
        panic!("not found")
    };
    let Contenu::Etablissement(lu) = *contenu else { panic!("not a company") };
    assert_eq!(lu.entreprise.raison_sociale.as_deref(), Some("COMMUNE DE LAON"));
    assert_eq!(lu.adresse.libelle.as_deref(), Some("PLACE DU GENERAL LECLERC 02000 LAON"));
    assert_eq!((lu.siege_social, lu.ferme, lu.naf.as_deref()), (true, false, Some("84.11Z")));
    assert_eq!(lu.entreprise.siren, "210204084");
}

#[tokio::test]
async fn who_asked_not_to_be_published_is_not_and_another_siret_is_not_taken_for_it() {
    let mut cachee = recherche();
    cachee["results"][0]["statut_diffusion"] = json!("P");
    let serveur = servir("/search", 200, &cachee.to_string()).await;
    assert_eq!(tous(&serveur).chercher(Registre::Entreprises, SIRET).await, Reponse::NonDiffusible);
    let serveur = servir("/search", 200, &recherche().to_string()).await;
    let autre = tous(&serveur).chercher(Registre::Entreprises, "35600000000048").await;
    assert_eq!(autre, Reponse::Inconnue);
    let serveur = servir("/search", 200, r#"{"results":[]}"#).await;
    assert_eq!(tous(&serveur).chercher(Registre::Entreprises, SIRET).await, Reponse::Inconnue);
}

#[tokio::test]
async fn a_company_with_almost_nothing_is_taken_as_it_is() {
    let peu = json!({"results": [{"siege": {"siret": SIRET}, "statut_diffusion": null}]});
    let serveur = servir("/search", 200, &peu.to_string()).await;
    let Reponse::Trouvee(contenu) = tous(&serveur).chercher(Registre::Entreprises, SIRET).await
    else {
        panic!("not found")
    };
    assert_eq!((contenu.titre(), contenu.adresse(), contenu.finie()), (None, None, false));
}

#[tokio::test]
async fn a_company_and_an_association_by_api_entreprise() {
    let data = json!({"data": {
        "siret": SIRET, "siege_social": true, "etat_administratif": "F", "status_diffusion": "diffusible",
        "activite_principale": {"code": "84.11Z", "libelle": "Administration publique générale"},
        "unite_legale": {"siren": "210204084", "status_diffusion": "diffusible",
            "personne_physique_attributs": {"prenom_usuel": "Jeanne", "nom_naissance": "PETIT"},
            "forme_juridique": {"code": "1000", "libelle": "Entrepreneur individuel"}},
        "adresse": {"numero_voie": "8", "indice_repetition_voie": "B", "type_voie": "RUE",
            "libelle_voie": "HAUTE", "code_postal": "02000", "libelle_commune": "LAON", "code_commune": "02408"}
    }});
    let chemin =
        format!("/v3/insee/sirene/etablissements/diffusibles/{SIRET}?recipient=21020408400017");
    let serveur = servir(&chemin, 200, &data.to_string()).await;
    let Reponse::Trouvee(contenu) = par_api(&serveur).chercher(Registre::Entreprises, SIRET).await
    else {
        panic!("not found")
    };
    assert_eq!(contenu.titre(), Some("Jeanne PETIT"));
    assert_eq!(contenu.adresse(), Some("8 B RUE HAUTE 02000 LAON"));
    assert!(contenu.finie());
    assert!(serveur.vues()[0].contains("authorization: Bearer secret"));
    let association = json!({"data": {"rna": "W022001234", "nom": "Les Amis de Laon",
        "activites": {"objet": "Faire connaître la ville"}, "date_creation": "1999-01-02",
        "adresse_siege": {"numero_voie": "1", "type_voie": "RUE", "libelle_voie": "BASSE", "commune": "Laon"}}});
    let chemin = "/v4/djepva/api-association/associations/open_data/W022001234";
    let serveur = servir(chemin, 200, &association.to_string()).await;
    let registres = par_api(&serveur);
    let Reponse::Trouvee(contenu) = registres.chercher(Registre::Associations, "W022001234").await
    else {
        panic!("not found")
    };
    assert_eq!(contenu.titre(), Some("Les Amis de Laon"));
    assert_eq!(contenu.adresse(), Some("1 RUE BASSE Laon"));
    let relu: Contenu = serde_json::from_str(&serde_json::to_string(&contenu).unwrap()).unwrap();
    assert_eq!(relu, *contenu);
}

#[tokio::test]
async fn a_foundation_and_a_school() {
    let fondation = json!({"rnfId": "075-FDD-00003-01", "title": "Fondation SFR",
        "address": {"label": "16 Rue du Général de Boissieu 75015 Paris", "cityCode": "75115"}});
    let serveur = servir("/api/foundations/075-FDD-00003-01", 200, &fondation.to_string()).await;
    let Reponse::Trouvee(contenu) =
        tous(&serveur).chercher(Registre::Fondations, "075-FDD-00003-01").await
    else {
        panic!("not found")
    };
    assert_eq!(contenu.titre(), Some("Fondation SFR"));
    let ecole = json!({"total_count": 1, "results": [{"identifiant_de_l_etablissement": "0020032W",
        "nom_etablissement": "Lycée Paul Claudel", "type_etablissement": "Lycée",
        "adresse_1": "Place Foch", "code_postal": "02000", "nom_commune": "Laon"}]});
    let serveur = servir("/records?where=", 200, &ecole.to_string()).await;
    let registres = tous(&serveur);
    let Reponse::Trouvee(contenu) = registres.chercher(Registre::Ecoles, "0020032W").await else {
        panic!("not found")
    };
    assert_eq!(contenu.titre(), Some("Lycée Paul Claudel"));
    assert_eq!(registres.ecoles("paul \"claudel").await.len(), 1);
    assert!(
        serveur.vues()[1]
            .contains("search%28nom_etablissement%2Cnom_commune%2C%22paul+claudel%22%29")
    );
    assert_eq!(registres.chercher(Registre::Ecoles, "Lycée Claudel").await, Reponse::Inconnue);
}

#[tokio::test]
async fn addresses_keep_their_insee_code_their_label_and_their_point() {
    let ban = json!({"type": "FeatureCollection", "features": [
        {"geometry": {"coordinates": [3.62, 49.56]}, "properties": {"label": "8 Rue Haute 02000 Laon",
            "id": "02408_0420_00008", "name": "8 Rue Haute", "postcode": "02000", "citycode": "02408",
            "city": "Laon", "type": "housenumber"}},
        {"properties": {"label": "Laon", "type": "municipality", "name": "Laon", "city": "Laon"}},
        {"properties": {"name": "sans libellé"}}, 12, null
    ]});
    let serveur =
        servir("/search/?q=8+rue+haute&limit=8&autocomplete=1", 200, &ban.to_string()).await;
    let registres = tous(&serveur);
    let lues = registres.adresses(" 8 rue haute ").await;
    assert_eq!(lues.len(), 2);
    assert_eq!(lues[0].adresse.code_insee.as_deref(), Some("02408"));
    assert_eq!(lues[0].adresse.cle_ban.as_deref(), Some("02408_0420_00008"));
    assert_eq!((lues[0].point, lues[1].point), (Some((3.62, 49.56)), None));
    assert_eq!(lues[1].adresse.voie, None);
    assert!(registres.adresses("8").await.is_empty() && serveur.vues().len() == 1);
}

#[tokio::test]
async fn once_only_data_by_the_numbers_of_a_person() {
    use formulaires::UneFois::{Aah, EtudiantBoursier, QuotientFamilial};
    let cle = registres::cle_particulier(QuotientFamilial, &["1234567", "02000"]).unwrap();
    let reponse = json!({"quotientFamilial": 750, "mois": 10, "annee": 2026, "enfants": [{}, {}],
        "allocataires": [{"nomPrenom": "JEANNE PETIT"}]});
    let chemin = "/api/v2/composition-familiale-v2?numeroAllocataire=1234567&codePostal=02000";
    let serveur = servir(chemin, 200, &reponse.to_string()).await;
    let Reponse::Trouvee(contenu) = tous(&serveur).chercher(Registre::Particulier, &cle).await
    else {
        panic!("not found")
    };
    let lus: Vec<_> = contenu.faits().iter().map(|f| (f.nom.as_str(), f.valeur.as_str())).collect();
    assert_eq!(lus[..2], [("quotient", "750"), ("mois", "10")]);
    assert!(lus.contains(&("enfants", "2")));
    assert!(serveur.vues()[0].contains("x-api-key: secret"));
    assert_eq!(registres::cle_particulier(QuotientFamilial, &["1234567"]), None);
    assert_eq!(registres::cle_particulier(QuotientFamilial, &["../x", "02000"]), None);
    assert_eq!(registres::cle_particulier(Aah, &["1234567"]), None);
    assert!(registres::cle_particulier(EtudiantBoursier, &["0123456789A"]).is_some());
}

#[tokio::test]
async fn bad_registers_answer_nothing_and_break_nothing() {
    let grosse = format!("{{\"results\": \"{}\"}}", "x".repeat(2_000_000));
    let cas = [
        (200, "<html>Maintenance</html>"),
        (200, "{\"results\": [{\"siege\":"),
        (200, "[]"),
        (200, "null"),
        (200, "{}"),
        (200, "{\"results\": 12}"),
        (500, "{}"),
        (302, ""),
        (401, "{}"),
        (200, grosse.as_str()),
    ];
    for (statut, corps) in cas {
        let serveur = servir("/", statut, corps).await;
        let lue = tous(&serveur).chercher(Registre::Entreprises, SIRET).await;
        assert_eq!(lue, Reponse::Indisponible, "{statut} {:.40}", corps);
        assert!(tous(&serveur).adresses("8 rue haute").await.is_empty());
        assert!(tous(&serveur).ecoles("claudel").await.is_empty());
        for registre in [Registre::Fondations, Registre::Ecoles] {
            let lue = tous(&serveur).chercher(registre, "0020032W").await;
            assert!(!matches!(lue, Reponse::Trouvee(_)), "{registre:?} {statut}");
        }
    }
    let serveur = servir("/", 404, "{}").await;
    assert_eq!(tous(&serveur).chercher(Registre::Fondations, "x").await, Reponse::Inconnue);
}

#[tokio::test]
async fn without_settings_no_register_is_asked() {
    let aucun = Registres::nouveaux(Reglages::default(), appels());
    for registre in [Registre::Entreprises, Registre::Associations, Registre::Particulier] {
        assert!(!aucun.connait(registre));
        assert_eq!(aucun.chercher(registre, SIRET).await, Reponse::Indisponible);
    }
    assert!(aucun.adresses("8 rue haute").await.is_empty());
}
