use authz::Access;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, head, options, patch, post};
use http::Method;
use langues::Textes;

use crate::App;

/// What a service brings to the house: the general tests walk these lists.
pub struct Module {
    /// Its name, that of its crate.
    pub nom: &'static str,
    /// Its pages and actions.
    pub routes: Vec<Route>,
    /// What runs its jobs.
    pub jobs: Vec<jobs::Task>,
    /// The events it listens to.
    pub events: Vec<jobs::Subscription>,
    /// The tables it owns.
    pub tables: &'static [Table],
    /// The permissions it asks for.
    pub permissions: &'static [&'static str],
    /// Its pages, rendered from samples.
    pub samples: Vec<PageSample>,
    /// What the header of every agent's page offers of it.
    pub agents: EspaceAgents,
}

/// What the header of the agents' pages holds, the same on each of them.
#[derive(Clone, Copy, Default)]
pub struct EspaceAgents {
    /// Its links, in their order.
    pub liens: &'static [LienAgents],
    /// The search.
    pub recherche: Option<LienAgents>,
}

/// A place of the agents' space.
#[derive(Clone, Copy)]
pub struct LienAgents {
    /// Its words.
    pub texte: fn(Textes) -> &'static str,
    /// Where it leads; the search sends `q` there.
    pub chemin: &'static str,
    /// Where the pages that belong to it begin, besides its own: `/agent/dossiers/`.
    pub pages: &'static str,
    /// Who is shown it.
    pub permission: &'static str,
}

/// A table and what of it may become open data.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub nom: &'static str,
    /// Its columns, all of them.
    pub colonnes: &'static [(&'static str, Visibilite)],
}

/// Whether a column may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibilite {
    /// It may.
    Public,
    /// It holds, or may hold, something personal or internal.
    Prive,
}

/// A page of a service with made-up content.
#[derive(Clone, Copy)]
pub struct PageSample {
    /// Its name, unique in the module.
    pub nom: &'static str,
    /// Renders it in a language.
    pub rendre: fn(Textes) -> String,
}

/// Bytes that a form without files may weigh.
pub(crate) const FORM_LIMIT: u64 = 2 * 1024 * 1024;

/// One address, one method, who may send it, and what answers.
#[derive(Clone)]
pub struct Route {
    /// `GET` (which answers `HEAD` too) or `POST`; `HEAD`, `PATCH` and `OPTIONS` for programs.
    pub method: Method,
    /// The path inside the tenant, with `{holes}` as axum writes them.
    pub path: &'static str,
    /// Who may send it.
    pub access: Access,
    pub(crate) files: u64,
    pub(crate) handler: MethodRouter<App>,
}

impl Route {
    /// A page.
    pub fn get<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::GET, path, access, files: 0, handler: get(handler) }
    }

    /// An action. Its handler takes a [`Formulaire`](crate::Formulaire), which checks the token.
    pub fn post<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::POST, path, access, files: 0, handler: post(handler) }
    }

    /// What a program asks about a thing: headers without a page.
    pub fn head<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::HEAD, path, access, files: 0, handler: head(handler) }
    }

    /// What a script adds to a thing. Its handler checks the token itself.
    pub fn patch<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::PATCH, path, access, files: 0, handler: patch(handler) }
    }

    /// What a browser asks before the script of another site may send something here.
    pub fn options<H, T>(path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        Self { method: Method::OPTIONS, path, access, files: 0, handler: options(handler) }
    }

    /// The same, taking files of at most `octets` each (without it, a form with a file is refused).
    #[must_use]
    pub fn fichiers(mut self, octets: u64) -> Self {
        self.files = octets;
        self
    }
}
