//! A correction over HTTP, from the request to what changed, without scripts.

use delais::Regime;
use testkit::Upload;

use super::*;

pub(super) const LOI: &str = "Règlement des badges, article 3";

impl Mairie {
    /// A browser that holds the key of a dossier.
    pub(super) fn habitant(&self, id: DossierId) -> Browser<'_> {
        let secret = format!("secretHabitant{id:a<22}");
        let mut grants = Grants::default();
        grants.keys.insert(primitives::ResourceKey { kind: CLE, id: id.0 });
        let session = Session {
            id: 0,
            actor: Actor::VISITOR,
            grants,
            nom: String::new(),
            touches: true,
            expire_le: Stamp(i64::MAX),
        };
        self.sessions.put(&secret, session);
        let mut navigateur = self.app.browser();
        navigateur.cookies.insert("parvis".into(), secret);
        navigateur
    }

    /// Asks, as an agent does, to answer the name of the badge again.
    pub(super) fn demander(
        &self,
        agent: &mut Browser<'_>,
        id: DossierId,
        autres: &[(&str, &str)],
    ) -> Answer {
        let nom = self.maison.nom.graphql();
        agent.get(&format!("{}/corriger", dossier(id)));
        let mut valeurs = vec![("reponse", nom.as_str()), ("motif", "incorrect")];
        valeurs.extend(autres);
        agent.press("etape", "envoyer", &valeurs)
    }
}

#[both_engines]
fn a_correction_is_asked_answered_and_both_sides_see_what_changed(base: TestDb) {
    let mairie = mairie(base);
    mairie.maison.regler(Regime::SilenceRefuse);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get(&dossier(id));
    assert!(page.attrs("#decision a", "href").contains(&format!("{}/corriger", dossier(id))));

    // A text that nobody has seen is written first, with what it does to the delay.
    let choix = [("indispensable", "oui"), ("fondement", LOI)];
    let prepare = mairie.demander(&mut claire, id, &choix);
    assert_eq!(prepare.status, 200, "{}", prepare.text());
    let message = prepare.texts("textarea[name=message]")[0].clone();
    assert!(message.contains("- Nom du badge"), "{message}");
    assert!(dit(&prepare, "Il s’arrête jusqu’à la réponse"), "{}", prepare.text());
    let envoi = claire.press("etape", "envoyer", &[("message", &message)]);
    assert_eq!(envoi.status, 303, "{}", envoi.text());
    let page = claire.follow(&envoi);
    assert!(dit(&page, "Correction attendue") && dit(&page, LOI), "{}", page.text());
    assert!(dit(&page, "Attend l’habitant"));

    let mut zoe = mairie.habitant(id);
    let suivi = zoe.get(&format!("/dossiers/{id}"));
    assert!(
        dit(&suivi, "À compléter") && dit(&suivi, "Répondez avant la fin du"),
        "{}",
        suivi.text()
    );
    assert!(dit(&suivi, "Le délai de réponse est arrêté"));
    let vers = suivi.attrs(".plaque a", "href");
    assert_eq!(vers, [format!("/brouillons/{id}")]);
    let reprise = zoe.get(&vers[0]);
    let etape = zoe.follow(&reprise);
    assert_eq!(etape.status, 200);
    assert!(dit(&etape, "Ce que demande") && dit(&etape, "Votre réponse d’avant : Bleu"));
    let (nom, motif) = (mairie.maison.nom.nom(None), mairie.maison.motif.nom(None));
    assert!(etape.texts("details label").iter().any(|libelle| libelle.contains("Motif")));
    let vide = zoe.submit(&[(&nom, "")]);
    assert_eq!(vide.status, 422);
    assert!(!vide.texts(".resume a").is_empty());
    let garde = zoe.submit(&[(&nom, "Rouge"), (&motif, "Pour la crèche")]);
    assert_eq!(garde.location(), Some(&*format!("/brouillons/{id}/relire")), "{}", garde.text());
    assert!(!dit(&claire.get(&dossier(id)), "Rouge"), "nothing is shown before it is sent");
    let relire = zoe.follow(&garde);
    assert!(
        dit(&relire, "Avant : Bleu") && dit(&relire, "Maintenant : Rouge"),
        "{}",
        relire.text()
    );
    let formulaire = zoe.form(|form| form.action.ends_with("/relire"));
    for _ in 0..2 {
        let envoi = zoe.send_form(&formulaire, 0, &[], &[]);
        assert_eq!(envoi.location(), Some(&*format!("/dossiers/{id}?fait=corrections")));
    }
    let suivi = zoe.get(&format!("/dossiers/{id}?fait=corrections"));
    assert!(dit(&suivi, "Vos corrections sont bien arrivées"), "{}", suivi.text());
    assert!(dit(&suivi, "Votre réponse est arrivée"));
    let tard = zoe.get(&format!("/brouillons/{id}/etapes/1"));
    assert_eq!(tard.location(), Some(&*format!("/dossiers/{id}")));

    let page = claire.get(&dossier(id));
    assert!(dit(&page, "Ce qui a changé") && dit(&page, "Maintenant : Rouge"), "{}", page.text());
    assert_eq!(mairie.etat(id), Etat::EnInstruction, "where silence decides, the study goes on");
}

