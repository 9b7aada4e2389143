//! What becomes of a mail, by what a real server answers.

use std::time::Duration;

use db::Db;
use db::testing::TestDb;
use db_macros::both_engines;
use mail::{Kept, Patience, Smtp, State, Transport, Worker};
use primitives::Ctx;

use crate::commun::{act, courriel, ctx, kept, post};
use crate::serveur::{Serveur, header};

pub fn worker(db: &Db, ctx: &Ctx, smtp: Smtp) -> Worker {
    let transport = Transport::Smtp(smtp);
    let sender = "ne-pas-repondre@saint-exemple.fr".parse().unwrap();
    Worker::new(db.clone(), ctx.clone(), transport, sender)
}

fn impatient() -> Patience {
    let short = Duration::from_millis(400);
    Patience { connect: short, answer: short, taken: short }
}

/// Posts a mail, tries once, gives the mail as it stands.
async fn tried(db: &Db, ctx: &Ctx, smtp: Smtp, to: &str) -> Kept {
    let id = post(db, ctx, &courriel(to)).await;
    worker(db, ctx, smtp).drain().await.unwrap();
    kept(db, ctx, id).await
}

#[both_engines]
async fn a_mail_is_read_in_the_server(db: TestDb) {
    let (db, ctx, server) = (&db.db, ctx(), Serveur::start());
    let mail = tried(db, &ctx, server.smtp(), "jean@exemple.fr").await;
    assert_eq!((mail.state, mail.cause), (State::Sent, None));
    assert!(mail.sent.unwrap() >= mail.created);
    let taken = server.mails();
    assert_eq!(taken.len(), 1);
    let of = |name: &str| header(&taken[0], name).unwrap();
    assert_eq!(of("X-From"), "ne-pas-repondre@saint-exemple.fr");
    assert_eq!((of("X-To"), of("To")), ("jean@exemple.fr", "jean@exemple.fr"));
    assert_eq!(of("From"), "Saint-Exemple <ne-pas-repondre@saint-exemple.fr>");
    assert_eq!(of("Reply-To"), "urbanisme@saint-exemple.fr");
    assert_eq!(of("Auto-Submitted"), "auto-generated");
    assert!(of("Message-ID").ends_with("@demarches.saint-exemple.fr>"));
    assert!(taken[0].contains("Content-Type: text/plain; charset=utf-8"), "{}", taken[0]);
    assert!(taken[0].contains("Content-Type: text/html; charset=utf-8"), "{}", taken[0]);
}

#[both_engines]
async fn a_refusal_for_good_ends_it_with_the_words_of_the_server(db: TestDb) {
    let (db, ctx, server) = (&db.db, ctx(), Serveur::start());
    for (to, words) in
        [("refuse@exemple.fr", "Utilisateur inconnu"), ("message@exemple.fr", "5.6.0")]
    {
        let mail = tried(db, &ctx, server.smtp(), to).await;
        assert_eq!(mail.state, State::Refused);
        assert!(mail.cause.unwrap().contains(words));
    }
    let good = tried(db, &ctx, server.smtp(), "jean@exemple.fr").await;
    assert_eq!(good.state, State::Sent, "a refusal stops no other mail");
    let failed = db.read(&ctx, |tx| mail::failed(tx, 10)).await.unwrap();
    let id = failed[0].id;
    assert_eq!((failed.len(), failed[0].to.as_str()), (2, "message@exemple.fr"));
    act(db, &ctx, move |tx| mail::resend(tx, id, Some("jeanne@exemple.fr"))).await;
    worker(db, &ctx, server.smtp()).drain().await.unwrap();
    let corrected = kept(db, &ctx, id).await;
    assert_eq!((corrected.state, corrected.to.as_str()), (State::Sent, "jeanne@exemple.fr"));
}

#[both_engines]
async fn a_greylist_and_a_hang_up_are_tried_again(db: TestDb) {
    let (db, ctx, server) = (&db.db, ctx(), Serveur::start());
    for to in ["grise@exemple.fr", "coupe@exemple.fr"] {
        let mail = tried(db, &ctx, server.smtp(), to).await;
        assert_eq!(mail.state, State::Waiting, "{to}");
        assert!(mail.cause.is_some(), "{to}");
        let worker = worker(db, &ctx, server.smtp());
        assert_eq!(worker.drain().await.unwrap(), 0, "{to}: not before its time");
        ctx.clock.advance(31);
        assert_eq!(worker.drain().await.unwrap(), 1, "{to}");
        assert_eq!(kept(db, &ctx, mail.id).await.state, State::Sent, "{to}");
    }
    assert_eq!(server.mails().len(), 2);
}

#[both_engines]
async fn a_slow_server_and_an_absent_one_hold_nobody(db: TestDb) {
    let (db, ctx, server) = (&db.db, ctx(), Serveur::start());
    let slow = tried(db, &ctx, server.smtp().patient(impatient()), "lent@exemple.fr").await;
    assert_eq!(slow.state, State::Waiting);
    assert!(slow.cause.unwrap().contains("no answer"));
    let deaf = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", deaf.local_addr().unwrap());
    let silent = Smtp::parse(&address).unwrap().patient(impatient());
    assert_eq!(tried(db, &ctx, silent, "a@exemple.fr").await.state, State::Waiting);
    drop(deaf);
    let absent = tried(db, &ctx, Smtp::parse(&address).unwrap(), "b@exemple.fr").await;
    assert_eq!(absent.state, State::Waiting);
    assert!(absent.cause.unwrap().contains("Connection"));
}

