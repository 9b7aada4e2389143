//! The schema against the facts of January 2026: nothing lacks, what is added is the list of
//! `contrat/ajouts.graphql`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::maison::{introspection, types};

fn nom_de(ty: &Value) -> String {
    let dedans = || nom_de(&ty["ofType"]);
    match ty["kind"].as_str().unwrap() {
        "NON_NULL" => format!("{}!", dedans()),
        "LIST" => format!("[{}]", dedans()),
        _ => ty["name"].as_str().unwrap().to_owned(),
    }
}

/// A fact a line: `Dossier.champs(id: ID): [Champ!]!`.
fn servis() -> BTreeSet<String> {
    let mut lignes = BTreeSet::new();
    for ty in types(&introspection()) {
        let nom = ty["name"].as_str().unwrap();
        let genre = ty["kind"].as_str().unwrap();
        if nom.starts_with("__") || ["Int", "Float", "String", "Boolean", "ID"].contains(&nom) {
            continue;
        }
        let un_seul = if ty["isOneOf"] == true { " @oneOf" } else { "" };
        lignes.insert(format!("{genre} {nom}{un_seul}"));
        let liste = |cle: &str| ty[cle].as_array().cloned().unwrap_or_default();
        for tenu in liste("interfaces") {
            lignes.insert(format!("{nom} implements {}", tenu["name"].as_str().unwrap()));
        }
        for valeur in liste("enumValues") {
            lignes.insert(format!("{nom} = {}", valeur["name"].as_str().unwrap()));
        }
        for champ in liste("fields") {
            let mut arguments: Vec<_> =
                champ["args"].as_array().unwrap().iter().map(entree_servie).collect();
            arguments.sort();
            lignes.insert(ligne(
                nom,
                champ["name"].as_str().unwrap(),
                &arguments,
                &nom_de(&champ["type"]),
                champ["isDeprecated"] == true,
            ));
        }
        for champ in liste("inputFields") {
            lignes.insert(format!("{nom}.{}", entree_servie(&champ)));
        }
    }
    lignes
}

fn entree_servie(entree: &Value) -> String {
    let defaut = entree["defaultValue"].as_str().map(|lu| format!(" = {lu}")).unwrap_or_default();
    format!("{}: {}{defaut}", entree["name"].as_str().unwrap(), nom_de(&entree["type"]))
}

fn ligne(ty: &str, nom: &str, arguments: &[String], rendu: &str, deprecie: bool) -> String {
    let arguments =
        if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
    let deprecie = if deprecie { " @deprecated" } else { "" };
    format!("{ty}.{nom}{arguments}: {rendu}{deprecie}")
}

fn entree_attendue(nom: &str, fait: &Value) -> String {
    let defaut = fait["default"].as_str().map(|lu| format!(" = {lu}")).unwrap_or_default();
    format!("{nom}: {}{defaut}", fait["type"].as_str().unwrap())
}

fn objet(valeur: &Value) -> Map<String, Value> {
    valeur.as_object().cloned().unwrap_or_default()
}

/// The facts, in the same words.
fn attendus() -> BTreeSet<String> {
    let faits: Value = serde_json::from_str(include_str!("../../donnees/schema.json")).unwrap();
    let mut lignes = BTreeSet::new();
    for nom in faits["scalars"].as_array().unwrap() {
        lignes.insert(format!("SCALAR {}", nom.as_str().unwrap()));
    }
    for (nom, valeurs) in objet(&faits["enums"]) {
        lignes.insert(format!("ENUM {nom}"));
        for valeur in valeurs.as_array().unwrap() {
            lignes.insert(format!("{nom} = {}", valeur.as_str().unwrap()));
        }
    }
    for (cle, genre) in [("interfaces", "INTERFACE"), ("objects", "OBJECT")] {
        for (nom, fait) in objet(&faits[cle]) {
            lignes.insert(format!("{genre} {nom}"));
            for tenu in fait["implements"].as_array().unwrap() {
                lignes.insert(format!("{nom} implements {}", tenu.as_str().unwrap()));
            }
            for (champ, fait) in objet(&fait["fields"]) {
                let arguments = objet(&fait["args"]);
                let mut arguments: Vec<_> =
                    arguments.iter().map(|(nom, fait)| entree_attendue(nom, fait)).collect();
                arguments.sort();
                let rendu = fait["type"].as_str().unwrap();
                lignes.insert(ligne(&nom, &champ, &arguments, rendu, fait["deprecated"] == true));
            }
        }
    }
    for (nom, fait) in objet(&faits["inputs"]) {
        let un_seul = if fait["oneOf"] == true { " @oneOf" } else { "" };
        lignes.insert(format!("INPUT_OBJECT {nom}{un_seul}"));
        for (champ, fait) in objet(&fait["fields"]) {
            lignes.insert(format!("{nom}.{}", entree_attendue(&champ, &fait)));
        }
    }
    lignes
}

#[test]
fn the_schema_of_january_is_served_whole() {
    let manquent: Vec<_> = attendus().difference(&servis()).cloned().collect();
    assert_eq!(manquent, Vec::<String>::new());
}

/// What is served beyond January stands in the additions, and nowhere else.
#[test]
fn nothing_is_served_beyond_january_but_the_additions() {
    let ajouts = include_str!("../../src/contrat/ajouts.graphql");
    let (attendus, servis) = (attendus(), servis());
    for ligne in servis.difference(&attendus) {
        let mots: Vec<_> =
            ligne.split([' ', '.', ':', '(', '=']).filter(|mot| !mot.is_empty()).collect();
        let connu = mots.iter().take(2).any(|mot| ajouts.contains(mot));
        assert!(connu, "{ligne}: neither in January nor among the additions");
    }
}

#[test]
fn the_language_of_schemas_says_it_too() {
    let sdl = api_demarches::sdl();
    for morceau in ["interface Champ ", "input FindDemarcheInput @oneOf", "scalar LogicExpression"]
    {
        assert!(sdl.contains(morceau), "{morceau}");
    }
}
