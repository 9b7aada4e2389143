//! The agents' side over HTTP, as browsers without scripts see it.

use std::sync::Arc;

use comptes::{AgentId, NouvelAgent, NouvelleDelegation, Role};
use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::CLE;
use dossiers::modele::{DossierId, Etat, Evenement, Identite};
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
    let sessions = TestSessions::none();
    let tenants = TestTenants::one("saint-exemple");
    let app = TestApp::new(base, &[dossiers::module()], tenants, sessions.clone());
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
        let id = self.maison.depose();
        let version = self.maison.version(id);
        let etudier = move |tx: &mut Tx<'_>| {
            dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)
        };
        self.maison.agir(&self.maison.agent(77, true), etudier).unwrap();
        id
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
    assert_eq!(suite, ["/agent?onglet=a-prendre&tri=recents&page=2"]);
    assert_eq!(claire.get(&suite[0]).texts(".l-dossier").len(), 1);
}

#[both_engines]
fn an_agent_studies_refuses_after_seeing_the_letter_and_undoes_it(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let mut claire = mairie.delegue("Claire");
    assert!(dit(&claire.get(&dossier(id)), "Bleu"));
    let fait = claire.press("acte", "etudier", &[]);
    assert_eq!(fait.status, 303);
    let page = claire.follow(&fait);
    assert!(dit(&page, "Claire Morel") && dit(&page, "La demande est à l’étude"));

    let form = claire.get(&format!("{}/decider?sens=refuser", dossier(id)));
    assert_eq!(form.status, 200, "{}", form.text());
    let vide = claire.submit(&[]);
    assert_eq!(vide.status, 422);
    assert!(vide.texts("title")[0].starts_with("Erreur"));
    assert_eq!(vide.attrs(".resume a", "href"), ["#c-motivation"]);
    assert_eq!(vide.attrs("#c-motivation", "aria-invalid"), ["true"]);

    let apercu = claire.submit(&[("motivation", "Il manque\nl’accord <b>écrit</b>.")]);
    assert_eq!(apercu.status, 200);
    assert!(dit(&apercu, "Ce que lira l’habitant") && dit(&apercu, "Votre demande est refusée"));
    assert!(dit(&apercu, "Claire Morel, secrétaire, par délégation : arrêté 2026-12"));
    assert!(dit(&apercu, "<b>écrit</b>"), "escaped, not obeyed");
    assert_eq!(mairie.etat(id), Etat::EnInstruction, "nothing is done yet");
    let retour = claire.press("etape", "modifier", &[]);
    assert_eq!(retour.texts("#c-motivation"), ["Il manque l’accord <b>écrit</b>."]);
    claire.submit(&[]);
    let prise = claire.submit(&[]);
    assert_eq!(prise.location(), Some(&*dossier(id)), "{}", prise.text());
    assert_eq!(mairie.etat(id), Etat::Refuse);

    let page = claire.follow(&prise);
    assert!(dit(&page, "Part dans 10 minutes"), "{}", page.text());
    let boutons = page.texts("#decision .b");
    assert_eq!(boutons, ["Envoyer maintenant", "Garder 15 minutes", "Annuler la décision"]);
    let garde = presser(&mut claire, "/garder");
    assert!(dit(&claire.follow(&garde), "Part dans 15 minutes"));
    let annule = presser(&mut claire, "/annuler");
    assert!(dit(&claire.follow(&annule), "La décision est annulée"));
    assert_eq!(mairie.etat(id), Etat::EnInstruction);
    assert_eq!(mairie.maison.vue(id).etat_visible(), Etat::EnInstruction);
}

