use comptes::{
    Connexion, DUREE_AGENT, ErreurCompte, INACTIVITE_AGENT, INACTIVITE_VISITEUR, MotsDePasse, Role,
    SessionOuverte,
};
use db::testing::TestDb;
use db_macros::both_engines;
use primitives::{ActorKind, Clock, ResourceKey, TenantId};

use crate::{AILLEURS, ICI, MOT_DE_PASSE, agent_ctx, camille, creer, programme, visiteur};

const COURRIEL: &str = "camille@saint-exemple.example";

async fn connecter(
    db: &TestDb,
    clock: &Clock,
    ou: TenantId,
    mot: &str,
    ancien: Option<&str>,
) -> Result<Connexion, ErreurCompte> {
    comptes::se_connecter(
        &db.db,
        MotsDePasse::commun(),
        &visiteur(ou, clock),
        COURRIEL,
        mot,
        ancien,
    )
    .await
}

async fn ouvrir(db: &TestDb, clock: &Clock, ou: TenantId, secret: &str) -> Option<SessionOuverte> {
    comptes::ouvrir_session(&db.db, &visiteur(ou, clock), secret).await.unwrap()
}

async fn donner(db: &TestDb, clock: &Clock, secret: &'static str, id: i64) {
    let ctx = visiteur(ICI, clock);
    db.db.write(&ctx, move |tx| comptes::donner_cle(tx, secret, "brouillons", id)).await.unwrap();
}

fn cle(id: i64) -> ResourceKey {
    ResourceKey { kind: "brouillons", id }
}

#[both_engines]
async fn an_agent_signs_in_with_the_rights_of_their_roles_and_groups(db: TestDb) {
    let clock = Clock::system();
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    db.db.write(&programme(ICI), move |tx| comptes::ajouter_au_groupe(tx, 7, id)).await.unwrap();
    let connexion = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap();
    let session = ouvrir(&db, &clock, ICI, &connexion.secret).await.unwrap();
    assert_eq!((session.actor.kind, session.actor.account), (ActorKind::Staff, Some(id.0)));
    assert_eq!(session.nom, "Camille Martin");
    assert!(session.grants.permissions.contains("dossier.decider"));
    assert!(!session.grants.permissions.contains("demarche.administrer"));
    assert_eq!((session.grants.groups, session.grants.all_groups), ([7].into(), false));

    let la_bas = ouvrir(&db, &clock, AILLEURS, &connexion.secret).await.unwrap();
    assert_eq!(la_bas.actor.kind, ActorKind::Visitor);
    assert!(la_bas.grants.permissions.is_empty() && la_bas.nom.is_empty());
}

#[both_engines]
async fn a_wrong_password_an_unknown_account_and_a_closed_one_are_told_alike(db: TestDb) {
    let clock = Clock::system();
    let faux = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await;
    assert!(matches!(faux, Err(ErreurCompte::IdentifiantsFaux)));
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    let faux = connecter(&db, &clock, ICI, "autre chose ici", None).await;
    assert!(matches!(faux, Err(ErreurCompte::IdentifiantsFaux)));
    let sans_role = connecter(&db, &clock, AILLEURS, MOT_DE_PASSE, None).await;
    assert!(matches!(sans_role, Err(ErreurCompte::SansRole)));
    let connexion = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap();

    db.db.write(&programme(ICI), move |tx| comptes::desactiver_agent(tx, id)).await.unwrap();
    assert!(ouvrir(&db, &clock, ICI, &connexion.secret).await.is_none());
    let ferme = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await;
    assert!(matches!(ferme, Err(ErreurCompte::IdentifiantsFaux)));
}

#[both_engines]
async fn signing_in_ends_the_session_held_before_and_changes_the_secret(db: TestDb) {
    let clock = Clock::system();
    creer(&db, &programme(ICI), camille(Role::Guichet)).await;
    donner(&db, &clock, "planted", 5).await;
    let connexion = connecter(&db, &clock, ICI, MOT_DE_PASSE, Some("planted")).await.unwrap();
    assert_ne!(connexion.secret, "planted");
    assert!(ouvrir(&db, &clock, ICI, "planted").await.is_none());
    let session = ouvrir(&db, &clock, ICI, &connexion.secret).await.unwrap();
    assert!(session.grants.keys.is_empty());
}

