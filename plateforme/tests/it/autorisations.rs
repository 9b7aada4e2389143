//! Every route × every role × own and foreign collectivité, compared with the committed table.

use std::fmt::Write as _;
use std::sync::Arc;

use collectivites::{Annuaire, NouvelleCollectivite};
use comptes::{MotsDePasse, NouvelAgent, Portier, Role};
use db::testing::TestDb;
use db::{Engine, Tx};
use demarches::import::OptionsImport;
use dossiers::Ecriture;
use dossiers::modele::{Canal, DossierId, Identite};
use http::{HeaderName, Method};
use primitives::{Clock, Ctx, Random, TenantId};
use testkit::TestApp;
use web::{Module, Route};

const TABLE: &str = include_str!("autorisations.txt");
const PASSWORD: &str = "un-mot-de-passe-long";

/// Who asks: nobody, an agent of each role, and an instructeur of the commune next door.
#[derive(Clone, Copy)]
struct Asker {
    name: &'static str,
    role: Option<Role>,
    here: bool,
}

fn askers() -> Vec<Asker> {
    let nobody = Asker { name: "visiteur", role: None, here: true };
    let roles = Role::TOUS.map(|role| Asker { name: role.code(), role: Some(role), here: true });
    let stranger = Asker { name: "ailleurs", role: Some(Role::Instructeur), here: false };
    [nobody].into_iter().chain(roles).chain([stranger]).collect()
}

/// Two communes, their agents, and one filed request in the first.
struct House {
    app: TestApp,
    here: Ctx,
    there: Ctx,
    passwords: &'static MotsDePasse,
    dossier: DossierId,
}

impl House {
    fn build(modules: &[Module]) -> Self {
        let base = TestDb::open(Engine::Sqlite);
        let system = Ctx::system(TenantId::INSTALLATION, Clock::system(), Random::system());
        let [here, there] = ["ici", "ailleurs"].map(|slug| {
            let commune =
                NouvelleCollectivite { slug: slug.into(), ..collectivites::saint_exemple() };
            let tenant = base
                .db
                .write_blocking(&system, move |tx| collectivites::creer(tx, &commune))
                .unwrap();
            system.with(|parts| parts.tenant = tenant)
        });
        let dossier = filed(&base, &here);
        for asker in askers() {
            if let Some(role) = asker.role {
                account(&base, if asker.here { &here } else { &there }, asker.name, role, dossier);
            }
        }
        let random = Random::system();
        let directory = Annuaire::nouveau(base.db.clone(), Clock::system(), random.clone());
        let sessions = Portier::nouveau(base.db.clone());
        let passwords = MotsDePasse::commun();
        let app = TestApp::new(base, modules, Arc::new(directory), Arc::new(sessions));
        Self { app, here, there, passwords, dossier }
    }

    /// Signs someone in; the secret of their cookie.
    fn sign_in(&self, asker: Asker) -> Option<String> {
        asker.role?;
        let ctx = if asker.here { &self.here } else { &self.there };
        let (db, email) = (&self.app.app.db, format!("{}@exemple.fr", asker.name));
        let signing = comptes::se_connecter(db, self.passwords, ctx, &email, PASSWORD, None);
        Some(self.app.wait(signing).unwrap().secret)
    }

    fn answer(&self, route: &Route, secret: Option<&String>) -> char {
        let mut browser = self.app.browser();
        if let Some(secret) = secret {
            browser.cookies.insert("parvis".into(), secret.clone());
        }
        let path = format!("/c/ici{}", self.filled(route.path));
        let answer = if route.method == http::Method::GET {
            browser.get(&path)
        } else {
            browser.get("/c/ici/agent/connexion");
            if browser.token().is_none() {
                browser.get("/c/ici/agent/compte");
            }
            let token = browser.token().unwrap_or_default();
            browser.headers.push((HeaderName::from_static("x-csrf-token"), token));
            match route.method {
                Method::POST => browser.post(&path, &[("sens", "accepter"), ("version", "1")]),
                ref method => browser.send(method.clone(), &path, None, Default::default()),
            }
        };
        let to_sign_in = answer.location().is_some_and(|place| place.contains("/agent/connexion?"));
        match answer.status.as_u16() {
            303 if to_sign_in => 'c',
            403 => 'x',
            404 => '.',
            500.. => panic!("{} {path}: {}", route.method, answer.status),
            _ => 'o',
        }
    }