#[both_engines]
fn a_decision_sent_now_cannot_be_taken_back(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.delegue("Claire");
    claire.get(&format!("{}/decider?sens=accepter", dossier(id)));
    claire.submit(&[]);
    let prise = claire.submit(&[]);
    claire.follow(&prise);
    let form = claire.form(|form| form.buttons.iter().any(|b| b.0.is_empty() && b.2.is_some()));
    let parti = claire.send_form(&form, 0, &[], &[]);
    assert!(dit(&claire.follow(&parti), "La décision est partie"));
    assert_eq!(mairie.maison.vue(id).etat_visible(), Etat::Accepte);
    let tard = claire.send_form(&form, 2, &[], &[]);
    assert_eq!(tard.status, 409);
    assert!(dit(&tard, "La décision est déjà partie"));
    claire.get(&dossier(id));
    let range = presser(&mut claire, "/ranger");
    assert!(dit(&claire.follow(&range), "Le dossier est rangé"));
    assert_eq!(claire.get("/agent?onglet=ranges").texts(".l-qui a").len(), 1);
}

#[both_engines]
fn without_a_delegation_a_decision_is_proposed_then_signed(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut paul = mairie.instructeur("Paul");
    paul.get(&format!("{}/decider?sens=refuser", dossier(id)));
    let apercu = paul.submit(&[("motivation", "Hors délai.")]);
    assert!(dit(&apercu, "Ce texte partira après la signature"));
    let propose = paul.submit(&[]);
    let page = paul.follow(&propose);
    assert!(dit(&page, "Décision proposée : Refuser") && dit(&page, "Proposée par Paul Morel"));
    assert_eq!(mairie.etat(id), Etat::EnInstruction);
    assert_eq!(paul.get("/agent?onglet=a-signer").texts(".l-qui a").len(), 1);

    paul.get(&format!("{}/signer", dossier(id)));
    let anonyme = paul.submit(&[("signe", "acte"), ("prenom", "Anne"), ("qualite", " ")]);
    assert_eq!(anonyme.status, 422);
    assert_eq!(anonyme.attrs(".resume a", "href"), ["#c-nom", "#c-qualite", "#c-acte-du"]);
    let autre = paul.submit(&[("signe", "delegation-1")]);
    assert_eq!(autre.status, 422, "nobody signs by a delegation that is not theirs");

    let mut claire = mairie.delegue("Claire");
    claire.get(&format!("{}/signer", dossier(id)));
    let apercu = claire.submit(&[]);
    assert!(dit(&apercu, "Hors délai.") && dit(&apercu, "arrêté 2026-12"));
    let signee = claire.submit(&[]);
    assert_eq!(signee.status, 303, "{}", signee.text());
    assert_eq!(mairie.etat(id), Etat::Refuse);
    let decision = mairie.maison.vue(id).decision().unwrap().signataire.clone();
    assert_eq!((decision.prenom.as_str(), decision.qualite.as_str()), ("Claire", "secrétaire"));
}

#[both_engines]
fn an_act_already_signed_is_joined_and_a_proposal_withdrawn(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut paul = mairie.instructeur("Paul");
    paul.get(&format!("{}/decider?sens=accepter", dossier(id)));
    paul.submit(&[]);
    let propose = paul.submit(&[]);
    paul.follow(&propose);
    let retire = presser(&mut paul, "/annuler");
    assert!(dit(&paul.follow(&retire), "La proposition est retirée"));
    paul.get(&format!("{}/decider?sens=accepter", dossier(id)));
    let hier = mairie.app.clock.now().date().yesterday().unwrap();
    let (jour, mois, annee) =
        (hier.day().to_string(), hier.month().to_string(), hier.year().to_string());
    let acte = [
        ("signe", "acte"),
        ("prenom", "Anne"),
        ("nom", "Roux"),
        ("qualite", "maire"),
        ("acte_du_jour", jour.as_str()),
        ("acte_du_mois", mois.as_str()),
        ("acte_du_annee", annee.as_str()),
    ];
    let apercu = paul.submit(&acte);
    assert!(dit(&apercu, "Anne Roux, maire, acte du"), "{}", apercu.text());
    assert_eq!(paul.submit(&[]).status, 303);
    let vue = mairie.maison.vue(id);
    assert_eq!(vue.decision().unwrap().signataire.acte_du, Some(hier));
}

