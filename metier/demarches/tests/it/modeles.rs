use db::testing::TestDb;
use db_macros::both_engines;
use demarches::{Etat, MODELES, installer_modele};

use crate::{ctx, options};

#[both_engines]
fn the_library_is_installed_once_complete_and_in_sections(db: TestDb) {
    for _ in 0..2 {
        for modele in MODELES {
            let demarche = db
                .db
                .write_blocking(&ctx(), |tx| {
                    Ok::<_, db::DbError>(installer_modele(tx, modele, &options(true)).unwrap())
                })
                .unwrap();
            assert_eq!(demarche.etat, Etat::Publiee, "{}", modele.code);
            assert!(demarche.manques().is_empty() && demarche.fiche.description.is_empty());
            assert!(
                demarche.duree_minutes < 12,
                "{}: {} minutes",
                modele.code,
                demarche.duree_minutes
            );
            let found = db
                .db
                .read_blocking(&ctx(), move |tx| demarches::revision_active(tx, &demarche))
                .unwrap();
            let steps = found.unwrap().1.formulaire.etapes().count();
            assert!((3..=5).contains(&steps), "{}: {steps} steps", modele.code);
        }
    }
    let all =
        db.db.read_blocking(&ctx(), |tx| Ok::<_, db::DbError>(demarches::lister(tx).unwrap()));
    assert_eq!(all.unwrap().len(), MODELES.len());
}
