//! Two acts at once: whichever ends first, nothing is half done.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use db::Tx;
use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::{DossierId, Etat, Impossible, Sens, Statut};
use dossiers::{AuteurDecision, Erreur};
use jiff::ToSpan;
use jobs::{JobError, Runner, Task};
use serde_json::Value;

use crate::corrections::LOI;
use crate::maison::{Maison, maison, signataire};

/// How long an act stays open for the other one to come meanwhile.
const OUVERT: Duration = Duration::from_millis(400);

/// A request granted whose decision is due to leave.
fn a_partir(maison: &Maison) -> DossierId {
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let auteur =
        AuteurDecision { version: maison.version(id), sens: Sens::Accepter, motivation: "Oui." };
    maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire(), 60)).unwrap();
    maison.systeme.clock.advance(61);
    id
}

/// Makes due decisions leave by `run` on another thread.
fn faire_partir(
    maison: &Maison,
    run: fn(&mut Tx<'_>, &Value) -> Result<(), JobError>,
) -> std::thread::JoinHandle<usize> {
    let tache = Task { kind: dossiers::PARTIR.kind, run };
    let runner = Runner::new(maison.db.clone(), maison.systeme.clone(), vec![tache], vec![]);
    std::thread::spawn(move || runner.run_due().unwrap())
}

/// Held by a test that has a signal: its two engines take turns.
static TOUR: Mutex<()> = Mutex::new(());

/// A signal from inside a task, which is a plain function.
type Signal = OnceLock<Mutex<Sender<()>>>;

fn attendre_de(signal: &Signal) -> Receiver<()> {
    let (sender, receiver) = channel();
    *signal.get_or_init(|| Mutex::new(sender.clone())).lock().unwrap() = sender.clone();
    receiver
}

fn signaler(signal: &Signal) {
    let _ = signal.get().unwrap().lock().unwrap().send(());
    std::thread::sleep(OUVERT);
}

#[both_engines]
fn a_decision_that_is_leaving_is_not_taken_back(db: TestDb) {
    static SIGNAL: Signal = OnceLock::new();
    fn partir_puis_attendre(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
        (dossiers::PARTIR.run)(tx, payload)?;
        signaler(&SIGNAL);
        Ok(())
    }
    let _tour = TOUR.lock().unwrap();
    let maison = maison(db);
    let id = a_partir(&maison);
    let en_route = attendre_de(&SIGNAL);
    let parti = faire_partir(&maison, partir_puis_attendre);
    en_route.recv().unwrap();
    let tard = maison.agir(&maison.agent(7, true), move |tx| dossiers::annuler(tx, id));
    assert!(matches!(tard, Err(Erreur::Impossible(Impossible::DecisionPartie))), "{tard:?}");
    assert_eq!(parti.join().unwrap(), 1);
    assert_eq!(maison.vue(id).etat_visible(), Etat::Accepte);
    let encore =
        maison.agir(&maison.agent(7, true), move |tx| dossiers::envoyer_maintenant(tx, id));
    encore.unwrap();
    assert_eq!(lettres(&maison, id), 1);
}

#[both_engines]
fn a_decision_taken_back_while_its_job_begins_does_not_leave(db: TestDb) {
    static SIGNAL: Signal = OnceLock::new();
    fn attendre_puis_partir(tx: &mut Tx<'_>, payload: &Value) -> Result<(), JobError> {
        signaler(&SIGNAL);
        (dossiers::PARTIR.run)(tx, payload)
    }
    let _tour = TOUR.lock().unwrap();
    let maison = maison(db);
    let id = a_partir(&maison);
    let en_route = attendre_de(&SIGNAL);
    let parti = faire_partir(&maison, attendre_puis_partir);
    en_route.recv().unwrap();
    let retiree = maison.agir(&maison.agent(7, true), move |tx| dossiers::annuler(tx, id)).is_ok();
    parti.join().unwrap();
    let (dossier, decision) = {
        let vue = maison.vue(id);
        (vue.dossier().clone(), vue.decisions[0].clone())
    };
    // SQLite lets one act end before the other: then the decision has left.
    let attendu = if retiree {
        (Etat::EnInstruction, Statut::Annulee)
    } else {
        (Etat::Accepte, Statut::Prise)
    };
    assert_eq!((dossier.etat, decision.statut), attendu);
    assert_eq!(decision.partie_le.is_none(), retiree);
    assert_eq!(lettres(&maison, id), usize::from(!retiree));
}

fn lettres(maison: &Maison, id: DossierId) -> usize {
    let gardees = move |tx: &mut Tx<'_>| documents::of_owner(tx, dossiers::CLE, id.0);
    let gardees = maison.db.read_blocking(&maison.systeme, gardees).unwrap();
    gardees.iter().filter(|gardee| gardee.nature == dossiers::DECISION).count()
}

#[both_engines]
fn dating_again_does_not_lose_what_an_agent_does_meanwhile(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.depose();
    maison.regler(delais::Regime::SilenceRefuse);
    let (sender, en_cours) = channel();
    let version = maison.version(id);
    let champ = maison.nom;
    let jusqu_au = maison.systeme.clock.now().date().saturating_add(15.days());
    let (db, ctx) = (maison.db.clone(), agent.clone());
    let demande = std::thread::spawn(move || {
        let demander = move |tx: &mut Tx<'_>| {
            let demande = dossiers::DemandeCorrection {
                version,
                motif: dossiers::modele::Motif::Incorrect,
                champs: &[champ],
                texte: "Quel nom ?",
                jusqu_au,
                fondement: Some(LOI),
                fichiers: &[],
            };
            let demandee = dossiers::demander_correction(tx, id, &demande);
            let _ = sender.send(());
            std::thread::sleep(OUVERT);
            demandee
        };
        db.write_blocking(&ctx, demander).unwrap();
    });
    en_cours.recv().unwrap();
    maison.jobs();
    demande.join().unwrap();
    let dossier = maison.vue(id).dossier().clone();
    let recu_le = dossier.recu_le.unwrap();
    let attendu = recu_le.saturating_add(2.months()).saturating_add(15.days());
    assert_eq!((dossier.terme_legal, dossier.suspensions.len()), (Some(attendu), 1));
}
