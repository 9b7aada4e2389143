//! « Garder ce choix »: the order and the filters that an agent finds again each morning.

use db::Tx;
use web::composants::{BlocFormulaire, Bouton, HtmlSur};
use web::{Formulaire, PageError, Reponse, Requete, Valeurs, redirect_303};

use super::super::filtres::Adresse;
use super::Vue;
use crate::depot;
use crate::erreur::Erreur;
use crate::pages::html::Cache;

/// The list of an address; an address that asks for nothing is what the agent keeps.
pub(super) async fn adresse(requete: &Requete) -> Result<Adresse, PageError> {
    let parametres = requete.parametres();
    if parametres.iter().next().is_some() {
        return Ok(Adresse::lire(&parametres));
    }
    let lire = |tx: &mut Tx<'_>| depot::liste_gardee(tx);
    let gardee = requete.app.db.read(&requete.ctx, lire).await.map_err(Erreur::Db)?;
    Ok(relire(&gardee.unwrap_or_default()))
}

/// Keeps what the page shows, or forgets what was kept.
pub(in crate::pages::agent) async fn garder(requete: Requete, envoi: Formulaire) -> Reponse {
    let adresse = relire(envoi.texte("filtres"));
    let garde = (envoi.texte("acte") == "garder").then(|| adresse.gardee());
    let ecrire = move |tx: &mut Tx<'_>| depot::garder_liste(tx, garde.as_deref());
    requete.app.db.write(&requete.ctx, ecrire).await.map_err(Erreur::Db)?;
    Ok(redirect_303(requete.ctx.url("/agent")))
}

/// Codes and numbers only: nothing of it is encoded.
fn relire(filtres: &str) -> Adresse {
    let paires = filtres.split('&').filter_map(|paire| paire.split_once('='));
    let paires = paires.map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned()));
    Adresse::lire(&Valeurs::new(paires.collect()))
}

impl Vue<'_> {
    /// What can be done with the order and the filters shown.
    pub(super) fn gardee(&self) -> HtmlSur {
        let t = self.t;
        let (montree, gardee) = (self.filtres.gardee(), self.lue.gardee.as_deref());
        let autre = montree != gardee.unwrap_or_default();
        let mut boutons = HtmlSur::default();
        if autre && !montree.is_empty() {
            let garder = Bouton::neutre(t.liste_agent_garder()).nom("acte", "garder");
            boutons = boutons.puis(garder.petit());
        }
        if gardee.is_some() {
            let oublier = Bouton::lien(t.liste_agent_oublier()).nom("acte", "oublier");
            boutons = boutons.puis(oublier);
        }
        if boutons.est_vide() {
            return boutons;
        }
        let caches = HtmlSur::from(Cache { nom: "csrf", valeur: &self.requete.csrf() })
            .puis(Cache { nom: "filtres", valeur: &montree });
        let contenu = HtmlSur::paragraphe(&boutons);
        BlocFormulaire::post(self.url("/agent/liste"), caches, contenu).into()
    }
}
