//! A node killed (SIGKILL) at each step: the mail leaves, once, or twice under one name. One that
//! lives while its database fails sends once.

use std::process::{Child, Command};

use db::testing::TestDb;
use db::{Db, Options};
use db_macros::both_engines;
use mail::{Smtp, State};
use primitives::Ctx;

use crate::commun::{courriel, ctx, kept, post};
use crate::envoi::worker;
use crate::serveur::{Serveur, header};

const BASE: &str = "PARVIS_TEST_NODE_BASE";
const SERVER: &str = "PARVIS_TEST_NODE_SERVER";

/// The program that the tests below kill: this very binary.
#[test]
#[ignore = "started by the tests that kill it"]
fn node() {
    let (Ok(base), Ok(server)) = (std::env::var(BASE), std::env::var(SERVER)) else { return };
    let db = Db::open(&base, &Options::default()).unwrap();
    let running = worker(&db, &ctx(), Smtp::parse(&server).unwrap()).start().unwrap();
    std::thread::sleep(std::time::Duration::from_secs(120));
    running.stop();
}

struct Node(Child);

impl Node {
    fn start(db: &TestDb, server: &Serveur) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "mort::node", "--ignored", "--nocapture"]);
        command.env(BASE, &db.url).env(SERVER, format!("smtp://127.0.0.1:{}", server.port));
        Self(command.spawn().unwrap())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Another node, once the lease of the dead one has ended; how many mails it sent.
async fn another(db: &TestDb, ctx: &Ctx, server: &Serveur) -> usize {
    let other = worker(&db.db, ctx, server.smtp());
    assert_eq!(other.drain().await.unwrap(), 0, "the lease still holds");
    ctx.clock.advance(901);
    let sent = other.drain().await.unwrap();
    assert_eq!(other.drain().await.unwrap(), 0);
    sent
}

#[both_engines]
async fn killed_between_acceptance_and_commit_it_is_sent_again_under_the_same_name(db: TestDb) {
    let (ctx, server) = (ctx(), Serveur::start());
    let id = post(&db.db, &ctx, &courriel("muet@exemple.fr")).await;
    let node = Node::start(&db, &server);
    server.until(|server| server.mails().len() == 1).await;
    drop(node);
    assert_eq!(kept(&db.db, &ctx, id).await.state, State::Waiting);
    assert_eq!(another(&db, &ctx, &server).await, 1);
    assert_eq!(kept(&db.db, &ctx, id).await.state, State::Sent);
    let mails = server.mails();
    let names: Vec<_> = mails.iter().map(|mail| header(mail, "Message-ID").unwrap()).collect();
    assert_eq!((names.len(), names[0]), (2, names[1]), "who reads it twice sees one mail");
}

#[both_engines]
async fn killed_before_the_server_took_it_it_is_sent_once(db: TestDb) {
    let (ctx, server) = (ctx(), Serveur::start());
    let id = post(&db.db, &ctx, &courriel("lent@exemple.fr")).await;
    let node = Node::start(&db, &server);
    server.until(|server| server.has_seen("lent@exemple.fr")).await;
    drop(node);
    assert_eq!(another(&db, &ctx, &server).await, 1);
    assert_eq!((kept(&db.db, &ctx, id).await.state, server.mails().len()), (State::Sent, 1));
}

#[both_engines]
async fn killed_after_the_commit_it_is_not_sent_again(db: TestDb) {
    let (ctx, server) = (ctx(), Serveur::start());
    let id = post(&db.db, &ctx, &courriel("jean@exemple.fr")).await;
    let node = Node::start(&db, &server);
    while kept(&db.db, &ctx, id).await.state != State::Sent {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    drop(node);
    assert_eq!(another(&db, &ctx, &server).await, 0);
    assert_eq!(server.mails().len(), 1);
}

/// A worker that sends on a thread of its own runtime; how many mails it sent, or why not.
fn drain_aside(db: &TestDb, ctx: &Ctx, server: &Serveur) -> tokio::task::JoinHandle<bool> {
    let worker = worker(&db.db, ctx, server.smtp());
    tokio::spawn(async move { worker.drain().await.is_ok() })
}

#[both_engines]
async fn a_database_lost_when_the_server_takes_a_mail_does_not_send_it_twice(db: TestDb) {
    let (ctx, server) = (ctx(), Serveur::start());
    let id = post(&db.db, &ctx, &courriel("tarde@exemple.fr")).await;
    let drained = drain_aside(&db, &ctx, &server);
    server.until(|server| server.mails().len() == 1).await;
    db.batch("ALTER TABLE courriels RENAME TO ailleurs");
    server.go();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    db.batch("ALTER TABLE ailleurs RENAME TO courriels");
    assert!(drained.await.unwrap(), "it is written once the database is back");
    assert_eq!(kept(&db.db, &ctx, id).await.state, State::Sent);
    assert_eq!(another(&db, &ctx, &server).await, 0);
    assert_eq!(server.mails().len(), 1);
}

#[both_engines]
async fn a_lane_that_fails_leaves_the_others_to_their_mails(db: TestDb) {
    let (ctx, server) = (ctx(), Serveur::start());
    let id = post(&db.db, &ctx, &courriel("tarde@exemple.fr")).await;
    let broken = post(&db.db, &ctx, &courriel("a@exemple.fr")).await;
    db.batch(&format!("UPDATE courriels SET contenu = 'x' WHERE id = {}", broken.0));
    let drained = drain_aside(&db, &ctx, &server);
    server.until(|server| server.mails().len() == 1).await;
    server.go();
    assert!(!drained.await.unwrap(), "the error is told");
    db.batch(&format!("DELETE FROM courriels WHERE id = {}", broken.0));
    assert_eq!(kept(&db.db, &ctx, id).await.state, State::Sent, "the other lane went on");
}
