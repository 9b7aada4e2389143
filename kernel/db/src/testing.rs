//! Empty databases for tests: a file in a temporary folder, a schema of a PostgreSQL server.

use std::env;

use tempfile::TempDir;

use crate::{Db, Engine, Options, Statement};

/// A database that lives as long as this value.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Its address, to open it a second time.
    pub url: String,
    _folder: TempDir,
}

impl TestDb {
    /// An empty database with the current schema.
    ///
    /// # Panics
    /// Without `PARVIS_TEST_POSTGRES_URL` when PostgreSQL is asked for: a test is never skipped.
    #[allow(clippy::panic, clippy::expect_used, reason = "tests only")]
    pub fn open(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}/test.db", folder.path().display()),
            Engine::Postgres => schema_url(),
        };
        let options = Options { readers: 2, writers: 4, ..Options::default() };
        let db = Db::open(&url, &options).unwrap_or_else(|error| panic!("{url}: {error}"));
        Self { db, url, _folder: folder }
    }
}

#[allow(clippy::panic, clippy::expect_used, reason = "tests only")]
fn schema_url() -> String {
    let server = env::var("PARVIS_TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!("PARVIS_TEST_POSTGRES_URL is not set: run the tests by `make test`, or start a server with `scripts/postgres`")
    });
    let name = format!("t_{}", primitives::Random::system().pick(b"abcdefghijkmnpqrstuvwxyz", 16));
    let connector =
        crate::postgres_engine::Connector::parse(&server).expect("a PostgreSQL address");
    let mut client = connector.connect().unwrap_or_else(|error| panic!("{server}: {error}"));
    client.batch_execute(&format!("CREATE SCHEMA {name}")).expect("a right to create schemas");
    let separator = if server.contains('?') { '&' } else { '?' };
    format!("{server}{separator}options=-csearch_path%3D{name}")
}

impl TestDb {
    /// Runs SQL that is no registered constant: the tables of a test of this crate.
    ///
    /// # Panics
    /// When the engine refuses it.
    #[allow(clippy::expect_used, reason = "tests only")]
    pub fn batch(&self, text: &str) {
        // PostgreSQL's client may not be used on a thread that drives async code.
        std::thread::scope(|scope| scope.spawn(|| self.batch_here(text)).join().expect("SQL"));
    }

    #[allow(clippy::expect_used, reason = "tests only")]
    fn batch_here(&self, text: &str) {
        match &self.db.inner.target {
            crate::Target::Sqlite(path) => {
                crate::sqlite_engine::connect(path)
                    .expect("a file")
                    .execute_batch(text)
                    .expect("SQL");
            }
            crate::Target::Postgres(connector) => {
                connector.connect().expect("a server").batch_execute(text).expect("SQL");
            }
        }
    }

    /// How the engine would answer a statement, one line a step, when no statistics tell it better:
    /// what it may walk it walks, what it need not sort it does not.
    ///
    /// # Panics
    /// When the engine refuses it.
    #[allow(clippy::expect_used, reason = "tests only")]
    pub fn plan(&self, statement: &Statement) -> Vec<String> {
        std::thread::scope(|scope| {
            scope.spawn(|| self.plan_here(statement)).join().expect("a plan")
        })
    }

    #[allow(clippy::expect_used, reason = "tests only")]
    fn plan_here(&self, statement: &Statement) -> Vec<String> {
        match &self.db.inner.target {
            crate::Target::Sqlite(path) => {
                let connection = crate::sqlite_engine::connect(path).expect("a file");
                let text = format!("EXPLAIN QUERY PLAN {}", statement.texts().sqlite);
                let mut prepared = connection.prepare(&text).expect("SQL");
                let (mut rows, mut plan) = (prepared.raw_query(), Vec::new());
                while let Some(row) = rows.next().expect("a plan") {
                    plan.push(row.get(3).expect("a plan"));
                }
                plan
            }
            crate::Target::Postgres(connector) => {
                let mut client = connector.connect().expect("a server");
                let text = &statement.texts().postgres;
                let none =
                    vec!["NULL"; client.prepare(text).expect("SQL").params().len()].join(",");
                let prepared = format!(
                    "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; \
                     SET enable_sort = off; SET enable_bitmapscan = off; PREPARE p AS {text}"
                );
                client.batch_execute(&prepared).expect("SQL");
                let rows = client.simple_query(&format!("EXPLAIN EXECUTE p({none})"));
                let line = |row: &postgres::SimpleQueryMessage| match row {
                    postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                    _ => None,
                };
                rows.expect("a plan").iter().filter_map(line).collect()
            }
        }
    }
}
