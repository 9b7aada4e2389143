//! What leaves comes back equal: cells of a table, JSON.

use formulaires::{
    BlocId, Champ, Formulaire, Reponses, cellules, colonnes, deproteger, depuis_objet,
    lire_cellules, parcourir, proteger, vers_objet, visibles,
};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::outils::AUJOURDHUI;

/// The shown answers of a form, written as cells and read back.
fn par_tableau(formulaire: &Formulaire, reponses: &Reponses) -> Reponses {
    let mut relues = Reponses::nouvelles();
    for rencontre in parcourir(formulaire, reponses, &visibles(formulaire, reponses)) {
        let (champ, rangee) = (rencontre.champ, rencontre.rangee);
        if champ.genre.enfants().is_some() {
            for rangee in rencontre.valeur.map_or(&[][..], |valeur| valeur.rangees()) {
                relues.ajouter_rangee(formulaire, champ.id, rangee.clone());
            }
            continue;
        }
        let ecrites: Vec<String> = cellules(champ, rencontre.valeur)
            .iter()
            .map(|cellule| proteger(cellule).into_owned())
            .collect();
        assert_eq!(ecrites.len(), colonnes(std::slice::from_ref(champ)).len());
        let lues: Vec<&str> = ecrites.iter().map(|cellule| deproteger(cellule)).collect();
        if let Some(valeur) = lire_cellules(formulaire, champ, &lues, AUJOURDHUI).unwrap() {
            relues.poser(formulaire, champ.id, rangee, valeur);
        }
    }
    relues
}

/// Only what is shown and answered leaves.
fn montrees(formulaire: &Formulaire, reponses: &Reponses) -> Reponses {
    let mut vues = Reponses::nouvelles();
    for rencontre in parcourir(formulaire, reponses, &visibles(formulaire, reponses)) {
        if let Some(valeur) = rencontre.valeur {
            vues.poser(formulaire, rencontre.champ.id, rencontre.rangee, valeur.clone());
            for rangee in valeur.rangees() {
                let bloc = BlocId::Rangee(rencontre.champ.id, rangee.clone());
                vues.poser_bloc(bloc, Default::default());
            }
        }
    }
    vues
}

/// Fails when an answer of this form is lost or changed on its way out and back.
pub fn aller_et_retour(formulaire: &Formulaire, reponses: &Reponses) -> Result<(), TestCaseError> {
    let parties = montrees(formulaire, reponses);
    prop_assert_eq!(&par_tableau(formulaire, reponses), &parties);
    let texte = serde_json::to_string(&vers_objet(formulaire, reponses)).unwrap();
    let objet: Map<String, Value> = serde_json::from_str(&texte).unwrap();
    let (relues, problemes) = depuis_objet(formulaire, &objet, AUJOURDHUI);
    prop_assert_eq!(problemes, vec![]);
    prop_assert_eq!(&relues, &parties);
    Ok(())
}

#[test]
fn a_cell_is_never_a_formula() {
    for (texte, attendu) in [
        ("=1+1", "'=1+1"),
        ("+33123456789", "'+33123456789"),
        ("@x", "'@x"),
        ("-12,5", "-12,5"),
        ("-x", "'-x"),
        ("'x", "''x"),
        ("l’été", "l’été"),
    ] {
        assert_eq!(proteger(texte), attendu);
        assert_eq!(deproteger(attendu), texte);
    }
}

#[test]
fn wrong_cells_and_wrong_json_are_told() {
    use crate::outils::{champ, formulaire};
    use formulaires::{Bornes, Genre};
    let entier: Champ = champ(1, Genre::IntegerNumber(Bornes::default()));
    let form = formulaire(vec![entier.clone(), champ(2, Genre::Communes)]);
    assert!(lire_cellules(&form, &entier, &["douze"], AUJOURDHUI).is_err());
    let objet = serde_json::json!({ (form.champs()[0].id.nom(None)): {"a": 1}, (form.champs()[1].id.nom(None)): 12 });
    let (reponses, problemes) = depuis_objet(&form, objet.as_object().unwrap(), AUJOURDHUI);
    assert_eq!((reponses, problemes.len()), (Reponses::nouvelles(), 2));
}
