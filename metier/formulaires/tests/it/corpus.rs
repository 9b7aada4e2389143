use std::collections::HashSet;

use formulaires::{
    Adresse, Bloc, BlocId, Champ, ChampId, Code, CodeAvertissement, CodeRefus, Controles,
    FichierRef, Formulaire, Genre, Lieu, RangeeId, Reponses, Valeur, lieux, lire_descripteurs,
    lire_etape, texte, verifier, vers_saisie,
};
use jiff::{Timestamp, civil::date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::outils::{AUJOURDHUI, corpus, importer};

#[test]
fn every_published_demarche_is_read() {
    let corpus = corpus();
    assert_eq!(corpus.len(), 291);
    let mut champs = 0;
    for (numero, descripteurs) in &corpus {
        let formulaire = importer(*numero, descripteurs);
        let ids: HashSet<ChampId> = formulaire.tous().map(|champ| champ.id).collect();
        assert_eq!(ids.len(), formulaire.tous().count());
        assert!(ids.iter().all(|id| (1..1 << 53).contains(&id.0)));
        champs += ids.len();
        let stocke = serde_json::to_string(&formulaire).unwrap();
        assert_eq!(serde_json::from_str::<Formulaire>(&stocke).unwrap(), formulaire, "{numero}");
        assert_eq!(importer(*numero, descripteurs), formulaire);
        assert_eq!(
            formulaire.etapes().map(|etape| etape.champs.len()).sum::<usize>(),
            formulaire.champs().len()
        );
        // Only a form that asks nothing may have a page that asks nothing.
        let vides = formulaire
            .etapes()
            .filter(|etape| !etape.champs.iter().any(|champ| champ.genre.demande()))
            .count();
        assert!(vides == 0 || formulaire.etapes().len() == 1, "{numero}");
    }
    assert_eq!(champs, 13_850);
}

#[test]
fn a_champ_added_elsewhere_changes_no_id() {
    for (numero, descripteurs) in corpus().iter().take(40) {
        let avant: HashSet<ChampId> =
            importer(*numero, descripteurs).tous().map(|champ| champ.id).collect();
        let mut plus = descripteurs.clone();
        let nouveau =
            json!({"__typename": "TextChampDescriptor", "label": "Tout nouveau", "required": true});
        plus.as_array_mut().unwrap().insert(0, nouveau);
        let apres: HashSet<ChampId> =
            importer(*numero, &plus).tous().map(|champ| champ.id).collect();
        assert_eq!(apres.len(), avant.len() + 1);
        assert!(avant.is_subset(&apres));
        assert!(importer(numero + 1, descripteurs).tous().all(|champ| !avant.contains(&champ.id)));
    }
}

#[test]
fn what_a_graphql_answer_has_more() {
    let descripteurs = json!([
        {"__typename": "HeaderSectionChampDescriptor", "id": "Q2hhbXAtMQ==", "label": "T", "required": false, "level": 2, "condition": null},
        {"__typename": "YesNoChampDescriptor", "id": "Q2hhbXAtMg==", "label": "Oui", "required": true, "type": "yes_no"},
        {"type": "piece_justificative", "id": "Q2hhbXAtMw==", "label": "P", "required": true, "fileTemplate": {"url": "https://x"},
         "condition": ["=", ["champ", "Q2hhbXAtMg=="], true]},
        {"__typename": "ExplicationChampDescriptor", "id": "Q2hhbXAtNA==", "label": "E", "description": " ", "required": false,
         "collapsibleExplanationEnabled": true, "collapsibleExplanationText": "Plus"},
        {"__typename": "LinkedDropDownListChampDescriptor", "id": "autre", "label": "L", "required": false,
         "options": ["--A--", "", "x", "y", "--B--", "--A--", "x", "z"]},
        {"__typename": "DateChampDescriptor", "label": "D", "required": false, "birthdate": true},
        {"__typename": "HologrammeChampDescriptor", "label": "H", "required": false},
        {"__typename": "QuotientFamilialChampDescriptor", "label": "Q", "required": false},
        {"__typename": "AAHChampDescriptor", "label": "A", "required": false},
        {"__typename": "CiviliteChampDescriptor", "label": "C", "required": true},
        {"__typename": "DropDownListChampDescriptor", "label": "V", "required": true, "options": [], "otherOption": false}
    ]);
    let (formulaire, avertissements) = lire_descripteurs(&descripteurs, "$.d", 1).unwrap();
    let attendu = json!([
        {"id": 1, "libelle": "T", "genre": {"header_section": {"niveau": 2}}},
        {"id": 2, "libelle": "Oui", "requis": true, "genre": "yes_no"},
        {"id": 3, "libelle": "P", "requis": true, "genre": {"piece_justificative": {"modele": "https://x"}},
         "condition": ["=", ["champ", "Q2hhbXAtMg=="], true]},
        {"id": 4, "libelle": "E", "genre": {"explication": {"repliable": "Plus"}}}
    ]);
    let ecrit = serde_json::to_value(&formulaire).unwrap();
    assert_eq!(ecrit["champs"].as_array().unwrap()[..4], attendu.as_array().unwrap()[..]);
    let genres: Vec<Value> = ecrit["champs"].as_array().unwrap()[4..]
        .iter()
        .map(|champ| champ["genre"].clone())
        .collect();
    assert_eq!(
        genres,
        [
            json!({"linked_drop_down_list": [{"nom": "A", "secondaires": ["x", "y", "z"]}, {"nom": "B", "secondaires": []}]}),
            json!({"date": {"naissance": true}}),
            json!({"inconnu": {"nom": "hologramme"}}),
            json!({"une_fois": "quotient_familial"}),
            json!({"une_fois": "aah"}),
            json!("civilite"),
            json!({"drop_down_list": {"options": [], "autre": true}}),
        ]
    );
    let dits: Vec<_> = avertissements.iter().map(|un| (un.chemin.as_str(), un.code)).collect();
    assert_eq!(
        dits,
        [
            ("$.d[6]", CodeAvertissement::TypeInconnu),
            ("$.d[9]", CodeAvertissement::CiviliteFacultative),
            ("$.d[10]", CodeAvertissement::ListeSansChoix),
        ]
    );
}

#[test]
fn what_is_not_a_list_of_champs_is_refused_with_its_path() {
    let texte = |plus: Value| {
        let mut champ = json!({"__typename": "TextChampDescriptor", "label": "a"});
        champ.as_object_mut().unwrap().extend(plus.as_object().unwrap().clone());
        champ
    };
    let bloc = |enfants: Value| json!([{"__typename": "RepetitionChampDescriptor", "label": "r", "champDescriptors": enfants}]);
    let cas = [
        (json!({}), "$.d", CodeRefus::ListeAttendue),
        (json!([1]), "$.d[0]", CodeRefus::ObjetAttendu),
        (json!([{"label": "a"}]), "$.d[0]", CodeRefus::ProprieteManquante),
        (json!([{"type": "text"}]), "$.d[0]", CodeRefus::ProprieteManquante),
        (json!([texte(json!({"required": "oui"}))]), "$.d[0].required", CodeRefus::ProprieteFausse),
        (
            json!([{"type": "drop_down_list", "label": "a", "options": ["x", 1]}]),
            "$.d[0].options[1]",
            CodeRefus::ProprieteFausse,
        ),
        (
            json!([texte(json!({"condition": ["=", 1]}))]),
            "$.d[0].condition",
            CodeRefus::ConditionFausse,
        ),
        (
            json!([texte(json!({"condition": ["=", ["champ", "Q2hhbXAtMQ=="], 1]}))]),
            "$.d[0].condition[1]",
            CodeRefus::ConditionPendante,
        ),
        (
            json!([texte(json!({"id": "Q2hhbXAtMQ=="})), texte(json!({"id": "Q2hhbXAtMQ"}))]),
            "$.d[1]",
            CodeRefus::IdEnDouble,
        ),
        (bloc(bloc(json!([]))), "$.d[0].champDescriptors[0]", CodeRefus::RepetitionImbriquee),
        (bloc(json!([null])), "$.d[0].champDescriptors[0]", CodeRefus::ObjetAttendu),
    ];
    for (descripteurs, chemin, code) in cas {
        let refus = lire_descripteurs(&descripteurs, "$.d", 1).unwrap_err();
        assert_eq!((refus.chemin.as_str(), refus.code), (chemin, code), "{descripteurs}");
    }
}

/// A source of choices that a seed decides.
struct Hasard(u64);

impl Hasard {
    fn tirer(&mut self, max: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % max
    }

    fn parmi<'a, T>(&mut self, liste: &'a [T]) -> &'a T {
        &liste[self.tirer(liste.len())]
    }

    fn texte(&mut self) -> String {
        (0..=self.tirer(3))
            .map(|_| *self.parmi(&["été", "l’œuf", "a\"b", "<b>", "日本", "12"]))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A good answer to a champ.
fn bonne(champ: &Champ, hasard: &mut Hasard) -> Option<Valeur> {
    let jour = date(
        2000 + hasard.tirer(30) as i16,
        1 + hasard.tirer(12) as i8,
        1 + hasard.tirer(28) as i8,
    );
    let lieu = |lieu: &lieux::LieuOfficiel| {
        Valeur::Lieu(Lieu {
            nom: lieu.nom.to_owned(),
            code: Some(lieu.code.to_owned()),
            code_postal: None,
        })
    };
    Some(match &champ.genre {
        Genre::Textarea { .. } => Valeur::Texte(format!("{}\n{}", hasard.texte(), hasard.texte())),
        Genre::IntegerNumber(_) => Valeur::Entier(hasard.tirer(100_000) as i64 - 50_000),
        Genre::DecimalNumber(_) => {
            Valeur::Decimal(Decimal::new(hasard.tirer(100_000) as i64, 3).normalize())
        }
        Genre::Date(_) => Valeur::Date(jour),
        Genre::Datetime => Valeur::DateHeure(
            Timestamp::from_second(1_700_000_040 + 60 * hasard.tirer(100_000) as i64).unwrap(),
        ),
        Genre::YesNo => Valeur::Booleen(hasard.tirer(2) == 0),
        Genre::Checkbox => Valeur::Booleen(true),
        Genre::DropDownList(liste)
            if liste.autre && (hasard.tirer(3) == 0 || liste.choix().next().is_none()) =>
        {
            Valeur::Autre(hasard.texte() + " autre")
        }
        Genre::DropDownList(liste) => {
            Valeur::Choix((*hasard.parmi(&liste.choix().collect::<Vec<_>>())).to_owned())
        }
        Genre::MultipleDropDownList(liste) => {
            let choix: Vec<&str> = liste.choix().collect();
            if choix.is_empty() {
                return Some(Valeur::Plusieurs(vec![hasard.texte()]));
            }
            let premier = hasard.tirer(choix.len());
            let mut pris: Vec<String> =
                choix[premier..].iter().step_by(2).map(|un| (*un).to_owned()).collect();
            let mut vus = HashSet::new();
            pris.retain(|un| {
                vus.insert(un.clone())
                    && choix.iter().position(|autre| autre == un) >= Some(premier)
            });
            pris.sort_by_key(|un| choix.iter().position(|autre| autre == un));
            Valeur::Plusieurs(pris)
        }
        Genre::LinkedDropDownList(primaires) => {
            let primaire = hasard.parmi(primaires);
            let secondaire = (!primaire.secondaires.is_empty())
                .then(|| hasard.parmi(&primaire.secondaires).clone());
            Valeur::Lie { primaire: primaire.nom.clone(), secondaire }
        }
        Genre::Civilite => Valeur::Choix((*hasard.parmi(&["M", "Mme"])).to_owned()),
        Genre::Email => Valeur::Texte(format!("a{}@mairie.fr", hasard.tirer(1000))),
        Genre::Phone => Valeur::Texte(format!("+336{:08}", hasard.tirer(100_000_000))),
        Genre::Iban => Valeur::Texte("FR1420041010050500013M02606".to_owned()),
        Genre::Siret => Valeur::Texte("73282932000074".to_owned()),
        Genre::Rna => Valeur::Texte(format!("W{:09}", hasard.tirer(1_000_000_000))),
        Genre::Address => {
            let (voie, code, commune) = (
                format!("{} rue X", hasard.tirer(99)),
                format!("{:05}", hasard.tirer(99_999)),
                "Laon".to_owned(),
            );
            let libelle = format!("{voie}, {code} {commune}");
            Valeur::Adresse(Box::new(Adresse {
                libelle,
                voie: Some(voie),
                code_postal: Some(code),
                commune: Some(commune),
                ..Adresse::default()
            }))
        }
        Genre::Communes => Valeur::Lieu(Lieu {
            nom: "Laon".to_owned(),
            code: Some("02408".to_owned()),
            code_postal: Some("02000".to_owned()),
        }),
        Genre::Departements => lieu(hasard.parmi(lieux::departements())),
        Genre::Pays => lieu(hasard.parmi(lieux::pays())),
        Genre::Carte => Valeur::Carte(
            json!({"features": [{"geometry": {"coordinates": [3.5, 49.5], "type": "Point"}, "properties": {}, "type": "Feature"}], "type": "FeatureCollection"}),
        ),
        Genre::PieceJustificative(_) | Genre::TitreIdentite => Valeur::Fichiers(vec![FichierRef {
            id: hasard.tirer(1000).to_string(),
            nom: "pièce.pdf".to_owned(),
            octets: 10,
            type_mime: "application/pdf".to_owned(),
            sha256: "ab".to_owned(),
        }]),
        Genre::DossierLink => Valeur::Entier(1 + hasard.tirer(1_000_000) as i64),
        Genre::Text => Valeur::Texte(hasard.texte()),
        Genre::HeaderSection { .. } | Genre::Explication { .. } => return None,
        autre => panic!("a type of the corpus without a generated answer: {autre:?}"),
    })
}

fn remplir(formulaire: &Formulaire, hasard: &mut Hasard) -> Reponses {
    let mut reponses = Reponses::nouvelles();
    for champ in formulaire.champs() {
        let Some(enfants) = champ.genre.enfants() else {
            if let Some(valeur) = bonne(champ, hasard) {
                assert!(reponses.poser(formulaire, champ.id, None, valeur));
            }
            continue;
        };
        for rang in 0..=hasard.tirer(2) {
            let rangee = RangeeId::lire(&format!("01JZ{rang}")).unwrap();
            assert!(reponses.ajouter_rangee(formulaire, champ.id, rangee.clone()));
            for enfant in enfants {
                if let Some(valeur) = bonne(enfant, hasard) {
                    assert!(reponses.poser(formulaire, enfant.id, Some(&rangee), valeur));
                }
            }
        }
    }
    reponses
}

/// The controls that a browser posts for these answers, and the files that it does not post.
fn poster(formulaire: &Formulaire, reponses: &Reponses) -> (Controles, Reponses) {
    let mut controles = Controles::new();
    let mut fichiers = Reponses::nouvelles();
    for (bloc, contenu) in reponses.blocs() {
        let rangee = match bloc {
            BlocId::Rangee(_, rangee) => Some(rangee),
            _ => None,
        };
        for (id, valeur) in &contenu.0 {
            if let Valeur::Fichiers(_) = valeur {
                fichiers.poser(formulaire, *id, rangee, valeur.clone());
            }
            for (nom, texte) in vers_saisie(formulaire.champ(*id).unwrap(), rangee, valeur) {
                controles.entry(nom).or_default().push(texte);
            }
        }
    }
    (controles, fichiers)
}

/// A wrong answer to a champ, and the code that must come.
fn fausse(genre: &Genre) -> Option<(&'static str, &'static str, Code)> {
    Some(match genre {
        Genre::IntegerNumber(_) => ("", "1,5", Code::EntierAttendu),
        Genre::DecimalNumber(_) => ("", "beaucoup", Code::NombreAttendu),
        Genre::Date(_) => ("_mois", "13", Code::DateInexistante),
        Genre::Datetime => ("_heure", "25", Code::HeureAttendue),
        Genre::YesNo => ("", "bof", Code::OuiOuNon),
        Genre::DropDownList(liste) if !liste.autre => ("", "\u{1f984}", Code::ChoixInconnu),
        Genre::MultipleDropDownList(liste) if !liste.autre => ("", "\u{1f984}", Code::ChoixInconnu),
        Genre::LinkedDropDownList(_) => ("_primaire", "\u{1f984}", Code::ChoixInconnu),
        Genre::Civilite => ("", "X", Code::ChoixInconnu),
        Genre::Email => ("", "a@b", Code::CourrielAttendu),
        Genre::Phone => ("", "12", Code::TelephoneAttendu),
        Genre::Iban => ("", "FR7612", Code::IbanAttendu),
        Genre::Siret => ("", "73282932000075", Code::SiretFaux),
        Genre::Rna => ("", "751", Code::RnaAttendu),
        Genre::Address => ("_code_postal", "123", Code::CodePostalAttendu),
        Genre::Communes => ("_code_postal", "123", Code::CodePostalAttendu),
        Genre::Departements => ("", "Atlantide", Code::DepartementAttendu),
        Genre::Pays => ("", "Atlantide", Code::PaysAttendu),
        Genre::Carte => ("", "là-bas", Code::CarteAttendue),
        Genre::DossierLink => ("", "le mien", Code::NumeroDossierAttendu),
        _ => return None,
    })
}

fn eprouver(numero: i64, formulaire: &Formulaire, graine: u64) -> Result<(), TestCaseError> {
    let mut hasard = Hasard(graine ^ numero as u64);
    let reponses = remplir(formulaire, &mut hasard);
    prop_assert_eq!(verifier(formulaire, &reponses, AUJOURDHUI), vec![], "{}", numero);
    let mut relues = Reponses::nouvelles();
    for (id, bloc) in reponses.blocs() {
        let json = bloc.to_json();
        let relu = Bloc::from_json(&json).unwrap();
        prop_assert_eq!(relu.to_json(), json);
        relues.poser_bloc(BlocId::lire(&id.to_string()).unwrap(), relu);
    }
    prop_assert_eq!(&relues, &reponses, "{}", numero);
    crate::echanges::aller_et_retour(formulaire, &reponses)?;
    let (mut controles, fichiers) = poster(formulaire, &reponses);
    let mut postees = Reponses::nouvelles();
    for etape in formulaire.etapes() {
        let lecture = lire_etape(formulaire, &etape, &controles, &fichiers, AUJOURDHUI);
        prop_assert!(lecture.peut_continuer(), "{} {:?}", numero, lecture.problemes);
        postees.reprendre(lecture.reponses);
    }
    for (id, bloc) in reponses.blocs() {
        prop_assert_eq!(postees.bloc(id), Some(bloc), "{}", numero);
    }
    for champ in formulaire.champs() {
        let ecrit = reponses
            .valeur(formulaire, champ.id, None)
            .map(|valeur| (texte(champ, valeur), valeur.rangees().len()));
        prop_assert!(
            ecrit.is_none_or(|(texte, rangees)| !texte.is_empty() || rangees > 0),
            "no text for {}",
            champ.id
        );
    }
    let fautifs: Vec<(&Champ, _)> = formulaire
        .champs()
        .iter()
        .filter_map(|champ| Some((champ, fausse(&champ.genre)?)))
        .collect();
    if fautifs.is_empty() {
        return Ok(());
    }
    let (champ, (suffixe, texte, code)) = *hasard.parmi(&fautifs);
    controles.insert(format!("{}{suffixe}", champ.id.nom(None)), vec![texte.to_owned()]);
    let etape = formulaire.etape_de(champ.id).unwrap();
    let lecture = lire_etape(formulaire, &etape, &controles, &fichiers, AUJOURDHUI);
    let problemes: Vec<_> =
        lecture.problemes.iter().map(|probleme| (probleme.champ, probleme.code)).collect();
    prop_assert_eq!(problemes, vec![(champ.id, code)], "{} {:?}", numero, champ.genre);
    Ok(())
}

#[test]
fn good_answers_pass_and_come_back_equal_and_wrong_ones_are_told() {
    let formulaires: Vec<(i64, Formulaire)> = corpus()
        .iter()
        .map(|(numero, descripteurs)| (*numero, importer(*numero, descripteurs)))
        .collect();
    proptest!(ProptestConfig::with_cases(6), |(graine in any::<u64>())| {
        for (numero, formulaire) in &formulaires {
            eprouver(*numero, formulaire, graine)?;
        }
    });
}

#[test]
fn names_of_graphql_go_both_ways() {
    for type_champ in
        crate::solidite::TYPES.iter().filter(|nom| !matches!(**nom, "number" | "hologramme"))
    {
        let lu = |descripteur: Value| {
            lire_descripteurs(&json!([descripteur]), "$", 1).unwrap().0.champs()[0].genre.clone()
        };
        let genre = lu(json!({"type": type_champ, "label": "a", "options": ["--A--", "a"]}));
        assert_eq!(genre.type_champ(), *type_champ);
        let nom = format!("{}ChampDescriptor", genre.nom_graphql());
        assert_eq!(
            lu(json!({"__typename": nom, "label": "a", "options": ["--A--", "a"]})),
            genre,
            "{nom}"
        );
    }
}
