use db::Db;
use db::testing::TestDb;
use db_macros::both_engines;
use mail::{Kept, State};
use primitives::{Ctx, TenantId};

use crate::commun::{DOSSIER, act, courriel, ctx, kept, post};

async fn of_dossier(db: &Db, ctx: &Ctx) -> Vec<Kept> {
    db.read(ctx, |tx| mail::of_owner(tx, DOSSIER.kind, DOSSIER.id)).await.unwrap()
}

#[both_engines]
async fn a_mail_waits_with_its_owner_and_in_its_collectivite(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    let id = post(db, &ctx, &courriel("a@exemple.fr")).await;
    let mails = of_dossier(db, &ctx).await;
    assert_eq!(mails, [kept(db, &ctx, id).await]);
    let mail = &mails[0];
    assert_eq!(
        (mail.state, mail.act.as_str(), mail.to.as_str()),
        (State::Waiting, "depot", "a@exemple.fr")
    );
    assert_eq!((mail.subject.as_str(), mail.sent), ("Votre demande est arrivée", None));
    assert!(of_dossier(db, &ctx.in_tenant(TenantId(4))).await.is_empty());
    let forgotten = act(db, &ctx, |tx| mail::forget(tx, DOSSIER.kind, DOSSIER.id)).await;
    assert_eq!((forgotten, of_dossier(db, &ctx).await.len()), (1, 0));
}

#[both_engines]
async fn what_is_no_address_is_refused_without_stopping_the_act_and_can_be_corrected(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    for bad in ["", "jean", "jean@", "a@exemple.fr\r\nBcc: b@exemple.fr", "a@b.fr, c@d.fr"] {
        let id = post(db, &ctx, &courriel(bad)).await;
        let mail = kept(db, &ctx, id).await;
        assert_eq!(
            (mail.state, mail.cause.as_deref()),
            (State::Refused, Some(mail::INVALID_ADDRESS)),
            "{bad:?}"
        );
    }
    let failed = db.read(&ctx, |tx| mail::failed(tx, 100)).await.unwrap();
    assert_eq!(failed.len(), 5);
    let id = failed[0].id;
    assert!(act(db, &ctx, move |tx| mail::resend(tx, id, Some("bon@exemple.fr"))).await);
    let mail = kept(db, &ctx, id).await;
    assert_eq!(
        (mail.state, mail.cause, mail.to.as_str()),
        (State::Waiting, None, "bon@exemple.fr")
    );
    let other = ctx.in_tenant(TenantId(4));
    assert!(!act(db, &other, move |tx| mail::resend(tx, id, None)).await);
}
