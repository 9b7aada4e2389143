use super::*;

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
    assert!(dit(
        &apercu,
        "Claire Morel Secrétaire Accueil, Mairie Par délégation : arrêté 2026-12"
    ));
    assert!(dit(&apercu, "tribunal administratif"), "how to contest");
    assert!(dit(&apercu, "<b>écrit</b>"), "escaped, not obeyed");
    assert_eq!(mairie.etat(id), Etat::EnInstruction, "nothing is done yet");
    let retour = claire.press("etape", "modifier", &[]);
    assert_eq!(retour.texts("#c-motivation"), ["Il manque l’accord <b>écrit</b>."]);
    claire.submit(&[]);
    let decider = claire.form(|form| form.post);
    let prise = claire.send_form(&decider, 0, &[], &[]);
    assert_eq!(prise.location(), Some(&*dossier(id)), "{}", prise.text());
    assert_eq!(mairie.etat(id), Etat::Refuse);
    let double = claire.send_form(&decider, 0, &[], &[]);
    assert_eq!(double.location(), Some(&*dossier(id)), "one's own act is no conflict");

    let page = claire.follow(&prise);
    assert!(dit(&page, "Part dans 10 minutes"), "{}", page.text());
    assert!(dit(&page, "l’accord <b>écrit</b>."), "{}", page.text());
    assert!(dit(&page, "Claire Morel, secrétaire, par délégation : arrêté 2026-12"));
    let boutons = page.texts("#decision .b");
    assert_eq!(boutons, ["Envoyer maintenant", "Garder 15 minutes", "Annuler la décision"]);
    let garde = presser(&mut claire, "/garder");
    assert!(dit(&claire.follow(&garde), "Part dans 15 minutes"));
    let annule = presser(&mut claire, "/annuler");
    assert!(dit(&claire.follow(&annule), "La décision est annulée"));
    assert_eq!(mairie.etat(id), Etat::EnInstruction);
    assert_eq!(mairie.maison.vue(id).etat_visible(), Etat::EnInstruction);
    let form = claire.get(&format!("{}/decider?sens=refuser", dossier(id)));
    assert_eq!(form.texts("#c-motivation"), ["Il manque l’accord <b>écrit</b>."]);
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
    let liste = paul.get("/agent?onglet=a-signer");
    assert_eq!(liste.texts(".l-qui a").len(), 1);
    assert!(dit(&liste, "Imprimer les lettres à signer"));
    let pile = paul.get("/agent/a-signer.pdf");
    assert_eq!(pile.headers["content-type"], "application/pdf");
    assert!(pile.text().contains("Hors délai."), "the letter that waits for a signature");

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
    let recu = mairie.app.clock.now().date();
    // The act is signed the day after the request came, and joined later still.
    mairie.app.clock.advance(3 * 86_400);
    let signe = recu.tomorrow().unwrap();
    let acte = |jour: jiff::civil::Date| {
        [
            ("signe", "acte".to_owned()),
            ("prenom", "Anne".to_owned()),
            ("nom", "Roux".to_owned()),
            ("qualite", "maire".to_owned()),
            ("acte_du_jour", jour.day().to_string()),
            ("acte_du_mois", jour.month().to_string()),
            ("acte_du_annee", jour.year().to_string()),
        ]
    };
    let envoyer = |paul: &mut Browser<'_>, jour| {
        let acte = acte(jour);
        let valeurs: Vec<_> = acte.iter().map(|(nom, valeur)| (*nom, valeur.as_str())).collect();
        paul.submit(&valeurs)
    };
    for impossible in [recu.yesterday().unwrap(), jiff::civil::date(26, 11, 24)] {
        assert_eq!(envoyer(&mut paul, impossible).status, 422, "before the request came");
    }
    let apercu = envoyer(&mut paul, signe);
    assert!(dit(&apercu, "Anne Roux Maire Accueil, Mairie Acte signé le"), "{}", apercu.text());
    assert_eq!(paul.submit(&[]).status, 303);
    let vue = mairie.maison.vue(id);
    assert_eq!(vue.decision().unwrap().signataire.acte_du, Some(signe));
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
fn each_way_to_open_the_decision_is_its_first_reading(base: TestDb) {
    let mairie = mairie(base);
    let mut claire = mairie.instructeur("Claire");
    for suite in ["/decision", "/decision.pdf", "/dossier.pdf"] {
        let id = mairie.a_l_etude();
        let version = mairie.maison.version(id);
        let decider = move |tx: &mut Tx<'_>| {
            let sens = dossiers::modele::Sens::Refuser;
            let auteur = dossiers::AuteurDecision { version, sens, motivation: "Hors délai." };
            dossiers::decider(tx, id, &auteur, &crate::maison::signataire(), 600)
        };
        let agent = mairie.maison.agent(77, true);
        mairie.maison.agir(&agent, decider).unwrap();
        mairie.maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
        assert_eq!(claire.get(&format!("/dossiers/{id}{suite}")).status, 200, "{suite}");
        assert_eq!(
            mairie.maison.vue(id).envois.lue_le,
            None,
            "{suite}: an agent is not its reader"
        );
        let lue = mairie.habitant(id).get(&format!("/dossiers/{id}{suite}"));
        assert_eq!(lue.status, 200, "{suite}");
        assert!(mairie.maison.vue(id).envois.lue_le.is_some(), "{suite}");
    }
}
