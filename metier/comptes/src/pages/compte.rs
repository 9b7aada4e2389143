//! `/agent/compte`: name, roles, delegations, password, way out.

use askama::Template;
use http::StatusCode;
use jiff::civil::{Date, date};
use langues::Textes;
use primitives::{Stamp, TenantId};
use web::composants::{
    Banniere, Bouton, ChampTexte, HtmlSur, LigneRecap, PiedFormulaire, Recapitulatif,
    ResumeErreurs, Saisie, TitrePage, Ton,
};
use web::{Formulaire, Regle, Reponse, Requete, page, redirect_303};

use super::{erreur_de, page_exemple, resume};
use crate::actions::sessions::INACTIVITE_AGENT;
use crate::actions::{agents, connexion};
use crate::modele::{Agent, AgentId, Delegation, DelegationId, ErreurCompte, Identite, Role};
use crate::mots_de_passe::MotsDePasse;

const CHEMIN: &str = "/agent/compte";

/// How the attempts at the present password are counted.
const BUT: &str = "mot-de-passe";

/// The account as its page shows it.
struct Compte {
    agent: Agent,
    roles: Vec<Role>,
    delegations: Vec<Delegation>,
    touches: bool,
    aujourdhui: Date,
}

/// Where the forms of the page are sent.
struct Adresses {
    identite: String,
    touches: String,
    mot_de_passe: String,
    deconnexion: String,
    csrf: String,
}

#[derive(Template)]
#[template(path = "compte.html")]
struct Modele<'a> {
    t: Textes,
    vers: Adresses,
    compte: &'a Compte,
    erreur: Option<&'a ErreurCompte>,
}

impl<'a> Modele<'a> {
    fn resume(&self) -> ResumeErreurs<'a> {
        resume(self.t, self.erreur)
    }

    fn texte(&self, nom: &'static str, libelle: &'static str) -> ChampTexte<'a> {
        ChampTexte::nouveau(nom, libelle).erreurs(erreur_de(self.t, nom, self.erreur))
    }

    fn identite(&self) -> HtmlSur {
        let (t, i) = (self.t, &self.compte.agent.identite);
        let prenom = self.texte("prenom", t.comptes_agent_compte_prenom());
        let nom = self.texte("nom", t.comptes_agent_compte_nom());
        let qualite = self.texte("qualite", t.comptes_agent_compte_qualite());
        HtmlSur::from(prenom.valeur(i.prenom.as_str()).autocomplete("given-name"))
            .puis(nom.valeur(i.nom.as_str()).autocomplete("family-name"))
            .puis(
                qualite
                    .valeur(i.qualite.as_str())
                    .autocomplete("organization-title")
                    .aide(t.comptes_agent_compte_qualite_aide()),
            )
    }

    fn roles(&self) -> Vec<String> {
        let nom = |role: &Role| self.t.par_cle(&format!("comptes-agent-role-{role}"), &[]);
        self.compte.roles.iter().filter_map(nom).collect()
    }

    fn delegations(&self) -> Recapitulatif<'a> {
        let lignes = self.compte.delegations.iter().map(|delegation| {
            let texte = format!("{}\n{}", delegation.reference, self.dates(delegation));
            LigneRecap::texte(delegation.objet.as_str(), &texte)
        });
        let titre = self.t.comptes_agent_compte_delegations();
        Recapitulatif::nouveau(lignes.collect()).titre(titre)
    }

    fn dates(&self, delegation: &Delegation) -> String {
        let t = self.t;
        let debut = t.date_longue(delegation.debut);
        let dates = match delegation.fin {
            None => t.comptes_agent_compte_delegation_depuis(debut),
            Some(fin) => t.comptes_agent_compte_delegation_dates(debut, t.date_longue(fin)),
        };
        let aujourdhui = self.compte.aujourdhui;
        if delegation.vaut_le(aujourdhui) {
            dates
        } else if aujourdhui < delegation.debut {
            format!("{dates} ({})", t.comptes_agent_compte_delegation_future())
        } else {
            format!("{dates} ({})", t.comptes_agent_compte_delegation_finie())
        }
    }

    /// One button: it says what it does to the keys.
    fn touches(&self) -> PiedFormulaire<'a> {
        let t = self.t;
        let bouton = match self.compte.touches {
            true => Bouton::second(t.comptes_agent_compte_touches_couper()).nom("touches", "non"),
            false => {
                Bouton::second(t.comptes_agent_compte_touches_remettre()).nom("touches", "oui")
            }
        };
        PiedFormulaire::nouveau(bouton).sans_filet()
    }

    fn mots_de_passe(&self) -> HtmlSur {
        let t = self.t;
        let champ = |nom, libelle, jeton: &'static str| {
            self.texte(nom, libelle).saisie(Saisie::MotDePasse).autocomplete(jeton)
        };
        let nouveau = t.comptes_agent_compte_nouveau();
        let encore = t.comptes_agent_compte_encore();
        HtmlSur::from(champ(
            "ancien_mot_de_passe",
            t.comptes_agent_compte_ancien(),
            "current-password",
        ))
        .puis(
            champ("nouveau_mot_de_passe", nouveau, "new-password")
                .aide(t.comptes_agent_compte_mot_de_passe_aide()),
        )
        .puis(champ("encore_mot_de_passe", encore, "new-password"))
    }

    fn pied(&self, texte: &'static str) -> PiedFormulaire<'a> {
        PiedFormulaire::nouveau(Bouton::second(texte)).sans_filet()
    }
}