#[both_engines]
async fn a_server_down_for_a_day_loses_nothing_and_sends_nothing_twice(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    let down = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut ids = Vec::new();
    for to in ["a@exemple.fr", "b@exemple.fr", "c@exemple.fr"] {
        ids.push(post(db, &ctx, &courriel(to)).await);
    }
    let absent = worker(db, &ctx, Smtp::parse(&format!("smtp://{down}")).unwrap());
    for _ in 0..24 * 4 {
        absent.drain().await.unwrap();
        ctx.clock.advance(900);
    }
    for id in &ids {
        assert_eq!(kept(db, &ctx, *id).await.state, State::Waiting);
    }
    let port = down.port().to_string();
    let server = Serveur::with(&["--port", &port]);
    ctx.clock.advance(3_600);
    assert_eq!(absent.drain().await.unwrap(), 3);
    for id in &ids {
        assert_eq!(kept(db, &ctx, *id).await.state, State::Sent);
    }
    assert_eq!(server.mails().len(), 3);
}

#[both_engines]
async fn a_server_down_for_a_week_is_given_up_and_said(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    let down = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let id = post(db, &ctx, &courriel("a@exemple.fr")).await;
    let absent = worker(db, &ctx, Smtp::parse(&format!("smtp://{down}")).unwrap());
    for _ in 0..24 * 7 {
        absent.drain().await.unwrap();
        ctx.clock.advance(3_600);
    }
    let mail = kept(db, &ctx, id).await;
    assert_eq!(mail.state, State::Refused);
    assert!(mail.cause.unwrap().contains("Connection"));
}

#[both_engines]
async fn two_nodes_never_send_the_same_mail(db: TestDb) {
    let (base, ctx, server) = (&db.db, ctx(), Serveur::start());
    let url = db.url.clone();
    let open = move || Db::open(&url, &db::Options::default()).unwrap();
    let second = tokio::task::spawn_blocking(open).await.unwrap();
    for number in 0..40 {
        post(base, &ctx, &courriel(&format!("a{number}@exemple.fr"))).await;
    }
    let nodes = [worker(base, &ctx, server.smtp()), worker(&second, &ctx, server.smtp())];
    let [one, two] = nodes.map(|node| tokio::spawn(async move { node.drain().await.unwrap() }));
    assert_eq!(one.await.unwrap() + two.await.unwrap(), 40);
    let mails = server.mails();
    let mut names: Vec<_> = mails.iter().map(|mail| header(mail, "X-To").unwrap()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!((mails.len(), names.len()), (40, 40));
    tokio::task::spawn_blocking(move || second.close()).await.unwrap();
}

#[both_engines]
async fn a_worker_stops_when_it_is_told(db: TestDb) {
    let (db, ctx, server) = (&db.db, ctx(), Serveur::start());
    let running = worker(db, &ctx, server.smtp()).start().unwrap();
    let id = post(db, &ctx, &courriel("jean@exemple.fr")).await;
    let started = std::time::Instant::now();
    while kept(db, &ctx, id).await.state != State::Sent {
        assert!(started.elapsed() < Duration::from_secs(30));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let asked = std::time::Instant::now();
    tokio::task::spawn_blocking(|| running.stop()).await.unwrap();
    assert!(asked.elapsed() < Duration::from_secs(2));
}

/// A certificate for `localhost`, of no authority, and its key.
fn certificate(folder: &std::path::Path) -> [String; 2] {
    let [pem, key] = ["pem", "key"].map(|name| folder.join(name).display().to_string());
    let made = std::process::Command::new("openssl")
        .args(["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-addext", "subjectAltName=DNS:localhost"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-out", &pem, "-keyout", &key])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    [pem, key]
}

#[both_engines]
async fn the_server_is_who_it_says_and_the_password_is_the_right_one(db: TestDb) {
    let (db, ctx, folder) = (&db.db, ctx(), tempfile::tempdir().unwrap());
    let [pem, key] = certificate(folder.path());
    let tls = ["--auth", "mairie:mot:é", "--tls", &pem, &key];
    for (scheme, options) in
        [("smtp+starttls", &tls[..]), ("smtps", &[&tls[..], &["--whole"]].concat())]
    {
        let server = Serveur::with(options);
        let address =
            |password: &str| format!("{scheme}://mairie:{password}@localhost:{}", server.port);
        let stranger = Smtp::parse(&address("mot%3A%C3%A9")).unwrap();
        let refused = tried(db, &ctx, stranger.clone(), "a@exemple.fr").await;
        assert_eq!(refused.state, State::Waiting, "{scheme}: nobody vouches for the certificate");
        let known = stranger.trusting(&std::fs::read(&pem).unwrap()).unwrap();
        assert_eq!(tried(db, &ctx, known, "b@exemple.fr").await.state, State::Sent, "{scheme}");
        let wrong = Smtp::parse(&address("autre")).unwrap();
        let wrong = wrong.trusting(&std::fs::read(&pem).unwrap()).unwrap();
        let told = wrong.check().await.unwrap_err();
        assert!(told.contains("535"), "{scheme}: {told}");
        let waiting = tried(db, &ctx, wrong, "c@exemple.fr").await;
        assert_eq!(waiting.state, State::Waiting, "{scheme}: the settings are wrong, not the mail");
        assert_eq!(server.mails().len(), 1, "{scheme}");
    }
}
