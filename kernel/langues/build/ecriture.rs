//! The Rust text of the accessors.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::{Catalogue, Phrase};

/// Methods written by hand on `Textes`: a key must not take their names.
const RESERVES: [&str; 16] = [
    "fr",
    "en",
    "langue",
    "par_cle",
    "date_longue",
    "date_courte",
    "date_avec_jour",
    "heure",
    "instant",
    "mois",
    "jour_semaine",
    "taille_fichier",
    "nombre",
    "decimal",
    "montant",
    "liste",
];

const MOTS_DE_RUST: [&str; 20] = [
    "as", "box", "const", "do", "else", "enum", "final", "for", "if", "impl", "in", "let", "loop",
    "match", "mod", "move", "priv", "ref", "type", "use",
];

pub fn accesseurs(french: &Catalogue, english: &Catalogue) -> Result<String, Vec<String>> {
    let mut fixes = String::new();
    let mut methodes = String::new();
    let mut errors = Vec::new();
    let mut noms: BTreeMap<String, &str> = BTreeMap::new();
    let mut rang = 0_usize;
    for (cle, phrase) in &french.phrases {
        let nom = identifiant(cle);
        if RESERVES.contains(&nom.as_str()) || noms.contains_key(&nom) {
            errors.push(format!(
                "locales/fr/{}: {cle}: the name {nom} is already taken",
                phrase.fichier
            ));
        }
        let traduite = english.phrases.get(cle).and_then(|traduite| traduite.fixe.as_ref());
        match (&phrase.fixe, traduite) {
            (Some(fr), Some(en)) => {
                let _ = writeln!(fixes, "    ({cle:?}, {fr:?}, {en:?}),");
                methode_fixe(&mut methodes, cle, &nom, rang, phrase);
                rang += 1;
            }
            _ => methode(&mut methodes, cle, &nom, phrase),
        }
        noms.insert(nom, cle);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(format!(
        "pub(crate) static FIXES: [(&str, &str, &str); {rang}] = [\n{fixes}];\n\nimpl crate::Textes {{\n{methodes}}}\n"
    ))
}

fn methode_fixe(out: &mut String, cle: &str, nom: &str, rang: usize, phrase: &Phrase) {
    documenter(out, cle, phrase);
    let _ = writeln!(out, "    pub fn {nom}(self) -> &'static str {{ self.fixe({rang}) }}");
}

fn methode(out: &mut String, cle: &str, nom: &str, phrase: &Phrase) {
    documenter(out, cle, phrase);
    let mut parametres = String::new();
    let mut arguments = String::new();
    for variable in &phrase.variables {
        let parametre = identifiant(variable);
        let _ = write!(parametres, ", {parametre}: impl crate::IntoArg");
        let _ = write!(arguments, "({variable:?}, crate::IntoArg::to_arg(&{parametre})), ");
    }
    let _ = writeln!(
        out,
        "    pub fn {nom}(self{parametres}) -> String {{ self.avec({cle:?}, &[{arguments}]) }}"
    );
}

fn documenter(out: &mut String, cle: &str, phrase: &Phrase) {
    let apercu = phrase.apercu.replace('`', "’").split_whitespace().collect::<Vec<_>>().join(" ");
    let doc = format!("`{cle}` ({}): `{apercu}`", phrase.fichier);
    let _ = writeln!(out, "    #[doc = {doc:?}]");
}

/// The Rust name of a key or of a variable.
pub fn identifiant(cle: &str) -> String {
    let nom: String = cle
        .chars()
        .flat_map(|c| {
            let separe = c.is_ascii_uppercase().then_some('_');
            separe.into_iter().chain([if c == '-' { '_' } else { c.to_ascii_lowercase() }])
        })
        .collect();
    match nom.as_str() {
        mot if MOTS_DE_RUST.contains(&mot) => format!("r#{nom}"),
        "self" | "super" | "crate" => format!("{nom}_"),
        _ => nom,
    }
}
