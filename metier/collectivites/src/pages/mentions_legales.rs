//! `/mentions-legales`: who publishes, who answers for it, who hosts (loi 2004-575, article 1-1).

use askama::Template;
use langues::Textes;
use web::composants::{HtmlSur, LigneRecap, Recapitulatif, TitrePage};
use web::{Reponse, Requete};

use super::{charger, page_de_texte, page_exemple};
use crate::modele::Collectivite;
use crate::samples;

#[derive(Template)]
#[template(path = "mentions_legales.html")]
struct Modele<'a> {
    t: Textes,
    c: &'a Collectivite,
}

impl Modele<'_> {
    fn editeur(&self) -> Recapitulatif<'_> {
        let (t, c) = (self.t, self.c);
        let faits = [
            (t.collectivites_mentions_nom(), &c.nom),
            (t.collectivites_mentions_directeur(), &c.directeur_publication),
            (t.commun_adresse(), &c.adresse),
            (t.commun_telephone(), &c.telephone),
            (t.commun_courriel(), &c.courriel),
        ];
        let lignes = faits.into_iter().map(|(terme, valeur)| self.ligne(terme, valeur)).collect();
        Recapitulatif::nouveau(lignes).titre(t.collectivites_mentions_editeur())
    }

    fn hebergeur(&self) -> Recapitulatif<'_> {
        let t = self.t;
        let terme = t.collectivites_mentions_hebergeur_terme();
        let lignes = vec![self.ligne(terme, &self.c.hebergeur)];
        Recapitulatif::nouveau(lignes).titre(t.collectivites_mentions_hebergeur())
    }

    fn ligne(&self, terme: &'static str, valeur: &str) -> LigneRecap<'static> {
        let absent = self.t.collectivites_mentions_absent();
        LigneRecap::texte(terme, if valeur.is_empty() { absent } else { valeur })
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let c = charger(&requete).await?;
    let t = requete.textes;
    let contenu = HtmlSur::rendre(&Modele { t, c: &c })?;
    page_de_texte(&requete, t.collectivites_mentions_titre(), contenu)
}

pub(super) fn exemple(t: Textes) -> String {
    let c = samples::collectivite();
    let contenu = HtmlSur::rendre(&Modele { t, c: &c }).unwrap_or_default();
    page_exemple(t, t.collectivites_mentions_titre(), contenu)
}
