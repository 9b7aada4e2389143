//! What the API answers when it does not answer: messages and codes are those of DS, which clients
//! compare. They are a protocol, not sentences for people: they are not translated.

use async_graphql::{
    Error, ErrorExtensions, PathSegment, QueryPathNode, QueryPathSegment, Response, ServerError,
    Value,
};
use db::DbError;
use demarches::ErreurDemarche;

/// Why a field has no value.
#[derive(Debug)]
pub(crate) enum ErreurApi {
    /// There is no such object.
    Introuvable(&'static str),
    /// It exists, and is not for this token.
    Cachee(&'static str),
    /// The request cannot be served as it is.
    Demande(String),
    /// Its time is over, while this field was read.
    Delai(String),
    /// Something of ours failed.
    Interne(String),
}

impl ErreurApi {
    pub(crate) fn demande(message: impl Into<String>) -> Self {
        Self::Demande(message.into())
    }

    pub(crate) fn interne(cause: impl std::fmt::Display) -> Self {
        Self::Interne(cause.to_string())
    }

    const fn code(&self) -> &'static str {
        match self {
            Self::Introuvable(_) => "not_found",
            Self::Cachee(_) => "unauthorized",
            Self::Demande(_) => "bad_request",
            Self::Delai(_) => "timeout",
            Self::Interne(_) => "internal_server_error",
        }
    }

    /// The error of a field; `numero` is that of the request, which the log holds.
    pub(crate) fn graphql(self, numero: &str) -> Error {
        let code = self.code();
        let message = match self {
            Self::Introuvable(genre) => format!("{genre} not found"),
            Self::Cachee(genre) => {
                format!("An object of type {genre} was hidden due to permissions")
            }
            Self::Demande(message) => message,
            Self::Delai(champ) => format!("Timeout on {champ}"),
            Self::Interne(cause) => {
                tracing::error!(request = numero, "api: {cause}");
                let erreur = Error::new("Internal Server Error");
                return erreur.extend_with(|_, suite| {
                    suite.set("code", code);
                    suite.set("exception_id", numero);
                });
            }
        };
        Error::new(message).extend_with(|_, suite| suite.set("code", code))
    }
}

impl From<DbError> for ErreurApi {
    fn from(erreur: DbError) -> Self {
        Self::interne(erreur)
    }
}

impl From<ErreurDemarche> for ErreurApi {
    fn from(erreur: ErreurDemarche) -> Self {
        match erreur {
            ErreurDemarche::Introuvable(_) => Self::Introuvable("Demarche"),
            autre => Self::interne(autre),
        }
    }
}

impl From<dossiers::Erreur> for ErreurApi {
    fn from(erreur: dossiers::Erreur) -> Self {
        match erreur {
            dossiers::Erreur::Introuvable => Self::Introuvable("Dossier"),
            autre => Self::interne(autre),
        }
    }
}

impl From<comptes::ErreurCompte> for ErreurApi {
    fn from(erreur: comptes::ErreurCompte) -> Self {
        Self::interne(erreur)
    }
}

/// Where in the answer an error stands. Fields of a dynamic schema lose it on the way: it is carried
/// among the extensions, and put back by [`replacer`].
const CHEMIN: &str = "chemin";

/// Tells an error where it stands.
pub(crate) fn situer(erreur: Error, place: Option<&QueryPathNode<'_>>) -> Error {
    let mut chemin = Vec::new();
    let mut ici = place;
    while let Some(noeud) = ici {
        chemin.push(match noeud.segment {
            QueryPathSegment::Index(rang) => Value::from(rang),
            QueryPathSegment::Name(nom) => Value::from(nom),
        });
        ici = noeud.parent;
    }
    chemin.reverse();
    erreur.extend_with(|_, suite| suite.set(CHEMIN, Value::List(chemin.clone())))
}

/// Puts the place of each error where clients look for it.
pub(crate) fn replacer(mut reponse: Response) -> Response {
    for erreur in &mut reponse.errors {
        let Some(suite) = &mut erreur.extensions else { continue };
        if let Some(Value::List(chemin)) = suite.get(CHEMIN) {
            erreur.path = chemin.iter().filter_map(segment).collect();
        }
        suite.unset(CHEMIN);
    }
    reponse
}

fn segment(lu: &Value) -> Option<PathSegment> {
    match lu {
        Value::String(nom) => Some(PathSegment::Field(nom.clone())),
        Value::Number(rang) => Some(PathSegment::Index(usize::try_from(rang.as_u64()?).ok()?)),
        _ => None,
    }
}

/// The answer to a document that is not run at all.
pub(crate) fn refus(message: impl Into<String>, code: &str) -> Response {
    let erreur = Error::new(message).extend_with(|_, suite| suite.set("code", code));
    let mut erreur: ServerError = erreur.into_server_error(async_graphql::Pos::default());
    erreur.locations.clear();
    Response::from_errors(vec![erreur])
}
