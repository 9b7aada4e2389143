use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::{Etat, Evenement, Impossible, Sens, Signataire};
use dossiers::{AuteurDecision, Codes, Erreur, Filtres, Onglet, Page, Tri};
use journal::Subject;

use crate::maison::{maison, signataire};

const ACCEPTER: AuteurDecision<'_> =
    AuteurDecision { version: 0, sens: Sens::Accepter, motivation: "Le badge est prêt." };

#[both_engines]
fn a_request_is_filed_studied_granted_and_its_decision_read(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let agent = maison.agent(7, true);
    let version = maison.version(id);
    let etudier = move |tx: &mut db::Tx<'_>| {
        dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)
    };
    maison.agir(&agent, etudier).unwrap();
    let auteur = AuteurDecision { version: maison.version(id), ..ACCEPTER };
    maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire(), 600)).unwrap();
    let vue = maison.vue(id);
    assert_eq!(vue.dossier().etat, Etat::Accepte);
    assert_eq!(vue.etat_visible(), Etat::EnInstruction, "it has not left yet");
    assert_eq!(maison.jobs(), 0);
    maison.systeme.clock.advance(601);
    assert_eq!(maison.jobs(), 1);
    let vue = maison.vue(id);
    assert_eq!(vue.etat_visible(), Etat::Accepte);
    assert_eq!(vue.decision().unwrap().motivation, "Le badge est prêt.");
    assert_eq!(vue.decision().unwrap().signataire, signataire());
    let evenements: Vec<_> = vue.traitements_visibles().map(|t| t.evenement).collect();
    let attendus = [Evenement::Deposer, Evenement::PasserEnInstruction, Evenement::Accepter];
    assert_eq!(evenements, attendus);
    let sujet = Subject { kind: "dossier", id: id.0 };
    let chaine = maison.db.read_blocking(&maison.systeme, move |tx| journal::verify(tx, sujet));
    assert_eq!(chaine.unwrap(), Ok(()));
}

#[both_engines]
fn filing_twice_gives_one_dossier_and_the_same_receipt(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    maison.repondre(id, "Bleu", 0).unwrap();
    let deposer = move |tx: &mut db::Tx<'_>| dossiers::deposer(tx, id, None);
    let premier = maison.agir(&maison.usager(id), deposer).unwrap();
    let second = maison.agir(&maison.usager(id), deposer).unwrap();
    assert!(premier.nouveau && !second.nouveau);
    assert_eq!(premier.dossier.recu_le, second.dossier.recu_le);
    assert_eq!(maison.vue(id).traitements.len(), 1);
}

#[both_engines]
fn a_draft_that_lacks_something_is_not_filed_and_says_what(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    let fin = maison.agir(&maison.usager(id), move |tx| dossiers::deposer(tx, id, None));
    let Err(Erreur::Reponses(problemes)) = fin else { panic!("filed: {fin:?}") };
    assert_eq!(problemes.iter().map(|p| p.champ).collect::<Vec<_>>(), [maison.nom]);
    assert_eq!(maison.vue(id).dossier().etat, Etat::Brouillon);
}

#[both_engines]
fn two_tabs_do_not_overwrite_each_other(db: TestDb) {
    let maison = maison(db);
    let id = maison.brouillon();
    maison.repondre(id, "Bleu", 0).unwrap();
    assert!(matches!(maison.repondre(id, "Rouge", 0), Err(Erreur::Conflit)));
    maison.repondre(id, "Vert", 1).unwrap();
    let vue = maison.vue(id);
    let garde = vue.contenu.reponses.valeur(&vue.revision.formulaire, maison.nom, None);
    assert_eq!(garde, Some(&formulaires::Valeur::Texte("Vert".into())));
}

