use formulaires::{
    Bornes, BornesDate, Code, Genre, Liste, Primaire, Regles, UneFois, Valeur, lire_champ, texte,
    vers_saisie,
};
use jiff::civil::date;
use rust_decimal::Decimal;

use crate::outils::{AUJOURDHUI, champ, formulaire, saisie};

/// Reads one champ from `(suffix, value)` controls: its text, or the code of its problem.
fn lire(genre: &Genre, controles: &[(&str, &str)]) -> Result<Option<String>, Code> {
    let formulaire = formulaire(vec![champ(1, genre.clone())]);
    let champ = &formulaire.champs()[0];
    let nom = champ.id.nom(None);
    let noms: Vec<String> =
        controles.iter().map(|(suffixe, _)| format!("{nom}{suffixe}")).collect();
    let controles: Vec<(&str, &str)> =
        noms.iter().map(String::as_str).zip(controles.iter().map(|(_, valeur)| *valeur)).collect();
    let saisie = saisie(&controles);
    let lue = lire_champ(&formulaire, champ, None, &saisie, AUJOURDHUI)
        .map_err(|probleme| probleme.code)?;
    if let Some(valeur) = &lue {
        // What was read goes back to controls that read the same.
        let retour: Vec<(String, String)> = vers_saisie(champ, None, valeur);
        let retour: Vec<(&str, &str)> =
            retour.iter().map(|(nom, valeur)| (nom.as_str(), valeur.as_str())).collect();
        let relue = lire_champ(&formulaire, champ, None, &self::saisie(&retour), AUJOURDHUI);
        assert_eq!(relue.as_ref().ok(), Some(&lue));
        let json = serde_json::to_string(valeur).unwrap();
        assert_eq!(&serde_json::from_str::<Valeur>(&json).unwrap(), valeur, "{json}");
    }
    Ok(lue.map(|valeur| texte(champ, &valeur)))
}

fn seul(genre: &Genre, valeur: &str) -> Result<Option<String>, Code> {
    lire(genre, &[("", valeur)])
}

fn table(genre: &Genre, bons: &[(&str, &str)], faux: &[(&str, Code)]) {
    for (ecrit, voulu) in bons {
        assert_eq!(seul(genre, ecrit), Ok(Some((*voulu).to_owned())), "{genre:?} {ecrit}");
    }
    for (ecrit, code) in faux {
        assert_eq!(seul(genre, ecrit), Err(*code), "{genre:?} {ecrit}");
    }
    assert!(
        matches!(seul(genre, "  "), Ok(None) | Ok(Some(_)) if *genre == Genre::Checkbox || seul(genre, "  ") == Ok(None))
    );
}

#[test]
fn text() {
    table(&Genre::Text, &[(" a\u{0}b\r\nc ", "ab c"), ("true", "true"), ("date", "date")], &[]);
    table(&Genre::Textarea { limite: None }, &[("a\r\nb\u{7}", "a\nb")], &[]);
    let long = "é".repeat(10_001);
    assert_eq!(seul(&Genre::Text, &long), Err(Code::TexteTropLong));
    assert_eq!(seul(&Genre::Text, &long[2..]), Ok(Some(long[2..].to_owned())));
    assert_eq!(
        seul(&Genre::Textarea { limite: Some(400) }, &long[..802]),
        Err(Code::TexteTropLong)
    );
    for genre in [
        Genre::UneFois(UneFois::Cnaf),
        Genre::Referentiel,
        Genre::Cojo,
        Genre::Inconnu { nom: "x".to_owned() },
    ] {
        table(&genre, &[("abc", "abc")], &[]);
    }
}

#[test]
fn formatted() {
    let regles = Regles {
        motif: Some("[A-Z]{2}[0-9]+".to_owned()),
        exemple: Some("AB12".to_owned()),
        ..Regles::default()
    };
    let formate = |regles: Regles| Genre::Formatted(Box::new(regles));
    table(
        &formate(regles.clone()),
        &[("AB1", "AB1")],
        &[("xAB1", Code::FormeAttendue), ("AB", Code::FormeAttendue)],
    );
    let dit = Regles { message: Some("Deux lettres puis des chiffres".to_owned()), ..regles };
    table(&formate(dit), &[], &[("1", Code::FormeExpliquee)]);
    let court = Regles {
        longueur_min: Some(2),
        longueur_max: Some(3),
        sans_chiffres: true,
        sans_speciaux: true,
        ..Regles::default()
    };
    let faux = [
        ("a", Code::TexteTropCourt),
        ("abcd", Code::TexteTropLong),
        ("a1", Code::ChiffresInterdits),
        ("a-", Code::SpeciauxInterdits),
    ];
    table(&formate(court), &[("éa", "éa")], &faux);
    let chiffres = Regles { sans_lettres: true, ..Regles::default() };
    table(&formate(chiffres), &[("1-2", "1-2")], &[("a", Code::LettresInterdites)]);
}

