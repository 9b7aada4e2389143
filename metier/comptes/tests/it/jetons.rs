use comptes::{ErreurCompte, NouveauJeton, Role};
use db::testing::TestDb;
use db_macros::both_engines;
use primitives::Clock;

use crate::{AILLEURS, ICI, agent_ctx, programme};

#[both_engines]
fn a_token_opens_until_it_ends_or_is_revoked(db: TestDb) {
    let clock = Clock::system();
    let ctx = programme(ICI).with(|parts| parts.clock = clock.clone());
    let demande = NouveauJeton {
        nom: "logiciel métier".into(),
        ecriture: true,
        demarches: vec![12],
        expire_le: Some(clock.now().plus_seconds(60)),
        ..NouveauJeton::default()
    };
    let secret = db.db.write_blocking(&ctx, move |tx| comptes::creer_jeton(tx, &demande)).unwrap();
    assert!(secret.starts_with("parvis_") && secret.len() > 45);
    let lire =
        |secret: String| db.db.read_blocking(&ctx, move |tx| comptes::jeton(tx, &secret)).unwrap();
    let lu = lire(secret.clone()).unwrap();
    assert_eq!((lu.collectivite, lu.ecriture), (ICI, true));
    assert!(lu.voit(12) && !lu.voit(13));
    assert_eq!(lire(format!("{secret}x")), None);

    let id = lu.id;
    let ailleurs =
        db.db.write_blocking(&programme(AILLEURS), move |tx| comptes::revoquer_jeton(tx, id));
    assert!(matches!(ailleurs, Err(ErreurCompte::Introuvable(_))));
    assert!(lire(secret.clone()).is_some());
    clock.advance(60);
    assert_eq!(lire(secret.clone()), None);
    clock.advance(-60);
    db.db.write_blocking(&ctx, move |tx| comptes::revoquer_jeton(tx, id)).unwrap();
    assert_eq!(lire(secret), None);
    assert_eq!(db.db.read_blocking(&ctx, comptes::lister_jetons).unwrap().len(), 1);
}

#[both_engines]
fn only_who_may_makes_a_token(db: TestDb) {
    let ctx = agent_ctx(ICI, comptes::AgentId(1), Role::Instructeur);
    let refus = db.db.write_blocking(&ctx, |tx| comptes::creer_jeton(tx, &NouveauJeton::default()));
    assert!(matches!(refus, Err(ErreurCompte::Introuvable(_))));
}