#[both_engines]
fn the_second_of_two_agents_reads_what_happened_and_keeps_their_text(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let (mut claire, mut paul) = (mairie.delegue("Claire"), mairie.delegue("Paul"));
    for navigateur in [&mut claire, &mut paul] {
        navigateur.get(&format!("{}/decider?sens=refuser", dossier(id)));
        assert_eq!(navigateur.submit(&[("motivation", "Mon long texte.")]).status, 200);
    }
    mairie.app.clock.advance(60);
    assert_eq!(claire.submit(&[]).status, 303);
    let conflit = paul.submit(&[]);
    assert_eq!(conflit.status, 409);
    assert_eq!(conflit.texts("h1"), ["Quelqu’un a agi entre-temps"]);
    assert!(dit(&conflit, "Claire Morel") && !dit(&conflit, "Étude commencée"));
    assert_eq!(conflit.texts("textarea"), ["Mon long texte."]);
    assert_eq!(mairie.maison.vue(id).decisions.len(), 1);
    let trop_tard = paul.get(&format!("{}/decider?sens=accepter", dossier(id)));
    assert_eq!(trop_tard.status, 409);
}

#[both_engines]
fn giving_back_is_refused_when_silence_decides_and_says_why(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    claire.get(&dossier(id));
    let rendu = claire.press("acte", "rendre", &[]);
    assert_eq!(rendu.status, 303);
    assert_eq!(mairie.etat(id), Etat::EnConstruction);
    claire.follow(&rendu);
    let etude = claire.press("acte", "etudier", &[]);
    claire.follow(&etude);
    let numero = mairie.maison.demarche.numero;
    let regler = move |tx: &mut Tx<'_>| {
        let demarche = demarches::ouvrir(tx, numero)?;
        let mut reglage = demarches::Reglage::de(&demarche);
        reglage.regime = delais::Regime::SilenceAccepte;
        reglage.voies_recours = "Tribunal administratif".into();
        reglage.service.adresse = "1 place".into();
        reglage.service.telephone = "0123456789".into();
        demarches::regler(tx, numero, demarche.version, reglage).map(drop)
    };
    mairie.maison.db.write_blocking(&mairie.maison.systeme, regler).unwrap();
    let refus = claire.press("acte", "rendre", &[]);
    assert_eq!(refus.status, 409);
    assert!(dit(&refus, "le silence vaut décision"), "{}", refus.text());
}

#[both_engines]
fn who_is_of_another_group_finds_nothing_and_a_reader_cannot_act(base: TestDb) {
    let mairie = mairie(base);
    let (id, brouillon) = (mairie.a_l_etude(), mairie.maison.brouillon());
    let fichier = mairie.fichier(id);
    let (_, mut ailleurs) = mairie.agent("Ailleurs", Role::Instructeur, false);
    let (_, mut lecteur) = mairie.agent("Lecteur", Role::Lecteur, true);
    let mut claire = mairie.instructeur("Claire");
    let mut passant = mairie.app.browser();
    let lus = ["", "/messages", "/notes", "/histoire", "/decider?sens=refuser", "/signer"];
    let ecrits = [
        "/messages",
        "/notes",
        "/suivre",
        "/etat",
        "/code",
        "/ranger",
        "/decider",
        "/signer",
        "/envoyer",
        "/garder",
        "/annuler",
    ];
    let tout = |suite: &str| format!("{}{suite}", dossier(id));
    assert!(ailleurs.get("/agent?onglet=tous").texts(".l-qui a").is_empty());
    for suite in lus {
        assert_eq!(ailleurs.get(&tout(suite)).status, 404, "{suite}");
        assert_ne!(passant.get(&tout(suite)).status, 200, "{suite}");
        assert_eq!(claire.get(&format!("{}{suite}", dossier(brouillon))).status, 404, "{suite}");
    }
    ailleurs.get("/agent/saisir");
    lecteur.get("/suivre");
    let [le_sien, de_lecteur] = [&ailleurs, &lecteur].map(|qui| qui.token().unwrap());
    for suite in ecrits {
        let valeurs = [("message", "x"), ("note", "x"), ("acte", "rendre"), ("sens", "refuser")];
        let les_siens = avec_jeton(&le_sien, &valeurs);
        let de_l_autre = avec_jeton(&de_lecteur, &valeurs);
        assert_eq!(ailleurs.post(&tout(suite), &les_siens).status, 404, "{suite}");
        let refuse = lecteur.post(&tout(suite), &de_l_autre).status;
        assert!([403, 404].contains(&refuse.as_u16()), "{suite}: {refuse}");
    }
    let page = lecteur.get(&dossier(id));
    assert_eq!(page.status, 200);
    assert!(dit(&page, "pas d’agir") && page.texts("#decision .b").is_empty());
    let vers = tout(&format!("/fichiers/{fichier}"));
    let recu = claire.get(&vers);
    assert_eq!((recu.status.as_u16(), recu.text().as_str()), (200, "%PDF-1.4 x"));
    assert!(recu.header("content-disposition").unwrap().starts_with("attachment"));
    assert_eq!(ailleurs.get(&vers).status, 404);
    let autre = mairie.maison.depose();
    let par_un_autre = format!("{}/fichiers/{fichier}", dossier(autre));
    assert_eq!(claire.get(&par_un_autre).status, 404, "a file answers under its dossier only");
    assert_eq!(mairie.etat(id), Etat::EnInstruction);
}