#[test]
fn numbers() {
    let bornes = Bornes { min: Some(Decimal::ZERO), max: Some(Decimal::from(2_000)) };
    table(
        &Genre::IntegerNumber(bornes.clone()),
        &[("12", "12"), ("1 200", "1200"), ("1\u{202f}200", "1200"), ("+7", "7"), ("12,0", "12")],
        &[
            ("douze", Code::NombreAttendu),
            ("12,5", Code::EntierAttendu),
            ("-1", Code::NombreTropPetit),
            ("2001", Code::NombreTropGrand),
            ("99999999999999999999", Code::EntierAttendu),
        ],
    );
    table(
        &Genre::DecimalNumber(bornes),
        &[
            ("12,50", "12.5"),
            ("1 200,05 €", "1200.05"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("0.1", "0.1"),
        ],
        &[
            ("1,2,3", Code::NombreAttendu),
            ("12e3", Code::NombreAttendu),
            ("-0,1", Code::NombreTropPetit),
        ],
    );
}

#[test]
fn dates() {
    let genre = Genre::Date(BornesDate {
        min: Some(date(2020, 1, 1)),
        max: Some(date(2030, 1, 1)),
        naissance: false,
    });
    table(
        &genre,
        &[
            ("2026-03-27", "27 mars 2026"),
            ("27/03/2026", "27 mars 2026"),
            ("1.8.2026", "1 août 2026"),
            ("29/02/2024", "29 février 2024"),
        ],
        &[
            ("demain", Code::DateAttendue),
            ("29/02/2026", Code::DateInexistante),
            ("12/13/2026", Code::DateInexistante),
            ("27/03/26", Code::AnneeAttendue),
            ("31/12/2019", Code::DateTropTot),
            ("02/01/2030", Code::DateTropTard),
        ],
    );
    let trois =
        |jour, mois, annee| lire(&genre, &[("_jour", jour), ("_mois", mois), ("_annee", annee)]);
    assert_eq!(trois("1er", "Août", "2026"), Ok(Some("1 août 2026".to_owned())));
    assert_eq!(trois("27", "03", "2026"), Ok(Some("27 mars 2026".to_owned())));
    assert_eq!(trois("27", "", "2026"), Err(Code::DateIncomplete));
    assert_eq!(trois("", "", ""), Ok(None));
    assert_eq!(trois("31", "2", "2026"), Err(Code::DateInexistante));
    let naissance = Genre::Date(BornesDate { naissance: true, ..BornesDate::default() });
    table(
        &naissance,
        &[("24/11/2026", "24 novembre 2026")],
        &[("25/11/2026", Code::DateFuture), ("01/01/1700", Code::DateTropTot)],
    );
}

#[test]
fn date_and_hour() {
    let bon = "27 mars 2026 14:30";
    table(
        &Genre::Datetime,
        &[
            ("2026-03-27T14:30", bon),
            ("2026-03-27T14:30:00+01:00", bon),
            ("2026-03-27T13:30:00.000Z", bon),
            ("27/03/2026 14h30", bon),
            ("27/03/2026 à 14:30", bon),
            ("2026-10-25T02:30", "25 octobre 2026 02:30"),
        ],
        &[
            ("2026-03-29T02:30", Code::HeureInexistante),
            ("2026-03-27", Code::HeureAttendue),
            ("2026-03-27T25:00", Code::HeureAttendue),
            ("bientôt", Code::DateAttendue),
        ],
    );
    let cinq =
        [("_jour", "27"), ("_mois", "3"), ("_annee", "2026"), ("_heure", "14"), ("_minute", "30")];
    assert_eq!(lire(&Genre::Datetime, &cinq), Ok(Some(bon.to_owned())));
    assert_eq!(lire(&Genre::Datetime, &cinq[..3]), Err(Code::HeureAttendue));
    assert_eq!(lire(&Genre::Datetime, &cinq[3..]), Err(Code::DateIncomplete));
}

#[test]
fn yes_no_boxes_and_title() {
    table(&Genre::YesNo, &[("true", "true"), ("Non", "false")], &[("peut-être", Code::OuiOuNon)]);
    assert_eq!(lire(&Genre::Checkbox, &[("", ""), ("", "on")]), Ok(Some("true".to_owned())));
    assert_eq!(lire(&Genre::Checkbox, &[("", "")]), Ok(Some("false".to_owned())));
    table(
        &Genre::Civilite,
        &[("Mme", "Mme"), ("Monsieur", "M"), ("M.", "M")],
        &[("Mx", Code::ChoixInconnu)],
    );
}

fn liste(options: &[&str], autre: bool) -> Liste {
    Liste { options: options.iter().map(|option| (*option).to_owned()).collect(), autre }
}

#[test]
fn lists() {
    let ferme = Genre::DropDownList(liste(&["--Titre--", "Un ", "Deux\u{a0}fois"], false));
    let faux = [
        ("Trois", Code::ChoixInconnu),
        ("--Titre--", Code::ChoixInconnu),
        ("__other__", Code::ChoixInconnu),
    ];
    table(&ferme, &[("Un", "Un "), ("Deux fois", "Deux\u{a0}fois")], &faux);
    let ouvert = Genre::DropDownList(liste(&["Un"], true));
    assert_eq!(
        lire(&ouvert, &[("", "__other__"), ("_autre", "Mille")]),
        Ok(Some("Mille".to_owned()))
    );
    // Words that are a choice of the list are that choice.
    let forme = formulaire(vec![champ(1, ouvert.clone())]);
    let nom = forme.champs()[0].id.nom(None);
    let autre = saisie(&[(nom.as_str(), "__other__"), (&format!("{nom}_autre"), "Un")]);
    let lu = lire_champ(&forme, &forme.champs()[0], None, &autre, AUJOURDHUI);
    assert_eq!(lu.unwrap(), Some(Valeur::Choix("Un".to_owned())));
    table(&ouvert, &[("Trois", "Trois")], &[("__other__", Code::AutreAPreciser)]);
    let multiple = Genre::MultipleDropDownList(liste(&["--T--", "Un", "Deux", "Trois"], false));
    assert_eq!(
        lire(&multiple, &[("", ""), ("", "Trois"), ("", "Un"), ("", "Un")]),
        Ok(Some("Un, Trois".to_owned()))
    );
    assert_eq!(lire(&multiple, &[("", "Un"), ("", "Cent")]), Err(Code::ChoixInconnu));
    let libre = Genre::MultipleDropDownList(liste(&["Un"], true));
    assert_eq!(lire(&libre, &[("", "\0")]), Ok(None));
    let longue: Vec<String> = (0..47_738).map(|rang| format!("Choix {rang}")).collect();
    let longue = Genre::DropDownList(Liste { options: longue, autre: false });
    table(&longue, &[("Choix 47737", "Choix 47737")], &[("Choix 47738", Code::ChoixInconnu)]);
}

#[test]
fn linked_lists() {
    let primaire = |nom: &str, secondaires: &[&str]| Primaire {
        nom: nom.to_owned(),
        secondaires: secondaires.iter().map(|un| (*un).to_owned()).collect(),
    };
    let genre =
        Genre::LinkedDropDownList(vec![primaire("A / B", &["C / D", "E"]), primaire("Seul", &[])]);
    let deux = |primaire, secondaire| {
        lire(&genre, &[("_primaire", primaire), ("_secondaire", secondaire)])
    };
    assert_eq!(deux("A / B", "E"), Ok(Some("A / B / E".to_owned())));
    assert_eq!(deux("A / B", ""), Err(Code::SecondaireAChoisir));
    assert_eq!(deux("A / B", "Z"), Err(Code::ChoixInconnu));
    assert_eq!(deux("Z", "E"), Err(Code::ChoixInconnu));
    assert_eq!(deux("Seul", ""), Ok(Some("Seul".to_owned())));
    assert_eq!(deux("Seul", "E"), Err(Code::ChoixInconnu));
    table(
        &genre,
        &[("A / B / C / D", "A / B / C / D"), ("Seul", "Seul")],
        &[("A", Code::ChoixInconnu), ("A / B / Z", Code::ChoixInconnu)],
    );
}

#[test]
fn ways_to_be_reached() {
    let attendu = Code::CourrielAttendu;
    let bons =
        [("prenom.nom+a@exemple.fr", "prenom.nom+a@exemple.fr"), (" A@b-c.co.uk ", "A@b-c.co.uk")];
    let faux =
        ["a", "a@b", "a@@b.fr", "a b@c.fr", ".a@b.fr", "a@-b.fr", "a@b.f", "é@b.fr", "a@b..fr"]
            .map(|texte| (texte, attendu));
    table(&Genre::Email, &bons, &faux);
    let national = "06 12 34 56 78";
    table(
        &Genre::Phone,
        &[
            ("06 12 34 56 78", national),
            ("+33 (0)6.12.34.56.78", national),
            ("0033612345678", national),
            ("+330612345678", national),
            ("06-12-34-56-78", national),
            ("0692 12 34 56", "06 92 12 34 56"),
            ("0590 12 34 56", "05 90 12 34 56"),
            ("+32 470 12 34 56", "+32470123456"),
            ("+1 (212) 555-0100", "+12125550100"),
        ],
        &[
            "06 12 34 56",
            "6 12 34 56 78",
            "06 12 34 56 78 90",
            "appelez-moi",
            "+0612345678",
            "+33 6 12 34",
        ]
        .map(|texte| (texte, Code::TelephoneAttendu)),
    );
    let formulaire = formulaire(vec![champ(1, Genre::Phone)]);
    let lu = lire_champ(
        &formulaire,
        &formulaire.champs()[0],
        None,
        &saisie(&[("champ_Q2hhbXAtMQ==", "0692123456")]),
        AUJOURDHUI,
    );
    assert_eq!(lu.unwrap(), Some(Valeur::Texte("+262692123456".to_owned())));
}

#[test]
fn registers() {
    let iban = "FR1420041010050500013M02606";
    table(
        &Genre::Iban,
        &[
            ("FR14 2004 1010 0505 0001 3M02 606", iban),
            ("fr1420041010050500013m02606", iban),
            ("BE68 5390 0754 7034", "BE68539007547034"),
        ],
        &[
            ("FR1520041010050500013M02606", Code::IbanFaux),
            ("FR14", Code::IbanAttendu),
            ("FR142004101005050001302606", Code::IbanAttendu),
        ],
    );
    table(
        &Genre::Siret,
        &[
            ("732 829 320 00074", "73282932000074"),
            ("35600000000048", "35600000000048"),
            ("35600000049837", "35600000049837"),
        ],
        &[
            ("73282932000075", Code::SiretFaux),
            ("35600000049838", Code::SiretFaux),
            ("732829320", Code::SiretAttendu),
            ("7328293200007A", Code::SiretAttendu),
        ],
    );
    table(
        &Genre::Rna,
        &[("w751 004 076", "W751004076")],
        &[("751004076", Code::RnaAttendu), ("W75100407", Code::RnaAttendu)],
    );
    table(
        &Genre::Rnf,
        &[("075-fdd-00003-01", "075-FDD-00003-01")],
        &[("075-FDD-3-01", Code::RnfAttendu)],
    );
    table(
        &Genre::AnnuaireEducation,
        &[("Lycée X", "Lycée X"), ("0750655E", "0750655E")],
        &[("0750655F", Code::UaiFaux)],
    );
    table(
        &Genre::DossierLink,
        &[("n° 12 345", "12345")],
        &[("0", Code::NumeroDossierAttendu), ("abc", Code::NumeroDossierAttendu)],
    );
}

#[test]
fn places() {
    table(
        &Genre::Communes,
        &[
            ("Laon", "Laon (02000)"),
            ("Laon (02000)", "Laon (02000)"),
            ("02000 laon", "Laon (02000)"),
            ("Saint-Denis (97400)", "Saint-Denis (97400)"),
            ("Lille", "Lille"),
            ("Paris 19e arrondissement", "Paris 19e Arrondissement (75019)"),
        ],
        &[
            ("02000", Code::CommuneAChoisir),
            ("Saint-Denis", Code::CommuneAChoisir),
            ("Atlantide", Code::CommuneAttendue),
            ("12", Code::CommuneAChoisir),
        ],
    );
    let codes = |nom, code, postal| {
        lire(&Genre::Communes, &[("", nom), ("_code", code), ("_code_postal", postal)])
    };
    assert_eq!(codes("Laon", "02408", "02000"), Ok(Some("Laon (02000)".to_owned())));
    assert_eq!(codes("INSEE 2A004", "2A004", "20090"), Ok(Some("Ajaccio (20090)".to_owned())));
    assert_eq!(codes("Soissons", "02408", ""), Ok(Some("Soissons (02200)".to_owned())));
    assert_eq!(codes("Laon", "02408", "2000"), Err(Code::CodePostalAttendu));
    assert_eq!(codes("INSEE 2408", "2408", "02000"), Err(Code::CommuneAttendue));
    let aisne = "02 - Aisne";
    table(
        &Genre::Departements,
        &[("02", aisne), ("aisne", aisne), ("02 – Aisne", aisne), ("2a", "2A - Corse-du-Sud")],
        &[("96", Code::DepartementAttendu)],
    );
    table(
        &Genre::Regions,
        &[("53", "Bretagne"), ("ile de france", "Île-de-France")],
        &[("Atlantide", Code::RegionAttendue)],
    );
    table(
        &Genre::Pays,
        &[("BE", "Belgique"), ("belgique", "Belgique"), ("France", "France")],
        &[("Atlantide", Code::PaysAttendu)],
    );
    table(
        &Genre::Epci,
        &[
            ("CA du Pays de Laon", "CA du Pays de Laon"),
            ("pays de laon", "CA du Pays de Laon"),
            ("200043495", "CA du Pays de Laon"),
        ],
        &[("Atlantide", Code::EpciAttendu), ("Quatre Rivières", Code::EpciAChoisir)],
    );
    let ligne = "12 rue de la Paix, 02000 Laon";
    table(
        &Genre::Address,
        &[(ligne, ligne)],
        &[("12 rue de la Paix", Code::AdresseIncomplete), ("02000", Code::CommuneAChoisir)],
    );
    let parties =
        [("_voie", "12 rue X"), ("_code_postal", "02 000"), ("_commune", "Laon"), ("_pays", "FR")];
    assert_eq!(lire(&Genre::Address, &parties), Ok(Some("12 rue X, 02000 Laon".to_owned())));
    assert_eq!(
        lire(
            &Genre::Address,
            &[("_voie", "Rue X 1"), ("_commune", "Bruxelles"), ("_pays", "Belgique")]
        ),
        Ok(Some("Rue X 1, Bruxelles, Belgique".to_owned()))
    );
    for (postal, voulu) in [
        ("51300", Err(Code::CommuneAChoisir)),
        ("95290", Ok(Some("12 rue X, 95290 L'Isle-Adam".to_owned()))),
        ("99999", Err(Code::AdresseIncomplete)),
    ] {
        let lue = lire(&Genre::Address, &[("_voie", "12 rue X"), ("_code_postal", postal)]);
        assert_eq!(lue, voulu, "{postal}");
    }
    let parties = [("_voie", "12 rue X"), ("_code_postal", "29999"), ("_commune", "Saint-Exemple")];
    let ecrite = "12 rue X, 29999 Saint-Exemple".to_owned();
    assert_eq!(lire(&Genre::Address, &parties), Ok(Some(ecrite)), "in no list, kept as written");
    assert_eq!(
        lire(&Genre::Address, &[("_commune", "Laon"), ("_code_postal", "2000")]),
        Err(Code::CodePostalAttendu)
    );
}

#[test]
fn maps() {
    let point = r#"{"features":[{"geometry":{"coordinates":[3.6199,49.5641],"type":"Point"},"properties":{},"type":"Feature"}],"type":"FeatureCollection"}"#;
    table(
        &Genre::Carte,
        &[
            ("49.5641, 3.6199", point),
            ("49,5641 3,6199", point),
            (r#"{"type":"Point","coordinates":[3.6199,49.5641]}"#, point),
            (point, point),
        ],
        &[
            ("Laon", Code::CarteAttendue),
            ("949.5, 3", Code::CarteAttendue),
            (r#"{"type":"Point","coordinates":["a"]}"#, Code::CarteAttendue),
        ],
    );
}

#[test]
fn a_long_list_is_searched() {
    let liste = liste(&["--Villes--", "Saint-Étienne", "Saint-Denis", "Étampes"], false);
    assert_eq!(liste.chercher("SAINT e", 9), ["Saint-Étienne", "Saint-Denis"]);
    assert_eq!(liste.chercher("eti", 9), ["Saint-Étienne"]);
    assert_eq!(liste.chercher("", 2), ["Saint-Étienne", "Saint-Denis"]);
    assert_eq!(liste.chercher("villes", 9), [""; 0]);
}
