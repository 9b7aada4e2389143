use clap::Subcommand;
use collectivites::NouvelleCollectivite;
use primitives::TenantId;

use super::say;
use crate::installation::{Installation, StartError};

/// `parvis collectivite …`
#[derive(Subcommand)]
pub enum Command {
    /// Ouvre une collectivité.
    Create {
        /// Son nom court dans les adresses : lettres, chiffres, traits d’union.
        #[arg(long)]
        slug: String,
        /// Son nom.
        #[arg(long)]
        nom: String,
        /// Son code INSEE (ou celui du siège).
        #[arg(long)]
        insee: String,
        /// Le slug de la collectivité dont elle fait partie.
        #[arg(long)]
        parent: Option<String>,
        /// Son adresse postale.
        #[arg(long)]
        adresse: Option<String>,
        /// Son adresse électronique.
        #[arg(long)]
        courriel: Option<String>,
        /// Son numéro de téléphone.
        #[arg(long)]
        telephone: Option<String>,
    },
}

pub(crate) fn run(installation: &Installation, command: Command) -> Result<(), StartError> {
    let Command::Create { slug, nom, insee, parent, adresse, courriel, telephone } = command;
    let nouvelle = NouvelleCollectivite {
        slug,
        nom,
        insee,
        parent,
        adresse,
        courriel,
        telephone,
        ..NouvelleCollectivite::default()
    };
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let slug = nouvelle.slug.clone();
    installation
        .db
        .write_blocking(&ctx, move |tx| collectivites::creer(tx, &nouvelle))
        .map_err(|error| StartError::Service(format!("collectivité « {slug} » : {error}")))?;
    say(format!("Collectivité « {slug} » ouverte."));
    Ok(())
}
