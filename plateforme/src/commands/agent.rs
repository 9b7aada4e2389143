use std::io::BufRead;

use clap::Subcommand;
use comptes::{NouvelAgent, Role};

use super::say;
use crate::installation::{Installation, StartError};

/// `parvis agent …`
#[derive(Subcommand)]
pub enum Command {
    /// Ouvre le compte d’un agent, ou lui donne un rôle de plus.
    Create {
        /// Son adresse électronique.
        #[arg(long)]
        email: String,
        /// Le slug de sa collectivité.
        #[arg(long)]
        collectivite: String,
        /// administrateur, instructeur, guichet, lecteur, expert, archiviste, dpo, operateur.
        #[arg(long)]
        role: String,
        /// Lit le mot de passe sur l’entrée standard (une ligne).
        #[arg(long)]
        password_stdin: bool,
        /// Son prénom.
        #[arg(long, default_value = "")]
        prenom: String,
        /// Son nom.
        #[arg(long, default_value = "")]
        nom: String,
        /// Sa qualité : « secrétaire de mairie ».
        #[arg(long, default_value = "")]
        qualite: String,
    },
}

pub(crate) fn run(installation: &Installation, command: Command) -> Result<(), StartError> {
    let Command::Create { email, collectivite, role, password_stdin, prenom, nom, qualite } =
        command;
    let refused = |error: &dyn std::fmt::Display| StartError::Service(format!("{email} : {error}"));
    let role: Role = role.parse().map_err(|_| refused(&format!("rôle « {role} » inconnu")))?;
    let empreinte = if password_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        let password = line.trim_end_matches(['\r', '\n']);
        comptes::acceptable(password).map_err(|error| refused(&error))?;
        let hash = comptes::hacher_ici(password, &installation.random);
        Some(hash.map_err(|error| refused(&error))?)
    } else {
        None
    };
    let ctx = installation.ctx(installation.tenant(&collectivite)?);
    let agent = NouvelAgent { courriel: email.clone(), prenom, nom, qualite, role, empreinte };
    let ended = installation.db.write_blocking(&ctx, move |tx| comptes::creer_agent(tx, &agent));
    let made = ended.map_err(|error| refused(&error))?;
    say(match (made.nouveau, password_stdin) {
        (false, _) => "Rôle ajouté au compte existant.",
        (true, true) => "Compte ouvert.",
        (true, false) => {
            "Compte ouvert, sans mot de passe : relancez avec --password-stdin pour lui en donner un."
        }
    });
    Ok(())
}
