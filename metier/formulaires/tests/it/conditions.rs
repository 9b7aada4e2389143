use std::collections::BTreeMap;

use formulaires::{
    Adresse, Bornes, Champ, ChampId, CodeRefus, Condition, Formulaire, Genre, Lieu, Liste,
    RangeeId, Reponses, Valeur, evaluer, visibles, visibles_avec,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::outils::{AUJOURDHUI, champ, formulaire, section, si};

fn de(id: u64) -> Value {
    json!(["champ", ChampId(id).graphql()])
}

#[test]
fn operators() {
    let options = Liste { options: ["a", "b"].map(str::to_owned).to_vec(), autre: true };
    let formulaire = formulaire(vec![
        champ(1, Genre::YesNo),
        champ(2, Genre::IntegerNumber(Bornes::default())),
        champ(3, Genre::DropDownList(options.clone())),
        champ(4, Genre::MultipleDropDownList(options)),
        champ(5, Genre::Communes),
        champ(6, Genre::Address),
        champ(7, Genre::Checkbox),
        champ(8, Genre::DecimalNumber(Bornes::default())),
        champ(9, Genre::Departements),
        champ(10, Genre::Date(Default::default())),
        champ(11, Genre::Datetime),
        champ(12, Genre::Epci),
    ]);
    let mut pleines = Reponses::nouvelles();
    let laon = Lieu {
        nom: "Laon".to_owned(),
        code: Some("02408".to_owned()),
        code_postal: Some("02000".to_owned()),
    };
    let ajaccio = Adresse {
        libelle: "20000 Ajaccio".to_owned(),
        code_postal: Some("20000".to_owned()),
        ..Adresse::default()
    };
    let aisne = Lieu { nom: "Aisne".to_owned(), code: Some("02".to_owned()), code_postal: None };
    // Its communes are in the départements 32 and 40, of the regions 76 and 75.
    let a_cheval = Lieu {
        nom: "CC d'Aire-sur-l'Adour".to_owned(),
        code: Some("200030435".to_owned()),
        code_postal: None,
    };
    for (id, valeur) in [
        (1, Valeur::Booleen(false)),
        (2, Valeur::Entier(18)),
        (3, Valeur::Autre("z".to_owned())),
        (4, Valeur::Plusieurs(vec!["a".to_owned()])),
        (5, Valeur::Lieu(laon)),
        (6, Valeur::Adresse(Box::new(ajaccio))),
        (7, Valeur::Booleen(true)),
        (8, Valeur::Decimal(Decimal::new(175, 1))),
        (9, Valeur::Lieu(aisne)),
        (10, Valeur::Date(AUJOURDHUI)),
        (11, Valeur::DateHeure("2026-11-23T23:30:00Z".parse().unwrap())),
        (12, Valeur::Lieu(a_cheval)),
    ] {
        pleines.poser(&formulaire, ChampId(id), None, valeur);
    }
    let vides = Reponses::nouvelles();
    // (expression, with answers, without)
    let cas = [
        (json!(["=", de(1), false]), true, false),
        (json!(["!=", de(1), true]), true, false),
        (json!(["=", de(2), 18]), true, false),
        (json!([">=", de(2), 18.0]), true, false),
        (json!([">", de(2), 18]), false, false),
        (json!(["<", de(8), de(2)]), true, false),
        (json!(["<=", de(8), 17.5]), true, false),
        (json!(["<", de(3), 17.5]), false, false),
        (json!(["=", de(3), "__other__"]), true, false),
        (json!(["includes", de(4), "a"]), true, false),
        (json!(["excludes", de(4), "a"]), false, false),
        (json!(["excludes", de(4), "b"]), true, false),
        (json!(["in-departement", de(5), "02"]), true, false),
        (json!(["not-in-departement", de(5), "02"]), false, false),
        (json!(["not-in-departement", de(5), "59"]), true, false),
        (json!(["in-region", de(5), "32"]), true, false),
        (json!(["in-departement", de(6), "2A"]), true, false),
        (json!(["in-departement", de(12), "32"]), true, false),
        (json!(["in-departement", de(12), "40"]), true, false),
        (json!(["in-departement", de(12), "2A"]), false, false),
        (json!(["not-in-departement", de(12), "2A"]), true, false),
        (json!(["in-region", de(12), "76"]), true, false),
        (json!(["in-region", de(12), "75"]), true, false),
        (json!(["in-region", de(6), "94"]), true, false),
        (json!(["not-in-region", de(6), "94"]), false, false),
        (json!(["=", de(9), "02"]), true, false),
        (json!(["in-region", de(9), "32"]), true, false),
        (json!(["=", ["column", ChampId(5).graphql(), "$.postal_code"], "02000"]), true, false),
        (json!(["empty?", de(2)]), false, true),
        (json!(["empty?", de(10)]), false, true),
        (json!([">", de(10), "2026-11-23"]), true, false),
        (json!(["<", de(10), "2026-11-23"]), false, false),
        (json!(["=", de(10), de(11)]), true, false),
        (json!(["=", de(10), "demain"]), false, false),
        (json!(["empty?", null, null]), true, true),
        (json!(["=", de(2), null]), false, true),
        // A box that nobody ticked says no.
        (json!(["=", de(7), false]), false, true),
        (json!(["and"]), true, true),
        (json!(["or"]), false, false),
        (
            json!([
                "or",
                ["and", ["=", de(1), true], ["=", de(2), 18]],
                ["and", ["=", de(1), false], ["or", ["=", de(2), 3], ["=", de(2), 18]]]
            ]),
            true,
            false,
        ),
        (json!(true), true, true),
        (json!("oui"), false, false),
    ];
    for (expression, avec, sans) in cas {
        let condition = Condition::lire(&expression, "$").unwrap();
        assert_eq!(evaluer(&condition, &formulaire, &pleines), avec, "{expression}");
        assert_eq!(evaluer(&condition, &formulaire, &vides), sans, "{expression} without answers");
    }
}

#[test]
fn the_two_forms_of_ds() {
    let expression = json!([
        "and",
        ["=", ["champ", "Q2hhbXAtMQ=="], true],
        [">=", ["champ", "Q2hhbXAtMg=="], 18.5],
        ["=", ["column", "Q2hhbXAtMw==", "$.x"], "a\"b"]
    ]);
    let condition = Condition::lire(&expression, "$").unwrap();
    assert_eq!(condition.to_json(), expression);
    assert_eq!(
        condition.expression(),
        r#"(and (= (champ "Q2hhbXAtMQ==") true) (>= (champ "Q2hhbXAtMg==") 18.5) (= (column "Q2hhbXAtMw==" "$.x") "a\"b"))"#
    );
}

#[test]
fn wrong_expressions_are_refused_where_they_are() {
    let mut profonde = json!(true);
    for _ in 0..100 {
        profonde = json!(["and", profonde]);
    }
    let cas = [
        (json!({}), "$"),
        (json!([]), "$"),
        (json!([1, 2]), "$"),
        (json!(["and", ["xor", true, true]]), "$[1]"),
        (json!(["or", true, ["=", ["champ", "Q2hhbXAtMQ=="]]]), "$[2]"),
        (json!(["empty?"]), "$"),
        (json!(["champ"]), "$"),
        // Neither an i64 nor a f64 holds it: it would not be written as it was read.
        (serde_json::from_str("[\"=\", 1, 11111111111111090110]").unwrap(), "$[2]"),
    ];
    for (expression, chemin) in cas {
        let refus = Condition::lire(&expression, "$").unwrap_err();
        assert_eq!(
            (refus.chemin.as_str(), refus.code),
            (chemin, CodeRefus::ConditionFausse),
            "{expression}"
        );
    }
    assert!(Condition::lire(&profonde, "$").is_err());
}

#[test]
fn circles_and_dangling_references_are_refused() {
    let egal = |id| json!(["and", ["=", de(id), true]]);
    let bloc = |id, champs| champ(id, Genre::Repetition { champs });
    let oui = |id| champ(id, Genre::YesNo);
    let cas = [
        (vec![si(oui(1), egal(2))], CodeRefus::ConditionPendante, "$.champs[0].condition[1][1]"),
        (vec![si(oui(1), egal(1))], CodeRefus::ConditionEnBoucle, "$.champs[0].condition"),
        (
            vec![si(oui(1), egal(2)), si(oui(2), egal(3)), si(oui(3), egal(1))],
            CodeRefus::ConditionEnBoucle,
            "$.champs[2].condition",
        ),
        // A section that depends on what it holds.
        (
            vec![si(section(1, 1), egal(2)), oui(2)],
            CodeRefus::ConditionEnBoucle,
            "$.champs[0].condition",
        ),
        (
            vec![bloc(1, vec![oui(2)]), si(oui(3), egal(2))],
            CodeRefus::ConditionHorsRangee,
            "$.champs[1].condition[1][1]",
        ),
        (
            vec![bloc(1, vec![oui(2)]), bloc(3, vec![si(oui(4), egal(2))])],
            CodeRefus::ConditionHorsRangee,
            "$.champs[1].champs[0].condition[1][1]",
        ),
    ];
    for (champs, code, chemin) in cas {
        let refus = Formulaire::nouveau(champs).unwrap_err();
        assert_eq!((refus.code, refus.chemin.as_str()), (code, chemin));
    }
    // The longest chain that a form can hold.
    let chaine = (0..9_000)
        .map(|id| if id == 0 { oui(0) } else { si(oui(id), egal(id - 1)) })
        .rev()
        .collect();
    assert_eq!(Formulaire::nouveau(chaine).unwrap().champs().len(), 9_000);
}

#[test]
fn annotations_look_at_the_public_form() {
    let public = formulaire(vec![champ(1, Genre::YesNo)]);
    let annotation = si(champ(2, Genre::Text), json!(["=", de(1), true]));
    assert!(Formulaire::nouveau(vec![annotation.clone()]).is_err());
    let annotations = Formulaire::annotations(vec![annotation], &public).unwrap();
    let mut reponses = Reponses::nouvelles();
    let voit = |reponses: &Reponses| {
        visibles_avec(&annotations, &Reponses::nouvelles(), Some((&public, reponses)))
            .voit(ChampId(2), None)
    };
    assert!(!voit(&reponses));
    reponses.poser(&public, ChampId(1), None, Valeur::Booleen(true));
    assert!(voit(&reponses));
}

/// What the oracle knows of a champ: everything is looked up by walking the whole list.
#[derive(Clone, Debug)]
struct Naif {
    champ: Champ,
    sections: Vec<usize>,
    parent: Option<u64>,
}

/// A random form: titles, yes/no, numbers, lists, a repeatable block; each condition looks at champs of lower rank in
/// a random order, so that no circle exists.
fn formes() -> impl Strategy<Value = (Vec<Champ>, BTreeMap<(u64, u8), Valeur>)> {
    let un = (0..6_u8, any::<u64>(), proptest::bool::weighted(0.6));
    (proptest::collection::vec(un, 1..30), any::<u64>()).prop_map(|(dessins, graine)| {
        let mut hasard = graine;
        let mut tirer = move |max: u64| {
            hasard = hasard
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (hasard >> 33) % max
        };
        let mut champs: Vec<Champ> = Vec::new();
        let mut dans_bloc: Vec<Champ> = Vec::new();
        let nombre = dessins.len() as u64;
        for (rang, (genre, _, conditionnel)) in dessins.into_iter().enumerate() {
            let id = rang as u64 + 1;
            let genre = match genre {
                0 => Genre::HeaderSection { niveau: 1 + tirer(3) as u8 },
                1 | 2 => Genre::YesNo,
                3 => Genre::IntegerNumber(Bornes::default()),
                4 => Genre::MultipleDropDownList(Liste {
                    options: ["a", "b"].map(str::to_owned).to_vec(),
                    autre: false,
                }),
                _ => Genre::Text,
            };
            let mut nouveau = champ(id, genre);
            if conditionnel && id > 1 {
                // From outside, a condition may not look into a row.
                let visees: Vec<u64> =
                    (1..id).filter(|autre| rang % 4 == 3 || autre % 4 != 0).collect();
                nouveau = si(nouveau, expression(&mut tirer, &visees, 3));
            }
            if rang % 4 == 3 { dans_bloc.push(nouveau) } else { champs.push(nouveau) }
        }
        if !dans_bloc.is_empty() {
            champs.push(champ(nombre + 1, Genre::Repetition { champs: dans_bloc }));
        }
        let mut reponses = BTreeMap::new();
        for id in 1..=nombre {
            for rangee in 0..3 {
                let valeur = match tirer(6) {
                    0 => Valeur::Booleen(true),
                    1 => Valeur::Booleen(false),
                    2 => Valeur::Entier(tirer(4) as i64),
                    3 => Valeur::Plusieurs(vec!["a".to_owned()]),
                    4 => Valeur::Texte("a".to_owned()),
                    _ => continue,
                };
                reponses.insert((id, rangee), valeur);
            }
        }
        (champs, reponses)
    })
}

fn expression(tirer: &mut impl FnMut(u64) -> u64, visees: &[u64], profondeur: u8) -> Value {
    let feuille =
        |tirer: &mut dyn FnMut(u64) -> u64| de(visees[tirer(visees.len() as u64) as usize]);
    match tirer(if profondeur == 0 { 6 } else { 8 }) {
        0 => json!(["=", feuille(tirer), true]),
        1 => json!(["!=", feuille(tirer), false]),
        2 => json!([">=", feuille(tirer), tirer(4)]),
        3 => json!(["includes", feuille(tirer), "a"]),
        4 => json!(["empty?", feuille(tirer)]),
        5 => json!(["=", feuille(tirer), feuille(tirer)]),
        rang => {
            let termes: Vec<Value> =
                (0..tirer(3)).map(|_| expression(tirer, visees, profondeur - 1)).collect();
            json!([if rang == 6 { "and" } else { "or" }])
                .as_array()
                .unwrap()
                .iter()
                .cloned()
                .chain(termes)
                .collect()
        }
    }
}

struct Oracle {
    champs: Vec<Naif>,
    reponses: BTreeMap<(u64, u8), Valeur>,
}

impl Oracle {
    fn nouveau(champs: &[Champ], reponses: BTreeMap<(u64, u8), Valeur>) -> Self {
        let mut tous = Vec::new();
        Self::placer(champs, None, &mut tous);
        Self { champs: tous, reponses }
    }

    fn placer(champs: &[Champ], parent: Option<u64>, tous: &mut Vec<Naif>) {
        let depart = tous.len();
        for champ in champs {
            let mut sections = Vec::new();
            let mut niveau = match champ.genre {
                Genre::HeaderSection { niveau } => niveau,
                _ => 4,
            };
            for rang in (depart..tous.len()).rev() {
                if tous[rang].parent == parent
                    && let Genre::HeaderSection { niveau: autre } = tous[rang].champ.genre
                    && autre < niveau
                {
                    sections.push(rang);
                    niveau = autre;
                }
            }
            tous.push(Naif { champ: champ.clone(), sections, parent });
            Self::placer(champ.genre.enfants().unwrap_or(&[]), Some(champ.id.0), tous);
        }
    }

    fn voit(&self, id: u64, rangee: u8) -> bool {
        let naif = self.champs.iter().find(|naif| naif.champ.id.0 == id).unwrap();
        naif.parent.is_none_or(|parent| self.voit(parent, 0))
            && naif
                .sections
                .iter()
                .all(|section| self.voit(self.champs[*section].champ.id.0, rangee))
            && naif
                .champ
                .condition
                .as_ref()
                .is_none_or(|condition| self.valeur(&condition.to_json(), rangee) == json!(true))
    }

    /// JSON in, JSON out: null is nothing.
    fn valeur(&self, expression: &Value, rangee: u8) -> Value {
        let Some(termes) = expression.as_array() else { return expression.clone() };
        let calcul = |rang: usize| self.valeur(&termes[rang], rangee);
        let vrai = match termes[0].as_str().unwrap() {
            "champ" => {
                return self.reponse(ChampId::lire(termes[1].as_str().unwrap()).unwrap().0, rangee);
            }
            "and" => termes[1..].iter().all(|terme| self.valeur(terme, rangee) == json!(true)),
            "or" => termes[1..].iter().any(|terme| self.valeur(terme, rangee) == json!(true)),
            "empty?" => calcul(1).is_null(),
            "=" if calcul(1).is_null() => termes[2].is_null(),
            "=" => calcul(1) == calcul(2),
            "!=" => !calcul(1).is_null() && calcul(1) != calcul(2),
            ">=" => calcul(1).as_i64().is_some_and(|gauche| gauche >= calcul(2).as_i64().unwrap()),
            "includes" => calcul(1).as_array().is_some_and(|choix| choix.contains(&calcul(2))),
            autre => panic!("{autre}"),
        };
        json!(vrai)
    }

    fn reponse(&self, id: u64, rangee: u8) -> Value {
        let naif = self.champs.iter().find(|naif| naif.champ.id.0 == id).unwrap();
        let rangee = if naif.parent.is_some() { rangee } else { 0 };
        if !self.voit(id, rangee) {
            return Value::Null;
        }
        match self.reponses.get(&(id, rangee)) {
            None => Value::Null,
            Some(Valeur::Booleen(vrai)) => json!(vrai),
            Some(Valeur::Entier(nombre)) => json!(nombre),
            Some(Valeur::Texte(texte)) => json!(texte),
            Some(Valeur::Plusieurs(choix)) => json!(choix),
            Some(autre) => panic!("{autre:?}"),
        }
    }
}

fn remplir(
    formulaire: &Formulaire,
    reponses: &BTreeMap<(u64, u8), Valeur>,
    rangees: &[RangeeId],
) -> Reponses {
    let mut remplies = Reponses::nouvelles();
    for champ in formulaire.champs().iter().filter(|champ| champ.genre.enfants().is_some()) {
        rangees.iter().for_each(|rangee| {
            assert!(remplies.ajouter_rangee(formulaire, champ.id, rangee.clone()))
        });
    }
    for ((id, rangee), valeur) in reponses {
        let id = ChampId(*id);
        let en_rangee = formulaire.repetition_de(id).map(|_| &rangees[usize::from(*rangee)]);
        if en_rangee.is_some() || *rangee == 0 {
            assert!(remplies.poser(formulaire, id, en_rangee, valeur.clone()));
        }
    }
    remplies
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn conditions_agree_with_a_naive_oracle((champs, reponses) in formes()) {
        let formulaire = Formulaire::nouveau(champs.clone()).unwrap();
        let rangees = ["A", "B", "C"].map(|texte| RangeeId::lire(texte).unwrap());
        let remplies = remplir(&formulaire, &reponses, &rangees);
        let vus = visibles(&formulaire, &remplies);
        let oracle = Oracle::nouveau(&champs, reponses);
        for champ in formulaire.tous() {
            if formulaire.repetition_de(champ.id).is_some() {
                for (rang, rangee) in rangees.iter().enumerate() {
                    prop_assert_eq!(vus.voit(champ.id, Some(rangee)), oracle.voit(champ.id.0, rang as u8), "{} {}", champ.id, rangee);
                }
            } else {
                prop_assert_eq!(vus.voit(champ.id, None), oracle.voit(champ.id.0, 0), "{}", champ.id);
            }
        }
    }
}
