use std::process::ExitCode;

use db::Db;
use primitives::TenantId;

use super::say;
use crate::installation::{Installation, StartError};

/// Reads every chain of the journal again, and says which line is not what it was.
pub(crate) fn run(installation: &Installation) -> Result<ExitCode, StartError> {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    let db: &Db = &installation.db;
    let subjects = db.read_blocking(&ctx, journal::subjects)?;
    let mut broken = 0;
    for (kind, id) in &subjects {
        let (name, number) = (kind.clone(), *id);
        let found = db.read_blocking(&ctx, move |tx| journal::verify_named(tx, &name, number))?;
        if let Err(error) = found {
            broken += 1;
            say(format!("{kind} {id} : {error}"));
        }
    }
    say(format!("{} chaînes lues, {broken} rompues", subjects.len()));
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
