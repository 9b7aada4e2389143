//! What comes from outside never makes the crate panic, whatever it is.

use formulaires::{
    BlocId, ChampId, Condition, Formulaire, Genre, RangeeId, Reponses, depuis_requete,
    lire_descripteurs, lire_etape, preremplir, verifier,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::outils::{AUJOURDHUI, champ, formulaire};

pub const TYPES: &[&str] = &[
    "text",
    "textarea",
    "formatted",
    "number",
    "integer_number",
    "decimal_number",
    "date",
    "datetime",
    "yes_no",
    "checkbox",
    "drop_down_list",
    "multiple_drop_down_list",
    "linked_drop_down_list",
    "civilite",
    "email",
    "phone",
    "iban",
    "address",
    "communes",
    "departements",
    "regions",
    "pays",
    "epci",
    "siret",
    "rna",
    "rnf",
    "annuaire_education",
    "carte",
    "piece_justificative",
    "titre_identite",
    "dossier_link",
    "cnaf",
    "dgfip",
    "pole_emploi",
    "mesri",
    "aah",
    "aeeh",
    "ars",
    "etudiant_boursier",
    "quotient_familial",
    "referentiel",
    "engagement_juridique",
    "cojo",
    "header_section",
    "explication",
    "pre_rempli",
    "hologramme",
];

fn json_quelconque() -> impl Strategy<Value = Value> {
    let mot = prop_oneof![
        proptest::sample::select(
            &[
                "label",
                "id",
                "type",
                "required",
                "options",
                "champDescriptors",
                "condition",
                "level",
                "text",
                "repetition",
                "champ",
                "=",
                "and",
                "or",
                "Q2hhbXAtMQ==",
                "__typename",
                "TextChampDescriptor",
                "header_section"
            ][..]
        )
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    let feuille = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        mot.clone().prop_map(Value::from),
    ];
    feuille.prop_recursive(6, 60, 8, move |dedans| {
        prop_oneof![
            proptest::collection::vec(dedans.clone(), 0..8).prop_map(Value::from),
            proptest::collection::btree_map(mot.clone(), dedans, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// All the types, once at the first level and once in a block.
fn tout() -> Formulaire {
    let descripteur = |type_champ: &&str| json!({"type": type_champ, "label": type_champ, "required": true, "options": ["--A--", "a", "b / c"]});
    let tous: Vec<Value> = TYPES.iter().map(descripteur).collect();
    let mut avec_bloc = tous.clone();
    avec_bloc.push(json!({"type": "repetition", "label": "r", "champDescriptors": tous}));
    lire_descripteurs(&json!(avec_bloc), "$", 1).unwrap().0
}

fn texte() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,20}",
        "[0-9 .,/:+()TZhW-]{0,25}",
        "[{\\[\"a-z0-9:,\\]}]{0,20}",
        "\\PC{0,5}\u{0}\u{1e}\r\n\\PC{0,5}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_json_as_a_form(valeur in json_quelconque()) {
        if let Ok((formulaire, _)) = lire_descripteurs(&valeur, "$", 1) {
            let ecrit = serde_json::to_string(&formulaire).unwrap();
            prop_assert_eq!(serde_json::from_str::<Formulaire>(&ecrit).unwrap(), formulaire);
        }
        let _ = serde_json::from_value::<Formulaire>(valeur.clone());
        let _ = serde_json::from_value::<formulaires::Bloc>(valeur.clone());
        if let Ok(condition) = Condition::lire(&valeur, "$") {
            prop_assert_eq!(Condition::lire(&condition.to_json(), "$").unwrap(), condition);
        }
    }

    #[test]
    fn any_text_in_any_control(textes in proptest::collection::vec(texte(), 8)) {
        let formulaire = tout();
        let rangee = RangeeId::lire("A").unwrap();
        let suffixes = ["", "_jour", "_mois", "_annee", "_heure", "_minute", "_autre", "_primaire", "_secondaire", "_voie", "_code_postal", "_commune", "_code", "_pays"];
        let mut saisie = formulaires::Controles::new();
        for (rang, champ) in formulaire.tous().enumerate() {
            let en_rangee = formulaire.repetition_de(champ.id).map(|_| &rangee);
            for (decalage, suffixe) in suffixes.iter().enumerate() {
                saisie.insert(format!("{}{suffixe}", champ.id.nom(en_rangee)), vec![textes[(rang * 3 + decalage) % textes.len()].clone()]);
            }
        }
        let bloc = formulaire.champs().last().unwrap();
        saisie.insert(bloc.id.nom(None), vec!["A".to_owned()]);
        let mut reponses = Reponses::nouvelles();
        for etape in formulaire.etapes() {
            reponses.reprendre(lire_etape(&formulaire, &etape, &saisie, &reponses, AUJOURDHUI).reponses);
        }
        for (id, bloc) in reponses.blocs() {
            let json = bloc.to_json();
            prop_assert!(!json.contains("\\u0000"));
            prop_assert_eq!(&formulaires::Bloc::from_json(&json).unwrap(), bloc, "{}", id);
        }
        // Sending says about each answer what its page said.
        let codes = |problemes: Vec<formulaires::Probleme>| problemes.into_iter().map(|un| (un.champ, un.rangee, un.code)).collect::<Vec<_>>();
        let envoi = codes(verifier(&formulaire, &reponses, AUJOURDHUI));
        let mut pages = Vec::new();
        for etape in formulaire.etapes() {
            let lecture = lire_etape(&formulaire, &etape, &formulaires::Controles::new(), &reponses, AUJOURDHUI);
            pages.extend(codes(lecture.problemes.into_iter().filter(formulaires::Probleme::bloque).collect()));
        }
        prop_assert_eq!(pages, envoi);
    }

    #[test]
    fn any_prefill(valeur in json_quelconque(), cles in proptest::collection::vec((".{0,12}|champ_Q2hhbXAtMQ==(\\[[0-9]{0,12}\\])?(\\[champ_Q2hhbXAtMg==\\])?", texte()), 0..6)) {
        let formulaire = formulaire(vec![champ(1, Genre::Repetition { champs: vec![champ(2, Genre::Text)] }), champ(3, Genre::Communes)]);
        let mut map = depuis_requete(cles.iter().map(|(cle, texte)| (cle.as_str(), texte.as_str())));
        map.insert(ChampId(3).nom(None), valeur.clone());
        let lu = preremplir(&formulaire, &map, AUJOURDHUI, &mut || RangeeId::lire("A").unwrap());
        prop_assert!(lu.reponses.blocs().all(|(id, _)| matches!(id, BlocId::Debut | BlocId::Rangee(ChampId(1), _))));
    }
}
