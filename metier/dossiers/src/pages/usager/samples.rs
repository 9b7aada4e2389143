//! The pages of residents with made-up content: the general test renders them in each language.

use langues::Textes;
use primitives::{Clock, Ctx, Random, TenantId};
use web::PageSample;

use super::decor::Decor;
use super::liens::{page_demande, page_demandee, page_lien, page_perime};
use super::session::page_quittee;
use super::suivre::{Saisie, page_code, page_code_perdu};
use crate::modele::DossierId;

/// Every page that needs no dossier; those of a dossier are walked by the tests of this service.
pub(super) fn toutes() -> Vec<PageSample> {
    vec![
        PageSample { nom: "suivre", rendre: suivre },
        PageSample { nom: "suivre-erreur", rendre: suivre_erreur },
        PageSample { nom: "code-perdu", rendre: code_perdu },
        PageSample { nom: "lien", rendre: lien },
        PageSample { nom: "lien-perime", rendre: lien_perime },
        PageSample { nom: "lien-demande", rendre: lien_demande },
        PageSample { nom: "lien-demandee", rendre: lien_demandee },
        PageSample { nom: "quitter", rendre: quitter },
    ]
}

/// A page made without a request.
fn rendre(t: Textes, page: impl Fn(&Decor<'_>) -> String) -> String {
    let ctx = Ctx::system(TenantId(1), Clock::system(), Random::seeded(1));
    let site = collectivites::site(&collectivites::exemple(), String::new());
    page(&Decor::exemple(t, &ctx, &site))
}

fn suivre(t: Textes) -> String {
    rendre(t, |decor| page_code(decor, &Saisie::default(), None).to_string())
}

fn suivre_erreur(t: Textes) -> String {
    let saisie = Saisie { numero: "4812".to_owned(), ..Saisie::default() };
    rendre(t, |decor| page_code(decor, &saisie, Some(t.usager_code_refuse())).to_string())
}

fn code_perdu(t: Textes) -> String {
    rendre(t, |decor| page_code_perdu(decor).to_string())
}

fn lien(t: Textes) -> String {
    rendre(t, |decor| page_lien(decor, DossierId(4812), "jeton").to_string())
}

fn lien_perime(t: Textes) -> String {
    rendre(t, |decor| page_perime(decor).to_string())
}

fn lien_demande(t: Textes) -> String {
    rendre(t, |decor| page_demande(decor).to_string())
}

fn lien_demandee(t: Textes) -> String {
    rendre(t, |decor| page_demandee(decor).to_string())
}

fn quitter(t: Textes) -> String {
    rendre(t, |decor| page_quittee(decor).to_string())
}
