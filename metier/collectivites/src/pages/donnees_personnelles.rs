//! `/donnees-personnelles`: who is responsible, what for, the rights (RGPD, articles 13 to 22).

use askama::Template;
use langues::Textes;
use web::composants::{HtmlSur, LigneRecap, Recapitulatif, TitrePage};
use web::{Reponse, Requete};

use super::{charger, contacts, page_de_texte, page_exemple};
use crate::modele::Collectivite;
use crate::samples;

#[derive(Template)]
#[template(path = "donnees_personnelles.html")]
struct Modele<'a> {
    t: Textes,
    c: &'a Collectivite,
}

impl Modele<'_> {
    /// The officer, else the authority itself.
    fn contacts(&self) -> Recapitulatif<'_> {
        let (t, c) = (self.t, self.c);
        let courriel = if c.dpo_courriel.is_empty() { &c.courriel } else { &c.dpo_courriel };
        let absent = t.collectivites_donnees_dpo_absent();
        let nom = if c.dpo_nom.is_empty() { absent } else { c.dpo_nom.as_str() };
        let ligne = LigneRecap::texte(t.collectivites_donnees_dpo(), nom);
        contacts(t, Some(ligne), courriel, "", &c.adresse)
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let c = charger(&requete).await?;
    let t = requete.textes;
    let contenu = HtmlSur::rendre(&Modele { t, c: &c })?;
    page_de_texte(&requete, t.collectivites_donnees_titre(), contenu)
}

pub(super) fn exemple(t: Textes) -> String {
    let c = samples::collectivite();
    let contenu = HtmlSur::rendre(&Modele { t, c: &c }).unwrap_or_default();
    page_exemple(t, t.collectivites_donnees_titre(), contenu)
}
