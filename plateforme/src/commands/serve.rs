use std::fmt::Display;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use primitives::TenantId;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

use super::{say, sceller};
use crate::installation::{Installation, StartError};

/// How often what nobody needs any more is removed.
const CLEANING: Duration = Duration::from_secs(3_600);

/// How often registers that were down are asked again.
const REGISTERS: Duration = Duration::from_secs(300);

/// Before a task that panicked starts again: one that always does must not fill the logs.
const AFTER_PANIC: Duration = Duration::from_secs(60);

/// Ended sessions removed in one transaction.
const SESSIONS: i64 = 1_000;

/// Serves until SIGTERM or Ctrl-C.
pub(crate) fn run(installation: &Installation, demo: bool) -> Result<(), StartError> {
    let mut modules = crate::modules();
    if demo {
        modules.push(crate::mailbox::module(installation.mailbox()));
    }
    let service = web::router(installation.app(demo)?, &modules);
    let stop = Arc::new(AtomicBool::new(false));
    let jobs = installation.runner(&modules).start(Arc::clone(&stop))?;
    let mails = installation.mails().start()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(installation.settings.listen).await?;
        let mut terminate = signal(SignalKind::terminate())?;
        say(format!("Parvis écoute sur {}", installation.settings.base_url));
        let background = start_background(installation);
        let shutdown = async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        };
        let served = web::serve(service, listener, shutdown).await;
        background.iter().for_each(JoinHandle::abort);
        served
    });
    stop.store(true, Ordering::SeqCst);
    jobs.thread().unpark();
    if jobs.join().is_err() {
        tracing::error!("the thread of jobs ended by a panic");
    }
    mails.stop();
    Ok(served?)
}

/// Runs a task that never ends; when it panics, says so and starts it again a little later.
async fn kept_up<F: Future<Output = ()>>(name: &str, pause: Duration, task: impl Fn() -> F) {
    while AssertUnwindSafe(task()).catch_unwind().await.is_err() {
        tracing::error!("{name}: ended by a panic, starts again");
        tokio::time::sleep(pause).await;
    }
}

/// The tasks that last as long as the program; to call in a runtime.
fn start_background(installation: &Installation) -> [JoinHandle<()>; 6] {
    let [one, two, three, four, five, six] = [(); 6].map(|()| installation.clone());
    [
        tokio::spawn(kept_up("cleaning", AFTER_PANIC, move || clean(one.clone()))),
        tokio::spawn(kept_up("scanning", AFTER_PANIC, move || scan(two.clone()))),
        tokio::spawn(kept_up("seals", AFTER_PANIC, move || sceller::keep(three.clone()))),
        tokio::spawn(kept_up("letters", AFTER_PANIC, move || four.letters().run())),
        tokio::spawn(kept_up("watermarks", AFTER_PANIC, move || prepare(five.clone()))),
        tokio::spawn(kept_up("registers", AFTER_PANIC, move || ask_again(six.clone()))),
    ]
}

async fn scan(installation: Installation) {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    files::watch(installation.files, installation.db, ctx).await;
}

async fn prepare(installation: Installation) {
    let ctx = installation.ctx(TenantId::INSTALLATION);
    files::prepare(installation.files, installation.db, ctx).await;
}

/// Asks registers again about what they did not answer.
async fn ask_again(installation: Installation) {
    let mut turns = tokio::time::interval(REGISTERS);
    loop {
        turns.tick().await;
        let (db, ctx) = (&installation.db, installation.ctx(TenantId::INSTALLATION));
        let tenants = db.read(&ctx, collectivites::toutes).await;
        for tenant in said("tenants", tenants).into_iter().flatten() {
            let ctx = installation.ctx(tenant.id);
            let asked = dossiers::verifier_les_fiches(db, &ctx, &installation.registres).await;
            said(&format!("registers of tenant {}", tenant.id.0), asked);
        }
    }
}

/// Every hour: drafts and sessions whose time is over, files that no row names.
async fn clean(installation: Installation) {
    let mut hours = tokio::time::interval(CLEANING);
    loop {
        hours.tick().await;
        clean_once(&installation).await;
    }
}

/// What fails is said; the rest is cleaned all the same.
async fn clean_once(installation: &Installation) {
    let (db, ctx) = (&installation.db, installation.ctx(TenantId::INSTALLATION));
    let tenants = db.read(&ctx, collectivites::toutes).await;
    for tenant in said("tenants", tenants).into_iter().flatten() {
        let ctx = installation.ctx(tenant.id);
        let drafts = db.write(&ctx, dossiers::effacer_perimes).await;
        said(&format!("drafts of tenant {}", tenant.id.0), drafts);
        let mut after = Some(0);
        while let Some(seen) = after {
            let lost = move |tx: &mut db::Tx<'_>| dossiers::oublier_fichiers_perdus(tx, seen);
            let lost = db.write(&ctx, lost).await;
            after = said(&format!("lost files of tenant {}", tenant.id.0), lost).flatten();
        }
    }
    let sessions = || db.write(&ctx, |tx| comptes::purger_sessions(tx, SESSIONS));
    while said("sessions", sessions().await) == Some(SESSIONS as usize) {}
    said("files", files::collect(&installation.files, db, &ctx).await);
    said("uploads", installation.spool.collect(ctx.clock.now()).await);
}

fn said<T, E: Display>(what: &str, ended: Result<T, E>) -> Option<T> {
    ended.inspect_err(|error| tracing::warn!("cleaning: {what}: {error}")).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use db::Engine;
    use db::testing::TestDb;
    use db_macros::both_engines;

    use super::*;
    use crate::settings::Settings;

    #[tokio::test]
    async fn a_task_that_panics_starts_again() {
        let turns = AtomicUsize::new(0);
        let fragile = || async {
            assert_ne!(turns.fetch_add(1, Ordering::SeqCst), 0, "the first turn fails");
        };
        kept_up("test", Duration::ZERO, fragile).await;
        assert_eq!(turns.load(Ordering::SeqCst), 2);
    }

    #[both_engines]
    fn drafts_that_cannot_be_cleaned_stop_nothing_else(base: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let given = [
            ("PARVIS_DATA".to_owned(), folder.path().display().to_string()),
            ("PARVIS_DATABASE_URL".to_owned(), base.url.clone()),
        ];
        let settings = Settings::read(None, given.into_iter()).unwrap();
        let installation = Installation::open(settings).unwrap();
        let ctx = installation.ctx(TenantId::INSTALLATION);
        let commune = collectivites::NouvelleCollectivite {
            slug: "val".into(),
            nom: "Val".into(),
            insee: "01340".into(),
            ..Default::default()
        };
        let creer = move |tx: &mut db::Tx<'_>| collectivites::creer(tx, &commune);
        installation.db.write_blocking(&ctx, creer).unwrap();
        let octets = match base.db.engine() {
            Engine::Sqlite => "x'00'",
            Engine::Postgres => r"'\x00'",
        };
        base.batch(&format!(
            "ALTER TABLE dossiers RENAME TO ailleurs;
            INSERT INTO sessions (empreinte, collectivite_id, cree_le, vu_le, expire_le)
                VALUES ({octets}, 1, 0, 0, 0)"
        ));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(clean_once(&installation));
        let encore = |tx: &mut db::Tx<'_>| comptes::purger_sessions(tx, SESSIONS);
        assert_eq!(installation.db.write_blocking(&ctx, encore).unwrap(), 0, "already cleaned");
    }
}
