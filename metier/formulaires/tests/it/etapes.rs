use formulaires::{
    Aspect, BlocId, ChampId, Changement, CodeRefus, Formulaire, Genre, RangeeId, Reponses, Valeur,
    differences,
};
use serde_json::json;

use crate::outils::{champ, formulaire, section, si};

fn decoupe(formulaire: &Formulaire) -> Vec<(String, Vec<u64>)> {
    formulaire
        .etapes()
        .map(|etape| {
            (etape.bloc.to_string(), etape.champs.iter().map(|champ| champ.id.0).collect())
        })
        .collect()
}

fn attendu(etapes: &[(&str, &[u64])]) -> Vec<(String, Vec<u64>)> {
    etapes.iter().map(|(bloc, champs)| ((*bloc).to_owned(), champs.to_vec())).collect()
}

#[test]
fn one_step_for_each_first_level_section() {
    let texte = |id| champ(id, Genre::Text);
    let explication = |id| champ(id, Genre::Explication { repliable: None });
    let cas = [
        (vec![], attendu(&[("debut", &[])])),
        (vec![texte(1)], attendu(&[("debut", &[1])])),
        (vec![texte(1), section(2, 1), texte(3)], attendu(&[("debut", &[1]), ("s-2", &[2, 3])])),
        (
            vec![section(1, 1), texte(2), section(3, 2), texte(4)],
            attendu(&[("s-1", &[1, 2, 3, 4])]),
        ),
        // A title with nothing under it joins the next page; at the end, the one before.
        (vec![section(1, 1), section(2, 1), texte(3)], attendu(&[("s-1", &[1, 2, 3])])),
        (vec![section(1, 1), texte(2), section(3, 1)], attendu(&[("s-1", &[1, 2, 3])])),
        (vec![explication(1), section(2, 1), texte(3)], attendu(&[("debut", &[1, 2, 3])])),
        (vec![explication(1)], attendu(&[("debut", &[1])])),
        (vec![section(1, 1)], attendu(&[("s-1", &[1])])),
    ];
    for (champs, voulu) in cas {
        assert_eq!(decoupe(&formulaire(champs)), voulu);
    }
}

#[test]
fn a_step_has_a_title_and_a_rank() {
    let formulaire = formulaire(vec![champ(1, Genre::Text), section(2, 1), champ(3, Genre::Text)]);
    let titres: Vec<_> = formulaire.etapes().map(|etape| (etape.numero, etape.titre)).collect();
    assert_eq!(titres, [(0, None), (1, Some("Champ 2"))]);
    assert_eq!(formulaire.etape_de(ChampId(3)).unwrap().bloc, &BlocId::Section(ChampId(2)));
}

#[test]
fn a_form_is_stored_and_read_back_equal() {
    let formulaire = formulaire(vec![
        section(1, 1),
        si(champ(2, Genre::Text), json!([">", ["champ", ChampId(3).graphql()], 2.5])),
        champ(3, Genre::DecimalNumber(formulaires::Bornes::default())),
        champ(
            4,
            Genre::Repetition { champs: vec![champ(5, Genre::Textarea { limite: Some(400) })] },
        ),
    ]);
    let texte = serde_json::to_string(&formulaire).unwrap();
    assert_eq!(
        texte,
        r#"{"champs":[{"id":1,"libelle":"Champ 1","genre":{"header_section":{"niveau":1}}},"#
            .to_owned()
            + r#"{"id":2,"libelle":"Champ 2","genre":"text","condition":[">",["champ","Q2hhbXAtMw=="],2.5]},"#
            + r#"{"id":3,"libelle":"Champ 3","genre":{"decimal_number":{}}},"#
            + r#"{"id":4,"libelle":"Champ 4","genre":{"repetition":{"champs":[{"id":5,"libelle":"Champ 5","genre":{"textarea":{"limite":400}}}]}}}]}"#
    );
    assert_eq!(serde_json::from_str::<Formulaire>(&texte).unwrap(), formulaire);
}

#[test]
fn what_is_not_a_form_is_refused() {
    let bloc = |id, enfant| champ(id, Genre::Repetition { champs: vec![enfant] });
    let motif = formulaires::Regles { motif: Some("(".to_owned()), ..Default::default() };
    let cas = [
        (vec![champ(1, Genre::Text), champ(1, Genre::Text)], "$.champs[1]", CodeRefus::IdEnDouble),
        (
            vec![bloc(1, bloc(2, champ(3, Genre::Text)))],
            "$.champs[0].champs[0]",
            CodeRefus::RepetitionImbriquee,
        ),
        (vec![champ(1, Genre::Formatted(Box::new(motif)))], "$.champs[0]", CodeRefus::MotifFaux),
    ];
    for (champs, chemin, code) in cas {
        let refus = Formulaire::nouveau(champs).unwrap_err();
        assert_eq!((refus.chemin.as_str(), refus.code), (chemin, code));
    }
}

