use std::collections::BTreeMap;
use std::fmt;

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::genre::Genre;
use crate::ids::RangeeId;

/// An answer. In JSON a text, a boolean and a whole number are themselves; the others are `{"<kind>": …}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", remote = "Self")]
pub enum Valeur {
    /// A decimal number, exact.
    Decimal(Decimal),
    /// A day.
    Date(Date),
    /// An instant; pages and exports read it on a clock in Paris.
    DateHeure(Timestamp),
    /// A choice of the list (drop-down, civilité: `M` or `Mme`).
    Choix(String),
    /// « Autre », with the person’s words.
    Autre(String),
    /// Several choices, in the order of the list.
    Plusieurs(Vec<String>),
    /// A primary choice and its secondary one, `None` where it has none.
    Lie {
        /// The primary choice.
        primaire: String,
        /// The secondary choice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secondaire: Option<String>,
    },
    /// A commune, a département, a region, a country, an EPCI.
    Lieu(Lieu),
    /// A postal address.
    Adresse(Box<Adresse>),
    /// A GeoJSON `FeatureCollection`.
    Carte(serde_json::Value),
    /// The files, in order.
    Fichiers(Vec<FichierRef>),
    /// Figures of once-only data that a person declares, with their proof.
    UneFois(Box<Declaration>),
    /// The rows of a repeatable block, in order; each row’s answers are in its own block.
    Rangees(Vec<RangeeId>),
    /// What was typed and does not validate: kept so that nothing is lost, a problem at submission.
    /// The keys are the suffixes of the controls (`""`, `_jour`, `_mois`…).
    Brute(BTreeMap<String, String>),
    /// Yes or no; a ticked box.
    #[serde(skip)]
    Booleen(bool),
    /// A whole number; the number of a linked dossier.
    #[serde(skip)]
    Entier(i64),
    /// Text: as typed; a phone in E.164, an IBAN, SIRET, RNA, RNF or UAI without spaces.
    #[serde(skip)]
    Texte(String),
}

impl Serialize for Valeur {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Booleen(valeur) => serializer.serialize_bool(*valeur),
            Self::Entier(valeur) => serializer.serialize_i64(*valeur),
            Self::Texte(valeur) => serializer.serialize_str(valeur),
            balisee => Self::serialize(balisee, serializer),
        }
    }
}

/// By hand: an untagged variant of serde tries and fails each tagged one first, at each text.
impl<'de> Deserialize<'de> for Valeur {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Lecteur)
    }
}

struct Lecteur;

impl<'de> Visitor<'de> for Lecteur {
    type Value = Valeur;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a boolean, a whole number or an object of one kind")
    }

    fn visit_bool<E: de::Error>(self, valeur: bool) -> Result<Valeur, E> {
        Ok(Valeur::Booleen(valeur))
    }

    fn visit_i64<E: de::Error>(self, valeur: i64) -> Result<Valeur, E> {
        Ok(Valeur::Entier(valeur))
    }

    fn visit_u64<E: de::Error>(self, valeur: u64) -> Result<Valeur, E> {
        i64::try_from(valeur).map(Valeur::Entier).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, valeur: &str) -> Result<Valeur, E> {
        Ok(Valeur::Texte(valeur.to_owned()))
    }

    fn visit_string<E: de::Error>(self, valeur: String) -> Result<Valeur, E> {
        Ok(Valeur::Texte(valeur))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Valeur, A::Error> {
        Valeur::deserialize(MapAccessDeserializer::new(map))
    }
}

/// A place of the official lists, its code when it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lieu {
    /// Its name.
    pub nom: String,
    /// INSEE code of a commune, a département or a region, SIREN of an EPCI, ISO 3166-1 alpha-2 of a country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The postal code, for a commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_postal: Option<String>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adresse {
    /// The whole address on one line.
    pub libelle: String,
    /// Number and street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voie: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_postal: Option<String>,
    /// Name of the commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune: Option<String>,
    /// INSEE code of the commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_insee: Option<String>,
    /// ISO code of the country; `None` means France.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pays: Option<String>,
    /// The key of the national address base (BAN), when the address was chosen there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cle_ban: Option<String>,
}

/// What a person declares of once-only data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The figures as typed, by the code of each ([`Donnee`](crate::Donnee)).
    #[serde(default)]
    pub donnees: BTreeMap<String, String>,
    /// The documents that prove them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fichiers: Vec<FichierRef>,
}

/// A file of an answer; its bytes are in the room `files`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FichierRef {
    /// Its id in the room `files`.
    pub id: String,
    /// Its name as the person gave it.
    pub nom: String,
    /// Its size in bytes.
    pub octets: u64,
    /// Its MIME type as the server found it.
    pub type_mime: String,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

impl Valeur {
    /// The raw text of a control (`""` the main one) of an answer that does not validate.
    pub fn brut(&self, suffixe: &str) -> Option<&str> {
        match self {
            Self::Brute(textes) => textes.get(suffixe).map(String::as_str),
            _ => None,
        }
    }

    /// A raw answer of one control.
    pub fn brute(texte: impl Into<String>) -> Self {
        Self::Brute(BTreeMap::from([(String::new(), texte.into())]))
    }

    /// Whether nothing is answered: an empty text, list or set of files. `false` is an answer.
    pub fn est_vide(&self) -> bool {
        match self {
            Self::Texte(texte) | Self::Choix(texte) | Self::Autre(texte) => texte.trim().is_empty(),
            Self::Plusieurs(choix) => choix.is_empty(),
            Self::Fichiers(fichiers) => fichiers.is_empty(),
            Self::Rangees(rangees) => rangees.is_empty(),
            Self::Brute(textes) => textes.values().all(|texte| texte.trim().is_empty()),
            Self::UneFois(declaration) => **declaration == Declaration::default(),
            Self::Carte(geojson) => geojson["features"].as_array().is_none_or(Vec::is_empty),
            _ => false,
        }
    }

    /// The day, if this is one.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The files; none if this is not a file answer.
    pub fn fichiers(&self) -> &[FichierRef] {
        match self {
            Self::Fichiers(fichiers) => fichiers,
            Self::UneFois(declaration) => &declaration.fichiers,
            _ => &[],
        }
    }

    /// The answer of a champ with these files: what else it holds stays.
    pub fn avec_fichiers(genre: &Genre, avant: Option<&Self>, fichiers: Vec<FichierRef>) -> Self {
        match (genre, avant) {
            (Genre::UneFois(_), Some(Self::UneFois(avant))) => {
                Self::UneFois(Box::new(Declaration { donnees: avant.donnees.clone(), fichiers }))
            }
            (Genre::UneFois(_), _) => {
                Self::UneFois(Box::new(Declaration { fichiers, ..Declaration::default() }))
            }
            _ => Self::Fichiers(fichiers),
        }
    }

    /// The rows; none if this is not a repeatable block.
    pub fn rangees(&self) -> &[RangeeId] {
        match self {
            Self::Rangees(rangees) => rangees,
            _ => &[],
        }
    }
}