#[both_engines]
fn what_lacks_in_a_request_for_correction_is_said_and_a_double_click_is_no_conflict(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    claire.get(&format!("{}/corriger", dossier(id)));
    let vide =
        claire.press("etape", "envoyer", &[("indispensable", "oui"), ("jusqu_au_annee", "2020")]);
    assert_eq!(vide.status, 422);
    assert_eq!(vide.texts(".resume a").len(), 3, "{}", vide.text());
    let nom = mairie.maison.nom.graphql();
    let juste = [
        ("reponse", nom.as_str()),
        ("motif", "incomplete"),
        ("message", "Merci de préciser."),
        (
            "jusqu_au_annee",
            &mairie.app.clock.now().plus_seconds(15 * 86_400).date().year().to_string(),
        ),
    ];
    claire.get(&format!("{}/corriger", dossier(id)));
    let formulaire = claire.form(|form| form.action.ends_with("/corriger"));
    let bouton = formulaire.buttons.iter().position(|b| b.1 == "envoyer").unwrap();
    for _ in 0..2 {
        let envoi = claire.send_form(&formulaire, bouton, &juste, &[]);
        assert_eq!(envoi.status, 303, "{}", envoi.text());
    }
    assert_eq!(mairie.maison.vue(id).corrections.len(), 1);
    let encore = claire.get(&format!("{}/corriger", dossier(id)));
    assert_eq!(encore.status, 409);
    claire.get(&dossier(id));
    let annule = claire.press("acte", "annuler", &[]);
    assert!(dit(&claire.follow(&annule), "annulée"));
}

#[both_engines]
fn a_correction_that_came_on_paper_is_entered_by_an_agent(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    mairie.app.clock.advance(3 * 86_400);
    let page = claire.get(&format!("{}/correction", dossier(id)));
    assert_eq!(page.attrs(".encart a", "href"), [format!("/brouillons/{id}")]);
    let reprise = claire.get(&format!("/brouillons/{id}"));
    claire.follow(&reprise);
    let nom = mairie.maison.nom.nom(None);
    let garde = claire.submit(&[(&nom, "Vert")]);
    let fini = claire.follow(&garde);
    assert_eq!(fini.attrs("main .b", "href"), [format!("{}/correction", dossier(id))]);
    claire.get(&format!("{}/correction", dossier(id)));
    let futur = claire.submit(&[("recue_annee", "2999")]);
    assert_eq!(futur.status, 422);
    claire.get(&format!("{}/correction", dossier(id)));
    let envoi = claire.submit(&[]);
    let page = claire.follow(&envoi);
    assert!(dit(&page, "Maintenant : Vert"), "{}", page.text());
}

#[both_engines]
fn where_silence_accepts_the_clock_of_an_incomplete_request_is_said_not_to_run(base: TestDb) {
    let mairie = mairie(base);
    mairie.maison.silence_accepte();
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    let choix = [("indispensable", "oui"), ("fondement", LOI), ("message", "Merci de préciser.")];
    assert_eq!(mairie.demander(&mut claire, id, &choix).status, 303);
    let page = claire.get(&dossier(id));
    assert!(dit(&page, "commence quand tout est arrivé"), "{}", page.text());
    assert!(!dit(&page, "Aucun délai légal"));
    let suivi = mairie.habitant(id).get(&format!("/dossiers/{id}"));
    assert!(dit(&suivi, "Le délai de réponse commence quand tout est arrivé"));
    let recu = mairie.habitant(id).get(&format!("/dossiers/{id}/recu"));
    assert!(!dit(&recu, "c’est accepté le"), "{}", recu.text());
}

