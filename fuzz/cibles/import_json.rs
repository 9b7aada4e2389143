//! A file that says it is a form.
#![no_main]

use formulaires::{Formulaire, Reponses, lire_annotations, lire_descripteurs};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|octets: &[u8]| {
    let Ok(valeur) = serde_json::from_slice::<Value>(octets) else { return };
    let descripteurs = valeur.pointer("/revision/champDescriptors").unwrap_or(&valeur);
    let Ok((formulaire, _)) = lire_descripteurs(descripteurs, "$", 1) else { return };
    let ecrit = serde_json::to_string(&formulaire).expect("a form is written");
    assert_eq!(serde_json::from_str::<Formulaire>(&ecrit).expect("and read back"), formulaire);
    let _ = lire_annotations(descripteurs, "$", 1, &formulaire);
    fuzz::tenir(&formulaire, &Reponses::nouvelles());
});
