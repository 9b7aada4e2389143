//! The links of mails, as browsers without scripts and mail scanners follow them.

use dossiers::Liens;
use dossiers::modele::DossierId;
use primitives::InstallationKey;

use super::*;

impl Guichet {
    /// What the mail of a dossier links to, as it is now.
    fn lien(&self, id: i64, secondes: i64) -> String {
        let ctx = self.systeme.with(|parts| parts.key = InstallationKey([7; 32]));
        let fin = self.app.clock.now().plus_seconds(secondes);
        let lire = move |tx: &mut db::Tx<'_>| dossiers::ouvrir(tx, DossierId(id), dossiers::LIRE);
        let dossier = self.app.db.db.read_blocking(&ctx, lire).unwrap();
        format!("/liens/{}", Liens::de(&ctx).jeton(&dossier, fin))
    }

    fn courriels(&self, id: i64) -> Vec<mail::Kept> {
        let lire = move |tx: &mut db::Tx<'_>| mail::of_owner(tx, dossiers::CLE, id);
        self.app.db.db.read_blocking(&self.systeme, lire).unwrap()
    }
}

#[both_engines]
fn a_link_opens_by_its_button_and_never_by_being_followed(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.deposer("copie-acte-naissance");
    let lien = guichet.lien(id, 30 * 86_400);
    let mut robot = guichet.passant();
    for _ in 0..3 {
        let vue = robot.navigateur.get(&lien);
        assert_eq!(vue.status, 200);
        let texte = vue.text();
        assert!(texte.contains(&id.to_string()));
        assert!(!texte.contains("Martin") && !texte.contains("naissance"), "{texte}");
    }
    let fermee = robot.navigateur.get(&format!("/dossiers/{id}"));
    assert!(fermee.texts("h1")[0].contains("Retrouver"), "GET opens nothing");

    robot.navigateur.get(&lien);
    let avant = robot.navigateur.cookies.clone();
    let ouvert = robot.navigateur.submit(&[]);
    assert_eq!(ouvert.location(), Some(format!("/dossiers/{id}").as_str()));
    assert_ne!(avant, robot.navigateur.cookies, "the session changes its secret");
    let page = robot.navigateur.follow(&ouvert);
    assert!(page.text().contains("Martin"));
    assert_eq!(robot.navigateur.get(&lien).status, 303, "whoever is in goes on");
}

#[both_engines]
fn a_link_ends_with_its_time_its_code_and_its_address(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.deposer("copie-acte-naissance");
    let (lien, court) = (guichet.lien(id, 30 * 86_400), guichet.lien(id, 60));
    let mut ailleurs = guichet.passant();
    let mut perime = |chemin: &str| {
        let page = ailleurs.navigateur.get(chemin);
        (page.status.as_u16(), page.texts("h1").join(" "))
    };
    let dit = (410, "Ce lien ne marche plus".to_owned());
    let altere = format!("{}a", &lien[..lien.len() - 1]);
    let autre = lien.replace(&format!("/{id}-"), &format!("/{}-", id + 1));
    let plus_long = lien.replacen('-', "-9", 1);
    for faux in [&altere, &autre, &plus_long, "/liens/x", "/liens/1--", "/liens/1-2-é"] {
        if *faux != lien {
            assert_eq!(perime(faux), dit, "{faux}");
        }
    }
    assert_eq!(perime(&court).0, 200);
    guichet.app.clock.advance(61);
    assert_eq!(perime(&court), dit);
    assert_eq!(perime(&lien).0, 200);
    let rang = move |tx: &mut db::Tx<'_>| dossiers::nouveau_code(tx, DossierId(id));
    let agent = guichet.systeme.with(|parts| {
        parts.grants.permissions.extend(comptes::Role::Instructeur.permissions());
    });
    guichet.app.db.db.write_blocking(&agent, rang).unwrap();
    assert_eq!(perime(&lien), dit);
}

#[both_engines]
fn asking_for_a_link_tells_nothing_and_sends_one_to_its_owner(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.deposer("copie-acte-naissance");
    let mut ailleurs = guichet.passant();
    let mut demander = |numero: &str, courriel: &str| {
        ailleurs.navigateur.get("/liens");
        let page = ailleurs.navigateur.submit(&[("numero", numero), ("courriel", courriel)]);
        (page.status.as_u16(), page.texts("main").concat())
    };
    let numero = id.to_string();
    let dits: Vec<_> = [
        (numero.as_str(), "autre@exemple.fr"),
        ("999999", "zoe@exemple.fr"),
        ("", ""),
        (numero.as_str(), " ZOE@exemple.fr "),
        (numero.as_str(), "zoe@exemple.fr"),
    ]
    .map(|(numero, courriel)| demander(numero, courriel))
    .into();
    assert!(dits.iter().all(|dit| *dit == dits[0]), "{dits:?}");
    assert_eq!(dits[0].0, 200);
    assert_eq!(demander(&numero, "zoe@exemple.fr").0, 429, "attempts are counted");
    let actes: Vec<_> = guichet.courriels(id).into_iter().map(|mail| mail.act).collect();
    assert_eq!(actes, ["depot", "lien"], "one in ten minutes");
}

