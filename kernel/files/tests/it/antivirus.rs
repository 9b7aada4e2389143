//! Files before a real clamd, whose one signature is that of EICAR, and before sockets that never
//! answer.

use std::time::Duration;

use bytes::Bytes;
use db::testing::TestDb;
use db_macros::both_engines;
use files::testing::Clamd;
use files::{Antivirus, Availability, Limits, Named, Owner, Patience, ScanError, Store, Verdict};
use futures_util::stream;
use primitives::{Clock, Ctx, Random, TenantId};
use tempfile::TempDir;

fn quick() -> Patience {
    Patience { step: Duration::from_millis(200), answer: Duration::from_millis(300) }
}

struct House {
    store: Store,
    ctx: Ctx,
    db: TestDb,
    _folder: TempDir,
}

impl House {
    fn new(db: TestDb, antivirus: Option<Antivirus>) -> Self {
        let (store, folder) = crate::store();
        let ctx = Ctx::system(TenantId(1), Clock::system(), Random::system());
        Self { store: store.checked_by(antivirus), ctx, db, _folder: folder }
    }

    fn owner() -> Owner {
        Owner { kind: "dossier".into(), id: 5 }
    }

    async fn name(&self, name: &str, bytes: Vec<u8>) -> String {
        let pieces = stream::iter([Ok::<_, String>(Bytes::from(bytes))]);
        let stored = self.store.put(name, Limits::default(), pieces).await.unwrap();
        let naming = move |tx: &mut db::Tx<'_>| files::name(tx, &Self::owner(), &stored);
        self.db.db.write(&self.ctx, naming).await.unwrap()
    }

    async fn find(&self, id: &str) -> Named {
        let id = id.to_owned();
        self.db.db.read(&self.ctx, move |tx| files::find(tx, &id)).await.unwrap().unwrap()
    }

    async fn scan(&self) -> usize {
        files::scan_due(&self.store, &self.db.db, &self.ctx).await.unwrap()
    }
}

#[both_engines]
async fn a_real_clamd_tells_what_is_sound_from_what_carries_a_virus(db: TestDb) {
    let clamd = Clamd::start();
    let version = clamd.antivirus().version().await.unwrap();
    assert!(version.starts_with("ClamAV"), "{version}");
    let house = House::new(db, Some(clamd.antivirus()));
    let sound = house.name("plan.pdf", b"%PDF-1.7 plan".to_vec()).await;
    let sick = house.name("facture.txt", files::testing::EICAR.concat()).await;
    let waiting = house.find(&sound).await;
    assert_eq!(house.store.availability(&waiting), Availability::Waiting);
    assert!(matches!(house.store.give(&waiting).await, Err(files::FileError::Waiting)));

    assert_eq!(house.scan().await, 2);
    let (sound, sick) = (house.find(&sound).await, house.find(&sick).await);
    assert_eq!(sound.check.verdict, Some(Verdict::Clean));
    assert!(sound.check.at.is_some());
    assert!(house.store.give(&sound).await.is_ok());
    assert_eq!(sick.check.verdict, Some(Verdict::Infected("Eicar.UNOFFICIAL".into())));
    assert!(matches!(house.store.give(&sick).await, Err(files::FileError::Infected)));
    assert_eq!(house.scan().await, 0, "a verdict is final");
}

#[both_engines]
async fn beyond_the_limit_of_clamd_a_file_waits_and_says_why(db: TestDb) {
    let clamd = Clamd::start();
    let house = House::new(db, Some(clamd.antivirus()));
    let large = house.name("gros.bin", vec![7; 8_000_000]).await;
    let small = house.name("petit.txt", b"petit".to_vec()).await;
    assert_eq!(house.scan().await, 1, "one file that is too large does not hold the others");
    assert_eq!(house.store.availability(&house.find(&small).await), Availability::Clean);
    let large = house.find(&large).await;
    assert_eq!(large.check.verdict, None);
    let trouble = &large.check.trouble;
    assert!(trouble.contains("size limit") || trouble.contains("hung up"), "{trouble}");
}

#[both_engines]
async fn an_antivirus_that_is_down_is_asked_again_later_and_later(db: TestDb) {
    let nowhere: Antivirus = "unix:///nonexistent/clamd.ctl".parse().unwrap();
    let mut house = House::new(db, Some(nowhere));
    let id = house.name("plan.pdf", b"%PDF-1.7 plan".to_vec()).await;
    assert_eq!(house.scan().await, 0);
    let named = house.find(&id).await;
    assert_eq!(house.store.availability(&named), Availability::Waiting);
    assert!(named.check.trouble.starts_with("unreachable"), "{:?}", named.check);

    let clamd = Clamd::start();
    house.store = house.store.clone().checked_by(Some(clamd.antivirus()));
    assert_eq!(house.scan().await, 0, "it is not due yet");
    house.ctx.clock.advance(6);
    assert_eq!(house.scan().await, 1);
    let named = house.find(&id).await;
    assert_eq!((named.check.verdict, named.check.trouble), (Some(Verdict::Clean), String::new()));
}

#[both_engines]
async fn without_antivirus_a_file_is_given_and_said_not_to_be_checked(db: TestDb) {
    let house = House::new(db, None);
    let id = house.name("plan.pdf", b"%PDF-1.7 plan".to_vec()).await;
    assert_eq!(house.scan().await, 0);
    let named = house.find(&id).await;
    assert_eq!(house.store.availability(&named), Availability::Unchecked);
    assert!(house.store.give(&named).await.is_ok());
}

#[tokio::test]
async fn a_socket_that_never_answers_is_left_in_time() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = format!("tcp://{}", listener.local_addr().unwrap());
    let mute = tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((socket, _)) = listener.accept().await {
            held.push(socket);
        }
    });
    let antivirus: Antivirus = place.parse().unwrap();
    let antivirus = antivirus.patient(quick());
    let small = stream::iter([Ok(Bytes::from_static(b"petit"))]);
    assert!(matches!(antivirus.scan(small).await, Err(ScanError::Silent(_))));
    // More than the buffers of a socket hold: the pieces themselves are not taken.
    let large = stream::iter((0..2_000).map(|_| Ok(Bytes::from(vec![1; 65_536]))));
    assert!(matches!(antivirus.scan(large).await, Err(ScanError::Silent(_))));
    assert!(matches!(antivirus.version().await, Err(ScanError::Silent(_))));
    mute.abort();
}
