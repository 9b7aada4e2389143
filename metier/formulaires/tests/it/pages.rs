use formulaires::{
    BlocId, ChampId, Code, Formulaire, Genre, Lecture, RangeeId, Reponses, Valeur, lire_etape,
    parcourir, texte, verifier, vers_saisie, visibles,
};
use serde_json::json;

use crate::outils::{AUJOURDHUI, champ, formulaire, requis, saisie, section, si};

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

fn lire(formulaire: &Formulaire, controles: &[(String, &str)], avant: &Reponses) -> Lecture {
    let controles: Vec<(&str, &str)> =
        controles.iter().map(|(nom, valeur)| (nom.as_str(), *valeur)).collect();
    lire_etape(
        formulaire,
        &formulaire.etapes().next().unwrap(),
        &saisie(&controles),
        avant,
        AUJOURDHUI,
    )
}

#[test]
fn a_page_reads_its_own_champs_only() {
    let formulaire = formulaire(vec![champ(1, Genre::Text), section(2, 1), champ(3, Genre::Text)]);
    let lecture = lire(&formulaire, &[(nom(1), "a"), (nom(3), "b")], &Reponses::nouvelles());
    assert_eq!(lecture.reponses.blocs().count(), 1);
    assert_eq!(lecture.reponses.bloc(&BlocId::Debut).unwrap().to_json(), r#"{"1":"a"}"#);
}

#[test]
fn what_does_not_validate_is_kept_and_shown_again() {
    let formulaire =
        formulaire(vec![requis(1, Genre::Date(Default::default())), champ(2, Genre::Text)]);
    let poste = [(nom(1) + "_jour", "31"), (nom(1) + "_mois", "2"), (nom(1) + "_annee", "2026")];
    let lecture = lire(&formulaire, &poste, &Reponses::nouvelles());
    assert_eq!(
        (lecture.problemes[0].champ, lecture.problemes[0].code),
        (ChampId(1), Code::DateInexistante)
    );
    assert!(!lecture.peut_continuer());
    let valeur = lecture.reponses.valeur(&formulaire, ChampId(1), None).unwrap();
    assert_eq!(valeur.brut("_jour"), Some("31"));
    let controles = vers_saisie(&formulaire.champs()[0], None, valeur);
    assert_eq!(controles.len(), 3);
    assert!(controles.contains(&(nom(1) + "_mois", "2".to_owned())));
    // The draft keeps it, and sending says the same problem.
    let json = lecture.reponses.bloc(&BlocId::Debut).unwrap().to_json();
    let relu = formulaires::Bloc::from_json(&json).unwrap();
    let mut reponses = Reponses::nouvelles();
    reponses.poser_bloc(BlocId::Debut, relu);
    assert_eq!(reponses, lecture.reponses);
    let ensemble = serde_json::to_string(&reponses).unwrap();
    assert_eq!(serde_json::from_str::<Reponses>(&ensemble).unwrap(), reponses);
    assert_eq!(texte(&formulaire.champs()[0], valeur), "31 2 2026");
    assert_eq!(verifier(&formulaire, &reponses, AUJOURDHUI), lecture.problemes);
}

#[test]
fn several_wrong_choices_are_kept_one_by_one() {
    let liste = formulaires::Liste { options: vec!["Un".to_owned()], autre: false };
    let formulaire = formulaire(vec![champ(1, Genre::MultipleDropDownList(liste))]);
    let lecture = lire(&formulaire, &[(nom(1), "Un"), (nom(1), "Cent")], &Reponses::nouvelles());
    let valeur = lecture.reponses.valeur(&formulaire, ChampId(1), None).unwrap();
    assert_eq!(
        vers_saisie(&formulaire.champs()[0], None, valeur),
        [(nom(1), "Un".to_owned()), (nom(1), "Cent".to_owned())]
    );
}

#[test]
fn a_control_that_is_not_posted_keeps_its_answer_and_an_empty_one_takes_it_out() {
    let formulaire = formulaire(vec![champ(1, Genre::Text), champ(2, Genre::Checkbox)]);
    let avant =
        lire(&formulaire, &[(nom(1), "a"), (nom(2), "on")], &Reponses::nouvelles()).reponses;
    assert_eq!(lire(&formulaire, &[], &avant).reponses, avant);
    let apres = lire(&formulaire, &[(nom(1), ""), (nom(2), "")], &avant).reponses;
    assert_eq!(apres.bloc(&BlocId::Debut).unwrap().to_json(), r#"{"2":false}"#);
}

#[test]
fn a_hidden_answer_is_kept_and_neither_judged_nor_met() {
    let oui = json!(["=", ["champ", ChampId(1).graphql()], true]);
    let formulaire = formulaire(vec![
        champ(1, Genre::YesNo),
        si(requis(2, Genre::IntegerNumber(Default::default())), oui),
    ]);
    let vide = Reponses::nouvelles();
    // The question that appears is not shouted at before it was asked.
    let premiere = lire(&formulaire, &[(nom(1), "true")], &vide);
    assert_eq!(
        (premiere.problemes.as_slice(), premiere.nouvelles.as_slice()),
        (&[][..], &[(ChampId(2), None)][..])
    );
    assert!(!premiere.peut_continuer());
    let seconde = lire(&formulaire, &[(nom(1), "true"), (nom(2), "")], &premiere.reponses);
    assert_eq!(seconde.problemes[0].code, Code::Obligatoire);
    let remplie = lire(&formulaire, &[(nom(1), "true"), (nom(2), "abc")], &seconde.reponses);
    assert_eq!(remplie.problemes[0].code, Code::NombreAttendu);
    let cachee = lire(&formulaire, &[(nom(1), "false")], &remplie.reponses);
    assert!(cachee.peut_continuer());
    assert_eq!(verifier(&formulaire, &cachee.reponses, AUJOURDHUI), []);
    assert_eq!(
        cachee.reponses.valeur(&formulaire, ChampId(2), None).unwrap().brut(""),
        Some("abc")
    );
    let vus = visibles(&formulaire, &cachee.reponses);
    assert_eq!(parcourir(&formulaire, &cachee.reponses, &vus).len(), 1);
}

#[test]
fn rows_are_read_in_the_order_posted() {
    let bloc = champ(
        1,
        Genre::Repetition { champs: vec![requis(2, Genre::Text), champ(3, Genre::Checkbox)] },
    );
    let formulaire = formulaire(vec![bloc]);
    let id = |texte: &str| RangeeId::lire(texte).unwrap();
    let dans = |champ, rangee: &str| ChampId(champ).nom(Some(&id(rangee)));
    let poste = [
        (nom(1), "A"),
        (nom(1), "B"),
        (dans(2, "A"), "un"),
        (dans(2, "B"), ""),
        (dans(3, "B"), "on"),
    ];
    let lecture = lire(&formulaire, &poste, &Reponses::nouvelles());
    assert_eq!(lecture.problemes.len(), 1);
    assert_eq!(
        (lecture.problemes[0].champ, lecture.problemes[0].rangee.clone()),
        (ChampId(2), Some(id("B")))
    );
    let rangee = lecture.reponses.bloc(&BlocId::Rangee(ChampId(1), id("B"))).unwrap();
    assert_eq!(rangee.0.get(&ChampId(3)), Some(&Valeur::Booleen(true)));
    let sans_a = lire(
        &formulaire,
        &[(nom(1), "C"), (nom(1), "B"), (nom(1), "B"), (nom(1), "<x>")],
        &lecture.reponses,
    );
    assert_eq!(sans_a.reponses.rangees(&formulaire, ChampId(1)), [id("C"), id("B")]);
    assert_eq!(sans_a.retirees, [BlocId::Rangee(ChampId(1), id("A"))]);
    assert_eq!(
        sans_a.reponses.valeur(&formulaire, ChampId(3), Some(&id("B"))),
        Some(&Valeur::Booleen(true))
    );
    // All rows out: the hidden control alone, empty.
    let aucune = lire(&formulaire, &[(nom(1), "")], &lecture.reponses);
    assert!(aucune.reponses.rangees(&formulaire, ChampId(1)).is_empty());
    assert_eq!(aucune.retirees.len(), 2);
}

#[test]
fn an_answer_of_another_type_is_to_be_taken_again() {
    let formulaire = formulaire(vec![
        champ(1, Genre::IntegerNumber(Default::default())),
        champ(2, Genre::Email),
    ]);
    let mut reponses = Reponses::nouvelles();
    reponses.poser(&formulaire, ChampId(1), None, Valeur::Texte("12".to_owned()));
    reponses.poser(&formulaire, ChampId(2), None, Valeur::brute("a@exemple.fr"));
    let codes: Vec<_> = verifier(&formulaire, &reponses, AUJOURDHUI)
        .into_iter()
        .map(|probleme| probleme.code)
        .collect();
    assert_eq!(codes, [Code::ReponseAReprendre, Code::ReponseAReprendre]);
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let geojson = |texte: &str| Valeur::Carte(serde_json::from_str(texte).unwrap());
    let formulaire = formulaire(vec![champ(2, Genre::Carte), champ(10, Genre::Text)]);
    let mut a = Reponses::nouvelles();
    a.poser(&formulaire, ChampId(10), None, Valeur::Texte("é\"".to_owned()));
    a.poser(
        &formulaire,
        ChampId(2),
        None,
        geojson(r#"{"type":"FeatureCollection","features":[]}"#),
    );
    let mut b = Reponses::nouvelles();
    b.poser(
        &formulaire,
        ChampId(2),
        None,
        geojson(r#"{"features":[],"type":"FeatureCollection"}"#),
    );
    b.poser(&formulaire, ChampId(10), None, Valeur::Texte("é\"".to_owned()));
    let json = |reponses: &Reponses| reponses.bloc(&BlocId::Debut).unwrap().to_json();
    assert_eq!(json(&a), json(&b));
    assert_eq!(
        json(&a),
        r#"{"10":"é\"","2":{"carte":{"features":[],"type":"FeatureCollection"}}}"#
    );
}
