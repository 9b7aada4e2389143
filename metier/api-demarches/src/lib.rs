#![doc = include_str!("../README.md")]

mod appel;
mod contrat;
mod curseur;
mod document;
mod enregistrees;
mod erreur;
mod ids;
mod lecture;
mod lien;
mod mutations;
mod noeud;
mod pages;
mod racines;
mod resoudre;
mod transport;

use authz::Access::Public;
use web::{EspaceAgents, Module, Route};

/// The schema as it is served, in the language of schemas.
pub fn sdl() -> String {
    contrat::SCHEMA.sdl()
}

/// The national API.
pub fn module() -> Module {
    std::sync::LazyLock::force(&contrat::SCHEMA);
    Module {
        nom: "api-demarches",
        routes: vec![
            Route::post("/api/v2/graphql", Public, transport::graphql),
            Route::get("/api/v2/fichiers/{lien}", Public, transport::fichiers::fichier),
        ],
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &[],
        samples: Vec::new(),
        agents: EspaceAgents::default(),
    }
}