    /// A path with its holes filled: the request filed here, its démarche, else what exists nowhere.
    fn filled(&self, path: &str) -> String {
        let hole = |part: &str| match part {
            _ if !part.starts_with('{') => part.to_owned(),
            _ if path.starts_with("/agent/dossiers") && part != "{fichier}" => {
                self.dossier.to_string()
            }
            "{chemin}" => "buvette".to_owned(),
            "{numero}" => "700".to_owned(),
            _ => "999999".to_owned(),
        };
        let filled = path.split('/').map(hole).collect::<Vec<_>>().join("/");
        if path.ends_with("/decider") { filled + "?sens=accepter" } else { filled }
    }
}

/// A request for a buvette, filed with the least.
fn filed(base: &TestDb, ctx: &Ctx) -> DossierId {
    let options = OptionsImport { publier: true, ..OptionsImport::default() };
    let file = move |tx: &mut Tx<'_>| {
        let descriptor = serde_json::json!({
            "number": 700, "title": "Ouvrir une buvette", "description": "", "tags": [],
            "demarcheUrl": "https://x.invalid/commencer/buvette", "service": {"nom": "Mairie"},
            "revision": {"champDescriptors": [
                {"__typename": "TextChampDescriptor", "label": "Lieu", "description": "", "required": false},
            ]},
        });
        let read = demarches::import::lire(&descriptor).unwrap();
        demarches::import::importer(tx, &read, &options)?;
        let demarche = demarches::publiee_par_chemin(tx, "buvette")?.unwrap();
        let identity = Identite {
            prenom: "Zoé".into(),
            nom: "Martin".into(),
            courriel: "zoe@exemple.fr".into(),
            ..Identite::default()
        };
        let id = dossiers::commencer(tx, &demarche, Canal::EnLigne, &identity)?;
        dossiers::enregistrer(tx, id, &[] as &[Ecriture])?;
        dossiers::deposer(tx, id, None)?;
        Ok::<_, dossiers::Erreur>(id)
    };
    base.db.write_blocking(ctx, file).unwrap()
}

/// The account of a role, member of the group of the request if it is of the same commune.
fn account(base: &TestDb, ctx: &Ctx, name: &str, role: Role, dossier: DossierId) {
    let hash = comptes::hacher_ici(PASSWORD, &Random::system()).unwrap();
    let agent = NouvelAgent {
        courriel: format!("{name}@exemple.fr"),
        prenom: "Agent".into(),
        nom: name.into(),
        qualite: "agent".into(),
        role,
        empreinte: Some(hash),
    };
    let made = base.db.write_blocking(ctx, move |tx| comptes::creer_agent(tx, &agent)).unwrap();
    if role == Role::Operateur {
        return;
    }
    let join = move |tx: &mut Tx<'_>| {
        let Ok(dossier) = dossiers::ouvrir(tx, dossier, dossiers::LIRE) else { return Ok(()) };
        comptes::ajouter_au_groupe(tx, dossier.groupe_id.0, made.id)
    };
    base.db.write_blocking(ctx, join).unwrap();
}

/// The letters of the table: `o` let in, `c` sent to sign in, `x` refused with what was typed kept
/// (the session has ended), `.` not there for them.
#[test]
fn routes_and_roles_are_as_the_committed_table_says() {
    let modules = parvis::modules();
    let house = House::build(&modules);
    let askers = askers();
    let mut secrets: Vec<_> = askers.iter().map(|asker| house.sign_in(*asker)).collect();
    let names: Vec<_> = askers.iter().map(|asker| asker.name).collect();
    let mut found = format!("# {}\n", names.join(" · "));
    for route in modules.iter().flat_map(|module| &module.routes) {
        let mut letters = String::new();
        for (asker, secret) in askers.iter().zip(&mut secrets) {
            letters.push(house.answer(route, secret.as_ref()));
            // These two end the session that asked.
            if route.path.contains("deconnexion") || route.path.contains("quitter") {
                *secret = house.sign_in(*asker);
            }
        }
        writeln!(found, "{:<4} {:<52} {letters}", route.method, route.path).unwrap();
    }
    if std::env::var_os("PARVIS_TEST_ECRIRE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/autorisations.txt");
        std::fs::write(path, &found).unwrap();
        return;
    }
    assert!(found == TABLE, "tests/it/autorisations.txt differs. Found:\n{found}");
}
