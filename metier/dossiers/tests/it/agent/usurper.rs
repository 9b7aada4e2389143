//! What an agent must not do in the place of who asked.

use dossiers::Erreur;
use dossiers::modele::Canal;
use formulaires::Valeur;
use journal::Subject;

use super::*;

#[both_engines]
fn the_code_is_shown_to_who_holds_the_key_and_to_no_reader(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut zoe = mairie.habitant(id);
    let recu = format!("/dossiers/{id}/recu");
    let code = zoe.get(&recu).texts(".code-val")[0].clone();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    let plus_tard = format!("/brouillons/{id}/plus-tard");
    assert_eq!(zoe.get(&plus_tard).texts(".code-val"), [code.as_str()]);
    let (_, mut lecteur) = mairie.agent("Lecteur", Role::Lecteur, true);
    for page in [recu, plus_tard, format!("/brouillons/{id}/etapes/1"), format!("/dossiers/{id}")] {
        for agent in [&mut lecteur, &mut claire] {
            let lue = agent.get(&page);
            assert_eq!(lue.status, 200, "{page}");
            assert!(!lue.text().contains(&code), "{page}");
        }
    }
}

#[both_engines]
fn only_who_may_study_ends_a_correction_and_an_agent_says_which_day_it_came(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    let (guichet, mut accueil) = mairie.agent("Accueil", Role::Guichet, true);
    let relire = format!("/brouillons/{id}/relire");
    for agent in [&mut accueil, &mut claire] {
        agent.get(&relire);
        let jeton = agent.token().unwrap();
        let envoi = agent.post(&relire, &[("csrf", &jeton)]);
        assert_eq!(envoi.location(), Some(&*format!("{}/correction", dossier(id))));
        assert!(mairie.maison.vue(id).correction().is_some(), "it is still awaited");
    }
    let ctx = mairie.maison.agent(guichet.0, true).with(|parts| {
        parts.grants.permissions = Role::Guichet.permissions().iter().copied().collect();
    });
    let jour = mairie.app.clock.now().date();
    let forcee =
        mairie.maison.agir(&ctx, move |tx| dossiers::repondre_correction(tx, id, Some(jour)));
    assert!(matches!(forcee, Err(Erreur::Introuvable)), "{forcee:?}");
}

#[both_engines]
fn consent_is_the_applicants_and_an_agent_notes_it_only_when_told_at_the_counter(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let (_, mut accueil) = mairie.agent("Accueil", Role::Guichet, true);
    let vers = format!("/dossiers/{id}/notification");
    let suivi = accueil.get(&format!("/dossiers/{id}"));
    assert!(!suivi.attrs("form", "action").contains(&vers));
    let jeton = accueil.token().unwrap();
    let force = accueil.post(&vers, &[("csrf", &jeton), ("notification", "oui")]);
    assert_eq!(force.status, 403);
    assert_eq!(mairie.maison.vue(id).envois.consenti_le, None);

    let demarche = mairie.maison.demarche.clone();
    let identite = Identite {
        prenom: "Zoé".into(),
        nom: "Martin".into(),
        courriel: "zoe@exemple.fr".into(),
        ..Identite::default()
    };
    let commencer =
        move |tx: &mut Tx<'_>| dossiers::commencer(tx, &demarche, Canal::Guichet, &identite);
    let papier = mairie.maison.agir(&mairie.maison.systeme, commencer).unwrap();
    mairie.maison.repondre(papier, "Bleu", 0).unwrap();
    let deposer = move |tx: &mut Tx<'_>| dossiers::deposer(tx, papier, None);
    mairie.maison.agir(&mairie.maison.usager(papier), deposer).unwrap();
    let claire = mairie.maison.agent(7, true);
    mairie.maison.agir(&claire, move |tx| dossiers::consentir(tx, papier, true)).unwrap();
    assert!(mairie.maison.vue(papier).envois.consenti_le.is_some());
    let sujet = Subject { kind: "dossier", id: papier.0 };
    let lire = move |tx: &mut Tx<'_>| journal::lines(tx, sujet);
    let lignes = mairie.maison.db.read_blocking(&mairie.maison.systeme, lire).unwrap();
    let recueilli = lignes.iter().any(|ligne| ligne.text.contains("\"recueilli_par\":7"));
    assert!(recueilli, "the journal says who was told");
}

#[both_engines]
fn the_files_of_a_correction_not_yet_sent_are_its_authors_alone(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    mairie.demander(&mut claire, id, &[("message", "Merci de préciser.")]);
    let piece = formulaires::FichierRef {
        id: mairie.fichier(id),
        nom: "plan é.pdf".into(),
        octets: 10,
        type_mime: "application/pdf".into(),
        sha256: String::new(),
    };
    let contenu = formulaires::Bloc([(mairie.maison.nom, Valeur::Fichiers(vec![piece]))].into());
    let bloc = formulaires::BlocId::Debut;
    let ecriture = dossiers::Ecriture { bloc, version: 1, contenu: Some(contenu) };
    let usager = mairie.maison.usager(id);
    let ecrire =
        move |tx: &mut Tx<'_>| dossiers::enregistrer(tx, id, std::slice::from_ref(&ecriture));
    mairie.maison.agir(&usager, ecrire).unwrap();
    let fichiers = |ctx: &primitives::Ctx| {
        let lire = move |tx: &mut Tx<'_>| dossiers::consulter(tx, id);
        mairie.maison.db.read_blocking(ctx, lire).unwrap().fichiers.len()
    };
    assert_eq!((fichiers(&usager), fichiers(&mairie.maison.agent(7, true))), (1, 0));
}
