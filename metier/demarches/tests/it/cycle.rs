use authz::Refus;
use db::testing::TestDb;
use db_macros::both_engines;
use delais::{Manque, Regime};
use demarches::{ErreurDemarche, Etat, ManquePublication, Mode, Passage, Reglage};
use primitives::{Actor, ActorKind};

use crate::{ctx, descripteur, elsewhere, import, write};

#[both_engines]
fn publishing_waits_for_the_mentions_of_the_law(db: TestDb) {
    import(&db.db, &ctx(), &descripteur(12, "Louer une salle", ""), false);
    write(&db, |tx| {
        let demarche = demarches::ouvrir(tx, 12).unwrap();
        let mut reglage = Reglage::de(&demarche);
        reglage.regime = Regime::SilenceRefuse;
        reglage.service.telephone.clear();
        let demarche = demarches::regler(tx, 12, demarche.version, reglage).unwrap();
        let refused = demarches::passer(tx, 12, demarche.version, Passage::Publier).unwrap_err();
        let wanted = [Manque::Telephone, Manque::VoiesDeRecours].map(ManquePublication::Mention);
        assert!(matches!(refused, ErreurDemarche::Manques(found) if found == wanted));

        let mut reglage = Reglage::de(&demarche);
        reglage.service.telephone = "01".into();
        reglage.voies_recours = "Tribunal".into();
        let demarche = demarches::regler(tx, 12, demarche.version, reglage.clone()).unwrap();
        let demarche = demarches::passer(tx, 12, demarche.version, Passage::Publier).unwrap();
        assert_eq!(demarche.etat, Etat::Publiee);
        assert!(demarche.publiee_le.is_some());
        reglage.mode = Mode::LienNational;
        let refused = demarches::regler(tx, 12, demarche.version, reglage).unwrap_err();
        assert!(
            matches!(refused, ErreurDemarche::Manques(found) if found == [ManquePublication::UrlNationale])
        );
        Ok(())
    });
}

#[both_engines]
fn each_state_shows_what_it_should(db: TestDb) {
    import(&db.db, &ctx(), &descripteur(12, "Louer une salle", ""), true);
    let path = "louer-une-salle";
    let seen = move |tx: &mut db::Tx<'_>| {
        let open = demarches::publiee_par_chemin(tx, path)?.is_some();
        Ok((open, demarches::visible_par_chemin(tx, path)?.is_some()))
    };
    let pass = |passage: Passage| {
        write(&db, move |tx| {
            let version = demarches::ouvrir(tx, 12).unwrap().version;
            Ok(demarches::passer(tx, 12, version, passage).map(|demarche| demarche.etat).ok())
        })
    };
    assert_eq!(write(&db, seen), (true, true));
    assert_eq!(pass(Passage::Clore), Some(Etat::Close));
    assert_eq!(write(&db, seen), (false, true));
    assert_eq!(pass(Passage::Clore), None);
    assert_eq!(pass(Passage::Depublier), Some(Etat::Depubliee));
    assert_eq!(write(&db, seen), (false, false));
    assert_eq!(pass(Passage::Publier), Some(Etat::Publiee));
    let lines = write(&db, |tx| {
        let id = demarches::ouvrir(tx, 12).unwrap().id.0;
        let subject = journal::Subject { kind: "demarche", id };
        journal::verify(tx, subject)?.unwrap();
        Ok(journal::lines(tx, subject)?.len())
    });
    assert_eq!(lines, 5, "import, publication, and three passages");
}

#[both_engines]
fn two_who_save_at_once_overwrite_nothing(db: TestDb) {
    import(&db.db, &ctx(), &descripteur(12, "Louer une salle", ""), true);
    write(&db, |tx| {
        let demarche = demarches::ouvrir(tx, 12).unwrap();
        let reglage = Reglage::de(&demarche);
        demarches::regler(tx, 12, demarche.version, reglage.clone()).unwrap();
        let late = demarches::regler(tx, 12, demarche.version, reglage).unwrap_err();
        assert!(matches!(late, ErreurDemarche::Perimee));
        Ok(())
    });
}

#[both_engines]
fn only_staff_of_the_tenant_with_the_permission_sets_it(db: TestDb) {
    import(&db.db, &ctx(), &descripteur(12, "Louer une salle", ""), true);
    let agent = |permission: &'static str| {
        ctx().with(|parts| {
            parts.actor = Actor { kind: ActorKind::Staff, account: Some(1) };
            parts.grants.permissions.insert(permission);
        })
    };
    let may = |ctx: &primitives::Ctx| {
        let opened = db.db.read_blocking(ctx, |tx| demarches::ouvrir(tx, 12));
        match opened {
            Ok(_) => true,
            Err(ErreurDemarche::Introuvable(Refus)) => false,
            Err(other) => panic!("{other}"),
        }
    };
    assert!(may(&agent("demarche.administrer")));
    assert!(!may(&agent("demarche.lire")));
    assert!(!may(&elsewhere()));
}
