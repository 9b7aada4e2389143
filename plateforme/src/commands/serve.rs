use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use primitives::TenantId;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::{say, sceller};
use crate::installation::{Installation, StartError};

/// How often what nobody needs any more is removed.
const CLEANING: Duration = Duration::from_secs(3_600);

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
        let letters = tokio::spawn(installation.letters().run());
        let cleaning = tokio::spawn(clean(installation.clone()));
        let (files, db) = (installation.files.clone(), installation.db.clone());
        let scanning =
            tokio::spawn(files::watch(files, db, installation.ctx(TenantId::INSTALLATION)));
        let sealing = tokio::spawn(sceller::keep(installation.clone()));
        let shutdown = async {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        };
        let served = web::serve(service, listener, shutdown).await;
        cleaning.abort();
        scanning.abort();
        sealing.abort();
        letters.abort();
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

/// Every hour: drafts and sessions whose time is over, files that no row names.
async fn clean(installation: Installation) {
    let mut hours = tokio::time::interval(CLEANING);
    loop {
        hours.tick().await;
        if let Err(error) = clean_once(&installation).await {
            tracing::warn!("cleaning: {error}");
        }
    }
}

async fn clean_once(installation: &Installation) -> Result<(), StartError> {
    let (db, ctx) = (&installation.db, installation.ctx(TenantId::INSTALLATION));
    for collectivite in db.read(&ctx, collectivites::toutes).await? {
        let ctx = installation.ctx(collectivite.id);
        let drafts = db.write(&ctx, dossiers::effacer_perimes).await;
        drafts.map_err(|error| StartError::Service(error.to_string()))?;
        let mut after = Some(0);
        while let Some(seen) = after {
            let lost = move |tx: &mut db::Tx<'_>| dossiers::oublier_fichiers_perdus(tx, seen);
            let lost = db.write(&ctx, lost).await;
            after = lost.map_err(|error| StartError::Service(error.to_string()))?;
        }
    }
    while db.write(&ctx, |tx| comptes::purger_sessions(tx, SESSIONS)).await? == SESSIONS as usize {}
    files::collect(&installation.files, db, &ctx).await?;
    Ok(())
}
