use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use comptes::AgentId;
use demarches::DemarcheId;
use demarches::import::{LigneImport, Lot, OptionsImport, importer_fichier, lister};
use indicatif::{ProgressBar, ProgressStyle};
use langues::Textes;
use primitives::Ctx;

use super::say;
use crate::installation::{Installation, StartError};

/// `parvis demarche …`
#[derive(Subcommand)]
pub enum Command {
    /// Importe des démarches publiées : fichiers ou dossiers de JSON.
    Import {
        /// Fichiers ou dossiers.
        #[arg(required = true)]
        chemins: Vec<PathBuf>,
        /// Le slug de la collectivité.
        #[arg(long)]
        collectivite: String,
        /// Les publie aussitôt.
        #[arg(long)]
        publish: bool,
        /// Agent qui recevra leurs dossiers (adresse électronique).
        #[arg(long)]
        instructeur: Option<String>,
    },
}

pub(crate) fn run(installation: &Installation, command: Command) -> Result<ExitCode, StartError> {
    let Command::Import { chemins, collectivite, publish, instructeur } = command;
    let ctx = installation.ctx(installation.tenant(&collectivite)?);
    let agent = instructeur.map(|email| find_agent(installation, &ctx, &email)).transpose()?;
    let options = import_options(installation, &collectivite, publish)?;
    let files = lister(&chemins)
        .map_err(|(path, error)| StartError::Service(format!("{}: {error}", path.display())))?;
    let progress = progress(files.len());
    let (mut lot, mut refused) = (Lot::default(), 0);
    for file in &files {
        let line = import(installation, &ctx, file, &mut lot, &options, agent)?;
        refused += usize::from(line.error.is_some());
        progress.suspend(|| say(serde_json::to_string(&line).unwrap_or_default()));
        progress.inc(1);
    }
    progress.finish_and_clear();
    installation.db.close();
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn import(
    installation: &Installation,
    ctx: &Ctx,
    file: &Path,
    lot: &mut Lot,
    options: &OptionsImport,
    agent: Option<AgentId>,
) -> Result<LigneImport, StartError> {
    let t = Textes::fr();
    let (line, imported) = importer_fichier(&installation.db, ctx, file, lot, options, t)?;
    if let (Some(imported), Some(agent)) = (imported, agent) {
        join_group(installation, ctx, imported.id, agent)?;
    }
    Ok(line)
}

/// What imports take from the collectivité where their file says nothing.
pub(crate) fn import_options(
    installation: &Installation,
    slug: &str,
    publier: bool,
) -> Result<OptionsImport, StartError> {
    let ctx = installation.ctx(installation.tenant(slug)?);
    let wanted = slug.to_owned();
    let found =
        installation.db.read_blocking(&ctx, move |tx| collectivites::par_slug(tx, &wanted))?;
    let c =
        found.ok_or_else(|| StartError::Service(format!("collectivité « {slug} » : inconnue")))?;
    let service = demarches::Service {
        nom: String::new(),
        organisme: c.nom,
        adresse: c.adresse,
        courriel: c.courriel,
        telephone: c.telephone,
    };
    Ok(OptionsImport { publier, service, dpo: c.dpo_courriel })
}

/// Makes an agent a member of the group that receives the dossiers of a démarche.
pub(crate) fn join_group(
    installation: &Installation,
    ctx: &Ctx,
    demarche: DemarcheId,
    agent: AgentId,
) -> Result<(), StartError> {
    let join = move |tx: &mut db::Tx<'_>| match demarches::groupe_par_defaut(tx, demarche)? {
        Some(groupe) => comptes::ajouter_au_groupe(tx, groupe.0, agent),
        None => Ok(()),
    };
    let joined = installation.db.write_blocking(ctx, join);
    joined.map_err(|error| StartError::Service(error.to_string()))
}

fn find_agent(installation: &Installation, ctx: &Ctx, email: &str) -> Result<AgentId, StartError> {
    let wanted = email.to_owned();
    let read = move |tx: &mut db::Tx<'_>| comptes::agent_par_courriel(tx, &wanted);
    let found = installation.db.read_blocking(ctx, read);
    found
        .map_err(|error| StartError::Service(error.to_string()))?
        .ok_or_else(|| StartError::Service(format!("{email} : aucun compte d’agent")))
}

/// A bar on stderr when it is a terminal, nothing otherwise.
fn progress(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed_precise}") {
        bar.set_style(style);
    }
    bar
}