pub(super) async fn afficher(requete: Requete) -> Reponse {
    rendre(&requete, None).await
}

pub(super) async fn changer_identite(requete: Requete, formulaire: Formulaire) -> Reponse {
    let texte = |nom: &str| formulaire.texte(nom).to_owned();
    let (prenom, nom, qualite) = (texte("prenom"), texte("nom"), texte("qualite"));
    let faite = requete
        .app
        .db
        .write(&requete.ctx, move |tx| agents::changer_identite(tx, &prenom, &nom, &qualite));
    finir(&requete, faite.await, "identite").await
}

pub(super) async fn regler_touches(requete: Requete, formulaire: Formulaire) -> Reponse {
    let touches = formulaire.texte("touches") != "non";
    let reglees = requete.app.db.write(&requete.ctx, move |tx| agents::regler_touches(tx, touches));
    finir(&requete, reglees.await, if touches { "touches" } else { "sans-touches" }).await
}

pub(super) async fn changer_mot_de_passe(requete: Requete, formulaire: Formulaire) -> Reponse {
    let valeur = |nom: &str| formulaire.valeur(nom).unwrap_or_default();
    let nouveau = valeur("nouveau_mot_de_passe");
    if nouveau != valeur("encore_mot_de_passe") {
        return rendre(&requete, Some(&ErreurCompte::MotDePasseDifferent)).await;
    }
    requete.essayer(BUT, &Regle::SECRETS)?;
    let (db, ctx, secret) = (&requete.app.db, &requete.ctx, requete.secret().unwrap_or_default());
    let (mots, ancien) = (MotsDePasse::commun(), valeur("ancien_mot_de_passe"));
    let fait = connexion::changer_mot_de_passe(db, mots, ctx, secret, ancien, nouveau).await;
    if fait.is_ok() {
        requete.reussi(BUT);
    }
    finir(&requete, fait, "mot-de-passe").await
}

/// Back to the account, which says what was done; or the page with what has to be mended.
async fn finir(requete: &Requete, fait: Result<(), ErreurCompte>, quoi: &str) -> Reponse {
    match fait {
        Ok(()) => Ok(redirect_303(requete.ctx.url(format_args!("{CHEMIN}?fait={quoi}")))),
        Err(erreur) if erreur.champ().is_some() => rendre(requete, Some(&erreur)).await,
        Err(erreur) => Err(erreur.into()),
    }
}

