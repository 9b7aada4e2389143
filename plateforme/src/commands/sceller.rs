//! Seals of the journal: each night by `serve`, or when asked; and the change of their key.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use data_encoding::HEXLOWER;
use db::DbError;
use jiff::{Span, ToSpan};
use journal::{Seal, SealKey};
use primitives::{Stamp, TenantId};

use super::say;
use crate::installation::{Installation, StartError, write_key};

/// How often it is asked whether a seal is due.
const ASKING: Duration = Duration::from_secs(300);

#[derive(Args)]
pub struct Arguments {
    /// Fait une nouvelle clé : ce scellé la nomme, elle signe les suivants. Redémarrez « serve » ensuite.
    #[arg(long)]
    nouvelle_cle: bool,
}

/// Seals now, and changes the key if asked.
pub(crate) fn run(installation: &Installation, arguments: &Arguments) -> Result<(), StartError> {
    let seal =
        if arguments.nouvelle_cle { hand_over(installation)? } else { now(installation, None)? };
    match seal {
        Some(seal) => say(format!("Scellé {} : {}", seal.number, seal.hash())),
        None => {
            say("Rien n’a été scellé : un autre processus vient de le faire, ou la clé a changé.")
        }
    }
    Ok(())
}

fn now(
    installation: &Installation,
    next: Option<journal::PublicKey>,
) -> Result<Option<Seal>, StartError> {
    let (ctx, key) = (installation.ctx(TenantId::INSTALLATION), installation.seal_key.clone());
    let seal = move |tx: &mut db::Tx<'_>| journal::seal(tx, &key, next);
    Ok(installation.db.write_blocking::<_, DbError, _>(&ctx, seal)?)
}

/// The new key is on disk before the seal names it; the old one is kept beside.
fn hand_over(installation: &Installation) -> Result<Option<Seal>, StartError> {
    let path = &installation.settings.seal_key_file;
    let (new, old) = (beside(path, "nouvelle"), beside(path, "ancienne"));
    let seed = SealKey::new_seed(&installation.random);
    let refused =
        |error: std::io::Error| StartError::Key(new.display().to_string(), error.to_string());
    let key = SealKey::from_seed(&seed)
        .map_err(|error| StartError::Key(new.display().to_string(), error.to_string()))?;
    write_key(&new, &HEXLOWER.encode(&seed)).map_err(refused)?;
    let seal = now(installation, Some(key.public()))?;
    if seal.is_some() {
        std::fs::rename(path, &old)?;
        std::fs::rename(&new, path)?;
        say(format!("Nouvelle clé publique : {}", key.public()));
        say(format!("L’ancienne clé est gardée dans {}. Redémarrez « serve ».", old.display()));
    } else {
        std::fs::remove_file(&new)?;
    }
    Ok(seal)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}

/// Makes the seals that are due; after each, removes the readings whose time is over.
pub(super) async fn keep(installation: Installation) {
    let mut asking = tokio::time::interval(ASKING);
    loop {
        asking.tick().await;
        if let Err(error) = keep_once(&installation).await {
            tracing::warn!("seals: {error}");
        }
    }
}

async fn keep_once(installation: &Installation) -> Result<(), DbError> {
    let (ctx, key) = (installation.ctx(TenantId::INSTALLATION), installation.seal_key.clone());
    let seal = move |tx: &mut db::Tx<'_>| match journal::due(tx)? {
        true => journal::seal(tx, &key, None),
        false => Ok(None),
    };
    let made: Option<Seal> = installation.db.write(&ctx, seal).await?;
    let Some(seal) = made else { return Ok(()) };
    tracing::info!("seal {}: {}", seal.number, seal.hash());
    let before = months_before(seal.at, installation.settings.readings_kept_months.months());
    let mut after = Some(0);
    while let Some(chain) = after {
        let purge = move |tx: &mut db::Tx<'_>| journal::purge_readings(tx, before, chain);
        after = installation.db.write::<_, DbError, _>(&ctx, purge).await?;
    }
    Ok(())
}

fn months_before(at: Stamp, months: Span) -> Stamp {
    let then = at.in_paris().saturating_sub(months).timestamp();
    Stamp(then.as_microsecond())
}
