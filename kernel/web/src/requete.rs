use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path};
use axum::response::Response;
use http::header::{HeaderName, HeaderValue, SET_COOKIE};
use http::request::Parts;
use http::uri::Uri;
use journal::Reading;
use langues::Textes;
use primitives::{ActorKind, Ctx};
use serde::de::DeserializeOwned;

use crate::{App, Attente, EspaceAgents, PageError, Regle, Session, Site, Valeurs, cookie};

/// What every handler takes: who asks, in which tenant, in which language. Cheap to clone.
#[derive(Clone)]
pub struct Requete {
    /// The application.
    pub app: App,
    /// The context, which opens transactions and makes addresses.
    pub ctx: Ctx,
    /// The texts of the person's language.
    pub textes: Textes,
    /// The tenant.
    pub site: Arc<Site>,
    /// The session, when the cookie opens one.
    pub session: Option<Arc<Session>>,
    /// The address of whoever asks, trusted proxies taken off.
    pub adresse: IpAddr,
    pub(crate) espaces: Arc<[EspaceAgents]>,
    pub(crate) uri: Uri,
    pub(crate) suivi: Arc<Suivi>,
}

/// What is learnt about a request on its way.
#[derive(Default)]
pub(crate) struct Suivi {
    pub(crate) cookie: Option<String>,
    pub(crate) fresh: OnceLock<String>,
    pub(crate) route: OnceLock<&'static str>,
    pub(crate) envoi: OnceLock<Envoi>,
    /// The page that sent a form, when the browser tells.
    pub(crate) depart: Option<String>,
}

/// A form as it was read, kept until the answer leaves: an error page gives it back.
pub(crate) struct Envoi {
    pub(crate) valeurs: Arc<Valeurs>,
    pub(crate) fichiers: bool,
}

impl Requete {
    /// The value of the hidden field `csrf` that each form holds. A browser without a secret gets
    /// one with this answer.
    pub fn csrf(&self) -> String {
        let random = &self.ctx.random;
        let secret = match self.suivi.cookie.as_deref() {
            Some(secret) => secret,
            None => self.suivi.fresh.get_or_init(|| random.token(32)),
        };
        self.app.jetons().make(random, secret, self.site.tenant)
    }

    /// The secret that the browser holds in its cookie: a session can be opened under it, but a
    /// sign-in makes a new one ([`Requete::poser_secret`]).
    pub fn secret(&self) -> Option<&str> {
        self.suivi.cookie.as_deref()
    }

    /// A new secret for a cookie.
    pub fn nouveau_secret(&self) -> String {
        self.ctx.random.token(32)
    }

    /// Gives the browser another secret, for its window's life or for `secondes`.
    pub fn poser_secret(&self, response: &mut Response, secret: &str, secondes: Option<i64>) {
        if let Some(value) = cookie::set(self.app.https(), secret, secondes) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }

    /// Takes the secret away and asks the browser to forget what it knows of this host: « Quitter
    /// cet ordinateur », sign-out.
    pub fn quitter(&self, response: &mut Response) {
        self.poser_secret(response, "", Some(0));
        let all = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
        response.headers_mut().insert(HeaderName::from_static("clear-site-data"), all);
    }

    /// The path of the page, without the tenant's prefix.
    pub fn chemin(&self) -> &str {
        self.uri.path()
    }

    /// The address of the page itself on this host: prefix, path and query.
    pub fn adresse_page(&self) -> String {
        let rest = self.uri.path_and_query().map_or("/", |rest| rest.as_str());
        self.ctx.url(rest)
    }

    /// The parameters of the address. What is not UTF-8 counts as absent.
    pub fn parametres(&self) -> Valeurs {
        Valeurs::parse(self.uri.query().unwrap_or_default()).unwrap_or_default()
    }

    /// Counts an attempt of this source at something (`code`, `connexion`), before it is judged.
    ///
    /// # Errors
    /// [`Attente`] when it comes too early; `?` makes it a page of status 429.
    pub fn essayer(&self, but: &str, regle: &Regle) -> Result<(), Attente> {
        self.app.limite().essayer(&self.source(but), regle, self.ctx.clock.now())
    }

    /// The attempt was right: those before it are forgotten.
    pub fn reussi(&self, but: &str) {
        self.app.limite().reussi(&self.source(but));
    }

    /// Records that whoever asks is shown these things, before they are: the answer comes once the
    /// line is on disk. Nothing to record when they are the person concerned: only staff read what
    /// is someone else's. Call it after the rights were checked.
    ///
    /// # Errors
    /// [`PageError::Sature`] when the journal cannot be written: nothing may be shown.
    pub async fn lire(&self, lecture: Reading) -> Result<(), PageError> {
        if self.ctx.actor.kind != ActorKind::Staff {
            return Ok(());
        }
        let page = self.suivi.route.get().copied().unwrap_or_default();
        let written = self.app.readings.record(&self.ctx, page, lecture).await;
        written.map_err(|_| PageError::Sature)
    }

    fn source(&self, but: &str) -> String {
        format!("{but} {}", crate::source(self.adresse))
    }

    pub(crate) fn note_route(&self, path: &'static str) {
        let _ = self.suivi.route.set(path);
    }
}

impl FromRequestParts<App> for Requete {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, PageError> {
        let requete = parts.extensions.get::<Self>().cloned();
        requete.ok_or_else(|| PageError::interne("the outer layer is missing"))
    }
}

/// The holes of the path, typed. What does not fit its type is « introuvable ».
#[derive(Clone, Copy, Debug)]
pub struct PathArgs<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for PathArgs<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        match Path::<T>::from_request_parts(parts, app).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(PathRejection::FailedToDeserializePathParams(_)) => Err(PageError::Introuvable),
            Err(other) => Err(PageError::interne(other)),
        }
    }
}
