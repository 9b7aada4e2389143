//! The agents' side over HTTP, as browsers without scripts see it.

mod annotations;
mod correction;
mod courriels;
mod decision;
mod gestes;
mod lectures;
mod lettres;
mod pieces;
mod usurper;

use std::sync::Arc;

use comptes::{AgentId, NouvelAgent, NouvelleDelegation, Role};
use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::CLE;
use dossiers::modele::{DossierId, Etat, Identite};
use files::{Owner, Stored};
use jiff::ToSpan;
use primitives::{Actor, ActorKind, Grants, Stamp};
use testkit::{Answer, Browser, TestApp, TestSessions, TestTenants};
use web::Session;

use crate::maison::{Maison, maison_sur};

struct Mairie {
    app: TestApp,
    maison: Maison,
    sessions: Arc<TestSessions>,
}

fn mairie(base: TestDb) -> Mairie {
    mairie_avec(base, None)
}

/// The same, whose files an antivirus checks.
fn mairie_avec(base: TestDb, antivirus: Option<files::Antivirus>) -> Mairie {
    let sessions = TestSessions::none();
    let tenants = TestTenants::one("saint-exemple");
    let modules = [dossiers::module()];
    let app = TestApp::with(base, &modules, tenants, sessions.clone(), |parts| {
        parts.files = parts.files.clone().checked_by(antivirus);
    });
    let maison = maison_sur(app.db.db.clone(), app.clock.clone());
    Mairie { app, maison, sessions }
}

impl Mairie {
    /// Opens an account of this role, in the group of the démarche or not, and its browser.
    fn agent(&self, prenom: &str, role: Role, du_groupe: bool) -> (AgentId, Browser<'_>) {
        let nouveau = NouvelAgent {
            courriel: format!("{}@exemple.fr", prenom.to_lowercase()),
            prenom: prenom.into(),
            nom: "Morel".into(),
            qualite: "secrétaire".into(),
            role,
            empreinte: None,
        };
        let creer = move |tx: &mut Tx<'_>| comptes::creer_agent(tx, &nouveau);
        let cree = self.maison.db.write_blocking(&self.maison.systeme, creer).unwrap();
        let ctx = self.maison.agent(cree.id.0, du_groupe);
        let grants = Grants {
            permissions: role.permissions().iter().copied().collect(),
            groups: ctx.grants.groups.clone(),
            ..Grants::default()
        };
        let secret = format!("secret{prenom:a<30}");
        let session = Session {
            id: cree.id.0,
            actor: Actor { kind: ActorKind::Staff, account: Some(cree.id.0) },
            grants,
            nom: format!("{prenom} Morel"),
            touches: true,
            expire_le: Stamp(i64::MAX),
        };
        self.sessions.put(&secret, session);
        let mut navigateur = self.app.browser();
        navigateur.cookies.insert("parvis".into(), secret);
        (cree.id, navigateur)
    }

    fn instructeur(&self, prenom: &str) -> Browser<'_> {
        self.agent(prenom, Role::Instructeur, true).1
    }

    /// An instructeur who may sign.
    fn delegue(&self, prenom: &str) -> Browser<'_> {
        let (agent, navigateur) = self.agent(prenom, Role::Instructeur, true);
        let aujourdhui = self.app.clock.now().date();
        let delegation = NouvelleDelegation {
            agent,
            objet: "état civil".into(),
            reference: "arrêté 2026-12".into(),
            debut: aujourdhui.saturating_sub(1.year()),
            fin: None,
        };
        let deleguer = move |tx: &mut Tx<'_>| comptes::deleguer(tx, &delegation);
        self.maison.db.write_blocking(&self.maison.systeme, deleguer).unwrap();
        navigateur
    }

    fn a_l_etude(&self) -> DossierId {
        self.maison.a_l_etude(&self.maison.agent(77, true))
    }

    fn etat(&self, id: DossierId) -> Etat {
        self.maison.vue(id).dossier().etat
    }

    /// A file named as one of a dossier.
    fn fichier(&self, id: DossierId) -> String {
        let morceaux = futures_util::stream::iter([Ok::<_, std::io::Error>("%PDF-1.4 x".into())]);
        let limites = files::Limits { size: 1_000 };
        let garde = self.app.wait(self.app.app.files.put("plan é.pdf", limites, morceaux));
        let garde: Stored = garde.unwrap();
        let a = Owner { kind: CLE.into(), id: id.0 };
        let nommer = move |tx: &mut Tx<'_>| files::name(tx, &a, &garde);
        self.maison.db.write_blocking(&self.maison.systeme, nommer).unwrap()
    }
}

