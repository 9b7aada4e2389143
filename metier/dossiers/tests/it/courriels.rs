//! Which mail each act sends, to whom, and what never is in one.

use db::testing::TestDb;
use db_macros::both_engines;
use demarches::AvisService;
use dossiers::modele::{Acte, Canal, DossierId, Evenement, Identite, Sens};
use dossiers::{AuteurDecision, CLE, DemandeCorrection, Erreur};
use jiff::ToSpan;
use mail::Kept;
use primitives::Ctx;

use crate::maison::{Maison, maison, signataire};

fn courriels(maison: &Maison, id: DossierId) -> Vec<Kept> {
    let lire = move |tx: &mut db::Tx<'_>| mail::of_owner(tx, CLE, id.0);
    maison.db.read_blocking(&maison.systeme, lire).unwrap()
}

fn actes(maison: &Maison, id: DossierId) -> Vec<String> {
    courriels(maison, id).into_iter().map(|mail| mail.act).collect()
}

fn lettres(maison: &Maison, agent: &Ctx) -> Vec<(DossierId, Acte)> {
    let lues = maison.db.read_blocking(agent, dossiers::courriers_a_poster).unwrap();
    lues.into_iter().map(|(courrier, dossier)| (dossier.id, courrier.acte)).collect()
}

fn passer(maison: &Maison, agent: &Ctx, id: DossierId, evenement: Evenement) {
    let version = maison.version(id);
    maison.agir(agent, move |tx| dossiers::repasser(tx, id, version, evenement)).unwrap();
}

fn decider(maison: &Maison, agent: &Ctx, id: DossierId, sens: Sens) {
    let version = maison.version(id);
    let acte = move |tx: &mut db::Tx<'_>| {
        let auteur = AuteurDecision { version, sens, motivation: "Dossier complet." };
        dossiers::decider(tx, id, &auteur, &signataire(), 600)
    };
    maison.agir(agent, acte).unwrap();
}

/// A filed request of somebody.
fn depose_par(maison: &Maison, identite: Identite) -> DossierId {
    let demarche = maison.demarche.clone();
    let visiteur = maison.systeme.with(|parts| parts.actor = primitives::Actor::VISITOR);
    let commencer =
        move |tx: &mut db::Tx<'_>| dossiers::commencer(tx, &demarche, Canal::Guichet, &identite);
    let id = maison.agir(&visiteur, commencer).unwrap();
    maison.repondre(id, "Bleu", 0).unwrap();
    maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, None)).unwrap();
    id
}

fn sans_courriel() -> Identite {
    Identite {
        prenom: "Zoé".into(),
        nom: "Martin".into(),
        adresse: "1 rue Haute\n29999 Saint-Exemple".into(),
        ..Identite::default()
    }
}

#[both_engines]
fn each_act_sends_its_mail_once_and_a_decision_when_it_leaves(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.depose();
    let mut attendus = vec!["depot"];
    assert_eq!(actes(&maison, id), attendus);
    maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, None)).unwrap();
    assert_eq!(actes(&maison, id), attendus, "filed twice");

    passer(&maison, &agent, id, Evenement::PasserEnInstruction);
    let ecrire = move |tx: &mut db::Tx<'_>| dossiers::ecrire(tx, id, "Bonjour", &[]);
    maison.agir(&agent, ecrire).unwrap();
    maison.agir(&agent, ecrire).unwrap();
    maison.agir(&maison.usager(id), ecrire).unwrap();
    attendus.extend(["etude", "message"]);
    assert_eq!(actes(&maison, id), attendus, "a message sent twice, and the applicant's own");

    passer(&maison, &agent, id, Evenement::RepasserEnConstruction);
    passer(&maison, &agent, id, Evenement::PasserEnInstruction);
    let (version, jour) = (maison.version(id), maison.systeme.clock.now().date());
    let corriger = move |tx: &mut db::Tx<'_>| {
        let demande = DemandeCorrection {
            version,
            motif: dossiers::modele::Motif::Incomplet,
            champs: &[],
            texte: "Précisez.",
            jusqu_au: jour.saturating_add(15.days()),
            fondement: None,
            fichiers: &[],
        };
        dossiers::demander_correction(tx, id, &demande)
    };
    maison.agir(&agent, corriger).unwrap();
    maison.agir(&agent, move |tx| dossiers::annuler_correction(tx, id)).unwrap();
    passer(&maison, &agent, id, Evenement::PasserEnInstruction);
    attendus.extend(["rendue", "etude", "correction", "annulee", "etude"]);
    assert_eq!(actes(&maison, id), attendus);

    decider(&maison, &agent, id, Sens::Accepter);
    maison.agir(&agent, move |tx| dossiers::annuler(tx, id)).unwrap();
    decider(&maison, &agent, id, Sens::Accepter);
    assert_eq!(actes(&maison, id), attendus, "nothing before it leaves");
    maison.systeme.clock.advance(700);
    maison.jobs();
    maison.jobs();
    attendus.push("decision");
    assert_eq!(actes(&maison, id), attendus);
    passer(&maison, &agent, id, Evenement::RepasserEnInstruction);
    attendus.push("rouverte");
    assert_eq!(actes(&maison, id), attendus);
    assert!(courriels(&maison, id).iter().all(|mail| mail.to == "zoe@exemple.fr"));
    assert_eq!(lettres(&maison, &agent), []);
}

