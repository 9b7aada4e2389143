use super::*;
use dossiers::modele::Sens;
use dossiers::{AuteurDecision, DECISION, LIRE_AGENT, PREUVE};

impl Mairie {
    /// A request of which an acceptance waits ten minutes.
    fn acceptee(&self) -> DossierId {
        let (id, agent) = (self.a_l_etude(), self.maison.agent(77, true));
        let version = self.maison.version(id);
        let decider = move |tx: &mut Tx<'_>| {
            let auteur =
                AuteurDecision { version, sens: Sens::Accepter, motivation: "Venez jeudi." };
            dossiers::decider(tx, id, &auteur, &crate::maison::signataire(), 600)
        };
        self.maison.agir(&agent, decider).unwrap();
        id
    }
}

fn est_pdf(answer: &Answer, dit: &str) {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("application/pdf"));
    let disposition = answer.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment"), "{disposition}");
    assert!(answer.bytes.starts_with(b"%PDF-"));
    assert!(String::from_utf8_lossy(&answer.bytes).contains(dit), "{dit}");
}

#[both_engines]
fn letters_are_downloaded_by_their_applicant_once_the_decision_has_left(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.acceptee();
    let lien = |nature: &str| format!("/dossiers/{id}/{nature}");
    let mut zoe = mairie.habitant(id);
    est_pdf(&zoe.get(&lien("preuve.pdf")), "Zoé Martin");
    for absente in ["decision.pdf", "decision"] {
        assert_eq!(zoe.get(&lien(absente)).status, 404, "{absente} has not left");
    }
    assert!(!dit(&zoe.get(&format!("/dossiers/{id}")), "Télécharger la réponse"));
    let tout = zoe.get(&lien("dossier.pdf"));
    est_pdf(&tout, "Bleu");
    assert!(!String::from_utf8_lossy(&tout.bytes).contains("Venez jeudi"), "nor is it there");
    mairie.app.clock.advance(601);
    assert_eq!(mairie.maison.jobs(), 1);
    est_pdf(&zoe.get(&lien("decision.pdf")), "Venez jeudi.");
    let page = zoe.get(&lien("decision"));
    assert_eq!(page.texts("h1"), ["Votre demande est acceptée\u{202f}: Demander un badge"]);
    assert!(dit(&page, "Venez jeudi.") && dit(&page, "Anne Roux"));
    assert_eq!(page.attrs(".form-pied a", "href"), [lien("decision.pdf")]);
    let preuve = zoe.get(&lien("preuve"));
    assert!(dit(&preuve, "Accusé d’envoi") && dit(&preuve, "Nous avons reçu votre envoi"));
    assert!(dit(&zoe.get(&format!("/dossiers/{id}")), "Télécharger la réponse"));
    est_pdf(&zoe.get(&lien("dossier.pdf")), "Venez jeudi.");
}

#[both_engines]
fn nobody_downloads_the_letters_of_another(base: TestDb) {
    let mairie = mairie(base);
    let (id, autre) = (mairie.acceptee(), mairie.maison.depose());
    mairie.app.clock.advance(601);
    mairie.maison.jobs();
    let mut voisin = mairie.habitant(autre);
    let mut passant = mairie.app.browser();
    for nature in ["preuve.pdf", "decision.pdf", "dossier.pdf", "preuve", "decision"] {
        assert_eq!(voisin.get(&format!("/dossiers/{id}/{nature}")).status, 404, "{nature}");
        assert_ne!(passant.get(&format!("/dossiers/{id}/{nature}")).status, 200, "{nature}");
    }
    let (_, mut ailleurs) = mairie.agent("Luc", Role::Instructeur, false);
    let mut claire = mairie.instructeur("Claire");
    for nature in ["preuve.pdf", "decision.pdf", "dossier.pdf"] {
        assert_eq!(ailleurs.get(&format!("{}/{nature}", dossier(id))).status, 404, "{nature}");
        est_pdf(&claire.get(&format!("{}/{nature}", dossier(id))), "Zoé Martin");
    }
    let brouillon = mairie.maison.brouillon();
    let mut auteur = mairie.habitant(brouillon);
    for nature in ["preuve.pdf", "decision.pdf", "dossier.pdf", "preuve", "decision"] {
        let reponse = auteur.get(&format!("/dossiers/{brouillon}/{nature}"));
        assert_eq!(reponse.status, 404, "a draft has no letter: {nature}");
    }
}

