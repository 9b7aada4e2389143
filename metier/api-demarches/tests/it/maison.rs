//! The house of these tests: fixture F of the checklist — a démarche, its people, four dossiers
//! filed a day apart, a token.

use comptes::NouveauJeton;
use db::Tx;
use db::testing::TestDb;
use demarches::import::{OptionsImport, importer, lire};
use demarches::{Demarche, Service};
use dossiers::modele::{Canal, DossierId, Evenement, Identite, Sens, Signataire};
use dossiers::{AuteurDecision, CLE, Ecriture, Erreur};
use formulaires::{Bloc, BlocId, ChampId, Valeur};
use http::Method;
use primitives::{Actor, ActorKind, Ctx, Random, ResourceKey, TenantId};
use serde_json::{Value, json};
use testkit::{Answer, TestApp, TestSessions, TestTenants};

pub(crate) const CHEMIN: &str = "/api/v2/graphql";

pub(crate) struct Maison {
    pub(crate) app: TestApp,
    pub(crate) systeme: Ctx,
    pub(crate) demarche: Demarche,
    pub(crate) jeton: String,
    pub(crate) agent: i64,
}

/// The form of every test that does not bring its own.
fn formulaire() -> Value {
    json!([
        {"__typename": "TextChampDescriptor", "label": "Nom du badge", "description": "", "required": false},
        {"__typename": "YesNoChampDescriptor", "label": "Urgent ?", "description": "", "required": false},
    ])
}

pub(crate) fn maison(base: TestDb) -> Maison {
    maison_de(base, &formulaire())
}

pub(crate) fn maison_de(base: TestDb, descripteurs: &Value) -> Maison {
    let db = base.db.clone();
    let modules =
        [dossiers::module(), demarches::module(), comptes::module(), api_demarches::module()];
    let app = TestApp::new(base, &modules, TestTenants::one("saint-exemple"), TestSessions::none());
    let systeme = Ctx::system(TenantId(1), app.clock.clone(), Random::system());
    let fichier = json!({
        "number": 900, "title": "Demander un badge", "description": "Un badge", "tags": ["badge"],
        "demarcheUrl": "https://x.invalid/commencer/badge",
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": descripteurs},
    });
    let creer = |tx: &mut Tx<'_>| collectivites::creer(tx, &collectivites::saint_exemple());
    db.write_blocking(&systeme, creer).unwrap();
    let service = Service { courriel: "a@b.fr".into(), ..Service::default() };
    let options = OptionsImport { publier: true, service, dpo: String::new() };
    let lu = lire(&fichier).unwrap();
    db.write_blocking(&systeme, move |tx| importer(tx, &lu, &options)).unwrap();
    let demarche = db
        .read_blocking(&systeme, |tx| demarches::publiee_par_chemin(tx, "badge"))
        .unwrap()
        .unwrap();
    let id = demarche.id;
    let agent = db.write_blocking(&systeme, move |tx| peupler(tx, id)).unwrap();
    let mut maison = Maison { app, systeme, demarche, jeton: String::new(), agent };
    maison.jeton = maison.jeton_de(NouveauJeton { ecriture: true, ..NouveauJeton::default() });
    maison
}

/// An agent of the group of the démarche.
fn peupler(tx: &mut Tx<'_>, demarche: demarches::DemarcheId) -> Result<i64, comptes::ErreurCompte> {
    let nouveau = comptes::NouvelAgent {
        courriel: "ines@saint-exemple.fr".into(),
        prenom: "Inès".into(),
        nom: "Roux".into(),
        qualite: "secrétaire".into(),
        role: comptes::Role::Instructeur,
        empreinte: None,
    };
    let agent = comptes::creer_agent(tx, &nouveau)?.id;
    let groupe = demarches::groupe_par_defaut(tx, demarche)?.unwrap();
    comptes::ajouter_au_groupe(tx, groupe.0, agent)?;
    Ok(agent.0)
}

impl Maison {
    pub(crate) fn jeton_de(&self, voulu: NouveauJeton) -> String {
        let voulu = NouveauJeton { nom: "essais".into(), ..voulu };
        let creer = move |tx: &mut Tx<'_>| comptes::creer_jeton(tx, &voulu);
        self.app.db.db.write_blocking(&self.systeme, creer).unwrap()
    }

    fn agir<T: Send + 'static>(
        &self,
        ctx: &Ctx,
        acte: impl Fn(&mut Tx<'_>) -> Result<T, Erreur> + Send + 'static,
    ) -> T {
        self.app.db.db.write_blocking(ctx, acte).unwrap()
    }

    fn usager(&self, id: DossierId) -> Ctx {
        self.systeme.with(|parts| {
            parts.actor = Actor::VISITOR;
            parts.grants.all_groups = false;
            parts.grants.keys.insert(ResourceKey { kind: CLE, id: id.0 });
        })
    }

    pub(crate) fn ctx_agent(&self) -> Ctx {
        self.systeme.with(|parts| {
            parts.actor = Actor { kind: ActorKind::Staff, account: Some(self.agent) };
            parts.grants.permissions.extend(comptes::Role::Instructeur.permissions());
        })
    }

