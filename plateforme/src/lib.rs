//! The program: the list of its services, its settings, and what holds them together.

pub mod commands;
mod installation;
mod logs;
pub mod mailbox;
pub mod seeds;
pub mod settings;

pub use installation::{Installation, StartError};
pub use logs::start_logs;

/// Every service of the house. A new one is added here, and nowhere else.
pub fn modules() -> Vec<web::Module> {
    vec![
        accueil::module(),
        api_demarches::module(),
        collectivites::module(),
        comptes::module(),
        demarches::module(),
        dossiers::module(),
        preuves::module(),
        web::envois::module(),
    ]
}
