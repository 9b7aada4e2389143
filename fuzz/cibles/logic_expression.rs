//! A condition, an eligibility or a routing rule, as an importer gives it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|octets: &[u8]| {
    if let Ok(valeur) = serde_json::from_slice(octets) {
        fuzz::evaluer(&valeur);
    }
});
