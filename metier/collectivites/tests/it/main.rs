//! Collectivités, on both engines.
#![allow(clippy::unwrap_used, reason = "a broken promise stops the test")]

mod pages;

use std::sync::Arc;

use collectivites::{
    Annuaire, Collectivite, ErreurCollectivite, Modification, NouvelleCollectivite, saint_exemple,
};
use db::testing::TestDb;
use db_macros::both_engines;
use primitives::{Actor, ActorKind, Clock, Ctx, Random, TenantId};
use web::Tenants;

fn programme() -> Ctx {
    Ctx::system(TenantId::INSTALLATION, Clock::system(), Random::system())
}

fn administratrice(collectivite: TenantId) -> Ctx {
    programme().with(|parts| {
        parts.actor = Actor { kind: ActorKind::Staff, account: Some(1) };
        parts.tenant = collectivite;
        parts.grants = Default::default();
        parts.grants.permissions.insert("collectivite.administrer");
    })
}

fn creer(db: &TestDb, nouvelle: NouvelleCollectivite) -> Result<TenantId, ErreurCollectivite> {
    db.db.write_blocking(&programme(), move |tx| collectivites::creer(tx, &nouvelle))
}

fn lire(db: &TestDb, slug: &'static str) -> Collectivite {
    let lue = db.db.read_blocking(&programme(), move |tx| collectivites::par_slug(tx, slug));
    lue.unwrap().unwrap()
}

fn commune(slug: &str) -> NouvelleCollectivite {
    NouvelleCollectivite { slug: slug.into(), ..saint_exemple() }
}

#[both_engines]
fn a_collectivite_is_read_back_as_it_was_given(db: TestDb) {
    let id = creer(&db, saint_exemple()).unwrap();
    let lue = lire(&db, "saint-exemple");
    assert_eq!((lue.id, lue.version), (id, 1));
    assert_eq!(lue.autorite, "la mairie");
    assert_eq!(lue.territoire, delais::Territoire::Metropole);
    assert!(lue.adresse.contains("1 place de la Mairie"));
}

#[both_engines]
fn a_member_inherits_the_contacts_that_it_does_not_give(db: TestDb) {
    creer(&db, saint_exemple()).unwrap();
    let membre = NouvelleCollectivite {
        slug: "membre".into(),
        nom: "Membre".into(),
        insee: "97411".into(),
        parent: Some("saint-exemple".into()),
        telephone: Some("02 61 91 00 30".into()),
        ..NouvelleCollectivite::default()
    };
    creer(&db, membre).unwrap();
    let (parent, lue) = (lire(&db, "saint-exemple"), lire(&db, "membre"));
    assert_eq!(lue.parent, Some(parent.id));
    assert_eq!((&lue.courriel, &lue.couleur), (&parent.courriel, &parent.couleur));
    assert_eq!(lue.telephone, "02 61 91 00 30");
    assert_eq!(lue.territoire, delais::Territoire::LaReunion);
}

#[both_engines]
fn what_is_badly_given_is_refused_and_named(db: TestDb) {
    creer(&db, saint_exemple()).unwrap();
    let champ = |nouvelle| creer(&db, nouvelle).unwrap_err().champ();
    assert_eq!(champ(saint_exemple()), Some("slug"));
    assert_eq!(champ(commune("Saint Exemple")), Some("slug"));
    assert_eq!(champ(NouvelleCollectivite { insee: "123".into(), ..commune("a") }), Some("insee"));
    assert_eq!(champ(NouvelleCollectivite { nom: "  ".into(), ..commune("a") }), Some("nom"));
    let sans_parent = NouvelleCollectivite { parent: Some("nul".into()), ..commune("a") };
    assert_eq!(champ(sans_parent), Some("parent"));
    let courriel = NouvelleCollectivite { courriel: Some("mairie".into()), ..commune("a") };
    assert_eq!(champ(courriel), Some("courriel"));
    let hote = |slug| NouvelleCollectivite { hote: Some("a.example".into()), ..commune(slug) };
    creer(&db, hote("a")).unwrap();
    assert_eq!(champ(hote("b")), Some("hote"));
}

#[both_engines]
fn only_the_program_and_the_operator_open_a_collectivite(db: TestDb) {
    let refusee = db.db.write_blocking(&administratrice(TenantId(1)), |tx| {
        collectivites::creer(tx, &saint_exemple())
    });
    assert!(matches!(refusee, Err(ErreurCollectivite::Introuvable(_))));
}

