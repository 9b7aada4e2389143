//! SQLite: one writer thread that groups commits, readers in parallel.

use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use primitives::Stamp;
use rusqlite::{Connection, OpenFlags};

use crate::tx::{Backend, StampSource};
use crate::work::{Outcome, Work};
use crate::{DbError, FairQueue, OpenError, Signature, Statement, Tx};

/// A batch holds at most this many closures…
const BATCH: usize = 256;
/// … or lasts this long, whichever comes first; it never waits for company.
const BATCH_TIME: Duration = Duration::from_millis(5);

/// Opens a connection that may write.
pub(crate) fn connect(path: &Path) -> Result<Connection, OpenError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    tune(&connection)?;
    Ok(connection)
}

fn connect_reader(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    tune(&connection)?;
    Ok(connection)
}

fn tune(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.set_prepared_statement_cache_capacity(512);
    Ok(())
}

pub(crate) fn start(
    path: &Path,
    readers: usize,
    writes: &Arc<FairQueue<Work>>,
    reads: &Arc<FairQueue<Work>>,
) -> Result<Vec<JoinHandle<()>>, OpenError> {
    let connection = connect(path)?;
    let queue = Arc::clone(writes);
    let writer = std::thread::Builder::new().name("db-writer".into());
    let mut threads = vec![writer.spawn(move || write_loop(&connection, &queue))?];
    for number in 0..readers.max(1) {
        let connection = connect_reader(path)?;
        let queue = Arc::clone(reads);
        let reader = std::thread::Builder::new().name(format!("db-reader-{number}"));
        threads.push(reader.spawn(move || read_loop(&connection, &queue))?);
    }
    Ok(threads)
}

fn write_loop(connection: &Connection, queue: &FairQueue<Work>) {
    while let Some(first) = queue.pop() {
        let (done, end) = batch(connection, queue, first);
        if let Err(error) = &end {
            tracing::error!(closures = done.len(), "a batch was lost: {error}");
        }
        for work in done {
            work.answer(end.clone());
        }
    }
}

/// Runs `first` and what waits behind it in one transaction; all of it is on disk, or none is.
fn batch(
    connection: &Connection,
    queue: &FairQueue<Work>,
    first: Work,
) -> (Vec<Work>, Result<(), DbError>) {
    let mut done = Vec::new();
    let lost = |error: rusqlite::Error| DbError::Lost(error.to_string());
    let mut last = match begin(connection) {
        Ok(last) => last,
        Err(error) => return (vec![first], Err(lost(error))),
    };
    let started = Instant::now();
    let mut next = Some(first);
    while let Some(mut work) = next {
        if work.claim() {
            last = Stamp(work.ctx.clock.now().0.max(last.0 + 1));
            let ran = in_savepoint(connection, &mut work, last);
            done.push(work);
            // SQLite can undo the whole transaction by itself (disk full in a savepoint does).
            if let Err(error) = ran {
                let _ = connection.execute_batch("ROLLBACK");
                return (done, Err(lost(error)));
            }
            if connection.is_autocommit() {
                return (done, Err(DbError::Lost("SQLite undid the batch".into())));
            }
        }
        next = (done.len() < BATCH && started.elapsed() < BATCH_TIME)
            .then(|| queue.try_pop())
            .flatten();
    }
    let end = commit(connection, last).map_err(|error| {
        let _ = connection.execute_batch("ROLLBACK");
        lost(error)
    });
    (done, end)
}

fn begin(connection: &Connection) -> Result<Stamp, rusqlite::Error> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut read = connection.prepare_cached("SELECT dernier FROM horloge")?;
    read.query_row([], |row| row.get(0).map(Stamp)).inspect_err(|_| {
        let _ = connection.execute_batch("ROLLBACK");
    })
}

fn commit(connection: &Connection, last: Stamp) -> Result<(), rusqlite::Error> {
    connection.prepare_cached("UPDATE horloge SET dernier = ?1")?.execute([last.0])?;
    connection.execute_batch("COMMIT")
}

fn in_savepoint(
    connection: &Connection,
    work: &mut Work,
    stamp: Stamp,
) -> Result<(), rusqlite::Error> {
    connection.prepare_cached("SAVEPOINT act")?.execute([])?;
    let ctx = work.ctx.clone();
    let mut tx = Tx::new(Backend::Sqlite(connection), ctx, StampSource::Taken(stamp));
    if connection.is_autocommit() {
        return Ok(());
    }
    let outcome = work.run(&mut tx);
    if connection.is_autocommit() {
        return Ok(());
    }
    if !matches!(outcome, Outcome::Keep) {
        connection.prepare_cached("ROLLBACK TO act")?.execute([])?;
    }
    connection.prepare_cached("RELEASE act")?.execute([])?;
    Ok(())
}

fn read_loop(connection: &Connection, queue: &FairQueue<Work>) {
    while let Some(mut work) = queue.pop() {
        if !work.claim() {
            continue;
        }
        let end = connection.execute_batch("BEGIN").map(|()| {
            let ctx = work.ctx.clone();
            let mut tx = Tx::new(Backend::Sqlite(connection), ctx, StampSource::Clock);
            work.run(&mut tx);
        });
        let _ = connection.execute_batch("ROLLBACK");
        work.answer(end.map_err(|error| DbError::Lost(error.to_string())));
    }
}

pub(crate) fn signature(path: &Path, statement: &Statement) -> Result<Signature, OpenError> {
    let connection = connect(path)?;
    let prepared = connection.prepare(&statement.texts().sqlite)?;
    Ok(Signature {
        parameters: vec![String::new(); prepared.parameter_count()],
        columns: prepared.column_names().into_iter().map(str::to_owned).collect(),
    })
}

pub(crate) fn schema(path: &Path) -> Result<Vec<(String, String, String)>, OpenError> {
    let connection = connect(path)?;
    let mut read = connection.prepare(
        "SELECT t.name, c.name, c.type FROM pragma_table_list t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1, 2",
    )?;
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
