use axum::extract::DefaultBodyLimit;
use axum::routing::MethodRouter;
use std::collections::BTreeMap;

use crate::porte::{Files, Porte};
use crate::{App, Module, PageError, Route, Service, statiques};

/// The whole of the pages: every route of every module behind its gate, and what the house itself
/// serves.
///
/// # Panics
/// At start-up, when two routes have the same method and path.
pub fn router(app: App, modules: &[Module]) -> Service {
    let own = statiques::routes(&app);
    let mut paths: BTreeMap<&'static str, MethodRouter<App>> = BTreeMap::new();
    for route in own.iter().chain(modules.iter().flat_map(|module| &module.routes)) {
        let gated = gated(route);
        let before = paths.remove(route.path);
        paths.insert(route.path, before.map_or(gated.clone(), |before| before.merge(gated)));
    }
    let router = paths
        .into_iter()
        .fold(axum::Router::new(), |router, (path, methods)| router.route(path, methods));
    let router = router.fallback(async || PageError::Introuvable);
    let router = router.layer(DefaultBodyLimit::disable()).with_state(app.clone());
    let espaces = modules.iter().map(|module| module.agents).collect();
    Service::new(app, router, espaces)
}

fn gated(route: &Route) -> MethodRouter<App> {
    let files = if route.files == 0 { Files::Refuse } else { Files::Store(route.files) };
    let porte = Porte { path: route.path, access: route.access, files };
    route.handler.clone().route_layer(porte)
}
