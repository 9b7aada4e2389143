use delais::{
    Delai, Envoi, Horloge, Manque, Mention, Regime, ServiceCharge, Suspension, manques,
    manques_pour_publier, mentions,
};

use crate::le;

const COMPLET: ServiceCharge = ServiceCharge {
    designation: true,
    adresse_postale: true,
    courriel: true,
    telephone: true,
    voies_de_recours: true,
};

fn codes(horloge: &Horloge) -> Vec<&'static str> {
    mentions(horloge, &COMPLET).iter().map(Mention::code).collect()
}

fn horloge(regime: Regime) -> Horloge {
    Horloge::nouvelle(le("2027-01-12"), regime, Delai::Mois(2))
}

#[test]
fn the_golden_receipts() {
    let debut = ["recue", "service", "adresse_postale", "courriel", "telephone"];
    let cas: [(Regime, &[&str]); 5] = [
        (Regime::SilenceAccepte, &["silence_accepte", "sous_reserve_de_completude", "attestation"]),
        (Regime::SilenceRefuse, &["silence_refuse", "sous_reserve_de_completude", "recours"]),
        (Regime::Declaratif, &["declaration_deposee"]),
        (Regime::SansDecision, &["silence_sans_effet"]),
        (Regime::AVerifier, &[]),
    ];
    for (regime, suite) in cas {
        assert_eq!(codes(&horloge(regime)), [&debut, suite].concat(), "{regime}");
    }
}

#[test]
fn the_receipt_of_an_incomplete_file() {
    let mut horloge = horloge(Regime::SilenceAccepte);
    horloge.suspensions = vec![Suspension {
        demandee_le: le("2027-01-12"),
        attendue_le: le("2027-02-12"),
        recue_le: None,
        fondement: Some("CGCT, L2213-1".to_owned()),
    }];
    let attendues = Mention::PiecesAttendues { jusqu_au: le("2027-02-12") };
    let lignes = mentions(&horloge, &COMPLET);
    assert_eq!(
        lignes[5..],
        [
            attendues,
            Mention::SilenceAccepteUneFoisComplet { delai: Delai::Mois(2) },
            Mention::Attestation
        ]
    );
    horloge.regime = Regime::SilenceRefuse;
    let lignes = mentions(&horloge, &COMPLET);
    assert_eq!(lignes[5..7], [attendues, Mention::SilenceRefuse { le: le("2027-04-12") }]);
}

#[test]
fn an_unknown_fact_has_no_line_and_is_missed() {
    let vide = ServiceCharge::default();
    let lignes = mentions(&horloge(Regime::AVerifier), &vide);
    assert_eq!(lignes, [Mention::Recue { le: le("2027-01-12") }]);
    use Manque::{Adresse, Designation, Telephone, VoiesDeRecours};
    let communs = [Designation, Adresse, Telephone];
    let cas: [(Regime, &[Manque]); 5] = [
        (Regime::SilenceAccepte, &communs),
        (Regime::SilenceRefuse, &[Designation, Adresse, Telephone, VoiesDeRecours]),
        (Regime::Declaratif, &communs),
        (Regime::SansDecision, &communs),
        (Regime::AVerifier, &[]),
    ];
    for (regime, attendu) in cas {
        assert_eq!(manques_pour_publier(regime, &vide), attendu, "{regime}");
        assert_eq!(manques_pour_publier(regime, &COMPLET), [], "{regime}");
    }
}

#[test]
fn paper_wants_the_postal_address() {
    let service = ServiceCharge { adresse_postale: false, ..COMPLET };
    assert_eq!(manques(Regime::SilenceAccepte, &service, Envoi::Electronique), []);
    assert_eq!(manques(Regime::SilenceAccepte, &service, Envoi::Papier), [Manque::Adresse]);
    assert_eq!(manques(Regime::AVerifier, &service, Envoi::Papier), []);
}

#[test]
fn mentions_are_tagged_by_their_code() {
    for regime in Regime::TOUS {
        for mention in mentions(&horloge(*regime), &COMPLET) {
            let json = serde_json::to_value(mention).unwrap();
            assert_eq!(json["code"], mention.code());
            assert_eq!(serde_json::from_value::<Mention>(json).unwrap(), mention);
        }
    }
}

/// A code without a sentence would be found by a resident.
#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let mut clefs = vec!["mention-pieces-attendues", "mention-silence-accepte-une-fois-complet"]
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for regime in Regime::TOUS {
        clefs.push(format!("regime-{regime}"));
        clefs.extend(codes(&horloge(*regime)).iter().map(|code| format!("mention-{code}")));
    }
    clefs.extend(Manque::TOUS.iter().map(|manque| format!("manque-{manque}")));
    let textes = [
        include_str!("../../../../locales/fr/delais.ftl"),
        include_str!("../../../../locales/en/delais.ftl"),
    ];
    for clef in clefs {
        let clef = format!("delais-{} = ", clef.replace('_', "-"));
        for texte in textes {
            assert!(texte.lines().any(|ligne| ligne.starts_with(&clef)), "{clef}");
        }
    }
}
