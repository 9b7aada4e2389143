//! A page posted by anyone: a line a control, its first two bytes say which one.
#![no_main]

use std::sync::LazyLock;

use formulaires::{Champ, Controles, Formulaire};
use libfuzzer_sys::fuzz_target;

static TOUT: LazyLock<(Formulaire, Vec<Champ>)> = LazyLock::new(|| {
    let formulaire = fuzz::tout();
    let champs = formulaire.tous().cloned().collect();
    (formulaire, champs)
});

fuzz_target!(|octets: &[u8]| {
    let (formulaire, champs) = &*TOUT;
    let rangee = fuzz::rangee();
    let mut saisie = Controles::new();
    for ligne in octets.split(|octet| *octet == b'\n') {
        let [champ, suffixe, texte @ ..] = ligne else { continue };
        let champ = &champs[usize::from(*champ) % champs.len()];
        let rangee = formulaire.repetition_de(champ.id).map(|_| &rangee);
        let suffixe = fuzz::SUFFIXES[usize::from(*suffixe) % fuzz::SUFFIXES.len()];
        let texte = String::from_utf8_lossy(texte).into_owned();
        saisie.entry(format!("{}{suffixe}", champ.id.nom(rangee))).or_default().push(texte);
    }
    let bloc = formulaire.champs().last().expect("the block is the last");
    saisie.insert(bloc.id.nom(None), vec![rangee.to_string()]);
    fuzz::tenir(formulaire, &fuzz::poster(formulaire, &saisie));
});