#[both_engines]
async fn an_idle_agent_is_out_after_thirty_minutes_and_a_busy_one_after_twelve_hours(db: TestDb) {
    let clock = Clock::system();
    creer(&db, &programme(ICI), camille(Role::Guichet)).await;
    let secret = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap().secret;
    let debut = clock.now();
    while clock.now() < debut.plus_seconds(DUREE_AGENT - INACTIVITE_AGENT) {
        clock.advance(INACTIVITE_AGENT - 10);
        assert!(ouvrir(&db, &clock, ICI, &secret).await.is_some());
    }
    clock.advance(INACTIVITE_AGENT);
    assert!(ouvrir(&db, &clock, ICI, &secret).await.is_none());

    let secret = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap().secret;
    clock.advance(INACTIVITE_AGENT - 10);
    let ctx = visiteur(ICI, &clock);
    let copie = secret.clone();
    let fin = db.db.write(&ctx, move |tx| comptes::prolonger_session(tx, &copie)).await.unwrap();
    assert!(fin.unwrap() > clock.now().plus_seconds(INACTIVITE_AGENT - 5));
    clock.advance(INACTIVITE_AGENT + 5);
    assert!(ouvrir(&db, &clock, ICI, &secret).await.is_none());
}

#[both_engines]
async fn a_visitor_opens_what_they_were_given_and_nothing_else(db: TestDb) {
    let clock = Clock::system();
    assert!(ouvrir(&db, &clock, ICI, "a visitor").await.is_none());
    donner(&db, &clock, "a visitor", 5).await;
    donner(&db, &clock, "a visitor", 5).await;
    donner(&db, &clock, "a visitor", 6).await;
    donner(&db, &clock, "another", 7).await;
    let session = ouvrir(&db, &clock, ICI, "a visitor").await.unwrap();
    assert_eq!(session.actor.kind, ActorKind::Visitor);
    assert_eq!(session.grants.keys, [cle(5), cle(6)].into());
    assert!(ouvrir(&db, &clock, AILLEURS, "a visitor").await.unwrap().grants.keys.is_empty());

    db.db
        .write(&visiteur(ICI, &clock), |tx| comptes::retirer_cle(tx, "brouillons", 5))
        .await
        .unwrap();
    let session = ouvrir(&db, &clock, ICI, "a visitor").await.unwrap();
    assert_eq!(session.grants.keys, [cle(6)].into());
    db.db
        .write(&visiteur(ICI, &clock), |tx| comptes::fermer_session(tx, "a visitor"))
        .await
        .unwrap();
    assert!(ouvrir(&db, &clock, ICI, "a visitor").await.is_none());
    assert!(ouvrir(&db, &clock, ICI, "another").await.is_some());
}

#[both_engines]
async fn a_session_that_has_ended_is_not_revived_with_what_it_opened(db: TestDb) {
    let clock = Clock::system();
    creer(&db, &programme(ICI), camille(Role::Guichet)).await;
    let secret = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap().secret;
    clock.advance(INACTIVITE_AGENT + 1);
    let copie = secret.clone();
    db.db
        .write(&visiteur(ICI, &clock), move |tx| comptes::donner_cle(tx, &copie, "brouillons", 5))
        .await
        .unwrap();
    let session = ouvrir(&db, &clock, ICI, &secret).await.unwrap();
    assert_eq!(session.actor.kind, ActorKind::Visitor);
    assert!(session.grants.permissions.is_empty());
    assert_eq!(session.grants.keys, [cle(5)].into());
}

#[both_engines]
async fn ended_sessions_are_purged_and_the_others_kept(db: TestDb) {
    let clock = Clock::system();
    donner(&db, &clock, "old", 1).await;
    clock.advance(INACTIVITE_VISITEUR);
    donner(&db, &clock, "new", 2).await;
    let ctx = programme(ICI).with(|parts| parts.clock = clock.clone());
    for faites in [1, 0] {
        let purge = db.db.write(&ctx, |tx| comptes::purger_sessions(tx, 10)).await;
        assert_eq!(purge.unwrap(), faites);
    }
    assert!(ouvrir(&db, &clock, ICI, "new").await.is_some());
}

#[both_engines]
async fn a_new_password_replaces_the_old_one_and_ends_the_other_sessions(db: TestDb) {
    let clock = Clock::system();
    let id = creer(&db, &programme(ICI), camille(Role::Guichet)).await;
    let ici = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap().secret;
    let autre = connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.unwrap().secret;
    let ctx = agent_ctx(ICI, id, Role::Guichet);
    let changer = |ancien: &'static str, nouveau: &'static str| {
        comptes::changer_mot_de_passe(&db.db, MotsDePasse::commun(), &ctx, &ici, ancien, nouveau)
    };
    let faux = changer("pas celui-ci du tout", "un soir de novembre").await;
    assert!(matches!(faux, Err(ErreurCompte::AncienFaux)));
    let court = changer(MOT_DE_PASSE, "court").await;
    assert!(matches!(court, Err(ErreurCompte::MotDePasseCourt)));
    changer(MOT_DE_PASSE, "un soir de novembre").await.unwrap();
    assert!(ouvrir(&db, &clock, ICI, &ici).await.is_some());
    assert!(ouvrir(&db, &clock, ICI, &autre).await.is_none());
    assert!(connecter(&db, &clock, ICI, MOT_DE_PASSE, None).await.is_err());
    assert!(connecter(&db, &clock, ICI, "un soir de novembre", None).await.is_ok());
}