#[both_engines]
fn messages_and_notes_are_written_and_what_is_typed_is_never_html(base: TestDb) {
    let mairie = mairie(base);
    let mechant = "<script>alert(1)</script>\"'>";
    let brouillon = mairie.maison.brouillon();
    let identite = Identite {
        prenom: mechant.into(),
        nom: "Martin".into(),
        courriel: "zoe@exemple.fr".into(),
        ..Identite::default()
    };
    let usager = mairie.maison.usager(brouillon);
    let nommer = move |tx: &mut Tx<'_>| dossiers::identifier(tx, brouillon, &identite);
    mairie.maison.agir(&usager, nommer).unwrap();
    mairie.maison.repondre(brouillon, mechant, 0).unwrap();
    let deposer = move |tx: &mut Tx<'_>| {
        dossiers::deposer(tx, brouillon, None)?;
        dossiers::ecrire(tx, brouillon, mechant)
    };
    mairie.maison.agir(&usager, deposer).unwrap();
    let mut claire = mairie.instructeur("Claire");
    claire.get(&format!("{}/messages", dossier(brouillon)));
    let vide = claire.press_vers("/messages", &[("message", "  ")]);
    assert_eq!(vide.status, 422);
    let envoi = claire.press_vers("/messages", &[("message", mechant)]);
    assert_eq!(envoi.status, 303, "{}", envoi.text());
    claire.get(&format!("{}/notes", dossier(brouillon)));
    assert_eq!(claire.press_vers("/notes", &[("note", mechant)]).status, 303);
    for suite in ["", "/messages", "/notes", "/histoire"] {
        let page = claire.get(&format!("{}{suite}", dossier(brouillon)));
        assert!(!page.text().contains("<script>alert"), "{suite}");
    }
    assert_eq!(claire.page().path.split('/').next_back(), Some("histoire"));
    let messages = claire.get(&format!("{}/messages", dossier(brouillon)));
    assert_eq!(messages.texts(".msg-corps"), [mechant, mechant]);
    assert!(!claire.get("/agent").text().contains("<script>alert"));
    let notes = mairie.maison.vue(brouillon);
    assert_eq!(notes.messages.len(), 2, "notes are not messages");
}

trait Presser {
    fn press_vers(&mut self, action: &str, valeurs: &[(&str, &str)]) -> Answer;
}

impl Presser for Browser<'_> {
    /// Sends the form of the page that goes to an address ending so.
    fn press_vers(&mut self, action: &str, valeurs: &[(&str, &str)]) -> Answer {
        let form = self.form(|form| form.action.ends_with(action));
        self.send_form(&form, 0, valeurs, &[])
    }
}

#[both_engines]
fn a_new_code_is_shown_once_and_closes_the_old_one(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let mut claire = mairie.instructeur("Claire");
    claire.get(&dossier(id));
    let page = claire.press_vers("/code", &[]);
    assert_eq!(page.status, 200);
    let codes = dossiers::Codes::new(mairie.app.app.settings.secret).unwrap();
    let vue = mairie.maison.vue(id);
    assert_eq!(vue.dossier().code_rang, 1);
    assert!(dit(&page, &codes.code(vue.dossier())));
    assert!(!dit(&claire.get(&dossier(id)), &codes.code(vue.dossier())));
}

