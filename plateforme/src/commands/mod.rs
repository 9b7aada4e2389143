//! What the command line does. Each command is one file.

mod agent;
mod collectivite;
mod demarche;
mod demo;
mod doctor;
mod export;
mod jeton;
mod preuve;
mod sceller;
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
    /// Relit le journal, ses scellés et chaque fichier, et dit ce qui n’est plus comme écrit.
    Verify,
    /// Scelle le journal maintenant ; « serve » le fait chaque nuit.
    Sceller(sceller::Arguments),
    /// Vérifie hors ligne la preuve qu’un habitant a gardée : son code ou son fichier.
    VerifierPreuve(preuve::Arguments),
    /// Écrit le schéma de l’API nationale (GraphQL).
    Schema,
    /// Collectivités.
    #[command(subcommand)]
    Collectivite(collectivite::Command),
    /// Agents.
    #[command(subcommand)]
    Agent(agent::Command),
    /// Démarches.
    #[command(subcommand)]
    Demarche(demarche::Command),
    /// Écrit des données sur la sortie standard.
    #[command(subcommand)]
    Export(export::Command),
    /// Jetons d’API.
    #[command(subcommand)]
    Jeton(jeton::Command),
}

/// Runs a command; the exit code of the process.
pub fn run(command: Command, settings: Settings) -> Result<ExitCode, StartError> {
    if matches!(command, Command::Doctor) {
        return Ok(doctor::run(settings));
    }
    if matches!(command, Command::Schema) {
        say(api_demarches::sdl());
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::VerifierPreuve(arguments) = &command {
        return preuve::run(arguments);
    }
    let installation = Installation::open(settings)?;
    match command {
        Command::Serve => serve::run(&installation, false)?,
        Command::Demo => demo::run(&installation)?,
        Command::Verify => return verify::run(&installation),
        Command::Sceller(arguments) => sceller::run(&installation, &arguments)?,
        Command::Collectivite(command) => collectivite::run(&installation, command)?,
        Command::Agent(command) => agent::run(&installation, command)?,
        Command::Demarche(command) => return demarche::run(&installation, command),
        Command::Export(command) => export::run(&installation, &command)?,
        Command::Jeton(command) => jeton::run(&installation, command)?,
        Command::Migrate | Command::Doctor | Command::Schema | Command::VerifierPreuve(_) => {}
    }
    installation.db.close();
    Ok(ExitCode::SUCCESS)
}

/// A line for whoever typed the command.
#[allow(clippy::print_stdout, reason = "the answer of a command")]
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
