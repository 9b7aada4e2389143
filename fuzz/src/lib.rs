//! What the targets share: a form of every type, and the promises that hold whatever comes in.

use formulaires::{
    Bloc, ChampId, Condition, Controles, Formulaire, RangeeId, Reponses, cellules, depuis_objet,
    lire_cellules, lire_descripteurs, lire_etape, parcourir, vers_objet, verifier, visibles,
};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

/// The day on which everything happens.
pub const JOUR: Date = date(2026, 11, 24);

/// The types that DS publishes, old names included, and one that nobody knows.
const TYPES: &[&str] = &[
    "text", "textarea", "formatted", "number", "integer_number", "decimal_number", "date", "datetime",
    "yes_no", "checkbox", "drop_down_list", "multiple_drop_down_list", "linked_drop_down_list",
    "civilite", "email", "phone", "iban", "address", "communes", "departements", "regions", "pays",
    "epci", "siret", "rna", "rnf", "annuaire_education", "carte", "piece_justificative",
    "titre_identite", "dossier_link", "cnaf", "dgfip", "pole_emploi", "mesri", "aah", "aeeh", "ars",
    "etudiant_boursier", "quotient_familial", "referentiel", "engagement_juridique", "cojo",
    "header_section", "explication", "pre_rempli", "hologramme",
];

/// The suffixes of controls, whatever their champ.
pub const SUFFIXES: &[&str] = &[
    "", "_jour", "_mois", "_annee", "_heure", "_minute", "_autre", "_primaire", "_secondaire", "_voie",
    "_code_postal", "_commune", "_code", "_code_insee", "_pays", "_cle",
];

/// Every type at the first level, and once more in a repeatable block.
pub fn tout() -> Formulaire {
    let un = |genre: &&str| {
        json!({"type": genre, "label": genre, "options": ["--A--", "a", "b", "--B--", "c"], "otherOption": true})
    };
    let tous: Vec<Value> = TYPES.iter().map(un).collect();
    let mut champs = tous.clone();
    champs.push(json!({"type": "repetition", "label": "bloc", "champDescriptors": tous}));
    lire_descripteurs(&json!(champs), "$", 1).map(|lu| lu.0).expect("the form of every type is one")
}

/// The row that every posted block has.
pub fn rangee() -> RangeeId {
    RangeeId::lire("A").expect("a letter is a row")
}

/// What posted pages leave, page after page.
pub fn poster(formulaire: &Formulaire, saisie: &Controles) -> Reponses {
    let mut reponses = Reponses::nouvelles();
    for etape in formulaire.etapes() {
        let lecture = lire_etape(formulaire, &etape, saisie, &reponses, JOUR);
        reponses.reprendre(lecture.reponses);
    }
    reponses
}

/// Answers are stored and read back equal, judged without harm, and the good ones leave and come back equal.
pub fn tenir(formulaire: &Formulaire, reponses: &Reponses) {
    for (_, bloc) in reponses.blocs() {
        let texte = bloc.to_json();
        assert!(!texte.contains("\\u0000"), "a sign that PostgreSQL refuses: {texte}");
        assert_eq!(&Bloc::from_json(&texte).expect("a stored block is read"), bloc);
    }
    let fautifs: Vec<_> = verifier(formulaire, reponses, JOUR)
        .into_iter()
        .map(|probleme| (probleme.champ, probleme.rangee))
        .collect();
    let objet = vers_objet(formulaire, reponses);
    let (relues, _) = depuis_objet(formulaire, &objet, JOUR);
    for rencontre in parcourir(formulaire, reponses, &visibles(formulaire, reponses)) {
        let (champ, rangee) = (rencontre.champ, rencontre.rangee);
        let bon = !fautifs.contains(&(champ.id, rangee.cloned()));
        if !bon || !champ.genre.demande() || champ.genre.enfants().is_some() {
            continue;
        }
        let ecrites = cellules(champ, rencontre.valeur);
        let ecrites: Vec<&str> = ecrites.iter().map(String::as_str).collect();
        let lue = lire_cellules(formulaire, champ, &ecrites, JOUR).expect("a good cell is good");
        let vide = |valeur: Option<&formulaires::Valeur>| valeur.is_none_or(formulaires::Valeur::est_vide);
        if !vide(rencontre.valeur) || !vide(lue.as_ref()) {
            assert_eq!(lue.as_ref(), rencontre.valeur, "cells of {:?}", champ.genre);
            assert_eq!(relues.valeur(formulaire, champ.id, rangee), rencontre.valeur, "JSON of {:?}", champ.genre);
        }
    }
}

/// An expression says the same once written and read again, and is evaluated without harm.
pub fn evaluer(valeur: &Value) {
    let Ok(condition) = Condition::lire(valeur, "$") else { return };
    let relue = Condition::lire(&condition.to_json(), "$").expect("what was written is read");
    assert_eq!(relue, condition);
    let _ = (condition.expression(), condition.sources());
    let champs: Vec<Value> = (1..=4)
        .map(|id| json!({"id": ChampId(id).graphql(), "type": "text", "label": "a"}))
        .chain([json!({"type": "integer_number", "label": "n", "condition": valeur})])
        .collect();
    if let Ok((formulaire, _)) = lire_descripteurs(&json!(champs), "$", 1) {
        let reponses = Reponses::nouvelles();
        let _ = visibles(&formulaire, &reponses);
        let _ = formulaires::evaluer(&condition, &formulaire, &reponses);
    }
}