#[test]
fn answers_follow_their_champ_to_another_section() {
    let avant = formulaire(vec![
        champ(1, Genre::Text),
        section(2, 1),
        champ(3, Genre::Text),
        champ(4, Genre::Text),
    ]);
    let apres = formulaire(vec![
        champ(9, Genre::Text),
        section(2, 1),
        champ(1, Genre::Text),
        champ(3, Genre::Text),
    ]);
    let mut reponses = Reponses::nouvelles();
    for id in [1, 3, 4] {
        assert!(reponses.poser(&avant, ChampId(id), None, Valeur::Texte(id.to_string())));
    }
    let (rangees, orphelines) = reponses.ranger(&apres);
    assert_eq!(rangees.valeur(&apres, ChampId(1), None), Some(&Valeur::Texte("1".to_owned())));
    assert_eq!(rangees.bloc(&BlocId::Section(ChampId(2))).unwrap().0.len(), 2);
    assert_eq!(
        orphelines,
        [(BlocId::Section(ChampId(2)), ChampId(4), Valeur::Texte("4".to_owned()))]
    );
}

#[test]
fn rows_are_added_moved_and_taken_out() {
    let formulaire =
        formulaire(vec![champ(1, Genre::Repetition { champs: vec![champ(2, Genre::Text)] })]);
    let id = |texte: &str| RangeeId::lire(texte).unwrap();
    let mut reponses = Reponses::nouvelles();
    for rangee in ["A", "B", "C"] {
        assert!(reponses.ajouter_rangee(&formulaire, ChampId(1), id(rangee)));
        assert!(reponses.poser(
            &formulaire,
            ChampId(2),
            Some(&id(rangee)),
            Valeur::Texte(rangee.to_owned())
        ));
    }
    assert!(!reponses.ajouter_rangee(&formulaire, ChampId(1), id("A")));
    assert!(!reponses.ajouter_rangee(&formulaire, ChampId(2), id("D")));
    assert!(reponses.deplacer_rangee(&formulaire, ChampId(1), &id("C"), 0));
    assert!(reponses.retirer_rangee(&formulaire, ChampId(1), &id("A")).is_some());
    assert_eq!(reponses.rangees(&formulaire, ChampId(1)), [id("C"), id("B")]);
    assert_eq!(reponses.valeur(&formulaire, ChampId(2), Some(&id("A"))), None);
    assert_eq!(reponses.valeur(&formulaire, ChampId(2), None), None);
}

#[test]
fn names_and_ids() {
    let id = ChampId(1234);
    let rangee = RangeeId::lire("01JZ0000000000000000000000").unwrap();
    assert_eq!(id.graphql(), "Q2hhbXAtMTIzNA==");
    assert_eq!(id.nom(None), "champ_Q2hhbXAtMTIzNA==");
    assert_eq!(id.nom(Some(&rangee)), "champ_Q2hhbXAtMTIzNA==.01JZ0000000000000000000000");
    assert_eq!(id.id_html(Some(&rangee)), "champ-1234-01JZ0000000000000000000000");
    assert_eq!(ChampId::lire("Q2hhbXAtMTIzNA"), Some(id));
    assert_eq!(
        ChampId::lire_en_rangee(&id.graphql_en_rangee(&rangee)),
        Some((id, Some(rangee.clone())))
    );
    assert_eq!(ChampId::lire(&id.graphql_en_rangee(&rangee)), None);
    assert_eq!(ChampId::lire("RG9zc2llci0x"), None);
    for bloc in [BlocId::Debut, BlocId::Section(id), BlocId::Rangee(id, rangee)] {
        assert_eq!(BlocId::lire(&bloc.to_string()), Some(bloc));
    }
    for faux in ["", "<script>", "a b", "012345678901234567890123456"] {
        assert_eq!(RangeeId::lire(faux), None);
    }
}

#[test]
fn what_changed_between_two_revisions() {
    let bloc = |champs| champ(1, Genre::Repetition { champs });
    let oui = json!(["=", ["champ", ChampId(3).graphql()], true]);
    let avant = formulaire(vec![
        bloc(vec![champ(2, Genre::Text)]),
        champ(3, Genre::YesNo),
        champ(4, Genre::Civilite),
        champ(5, Genre::Text),
    ]);
    let nouveau = champ(6, Genre::Text);
    let renomme = formulaires::Champ {
        libelle: "Autre".to_owned(),
        ..si(champ(2, Genre::Siret), json!(["empty?", null]))
    };
    let apres = formulaire(vec![
        nouveau,
        champ(3, Genre::YesNo),
        bloc(vec![renomme]),
        crate::outils::requis(4, Genre::Civilite),
    ]);
    assert_eq!(
        differences(&avant, &apres),
        [
            (ChampId(6), Changement::Ajoute),
            (
                ChampId(2),
                Changement::Modifie(vec![Aspect::Libelle, Aspect::Genre, Aspect::Condition])
            ),
            (ChampId(5), Changement::Retire),
        ]
    );
    let cache =
        formulaire(vec![champ(3, Genre::YesNo), si(crate::outils::requis(5, Genre::Text), oui)]);
    assert_eq!(
        differences(&avant, &cache).first(),
        Some(&(ChampId(5), Changement::Modifie(vec![Aspect::Requis, Aspect::Condition])))
    );
}
