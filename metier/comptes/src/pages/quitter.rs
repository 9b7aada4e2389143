//! `/quitter`: « Quitter cet ordinateur », for whoever shares it.

use askama::Template;
use langues::Textes;
use web::composants::{Bouton, Gabarit, HtmlSur, PiedFormulaire, TitrePage};
use web::{Formulaire, Reponse, Requete, redirect_303, rendre};

use super::identite_exemple;
use crate::actions::sessions::fermer_session;

const CHEMIN: &str = "/quitter";

#[derive(Template)]
#[template(path = "quitter.html")]
struct Modele {
    t: Textes,
    action: String,
    accueil: String,
    csrf: String,
    fait: bool,
}

impl Modele {
    fn titre(&self) -> &'static str {
        match self.fait {
            true => self.t.comptes_quitter_fait_titre(),
            false => self.t.comptes_quitter_titre(),
        }
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let fait = requete.parametres().contient("fait");
    let modele = Modele {
        t: requete.textes,
        action: requete.ctx.url(CHEMIN),
        accueil: requete.ctx.url("/"),
        csrf: if fait { String::new() } else { requete.csrf() },
        fait,
    };
    let contenu = HtmlSur::rendre(&modele)?;
    rendre(&requete.gabarit(modele.titre()).etroit().contenu(contenu))
}

/// Ends the session on the server, and asks the browser to forget what it knows of this host.
pub(super) async fn quitter(requete: Requete, _: Formulaire) -> Reponse {
    if let Some(secret) = requete.secret().map(str::to_owned) {
        requete.app.db.write(&requete.ctx, move |tx| fermer_session(tx, &secret)).await?;
    }
    let mut reponse = redirect_303(requete.ctx.url(format_args!("{CHEMIN}?fait=oui")));
    requete.quitter(&mut reponse);
    Ok(reponse)
}

pub(super) fn exemple(t: Textes) -> String {
    exemple_avec(t, false)
}

pub(super) fn exemple_fait(t: Textes) -> String {
    exemple_avec(t, true)
}

fn exemple_avec(t: Textes, fait: bool) -> String {
    let (action, accueil) = (CHEMIN.to_owned(), "/".to_owned());
    let modele = Modele { t, action, accueil, csrf: "exemple".to_owned(), fait };
    let contenu = HtmlSur::rendre(&modele).unwrap_or_default();
    let css = web::Site::css_url("");
    let page = Gabarit::usager(t.langue().code(), modele.titre(), identite_exemple("/"), css);
    page.etroit().contenu(contenu).to_string()
}
