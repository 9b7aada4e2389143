//! A mail that does not arrive, seen and mended by an agent; letters posted.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use dossiers::modele::{Acte, Evenement, Sens};

use super::*;
use crate::maison::signataire;

/// A mail server that knows nobody of these addresses; its port.
fn serveur_sans(inconnue: &'static str) -> u16 {
    let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = ecoute.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for client in ecoute.incoming().map_while(Result::ok) {
            let mut sortie = client.try_clone().unwrap();
            let mut dire = |texte: &str| sortie.write_all(format!("{texte}\r\n").as_bytes());
            let mut corps = false;
            let _ = dire("220 essai");
            for ligne in BufReader::new(client).lines().map_while(Result::ok) {
                let reponse = match ligne.as_str() {
                    "." => "250 ok",
                    _ if corps => continue,
                    "DATA" => "354 go",
                    _ if ligne.starts_with("RCPT") && ligne.contains(inconnue) => {
                        "550 5.1.1 user unknown"
                    }
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                };
                corps = reponse.starts_with("354");
                if dire(reponse).is_err() {
                    break;
                }
            }
        }
    });
    port
}

impl Mairie {
    fn expedier(&self, port: u16) {
        let smtp = mail::Smtp::parse(&format!("smtp://127.0.0.1:{port}")).unwrap();
        let expediteur = "ne-pas-repondre@exemple.fr".parse().unwrap();
        let (db, ctx) = (self.maison.db.clone(), self.maison.systeme.clone());
        let facteur = mail::Worker::new(db, ctx, mail::Transport::Smtp(smtp), expediteur);
        self.app.wait(facteur.drain()).unwrap();
        self.maison.jobs();
    }
}

#[both_engines]
fn a_mail_that_did_not_arrive_is_mended_from_its_dossier(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.maison.depose();
    let port = serveur_sans("zoe@");
    mairie.expedier(port);
    let mut claire = mairie.instructeur("Claire");
    let page = claire.get(&dossier(id));
    assert!(dit(&page, "Un courriel n’est pas arrivé"), "{}", page.text());
    assert!(dit(&page, "adresse inexistante"));
    let alertes =
        |claire: &mut Browser<'_>| claire.get("/agent").text().contains("Courriel non remis");
    assert!(alertes(&mut claire), "it comes first in the list");
    claire.get(&dossier(id));
    let vers = format!("{}/courriel", dossier(id));
    let formulaire = claire.form(|form| form.action == vers);
    let faux = claire.send_form(&formulaire, 0, &[("courriel", "zoe.exemple.fr")], &[]);
    assert_eq!(faux.status, 422);
    assert_eq!(faux.attrs("[name=courriel]", "value"), ["zoe.exemple.fr"]);
    let juste = claire.send_form(&formulaire, 0, &[("courriel", "zoe.martin@exemple.fr")], &[]);
    assert_eq!(juste.status, 303, "{}", juste.text());
    mairie.expedier(port);
    let page = claire.follow(&juste);
    assert!(dit(&page, "Adresse gardée") && !dit(&page, "n’est pas arrivé."));
    assert!(page.attrs("form", "action").iter().all(|action| *action != vers));
    assert!(!alertes(&mut claire), "mended");
    let vue = mairie.maison.vue(id);
    let etats: Vec<_> = vue.envois.courriels.iter().map(|m| (m.to.clone(), m.state)).collect();
    assert_eq!(
        etats,
        [
            ("zoe@exemple.fr".to_owned(), mail::State::Refused),
            ("zoe.martin@exemple.fr".to_owned(), mail::State::Sent)
        ]
    );
}

#[both_engines]
fn an_acceptance_whose_mail_is_lost_is_posted_and_not_told_again_once_reopened(base: TestDb) {
    let mairie = mairie(base);
    let (maison, agent) = (&mairie.maison, mairie.maison.agent(7, true));
    let id = maison.a_l_etude(&agent);
    maison.agir(&maison.usager(id), move |tx| dossiers::consentir(tx, id, true)).unwrap();
    let version = maison.version(id);
    let accepter = move |tx: &mut Tx<'_>| {
        let auteur = dossiers::AuteurDecision { version, sens: Sens::Accepter, motivation: "Oui." };
        dossiers::decider(tx, id, &auteur, &signataire(), 600)?;
        dossiers::envoyer_maintenant(tx, id)
    };
    maison.agir(&agent, accepter).unwrap();
    let a_poster = || {
        let lus = maison.db.read_blocking(&agent, dossiers::courriers_a_poster).unwrap();
        lus.into_iter().map(|(courrier, _)| courrier.acte).collect::<Vec<_>>()
    };
    let presumee = || {
        let vue = maison.vue(id);
        vue.envois.par_courriel_seul(vue.decision().unwrap())
    };
    assert_eq!((a_poster(), presumee()), (vec![], true));
    mairie.expedier(serveur_sans("zoe@"));
    assert_eq!((a_poster(), presumee()), (vec![Acte::Decision], false));

    let version = maison.version(id);
    let rouvrir = move |tx: &mut Tx<'_>| {
        dossiers::repasser(tx, id, version, Evenement::RepasserEnInstruction)
    };
    maison.agir(&agent, rouvrir).unwrap();
    assert_eq!(a_poster(), [], "a letter that no longer is");
    let version = maison.version(id);
    let corriger = move |tx: &mut Tx<'_>| {
        dossiers::corriger_courriel(tx, id, version, "zoe.martin@exemple.fr")
    };
    maison.agir(&agent, corriger).unwrap();
    let vue = maison.vue(id);
    let repartis = vue.envois.courriels.iter().filter(|m| m.to == "zoe.martin@exemple.fr");
    assert_eq!(repartis.map(|m| m.act.as_str()).collect::<Vec<_>>(), ["depot", "etude"]);
}

#[both_engines]
fn letters_to_post_are_listed_and_their_day_is_noted(base: TestDb) {
    let mairie = mairie(base);
    let id = mairie.a_l_etude();
    let mut delegue = mairie.delegue("Claire");
    let vide = delegue.get("/agent/courriers");
    assert!(dit(&vide, "Rien à poster"));
    delegue.get(&format!("{}/decider?sens=refuser", dossier(id)));
    let relu = delegue.submit(&[("motivation", "Hors délai.")]);
    assert_eq!(relu.status, 200, "{}", relu.text());
    let pris = delegue.press("etape", "prendre", &[]);
    delegue.follow(&pris);
    presser(&mut delegue, "/envoyer");
    let page = delegue.get("/agent/courriers");
    assert!(dit(&page, "Zoé Martin"), "{}", page.text());
    let tard = [("postee_jour", "1"), ("postee_mois", "1"), ("postee_annee", "2999")];
    let formulaire = delegue.form(|form| form.action.starts_with("/agent/courriers/"));
    let refus = delegue.send_form(&formulaire, 0, &tard, &[]);
    assert_eq!(refus.status, 422);
    let formulaire = delegue.form(|form| form.action.starts_with("/agent/courriers/"));
    let jour = mairie.app.clock.now().date();
    let (j, m, a) = (jour.day().to_string(), jour.month().to_string(), jour.year().to_string());
    let postee = [("postee_jour", &*j), ("postee_mois", &*m), ("postee_annee", &*a)];
    let note = delegue.send_form(&formulaire, 0, &postee, &[]);
    assert_eq!(note.location(), Some("/agent/courriers?fait=poste"));
    assert!(dit(&delegue.follow(&note), "Rien à poster"));
    assert!(dit(&delegue.get(&dossier(id)), "Postée le"));
}