#[both_engines]
fn a_change_is_kept_and_journalled_and_a_stale_one_refused(db: TestDb) {
    let id = creer(&db, saint_exemple()).unwrap();
    let mut voulue = Modification::de(&lire(&db, "saint-exemple"));
    voulue.couleur = " #B03A2E ".into();
    voulue.adresse = "2 place de la Mairie\r\n29999 Saint-Exemple\u{0}".into();
    voulue.horaires.ecrire_jour(jiff::civil::Weekday::Friday, "9h-12h").unwrap();
    let stale = voulue.clone();
    let change = move |tx: &mut db::Tx<'_>| collectivites::modifier(tx, &voulue);
    let apres = db.db.write_blocking(&administratrice(id), change).unwrap();
    assert_eq!((apres.version, apres.couleur.as_str()), (2, "#b03a2e"));
    assert_eq!(apres.adresse, "2 place de la Mairie\n29999 Saint-Exemple");
    assert_eq!(apres, lire(&db, "saint-exemple"));

    let again =
        db.db.write_blocking(&administratrice(id), move |tx| collectivites::modifier(tx, &stale));
    assert!(matches!(again, Err(ErreurCollectivite::Perimee)));

    let lignes = db.db.read_blocking(&programme(), move |tx| {
        journal::lines(tx, journal::Subject { kind: "collectivite", id: id.0 })
    });
    let lignes = lignes.unwrap();
    assert_eq!(lignes.len(), 2);
    assert!(
        lignes[1].text.contains(r#""champs":["couleur","adresse","horaires"]"#),
        "{}",
        lignes[1].text
    );
}

#[both_engines]
fn a_neighbour_cannot_change_what_is_not_theirs(db: TestDb) {
    let id = creer(&db, saint_exemple()).unwrap();
    let voulue = Modification::de(&lire(&db, "saint-exemple"));
    let instructrice = administratrice(id).with(|parts| {
        parts.grants.permissions = ["dossier.lire"].into();
    });
    for ctx in [instructrice, administratrice(TenantId(id.0 + 1))] {
        let voulue = voulue.clone();
        let refus = db.db.write_blocking(&ctx, move |tx| collectivites::modifier(tx, &voulue));
        assert!(matches!(refus, Err(ErreurCollectivite::Introuvable(_))));
    }
}

#[both_engines]
async fn the_directory_sees_changes_of_others_within_two_seconds(db: TestDb) {
    let clock = Clock::system();
    let annuaire = Annuaire::nouveau(db.db.clone(), clock.clone(), Random::system());
    assert!(annuaire.by_host("localhost").await.unwrap().is_none());
    let ouvrir = |nouvelle: NouvelleCollectivite| {
        let db = db.db.clone();
        async move { db.write(&programme(), move |tx| collectivites::creer(tx, &nouvelle)).await }
    };
    let id = ouvrir(NouvelleCollectivite { hote: Some("A.example".into()), ..saint_exemple() });
    let id = id.await.unwrap();
    clock.advance(2);
    let seule = annuaire.by_host("localhost").await.unwrap().unwrap();
    assert_eq!((seule.tenant, seule.prefix.as_str()), (id, ""));
    let sous = annuaire.by_slug("saint-exemple").await.unwrap().unwrap();
    assert_eq!((sous.tenant, sous.prefix.as_str()), (id, "/c/saint-exemple"));

    ouvrir(commune("b")).await.unwrap();
    clock.advance(2);
    assert!(annuaire.by_host("localhost").await.unwrap().is_none());
    assert_eq!(annuaire.by_host("a.example").await.unwrap().map(|site| site.tenant), Some(id));
    assert_eq!(annuaire.toutes().await.unwrap().len(), 2);

    ouvrir(commune("c")).await.unwrap();
    Annuaire::perimer();
    assert!(annuaire.par_slug("c").await.unwrap().is_some());
    let deux_fois = (annuaire.par_id(id).await.unwrap(), annuaire.par_id(id).await.unwrap());
    assert!(matches!(deux_fois, (Some(a), Some(b)) if Arc::ptr_eq(&a, &b)));
}

#[both_engines]
fn the_whole_address_of_a_page_follows_how_the_collectivite_is_reached(db: TestDb) {
    let seule = creer(&db, saint_exemple()).unwrap();
    let adresse = |tenant| {
        let ctx = programme().in_tenant(tenant).with(|parts| {
            parts.base_url = Arc::from("https://epci.exemple.fr");
        });
        let lire = |tx: &mut db::Tx<'_>| collectivites::adresse(tx, "/dossiers/7");
        db.db.read_blocking(&ctx, lire).unwrap()
    };
    assert_eq!(adresse(seule), "https://epci.exemple.fr/dossiers/7");
    let autre = creer(&db, commune("autre")).unwrap();
    assert_eq!(adresse(autre), "https://epci.exemple.fr/c/autre/dossiers/7");
    let hote = Some("mairie.exemple.fr".to_owned());
    let chez_elle = creer(&db, NouvelleCollectivite { hote, ..commune("chez-elle") }).unwrap();
    assert_eq!(adresse(chez_elle), "https://mairie.exemple.fr/dossiers/7");
}
