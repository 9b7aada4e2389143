use db::testing::TestDb;
use db_macros::both_engines;
use mail::State;
use primitives::TenantId;

use crate::commun::{DOSSIER, act, courriel, ctx, kept, post};

#[both_engines]
fn a_mail_waits_with_its_owner_and_in_its_collectivite(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    let id = post(db, &ctx, &courriel("a@exemple.fr"));
    let of = |ctx: &primitives::Ctx| {
        db.read_blocking(ctx, |tx| mail::of_owner(tx, DOSSIER.kind, DOSSIER.id)).unwrap()
    };
    let mails = of(&ctx);
    assert_eq!(mails, [kept(db, &ctx, id)]);
    let mail = &mails[0];
    assert_eq!(
        (mail.state, mail.act.as_str(), mail.to.as_str()),
        (State::Waiting, "depot", "a@exemple.fr")
    );
    assert_eq!((mail.subject.as_str(), mail.sent), ("Votre demande est arrivée", None));
    assert!(of(&ctx.in_tenant(TenantId(4))).is_empty());
    let forgotten = act(db, &ctx, |tx| mail::forget(tx, DOSSIER.kind, DOSSIER.id));
    assert_eq!((forgotten, of(&ctx).len()), (1, 0));
}

#[both_engines]
fn what_is_no_address_is_refused_without_stopping_the_act_and_can_be_corrected(db: TestDb) {
    let (db, ctx) = (&db.db, ctx());
    for bad in ["", "jean", "jean@", "a@exemple.fr\r\nBcc: b@exemple.fr", "a@b.fr, c@d.fr"] {
        let id = post(db, &ctx, &courriel(bad));
        let mail = kept(db, &ctx, id);
        assert_eq!(
            (mail.state, mail.cause.as_deref()),
            (State::Refused, Some(mail::INVALID_ADDRESS)),
            "{bad:?}"
        );
    }
    let failed = db.read_blocking(&ctx, |tx| mail::failed(tx, 100)).unwrap();
    assert_eq!(failed.len(), 5);
    let id = failed[0].id;
    assert!(act(db, &ctx, move |tx| mail::resend(tx, id, Some("bon@exemple.fr"))));
    let mail = kept(db, &ctx, id);
    assert_eq!(
        (mail.state, mail.cause, mail.to.as_str()),
        (State::Waiting, None, "bon@exemple.fr")
    );
    let other = ctx.in_tenant(TenantId(4));
    assert!(!act(db, &other, move |tx| mail::resend(tx, id, None)));
}
