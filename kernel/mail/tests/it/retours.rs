//! Mails that come back.

use db::testing::TestDb;
use db_macros::both_engines;
use jobs::{JobError, Runner, Subscription, Task};
use mail::{State, Transport, Worker};

use crate::commun::{act, courriel, ctx, kept, post};

fn notification(message_id: &str, action: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.exemple.fr\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\n\r\nDésolé.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.exemple.fr\r\n\r\nFinal-Recipient: rfc822; a@exemple.fr\r\n\
         Action: {action}\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 Utilisateur inconnu\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    )
}

/// Whoever listens writes it in the journal, that the test reads.
fn told(tx: &mut db::Tx<'_>, payload: &serde_json::Value) -> Result<(), JobError> {
    let subject = journal::Subject { kind: "essai", id: 1 };
    let entry = journal::Entry { act: "perdu", public: payload.clone(), personal: None };
    Ok(journal::append(tx, subject, &entry)?)
}

#[both_engines]
async fn a_mail_that_comes_back_is_said_once_and_a_delay_is_not(db: TestDb) {
    let (db, ctx, folder) = (&db.db, ctx(), tempfile::tempdir().unwrap());
    let box_ = mail::Folder::new(folder.path().join("mailbox"));
    let maildir = folder.path().join("retours");
    std::fs::create_dir_all(maildir.join("new")).unwrap();
    let sender = "ne-pas-repondre@saint-exemple.fr".parse().unwrap();
    let transport = Transport::Folder(box_.clone());
    let worker = Worker::new(db.clone(), ctx.in_tenant(primitives::TenantId(0)), transport, sender)
        .with_bounces(Some(maildir.clone()));
    let id = post(db, &ctx, &courriel("a@exemple.fr")).await;
    worker.drain().await.unwrap();
    let sent = &box_.latest(1).unwrap()[0].source;
    let message_id = crate::serveur::header(sent, "Message-ID").unwrap();
    let arrive = |name: &str, text: String| {
        std::fs::write(maildir.join("new").join(name), text).unwrap();
    };
    arrive("1", notification(message_id, "delayed"));
    arrive("2", "Subject: Merci\r\n\r\nMerci !".to_owned());
    arrive("3", notification("<d-ailleurs@exemple.fr>", "failed"));
    assert_eq!(worker.read_bounces().await.unwrap(), 0);
    assert_eq!(kept(db, &ctx, id).await.state, State::Sent);
    arrive("4", notification(message_id, "failed"));
    arrive("5", notification(message_id, "failed"));
    assert_eq!(worker.read_bounces().await.unwrap(), 1, "the second says nothing new");
    let mail = kept(db, &ctx, id).await;
    assert_eq!(
        (mail.state, mail.cause.as_deref()),
        (State::Bounced, Some("550 5.1.1 Utilisateur inconnu"))
    );
    assert_eq!(std::fs::read_dir(maildir.join("cur")).unwrap().count(), 5);
    let listener = Task { kind: "perdu", run: told };
    let events = vec![Subscription { event: <mail::Failed as jobs::Event>::NAME, task: listener }];
    let runner = Runner::new(db.clone(), ctx.clone(), Vec::new(), events);
    tokio::task::spawn_blocking(move || runner.run_due()).await.unwrap().unwrap();
    let subject = journal::Subject { kind: "essai", id: 1 };
    let lines = db.read(&ctx, move |tx| journal::lines(tx, subject)).await.unwrap();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].text.contains("dossier"), "{}", lines[0].text);
    act(db, &ctx, move |tx| mail::resend(tx, id, Some("b@exemple.fr"))).await;
    arrive("6", notification(message_id, "failed"));
    assert_eq!(worker.read_bounces().await.unwrap(), 0, "the bounce of the first address");
    assert_eq!(kept(db, &ctx, id).await.state, State::Waiting);
}

#[both_engines]
async fn what_cannot_be_read_is_set_aside_and_the_rest_is_read(db: TestDb) {
    let (db, ctx, folder) = (&db.db, ctx(), tempfile::tempdir().unwrap());
    let box_ = mail::Folder::new(folder.path().join("mailbox"));
    let maildir = folder.path().join("retours");
    std::fs::create_dir_all(maildir.join("new/0")).unwrap();
    let sender = "ne-pas-repondre@saint-exemple.fr".parse().unwrap();
    let worker = Worker::new(db.clone(), ctx.clone(), Transport::Folder(box_.clone()), sender)
        .with_bounces(Some(maildir.clone()));
    let id = post(db, &ctx, &courriel("a@exemple.fr")).await;
    worker.drain().await.unwrap();
    let sent = &box_.latest(1).unwrap()[0].source;
    let message_id = crate::serveur::header(sent, "Message-ID").unwrap();
    std::fs::write(maildir.join("new/1"), notification(message_id, "failed")).unwrap();
    assert_eq!(worker.read_bounces().await.unwrap(), 1);
    assert_eq!(kept(db, &ctx, id).await.state, State::Bounced);
    assert_eq!(std::fs::read_dir(maildir.join("new")).unwrap().count(), 0, "said once");
}
