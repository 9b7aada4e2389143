use delais::{Delai, Horloge, Regime, Suspension, Territoire, delai_de_recours, terme};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;

fn jour() -> impl Strategy<Value = Date> {
    (0..40_000i32).prop_map(|n| date(1995, 1, 1) + n.days())
}

fn delai() -> impl Strategy<Value = Delai> {
    prop_oneof![(1..36u16).prop_map(Delai::Mois), (1..900u16).prop_map(Delai::Jours)]
}

fn regime() -> impl Strategy<Value = Regime> {
    prop::sample::select(Regime::TOUS)
}

fn territoire() -> impl Strategy<Value = Territoire> {
    prop::sample::select(Territoire::TOUS)
}

/// A request for an indispensable piece, days after the reception; its delay; its coming.
fn piece() -> impl Strategy<Value = (i32, i32, Option<i32>)> {
    (0..120i32, 0..60i32, prop::option::of(0..90i32))
}

fn suspension(recu_le: Date, (demande, duree, venue): (i32, i32, Option<i32>)) -> Suspension {
    let demandee_le = recu_le + demande.days();
    Suspension {
        demandee_le,
        attendue_le: demandee_le + duree.days(),
        recue_le: venue.map(|n| demandee_le + n.days()),
        fondement: Some("un texte".to_owned()),
    }
}

proptest! {
    #[test]
    fn received_later_never_ends_sooner(a in jour(), ecart in 0..400i32, delai in delai()) {
        prop_assert!(terme(a, delai) <= terme(a + ecart.days(), delai));
        prop_assert!(terme(a, delai) > a);
    }

    #[test]
    fn a_month_ends_on_the_same_day_or_on_its_last(recu in jour(), mois in 1..36u16) {
        let fin = terme(recu, Delai::Mois(mois));
        let dernier = fin.day() == fin.days_in_month();
        prop_assert!(fin.day() == recu.day() || (dernier && fin.day() < recu.day()));
        let ecart = (i32::from(fin.year()) - i32::from(recu.year())) * 12
            + i32::from(fin.month()) - i32::from(recu.month());
        prop_assert_eq!(ecart, i32::from(mois));
    }

    /// Dates have no hours: the sum over a change of hour is that of midnights in UTC.
    #[test]
    fn the_change_of_hour_is_irrelevant(recu in jour(), n in 1..900u16) {
        let paris = recu.in_tz("Europe/Paris").unwrap() + i64::from(n).days();
        prop_assert_eq!(terme(recu, Delai::Jours(n)), paris.date());
    }

    #[test]
    fn asking_never_shortens_and_order_does_not_matter(
        recu in jour(), regime in regime(), mut pieces in prop::collection::vec(piece(), 0..5),
    ) {
        let nue = Horloge::nouvelle(recu, regime, Delai::default());
        let mut horloge = nue.clone();
        horloge.suspensions = pieces.iter().map(|p| suspension(recu, *p)).collect();
        let echeance = horloge.echeance();
        prop_assert!(echeance.interne >= nue.echeance().interne);
        pieces.reverse();
        horloge.suspensions = pieces.iter().map(|p| suspension(recu, *p)).collect();
        prop_assert_eq!(horloge.echeance(), echeance);
    }

    #[test]
    fn refusal_waits_at_most_the_days_given(
        recu in jour(), pieces in prop::collection::vec(piece(), 0..5),
    ) {
        let mut horloge = Horloge::nouvelle(recu, Regime::SilenceRefuse, Delai::default());
        let nu = horloge.echeance().interne;
        horloge.suspensions = pieces.iter().map(|p| suspension(recu, *p)).collect();
        let donnes: i32 = pieces.iter().map(|(_, duree, _)| duree).sum();
        prop_assert!((horloge.echeance().interne - nu).get_days() <= donnes);
    }

    #[test]
    fn the_due_date_is_never_after_the_term(
        recu in jour(), regime in regime(), delai in delai(), utile in prop::option::of(jour()),
    ) {
        let mut horloge = Horloge::nouvelle(recu, regime, delai);
        horloge.date_utile = utile;
        let echeance = horloge.echeance();
        prop_assert!(echeance.terme_legal.is_none_or(|terme| echeance.date <= terme));
        prop_assert_eq!(echeance.terme_legal.is_some(), regime.silence().is_some());
        prop_assert_eq!(echeance.reste(echeance.date), 0);
        prop_assert_eq!(echeance.reste(echeance.date + 7.days()), -7);
    }

    #[test]
    fn an_appeal_ends_on_a_worked_day_after_two_full_months(
        notifie in jour(), territoire in territoire(), ecart in 0..400i32,
    ) {
        let fin = delai_de_recours(notifie, territoire);
        prop_assert!(territoire.est_ouvre(fin));
        prop_assert!(fin > terme(notifie, Delai::Mois(2)));
        prop_assert!((fin - notifie).get_days() <= 62 + 1 + 6);
        prop_assert!(fin <= delai_de_recours(notifie + ecart.days(), territoire));
    }

    #[test]
    fn a_delay_is_read_as_it_is_written(delai in delai()) {
        prop_assert_eq!(delai.to_string().parse::<Delai>(), Ok(delai));
    }

    #[test]
    fn anything_typed_as_a_delay_is_read_or_refused(texte in "\\PC{0,12}|P[0-9é]{0,6}[MD]") {
        if let Ok(delai) = texte.parse::<Delai>() {
            prop_assert_eq!(delai.to_string().len() <= texte.len(), true);
        }
    }
}
