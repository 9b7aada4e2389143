//! Proofs of identity: written over, given only so, erased once the decision has left.

use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::{DossierId, Sens};
use dossiers::{AuteurDecision, LIRE};
use files::{Availability, Named, Owner, Stored};
use formulaires::{Genre, Piece};

use crate::maison::{Maison, maison, signataire};

/// Names a file of a dossier as the answer to a champ.
fn joindre(maison: &Maison, id: DossierId, genre: Genre, cle: &str) -> String {
    let stored = Stored {
        key: cle.into(),
        name: "carte.pdf".into(),
        mime: "application/pdf".into(),
        size: 3,
        sha256: "00".into(),
        md5: String::new(),
    };
    let joindre = move |tx: &mut db::Tx<'_>| {
        let dossier = dossiers::ouvrir(tx, id, LIRE)?;
        let owner = Owner { kind: dossiers::CLE.to_owned(), id: id.0 };
        let fichier = files::name(tx, &owner, &stored)?;
        dossiers::proteger(tx, &dossier, &genre, &fichier)?;
        Ok(fichier)
    };
    maison.agir(&maison.systeme, joindre).unwrap()
}

fn lu(maison: &Maison, fichier: &str) -> Named {
    let fichier = fichier.to_owned();
    let lire = move |tx: &mut db::Tx<'_>| files::find(tx, &fichier);
    maison.db.read_blocking(&maison.systeme, lire).unwrap().unwrap()
}

fn actes(maison: &Maison, id: DossierId) -> Vec<String> {
    let sujet = journal::Subject { kind: "dossier", id: id.0 };
    let lignes = move |tx: &mut db::Tx<'_>| journal::lines(tx, sujet);
    let lignes = maison.db.read_blocking(&maison.systeme, lignes).unwrap();
    lignes.into_iter().map(|ligne| ligne.text).collect()
}

#[both_engines]
fn what_proves_an_identity_goes_when_any_decision_leaves_and_not_before(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    for sens in [Sens::Accepter, Sens::Refuser, Sens::ClasserSansSuite] {
        let id = maison.a_l_etude(&agent);
        let nature = Piece { nature: Some("TITRE_IDENTITE".into()), ..Piece::default() };
        let purgee = Piece { purge: true, ..Piece::default() };
        let titre = joindre(&maison, id, Genre::TitreIdentite, "a");
        let piece = joindre(&maison, id, Genre::PieceJustificative(nature), "b");
        let ephemere = joindre(&maison, id, Genre::PieceJustificative(purgee), "c");
        let plan = joindre(&maison, id, Genre::PieceJustificative(Piece::default()), "d");
        assert_eq!(lu(&maison, &titre).availability(false), Availability::Preparing);
        assert_eq!(lu(&maison, &piece).availability(false), Availability::Preparing);
        assert_eq!(lu(&maison, &ephemere).availability(false), Availability::Unchecked);

        let version = maison.version(id);
        let decider = move |tx: &mut db::Tx<'_>| {
            let auteur = AuteurDecision { version, sens, motivation: "Vu la pièce." };
            dossiers::decider(tx, id, &auteur, &signataire(), 600)
        };
        maison.agir(&agent, decider).unwrap();
        assert!(lu(&maison, &titre).erased.is_none(), "it may still be taken back");
        maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
        for efface in [&titre, &piece, &ephemere] {
            assert_eq!(lu(&maison, efface).availability(false), Availability::Erased, "{sens:?}");
        }
        assert!(lu(&maison, &plan).erased.is_none(), "the rest stays");
        let dits = actes(&maison, id);
        let dit = dits.iter().find(|ligne| ligne.contains("fichiers_effaces")).unwrap();
        assert!(dit.contains("\"fichiers\":3"), "{dit}");
    }
}
