//! The gallery: each component in all its states, and whole pages made of nothing else.
//!
//! Served at `/galerie` in demo mode, rendered by a test. Its texts are samples, in French.

mod agents;
mod cadre;
mod champs;
mod pages_agents;
mod pages_usagers;
mod signes;

use crate::composants::{HtmlSur, Mots};

use cadre::{Cadre, Exemple};

/// The pages of the gallery: the components of residents and of agents, then whole pages.
pub const PAGES: [&str; 9] = [
    "composants",
    "agents",
    "accueil",
    "demarche",
    "formulaire",
    "formulaire-erreurs",
    "suivi",
    "aujourdhui",
    "dossier",
];

/// One page of the gallery as HTML, with the stylesheet of some colours; nothing when no page has
/// that name.
#[must_use]
pub fn page(nom: &str, theme: &str) -> Option<String> {
    let mots = Mots::de("fr");
    let cadre = Cadre { mots, theme };
    let html = match nom {
        "composants" => cadre.usager("Composants et couleurs", composants(mots)),
        "agents" => cadre.agent("Composants des agents", planche(agents::exemples(mots))),
        "accueil" => pages_usagers::accueil(&cadre),
        "demarche" => pages_usagers::demarche(&cadre),
        "formulaire" => pages_usagers::formulaire(&cadre, false),
        "formulaire-erreurs" => pages_usagers::formulaire(&cadre, true),
        "suivi" => pages_usagers::suivi(&cadre),
        "aujourdhui" => pages_agents::aujourdhui(&cadre),
        "dossier" => pages_agents::dossier(&cadre),
        _ => return None,
    };
    Some(html)
}

fn composants(mots: &'static Mots) -> HtmlSur {
    let mut exemples = signes::exemples(mots);
    exemples.extend(champs::exemples(mots));
    planche(exemples)
}

fn planche(exemples: Vec<Exemple>) -> HtmlSur {
    exemples.into_iter().fold(HtmlSur::default(), HtmlSur::puis)
}

#[cfg(test)]
mod tests;
