use std::collections::BTreeSet;

use delais::{Delai, MODELES, Regime, modele};

/// The readings of decrees 2015-1459, 2015-1460, 2016-625 and 2016-677 that are easily lost.
#[test]
fn limited_places_are_refused_and_the_canteen_is_not() {
    let cas = [
        ("cantine", Regime::SilenceAccepte, Delai::Mois(2)),
        ("periscolaire", Regime::SilenceAccepte, Delai::Mois(2)),
        ("accueil_loisirs", Regime::SilenceRefuse, Delai::Mois(2)),
        ("creche", Regime::SilenceRefuse, Delai::Mois(4)),
        ("conservatoire", Regime::SilenceRefuse, Delai::Mois(2)),
        ("ecole_maternelle", Regime::SilenceAccepte, Delai::Mois(3)),
        ("debit_boissons", Regime::SilenceAccepte, Delai::Mois(2)),
        ("occupation_domaine_public", Regime::SilenceRefuse, Delai::Mois(2)),
        ("voirie", Regime::SilenceRefuse, Delai::Mois(2)),
        ("chien_categorise", Regime::SilenceRefuse, Delai::Mois(2)),
        ("subvention", Regime::SilenceRefuse, Delai::Mois(2)),
        ("mariage", Regime::SansDecision, Delai::Mois(2)),
    ];
    for (code, regime, delai) in cas {
        let modele = modele(code).unwrap();
        assert_eq!((modele.regime, modele.delai), (regime, delai), "{code}");
    }
}

#[test]
fn a_model_is_named_once_and_what_was_not_read_says_so() {
    let codes: BTreeSet<_> = MODELES.iter().map(|modele| modele.code).collect();
    assert_eq!(codes.len(), MODELES.len());
    for modele in MODELES.iter().filter(|modele| modele.regime == Regime::AVerifier) {
        assert!(!modele.lu, "{}", modele.code);
    }
    assert_eq!(modele("inconnu"), None);
}