    /// A filed dossier with these answers.
    pub(crate) fn depose(&self, reponses: &[(ChampId, Valeur)]) -> DossierId {
        let demarche = self.demarche.clone();
        let identite = Identite {
            civilite: "M".into(),
            prenom: "Zoé".into(),
            nom: "Martin".into(),
            courriel: "zoe@exemple.fr".into(),
            ..Identite::default()
        };
        let visiteur = self.systeme.with(|parts| parts.actor = Actor::VISITOR);
        let id = self.agir(&visiteur, move |tx| {
            dossiers::commencer(tx, &demarche, Canal::EnLigne, &identite)
        });
        let contenu = Bloc(reponses.iter().cloned().collect());
        let ecriture = Ecriture { bloc: BlocId::Debut, version: 0, contenu: Some(contenu) };
        self.agir(&self.usager(id), move |tx| {
            dossiers::enregistrer(tx, id, std::slice::from_ref(&ecriture))?;
            dossiers::deposer(tx, id, None).map(drop)
        });
        id
    }

    /// The ids of the champs of the form, in order.
    pub(crate) fn champs(&self) -> Vec<ChampId> {
        let demarche = self.demarche.clone();
        let lire = move |tx: &mut Tx<'_>| demarches::revision_active(tx, &demarche);
        let (_, revision) = self.app.db.db.read_blocking(&self.systeme, lire).unwrap().unwrap();
        revision.formulaire.champs().iter().map(|champ| champ.id).collect()
    }

    /// D0, D1 and D2 filed, the last put away by nobody; D3 granted. One a day.
    pub(crate) fn quatre(&self) -> [DossierId; 4] {
        let [d0, d1, d2, d3] = std::array::from_fn(|_| {
            let id = self.depose(&[]);
            self.app.clock.advance(86_400);
            id
        });
        self.decider(d3, Sens::Accepter);
        [d0, d1, d2, d3]
    }

    pub(crate) fn decider(&self, id: DossierId, sens: Sens) {
        let agent = self.ctx_agent();
        self.agir(&agent, move |tx| {
            let version = dossiers::ouvrir(tx, id, dossiers::LIRE_AGENT)?.version;
            dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)?;
            let version = dossiers::ouvrir(tx, id, dossiers::LIRE_AGENT)?.version;
            let auteur = AuteurDecision { version, sens, motivation: "Parce que" };
            let signataire = Signataire {
                prenom: "Anne".into(),
                nom: "Roux".into(),
                qualite: "maire".into(),
                ..Signataire::default()
            };
            dossiers::decider(tx, id, &auteur, &signataire, 0)?;
            dossiers::envoyer_maintenant(tx, id)
        });
    }

    /// Sends a body with an `Authorization`.
    pub(crate) fn envoyer(&self, autorisation: Option<&str>, corps: &str) -> Answer {
        let mut navigateur = self.app.browser();
        if let Some(autorisation) = autorisation {
            navigateur.headers.push((http::header::AUTHORIZATION, autorisation.into()));
        }
        navigateur.send(Method::POST, CHEMIN, Some("application/json"), corps.to_owned().into())
    }

    /// The answer to a body, with the token of the house.
    pub(crate) fn demander(&self, corps: &Value) -> Value {
        let autorisation = format!("Bearer {}", self.jeton);
        let reponse = self.envoyer(Some(&autorisation), &corps.to_string());
        assert_eq!(reponse.status, 200, "{}", reponse.text());
        serde_json::from_str(&reponse.text()).unwrap()
    }

    /// A document written in the request.
    pub(crate) fn requete(&self, texte: &str) -> Value {
        self.demander(&json!({ "query": texte }))
    }

    /// A stored query; no error is expected.
    pub(crate) fn sq(&self, operation: &str, variables: Value) -> Value {
        let lue = self.sq_brute(operation, variables);
        assert!(lue.get("errors").is_none(), "{lue}");
        lue["data"].clone()
    }

    /// A stored query, errors included.
    pub(crate) fn sq_brute(&self, operation: &str, variables: Value) -> Value {
        self.demander(&json!({
            "queryId": "ds-query-v2", "operationName": operation, "variables": variables,
        }))
    }

    pub(crate) fn numero(&self) -> i64 {
        self.demarche.numero
    }
}

/// The answer to the stored introspection.
pub(crate) fn introspection() -> Value {
    let maison = maison(TestDb::open(db::Engine::Sqlite));
    let lue = maison.demander(&json!({
        "queryId": "introspection", "operationName": "IntrospectionQuery",
    }));
    assert!(lue.get("errors").is_none(), "{}", lue["errors"]);
    lue
}

pub(crate) fn types(introspection: &Value) -> Vec<Value> {
    introspection["data"]["__schema"]["types"].as_array().unwrap().clone()
}

/// The message and the code of the first error.
pub(crate) fn erreur(reponse: &Value) -> (&str, &str) {
    let premiere = &reponse["errors"][0];
    let texte = |valeur: &'static str| premiere[valeur].as_str().unwrap_or_default();
    (texte("message"), premiere["extensions"]["code"].as_str().unwrap_or_default())
}