#[both_engines]
fn nobody_sees_a_draft_but_its_author_nor_a_dossier_but_its_group(db: TestDb) {
    let maison = maison(db);
    let brouillon = maison.brouillon();
    let depose = maison.depose();
    let voit = |ctx: &primitives::Ctx, id| {
        let lire = move |tx: &mut db::Tx<'_>| dossiers::consulter(tx, id).map(drop);
        maison.db.read_blocking(ctx, lire).is_ok()
    };
    let visiteur = maison.systeme.with(|parts| {
        parts.actor = primitives::Actor::VISITOR;
        parts.grants.all_groups = false;
    });
    let ailleurs = maison.agent(7, true).with(|parts| parts.tenant = primitives::TenantId(2));
    let chef = maison.agent(7, true).with(|parts| parts.grants.all_groups = true);
    for (ctx, du_brouillon, du_dossier) in [
        (maison.usager(brouillon), true, false),
        (maison.usager(depose), false, true),
        (maison.agent(7, true), false, true),
        (maison.agent(7, false), false, false),
        (chef, false, true),
        (ailleurs, false, false),
        (visiteur, false, false),
    ] {
        assert_eq!(voit(&ctx, brouillon), du_brouillon, "{:?}", ctx.grants);
        assert_eq!(voit(&ctx, depose), du_dossier, "{:?}", ctx.grants);
    }
}

#[both_engines]
fn a_refusal_says_why_and_its_author_is_named_whole(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let decider = |motivation: &'static str, signataire: Signataire| {
        let auteur =
            AuteurDecision { version: maison.version(id), sens: Sens::Refuser, motivation };
        maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire, 0))
    };
    let muet = decider(" \u{0} ", signataire());
    assert!(matches!(muet, Err(Erreur::Impossible(Impossible::SansMotivation))), "{muet:?}");
    let anonyme = decider("Trop tard.", Signataire { nom: " ".into(), ..signataire() });
    assert!(matches!(anonyme, Err(Erreur::SignataireIncomplet)), "{anonyme:?}");
    decider("Trop tard.", signataire()).unwrap();
    assert_eq!(maison.vue(id).dossier().etat, Etat::Refuse);
}

#[both_engines]
fn a_decision_is_taken_back_until_it_leaves(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let decider = || {
        let auteur = AuteurDecision { version: maison.version(id), ..ACCEPTER };
        maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire(), 600))
    };
    decider().unwrap();
    maison.agir(&agent, move |tx| dossiers::annuler(tx, id)).unwrap();
    maison.systeme.clock.advance(700);
    assert_eq!(maison.jobs(), 0, "what was to leave was taken back");
    let vue = maison.vue(id);
    assert_eq!(
        (vue.dossier().etat, vue.etat_visible()),
        (Etat::EnInstruction, Etat::EnInstruction)
    );
    assert_eq!(vue.traitements_visibles().count(), 2, "the applicant is told nothing of it");
    decider().unwrap();
    maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
    let trop_tard = maison.agir(&agent, move |tx| dossiers::annuler(tx, id));
    assert!(matches!(trop_tard, Err(Erreur::Impossible(Impossible::DecisionPartie))));
    assert_eq!(maison.vue(id).etat_visible(), Etat::Accepte);
}

#[both_engines]
fn the_second_of_two_agents_is_told_and_overwrites_nothing(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let vue_par_les_deux = maison.version(id);
    let etudier = move |tx: &mut db::Tx<'_>| {
        dossiers::repasser(tx, id, vue_par_les_deux, Evenement::PasserEnInstruction)
    };
    maison.agir(&maison.agent(7, true), etudier).unwrap();
    let second = maison.agir(&maison.agent(8, true), etudier);
    assert!(matches!(second, Err(Erreur::Conflit)));
    assert_eq!(maison.vue(id).traitements.len(), 2);
}

#[both_engines]
fn a_proposed_decision_waits_for_a_signature(db: TestDb) {
    let maison = maison(db);
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    let auteur = AuteurDecision { version: maison.version(id), ..ACCEPTER };
    maison.agir(&agent, move |tx| dossiers::proposer(tx, id, &auteur)).unwrap();
    let liste = |onglet| {
        let lire = move |tx: &mut db::Tx<'_>| {
            dossiers::lister(tx, &Filtres::onglet(onglet), Tri::Echeance, &Page::Debut, 30)
        };
        maison.db.read_blocking(&agent, lire).unwrap().tranche.lignes.len()
    };
    assert_eq!((liste(Onglet::ASigner), maison.vue(id).dossier().etat), (1, Etat::EnInstruction));
    let version = maison.version(id);
    maison
        .agir(&maison.agent(9, true), move |tx| dossiers::signer(tx, id, version, &signataire(), 0))
        .unwrap();
    assert_eq!((liste(Onglet::ASigner), maison.vue(id).dossier().etat), (0, Etat::Accepte));
}

