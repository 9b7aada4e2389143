#![doc = include_str!("../README.md")]

mod jugement;
mod pages;

use web::Module;

/// The bytes of a proof's file at most.
const FICHIER_MAX: u64 = 512 * 1024;

/// The pages where a proof is checked and the seals are read.
pub fn module() -> Module {
    Module {
        nom: "preuves",
        routes: pages::routes(),
        jobs: Vec::new(),
        events: Vec::new(),
        tables: &[],
        permissions: &[],
        samples: pages::samples(),
        agents: web::EspaceAgents::default(),
    }
}
