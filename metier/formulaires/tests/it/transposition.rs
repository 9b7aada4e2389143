use formulaires::{
    BlocId, Bornes, ChampId, Formulaire, Genre, Liste, RangeeId, Reponses, Transposition, Valeur,
    transposer, verifier,
};
use jiff::civil::date;

use crate::outils::{AUJOURDHUI, champ, formulaire, section};

fn liste(options: &[&str]) -> Genre {
    let options = options.iter().map(|option| (*option).to_owned()).collect();
    Genre::DropDownList(Liste { options, autre: false })
}

fn repondre(formulaire: &Formulaire, valeurs: &[(u64, Valeur)]) -> Reponses {
    let mut reponses = Reponses::nouvelles();
    for (id, valeur) in valeurs {
        assert!(reponses.poser(formulaire, ChampId(*id), None, valeur.clone()));
    }
    reponses
}

fn de(faite: &Transposition, formulaire: &Formulaire, id: u64) -> Option<Valeur> {
    faite.reponses.valeur(formulaire, ChampId(id), None).cloned()
}

#[test]
fn what_still_fits_is_typed_anew_what_does_not_is_kept_raw_and_what_has_no_question_is_given_back()
{
    let ancien = formulaire(vec![
        champ(1, Genre::Text),
        champ(2, Genre::Text),
        champ(3, Genre::Date(Default::default())),
        champ(4, liste(&["a", "b"])),
        champ(5, Genre::Text),
        champ(6, Genre::Text),
    ]);
    let nouveau = formulaire(vec![
        section(10, 1),
        champ(6, Genre::Text),
        champ(1, Genre::IntegerNumber(Bornes::default())),
        champ(2, Genre::IntegerNumber(Bornes::default())),
        champ(3, Genre::Text),
        champ(4, liste(&["b", "c"])),
    ]);
    let texte = |texte: &str| Valeur::Texte(texte.to_owned());
    let reponses = repondre(
        &ancien,
        &[
            (1, texte("12")),
            (2, texte("douze")),
            (3, Valeur::Date(date(2026, 3, 27))),
            (4, Valeur::Choix("a".into())),
            (5, texte("perdue ?")),
            (6, texte("déplacée")),
        ],
    );
    let faite = transposer(&ancien, &nouveau, reponses, AUJOURDHUI);
    assert_eq!(de(&faite, &nouveau, 1), Some(Valeur::Entier(12)));
    assert_eq!(de(&faite, &nouveau, 6), Some(texte("déplacée")));
    assert_eq!(de(&faite, &nouveau, 3), Some(texte("27 mars 2026")));
    assert_eq!(faite.a_reprendre, [ChampId(2), ChampId(4)]);
    for id in [2, 4] {
        assert!(matches!(de(&faite, &nouveau, id), Some(Valeur::Brute(_))), "{id}");
    }
    let orpheline = &faite.orphelines[0];
    assert_eq!((orpheline.champ, &orpheline.valeur), (ChampId(5), &texte("perdue ?")));
    assert_eq!(faite.orphelines.len(), 1);
    let faux: Vec<_> =
        verifier(&nouveau, &faite.reponses, AUJOURDHUI).iter().map(|p| p.champ).collect();
    assert_eq!(faux, [ChampId(2), ChampId(4)], "only what is to be answered again is told");
}

#[test]
fn rows_move_with_their_order_and_a_block_that_goes_gives_its_answers_back() {
    let bloc = |id, enfants: Vec<u64>| {
        let champs = enfants.into_iter().map(|enfant| champ(enfant, Genre::Text)).collect();
        champ(id, Genre::Repetition { champs })
    };
    let ancien = formulaire(vec![bloc(1, vec![2, 3]), bloc(4, vec![5])]);
    let nouveau = formulaire(vec![champ(9, Genre::Text), section(10, 1), bloc(1, vec![3])]);
    let mut reponses = Reponses::nouvelles();
    for (repetition, rangee, champ) in [(1, "b", 2), (1, "b", 3), (1, "a", 3), (4, "z", 5)] {
        let rangee = RangeeId::lire(rangee).unwrap();
        reponses.ajouter_rangee(&ancien, ChampId(repetition), rangee.clone());
        let valeur = Valeur::Texte(format!("{champ}{rangee}"));
        assert!(reponses.poser(&ancien, ChampId(champ), Some(&rangee), valeur));
    }
    let faite = transposer(&ancien, &nouveau, reponses, AUJOURDHUI);
    let rangees = faite.reponses.rangees(&nouveau, ChampId(1));
    assert_eq!(rangees.iter().map(RangeeId::as_str).collect::<Vec<_>>(), ["b", "a"]);
    let bloc = BlocId::Rangee(ChampId(1), rangees[1].clone());
    assert_eq!(faite.reponses.bloc(&bloc).unwrap().to_json(), r#"{"3":"3a"}"#);
    let mut seules: Vec<u64> = faite.orphelines.iter().map(|o| o.champ.0).collect();
    seules.sort_unstable();
    assert_eq!(seules, [2, 5]);
}

#[test]
fn the_same_form_changes_nothing() {
    let formulaire = formulaire(vec![champ(1, Genre::Text), champ(2, Genre::Carte)]);
    let reponses = repondre(&formulaire, &[(1, Valeur::Texte("x".into()))]);
    let faite = transposer(&formulaire, &formulaire, reponses.clone(), AUJOURDHUI);
    assert_eq!(faite, Transposition { reponses, ..Transposition::default() });
}
