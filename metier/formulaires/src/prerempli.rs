use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::{
    controles,
    formulaire::{Champ, Formulaire},
    genre::Genre,
    ids::{ChampId, RangeeId},
    lecture::{Controles, SANS_NOM, lire_champ},
    probleme::Probleme,
    reponses::Reponses,
    valeur::Valeur,
};

/// What a prefill gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prerempli {
    /// The answers that are good.
    pub reponses: Reponses,
    /// What is wrong: ignored, and said.
    pub problemes: Vec<Probleme>,
    /// The keys that begin with `champ_` and name nothing that can be prefilled.
    pub inconnues: Vec<String>,
}

/// Reads a prefill: `{"champ_<graphql id>": "text" | true | 12 | ["a", "b"] | [{"champ_…": …}, …]}`, the last for
/// a repeatable block, each object a row. Keys that do not begin with `champ_` (`identite_prenom`) are left to the
/// caller. `rangee` gives the ids of the rows. Cases 86 to 91 of DS' conformance.
pub fn preremplir(
    formulaire: &Formulaire,
    valeurs: &Map<String, Value>,
    aujourdhui: Date,
    rangee: &mut dyn FnMut() -> RangeeId,
) -> Prerempli {
    let mut lecteur = Lecteur { formulaire, aujourdhui, lu: Prerempli::default() };
    for (cle, valeur) in valeurs.iter().filter(|(cle, _)| cle.starts_with("champ_")) {
        match lecteur.cible(cle, None) {
            Some(champ) if champ.genre.enfants().is_some() => {
                lecteur.repetition(champ, valeur, rangee)
            }
            Some(champ) => lecteur.champ(champ, None, valeur),
            None => lecteur.lu.inconnues.push(cle.clone()),
        }
    }
    lecteur.lu
}

/// A prefill by URL as the object that [`preremplir`] reads: a key given twice, or ending in `[]`, is a list;
/// `champ_<block>[0][champ_<champ>]` or `champ_<block>[][champ_<champ>]` is a champ of a row.
pub fn depuis_requete<'a>(
    paires: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Map<String, Value> {
    let mut valeurs = Map::new();
    for (cle, texte) in paires {
        match en_rangee(cle) {
            Some((bloc, rang, champ)) => poser_en_rangee(&mut valeurs, bloc, rang, champ, texte),
            None => ajouter(
                &mut valeurs,
                cle.strip_suffix("[]").unwrap_or(cle),
                texte,
                cle.ends_with("[]"),
            ),
        }
    }
    valeurs
}

/// Whether DS accepts a prefill for this type.
pub fn preremplissable(genre: &Genre) -> bool {
    !matches!(
        genre,
        Genre::PieceJustificative(_)
            | Genre::TitreIdentite
            | Genre::HeaderSection { .. }
            | Genre::Explication { .. }
            | Genre::PreRempli
            | Genre::Carte
            | Genre::UneFois(_)
            | Genre::EngagementJuridique
            | Genre::Cojo
    )
}

struct Lecteur<'f> {
    formulaire: &'f Formulaire,
    aujourdhui: Date,
    lu: Prerempli,
}

