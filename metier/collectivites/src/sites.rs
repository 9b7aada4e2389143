//! The directory answers the question of every request: which collectivité is this address?

use std::sync::Arc;

use db::DbError;
use langues::Textes;
use web::{BoxFuture, Site, Tenants};

use crate::annuaire::Annuaire;
use crate::modele::Collectivite;
use crate::textes::lignes_horaires;

/// What the pages of a collectivité show of it; `prefix` stands before its paths.
pub fn site(collectivite: &Collectivite, prefix: String) -> Site {
    let c = collectivite;
    Site {
        tenant: c.id,
        slug: c.slug.clone(),
        nom: c.nom.clone(),
        autorite: c.autorite.clone(),
        css_url: Site::css_url(&c.couleur),
        logo_url: c.logo.as_ref().map(|logo| format!("{prefix}/logo/{logo}")),
        adresse: c.adresse.clone(),
        courriel: c.courriel.clone(),
        telephone: c.telephone.clone(),
        horaires: lignes_horaires(Textes::fr(), &c.horaires).join("\n"),
        prefix,
    }
}

impl Tenants for Annuaire {
    fn by_host<'a>(&'a self, host: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>> {
        Box::pin(self.site_par_hote(host))
    }

    fn by_slug<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Result<Option<Arc<Site>>, DbError>> {
        Box::pin(self.site_par_slug(slug))
    }
}
