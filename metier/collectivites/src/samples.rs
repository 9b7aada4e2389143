//! Builders for the demonstration and for tests.

use crate::modele::{Genre, NouvelleCollectivite};

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