#[both_engines]
fn what_does_not_happen_sends_nothing(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    maison.repondre(id, "Bleu", 0).unwrap();
    let perdu = maison.agir(&maison.usager(id), move |tx| {
        dossiers::deposer(tx, id, None)?;
        Err::<(), _>(Erreur::Conflit)
    });
    assert!(perdu.is_err());
    assert_eq!(actes(&maison, id), [""; 0]);
    maison.agir(&maison.usager(id), move |tx| dossiers::garder_pour_plus_tard(tx, id)).unwrap();
    maison.agir(&maison.usager(id), move |tx| dossiers::garder_pour_plus_tard(tx, id)).unwrap();
    assert_eq!(actes(&maison, id), ["brouillon"]);
    maison.agir(&maison.usager(id), move |tx| dossiers::effacer(tx, id)).unwrap();
    assert_eq!(actes(&maison, id), [""; 0], "a draft takes its mails with it");
}

#[both_engines]
fn a_subject_bears_a_number_and_nothing_of_anyone(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let personnes = [("Zoé", "Martin"), ("Réponse", "Demande-Votre"), ("李", "Ngo <b>")];
    for (prenom, nom) in personnes {
        let identite = Identite {
            prenom: prenom.into(),
            nom: nom.into(),
            courriel: "quelqu.un@exemple.fr".into(),
            telephone: "06 12 34 56 78".into(),
            ..Identite::default()
        };
        let id = depose_par(&maison, identite.clone());
        passer(&maison, &agent, id, Evenement::PasserEnInstruction);
        maison.agir(&agent, move |tx| dossiers::ecrire(tx, id, "Bonjour", &[])).unwrap();
        decider(&maison, &agent, id, Sens::Refuser);
        maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
        let sujets: Vec<String> =
            courriels(&maison, id).into_iter().map(|mail| mail.subject).collect();
        assert_eq!(sujets.len(), 4);
        for sujet in sujets {
            assert!(sujet.contains(&id.to_string()), "{sujet}");
            let reste = sujet.replace(&id.to_string(), "");
            for intime in [prenom, nom, "exemple", "06 12", "badge", "refus"] {
                assert!(!reste.contains(intime) || intime == "Réponse", "{sujet}: {intime}");
            }
        }
    }
}

#[both_engines]
fn without_an_address_each_mail_is_a_letter_and_its_day_is_noted(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = depose_par(&maison, sans_courriel());
    passer(&maison, &agent, id, Evenement::PasserEnInstruction);
    assert_eq!(actes(&maison, id), [""; 0]);
    assert_eq!(lettres(&maison, &agent), [(id, Acte::Depot), (id, Acte::Etude)]);
    assert_eq!(lettres(&maison, &maison.agent(8, false)), [], "another group sees nothing");
    let courrier = maison.vue(id).envois.courriers[0].id;
    let jour = maison.systeme.clock.now().date();
    let poster = |le| maison.agir(&agent, move |tx| dossiers::poster(tx, courrier, le));
    assert!(matches!(poster(jour.tomorrow().unwrap()), Err(Erreur::EnvoiImpossible)));
    assert!(matches!(poster(jour.yesterday().unwrap()), Err(Erreur::EnvoiImpossible)));
    poster(jour).unwrap();
    poster(jour).unwrap();
    assert_eq!(lettres(&maison, &agent), [(id, Acte::Etude)]);
    assert_eq!(maison.vue(id).envois.courriers[0].postee_le, Some(jour));
    let ailleurs =
        maison.agir(&maison.agent(8, false), move |tx| dossiers::poster(tx, courrier, jour));
    assert!(matches!(ailleurs, Err(Erreur::Introuvable)));
}

