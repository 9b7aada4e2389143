//! Reading what DS publishes: a list of `ChampDescriptor`, with ids (GraphQL answers) or without (open data).

mod types;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::{
    condition::Condition,
    formulaire::{CHAMPS_MAX, Champ, Formulaire},
    genre::Genre,
    ids::ChampId,
    probleme::{Argument, Avertissement, CodeAvertissement, CodeRefus, Refus},
};

/// Reads a list of `ChampDescriptor` found at `chemin` (`$.revision.champDescriptors`), of the démarche `numero`.
/// Labels and help keep their HTML or Markdown: pages sanitise it. Without ids in the file they are derived from the
/// démarche, the block, the type, the label and the rank among equals: reading twice gives the same ids, and a champ
/// added elsewhere changes none.
///
/// # Errors
/// Not a list of champs, or not a form (see [`Formulaire::nouveau`]); the path says where.
pub fn lire_descripteurs(
    valeur: &Value,
    chemin: &str,
    numero: i64,
) -> Result<(Formulaire, Vec<Avertissement>), Refus> {
    lire(valeur, chemin, numero, None)
}

/// The same for `annotationDescriptors`, whose conditions may also look at the public form.
///
/// # Errors
/// As [`lire_descripteurs`].
pub fn lire_annotations(
    valeur: &Value,
    chemin: &str,
    numero: i64,
    public: &Formulaire,
) -> Result<(Formulaire, Vec<Avertissement>), Refus> {
    lire(valeur, chemin, numero, Some(public))
}

fn lire(
    valeur: &Value,
    chemin: &str,
    numero: i64,
    public: Option<&Formulaire>,
) -> Result<(Formulaire, Vec<Avertissement>), Refus> {
    let mut lecteur = Lecteur { numero, ..Lecteur::default() };
    lecteur.reserver(valeur);
    let champs = lecteur.liste(valeur, chemin, public.map_or("", |_| "annotation"))?;
    let formulaire = Formulaire::nouveau_depuis(champs, chemin, "champDescriptors", public)?;
    Ok((formulaire, lecteur.avertissements))
}

pub(crate) use types::nom_graphql;

/// The id that a file means: DS’ own, or one derived from the text of any other.
pub(crate) fn id_du_fichier(id: &str) -> ChampId {
    ChampId::lire(id).unwrap_or_else(|| ChampId::deriver(&format!("id|{id}")))
}

#[derive(Default)]
struct Lecteur {
    numero: i64,
    lus: usize,
    pris: HashSet<ChampId>,
    occurrences: HashMap<String, usize>,
    avertissements: Vec<Avertissement>,
}

impl Lecteur {
    /// Notes the ids that the file gives, so that no derived one equals them.
    fn reserver(&mut self, valeur: &Value) {
        for descripteur in valeur.as_array().into_iter().flatten() {
            if let Some(id) = descripteur["id"].as_str() {
                self.pris.insert(id_du_fichier(id));
            }
            self.reserver(&descripteur["champDescriptors"]);
        }
    }

    fn liste(&mut self, valeur: &Value, chemin: &str, parent: &str) -> Result<Vec<Champ>, Refus> {
        let descripteurs =
            valeur.as_array().ok_or_else(|| Refus::nouveau(chemin, CodeRefus::ListeAttendue))?;
        let mut champs = Vec::with_capacity(descripteurs.len().min(CHAMPS_MAX));
        for (rang, descripteur) in descripteurs.iter().enumerate() {
            champs.push(self.champ(descripteur, &format!("{chemin}[{rang}]"), parent)?);
        }
        Ok(champs)
    }

