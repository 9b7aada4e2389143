use clap::Subcommand;
use comptes::NouveauJeton;
use primitives::Stamp;

use super::say;
use crate::installation::{Installation, StartError};

/// `parvis jeton …`
#[derive(Subcommand)]
pub enum Command {
    /// Écrit un jeton d’API, une seule fois.
    Create {
        /// Le slug de la collectivité.
        #[arg(long)]
        collectivite: String,
        /// Numéro d’une démarche ; sans aucun, toutes.
        #[arg(long = "demarche")]
        demarches: Vec<i64>,
        /// Permet aussi d’écrire.
        #[arg(long)]
        write: bool,
        /// Réseau d’où il est accepté (CIDR).
        #[arg(long = "reseau")]
        reseaux: Vec<String>,
        /// Dernier jour de validité (AAAA-MM-JJ).
        #[arg(long)]
        expire: Option<jiff::civil::Date>,
    },
}

fn refused(reason: String) -> StartError {
    StartError::Service(reason)
}

/// The last instant of a day in Paris.
fn end_of_day(day: jiff::civil::Date) -> Result<Stamp, StartError> {
    let zoned = day.saturating_add(jiff::Span::new().days(1)).to_zoned(primitives::paris());
    let midnight = zoned.map_err(|error| StartError::Service(error.to_string()))?;
    Ok(Stamp(midnight.timestamp().as_microsecond()))
}

pub(crate) fn run(installation: &Installation, command: Command) -> Result<(), StartError> {
    let Command::Create { collectivite, demarches, write, reseaux, expire } = command;
    let ctx = installation.ctx(installation.tenant(&collectivite)?);
    for reseau in &reseaux {
        let lu: Result<primitives::Network, _> = reseau.parse();
        lu.map_err(|_| {
            refused(format!("réseau « {reseau} » : une adresse ou un réseau CIDR est attendu"))
        })?;
    }
    let expire_le = expire.map(end_of_day).transpose()?;
    if expire_le.is_some_and(|fin| fin <= installation.clock.now()) {
        return Err(refused("expiration : ce jour est passé".into()));
    }
    for numero in &demarches {
        let numero = *numero;
        let read = move |tx: &mut db::Tx<'_>| demarches::ouvrir(tx, numero).map(drop);
        let known = installation.db.read_blocking(&ctx, read);
        known.map_err(|_| {
            refused(format!("démarche {numero} : inconnue dans cette collectivité"))
        })?;
    }
    let nouveau = NouveauJeton {
        nom: "ligne de commande".into(),
        ecriture: write,
        demarches,
        reseaux,
        expire_le,
    };
    let made = installation.db.write_blocking(&ctx, move |tx| comptes::creer_jeton(tx, &nouveau));
    say(made.map_err(|error| StartError::Service(error.to_string()))?);
    Ok(())
}
