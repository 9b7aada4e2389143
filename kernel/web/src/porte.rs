//! The gate of each route: who may send the request, before its handler sees it.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use authz::Access;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use futures_util::future::Either;
use http::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use primitives::ActorKind;
use tower::{Layer, Service};

use crate::{PageError, Requete, redirect_303};

/// What a handler's extractors need to know of its route.
#[derive(Clone, Copy)]
pub(crate) struct Porte {
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) files: u64,
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
    type Future = Either<S::Future, Ready<Result<Response, Infallible>>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let refused = match request.extensions().get::<Requete>() {
            None => Some(PageError::interne("the outer layer is missing").into_response()),
            Some(requete) => {
                requete.note_route(self.porte.path);
                refuse(requete, self.porte.access, request.method())
            }
        };
        match refused {
            Some(response) => Either::Right(ready(Ok(response))),
            None => {
                request.extensions_mut().insert(self.porte);
                Either::Left(self.inner.call(request))
            }
        }
    }
}

/// The answer to someone who may not pass: the sign-in page, or « introuvable ».
fn refuse(requete: &Requete, access: Access, method: &Method) -> Option<Response> {
    if access.allows(&requete.ctx) {
        return None;
    }
    if requete.ctx.actor.kind == ActorKind::Staff {
        return Some(PageError::Introuvable.into_response());
    }
    let back =
        if method == Method::POST { requete.ctx.url("/agent") } else { requete.adresse_page() };
    let back = utf8_percent_encode(&back, NON_ALPHANUMERIC);
    Some(redirect_303(requete.ctx.url(format_args!("/agent/connexion?vers={back}"))))
}