fn dossier(id: DossierId) -> String {
    format!("/agent/dossiers/{id}")
}

fn avec_jeton<'v>(jeton: &'v str, valeurs: &[(&'v str, &'v str)]) -> Vec<(&'v str, &'v str)> {
    [("csrf", jeton)].into_iter().chain(valeurs.iter().copied()).collect()
}

fn dit(page: &Answer, mots: &str) -> bool {
    page.texts("body").concat().replace(['\u{202f}', '\u{a0}'], " ").contains(mots)
}

/// Presses the button of the page whose `formaction` ends so.
fn presser(navigateur: &mut Browser<'_>, action: &str) -> Answer {
    let vers = |form: &testkit::Form| {
        form.buttons.iter().position(|b| b.2.as_ref().is_some_and(|a| a.ends_with(action)))
    };
    let form = navigateur.form(|form| vers(form).is_some());
    navigateur.send_form(&form, vers(&form).unwrap(), &[], &[])
}

#[both_engines]
fn the_list_shows_what_is_to_take_and_finds_words_and_numbers(base: TestDb) {
    let mairie = mairie(base);
    let (premier, second) = (mairie.maison.depose(), mairie.maison.depose());
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get("/agent");
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(dit(&page, "Rien d’urgent aujourd’hui"));
    assert!(dit(&page, "Délai légal à renseigner"));
    assert_eq!(page.texts(".l-qui a"), ["Zoé Martin", "Zoé Martin"]);
    assert_eq!(page.attrs(".l-qui a", "href"), [dossier(premier), dossier(second)]);
    let page = claire.get(&dossier(premier));
    assert_eq!(page.attrs(".pages a[rel=next]", "href"), [dossier(second)]);
    assert!(page.attrs(".pages a[rel=prev]", "href").is_empty());
    let page = claire.get(&dossier(second));
    assert_eq!(page.attrs(".pages a[rel=prev]", "href"), [dossier(premier)]);
    assert_eq!(claire.get("/agent?q=MARTIN+badge").texts(".l-qui a").len(), 2);
    assert_eq!(claire.get("/agent?q=inconnu").texts(".l-qui a").len(), 0);
    assert_eq!(claire.get(&format!("/agent?q={second}")).location(), Some(&*dossier(second)));
    assert_eq!(claire.get("/agent?q=999999").status, 200);
    let numero = mairie.maison.demarche.numero;
    let filtre = format!("/agent?onglet=tous&demarche={numero}&etat=refuse&recu=30&tri=recents");
    assert_eq!(claire.get(&filtre).texts(".l-qui a").len(), 0);
    let recus = format!("/agent?onglet=tous&demarche={numero}&etat=en_construction&recu=7");
    assert_eq!(claire.get(&recus).texts(".l-qui a").len(), 2);
    mairie.app.clock.advance(70 * 86_400);
    let tard = claire.get("/agent");
    assert!(dit(&tard, "2 demandes en retard"), "{}", tard.text());
    assert_eq!(tard.texts(".l-retard").len(), 2);
}