#[both_engines]
fn messages_carry_files_both_ways_and_a_withdrawn_one_serves_them_no_more(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut zoe = mairie.habitant(id);
    zoe.get(&format!("/dossiers/{id}"));
    let formulaire = zoe.form(|form| form.action.ends_with("/messages"));
    let fichiers = [
        Upload { field: "fichiers", name: "photo 1.pdf", bytes: b"%PDF-1.4 un" },
        Upload { field: "fichiers", name: "photo 2.pdf", bytes: b"%PDF-1.4 deux" },
    ];
    let envoi = zoe.send_form(&formulaire, 0, &[("message", "Voici.")], &fichiers);
    assert_eq!(envoi.status, 303, "{}", envoi.text());
    let vide = [Upload { field: "fichiers", name: "vide.pdf", bytes: b"" }];
    let refus = zoe.send_form(&formulaire, 0, &[("message", "Encore.")], &vide);
    assert_eq!(refus.status, 422);
    assert!(!refus.texts(".resume a").is_empty());
    assert!(mairie.maison.vue(id).dossier().attend_lecture);

    let mut claire = mairie.instructeur("Claire");
    let page = claire.get(&format!("{}/messages", dossier(id)));
    let liens = page.attrs(".msg-pieces a", "href");
    assert_eq!(liens.len(), 2);
    assert!(!mairie.maison.vue(id).dossier().attend_lecture, "opening them is reading them");
    let lu = claire.get(&liens[1]);
    assert_eq!(lu.text(), "%PDF-1.4 deux");
    assert!(lu.header("content-disposition").unwrap().starts_with("attachment"));
    claire.get(&format!("{}/messages", dossier(id)));
    let formulaire = claire.form(|form| form.action.ends_with("/messages"));
    let joint = [Upload { field: "fichiers", name: "modèle.pdf", bytes: b"%PDF-1.4 trois" }];
    assert_eq!(claire.send_form(&formulaire, 0, &[("message", "Merci.")], &joint).status, 303);
    let suivi = zoe.get(&format!("/dossiers/{id}"));
    let recus = suivi.attrs(".msg-pieces a", "href");
    assert_eq!((recus.len(), zoe.get(&recus[2]).status.as_u16()), (3, 200));
    let (_, mut ailleurs) = mairie.agent("Ailleurs", Role::Instructeur, false);
    assert_eq!(ailleurs.get(&liens[0]).status, 404);

    let mut autre = mairie.instructeur("Berthe");
    let page = autre.get(&format!("{}/messages", dossier(id)));
    assert!(page.attrs("form[action$='/retirer']", "action").is_empty());
    let jeton = autre.token().unwrap();
    let message = mairie.maison.vue(id).messages[1].id.to_string();
    let force = avec_jeton(&jeton, &[("message", &message)]);
    assert_eq!(autre.post(&format!("{}/messages/retirer", dossier(id)), &force).status, 409);
    claire.get(&format!("{}/messages", dossier(id)));
    let formulaire = claire.form(|form| form.action.ends_with("/retirer"));
    let retire = claire.send_form(&formulaire, 0, &[], &[]);
    assert!(dit(&claire.follow(&retire), "Message retiré"));
    let suivi = zoe.get(&format!("/dossiers/{id}"));
    assert!(dit(&suivi, "Message retiré") && !dit(&suivi, "Merci."));
    assert_eq!(zoe.get(&recus[2]).status, 404);
}

