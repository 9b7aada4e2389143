//! `/agent/connexion`, `/agent/deconnexion`.

use askama::Template;
use http::StatusCode;
use langues::Textes;
use primitives::ActorKind;
use web::composants::{
    Banniere, Bouton, ChampTexte, HtmlSur, PiedFormulaire, ResumeErreurs, Saisie, TitrePage, Ton,
};
use web::{Formulaire, PageError, Regle, Reponse, Requete, page, redirect_303, retour_sur};

use super::{erreur_de, page_exemple, resume};
use crate::actions::connexion::se_connecter;
use crate::actions::sessions::fermer_session;
use crate::modele::{ErreurCompte, courriel_plie};
use crate::mots_de_passe::MotsDePasse;

const CHEMIN: &str = "/agent/connexion";

/// Sign-ins from one source, whatever the account: a whole town hall stands behind one address.
const PAR_SOURCE: Regle = Regle { libres: 200, fenetre: 3_600, delai: 2, verrou: 400, duree: 900 };

#[derive(Template)]
#[template(path = "connexion.html")]
struct Modele<'a> {
    t: Textes,
    action: String,
    accueil: String,
    csrf: String,
    vers: &'a str,
    nom: &'a str,
    courriel: &'a str,
    erreur: Option<&'a ErreurCompte>,
}

impl<'a> Modele<'a> {
    fn resume(&self) -> ResumeErreurs<'a> {
        let resume = resume(self.t, self.erreur);
        resume.titre(self.t.comptes_agent_connexion_erreur_titre())
    }

    fn champs(&self) -> HtmlSur {
        let t = self.t;
        let courriel = ChampTexte::nouveau("courriel", t.comptes_agent_connexion_courriel())
            .saisie(Saisie::Courriel)
            .autocomplete("username")
            .valeur(self.courriel)
            .erreurs(erreur_de(t, "courriel", self.erreur))
            .obligatoire();
        let secret = ChampTexte::nouveau("mot_de_passe", t.comptes_agent_connexion_mot_de_passe())
            .saisie(Saisie::MotDePasse)
            .autocomplete("current-password")
            .obligatoire();
        HtmlSur::from(courriel).puis(secret)
    }

    fn pied(&self) -> PiedFormulaire<'a> {
        PiedFormulaire::nouveau(Bouton::primaire(self.t.comptes_agent_connexion_bouton()))
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    let parametres = requete.parametres();
    let accueil = requete.ctx.url("/agent");
    let vers = retour_sur(parametres.valeur("vers"), &accueil);
    if requete.ctx.actor.kind == ActorKind::Staff {
        return Ok(redirect_303(vers));
    }
    rendre(&requete, StatusCode::OK, vers, "", None)
}

pub(super) async fn connecter(requete: Requete, formulaire: Formulaire) -> Reponse {
    let accueil = requete.ctx.url("/agent");
    let vers = retour_sur(formulaire.valeur("vers"), &accueil);
    let courriel = formulaire.texte("courriel");
    let but = compter(&requete, courriel)?;
    let mot_de_passe = formulaire.valeur("mot_de_passe").unwrap_or_default();
    let mots = MotsDePasse::commun();
    let (db, ctx, ancien) = (&requete.app.db, &requete.ctx, requete.secret());
    match se_connecter(db, mots, ctx, courriel, mot_de_passe, ancien).await {
        Ok(connexion) => {
            requete.reussi(&but);
            let mut reponse = redirect_303(vers);
            requete.poser_secret(&mut reponse, &connexion.secret, None);
            Ok(reponse)
        }
        Err(erreur) if erreur.champ().is_some() => {
            tracing::info!(request = %ctx.request_id, "a sign-in was refused: {erreur}");
            rendre(&requete, StatusCode::UNPROCESSABLE_ENTITY, vers, courriel, Some(&erreur))
        }
        Err(erreur) => Err(erreur.into()),
    }
}

/// Counts the attempt, by source and account together, then by source; the name of the first.
fn compter(requete: &Requete, courriel: &str) -> Result<String, PageError> {
    let but = format!("connexion {}", courriel_plie(courriel).unwrap_or_default());
    requete.essayer(&but, &Regle::SECRETS)?;
    requete.essayer("connexion", &PAR_SOURCE)?;
    Ok(but)
}

pub(super) async fn deconnecter(requete: Requete, _: Formulaire) -> Reponse {
    if let Some(secret) = requete.secret().map(str::to_owned) {
        requete.app.db.write(&requete.ctx, move |tx| fermer_session(tx, &secret)).await?;
    }
    let mut reponse = redirect_303(requete.ctx.url(format_args!("{CHEMIN}?fermee=oui")));
    requete.quitter(&mut reponse);
    Ok(reponse)
}

fn rendre(
    requete: &Requete,
    status: StatusCode,
    vers: &str,
    courriel: &str,
    erreur: Option<&ErreurCompte>,
) -> Reponse {
    let t = requete.textes;
    let modele = Modele {
        t,
        action: requete.ctx.url(CHEMIN),
        accueil: requete.ctx.url("/"),
        csrf: requete.csrf(),
        vers,
        nom: &requete.site.nom,
        courriel,
        erreur,
    };
    let contenu = HtmlSur::rendre(&modele)?;
    let mut gabarit = requete
        .gabarit_agent(t.comptes_agent_connexion_titre())
        .en_erreur(erreur.is_some())
        .etroit()
        .contenu(contenu);
    if erreur.is_none() && requete.parametres().contient("fermee") {
        let phrase = t.comptes_agent_connexion_fermee();
        gabarit = gabarit.banniere(Banniere::nouvelle(Ton::Bien, phrase));
    }
    Ok(page(status, gabarit.render()?))
}

pub(super) fn exemple(t: Textes) -> String {
    exemple_avec(t, "", None)
}

pub(super) fn exemple_en_erreur(t: Textes) -> String {
    exemple_avec(t, "camille@saint-exemple.example", Some(&ErreurCompte::IdentifiantsFaux))
}

fn exemple_avec(t: Textes, courriel: &str, erreur: Option<&ErreurCompte>) -> String {
    let modele = Modele {
        t,
        action: CHEMIN.to_owned(),
        accueil: "/".to_owned(),
        csrf: "exemple".to_owned(),
        vers: "/agent",
        nom: "Saint-Exemple",
        courriel,
        erreur,
    };
    let contenu = HtmlSur::rendre(&modele).unwrap_or_default();
    page_exemple(t, t.comptes_agent_connexion_titre(), erreur.is_some(), contenu)
}
