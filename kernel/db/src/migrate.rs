//! Forward-only migrations, the same names for both engines, applied once and verified ever after.

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use crate::{OpenError, Target, postgres_engine, sqlite_engine};

pub(crate) struct Migration {
    name: &'static str,
    sql: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migrations (nom TEXT PRIMARY KEY, empreinte TEXT NOT NULL)";
/// Two nodes that start together migrate one after the other.
const MIGRATION_LOCK: i64 = 7_262_847;

/// Applies what is missing.
pub(crate) fn run(target: &Target) -> Result<(), OpenError> {
    match target {
        Target::Sqlite(path) => run_sqlite(&sqlite_engine::connect(path)?),
        Target::Postgres(connector) => run_postgres(connector),
    }
}

fn run_sqlite(connection: &rusqlite::Connection) -> Result<(), OpenError> {
    connection.execute_batch(TABLE)?;
    for migration in SQLITE {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        let applied: Option<String> = connection
            .query_row("SELECT empreinte FROM migrations WHERE nom = ?1", [migration.name], |row| {
                row.get(0)
            })
            .optional()?;
        if migration.is_missing(applied)? {
            connection.execute_batch(migration.sql)?;
            connection.execute(
                "INSERT INTO migrations VALUES (?1, ?2)",
                [migration.name, &migration.digest()],
            )?;
        }
        connection.execute_batch("COMMIT")?;
    }
    Ok(())
}

fn run_postgres(connector: &postgres_engine::Connector) -> Result<(), OpenError> {
    let mut client = connector.connect()?;
    let mut tx = client.transaction()?;
    tx.execute("SELECT pg_advisory_xact_lock($1)", &[&MIGRATION_LOCK])?;
    tx.batch_execute(TABLE)?;
    for migration in POSTGRES {
        let applied =
            tx.query_opt("SELECT empreinte FROM migrations WHERE nom = $1", &[&migration.name])?;
        let applied = applied.map(|row| row.try_get(0)).transpose()?;
        if migration.is_missing(applied)? {
            tx.batch_execute(migration.sql)?;
            let values: [&(dyn postgres::types::ToSql + Sync); 2] =
                [&migration.name, &migration.digest()];
            tx.execute("INSERT INTO migrations VALUES ($1, $2)", &values)?;
        }
    }
    Ok(tx.commit()?)
}

impl Migration {
    fn digest(&self) -> String {
        data_encoding::HEXLOWER.encode(&Sha256::digest(self.sql))
    }

    fn is_missing(&self, applied: Option<String>) -> Result<bool, OpenError> {
        match applied {
            None => Ok(true),
            Some(digest) if digest == self.digest() => Ok(false),
            Some(_) => Err(OpenError::Migration(
                self.name.into(),
                "it was applied with another text: a migration never changes once released".into(),
            )),
        }
    }
}