#[both_engines]
fn lists_follow_tabs_filters_and_words(db: TestDb) {
    let maison = maison(db);
    let (premier, second) = (maison.depose(), maison.depose());
    maison.brouillon();
    let agent = maison.agent(7, true);
    maison.agir(&agent, move |tx| dossiers::suivre(tx, second, true)).unwrap();
    let liste = |ctx: &primitives::Ctx, onglet, mots: Option<&'static str>| {
        let lire = move |tx: &mut db::Tx<'_>| {
            let mots = mots.and_then(|mots| dossiers::requete_de_mots(tx, mots));
            let filtres = Filtres { mots, ..Filtres::onglet(onglet) };
            dossiers::lister(tx, &filtres, Tri::Recents, &Page::Debut, 30)
        };
        let liste = maison.db.read_blocking(ctx, lire).unwrap();
        assert_eq!(liste.total.0 as usize, liste.tranche.lignes.len());
        liste.tranche.lignes.into_iter().map(|ligne| ligne.id).collect::<Vec<_>>()
    };
    assert_eq!(liste(&agent, Onglet::APrendre, None), [premier]);
    assert_eq!(liste(&agent, Onglet::Miens, None), [second]);
    assert_eq!(liste(&agent, Onglet::Tous, Some("MARTIN badge")), [second, premier]);
    assert_eq!(liste(&agent, Onglet::Tous, Some("écoles")), [second, premier]);
    assert_eq!(liste(&agent, Onglet::Tous, Some("inconnu")), []);
    assert_eq!(liste(&maison.agent(7, false), Onglet::Tous, None), []);
}

#[both_engines]
fn a_code_opens_its_dossier_and_a_new_one_closes_the_old(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let codes = Codes::new([5; 32]);
    let code = codes.code(maison.vue(id).dossier());
    assert_eq!(code.len(), 14);
    let ouvre = |saisi: &str| {
        let (codes, saisi) = (codes.clone(), saisi.to_owned());
        let lire = move |tx: &mut db::Tx<'_>| {
            dossiers::par_code(tx, id, |dossier| codes.convient(dossier, &saisi))
        };
        maison.db.read_blocking(&maison.systeme, lire).unwrap().is_some()
    };
    assert!(ouvre(&code) && ouvre(&format!(" {} ", code.to_lowercase().replace('-', " "))));
    assert!(!ouvre("AAAA-AAAA-AAAA") && !ouvre(""));
    maison.agir(&maison.agent(7, true), move |tx| dossiers::nouveau_code(tx, id)).unwrap();
    assert!(!ouvre(&code));
}

#[both_engines]
fn drafts_go_away_after_their_time_and_dossiers_do_not(db: TestDb) {
    let maison = maison(db);
    maison.brouillon();
    let depose = maison.depose();
    assert_eq!(maison.agir(&maison.systeme, dossiers::effacer_perimes).unwrap(), 0);
    maison.systeme.clock.advance(91 * 86_400);
    assert_eq!(maison.agir(&maison.systeme, dossiers::effacer_perimes).unwrap(), 1);
    assert_eq!(maison.vue(depose).dossier().etat, Etat::EnConstruction);
}

