//! A document is kept with its act; its PDF comes later, once, whatever fails meanwhile.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests: what fails must stop them")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use bytes::Bytes;
use db::testing::TestDb;
use db::{Db, DbError, Tx};
use db_macros::both_engines;
use documents::{
    Block, Document, DocumentError, DocumentId, Kept, Owner, Picture, Press, Qr, Sender, State,
    TypesetError, Typesetter, Worker,
};
use files::Store;
use futures_util::stream::FuturesUnordered;
use futures_util::{StreamExt, TryStreamExt};
use primitives::{Clock, Ctx, Random, Stamp, TenantId};

/// Writes the subject; refuses, or panics, when told to.
#[derive(Default)]
struct Pretender {
    made: AtomicUsize,
    refuses: AtomicBool,
    /// It makes nothing meanwhile.
    held: AtomicBool,
}

impl Typesetter for Pretender {
    fn pdf(&self, documents: &[Document]) -> Result<Vec<u8>, TypesetError> {
        let document = &documents[0];
        self.made.fetch_add(1, Ordering::SeqCst);
        while self.held.load(Ordering::SeqCst) {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        assert_ne!(document.subject, "panic");
        if self.refuses.load(Ordering::SeqCst) {
            return Err(TypesetError("no font".into()));
        }
        Ok(format!("%PDF-1.7\n{}", document.subject).into_bytes())
    }
}

struct Bench {
    db: Db,
    ctx: Ctx,
    files: Store,
    typesetter: Arc<Pretender>,
    press: Press,
    worker: Worker,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

fn bench(db: &TestDb) -> Bench {
    let ctx = Ctx::system(TenantId(3), Clock::system(), Random::seeded(1));
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    let files = Store::open_url(&url, Random::system()).unwrap();
    let typesetter = Arc::new(Pretender::default());
    let press = Press::new(db.db.clone(), files.clone(), typesetter.clone());
    let worker = Worker::new(press.clone(), ctx.in_tenant(TenantId::INSTALLATION));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    Bench { db: db.db.clone(), ctx, files, typesetter, press, worker, runtime, _folder: folder }
}

impl Bench {
    fn keep(&self, subject: &str) -> DocumentId {
        let document = document(subject);
        let write = move |tx: &mut Tx<'_>| documents::keep(tx, &owner(), "decision", &document);
        self.db.write_blocking(&self.ctx, write).unwrap()
    }

    fn kept(&self) -> Vec<Kept> {
        let read = |tx: &mut Tx<'_>| documents::of_owner(tx, "dossier", 12);
        self.db.read_blocking(&self.ctx, read).unwrap()
    }

    fn work(&self) -> usize {
        self.runtime.block_on(self.worker.run_due()).unwrap()
    }