async fn rendre(requete: &Requete, erreur: Option<&ErreurCompte>) -> Reponse {
    let t = requete.textes;
    let aujourdhui = requete.ctx.clock.now().date();
    let compte = requete.app.db.read(&requete.ctx, move |tx| {
        let agent = agents::mon_compte(tx)?;
        let roles = agents::roles_de(tx, agent.identite.id)?;
        let delegations = agents::delegations(tx, agent.identite.id)?;
        let touches = agents::mes_touches(tx)?;
        Ok::<_, ErreurCompte>(Compte { agent, roles, delegations, touches, aujourdhui })
    });
    let compte = compte.await?;
    let vers = Adresses {
        identite: requete.ctx.url("/agent/compte/identite"),
        touches: requete.ctx.url("/agent/compte/touches"),
        mot_de_passe: requete.ctx.url("/agent/compte/mot-de-passe"),
        deconnexion: requete.ctx.url("/agent/deconnexion"),
        csrf: requete.csrf(),
    };
    let contenu = HtmlSur::rendre(&Modele { t, vers, compte: &compte, erreur })?;
    let inactivite = u32::try_from(INACTIVITE_AGENT).unwrap_or(u32::MAX);
    let mut gabarit = requete
        .gabarit_agent(t.comptes_agent_compte_titre())
        .en_erreur(erreur.is_some())
        .etroit()
        .delai(inactivite, requete.ctx.url("/agent/session"))
        .contenu(contenu);
    if let Some(phrase) = fait(requete, erreur) {
        gabarit = gabarit.banniere(Banniere::nouvelle(Ton::Bien, phrase));
    }
    let status = match erreur {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok(page(status, gabarit.render()?))
}

/// What was just done, as the address tells it.
fn fait(requete: &Requete, erreur: Option<&ErreurCompte>) -> Option<&'static str> {
    let t = requete.textes;
    match (erreur, requete.parametres().texte("fait")) {
        (None, "identite") => Some(t.comptes_agent_compte_identite_faite()),
        (None, "touches") => Some(t.comptes_agent_compte_touches_remises()),
        (None, "sans-touches") => Some(t.comptes_agent_compte_touches_coupees()),
        (None, "mot-de-passe") => Some(t.comptes_agent_compte_mot_de_passe_fait()),
        _ => None,
    }
}

pub(super) fn exemple(t: Textes) -> String {
    exemple_avec(t, None)
}

pub(super) fn exemple_en_erreur(t: Textes) -> String {
    exemple_avec(t, Some(&ErreurCompte::MotDePasseCourt))
}

fn exemple_avec(t: Textes, erreur: Option<&ErreurCompte>) -> String {
    let id = AgentId(1);
    let identite = Identite {
        id,
        prenom: "Camille".into(),
        nom: "Martin".into(),
        qualite: "secrétaire de mairie".into(),
    };
    let agent = Agent {
        identite,
        collectivite: TenantId(1),
        courriel: "camille@saint-exemple.example".into(),
        cree_le: Stamp(0),
        desactive_le: None,
    };
    let delegation = Delegation {
        id: DelegationId(1),
        agent: id,
        objet: "Urbanisme".into(),
        reference: "Arrêté 2026-12 du 3 mars 2026".into(),
        debut: date(2026, 3, 3),
        fin: Some(date(2026, 6, 30)),
    };
    let compte = Compte {
        agent,
        roles: vec![Role::Administrateur, Role::Instructeur],
        delegations: vec![delegation],
        touches: true,
        aujourdhui: date(2026, 11, 24),
    };
    let vers = Adresses {
        identite: "/agent/compte/identite".into(),
        touches: "/agent/compte/touches".into(),
        mot_de_passe: "/agent/compte/mot-de-passe".into(),
        deconnexion: "/agent/deconnexion".into(),
        csrf: "exemple".into(),
    };
    let modele = Modele { t, vers, compte: &compte, erreur };
    let contenu = HtmlSur::rendre(&modele).unwrap_or_default();
    page_exemple(t, t.comptes_agent_compte_titre(), erreur.is_some(), contenu)
}
