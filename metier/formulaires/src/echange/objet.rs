use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{instant, juger, lire_textes, refus};
use crate::{
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::{ChampId, RangeeId},
    parcours::{Rencontre, parcourir},
    probleme::Probleme,
    reponses::Reponses,
    valeur::Valeur,
    visibilite::visibles,
};

/// The key of a row's id, beside the answers of its champs.
const RANGEE: &str = "rangee";

/// All that is shown and answered, as an object whose keys are those of a prefill (`champ_<graphql id>`). Days and
/// instants are in ISO 8601, a decimal is a text (exact), a place, an address and a file are objects, a map is
/// GeoJSON, a repeatable block a list of objects, each with its `rangee`.
pub fn vers_objet(formulaire: &Formulaire, reponses: &Reponses) -> Map<String, Value> {
    let mut objet = Map::new();
    let mut bloc: Option<ChampId> = None;
    for rencontre in parcourir(formulaire, reponses, &visibles(formulaire, reponses)) {
        let Rencontre { champ, rangee, valeur: Some(valeur) } = rencontre else { continue };
        let nom = champ.id.nom(None);
        match (valeur, rangee) {
            (Valeur::Rangees(rangees), _) => {
                bloc = Some(champ.id);
                let vides = rangees.iter().map(|rangee| json!({RANGEE: rangee.as_str()}));
                objet.insert(nom, vides.collect());
            }
            (valeur, None) => drop(objet.insert(nom, en_json(champ, valeur))),
            (valeur, Some(rangee)) => {
                let lignes = bloc.and_then(|bloc| objet.get_mut(&bloc.nom(None)));
                let lignes = lignes.and_then(Value::as_array_mut).into_iter().flatten();
                let sienne = lignes.into_iter().find(|ligne| ligne[RANGEE] == rangee.as_str());
                if let Some(ligne) = sienne.and_then(Value::as_object_mut) {
                    ligne.insert(nom, en_json(champ, valeur));
                }
            }
        }
    }
    objet
}

fn en_json(champ: &Champ, valeur: &Valeur) -> Value {
    match valeur {
        Valeur::Texte(texte) | Valeur::Choix(texte) | Valeur::Autre(texte) => json!(texte),
        Valeur::Booleen(vrai) => json!(vrai),
        Valeur::Entier(nombre) => json!(nombre),
        Valeur::Decimal(nombre) => json!(nombre.to_string()),
        Valeur::Date(jour) => json!(jour.to_string()),
        Valeur::DateHeure(moment) => json!(instant(*moment)),
        Valeur::Plusieurs(choix) => json!(choix),
        Valeur::Lie { primaire, secondaire } => {
            json!({"primaire": primaire, "secondaire": secondaire})
        }
        Valeur::Lieu(lieu) => json!(lieu),
        Valeur::Adresse(adresse) => json!(adresse),
        Valeur::Carte(geojson) => geojson.clone(),
        Valeur::Fichiers(fichiers) => json!(fichiers),
        Valeur::UneFois(declaration) => json!(declaration),
        Valeur::Rangees(_) | Valeur::Brute(_) => json!(crate::texte(champ, valeur)),
    }
}

/// Reads back what [`vers_objet`] wrote: the answers that are good, and what is wrong. Unknown keys are left.
pub fn depuis_objet(
    formulaire: &Formulaire,
    objet: &Map<String, Value>,
    aujourdhui: Date,
) -> (Reponses, Vec<Probleme>) {
    let mut lecteur =
        Lecteur { formulaire, aujourdhui, reponses: Reponses::nouvelles(), problemes: Vec::new() };
    for champ in formulaire.champs() {
        let Some(valeur) = objet.get(&champ.id.nom(None)) else { continue };
        match champ.genre.enfants() {
            Some(enfants) => lecteur.lignes(champ, enfants, valeur),
            None => lecteur.champ(champ, None, valeur),
        }
    }
    (lecteur.reponses, lecteur.problemes)
}

struct Lecteur<'f> {
    formulaire: &'f Formulaire,
    aujourdhui: Date,
    reponses: Reponses,
    problemes: Vec<Probleme>,
}

impl Lecteur<'_> {
    fn champ(&mut self, champ: &Champ, rangee: Option<&RangeeId>, valeur: &Value) {
        match self.lire(champ, valeur) {
            Ok(Some(lue)) => drop(self.reponses.poser(self.formulaire, champ.id, rangee, lue)),
            Ok(None) => {}
            Err(probleme) => self.problemes.push(Probleme { rangee: rangee.cloned(), ..probleme }),
        }
    }

    fn lignes(&mut self, bloc: &Champ, enfants: &[Champ], valeur: &Value) {
        for ligne in valeur.as_array().into_iter().flatten() {
            let Some(id) = ligne[RANGEE].as_str().and_then(RangeeId::lire) else {
                self.problemes.push(refus(bloc));
                continue;
            };
            self.reponses.ajouter_rangee(self.formulaire, bloc.id, id.clone());
            for enfant in enfants {
                if let Some(valeur) = ligne.get(enfant.id.nom(None)) {
                    self.champ(enfant, Some(&id), valeur);
                }
            }
        }
    }

    fn lire(&self, champ: &Champ, valeur: &Value) -> Result<Option<Valeur>, Probleme> {
        let (formulaire, jour) = (self.formulaire, self.aujourdhui);
        let structure = match &champ.genre {
            Genre::Communes | Genre::Epci | Genre::Departements | Genre::Regions | Genre::Pays => {
                serde_json::from_value(valeur.clone()).map(Valeur::Lieu)
            }
            Genre::Address => serde_json::from_value(valeur.clone()).map(Valeur::Adresse),
            Genre::PieceJustificative(_) | Genre::TitreIdentite => {
                serde_json::from_value(valeur.clone()).map(Valeur::Fichiers)
            }
            Genre::UneFois(_) if valeur.is_object() => {
                serde_json::from_value(valeur.clone()).map(Valeur::UneFois)
            }
            _ => {
                let textes = textes(valeur).ok_or_else(|| refus(champ))?;
                return lire_textes(formulaire, champ, &textes, jour);
            }
        };
        juger(formulaire, champ, structure, jour)
    }
}

/// The controls that would post this value; nothing when no control could.
fn textes(valeur: &Value) -> Option<Vec<(&'static str, Vec<String>)>> {
    let seul = |texte: String| Some(vec![("", vec![texte])]);
    match valeur {
        Value::String(texte) => seul(texte.clone()),
        Value::Bool(_) | Value::Number(_) => seul(valeur.to_string()),
        Value::Array(liste) => {
            let textes = liste.iter().map(|un| un.as_str().map(str::to_owned));
            Some(vec![("", textes.collect::<Option<_>>()?)])
        }
        Value::Object(lie) if lie.contains_key("primaire") => {
            let partie = |cle: &str| lie.get(cle).and_then(Value::as_str).map(str::to_owned);
            let secondaire = partie("secondaire").into_iter().collect();
            Some(vec![("_primaire", vec![partie("primaire")?]), ("_secondaire", secondaire)])
        }
        Value::Object(_) => seul(valeur.to_string()),
        Value::Null => None,
    }
}
