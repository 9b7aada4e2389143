//! Builders for the demonstration and for tests.

use delais::Territoire;
use jiff::civil::Weekday;
use primitives::{Stamp, TenantId};

use crate::horaires::Horaires;
use crate::modele::{COULEUR_PAR_DEFAUT, Collectivite, Genre, NouvelleCollectivite};

/// Saint-Exemple, 1,200 inhabitants: the commune of the demonstration. Its INSEE code belongs to
/// no commune and its telephone to the range kept for fiction (ARCEP, decision 2018-0881).
pub fn saint_exemple() -> NouvelleCollectivite {
    NouvelleCollectivite {
        slug: "saint-exemple".into(),
        nom: "Saint-Exemple".into(),
        insee: "29999".into(),
        genre: Genre::Commune,
        adresse: Some("Mairie de Saint-Exemple\n1 place de la Mairie\n29999 Saint-Exemple".into()),
        courriel: Some("mairie@saint-exemple.example".into()),
        telephone: Some("02 61 91 00 29".into()),
        ..NouvelleCollectivite::default()
    }
}

/// The same as it is once created and filled in, for the samples of pages.
pub fn collectivite() -> Collectivite {
    let demande = saint_exemple();
    Collectivite {
        id: TenantId(1),
        slug: demande.slug,
        nom: demande.nom,
        insee: demande.insee,
        parent: None,
        genre: demande.genre,
        autorite: demande.genre.autorite().to_owned(),
        couleur: COULEUR_PAR_DEFAUT.to_owned(),
        adresse: demande.adresse.unwrap_or_default(),
        courriel: demande.courriel.unwrap_or_default(),
        telephone: demande.telephone.unwrap_or_default(),
        horaires: horaires(),
        dpo_nom: "Centre de gestion du Finistère".to_owned(),
        dpo_courriel: "dpo@saint-exemple.example".to_owned(),
        directeur_publication: "Anne Le Goff, maire".to_owned(),
        hebergeur: String::new(),
        hote: None,
        territoire: Territoire::Metropole,
        logo: None,
        version: 3,
        cree_le: Stamp(1_790_000_000_000_000),
        modifie_le: Stamp(1_790_000_000_000_000),
    }
}

/// Open on five mornings and three afternoons, as small mairies are.
pub fn horaires() -> Horaires {
    let mut horaires = Horaires::default();
    let jours = [
        (Weekday::Monday, "9h-12h, 14h-17h30"),
        (Weekday::Tuesday, "9h-12h"),
        (Weekday::Wednesday, "9h-12h"),
        (Weekday::Thursday, "9h-12h, 14h-17h30"),
        (Weekday::Friday, "9h-12h, 14h-17h"),
    ];
    for (jour, texte) in jours {
        let lu = horaires.ecrire_jour(jour, texte);
        debug_assert!(lu.is_ok(), "{texte}");
    }
    horaires
}