impl<'f> Lecteur<'f> {
    fn cible(&self, cle: &str, bloc: Option<ChampId>) -> Option<&'f Champ> {
        let champ = self.formulaire.champ(ChampId::lire(cle.strip_prefix("champ_")?)?)?;
        let parent = self.formulaire.repetition_de(champ.id).map(|parent| parent.id);
        (parent == bloc && preremplissable(&champ.genre)).then_some(champ)
    }

    fn champ(&mut self, champ: &Champ, rangee: Option<&RangeeId>, valeur: &Value) {
        match self.valeur(champ, valeur) {
            Ok(Some(lue)) => {
                self.lu.reponses.poser(self.formulaire, champ.id, rangee, lue);
            }
            Ok(None) => {}
            Err(probleme) => {
                self.lu.problemes.push(Probleme { rangee: rangee.cloned(), ..probleme })
            }
        }
    }

    fn valeur(&self, champ: &Champ, valeur: &Value) -> Result<Option<Valeur>, Probleme> {
        let nom = champ.id.nom(None);
        let textes: Vec<String> = match valeur {
            Value::Array(liste) => liste.iter().filter_map(en_texte).collect(),
            seul => en_texte(seul).into_iter().collect(),
        };
        let mut saisie = Controles::new();
        match (&champ.genre, textes.as_slice()) {
            // DS gives a commune as [postal code, INSEE code].
            (Genre::Communes, [postal, insee]) if valeur.is_array() => {
                saisie.insert(nom.clone(), vec![format!("{SANS_NOM}{insee}")]);
                saisie.insert(format!("{nom}_code"), vec![insee.clone()]);
                saisie.insert(format!("{nom}_code_postal"), vec![postal.clone()]);
            }
            _ => drop(saisie.insert(nom, textes)),
        }
        lire_champ(self.formulaire, champ, None, &saisie, self.aujourdhui)
    }

    fn repetition(&mut self, bloc: &Champ, valeur: &Value, rangee: &mut dyn FnMut() -> RangeeId) {
        let Some(lignes) = valeur.as_array() else {
            self.lu.inconnues.push(bloc.id.nom(None));
            return;
        };
        for ligne in lignes.iter().take(controles::RANGEES_MAX).filter_map(Value::as_object) {
            let id = rangee();
            self.lu.reponses.ajouter_rangee(self.formulaire, bloc.id, id.clone());
            for (cle, valeur) in ligne {
                match self.cible(cle, Some(bloc.id)) {
                    Some(champ) => self.champ(champ, Some(&id), valeur),
                    None => self.lu.inconnues.push(cle.clone()),
                }
            }
        }
    }
}

fn en_texte(valeur: &Value) -> Option<String> {
    match valeur {
        Value::String(texte) => Some(texte.clone()),
        Value::Bool(_) | Value::Number(_) => Some(valeur.to_string()),
        _ => None,
    }
}

/// `champ_A[0][champ_B]` as (`champ_A`, 0, `champ_B`); no number is the row after the last that has this champ.
fn en_rangee(cle: &str) -> Option<(&str, Option<usize>, &str)> {
    let (bloc, reste) = cle.split_once('[')?;
    let (rang, champ) = reste.strip_suffix(']')?.split_once("][")?;
    let rang = if rang.is_empty() { None } else { Some(rang.parse().ok()?) };
    champ.starts_with("champ_").then_some((bloc, rang, champ))
}

fn poser_en_rangee(
    valeurs: &mut Map<String, Value>,
    bloc: &str,
    rang: Option<usize>,
    champ: &str,
    texte: &str,
) {
    let lignes = valeurs.entry(bloc).or_insert_with(|| Value::Array(Vec::new()));
    let Some(lignes) = lignes.as_array_mut() else { return };
    let derniere_libre =
        || lignes.iter().rposition(|ligne| ligne.get(champ).is_some()).map_or(0, |place| place + 1);
    let rang = rang.unwrap_or_else(derniere_libre);
    if rang >= controles::RANGEES_MAX {
        return;
    }
    while lignes.len() <= rang {
        lignes.push(Value::Object(Map::new()));
    }
    if let Some(ligne) = lignes[rang].as_object_mut() {
        ajouter(ligne, champ, texte, false);
    }
}

fn ajouter(valeurs: &mut Map<String, Value>, cle: &str, texte: &str, liste: bool) {
    match valeurs.get_mut(cle) {
        Some(Value::Array(deja)) => deja.push(texte.into()),
        Some(seul) => *seul = Value::Array(vec![seul.take(), texte.into()]),
        None if liste => drop(valeurs.insert(cle.to_owned(), Value::Array(vec![texte.into()]))),
        None => drop(valeurs.insert(cle.to_owned(), texte.into())),
    }
}
