#![doc = include_str!("../README.md")]

mod page;

use authz::Access;
use web::{Module, Route};

/// The home.
pub fn module() -> Module {
    Module {
        nom: "accueil",
        routes: vec![Route::get("/", Access::Public, page::accueil)],
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &[],
        samples: vec![],
        agents: web::EspaceAgents::default(),
    }
}
