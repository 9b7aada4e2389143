use db::testing::TestDb;
use db_macros::both_engines;
use demarches::{PAR_PAGE, Trouvees, chercher};

use crate::{ctx, descripteur, elsewhere, import};

fn titres(db: &TestDb, mots: &'static str) -> Vec<String> {
    page(db, mots, 1).demarches.into_iter().map(|d| d.titre).collect()
}

fn page(db: &TestDb, mots: &'static str, page: usize) -> Trouvees {
    db.db.read_blocking(&ctx(), move |tx| chercher(tx, mots, page)).unwrap()
}

fn semer(db: &TestDb) {
    for (numero, titre, description) in [
        (1, "Inscription à la cantine", "Repas de midi à l’école."),
        (2, "Inscription à l’école maternelle", "Avec ou sans cantine."),
        (3, "Copie d’acte de naissance", "État civil."),
        (4, "Déclarer un échafaudage", "Travaux sur la rue."),
        (5, "Œuvre d’art dans l’espace public", "Avis <b>consultatif</b>."),
    ] {
        import(&db.db, &ctx(), &descripteur(numero, titre, description), true);
    }
    import(&db.db, &ctx(), &descripteur(6, "Cantine en brouillon", ""), false);
    import(&db.db, &elsewhere(), &descripteur(7, "Cantine d’ailleurs", ""), true);
}

#[both_engines]
fn accents_case_and_endings_do_not_count_and_the_title_comes_first(db: TestDb) {
    semer(&db);
    let cantine = ["Inscription à la cantine", "Inscription à l’école maternelle"];
    assert_eq!(titres(&db, "CANTINES"), cantine);
    assert_eq!(titres(&db, "cant"), cantine, "a beginning is enough");
    assert_eq!(titres(&db, "inscrire mon enfant école")[0], "Inscription à l’école maternelle");
    assert_eq!(titres(&db, "declaration echafaudages"), ["Déclarer un échafaudage"]);
    assert_eq!(titres(&db, "oeuvre"), ["Œuvre d’art dans l’espace public"]);
    assert_eq!(titres(&db, "je veux un acte de NAISSANCE"), ["Copie d’acte de naissance"]);
    assert_eq!(titres(&db, "b consultatif"), ["Œuvre d’art dans l’espace public"]);
}

#[both_engines]
fn nothing_is_found_by_the_signs_of_the_engines_and_everything_without_words(db: TestDb) {
    semer(&db);
    assert_eq!(titres(&db, "zzz"), Vec::<String>::new());
    for odd in ["\" OR *", "'; DROP", "a:* & !b", "NEAR(", "\u{0}", "-- ( ) |"] {
        page(&db, odd, 1);
    }
    assert_eq!(titres(&db, "  ").len(), 5);
    assert_eq!(titres(&db, "")[0], "Copie d’acte de naissance", "by title, accents set aside");
    assert!(titres(&db, "zzcollectivite2").is_empty());
    let near = page(&db, "cantine zzz", 1);
    assert!(near.approchees && near.total == 2);
}

#[both_engines]
fn pages_hold_twenty_and_a_page_beyond_the_end_is_the_last(db: TestDb) {
    for numero in 1..=45 {
        import(&db.db, &ctx(), &descripteur(numero, &format!("Salle {numero:02}"), ""), true);
    }
    for mots in ["", "salle"] {
        let second = page(&db, mots, 2);
        assert_eq!((second.total, second.page, second.pages), (45, 2, 3));
        assert_eq!(second.demarches.len(), PAR_PAGE);
        assert_eq!(second.demarches[0].titre, "Salle 21");
        let last = page(&db, mots, usize::MAX);
        assert_eq!((last.page, last.demarches.len()), (3, 5));
    }
}
