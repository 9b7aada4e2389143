//! The gate of each route: who may send the request, before its handler sees it.

use std::convert::Infallible;
use std::future::ready;
use std::task::{Context, Poll};

use authz::Access;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use futures_util::future::{BoxFuture, Either};
use http::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use primitives::{ActorKind, Ctx};
use tower::{Layer, Service};

use crate::{Formulaire, PageError, Requete, redirect_303};

/// What a handler's extractors need to know of its route.
#[derive(Clone, Copy)]
pub(crate) struct Porte {
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) files: Files,
}

/// What becomes of the files of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Files {
    /// They go to the store, each of at most so many bytes.
    Store(u64),
    /// They are skipped: only the texts are wanted.
    Skip,
    /// There are none in this form.
    Refuse,
}

impl Porte {
    /// What becomes of the files that this actor sends: those of a stranger, who holds no key that the
    /// handler could ask for, are not stored.
    pub(crate) fn files_from(&self, ctx: &Ctx) -> Files {
        let stranger = ctx.grants.keys.is_empty() && ctx.grants.permissions.is_empty();
        match self.files {
            Files::Store(_) if self.access == Access::Key && stranger => Files::Skip,
            files => files,
        }
    }

    /// The form is read to be given back.
    const READ_ONLY: Self = Self { path: "", access: Access::Public, files: Files::Skip };
}

impl<S> Layer<S> for Porte {
    type Service = Gardee<S>;

    fn layer(&self, inner: S) -> Gardee<S> {
        Gardee { porte: *self, inner }
    }
}

#[derive(Clone)]
pub(crate) struct Gardee<S> {
    porte: Porte,
    inner: S,
}

impl<S> Service<Request> for Gardee<S>
where
    S: Service<Request, Response = Response, Error = Infallible>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<S::Future, BoxFuture<'static, Result<Response, Infallible>>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let Some(requete) = request.extensions().get::<Requete>() else {
            return Either::Right(answer(PageError::interne("the outer layer is missing")));
        };
        requete.note_route(self.porte.path);
        if self.porte.access.allows(&requete.ctx) {
            request.extensions_mut().insert(self.porte);
            return Either::Left(self.inner.call(request));
        }
        if requete.ctx.actor.kind == ActorKind::Staff {
            return Either::Right(answer(PageError::Introuvable));
        }
        let requete = requete.clone();
        Either::Right(if request.method() == Method::POST {
            Box::pin(async move { Ok(ended(request, requete).await.into_response()) })
        } else {
            answer(redirect_303(sign_in(&requete, &requete.adresse_page())))
        })
    }
}

fn answer(response: impl IntoResponse) -> BoxFuture<'static, Result<Response, Infallible>> {
    Box::pin(ready(Ok(response.into_response())))
}

fn sign_in(requete: &Requete, back: &str) -> String {
    let back = utf8_percent_encode(back, NON_ALPHANUMERIC);
    requete.ctx.url(format_args!("/agent/connexion?vers={back}"))
}

/// What an agent typed before the session ended is read, so that the page gives it back.
async fn ended(mut request: Request, requete: Requete) -> PageError {
    request.extensions_mut().insert(Porte::READ_ONLY);
    match Formulaire::from_request(request, &requete.app).await {
        Ok(_) | Err(PageError::JetonAbsent) => {
            PageError::SessionFinie { entree: sign_in(&requete, &requete.ctx.url("/agent")) }
        }
        Err(other) => other,
    }
}