    fn champ(&mut self, descripteur: &Value, chemin: &str, parent: &str) -> Result<Champ, Refus> {
        self.lus += 1;
        if self.lus > CHAMPS_MAX {
            return Err(Refus::nouveau(chemin, CodeRefus::TropDeChamps).avec("max", CHAMPS_MAX));
        }
        if !descripteur.is_object() {
            return Err(Refus::nouveau(chemin, CodeRefus::ObjetAttendu));
        }
        let libelle =
            texte(descripteur, "label", chemin)?.ok_or_else(|| manque(chemin, "label"))?;
        if libelle.trim().is_empty() {
            self.avertir(chemin, CodeAvertissement::LibelleVide, None);
        }
        let type_champ = types::type_champ(descripteur, chemin)?;
        let id = match texte(descripteur, "id", chemin)? {
            Some(id) => id_du_fichier(&id),
            None => self.deriver(parent, &type_champ, &libelle),
        };
        let genre = self.genre(descripteur, chemin, &type_champ, id)?;
        let requis = booleen(descripteur, "required", chemin)?;
        if genre == Genre::Civilite && requis {
            self.avertir(chemin, CodeAvertissement::CiviliteFacultative, None);
        }
        let condition = match &descripteur["condition"] {
            Value::Null => None,
            condition => Some(Condition::lire(condition, &format!("{chemin}.condition"))?),
        };
        let description =
            texte(descripteur, "description", chemin)?.filter(|texte| !texte.trim().is_empty());
        Ok(Champ { id, libelle, description, requis, sensible: false, genre, condition })
    }

    fn deriver(&mut self, parent: &str, type_champ: &str, libelle: &str) -> ChampId {
        let graine = format!("{}|{parent}|{type_champ}|{libelle}", self.numero);
        loop {
            let occurrence = self.occurrences.entry(graine.clone()).or_default();
            *occurrence += 1;
            let id = ChampId::deriver(&format!("{graine}|{occurrence}"));
            if self.pris.insert(id) {
                return id;
            }
        }
    }

    fn genre(
        &mut self,
        descripteur: &Value,
        chemin: &str,
        type_champ: &str,
        id: ChampId,
    ) -> Result<Genre, Refus> {
        if type_champ == "repetition" {
            let enfants = &descripteur["champDescriptors"];
            let champs = match enfants {
                Value::Null => Vec::new(),
                _ => self.liste(enfants, &format!("{chemin}.champDescriptors"), &id.to_string())?,
            };
            if champs.is_empty() {
                self.avertir(chemin, CodeAvertissement::RepetitionVide, None);
            }
            return Ok(Genre::Repetition { champs });
        }
        let mut a_dire = Vec::new();
        let genre = types::genre(descripteur, chemin, type_champ, &mut a_dire)?;
        for (code, nom) in a_dire {
            self.avertir(chemin, code, nom);
        }
        Ok(genre)
    }

    fn avertir(&mut self, chemin: &str, code: CodeAvertissement, nom: Option<String>) {
        let args = nom.map(|nom| ("nom".to_owned(), Argument::Texte(nom))).into_iter().collect();
        self.avertissements.push(Avertissement { chemin: chemin.to_owned(), code, args });
    }
}

fn manque(chemin: &str, propriete: &str) -> Refus {
    Refus::nouveau(chemin, CodeRefus::ProprieteManquante).avec("propriete", propriete)
}

fn fausse(chemin: &str, propriete: &str) -> Refus {
    Refus::nouveau(format!("{chemin}.{propriete}"), CodeRefus::ProprieteFausse)
        .avec("propriete", propriete)
}

fn texte(descripteur: &Value, propriete: &str, chemin: &str) -> Result<Option<String>, Refus> {
    match &descripteur[propriete] {
        Value::Null => Ok(None),
        Value::String(texte) => Ok(Some(texte.clone())),
        _ => Err(fausse(chemin, propriete)),
    }
}

fn booleen(descripteur: &Value, propriete: &str, chemin: &str) -> Result<bool, Refus> {
    match &descripteur[propriete] {
        Value::Null => Ok(false),
        Value::Bool(vrai) => Ok(*vrai),
        _ => Err(fausse(chemin, propriete)),
    }
}
