//! When a champ is shown: DS' LogicExpression, read, written and evaluated.

mod controle;
mod lecture;
mod valeur;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{ids::ChampId, probleme::Refus};
pub use controle::{operateurs, verifier_regle};
pub(crate) use valeur::Source;

/// A LogicExpression. Stored as DS' JSON: `["and", ["=", ["champ", "<id>"], true], …]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Condition(pub Terme);

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terme {
    /// The answer to a champ.
    Champ(ChampId),
    /// A part of the answer to a champ.
    Colonne(ChampId, String),
    /// A text.
    Texte(String),
    /// A number.
    Nombre(Decimal),
    /// True or false.
    Booleen(bool),
    /// Nothing.
    Vide,
    /// An operation.
    Operation(Operateur, Vec<Terme>),
}

/// The operators of a LogicExpression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operateur {
    /// All are true.
    Et,
    /// At least one is true.
    Ou,
    /// Equal.
    Egal,
    /// Answered and different.
    Different,
    /// Less.
    Inferieur,
    /// Less or equal.
    InferieurOuEgal,
    /// More.
    Superieur,
    /// More or equal.
    SuperieurOuEgal,
    /// Not answered.
    Vide,
    /// The choices contain it.
    Contient,
    /// Answered, and the choices do not contain it.
    Exclut,
    /// In the département.
    DansDepartement,
    /// Answered, and not in the département.
    HorsDepartement,
    /// In the region.
    DansRegion,
    /// Answered, and not in the region.
    HorsRegion,
}

impl Operateur {
    /// All of them.
    pub const TOUS: &[Self] = &[
        Self::Et,
        Self::Ou,
        Self::Egal,
        Self::Different,
        Self::Inferieur,
        Self::InferieurOuEgal,
        Self::Superieur,
        Self::SuperieurOuEgal,
        Self::Vide,
        Self::Contient,
        Self::Exclut,
        Self::DansDepartement,
        Self::HorsDepartement,
        Self::DansRegion,
        Self::HorsRegion,
    ];

    /// Its name in a LogicExpression.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Et => "and",
            Self::Ou => "or",
            Self::Egal => "=",
            Self::Different => "!=",
            Self::Inferieur => "<",
            Self::InferieurOuEgal => "<=",
            Self::Superieur => ">",
            Self::SuperieurOuEgal => ">=",
            Self::Vide => "empty?",
            Self::Contient => "includes",
            Self::Exclut => "excludes",
            Self::DansDepartement => "in-departement",
            Self::HorsDepartement => "not-in-departement",
            Self::DansRegion => "in-region",
            Self::HorsRegion => "not-in-region",
        }
    }
}

impl Condition {
    /// Reads a LogicExpression found at `chemin`.
    ///
    /// # Errors
    /// An unknown operator, a wrong number of terms, an expression too deep.
    pub fn lire(valeur: &Value, chemin: &str) -> Result<Self, Refus> {
        lecture::terme(valeur, chemin, 0).map(Self)
    }

    /// The JSON of DS (`condition`).
    pub fn to_json(&self) -> Value {
        self.0.to_json()
    }

    /// The s-expression of DS (`conditionExpression`): `(= (champ "Q2hhbXAtMQ==") true)`.
    pub fn expression(&self) -> String {
        self.0.expression()
    }

    /// The champs that it looks at, each with its place in the expression (`[1][2]`).
    pub fn sources(&self) -> Vec<(ChampId, String)> {
        let mut trouvees = Vec::new();
        self.0.sources(String::new(), &mut trouvees);
        trouvees
    }

    /// Whether it is true for the answers that `source` gives.
    pub(crate) fn vraie<'a>(&'a self, source: &dyn Source<'a>) -> bool {
        self.0.valeur(source).est_vrai()
    }
}

impl Terme {
    fn to_json(&self) -> Value {
        match self {
            Self::Champ(id) => json!(["champ", id.graphql()]),
            Self::Colonne(id, colonne) => json!(["column", id.graphql(), colonne]),
            Self::Texte(texte) => json!(texte),
            Self::Nombre(nombre) => nombre_json(*nombre),
            Self::Booleen(vrai) => json!(vrai),
            Self::Vide => Value::Null,
            Self::Operation(operateur, termes) => std::iter::once(json!(operateur.as_str()))
                .chain(termes.iter().map(Self::to_json))
                .collect(),
        }
    }

    fn expression(&self) -> String {
        match self {
            Self::Champ(id) => format!("(champ {})", json!(id.graphql())),
            Self::Colonne(id, colonne) => {
                format!("(column {} {})", json!(id.graphql()), json!(colonne))
            }
            Self::Operation(operateur, termes) => {
                let mut texte = format!("({}", operateur.as_str());
                for terme in termes {
                    texte.push(' ');
                    texte.push_str(&terme.expression());
                }
                texte.push(')');
                texte
            }
            autre => autre.to_json().to_string(),
        }
    }

    fn sources(&self, chemin: String, trouvees: &mut Vec<(ChampId, String)>) {
        match self {
            Self::Champ(id) | Self::Colonne(id, _) => trouvees.push((*id, chemin)),
            Self::Operation(_, termes) => {
                for (rang, terme) in termes.iter().enumerate() {
                    terme.sources(format!("{chemin}[{}]", rang + 1), trouvees);
                }
            }
            _ => {}
        }
    }
}

fn nombre_json(nombre: Decimal) -> Value {
    match nombre.to_i64() {
        Some(entier) if nombre.is_integer() => json!(entier),
        _ => json!(nombre.to_f64()),
    }
}

impl TryFrom<Value> for Condition {
    type Error = Refus;

    fn try_from(valeur: Value) -> Result<Self, Refus> {
        Self::lire(&valeur, "$")
    }
}

impl From<Condition> for Value {
    fn from(condition: Condition) -> Self {
        condition.to_json()
    }
}