#[both_engines]
fn the_files_of_what_is_erased_are_forgotten_and_no_other(db: TestDb) {
    let maison = maison(db);
    let (rendu, perime, depose) = (maison.brouillon(), maison.brouillon(), maison.depose());
    let proprietaire = |id: i64| files::Owner { kind: dossiers::CLE.to_owned(), id };
    let perdu = 999_999;
    for id in [rendu.0, perime.0, depose.0, perdu] {
        let fichier = files::Stored {
            key: format!("cle{id}"),
            name: "plan.pdf".into(),
            mime: "application/pdf".into(),
            size: 3,
            sha256: "00".into(),
            md5: String::new(),
        };
        let nommer = move |tx: &mut db::Tx<'_>| files::name(tx, &proprietaire(id), &fichier);
        maison.db.write_blocking(&maison.systeme, nommer).unwrap();
    }
    let restent = || {
        let compter = move |tx: &mut db::Tx<'_>| files::owners(tx, dossiers::CLE, 0, 10);
        maison.db.read_blocking(&maison.systeme, compter).unwrap()
    };
    maison.agir(&maison.usager(rendu), move |tx| dossiers::effacer(tx, rendu)).unwrap();
    assert_eq!(restent(), [perime.0, depose.0, perdu]);
    maison.systeme.clock.advance(91 * 86_400);
    maison.agir(&maison.systeme, dossiers::effacer_perimes).unwrap();
    assert_eq!(restent(), [depose.0, perdu]);
    let oublier = |apres| {
        let oublier = move |tx: &mut db::Tx<'_>| dossiers::oublier_fichiers_perdus(tx, apres);
        maison.agir(&maison.systeme, oublier).unwrap()
    };
    assert_eq!((oublier(0), oublier(perdu)), (Some(perdu), None));
    assert_eq!(restent(), [depose.0]);
}

#[both_engines]
fn what_silence_granted_is_not_refused_any_more(db: TestDb) {
    let maison = maison(db);
    maison.silence_accepte();
    let agent = maison.agent(7, true);
    let id = maison.a_l_etude(&agent);
    maison.systeme.clock.advance(70 * 86_400);
    let decider = |sens: Sens| {
        let auteur = AuteurDecision { version: maison.version(id), sens, motivation: "Trop tard." };
        maison.agir(&agent, move |tx| dossiers::decider(tx, id, &auteur, &signataire(), 0))
    };
    let refus = decider(Sens::Refuser);
    assert!(matches!(refus, Err(Erreur::Impossible(Impossible::RetraitInterdit))), "{refus:?}");
    let arret = decider(Sens::ClasserSansSuite);
    assert!(matches!(arret, Err(Erreur::Impossible(Impossible::RetraitInterdit))), "{arret:?}");
    decider(Sens::Accepter).unwrap();
    maison.agir(&agent, move |tx| dossiers::envoyer_maintenant(tx, id)).unwrap();
    let version = maison.version(id);
    let rouvrir = move |tx: &mut db::Tx<'_>| {
        dossiers::repasser(tx, id, version, Evenement::RepasserEnInstruction)
    };
    let rouvert = maison.agir(&agent, rouvrir);
    assert!(matches!(rouvert, Err(Erreur::Impossible(Impossible::RetraitInterdit))), "{rouvert:?}");
}

#[both_engines]
fn a_message_sent_twice_is_written_once(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let ecrire = move |tx: &mut db::Tx<'_>| dossiers::ecrire(tx, id, "Bonjour", &[]);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    maison.agir(&maison.usager(id), ecrire).unwrap();
    maison.agir(&maison.agent(7, true), ecrire).unwrap();
    assert_eq!(maison.vue(id).messages.len(), 2);
    maison.systeme.clock.advance(61);
    maison.agir(&maison.usager(id), ecrire).unwrap();
    assert_eq!(maison.vue(id).messages.len(), 3);
}

#[both_engines]
fn due_dates_follow_the_rules_given_to_the_démarche_afterwards(db: TestDb) {
    let maison = maison(db);
    let ouvert = maison.depose();
    let avant = maison.vue(ouvert).dossier().clone();
    assert_eq!(avant.terme_legal, None, "nothing is asserted before");
    maison.silence_accepte();
    assert_eq!(maison.jobs(), 2, "the event, then its task");
    let apres = maison.vue(ouvert).dossier().clone();
    assert_eq!(apres.terme_legal, apres.echeance);
    assert!(apres.terme_legal.is_some());
    assert_eq!(apres.version, avant.version, "it is no act");
}

#[both_engines]
fn a_note_sent_twice_is_written_once(db: TestDb) {
    let maison = maison(db);
    let id = maison.depose();
    let agent = maison.agent(7, true);
    let noter = move |tx: &mut db::Tx<'_>| dossiers::noter(tx, id, "À rappeler.");
    maison.agir(&agent, noter).unwrap();
    maison.agir(&agent, noter).unwrap();
    let lire = move |tx: &mut db::Tx<'_>| dossiers::instruire(tx, id);
    assert_eq!(maison.db.read_blocking(&agent, lire).unwrap().notes.len(), 1);
}
