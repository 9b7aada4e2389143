use delais::{Delai, Horloge, Regime, Silence, Suspension, Territoire, terme};
use jiff::civil::Date;

use crate::le;

const DEUX_MOIS: Delai = Delai::Mois(2);

fn horloge(regime: Regime, recu_le: &str) -> Horloge {
    Horloge::nouvelle(le(recu_le), regime, DEUX_MOIS)
}

/// Asked, expected by, come on ("" for never).
type Piece = (&'static str, &'static str, &'static str);

/// An indispensable piece.
fn piece((demandee, attendue, recue): Piece) -> Suspension {
    Suspension {
        demandee_le: le(demandee),
        attendue_le: le(attendue),
        recue_le: (!recue.is_empty()).then(|| le(recue)),
        fondement: Some("arrêté du 12 mai".to_owned()),
    }
}

#[test]
fn from_date_to_date() {
    let cas = [
        ("2027-01-12", DEUX_MOIS, "2027-03-12"),
        ("2026-12-31", DEUX_MOIS, "2027-02-28"),
        ("2027-12-31", DEUX_MOIS, "2028-02-29"),
        ("2027-12-29", DEUX_MOIS, "2028-02-29"),
        ("2028-02-29", DEUX_MOIS, "2028-04-29"),
        ("2028-02-29", Delai::Mois(12), "2029-02-28"),
        ("2027-07-31", DEUX_MOIS, "2027-09-30"),
        ("2027-05-31", Delai::Mois(1), "2027-06-30"),
        ("2027-08-31", Delai::Mois(4), "2027-12-31"),
        ("2027-03-28", Delai::Jours(1), "2027-03-29"),
        ("2028-02-28", Delai::Jours(2), "2028-03-01"),
        ("2026-12-31", Delai::Jours(15), "2027-01-15"),
        // A Saturday and a holiday stay where they are.
        ("2027-03-01", DEUX_MOIS, "2027-05-01"),
    ];
    for (depuis, delai, attendu) in cas {
        assert_eq!(terme(le(depuis), delai), le(attendu), "{depuis} + {delai}");
    }
}

#[test]
fn a_term_beyond_the_calendar_stops_at_its_end() {
    assert_eq!(terme(Date::MAX, Delai::Mois(u16::MAX)), Date::MAX);
    assert_eq!(terme(Date::MAX, Delai::Jours(1)), Date::MAX);
}

#[test]
fn each_regime_says_what_silence_means_and_when() {
    let terme = Some(le("2027-03-12"));
    let cas = [
        (Regime::SilenceAccepte, terme, Some(Silence::Acceptation)),
        (Regime::SilenceRefuse, terme, Some(Silence::Refus)),
        (Regime::Declaratif, None, None),
        (Regime::SansDecision, None, None),
        (Regime::AVerifier, None, None),
    ];
    for (regime, terme_legal, sens) in cas {
        let echeance = horloge(regime, "2027-01-12").echeance();
        assert_eq!((echeance.terme_legal, echeance.sens), (terme_legal, sens), "{regime}");
        assert_eq!((echeance.interne, echeance.date), (le("2027-03-12"), le("2027-03-12")));
    }
}

#[test]
fn to_be_checked_is_two_months_whatever_was_typed() {
    let mut horloge = horloge(Regime::AVerifier, "2027-01-12");
    horloge.delai = Delai::Mois(4);
    assert_eq!(horloge.echeance().interne, le("2027-03-12"));
    horloge.regime = Regime::SansDecision;
    assert_eq!(horloge.echeance().interne, le("2027-05-12"));
}

#[test]
fn refusal_is_suspended_while_pieces_are_asked() {
    let cas: &[(&[Piece], &str)] = &[
        (&[], "2027-03-12"),
        // Came after 9 days, within the delay.
        (&[("2027-01-20", "2027-02-20", "2027-01-29")], "2027-03-21"),
        // Never came, or too late: the delay given, 31 days.
        (&[("2027-01-20", "2027-02-20", "")], "2027-04-12"),
        (&[("2027-01-20", "2027-02-20", "2027-03-01")], "2027-04-12"),
        // Asked at the counter on the day of filing, and brought the same day.
        (&[("2027-01-12", "2027-02-12", "2027-01-12")], "2027-03-12"),
        (&[("2027-01-12", "2027-01-22", "")], "2027-03-22"),
        // Overlapping requests count their days once: from 20 to 30 January.
        (
            &[
                ("2027-01-20", "2027-01-28", "2027-01-28"),
                ("2027-01-25", "2027-02-20", "2027-01-30"),
            ],
            "2027-03-22",
        ),
        // The second within the first.
        (&[("2027-01-22", "2027-01-24", ""), ("2027-01-20", "2027-01-30", "")], "2027-03-22"),
        // Two within the first, one after the other.
        (
            &[
                ("2027-01-20", "2027-01-30", ""),
                ("2027-01-22", "2027-01-24", ""),
                ("2027-01-26", "2027-01-28", ""),
            ],
            "2027-03-22",
        ),
        // Two apart: 5 and 10 days.
        (&[("2027-01-20", "2027-01-25", ""), ("2027-02-01", "2027-02-11", "")], "2027-03-27"),
        // On the day of the term it is in time, on the day after it is not.
        (&[("2027-03-12", "2027-03-22", "")], "2027-03-22"),
        (&[("2027-03-13", "2027-03-23", "")], "2027-03-12"),
        // In time only because the first request had moved the term.
        (&[("2027-01-20", "2027-02-20", ""), ("2027-03-20", "2027-03-25", "")], "2027-04-17"),
        // A delay that ends before it begins stops nothing.
        (&[("2027-01-20", "2027-01-10", "")], "2027-03-12"),
    ];
    for (pieces, attendu) in cas {
        let mut horloge = horloge(Regime::SilenceRefuse, "2027-01-12");
        horloge.suspensions = pieces.iter().copied().map(piece).collect();
        assert_eq!(horloge.echeance().terme_legal, Some(le(attendu)), "{pieces:?}");
    }
}

#[test]
fn acceptance_runs_from_the_reception_of_everything() {
    let cas: &[(&[Piece], Option<&str>, &str)] = &[
        (&[], Some("2027-03-12"), "2027-03-12"),
        (&[("2027-01-20", "2027-02-20", "2027-01-29")], Some("2027-03-29"), "2027-03-29"),
        // Late pieces complete the file all the same.
        (&[("2027-01-20", "2027-02-20", "2027-03-01")], Some("2027-05-01"), "2027-05-01"),
        // Not come: no term; the internal date supposes the last day given.
        (&[("2027-01-20", "2027-02-20", "")], None, "2027-04-20"),
        (
            &[("2027-01-20", "2027-02-20", "2027-01-29"), ("2027-02-01", "2027-02-25", "")],
            None,
            "2027-04-25",
        ),
        // Nothing is born while a piece is missing, however late the next request.
        (
            &[("2027-01-20", "2027-02-20", ""), ("2027-05-01", "2027-05-10", "2027-05-05")],
            None,
            "2027-07-05",
        ),
        // Asked after acceptance was born.
        (&[("2027-03-13", "2027-04-13", "")], Some("2027-03-12"), "2027-03-12"),
        (&[("2027-03-12", "2027-04-12", "")], None, "2027-06-12"),
    ];
    for (pieces, terme_legal, interne) in cas {
        let mut horloge = horloge(Regime::SilenceAccepte, "2027-01-12");
        horloge.suspensions = pieces.iter().copied().map(piece).collect();
        let echeance = horloge.echeance();
        assert_eq!(echeance.terme_legal, terme_legal.map(le), "{pieces:?}");
        assert_eq!(echeance.interne, le(interne), "{pieces:?}");
        assert_eq!(echeance.sens, Some(Silence::Acceptation));
    }
}

#[test]
fn the_wrong_authority_delays_acceptance_and_not_refusal() {
    for (regime, attendu) in
        [(Regime::SilenceAccepte, "2027-03-20"), (Regime::SilenceRefuse, "2027-03-12")]
    {
        let mut horloge = horloge(regime, "2027-01-12");
        horloge.transmis_le = Some(le("2027-01-20"));
        assert_eq!(horloge.echeance().terme_legal, Some(le(attendu)));
        horloge.transmis_le = None;
        horloge.complet_le = Some(le("2027-01-20"));
        assert_eq!(horloge.echeance().terme_legal, Some(le(attendu)));
    }
}

#[test]
fn a_piece_without_its_text_stops_nothing_but_is_awaited() {
    for fondement in [None, Some("  ".to_owned())] {
        for regime in [Regime::SilenceAccepte, Regime::SilenceRefuse] {
            let mut horloge = horloge(regime, "2027-01-12");
            let demande = piece(("2027-01-20", "2027-02-20", ""));
            horloge.suspensions = vec![Suspension { fondement: fondement.clone(), ..demande }];
            let echeance = horloge.echeance();
            assert_eq!(echeance.terme_legal, Some(le("2027-03-12")));
            assert_eq!(echeance.attente, Some(le("2027-02-20")));
        }
    }
}

#[test]
fn the_wait_lasts_until_the_last_piece_not_come() {
    let mut horloge = horloge(Regime::SilenceRefuse, "2027-01-12");
    horloge.suspensions = [
        ("2027-01-20", "2027-02-20", ""),
        ("2027-01-20", "2027-02-10", ""),
        ("2027-01-20", "2027-03-20", "2027-01-21"),
    ]
    .map(piece)
    .to_vec();
    assert_eq!(horloge.echeance().attente, Some(le("2027-02-20")));
}

#[test]
fn the_useful_date_wins_when_earlier() {
    for (utile, date) in [("2027-02-01", "2027-02-01"), ("2027-12-01", "2027-03-12")] {
        for regime in Regime::TOUS {
            let mut horloge = horloge(*regime, "2027-01-12");
            horloge.date_utile = Some(le(utile));
            assert_eq!(horloge.echeance().date, le(date), "{regime}");
        }
    }
}

#[test]
fn the_setting_moves_the_term_to_a_worked_day() {
    // 1 May 2027 is a Saturday.
    for regime in Regime::TOUS {
        let mut horloge = horloge(*regime, "2027-03-01");
        horloge.report_au_jour_ouvre = Some(Territoire::Metropole);
        assert_eq!(horloge.echeance().interne, le("2027-05-03"), "{regime}");
    }
}

#[test]
fn what_remains_and_what_silence_decided() {
    let echeance = horloge(Regime::SilenceRefuse, "2027-01-12").echeance();
    let cas = [
        ("2027-03-02", 10, None),
        ("2027-03-12", 0, None),
        ("2027-03-13", -1, Some(Silence::Refus)),
        ("2028-03-12", -366, Some(Silence::Refus)),
    ];
    for (aujourdhui, reste, nee) in cas {
        assert_eq!(echeance.reste(le(aujourdhui)), reste, "{aujourdhui}");
        assert_eq!(echeance.decision_nee_du_silence(le(aujourdhui)), nee, "{aujourdhui}");
    }
    let muette = horloge(Regime::AVerifier, "2027-01-12").echeance();
    assert_eq!(muette.decision_nee_du_silence(le("2030-01-01")), None);
}

#[test]
fn codes_and_json_are_stable() {
    let mut horloge = horloge(Regime::SilenceRefuse, "2027-01-12");
    horloge.suspensions = vec![piece(("2027-01-20", "2027-02-20", ""))];
    horloge.report_au_jour_ouvre = Some(Territoire::LaReunion);
    let json = serde_json::to_string(&horloge).unwrap();
    assert_eq!(
        json,
        r#"{"recu_le":"2027-01-12","regime":"silence_refuse","delai":"P2M","suspensions":[{"demandee_le":"2027-01-20","attendue_le":"2027-02-20","recue_le":null,"fondement":"arrêté du 12 mai"}],"complet_le":null,"transmis_le":null,"date_utile":null,"report_au_jour_ouvre":"la_reunion"}"#
    );
    assert_eq!(serde_json::from_str::<Horloge>(&json).unwrap(), horloge);
    let court = r#"{"recu_le":"2027-01-12","regime":"a_verifier"}"#;
    let attendu = Horloge::nouvelle(le("2027-01-12"), Regime::AVerifier, DEUX_MOIS);
    assert_eq!(serde_json::from_str::<Horloge>(court).unwrap(), attendu);
    for regime in Regime::TOUS {
        assert_eq!(regime.code().parse(), Ok(*regime));
        assert_eq!(serde_json::to_string(regime).unwrap(), format!("\"{regime}\""));
    }
    assert!("SilenceAccepte".parse::<Regime>().is_err());
}

#[test]
fn delays_are_read_strictly() {
    assert_eq!("P15D".parse(), Ok(Delai::Jours(15)));
    assert_eq!("P4M".parse(), Ok(Delai::Mois(4)));
    for faux in ["", "P", "PM", "P0M", "P-1D", "P+1D", "2M", "P2", "P2W", "P70000M", "P 2M", "P2é"]
    {
        assert!(faux.parse::<Delai>().is_err(), "{faux}");
    }
}
