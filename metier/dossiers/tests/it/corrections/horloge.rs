//! The table of cases of CRPA L114-5 and L114-5-1, through dossiers.

use super::*;

/// What happens to a request, day by day from its reception.
#[derive(Clone, Copy)]
enum Fait {
    /// On this day, asked for so many days, indispensable or not.
    Demande(i64, i32, bool),
    /// Answered on this day.
    Reponse(i64),
    /// Given up on this day.
    Annule(i64),
}
use Fait::{Annule, Demande, Reponse};

/// Days by which the term moves, from its two months; `None` when it has not begun to run.
fn deplace(maison: &Maison, faits: &[Fait]) -> Option<i64> {
    let agent = maison.agent(7, true);
    let id = maison.depose();
    let avant = maison.vue(id).dossier().terme_legal.unwrap();
    let (debut, mut jour, mut ecrit) = (maison.aujourdhui(), 0, 1);
    for fait in faits {
        let (Demande(le, ..) | Reponse(le) | Annule(le)) = *fait;
        maison.attendre(le - jour);
        jour = le;
        match *fait {
            Demande(_, jours, indispensable) => {
                let loi = indispensable.then_some(LOI);
                maison.demander(&agent, id, maison.nom, jours, loi).unwrap();
            }
            Reponse(_) => {
                maison.repondre(id, &format!("Nom {ecrit}"), ecrit).unwrap();
                ecrit += 1;
                maison.envoyer(&maison.usager(id), id).unwrap();
            }
            Annule(_) => {
                maison.agir(&agent, move |tx| dossiers::annuler_correction(tx, id)).unwrap();
            }
        }
    }
    let vue = maison.vue(id);
    assert_eq!(debut, vue.dossier().recu_le.unwrap());
    let apres = vue.dossier().terme_legal;
    let calcule = dossiers::horloge(vue.dossier(), &vue.demarche).unwrap().echeance();
    assert_eq!(apres, calcule.terme_legal, "what is written is what is computed");
    assert_eq!(vue.dossier().echeance, Some(calcule.date));
    apres.map(|apres| i64::from((apres - avant).get_days()))
}

#[both_engines]
fn where_silence_refuses_the_clock_stops_until_the_piece_or_the_end_of_the_delay(db: TestDb) {
    let maison = maison(db);
    maison.regler(delais::Regime::SilenceRefuse);
    let cas: [(&str, &[Fait], i64); 9] = [
        ("not indispensable", &[Demande(10, 15, false), Reponse(20)], 0),
        ("answered in time", &[Demande(10, 15, true), Reponse(20)], 10),
        ("awaited: the whole delay is counted", &[Demande(10, 15, true)], 15),
        ("answered late", &[Demande(10, 15, true), Reponse(40)], 15),
        ("answered the same day", &[Demande(10, 15, true), Reponse(10)], 0),
        (
            "asked twice",
            &[Demande(5, 15, true), Reponse(10), Demande(20, 15, true), Reponse(27)],
            12,
        ),
        ("given up: as if never asked", &[Demande(10, 15, true), Annule(20)], 0),
        ("given up past the term: nobody is caught", &[Demande(50, 30, true), Annule(70)], 20),
        ("asked after the term", &[Demande(70, 15, true), Reponse(75)], 0),
    ];
    for (nom, faits, jours) in cas {
        assert_eq!(deplace(&maison, faits), Some(jours), "{nom}");
    }
}

#[both_engines]
fn where_silence_accepts_the_clock_runs_from_the_reception_of_everything(db: TestDb) {
    let maison = maison(db);
    maison.silence_accepte();
    let agent = maison.agent(7, true);
    let cas: [(&str, &[Fait], Option<i64>); 4] = [
        ("not indispensable", &[Demande(10, 15, false), Reponse(20)], Some(0)),
        ("awaited", &[Demande(10, 15, true)], None),
        ("given up", &[Demande(10, 15, true), Annule(20)], Some(0)),
        ("asked after the term", &[Demande(70, 15, true), Reponse(75)], Some(0)),
    ];
    for (nom, faits, jours) in cas {
        assert_eq!(deplace(&maison, faits), jours, "{nom}");
    }
    let id = maison.depose();
    maison.attendre(50);
    maison.demander(&agent, id, maison.nom, 30, Some(LOI)).unwrap();
    maison.attendre(25);
    maison.agir(&agent, move |tx| dossiers::annuler_correction(tx, id)).unwrap();
    let deux_mois = maison.aujourdhui().saturating_add(2.months());
    assert_eq!(maison.vue(id).dossier().terme_legal, Some(deux_mois), "a slip grants nothing");

    let id = maison.a_l_etude(&agent);
    maison.attendre(10);
    maison.demander(&agent, id, maison.nom, 15, Some(LOI)).unwrap();
    maison.attendre(30);
    maison.repondre(id, "Rouge", 1).unwrap();
    maison.envoyer(&maison.usager(id), id).unwrap();
    let dossier = maison.vue(id).dossier().clone();
    let deux_mois = maison.aujourdhui().saturating_add(2.months());
    assert_eq!(dossier.terme_legal, Some(deux_mois), "late or not, from the day it came");
    assert_eq!(dossier.etat, Etat::EnInstruction, "the API: where silence decides it goes on");
}

#[both_engines]
fn a_paper_counts_from_the_day_it_came(db: TestDb) {
    let maison = maison(db);
    maison.regler(delais::Regime::SilenceRefuse);
    let agent = maison.agent(7, true);
    let id = maison.depose();
    let avant = maison.vue(id).dossier().terme_legal.unwrap();
    maison.demander(&agent, id, maison.nom, 15, Some(LOI)).unwrap();
    maison.attendre(8);
    let repondre = |recue_le: Date| {
        maison.agir(&agent, move |tx| dossiers::repondre_correction(tx, id, Some(recue_le)))
    };
    for jamais in
        [maison.aujourdhui().tomorrow().unwrap(), maison.aujourdhui().saturating_sub(9.days())]
    {
        assert!(matches!(repondre(jamais), Err(Erreur::ReceptionImpossible)));
    }
    repondre(maison.aujourdhui().saturating_sub(3.days())).unwrap();
    let apres = maison.vue(id).dossier().terme_legal.unwrap();
    assert_eq!((apres - avant).get_days(), 5);
}

#[both_engines]
fn a_regime_chosen_later_dates_again_with_its_suspensions(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.depose();
    maison.demander(&agent, id, maison.nom, 15, Some(LOI)).unwrap();
    assert_eq!(maison.vue(id).dossier().terme_legal, None);
    maison.regler(delais::Regime::SilenceRefuse);
    maison.jobs();
    let recu_le = maison.vue(id).dossier().recu_le.unwrap();
    let attendu = recu_le.saturating_add(2.months()).saturating_add(15.days());
    assert_eq!(maison.vue(id).dossier().terme_legal, Some(attendu));
}