#[both_engines]
fn an_agent_files_for_someone_and_the_day_of_the_letter_counts(base: TestDb) {
    let mairie = mairie(base);
    let (_, mut guichet) = mairie.agent("Guichet", Role::Guichet, true);
    guichet.get("/agent/saisir");
    let vide = guichet.submit(&[("canal", ""), ("recu_jour", "31"), ("recu_mois", "2")]);
    assert_eq!(vide.status, 422);
    assert_eq!(vide.attrs(".resume a", "href"), ["#c-demarche", "#c-canal", "#c-recu"]);
    let recu = mairie.app.clock.now().date().saturating_sub(5.days());
    let (jour, mois, annee) =
        (recu.day().to_string(), recu.month().to_string(), recu.year().to_string());
    let numero = mairie.maison.demarche.numero.to_string();
    let demain = guichet.submit(&[
        ("demarche", &numero),
        ("canal", "courrier"),
        ("recu_jour", "1"),
        ("recu_mois", "1"),
        ("recu_annee", "9999"),
    ]);
    assert_eq!(demain.status, 422);
    let saisi = guichet.submit(&[
        ("demarche", &numero),
        ("canal", "courrier"),
        ("recu_jour", &jour),
        ("recu_mois", &mois),
        ("recu_annee", &annee),
    ]);
    assert_eq!(saisi.status, 303, "{}", saisi.text());
    let vers = saisi.location().unwrap();
    let id = vers.strip_prefix("/brouillons/").and_then(|reste| reste.strip_suffix("/identite"));
    let id = DossierId(id.unwrap().parse().unwrap());
    let identite = Identite {
        prenom: "Zoé".into(),
        nom: "Martin".into(),
        courriel: "zoe@exemple.fr".into(),
        ..Identite::default()
    };
    let usager = mairie.maison.usager(id);
    let nommer = move |tx: &mut Tx<'_>| dossiers::identifier(tx, id, &identite).map(drop);
    mairie.maison.agir(&usager, nommer).unwrap();
    mairie.maison.repondre(id, "Bleu", 0).unwrap();
    mairie.maison.agir(&usager, move |tx| dossiers::deposer(tx, id, None)).unwrap();
    let depose = mairie.maison.vue(id).dossier().clone();
    assert_eq!(depose.recu_le, Some(recu));
    assert_eq!(depose.canal, dossiers::modele::Canal::Courrier);
    assert!(depose.saisi_par.is_some());
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get(&dossier(id));
    assert!(dit(&page, "Par courrier, le") && dit(&page, "Saisie par Guichet Morel"));
    let fermee = guichet.get(&format!("{}/decider?sens=refuser", dossier(id)));
    assert!([403, 404].contains(&fermee.status.as_u16()), "the counter does not decide");
}

#[both_engines]
fn a_role_that_reads_no_dossier_is_led_elsewhere(base: TestDb) {
    let mairie = mairie(base);
    let (_, mut adm) = mairie.agent("Adm", Role::Administrateur, false);
    assert_eq!(adm.get("/agent").location(), Some("/admin"));
    let (_, mut dpo) = mairie.agent("Dpo", Role::Dpo, false);
    let page = dpo.get("/agent");
    assert_eq!(
        (page.status.as_u16(), page.attrs("main .b", "href")),
        (200, vec!["/agent/compte".into()])
    );
}

#[both_engines]
fn a_reception_to_come_is_refused(base: TestDb) {
    let mairie = mairie(base);
    let (demarche, demain) =
        (mairie.maison.demarche.clone(), mairie.app.clock.now().date().tomorrow().unwrap());
    let canal = dossiers::modele::Canal::Courrier;
    let saisir = move |tx: &mut Tx<'_>| dossiers::saisir(tx, &demarche, canal, demain);
    let fin = mairie.maison.agir(&mairie.maison.agent(7, true), saisir);
    assert!(matches!(fin, Err(dossiers::Erreur::DateAVenir)), "{fin:?}");
}
