use super::*;

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
    mairie.maison.silence_accepte();
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
        dossiers::ecrire(tx, brouillon, mechant, &[])
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
    let codes = dossiers::Codes::new(mairie.app.app.settings.secret);
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
fn a_reception_to_come_or_of_another_age_is_refused(base: TestDb) {
    let mairie = mairie(base);
    let aujourdhui = mairie.app.clock.now().date();
    for jour in [aujourdhui.tomorrow().unwrap(), jiff::civil::date(1, 1, 1)] {
        let demarche = mairie.maison.demarche.clone();
        let canal = dossiers::modele::Canal::Courrier;
        let saisir = move |tx: &mut Tx<'_>| dossiers::saisir(tx, &demarche, canal, jour);
        let fin = mairie.maison.agir(&mairie.maison.agent(7, true), saisir);
        assert!(matches!(fin, Err(dossiers::Erreur::ReceptionImpossible)), "{fin:?}");
    }
}
