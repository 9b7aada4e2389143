use formulaires::{
    BlocId, ChampId, Code, Formulaire, Genre, Liste, Prerempli, RangeeId, Reponses, Valeur,
    depuis_requete, preremplir,
};
use serde_json::{Value, json};

use crate::outils::{AUJOURDHUI, champ, corpus, formulaire, importer};

fn modele() -> Formulaire {
    let liste = Liste { options: ["a", "b", "c"].map(str::to_owned).to_vec(), autre: false };
    formulaire(vec![
        champ(1, Genre::Text),
        champ(2, Genre::IntegerNumber(Default::default())),
        champ(3, Genre::Checkbox),
        champ(4, Genre::MultipleDropDownList(liste)),
        champ(5, Genre::Communes),
        champ(
            6,
            Genre::Repetition {
                champs: vec![champ(7, Genre::Text), champ(8, Genre::Date(Default::default()))],
            },
        ),
        champ(9, Genre::TitreIdentite),
    ])
}

fn remplir(formulaire: &Formulaire, valeurs: Value) -> Prerempli {
    let mut suivante = 0;
    let mut rangee = || {
        suivante += 1;
        RangeeId::lire(&format!("R{suivante}")).unwrap()
    };
    preremplir(formulaire, valeurs.as_object().unwrap(), AUJOURDHUI, &mut rangee)
}

fn nom(id: u64) -> String {
    ChampId(id).nom(None)
}

fn texte(reponses: &Reponses, bloc: &BlocId) -> String {
    reponses.bloc(bloc).unwrap().to_json()
}

#[test]
fn every_shape_of_a_prefill() {
    let formulaire = modele();
    let lu = remplir(
        &formulaire,
        json!({
            nom(1): "Bonjour", nom(2): 12, nom(3): true, nom(4): ["c", "a"], nom(5): ["02000", "02408"],
            nom(6): [{nom(7): "un", nom(8): "2026-03-27"}, {nom(7): "deux"}], "identite_prenom": "Ada",
        }),
    );
    assert_eq!((lu.problemes.as_slice(), lu.inconnues.as_slice()), (&[][..], &[][..]));
    assert_eq!(
        texte(&lu.reponses, &BlocId::Debut),
        r#"{"1":"Bonjour","2":12,"3":true,"4":{"plusieurs":["a","c"]},"5":{"lieu":{"code":"02408","code_postal":"02000","nom":"Laon"}},"6":{"rangees":["R1","R2"]}}"#
    );
    let rangee = |id| BlocId::Rangee(ChampId(6), RangeeId::lire(id).unwrap());
    assert_eq!(texte(&lu.reponses, &rangee("R1")), r#"{"7":"un","8":{"date":"2026-03-27"}}"#);
    assert_eq!(texte(&lu.reponses, &rangee("R2")), r#"{"7":"deux"}"#);
}

#[test]
fn what_is_wrong_is_ignored_and_told() {
    let formulaire = modele();
    let lu = remplir(
        &formulaire,
        json!({
            nom(2): "douze", nom(4): ["a", "z"], nom(9): "x", nom(7): "hors du bloc", "champ_faux": 1,
            nom(6): [{nom(8): "hier", nom(1): "hors du bloc"}], nom(1): {"a": 1},
        }),
    );
    let codes: Vec<_> = lu
        .problemes
        .iter()
        .map(|probleme| (probleme.champ.0, probleme.rangee.is_some(), probleme.code))
        .collect();
    assert_eq!(
        codes,
        [
            (2, false, Code::NombreAttendu),
            (4, false, Code::ChoixInconnu),
            (8, true, Code::DateAttendue)
        ]
    );
    assert_eq!(lu.inconnues, [nom(9), nom(7), "champ_faux".to_owned(), nom(1)]);
    assert_eq!(texte(&lu.reponses, &BlocId::Debut), r#"{"6":{"rangees":["R1"]}}"#);
    assert_eq!(remplir(&formulaire, json!({nom(6): "x"})).inconnues, [nom(6)]);
}

#[test]
fn the_same_by_url() {
    let formulaire = modele();
    let (un, quatre, bloc, sept, huit) = (nom(1), nom(4) + "[]", nom(6), nom(7), nom(8));
    let cles =
        [format!("{bloc}[0][{sept}]"), format!("{bloc}[0][{huit}]"), format!("{bloc}[][{sept}]")];
    let paires = [
        (un.as_str(), "é"),
        (&quatre, "a"),
        (&quatre, "b"),
        (&cles[0], "x"),
        (&cles[1], "27/03/2026"),
        (&cles[2], "y"),
        ("utm", "z"),
    ];
    let valeurs = depuis_requete(paires);
    assert_eq!(
        Value::Object(valeurs.clone()),
        json!({nom(1): "é", nom(4): ["a", "b"], nom(6): [{nom(7): "x", nom(8): "27/03/2026"}, {nom(7): "y"}], "utm": "z"})
    );
    let lu = remplir(&formulaire, Value::Object(valeurs));
    assert_eq!(lu.reponses.rangees(&formulaire, ChampId(6)).len(), 2);
    assert_eq!(
        lu.reponses.valeur(&formulaire, ChampId(1), None),
        Some(&Valeur::Texte("é".to_owned()))
    );
    assert_eq!((lu.problemes.len(), lu.inconnues.len()), (0, 0));
    // A huge row number allocates nothing.
    assert_eq!(
        depuis_requete([(format!("{bloc}[999999999][{sept}]").as_str(), "x")])[&nom(6)],
        json!([])
    );
}

#[test]
fn the_examples_of_every_published_demarche_are_taken_as_an_object_and_as_an_address() {
    let mut exemples = 0;
    for (numero, descripteurs) in corpus() {
        let formulaire = importer(numero, &descripteurs);
        let valeurs = formulaires::exemples(&formulaire);
        exemples += valeurs.len();
        let lu = remplir(&formulaire, Value::Object(valeurs.clone()));
        let faux: Vec<_> = lu.problemes.iter().map(|p| (p.champ, p.code)).collect();
        assert_eq!((faux, lu.inconnues), (vec![], vec![]), "{numero}");
        let paires = formulaires::vers_requete(&valeurs);
        let paires = paires.iter().map(|(cle, valeur)| (cle.as_str(), valeur.as_str()));
        let relu = remplir(&formulaire, Value::Object(depuis_requete(paires)));
        assert_eq!(relu.reponses, lu.reponses, "{numero}");
    }
    assert!(exemples > 5_000, "{exemples}");
}
