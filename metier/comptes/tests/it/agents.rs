use comptes::{ErreurCompte, MotsDePasse, NouvelAgent, NouvelleDelegation, Role};
use db::testing::TestDb;
use db_macros::both_engines;
use jiff::civil::date;
use journal::Subject;

use crate::{AILLEURS, ICI, MOT_DE_PASSE, agent_ctx, camille, creer, programme, visiteur};

#[both_engines]
async fn an_agent_created_twice_is_one_account_with_both_roles(db: TestDb) {
    let id = creer(&db, &programme(ICI), camille(Role::Administrateur)).await;
    let encore = NouvelAgent {
        courriel: " CAMILLE@saint-exemple.EXAMPLE".into(),
        ..camille(Role::Instructeur)
    };
    for _ in 0..2 {
        assert_eq!(creer(&db, &programme(ICI), encore.clone()).await, id);
    }
    let roles = db.db.read(&programme(ICI), move |tx| comptes::roles_de(tx, id)).await.unwrap();
    assert_eq!(roles, [Role::Administrateur, Role::Instructeur]);
    let ailleurs = db.db.read(&programme(AILLEURS), move |tx| comptes::roles_de(tx, id)).await;
    assert_eq!(ailleurs.unwrap(), []);
    let liste = db.db.read(&programme(ICI), comptes::lister_agents).await.unwrap();
    assert_eq!(liste.len(), 1);
    assert_eq!(liste[0].0.courriel, "camille@saint-exemple.example");
    assert_eq!(liste[0].1.len(), 2);
}

#[both_engines]
async fn every_act_on_an_account_is_on_its_chain(db: TestDb) {
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    let sujet = Subject { kind: "agent", id: id.0 };
    let (lignes, intacte) = db
        .db
        .read(&programme(ICI), move |tx| {
            Ok::<_, db::DbError>((journal::lines(tx, sujet)?, journal::verify(tx, sujet)?))
        })
        .await
        .unwrap();
    let actes: Vec<_> = lignes.iter().map(|ligne| ligne.text.split('"').nth(3).unwrap()).collect();
    assert_eq!(actes, ["agent.cree", "agent.role_donne"]);
    assert_eq!(intacte, Ok(()));
    let courriel = lignes.iter().any(|ligne| ligne.text.contains("saint-exemple"));
    assert!(!courriel, "an e-mail address is personal");
}

#[both_engines]
async fn only_who_may_name_agents_does_and_none_takes_an_account_over(db: TestDb) {
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    let instructrice = agent_ctx(ICI, id, Role::Instructeur);
    let refus = db
        .db
        .write(&instructrice, |tx| comptes::creer_agent(tx, &camille(Role::Administrateur)))
        .await;
    assert!(matches!(refus, Err(ErreurCompte::Introuvable(_))));

    let voisine = agent_ctx(AILLEURS, comptes::AgentId(99), Role::Administrateur);
    let prise = NouvelAgent {
        nom: "Autre".into(),
        empreinte: Some("another hash".into()),
        ..camille(Role::Lecteur)
    };
    assert_eq!(creer(&db, &voisine, prise).await, id);
    let nom = db.db.read(&programme(ICI), move |tx| comptes::identites(tx, &[id])).await.unwrap();
    assert_eq!(nom[0].nom_complet(), "Camille Martin");
    let ctx = visiteur(ICI, &primitives::Clock::system());
    let courriel = "camille@saint-exemple.example";
    let connexion =
        comptes::se_connecter(&db.db, MotsDePasse::commun(), &ctx, courriel, MOT_DE_PASSE, None)
            .await;
    assert_eq!(connexion.unwrap().agent, id);

    let fermee = db.db.write(&voisine, move |tx| comptes::desactiver_agent(tx, id)).await;
    assert!(matches!(fermee, Err(ErreurCompte::Introuvable(_))));
    let operateur = db
        .db
        .write(&agent_ctx(ICI, id, Role::Administrateur), |tx| {
            comptes::creer_agent(tx, &camille(Role::Operateur))
        })
        .await;
    assert!(matches!(operateur, Err(ErreurCompte::Introuvable(_))));
}

#[both_engines]
async fn groups_have_members_of_the_collectivite_only(db: TestDb) {
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    db.db.write(&programme(ICI), move |tx| comptes::ajouter_au_groupe(tx, 7, id)).await.unwrap();
    let dehors =
        db.db.write(&programme(AILLEURS), move |tx| comptes::ajouter_au_groupe(tx, 8, id)).await;
    assert!(matches!(dehors, Err(ErreurCompte::SansRole)));
    let membres = db.db.read(&programme(ICI), |tx| comptes::membres(tx, 7)).await.unwrap();
    assert_eq!(membres.iter().map(|m| m.id).collect::<Vec<_>>(), [id]);
    assert!(
        db.db.read(&programme(AILLEURS), |tx| comptes::membres(tx, 7)).await.unwrap().is_empty()
    );
    db.db.write(&programme(ICI), move |tx| comptes::retirer_du_groupe(tx, 7, id)).await.unwrap();
    assert!(db.db.read(&programme(ICI), |tx| comptes::membres(tx, 7)).await.unwrap().is_empty());
}

#[both_engines]
async fn a_delegation_is_found_on_its_days_and_ended(db: TestDb) {
    let id = creer(&db, &programme(ICI), camille(Role::Instructeur)).await;
    let voulue = NouvelleDelegation {
        agent: id,
        objet: "urbanisme".into(),
        reference: "arrêté 2026-12 du 3 mars 2026".into(),
        debut: date(2026, 3, 3),
        fin: None,
    };
    let bonne = voulue.clone();
    let delegation =
        db.db.write(&programme(ICI), move |tx| comptes::deleguer(tx, &bonne)).await.unwrap();
    let le = |jour, ou| {
        let db = db.db.clone();
        async move {
            let lues = db
                .read(&programme(ou), move |tx| comptes::delegations_en_cours(tx, id, jour))
                .await;
            lues.unwrap().len()
        }
    };
    assert_eq!(le(date(2026, 3, 2), ICI).await, 0);
    assert_eq!(le(date(2026, 3, 3), ICI).await, 1);
    assert_eq!(le(date(2026, 3, 3), AILLEURS).await, 0);
    let fin = date(2026, 6, 30);
    db.db
        .write(&programme(ICI), move |tx| comptes::terminer_delegation(tx, id, delegation, fin))
        .await
        .unwrap();
    assert_eq!((le(fin, ICI).await, le(date(2026, 7, 1), ICI).await), (1, 0));

    for mauvaise in [
        NouvelleDelegation { reference: " ".into(), ..voulue.clone() },
        NouvelleDelegation { fin: Some(date(2026, 3, 2)), ..voulue },
    ] {
        let refus = db.db.write(&programme(ICI), move |tx| comptes::deleguer(tx, &mauvaise)).await;
        assert!(refus.is_err_and(|erreur| erreur.champ().is_some()));
    }
}
