//! The address or the JSON of a prefill.
#![no_main]

use std::sync::LazyLock;

use formulaires::{ChampId, Formulaire, RangeeId, depuis_requete, lire_descripteurs, preremplir};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

/// Few champs with short ids, so that chance finds their names.
static PETIT: LazyLock<Formulaire> = LazyLock::new(|| {
    let champ = |id: u64, genre: &str| json!({"id": ChampId(id).graphql(), "type": genre, "label": genre, "options": ["a", "b"]});
    let bloc = json!({"id": ChampId(9).graphql(), "type": "repetition", "label": "r", "champDescriptors": [champ(1, "text"), champ(2, "date")]});
    let champs = json!([champ(3, "communes"), champ(4, "multiple_drop_down_list"), champ(5, "address"), champ(6, "datetime"), bloc]);
    lire_descripteurs(&champs, "$", 1).map(|lu| lu.0).expect("a form")
});

fuzz_target!(|octets: &[u8]| {
    let valeurs: Map<String, Value> = match serde_json::from_slice(octets) {
        Ok(Value::Object(valeurs)) => valeurs,
        _ => {
            let paires: Vec<_> = form_urlencoded::parse(octets).collect();
            depuis_requete(paires.iter().map(|(cle, texte)| (cle.as_ref(), texte.as_ref())))
        }
    };
    let mut rang = 0;
    let mut rangee = || {
        rang += 1;
        RangeeId::lire(&format!("R{rang}")).expect("a row")
    };
    let prerempli = preremplir(&PETIT, &valeurs, fuzz::JOUR, &mut rangee);
    fuzz::tenir(&PETIT, &prerempli.reponses);
});