    fn open(&self, id: DocumentId) -> Result<(String, Vec<u8>), DocumentError> {
        self.runtime.block_on(async {
            let stored = self.press.open(&self.ctx, id).await?;
            let pieces: Vec<Bytes> = self.files.open(&stored).await?.try_collect().await?;
            Ok((stored.name, pieces.concat()))
        })
    }
}

fn owner() -> Owner {
    Owner { kind: "dossier".into(), id: 12 }
}

fn document(subject: &str) -> Document {
    let logo = Picture { mime: "image/png".into(), bytes: vec![0, 255, 7], alt: "Blason".into() };
    Document {
        langue: "fr".into(),
        title: "Décision nº 12".into(),
        date: Stamp(1_764_000_000_000_000),
        sender: Sender { name: "Saint-Exemple".into(), logo: Some(logo), lines: vec![] },
        recipient: Some(vec!["Ana Élan".into()]),
        reference: vec![("Numéro".into(), "12".into())],
        place_and_date: "Saint-Exemple, le 24 novembre 2026".into(),
        subject: subject.into(),
        blocks: vec![Block::Facts(vec![("Rue".into(), "des Lilas".into())])],
        signature: None,
        qr: Some(Qr { url: "https://exemple.fr/s".into(), caption: "Suivre".into() }),
        footer: vec![],
        colour: "#123456".into(),
    }
}

#[both_engines]
fn a_document_comes_back_as_it_was_and_its_pdf_is_made_once(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Accord");
    let read = move |tx: &mut Tx<'_>| documents::content(tx, id);
    let content = bench.db.read_blocking(&bench.ctx, read).unwrap();
    assert_eq!(content, Some(document("Accord")));
    assert_eq!((bench.work(), bench.work()), (1, 0));
    let kept = bench.kept().remove(0);
    assert_eq!((kept.id, kept.state, kept.nature.as_str()), (id, State::Ready, "decision"));
    let (name, bytes) = bench.open(id).unwrap();
    assert_eq!(name, "Décision nº 12.pdf");
    assert_eq!(bytes, b"%PDF-1.7\nAccord");
    assert_eq!(bench.typesetter.made.load(Ordering::SeqCst), 1);
}

#[both_engines]
fn who_comes_before_the_worker_does_not_wait(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Tout de suite");
    assert_eq!(bench.open(id).unwrap().1, b"%PDF-1.7\nTout de suite");
    assert_eq!(bench.work(), 0);
}

#[both_engines]
fn an_act_undone_leaves_no_document(db: TestDb) {
    let bench = bench(&db);
    let write = |tx: &mut Tx<'_>| {
        documents::keep(tx, &owner(), "decision", &document("Annulée"))?;
        Err::<(), _>(DbError::Lost("undone".into()))
    };
    bench.db.write_blocking(&bench.ctx, write).unwrap_err();
    assert_eq!(bench.kept(), []);
}

#[both_engines]
fn a_document_of_another_collectivite_does_not_exist(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Secret");
    let elsewhere = bench.ctx.in_tenant(TenantId(4));
    let opened = bench.runtime.block_on(bench.press.open(&elsewhere, id));
    assert!(matches!(opened, Err(DocumentError::Missing)), "{opened:?}");
    let read = move |tx: &mut Tx<'_>| documents::find(tx, id);
    assert_eq!(bench.db.read_blocking(&elsewhere, read).unwrap(), None);
}

#[both_engines]
fn a_failure_is_kept_tried_again_later_and_given_up_in_the_end(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Accord");
    bench.typesetter.refuses.store(true, Ordering::SeqCst);
    assert_eq!((bench.work(), bench.work()), (0, 0));
    assert_eq!(bench.typesetter.made.load(Ordering::SeqCst), 1, "not again at once");
    let kept = bench.kept().remove(0);
    assert_eq!((kept.state, kept.cause.as_deref()), (State::Waiting, Some("no font")));
    for _ in 0..20 {
        bench.ctx.clock.advance(3_601);
        bench.work();
    }
    assert_eq!(bench.typesetter.made.load(Ordering::SeqCst), 10);
    let failed = |tx: &mut Tx<'_>| documents::failed(tx, 10);
    assert_eq!(bench.db.read_blocking(&bench.ctx, failed).unwrap()[0].state, State::Failed);
    bench.typesetter.refuses.store(false, Ordering::SeqCst);
    let retry = move |tx: &mut Tx<'_>| documents::retry(tx, id);
    assert!(bench.db.write_blocking(&bench.ctx, retry).unwrap());
    assert_eq!(bench.work(), 1);
}

#[both_engines]
fn a_document_that_breaks_the_typesetter_does_not_stop_the_others(db: TestDb) {
    let bench = bench(&db);
    bench.keep("panic");
    bench.keep("Accord");
    assert_eq!(bench.work(), 1);
    let states: Vec<_> = bench.kept().iter().map(|kept| kept.state).collect();
    assert_eq!(states, [State::Waiting, State::Ready]);
}

#[both_engines]
fn a_process_that_dies_gives_back_what_it_took_and_a_killer_is_given_up(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Accord");
    for _ in 0..10 {
        db.batch("UPDATE documents SET essais = essais + 1");
    }
    bench.work();
    let kept = bench.kept().remove(0);
    assert_eq!(kept.state, State::Failed);
    assert!(kept.cause.unwrap().contains("ended"));
    assert_eq!(bench.open(id).unwrap().1, b"%PDF-1.7\nAccord", "who asks may still try");
}

#[both_engines]
fn what_is_erased_leaves_neither_words_nor_file(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Accord");
    bench.work();
    let file = bench.kept().remove(0).file.unwrap();
    let forget = |tx: &mut Tx<'_>| documents::forget(tx, "dossier", 12);
    assert_eq!(bench.db.write_blocking(&bench.ctx, forget).unwrap(), 1);
    assert!(matches!(bench.open(id), Err(DocumentError::Missing)));
    let find = move |tx: &mut Tx<'_>| files::find(tx, &file);
    assert_eq!(bench.db.read_blocking(&bench.ctx, find).unwrap(), None);
}

#[both_engines]
fn when_many_wait_for_a_pdf_the_next_is_told_at_once_and_the_worker_goes_on(db: TestDb) {
    let bench = bench(&db);
    let id = bench.keep("Accord");
    bench.typesetter.held.store(true, Ordering::SeqCst);
    let mut asked: FuturesUnordered<_> =
        (0..17).map(|_| bench.press.pdf(vec![document("Dossier")])).collect();
    bench.runtime.block_on(async {
        let first = asked.next().await.unwrap();
        assert!(matches!(first, Err(DocumentError::Busy)), "{first:?}");
        let kept = bench.press.open(&bench.ctx, id).await;
        assert!(matches!(kept, Err(DocumentError::Busy)), "{kept:?}");
        bench.typesetter.held.store(false, Ordering::SeqCst);
        let given = async {
            while let Some(made) = asked.next().await {
                made.unwrap();
            }
        };
        let (worked, ()) = tokio::join!(bench.worker.run_due(), given);
        assert_eq!(worked.unwrap(), 1, "the worker has its own turn");
        bench.press.pdf(vec![document("Dossier")]).await.unwrap();
    });
}