#[both_engines]
fn a_draft_kept_for_later_leaves_a_link_and_comes_back_where_it_was(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.navigateur.get(&format!("/brouillons/{id}/identite"));
    let garde = passant.navigateur.press("action", "plus-tard", &[("prenom", "Zoé")]);
    let page = passant.navigateur.follow(&garde);
    assert!(guichet.courriels(id).is_empty(), "no address yet");
    let faux = passant.navigateur.submit(&[("courriel", "zoe")]);
    assert_eq!(faux.status, 422, "{}", page.text());
    let envoye = passant.navigateur.submit(&[("courriel", "zoe@exemple.fr")]);
    assert_eq!(envoye.location(), Some(format!("/brouillons/{id}/plus-tard?envoye").as_str()));
    let page = passant.navigateur.follow(&envoye);
    assert!(page.text().contains("zoe@exemple.fr"));
    let partis = guichet.courriels(id);
    assert_eq!((partis.len(), partis[0].act.as_str()), (1, "brouillon"));
    let vers = format!("/brouillons/{id}/plus-tard");
    let statuts: Vec<u16> = (0..4)
        .map(|n| {
            passant.navigateur.get(&vers);
            let courriel = format!("voisin{n}@exemple.fr");
            passant.navigateur.submit(&[("courriel", &courriel)]).status.as_u16()
        })
        .collect();
    assert_eq!(statuts, [303, 303, 429, 429], "attempts are counted");
    let mut ailleurs = guichet.passant();
    ailleurs.navigateur.get(&guichet.lien(id, 60));
    let ouvert = ailleurs.navigateur.submit(&[]);
    assert_eq!(ouvert.location(), Some(format!("/brouillons/{id}").as_str()));
    let reprise = ailleurs.navigateur.follow(&ouvert);
    let reprise =
        if reprise.status == 303 { ailleurs.navigateur.follow(&reprise) } else { reprise };
    assert_eq!(reprise.attrs("#c-prenom", "value"), ["Zoé"]);
}

#[both_engines]
fn consent_is_asked_unticked_at_filing_and_taken_back_on_the_follow_page(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.commencer("copie-acte-naissance", "moi");
    passant.identite();
    let relire = passant.remplir();
    let page = passant.navigateur.get(&relire);
    assert_eq!(page.attrs("[name=notification]", "value"), ["oui"]);
    assert!(page.attrs("[name=notification][checked]", "value").is_empty());
    let formulaire = passant.navigateur.form(|form| form.action == relire);
    passant.navigateur.send_form(&formulaire, 0, &[("notification", "oui")], &[]);
    let suivi = passant.navigateur.get(&format!("/dossiers/{id}"));
    assert!(suivi.text().contains("vous acceptez de recevoir la réponse par e-mail"));
    let vers = format!("/dossiers/{id}/notification");
    let retirer = passant.navigateur.form(|form| form.action == vers);
    let retire = passant.navigateur.send_form(&retirer, 0, &[], &[]);
    let suivi = passant.navigateur.follow(&retire);
    assert!(suivi.text().contains("Je préfère l’e-mail seul"), "{}", suivi.text());
}

#[both_engines]
fn a_resident_writes_thirty_messages_an_hour_and_loses_none(base: TestDb) {
    let guichet = Guichet::ouvrir(base);
    let mut passant = guichet.passant();
    let id = passant.deposer("copie-acte-naissance");
    let page = format!("/dossiers/{id}");
    let vers = format!("{page}/messages");
    let mut ecrire = || {
        passant.navigateur.get(&page);
        let formulaire = passant.navigateur.form(|form| form.action == vers);
        passant.navigateur.send_form(&formulaire, 0, &[("message", "Bonjour")], &[])
    };
    for n in 0..30 {
        assert_eq!(ecrire().status, 303, "{n}");
    }
    let refus = ecrire();
    assert_eq!(refus.status, 422);
    assert_eq!(refus.texts("textarea[name=message]"), ["Bonjour"]);
    guichet.app.clock.advance(3_600);
    assert_eq!(ecrire().status, 303);
}
