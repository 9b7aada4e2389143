//! What this service brings to the house.

use web::Visibilite::{Prive, Public};
use web::{EspaceAgents, LienAgents, Module, Table};

use crate::actions::ADMINISTRER;
use crate::pages;

const REGLER: LienAgents = LienAgents {
    texte: |t| t.collectivites_nav(),
    chemin: "/admin/collectivite",
    pages: "/admin/collectivite/",
    permission: ADMINISTRER.permission,
};

const TABLES: &[Table] = &[Table {
    nom: "collectivites",
    colonnes: &[
        ("id", Public),
        ("collectivite_id", Public),
        ("slug", Public),
        ("nom", Public),
        ("insee", Public),
        ("parent_id", Public),
        ("genre", Public),
        ("autorite", Public),
        ("couleur", Public),
        ("adresse", Public),
        ("courriel", Public),
        ("telephone", Public),
        ("horaires", Public),
        ("dpo_nom", Prive),
        ("dpo_courriel", Prive),
        ("directeur_publication", Prive),
        ("hebergeur", Public),
        ("hote", Public),
        ("territoire", Public),
        ("logo", Public),
        ("logo_octets", Public),
        ("version", Public),
        ("cree_le", Public),
        ("modifie_le", Public),
    ],
}];

/// The pages of the collectivité and its table.
pub fn module() -> Module {
    Module {
        nom: "collectivites",
        routes: pages::routes(),
        jobs: Vec::new(),
        events: Vec::new(),
        tables: TABLES,
        permissions: &[ADMINISTRER.permission, crate::actions::OUVRIR],
        samples: pages::samples(),
        agents: EspaceAgents { liens: &[REGLER], recherche: None },
    }
}
