use std::{collections::BTreeMap, fs, path::Path};

use delais::Territoire;
use jiff::civil::Date;

use crate::le;

type Calendrier = BTreeMap<(String, i16), Vec<Date>>;

fn copie() -> Calendrier {
    let texte = include_str!("../../donnees/jours-feries.txt");
    let lignes = texte.lines().filter(|ligne| !ligne.starts_with('#'));
    lignes
        .map(|ligne| {
            let mut mots = ligne.split(' ');
            let (zone, annee) = (mots.next().unwrap(), mots.next().unwrap());
            let jours = mots.map(|jour| le(&format!("{annee}-{jour}"))).collect();
            ((zone.to_owned(), annee.parse().unwrap()), jours)
        })
        .collect()
}

#[test]
fn the_computed_holidays_are_those_of_the_state() {
    let copie = copie();
    assert_eq!(copie.len(), Territoire::TOUS.len() * 26);
    for ((zone, annee), jours) in copie {
        let territoire: Territoire = zone.parse().unwrap();
        assert_eq!(territoire.jours_feries(annee), jours, "{zone} {annee}");
    }
}

/// Outside the founders' machine the source is not there; the copy it was made from is.
#[test]
fn the_copy_is_the_source_where_the_source_is_at_hand() {
    let dossier = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/jours-feries");
    if !dossier.is_dir() {
        return;
    }
    let mut source = Calendrier::new();
    for territoire in Territoire::TOUS {
        let nom = format!("jours_feries_{}.csv", territoire.code().replace('_', "-"));
        let texte = fs::read_to_string(dossier.join(nom)).unwrap();
        for ligne in texte.lines().skip(1) {
            let jour = le(ligne.split(',').next().unwrap());
            source.entry((territoire.code().to_owned(), jour.year())).or_default().push(jour);
        }
    }
    for jours in source.values_mut() {
        jours.sort();
        jours.dedup();
    }
    assert_eq!(source, copie());
}

#[test]
fn easter_and_its_train_beyond_the_file() {
    let lundi = |annee| {
        Territoire::Metropole.jours_feries(annee).into_iter().find(|jour| {
            jour.weekday() == jiff::civil::Weekday::Monday && matches!(jour.month(), 3 | 4)
        })
    };
    assert_eq!(lundi(2038), Some(le("2038-04-26")));
    assert_eq!(lundi(2049), Some(le("2049-04-19")));
    assert_eq!(lundi(2285), Some(le("2285-03-23")));
}

#[test]
fn the_zone_of_a_commune() {
    let cas = [
        ("67482", Territoire::AlsaceMoselle),
        ("57463", Territoire::AlsaceMoselle),
        ("75056", Territoire::Metropole),
        ("2A004", Territoire::Metropole),
        ("97411", Territoire::LaReunion),
        ("97801", Territoire::SaintMartin),
        ("98818", Territoire::NouvelleCaledonie),
        ("", Territoire::Metropole),
        ("9", Territoire::Metropole),
        ("9é", Territoire::Metropole),
    ];
    for (insee, attendu) in cas {
        assert_eq!(Territoire::depuis_insee(insee), attendu, "{insee}");
    }
}

#[test]
fn worked_days_step_over_weekends_and_holidays() {
    // 25 December 2026 is a Friday; the 26th is a holiday in Strasbourg only, a Saturday anyway.
    let metropole = Territoire::Metropole;
    assert_eq!(metropole.premier_jour_ouvre(le("2026-12-25")), le("2026-12-28"));
    assert_eq!(metropole.apres_jours_ouvres(le("2026-12-24"), 1), le("2026-12-28"));
    assert_eq!(metropole.apres_jours_ouvres(le("2026-12-24"), 0), le("2026-12-24"));
    // 26 December 2025, a Friday, between Christmas and the weekend.
    assert_eq!(metropole.premier_jour_ouvre(le("2025-12-25")), le("2025-12-26"));
    assert_eq!(Territoire::AlsaceMoselle.premier_jour_ouvre(le("2025-12-25")), le("2025-12-29"));
    // Réunion's 20 December 2027 is a Monday.
    assert_eq!(Territoire::LaReunion.premier_jour_ouvre(le("2027-12-18")), le("2027-12-21"));
}
