//! What the command line does. Each command is one file.

mod agent;
mod collectivite;
mod demarche;
mod demo;
mod doctor;
mod jeton;
mod serve;
mod verify;

use std::process::ExitCode;

pub(crate) use demarche::{import_options, join_group};

use clap::Subcommand;

use crate::installation::{Installation, StartError};
use crate::settings::Settings;

/// The commands of `parvis`.
#[derive(Subcommand)]
pub enum Command {
    /// Sert le site ; met d’abord la base à jour. SIGTERM finit les requêtes en cours.
    Serve,
    /// Prépare Saint-Exemple, une commune de démonstration, puis la sert.
    Demo,
    /// Met la base à jour.
    Migrate,
    /// Vérifie base, fichiers, horloge et droits, et dit quoi réparer.
    Doctor,
    /// Vérifie la chaîne du journal et les empreintes des fichiers.
    Verify,
    /// Collectivités.
    #[command(subcommand)]
    Collectivite(collectivite::Command),
    /// Agents.
    #[command(subcommand)]
    Agent(agent::Command),
    /// Démarches.
    #[command(subcommand)]
    Demarche(demarche::Command),
    /// Jetons d’API.
    #[command(subcommand)]
    Jeton(jeton::Command),
}

/// Runs a command; the exit code of the process.
pub fn run(command: Command, settings: Settings) -> Result<ExitCode, StartError> {
    if matches!(command, Command::Doctor) {
        return Ok(doctor::run(settings));
    }
    let installation = Installation::open(settings)?;
    match command {
        Command::Serve => serve::run(&installation, false)?,
        Command::Demo => demo::run(&installation)?,
        Command::Verify => return verify::run(&installation),
        Command::Collectivite(command) => collectivite::run(&installation, command)?,
        Command::Agent(command) => agent::run(&installation, command)?,
        Command::Demarche(command) => return demarche::run(&installation, command),
        Command::Jeton(command) => jeton::run(&installation, command)?,
        Command::Migrate | Command::Doctor => {}
    }
    installation.db.close();
    Ok(ExitCode::SUCCESS)
}

/// A line for whoever typed the command.
#[allow(clippy::print_stdout, reason = "the answer of a command")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
