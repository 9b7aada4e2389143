use thiserror::Error;

/// Why a database could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The address is neither `sqlite://…` nor `postgres://…`, or is badly written.
    #[error("database address: {0}")]
    Address(String),
    /// A migration that was applied has changed since, or one is missing.
    #[error("migration {0}: {1}")]
    Migration(String, String),
    /// SQLite refused.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL refused.
    #[error("PostgreSQL: {}", postgres_text(.0))]
    Postgres(#[from] postgres::Error),
    /// A folder or a thread could not be made.
    #[error("system: {0}")]
    Io(#[from] std::io::Error),
}

/// Why a statement, or the transaction around it, failed.
#[derive(Clone, Debug, Error)]
pub enum DbError {
    /// The closure never started: too many wait. Nothing was done, it can be sent again.
    #[error("the database has too much to do")]
    Saturated,
    /// The transaction was undone (or its commit is uncertain): acts carry a key, so it can be sent
    /// again.
    #[error("the transaction was lost: {0}")]
    Lost(String),
    /// A statement was refused; the transaction is poisoned and will not commit.
    #[error("{statement}: {cause}")]
    Refused {
        /// The name of the statement.
        statement: &'static str,
        /// The engine's words.
        cause: String,
        /// Whether another run may succeed (serialisation failure, deadlock).
        retry: bool,
    },
    /// A statement came after a failed one in the same transaction.
    #[error("the transaction was already refused")]
    Poisoned,
    /// A row was expected.
    #[error("{0}: no row")]
    NoRow(&'static str),
    /// A value has not the type its reader asked for.
    #[error("column {index}: {cause}")]
    Type {
        /// Which column, from 0.
        index: usize,
        /// The driver's words.
        cause: String,
    },
    /// The closure panicked; its transaction was undone.
    #[error("a closure panicked: {0}")]
    Panicked(String),
}

/// PostgreSQL's error hides its cause in its source: both are told.
pub(crate) fn postgres_text(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(cause) => format!("{} ({})", cause.message(), cause.code().code()),
        None => match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}