#[both_engines]
fn a_long_list_turns_its_pages(base: TestDb) {
    let mairie = mairie(base);
    for _ in 0..31 {
        mairie.maison.depose();
    }
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get("/agent?tri=recents");
    assert_eq!(page.texts(".l-dossier").len(), 30);
    let suite = page.attrs(".pages a[rel=next]", "href");
    assert!(suite[0].starts_with("/agent?onglet=a-prendre&tri=recents&apres="), "{suite:?}");
    let seconde = claire.get(&suite[0]);
    assert_eq!(seconde.texts(".l-dossier").len(), 1);
    let retour = seconde.attrs(".pages a[rel=prev]", "href");
    let premiere = claire.get(&retour[0]);
    assert_eq!(premiere.texts(".l-dossier").len(), 30);
    assert!(premiere.attrs(".pages a[rel=prev]", "href").is_empty());
}

#[both_engines]
fn a_phrase_is_written_once_and_put_in_a_message_and_a_decision(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    claire.get("/agent/phrases");
    let vide = claire.press("acte", "garder", &[("nom", "Accueil"), ("texte", " ")]);
    assert_eq!(vide.status, 422);
    let texte = "Bonjour {prenom} {nom}, dossier {numero}.";
    let gardee = claire.press("acte", "garder", &[("nom", "Accueil"), ("texte", texte)]);
    assert_eq!(gardee.status, 303, "{}", gardee.text());
    claire.follow(&gardee);
    let formule = claire.press("acte", "formule", &[("texte", "Bien à vous,")]);
    let page = claire.follow(&formule);
    assert!(dit(&page, "Accueil") && dit(&page, "Bien à vous,"));
    claire.get(&format!("{}/messages", dossier(id)));
    let choix = claire.page().attrs("select[name=phrase] option", "value");
    let insere = claire.press("etape", "inserer", &[("message", "Un mot."), ("phrase", &choix[1])]);
    assert_eq!(insere.status, 200, "{}", insere.text());
    let attendu = format!("Un mot. Bonjour Zoé Martin, dossier {id}.");
    assert_eq!(insere.texts("textarea[name=message]"), [attendu]);
    assert!(mairie.maison.vue(id).messages.is_empty(), "nothing is sent by it");
    claire.get(&format!("{}/decider?sens=refuser", dossier(id)));
    let insere = claire.press("etape", "inserer", &[("motivation", ""), ("phrase", "formule")]);
    assert_eq!(insere.texts("textarea[name=motivation]"), ["Bien à vous,"]);
    let (_, mut lecteur) = mairie.agent("Lecteur", Role::Lecteur, true);
    assert_ne!(lecteur.get("/agent/phrases").status, 200, "a reader writes none");
}

#[both_engines]
fn the_list_keeps_an_order_leads_to_the_decision_and_shows_what_failed(base: TestDb) {
    let mairie = mairie(base);
    let (sain, casse) = (mairie.a_l_etude(), mairie.maison.depose());
    let alerter = move |tx: &mut Tx<'_>| {
        dossiers::alerter(tx, casse, Some(dossiers::modele::Alerte::Courriel))
    };
    mairie.maison.agir(&mairie.maison.systeme, alerter).unwrap();
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get("/agent?onglet=tous");
    assert_eq!(
        page.attrs(".l-qui a", "href"),
        [dossier(casse), dossier(sain)],
        "what failed first"
    );
    assert!(dit(&page, "1 à réparer") && dit(&page, "Courriel non remis"));
    let decider = page.attrs(".l-acte a", "href");
    assert_eq!(decider, [format!("{}/decider", dossier(sain))]);
    let decision = claire.get(&decider[0]);
    assert_eq!(
        (decision.status.as_u16(), decision.texts("textarea[name=motivation]").len()),
        (200, 1)
    );
    claire.get("/agent?onglet=tous&tri=demandeur");
    let garde = claire.press("acte", "garder", &[]);
    assert_eq!(garde.location(), Some("/agent"));
    let habituel = claire.get("/agent");
    assert!(dit(&habituel, "Revenir à l’ordre habituel"));
    assert_eq!(habituel.attrs("select[name=tri] option[selected]", "value"), ["demandeur"]);
    let oublie = claire.press("acte", "oublier", &[]);
    let page = claire.follow(&oublie);
    assert_eq!(page.attrs("select[name=tri] option[selected]", "value"), ["echeance"]);
}
