//! The graph of an answer, whole in memory before it is walked: loading builds it, resolving reads it.

use std::sync::Arc;

use async_graphql::{Name, Value};

/// A value of the graph.
#[derive(Clone, Debug)]
pub(crate) enum Noeud {
    /// A scalar, an enum as its text, or null.
    Valeur(Value),
    /// An object; several places may share it.
    Objet(Arc<Objet>),
    /// A list.
    Liste(Vec<Noeud>),
}

/// An object of the graph.
#[derive(Clone, Debug)]
pub(crate) struct Objet {
    /// Its GraphQL type.
    pub(crate) genre: &'static str,
    /// Its fields.
    pub(crate) champs: Vec<(&'static str, Noeud)>,
    /// Whose dossiers its connections give.
    pub(crate) portee: Option<dossiers::Portee>,
}

impl Objet {
    pub(crate) fn nouveau(genre: &'static str, champs: Vec<(&'static str, Noeud)>) -> Self {
        Self { genre, champs, portee: None }
    }

    /// A field; nothing when it was not loaded.
    pub(crate) fn champ(&self, nom: &str) -> Option<&Noeud> {
        self.champs.iter().find(|(autre, _)| *autre == nom).map(|(_, noeud)| noeud)
    }

    /// Its id.
    pub(crate) fn id(&self) -> Option<&str> {
        match self.champ("id") {
            Some(Noeud::Valeur(Value::String(id))) => Some(id),
            _ => None,
        }
    }
}

impl Noeud {
    pub(crate) const NUL: Self = Self::Valeur(Value::Null);

    pub(crate) fn liste(noeuds: impl IntoIterator<Item = Noeud>) -> Self {
        Self::Liste(noeuds.into_iter().collect())
    }

    /// The object, if it is one.
    pub(crate) fn objet(&self) -> Option<&Arc<Objet>> {
        match self {
            Self::Objet(objet) => Some(objet),
            _ => None,
        }
    }
}

/// `objet!("Profile", { "id": id, "email": email })`
macro_rules! objet {
    ($genre:expr, { $($nom:literal : $valeur:expr),* $(,)? }) => {
        $crate::noeud::Noeud::from($crate::noeud::Objet::nouveau(
            $genre,
            vec![$(($nom, $crate::noeud::Noeud::from($valeur))),*],
        ))
    };
}
pub(crate) use objet;

impl From<Objet> for Noeud {
    fn from(objet: Objet) -> Self {
        Self::Objet(Arc::new(objet))
    }
}

impl From<Arc<Objet>> for Noeud {
    fn from(objet: Arc<Objet>) -> Self {
        Self::Objet(objet)
    }
}

impl From<Value> for Noeud {
    fn from(valeur: Value) -> Self {
        Self::Valeur(valeur)
    }
}

impl From<serde_json::Value> for Noeud {
    fn from(valeur: serde_json::Value) -> Self {
        Self::Valeur(Value::from_json(valeur).unwrap_or_default())
    }
}

impl From<&str> for Noeud {
    fn from(texte: &str) -> Self {
        Self::Valeur(Value::String(texte.to_owned()))
    }
}

impl From<&String> for Noeud {
    fn from(texte: &String) -> Self {
        Self::Valeur(Value::String(texte.clone()))
    }
}

impl From<String> for Noeud {
    fn from(texte: String) -> Self {
        Self::Valeur(Value::String(texte))
    }
}

impl From<bool> for Noeud {
    fn from(vrai: bool) -> Self {
        Self::Valeur(Value::Boolean(vrai))
    }
}

impl From<i64> for Noeud {
    fn from(nombre: i64) -> Self {
        Self::Valeur(Value::Number(nombre.into()))
    }
}

impl From<f64> for Noeud {
    fn from(nombre: f64) -> Self {
        Self::Valeur(nombre.into())
    }
}

impl<T: Into<Noeud>> From<Option<T>> for Noeud {
    fn from(valeur: Option<T>) -> Self {
        valeur.map_or(Self::NUL, Into::into)
    }
}

impl<T: Into<Noeud>> From<Vec<T>> for Noeud {
    fn from(valeurs: Vec<T>) -> Self {
        Self::Liste(valeurs.into_iter().map(Into::into).collect())
    }
}

/// An argument of a field.
pub(crate) fn argument<'v>(
    valeurs: &'v async_graphql::indexmap::IndexMap<Name, Value>,
    nom: &str,
) -> Option<&'v Value> {
    valeurs.get(nom).filter(|valeur| **valeur != Value::Null)
}
