use std::collections::HashMap;

use primitives::{Ctx, Stamp};

use crate::error::postgres_text;
use crate::{Arg, DbError, Engine, FromRow, Row, Statement};

/// The prepared statements of a PostgreSQL connection, by the address of their constant.
pub(crate) type Prepared = HashMap<usize, postgres::Statement>;

pub(crate) enum Backend<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut postgres::Client, &'c mut Prepared),
}

/// How [`Tx::now`] gets its stamp.
pub(crate) enum StampSource {
    /// Already taken, when the closure was started (SQLite).
    Taken(Stamp),
    /// Asked of the database at the first call (PostgreSQL's writes).
    Database,
    /// The context's clock: a read stamps nothing.
    Clock,
}

/// A transaction and the context it was opened with. Depots take it, and nothing else.
pub struct Tx<'c> {
    backend: Backend<'c>,
    ctx: Ctx,
    stamp: StampSource,
    refusal: Option<DbError>,
    statements: usize,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(backend: Backend<'c>, ctx: Ctx, stamp: StampSource) -> Self {
        Self { backend, ctx, stamp, refusal: None, statements: 0 }
    }

    /// The context this transaction was opened with.
    pub fn ctx(&self) -> &Ctx {
        &self.ctx
    }

    /// Which engine runs it. For full-text queries and tests; nothing else should ask.
    pub fn engine(&self) -> Engine {
        match self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(..) => Engine::Postgres,
        }
    }

    /// How many statements it has run (tests count them).
    pub fn statements(&self) -> usize {
        self.statements
    }

    pub(crate) fn refusal(&self) -> Option<&DbError> {
        self.refusal.as_ref()
    }

    /// The instant of this act: one for the whole transaction, later than every act committed
    /// before it on SQLite, covered by an advisory lock until the commit on PostgreSQL.
    pub fn now(&mut self) -> Result<Stamp, DbError> {
        let stamp = match (&self.stamp, &mut self.backend) {
            (StampSource::Taken(stamp), _) => *stamp,
            (StampSource::Database, Backend::Postgres(client, _)) => {
                let offset = self.ctx.clock.offset();
                let asked = crate::postgres_engine::stamp(client, offset);
                asked.map_err(|error| self.refuse("now", postgres_text(&error), false))?
            }
            _ => self.ctx.clock.now(),
        };
        self.stamp = StampSource::Taken(stamp);
        Ok(stamp)
    }

    /// The last instant whose acts are all committed: whoever reads by stamps asks it in a transaction
    /// of its own, before the one that reads, and leaves what is later to the next time. SQLite has one
    /// writer, whose commits follow its stamps.
    pub fn horizon(&mut self) -> Result<Stamp, DbError> {
        let offset = self.ctx.clock.offset();
        match &mut self.backend {
            Backend::Sqlite(_) => Ok(Stamp(i64::MAX)),
            Backend::Postgres(client, _) => {
                let asked = crate::postgres_engine::horizon(client, offset);
                asked.map_err(|error| self.refuse("horizon", postgres_text(&error), false))
            }
        }
    }

    /// Runs a statement; the number of rows it touched.
    pub fn execute(
        &mut self,
        statement: &'static Statement,
        args: &[Arg<'_>],
    ) -> Result<u64, DbError> {
        self.run(statement, args, |_| Ok(())).map(|(_, touched)| touched)
    }

    /// Every row of an answer.
    pub fn query<T: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: &[Arg<'_>],
    ) -> Result<Vec<T>, DbError> {
        self.run(statement, args, T::from_row).map(|(rows, _)| rows)
    }

    /// The first row of an answer, if there is one.
    pub fn query_opt<T: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: &[Arg<'_>],
    ) -> Result<Option<T>, DbError> {
        Ok(self.query(statement, args)?.into_iter().next())
    }

    /// The first row of an answer; without one, [`DbError::NoRow`].
    pub fn query_one<T: FromRow>(
        &mut self,
        statement: &'static Statement,
        args: &[Arg<'_>],
    ) -> Result<T, DbError> {
        self.query_opt(statement, args)?.ok_or(DbError::NoRow(statement.name()))
    }

    fn run<T>(
        &mut self,
        statement: &'static Statement,
        args: &[Arg<'_>],
        read: impl Fn(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<(Vec<T>, u64), DbError> {
        if self.refusal.is_some() {
            return Err(DbError::Poisoned);
        }
        self.statements += 1;
        let added = if statement.texts().visible { Some(self.visible_args(args)) } else { None };
        let args = added.as_deref().unwrap_or(args);
        let answer = match &mut self.backend {
            Backend::Sqlite(connection) => run_sqlite(connection, statement, args, read),
            Backend::Postgres(client, prepared) => {
                run_postgres(client, prepared, statement, args, read)
            }
        };
        answer.map_err(|failure| match failure {
            Failure::Engine { cause, retry } => self.refuse(statement.name(), cause, retry),
            Failure::Reading(error) => error,
        })
    }

    /// The arguments followed by the three of `{visible}`: tenant, all groups or not, groups.
    fn visible_args<'a>(&self, args: &[Arg<'a>]) -> Vec<Arg<'a>> {
        let grants = &self.ctx.grants;
        let groups: Vec<_> = grants.groups.iter().map(i64::to_string).collect();
        let mut all = args.to_vec();
        all.push(Arg::Int(self.ctx.tenant.0));
        all.push(Arg::Int(grants.all_groups.into()));
        all.push(Arg::Text(format!("[{}]", groups.join(",")).into()));
        all
    }

    fn refuse(&mut self, statement: &'static str, cause: String, retry: bool) -> DbError {
        let error = DbError::Refused { statement, cause, retry };
        self.refusal = Some(error.clone());
        error
    }
}

enum Failure {
    Engine { cause: String, retry: bool },
    Reading(DbError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Engine { cause: error.to_string(), retry: false }
    }
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Self {
        let retry = crate::postgres_engine::may_retry(&error);
        Self::Engine { cause: postgres_text(&error), retry }
    }
}

fn run_sqlite<T>(
    connection: &rusqlite::Connection,
    statement: &'static Statement,
    args: &[Arg<'_>],
    read: impl Fn(&Row<'_>) -> Result<T, DbError>,
) -> Result<(Vec<T>, u64), Failure> {
    let mut prepared = connection.prepare_cached(&statement.texts().sqlite)?;
    if prepared.column_count() == 0 {
        let touched = prepared.execute(rusqlite::params_from_iter(args))?;
        return Ok((Vec::new(), touched as u64));
    }
    let mut rows = prepared.query(rusqlite::params_from_iter(args))?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read(&Row::Sqlite(row)).map_err(Failure::Reading)?);
    }
    let touched = out.len() as u64;
    Ok((out, touched))
}

fn run_postgres<T>(
    client: &mut postgres::Client,
    cache: &mut Prepared,
    statement: &'static Statement,
    args: &[Arg<'_>],
    read: impl Fn(&Row<'_>) -> Result<T, DbError>,
) -> Result<(Vec<T>, u64), Failure> {
    let key = std::ptr::from_ref(statement).addr();
    let prepared = match cache.get(&key) {
        Some(prepared) => prepared.clone(),
        None => {
            let prepared = client.prepare(&statement.texts().postgres)?;
            cache.insert(key, prepared.clone());
            prepared
        }
    };
    let args: Vec<&(dyn postgres::types::ToSql + Sync)> =
        args.iter().map(|arg| arg as &(dyn postgres::types::ToSql + Sync)).collect();
    if prepared.columns().is_empty() {
        return Ok((Vec::new(), client.execute(&prepared, &args)?));
    }
    let rows = client.query(&prepared, &args)?;
    let out: Result<Vec<_>, _> = rows.iter().map(|row| read(&Row::Postgres(row))).collect();
    let out = out.map_err(Failure::Reading)?;
    let touched = out.len() as u64;
    Ok((out, touched))
}
