//! `/accessibilite`: the statement that the law asks for. Without an audit a site is « non
//! conforme » (RGAA 4.1.2, « Déclaration d’accessibilité »), and this page says just that.

use askama::Template;
use langues::Textes;
use web::composants::{HtmlSur, TitrePage};
use web::{Reponse, Requete};

use super::{charger, page_de_texte, page_exemple};
use crate::modele::Collectivite;
use crate::samples;

#[derive(Template)]
#[template(path = "accessibilite.html")]
struct Modele<'a> {
    t: Textes,
    c: &'a Collectivite,
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let c = charger(&requete).await?;
    let t = requete.textes;
    let contenu = HtmlSur::rendre(&Modele { t, c: &c })?;
    page_de_texte(&requete, t.collectivites_accessibilite_titre(), contenu)
}

pub(super) fn exemple(t: Textes) -> String {
    let c = samples::collectivite();
    let contenu = HtmlSur::rendre(&Modele { t, c: &c }).unwrap_or_default();
    page_exemple(t, t.collectivites_accessibilite_titre(), contenu)
}
