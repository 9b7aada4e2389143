use formulaires::{
    CodeRefus, Condition, Formulaire, Genre, Liste, Operateur, operateurs, verifier_regle,
};
use serde_json::{Value, json};

use crate::outils::{champ, formulaire};

fn de(id: u64) -> Value {
    json!(["champ", formulaires::ChampId(id).graphql()])
}

fn modele() -> Formulaire {
    let liste = Liste { options: ["a", "b"].map(str::to_owned).to_vec(), autre: true };
    formulaire(vec![
        champ(1, Genre::YesNo),
        champ(2, Genre::IntegerNumber(Default::default())),
        champ(3, Genre::DropDownList(liste.clone())),
        champ(4, Genre::MultipleDropDownList(liste)),
        champ(5, Genre::Date(Default::default())),
        champ(6, Genre::Communes),
        champ(7, Genre::Repetition { champs: vec![champ(8, Genre::Text)] }),
        champ(9, Genre::Carte),
    ])
}

fn juger(regle: Value) -> Result<(), (String, CodeRefus)> {
    let regle = Condition::lire(&regle, "$").unwrap();
    verifier_regle(&regle, &modele()).map_err(|refus| (refus.chemin, refus.code))
}

#[test]
fn rules_that_make_sense_nested_freely() {
    for regle in [
        json!(["=", de(1), true]),
        json!([">=", de(2), 12]),
        json!(["=", de(3), "a"]),
        json!(["!=", de(3), "__other__"]),
        json!(["includes", de(4), "b"]),
        json!(["<", de(5), "2026-03-27"]),
        json!(["in-departement", de(6), "02"]),
        json!(["empty?", de(9)]),
        json!(["=", de(1), null]),
        json!(["and", ["=", de(1), true], ["or", ["=", de(3), "a"], ["and", [">", de(2), 1]]]]),
    ] {
        assert_eq!(juger(regle.clone()), Ok(()), "{regle}");
    }
}

#[test]
fn rules_that_make_none_are_refused_where_they_fail() {
    let pendante = CodeRefus::ConditionPendante;
    let mal = CodeRefus::ConditionMalTypee;
    for (regle, chemin, code) in [
        (json!(["=", de(99), true]), "$[1]", pendante),
        (json!(["and", ["=", de(1), true], ["or", ["=", de(99), 1]]]), "$[2][1][1]", pendante),
        (json!(["=", de(8), "x"]), "$[1]", CodeRefus::ConditionHorsRangee),
        (json!([">", de(1), true]), "$", mal),
        (json!(["=", de(2), "douze"]), "$[2]", mal),
        (json!(["=", de(3), "c"]), "$[2]", mal),
        (json!(["=", de(4), "a"]), "$", mal),
        (json!(["=", de(5), "demain"]), "$[2]", mal),
        (json!(["in-departement", de(6), "99"]), "$[2]", mal),
        (json!(["=", de(1), de(2)]), "$[2]", mal),
        (json!(["=", true, true]), "$[1]", mal),
        (json!(true), "$", mal),
        (json!(de(1)), "$", mal),
    ] {
        assert_eq!(juger(regle.clone()), Err((chemin.to_owned(), code)), "{regle}");
    }
}

#[test]
fn what_cannot_decide_offers_no_operator() {
    assert!(operateurs(&Genre::HeaderSection { niveau: 1 }).is_empty());
    assert_eq!(operateurs(&Genre::YesNo)[0], Operateur::Egal);
}