#[both_engines]
fn a_refusal_is_posted_whatever_its_applicant_agreed_to(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let mut refuses = Vec::new();
    for (consent, sens) in [(false, Sens::Refuser), (true, Sens::Refuser), (false, Sens::Accepter)]
    {
        let id = maison.depose();
        if consent {
            let usager = maison.usager(id);
            for oui in [true, false, true] {
                maison.agir(&usager, move |tx| dossiers::consentir(tx, id, oui)).unwrap();
            }
        }
        passer(&maison, &agent, id, Evenement::PasserEnInstruction);
        decider(&maison, &agent, id, sens);
        maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
        assert_eq!(actes(&maison, id).last().unwrap(), "decision", "everyone is told by mail too");
        refuses.push(id);
    }
    let postes = [(refuses[0], Acte::Decision), (refuses[1], Acte::Decision)];
    assert_eq!(lettres(&maison, &agent), postes, "a code does not tell who reads");
    passer(&maison, &agent, refuses[0], Evenement::RepasserEnInstruction);
    assert_eq!(lettres(&maison, &agent), postes[1..], "nothing to post once it is taken back");
    let sans = depose_par(&maison, sans_courriel());
    let usager = maison.usager(sans);
    let refus = maison.agir(&usager, move |tx| dossiers::consentir(tx, sans, true));
    assert!(matches!(refus, Err(Erreur::Conflit)), "nothing to agree to without an address");
}

#[both_engines]
fn an_acceptance_counts_as_received_by_who_had_agreed_when_it_left(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    for avant in [true, false] {
        let id = maison.a_l_etude(&agent);
        let usager = maison.usager(id);
        let consentir = || {
            maison.systeme.clock.advance(1);
            maison.agir(&usager, move |tx| dossiers::consentir(tx, id, true)).unwrap();
        };
        if avant {
            consentir();
        }
        decider(&maison, &agent, id, Sens::Accepter);
        maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
        if !avant {
            consentir();
        }
        let vue = maison.vue(id);
        assert_eq!(vue.envois.par_courriel_seul(vue.decision().unwrap()), avant);
    }
}

#[both_engines]
fn a_draft_sends_five_links_a_day_whatever_their_addresses(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    let envoyer = |n: usize| {
        let courriel = format!("voisin{n}@exemple.fr");
        maison.agir(&maison.usager(id), move |tx| dossiers::envoyer_la_suite(tx, id, &courriel))
    };
    for n in 0..5 {
        envoyer(n).unwrap();
    }
    envoyer(4).unwrap();
    assert!(matches!(envoyer(5), Err(Erreur::TropDeLiens)));
    maison.agir(&maison.usager(id), move |tx| dossiers::garder_pour_plus_tard(tx, id)).unwrap();
    maison.systeme.clock.advance(3_600);
    maison.agir(&maison.usager(id), move |tx| dossiers::garder_pour_plus_tard(tx, id)).unwrap();
    assert_eq!(actes(&maison, id), ["brouillon"; 5]);
    maison.systeme.clock.advance(86_400);
    envoyer(5).unwrap();
    assert_eq!(courriels(&maison, id).last().unwrap().to, "voisin5@exemple.fr");
}

#[both_engines]
fn the_first_reading_of_a_decision_is_kept_and_agents_do_not_count(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let lire = move |tx: &mut db::Tx<'_>| dossiers::lire_decision(tx, id);
    decider(&maison, &agent, id, Sens::Accepter);
    maison.agir(&maison.usager(id), lire).unwrap();
    assert_eq!(maison.vue(id).envois.lue_le, None, "it has not left");
    maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
    maison.agir(&agent, lire).unwrap();
    assert_eq!(maison.vue(id).envois.lue_le, None);
    maison.agir(&maison.usager(id), lire).unwrap();
    let premiere = maison.vue(id).envois.lue_le;
    assert!(premiere.is_some());
    maison.systeme.clock.advance(3_600);
    maison.agir(&maison.usager(id), lire).unwrap();
    assert_eq!(maison.vue(id).envois.lue_le, premiere);
}