#[both_engines]
fn agents_read_the_draft_of_a_letter_before_it_leaves(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.acceptee();
    let mut claire = mairie.instructeur("Claire");
    let lettre = format!("{}/decision.pdf", dossier(id));
    est_pdf(&claire.get(&lettre), "Projet.");
    let page = claire.get(&dossier(id));
    assert!(dit(&page, "Projet de lettre") && page.attrs("a", "href").contains(&lettre));
    mairie.app.clock.advance(601);
    mairie.maison.jobs();
    let partie = claire.get(&lettre);
    est_pdf(&partie, "Venez jeudi.");
    assert!(!String::from_utf8_lossy(&partie.bytes).contains("Projet."));
    let sans = mairie.maison.depose();
    assert_eq!(claire.get(&format!("{}/decision.pdf", dossier(sans))).status, 404);
}

#[both_engines]
fn a_regime_that_becomes_known_gives_a_second_acknowledgement(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    mairie.maison.regler(delais::Regime::SilenceRefuse);
    mairie.maison.jobs();
    mairie.maison.regler(delais::Regime::SilenceAccepte);
    mairie.maison.jobs();
    let gardees = move |tx: &mut Tx<'_>| documents::of_owner(tx, CLE, id.0);
    let gardees = mairie.maison.db.read_blocking(&mairie.maison.systeme, gardees).unwrap();
    let natures: Vec<&str> = gardees.iter().map(|gardee| &*gardee.nature).collect();
    assert_eq!(natures, [PREUVE, PREUVE], "the first said nothing of silence");
    let lire = move |tx: &mut Tx<'_>| dossiers::texte_de_lettre(tx, id, LIRE_AGENT, PREUVE);
    let agent = mairie.maison.agent(77, true);
    let lettre = mairie.maison.db.read_blocking(&agent, lire).unwrap();
    assert!(lettre.subject.starts_with("Accusé de réception"), "{}", lettre.subject);
    let sans = move |tx: &mut Tx<'_>| dossiers::texte_de_lettre(tx, id, LIRE_AGENT, DECISION);
    assert!(mairie.maison.db.read_blocking(&agent, sans).is_err());
}

#[both_engines]
fn what_is_missing_is_in_the_receipt_and_until_when(base: TestDb) {
    let mairie = mairie(base);
    mairie.maison.silence_accepte();
    let id = mairie.a_l_etude();
    let mut claire = mairie.instructeur("Claire");
    let choix = [("indispensable", "oui"), ("fondement", super::correction::LOI)];
    let prepare = mairie.demander(&mut claire, id, &choix);
    let message = prepare.texts("textarea[name=message]")[0].clone();
    assert_eq!(claire.press("etape", "envoyer", &[("message", &message)]).status, 303);
    let recu = mairie.habitant(id).get(&format!("/dossiers/{id}/recu"));
    for mots in [
        "Il manque des documents. Envoyez-les au plus tard le",
        "Le délai commence quand nous avons tout reçu. Il dure deux mois.",
    ] {
        assert!(dit(&recu, mots), "{mots}\n{}", recu.text());
    }
    assert!(!dit(&recu, "Cette date vaut"), "no date yet");
    let lire = move |tx: &mut Tx<'_>| dossiers::texte_de_lettre(tx, id, LIRE_AGENT, PREUVE);
    let agent = mairie.maison.agent(77, true);
    let gardee = mairie.maison.db.read_blocking(&agent, lire).unwrap();
    assert!(format!("{gardee:?}").contains("Cette date vaut"), "as it was told that day");
}