#[both_engines]
fn nobody_else_corrects_and_a_held_draft_is_not_shown(base: TestDb) {
    let mairie = mairie(base);
    let (id, autre) = (mairie.a_l_etude(), mairie.maison.depose());
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    let mut voisin = mairie.habitant(autre);
    for page in ["etapes/1", "relire", "plus-tard"] {
        let fermee = voisin.get(&format!("/brouillons/{id}/{page}"));
        assert!(fermee.texts("h1")[0].contains("Retrouver"), "{page}");
    }
    let sans = voisin.get(&format!("/brouillons/{autre}/etapes/1"));
    assert_eq!(sans.location(), Some(&*format!("/dossiers/{autre}/recu")));
    let (_, mut ailleurs) = mairie.agent("Ailleurs", Role::Instructeur, false);
    let (_, mut lecteur) = mairie.agent("Lecteur", Role::Lecteur, true);
    for suite in ["/corriger", "/correction"] {
        let adresse = format!("{}{suite}", dossier(id));
        assert_eq!(ailleurs.get(&adresse).status, 404, "{suite}");
        let refuse = lecteur.get(&adresse).status.as_u16();
        assert!([403, 404].contains(&refuse), "{suite}: {refuse}");
        ailleurs.get("/agent/saisir");
        let jeton = ailleurs.token().unwrap();
        let envoi = avec_jeton(&jeton, &[("acte", "annuler"), ("etape", "envoyer")]);
        assert_eq!(ailleurs.post(&adresse, &envoi).status, 404, "{suite}");
    }
    let mut zoe = mairie.habitant(id);
    zoe.get(&format!("/brouillons/{id}/etapes/1"));
    let nom = mairie.maison.nom.nom(None);
    let form = zoe.form(|form| form.action.ends_with("/etapes/1"));
    assert_eq!(zoe.send_form(&form, 0, &[(&nom, "Rouge")], &[]).status, 303);
    assert_eq!(zoe.send_form(&form, 0, &[(&nom, "Vert")], &[]).status, 409, "two tabs");
    let identite = zoe.get(&format!("/brouillons/{id}/identite"));
    assert_eq!(identite.location(), Some(&*format!("/brouillons/{id}")));
}

#[both_engines]
fn a_correction_given_up_meanwhile_is_said_and_what_was_typed_stays_in_sight(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    let mut zoe = mairie.habitant(id);
    zoe.get(&format!("/brouillons/{id}/etapes/1"));
    let etape = zoe.form(|form| form.action.ends_with("/etapes/1"));
    zoe.get(&format!("/brouillons/{id}/relire"));
    let relire = zoe.form(|form| form.action.ends_with("/relire"));
    claire.get(&dossier(id));
    claire.press("acte", "annuler", &[]);
    let nom = mairie.maison.nom.nom(None);
    let garde = zoe.send_form(&etape, 0, &[(&nom, "Rouge vif")], &[]);
    let envoi = zoe.send_form(&relire, 0, &[], &[]);
    for page in [&garde, &envoi] {
        assert_eq!(page.status, 409, "{}", page.text());
        assert!(
            dit(page, "Cette correction n’est plus demandée") && dit(page, "écrivez un message")
        );
        assert_eq!(page.attrs("main .b", "href"), [format!("/dossiers/{id}#messages")]);
    }
    assert!(dit(&garde, "Rouge vif"), "{}", garde.text());
    let courriels = mairie.maison.vue(id).envois.courriels;
    assert_eq!(courriels.last().unwrap().act, "annulee", "they are told at once");
}

#[both_engines]
fn a_withdrawn_message_is_gone_from_the_journal_which_says_so(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Le secret de l’autre.")]);
    let agent = mairie.maison.agent(77, true);
    let ecrire = move |tx: &mut Tx<'_>| dossiers::ecrire(tx, id, "Celui-ci reste.", &[]);
    mairie.maison.agir(&agent, ecrire).unwrap();
    claire.get(&format!("{}/messages", dossier(id)));
    let formulaire = claire.form(|form| form.action.ends_with("/retirer"));
    assert_eq!(claire.send_form(&formulaire, 0, &[], &[]).status, 303);
    let sujet = journal::Subject { kind: dossiers::SUJET, id: id.0 };
    let lire = move |tx: &mut Tx<'_>| {
        Ok::<_, db::DbError>((journal::lines(tx, sujet)?, journal::verify(tx, sujet)?))
    };
    let (lignes, verifiee) = mairie.maison.db.read_blocking(&mairie.maison.systeme, lire).unwrap();
    let gardes: Vec<_> = lignes.into_iter().filter_map(|ligne| ligne.personal).collect();
    let garde = |mots: &str| gardes.iter().any(|personnel| personnel.to_string().contains(mots));
    assert!(!garde("secret") && garde("Celui-ci reste."));
    assert_eq!(verifiee, Ok(()));
}
