use jiff::civil::{date, time};
use langues::{Arg, IntoArg, Langue, Textes};

#[test]
fn a_message_without_arguments_is_a_constant() {
    assert_eq!(Textes::fr().commun_continuer(), "Continuer");
    assert_eq!(Textes::en().commun_continuer(), "Continue");
}

#[test]
fn arguments_choose_plurals_and_are_not_isolated() {
    assert_eq!(Textes::fr().commun_jours(0), "0\u{a0}jour");
    assert_eq!(Textes::en().commun_jours(0), "0\u{a0}days");
    assert_eq!(Textes::fr().commun_jours(1_200_u64), "1\u{202f}200\u{a0}jours");
    let libelle = "Nom".to_owned();
    assert_eq!(Textes::fr().commun_libelle_valeur(&libelle, "Petit"), "Nom\u{202f}: Petit");
}

#[test]
fn a_key_known_when_running() {
    let t = Textes::fr();
    assert_eq!(t.par_cle("commun-oui", &[]).as_deref(), Some("Oui"));
    let args = [("page", Arg::Nombre(2)), ("total", 7.to_arg())];
    assert_eq!(t.par_cle("composants-page-position", &args).as_deref(), Some("Page 2 sur 7"));
    assert_eq!(t.par_cle("commun-rien-de-tel", &[]), None);
}

#[test]
fn the_language_is_the_one_chosen() {
    let cases = [
        (None, Langue::Fr),
        (Some("fr"), Langue::Fr),
        (Some("en"), Langue::En),
        (Some("EN-gb"), Langue::En),
        (Some("xx"), Langue::Fr),
        (Some("\u{0}*"), Langue::Fr),
    ];
    for (choix, expected) in cases {
        assert_eq!(Langue::choisie(choix), expected, "{choix:?}");
    }
}

#[test]
fn dates_and_hours() {
    let (fr, en) = (Textes::fr(), Textes::en());
    assert_eq!(fr.date_longue(date(2026, 12, 12)), "12\u{a0}décembre\u{a0}2026");
    assert_eq!(fr.date_longue(date(2026, 3, 1)), "1er\u{a0}mars\u{a0}2026");
    assert_eq!(en.date_longue(date(2026, 3, 1)), "1\u{a0}March\u{a0}2026");
    assert_eq!(fr.date_avec_jour(date(2026, 11, 24)), "mardi 24\u{a0}novembre\u{a0}2026");
    assert_eq!(fr.date_courte(date(2026, 8, 4)), "04/08/2026");
    assert_eq!(en.date_courte(date(2026, 8, 4)), "4\u{a0}Aug\u{a0}2026");
    assert_eq!(fr.heure(time(9, 5, 0, 0)), "9\u{a0}h\u{a0}05");
    assert_eq!(fr.heure(time(10, 0, 59, 0)), "10\u{a0}h");
    assert_eq!(en.heure(time(10, 0, 0, 0)), "10:00");
    assert_eq!(
        fr.instant(date(2026, 2, 2).at(9, 20, 0, 0)),
        "2\u{a0}février\u{a0}2026 à\u{a0}9\u{a0}h\u{a0}20"
    );
}

#[test]
fn numbers_sums_and_sizes() {
    let (fr, en) = (Textes::fr(), Textes::en());
    assert_eq!(fr.nombre(-1_234_567), "\u{2212}1\u{202f}234\u{202f}567");
    assert_eq!(en.nombre(999), "999");
    assert_eq!(fr.decimal(1_200.5, 2), "1\u{202f}200,50");
    assert_eq!(fr.montant(1_250), "12,50\u{a0}€");
    assert_eq!(fr.montant(-1_205), "\u{2212}12,05\u{a0}€");
    assert_eq!(en.montant(120_000), "€1,200");
    assert_eq!(fr.taille_fichier(1), "1\u{a0}octet");
    assert_eq!(fr.taille_fichier(999_499), "999\u{a0}Ko");
    assert_eq!(fr.taille_fichier(999_500), "1\u{a0}Mo");
    assert_eq!(fr.taille_fichier(12_970), "13\u{a0}Ko");
    assert_eq!(fr.taille_fichier(340_400), "340\u{a0}Ko");
    assert_eq!(fr.taille_fichier(1_250_000), "1,3\u{a0}Mo");
    assert_eq!(en.taille_fichier(2_000_000), "2\u{a0}MB");
    assert_eq!(fr.taille_fichier(u64::MAX / 2), "9\u{202f}223\u{202f}372\u{202f}037\u{a0}Go");
}

#[test]
fn lists() {
    assert_eq!(Textes::fr().liste::<&str>(&[]), "");
    assert_eq!(Textes::fr().liste(&["a"]), "a");
    assert_eq!(Textes::fr().liste(&["a", "b", "c"]), "a, b et c");
}
