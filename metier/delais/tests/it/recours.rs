use delais::{
    Eloignement, Territoire, delai_de_recours, delai_de_recours_eloigne, fin_du_retrait,
    limite_accuse_enregistrement, limite_accuse_envoi, limite_motifs, notification_electronique,
    retrait_possible,
};

use crate::le;

#[test]
fn two_full_months_then_the_next_worked_day() {
    let cas = [
        // Tuesday 12 January: 12 March, its morrow a Saturday, then Monday.
        ("2027-01-12", Territoire::Metropole, "2027-03-15"),
        ("2027-01-13", Territoire::Metropole, "2027-03-15"),
        ("2027-01-18", Territoire::Metropole, "2027-03-19"),
        // The month that lacks the day ends on 28 February, whose morrow is a Monday.
        ("2026-12-31", Territoire::Metropole, "2027-03-01"),
        ("2027-12-31", Territoire::Metropole, "2028-03-01"),
        // 14 July 2027, a Wednesday.
        ("2027-05-13", Territoire::Metropole, "2027-07-15"),
        // 10 June 2027, a Thursday, a holiday in Guyane alone.
        ("2027-04-09", Territoire::Metropole, "2027-06-10"),
        ("2027-04-09", Territoire::Guyane, "2027-06-11"),
        // Good Friday 26 March 2027 to Tuesday 30, through Easter Monday, in Alsace.
        ("2027-01-25", Territoire::Metropole, "2027-03-26"),
        ("2027-01-25", Territoire::AlsaceMoselle, "2027-03-30"),
    ];
    for (notifie, territoire, attendu) in cas {
        assert_eq!(
            delai_de_recours(le(notifie), territoire),
            le(attendu),
            "{notifie} {territoire}"
        );
    }
}

#[test]
fn distance_adds_months() {
    let cas = [
        (Eloignement::Aucun, "2027-03-19"),
        (Eloignement::OutreMer, "2027-04-19"),
        (Eloignement::Etranger, "2027-05-19"),
    ];
    for (eloignement, attendu) in cas {
        let fin = delai_de_recours_eloigne(le("2027-01-18"), eloignement, Territoire::Metropole);
        assert_eq!(fin, le(attendu), "{eloignement}");
    }
}

#[test]
fn an_acceptance_is_withdrawn_within_four_months() {
    assert_eq!(fin_du_retrait(le("2027-10-31")), le("2028-02-29"));
    assert!(retrait_possible(le("2027-01-12"), le("2027-05-12")));
    assert!(!retrait_possible(le("2027-01-12"), le("2027-05-13")));
}

#[test]
fn receipts_and_reasons_have_their_limits() {
    // Thursday 24 December 2026; Christmas and 1 January are Fridays.
    let recu = le("2026-12-24");
    assert_eq!(limite_accuse_envoi(recu, Territoire::Metropole), le("2026-12-28"));
    assert_eq!(limite_accuse_enregistrement(recu, Territoire::Metropole), le("2027-01-11"));
    assert_eq!(limite_motifs(le("2027-01-31")), le("2027-02-28"));
}

#[test]
fn an_unread_notification_counts_from_its_availability() {
    let depot = le("2027-01-01");
    let cas = [
        (None, "2027-01-16", None),
        (None, "2027-01-17", Some("2027-01-01")),
        (Some("2027-01-10"), "2027-01-10", Some("2027-01-10")),
        (Some("2027-01-16"), "2027-02-01", Some("2027-01-16")),
        (Some("2027-01-20"), "2027-02-01", Some("2027-01-01")),
    ];
    for (lue, aujourdhui, attendu) in cas {
        let notifiee = notification_electronique(depot, lue.map(le), le(aujourdhui));
        assert_eq!(notifiee, attendu.map(le), "{lue:?} {aujourdhui}");
    }
}