/// From now on the service is told so, at an address that cannot be: what it is told is seen among
/// the mails that failed.
fn avertir(maison: &Maison, avis: AvisService) {
    let numero = maison.demarche.numero;
    let regler = move |tx: &mut db::Tx<'_>| {
        let demarche = demarches::ouvrir(tx, numero)?;
        let mut reglage = demarches::Reglage::de(&demarche);
        reglage.avis = avis;
        reglage.service.courriel = "boîte du service".into();
        demarches::regler(tx, numero, demarche.version, reglage).map(drop)
    };
    maison.db.write_blocking(&maison.systeme, regler).unwrap();
}

fn avis(maison: &Maison) -> Vec<String> {
    let lire = |tx: &mut db::Tx<'_>| mail::failed(tx, 50);
    let mut lus = maison.db.read_blocking(&maison.systeme, lire).unwrap();
    lus.retain(|mail| mail.act.starts_with("avis"));
    lus.reverse();
    lus.into_iter().map(|mail| mail.subject.replace('\u{a0}', " ")).collect()
}

#[both_engines]
fn the_service_is_told_at_once_in_the_morning_or_never(db: TestDb) {
    let maison = maison(db);
    avertir(&maison, AvisService::Aucun);
    maison.depose();
    assert_eq!(avis(&maison), [""; 0]);
    avertir(&maison, AvisService::Aussitot);
    let id = maison.depose();
    let ecrire = move |tx: &mut db::Tx<'_>| dossiers::ecrire(tx, id, "Bonjour", &[]);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    maison.agir(&maison.agent(7, true), ecrire).unwrap();
    let attendus =
        [format!("Demande n° {id} reçue"), format!("Demande n° {id}\u{202f}: l’habitant a écrit")];
    assert_eq!(avis(&maison), attendus);
    avertir(&maison, AvisService::Quotidien);
    maison.depose();
    maison.depose();
    maison.jobs();
    assert_eq!(avis(&maison).len(), 2, "it waits for the morning");
    maison.systeme.clock.advance(86_400);
    maison.jobs();
    maison.jobs();
    assert_eq!(avis(&maison)[2..], ["2 nouvelles depuis hier"]);
}

#[both_engines]
fn however_many_drafts_end_the_same_day_each_author_is_warned(db: TestDb) {
    let maison = maison(db);
    let demarche = maison.demarche.clone();
    let visiteur = maison.systeme.with(|parts| parts.actor = primitives::Actor::VISITOR);
    let commencer = move |tx: &mut db::Tx<'_>| {
        let identite = Identite { courriel: "zoe@exemple.fr".into(), ..Identite::default() };
        let mut dernier = None;
        for _ in 0..501 {
            dernier = Some(dossiers::commencer(tx, &demarche, Canal::EnLigne, &identite)?);
        }
        Ok(dernier.unwrap())
    };
    let dernier = maison.agir(&visiteur, commencer).unwrap();
    maison.systeme.clock.advance(83 * 86_400 + 3_600);
    for attendus in [&[] as &[&str], &["effacement"]] {
        maison.agir(&maison.systeme, dossiers::effacer_perimes).unwrap();
        assert_eq!(actes(&maison, dernier), attendus);
        maison.systeme.clock.advance(3_600);
    }
}

#[both_engines]
fn the_hourly_cleaning_finds_drafts_by_an_index(base: TestDb) {
    let lues = ["::BROUILLONS_PERIMES", "::BROUILLONS_A_PREVENIR"];
    let enonces = db::registered().into_iter();
    let enonces: Vec<_> =
        enonces.filter(|enonce| lues.iter().any(|nom| enonce.name().ends_with(nom))).collect();
    assert_eq!(enonces.len(), lues.len());
    for enonce in enonces {
        let plan = base.plan(enonce);
        assert!(plan.iter().any(|etape| etape.contains("dossiers_brouillons")), "{plan:#?}");
    }
}

#[both_engines]
fn the_author_of_a_draft_is_warned_a_month_and_a_week_before_it_goes(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    let nettoyer = || maison.agir(&maison.systeme, dossiers::effacer_perimes).unwrap();
    maison.systeme.clock.advance(82 * 86_400);
    nettoyer();
    assert_eq!(actes(&maison, id), ["effacement"], "eight days are left");
    maison.systeme.clock.advance(86_400 + 3_600);
    nettoyer();
    maison.systeme.clock.advance(3_600);
    nettoyer();
    assert_eq!(actes(&maison, id), ["effacement"; 2]);
    maison.systeme.clock.advance(7 * 86_400);
    assert_eq!(nettoyer(), 1);
    assert_eq!(actes(&maison, id), [""; 0], "its mails go with it");
}
