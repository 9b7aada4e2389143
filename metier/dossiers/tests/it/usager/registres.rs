//! What registers know, on the pages of residents and for agents; the registers are servers of this
//! machine (not verified with the services themselves).

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use db::testing::TestDb;
use db_macros::both_engines;
use dossiers::modele::EtatFiche;
use outgoing::{Outgoing, Policy};
use primitives::Clock;
use registres::{Acces, Registres, Reglages};
use serde_json::json;
use testkit::{Answer, Upload};

use super::guichet::{Guichet, Passant};
use super::{PDF, formulaire_de};

/// A register that answers the same to all, until it is told otherwise.
#[derive(Clone)]
struct Faux {
    adresse: SocketAddr,
    reponse: Arc<Mutex<(u16, String)>>,
}

impl Faux {
    fn ouvrir(statut: u16, corps: &str) -> Self {
        let ecoute = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = ecoute.local_addr().unwrap();
        let reponse = Arc::new(Mutex::new((statut, corps.to_owned())));
        let donnee = Arc::clone(&reponse);
        std::thread::spawn(move || {
            for flux in ecoute.incoming() {
                let (mut flux, mut lue) = (flux.unwrap(), [0; 4096]);
                let _ = flux.read(&mut lue);
                let (statut, corps) = donnee.lock().unwrap().clone();
                let longueur = corps.len();
                let tete = format!("HTTP/1.1 {statut} X\r\ncontent-length: {longueur}\r\n\r\n");
                let _ = flux.write_all((tete + &corps).as_bytes());
            }
        });
        Self { adresse, reponse }
    }

    fn dire(&self, statut: u16, corps: &str) {
        *self.reponse.lock().unwrap() = (statut, corps.to_owned());
    }

    fn registres(&self) -> Registres {
        let policy = Policy { allowed: vec!["127.0.0.1".parse().unwrap()], ..Policy::default() };
        let url: url::Url = format!("http://{}/", self.adresse).parse().unwrap();
        let acces = Acces { url: url.clone(), jeton: "secret".into() };
        let reglages =
            Reglages { entreprises: Some(url), particulier: Some(acces), ..Reglages::default() };
        Registres::nouveaux(reglages, Outgoing::new(policy, Clock::system()).unwrap())
    }
}

const SIRET: &str = "73282932000074";

fn entreprise() -> String {
    json!({"results": [{"siren": "732829320", "nom_complet": "LES JARDINS <B>", "siege": {
        "siret": SIRET, "adresse": "8 RUE HAUTE 02000 LAON", "etat_administratif": "A"}}]})
    .to_string()
}

fn champ(genre: &str, libelle: &str) -> serde_json::Value {
    json!({"__typename": format!("{genre}ChampDescriptor"), "label": libelle, "description": "",
        "required": true})
}

fn ouvrir(base: TestDb, registres: Option<Registres>) -> (Guichet, String) {
    let guichet = Guichet::avec(base, |parts| {
        if let Some(registres) = registres {
            parts.services.insert(registres);
        }
    });
    let chemin = guichet.importer_json(json!({
        "number": 901, "title": "Demander une aide", "description": "", "tags": [],
        "demarcheUrl": "https://x.invalid/commencer/aide",
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": [
            champ("Siret", "Votre entreprise"), champ("QuotientFamilial", "Vos ressources")]},
    }));
    (guichet, chemin)
}

fn presser(
    passant: &mut Passant<'_>,
    page: &str,
    bouton: &str,
    valeurs: &[(&str, &str)],
    fichiers: &[Upload<'_>],
) -> Answer {
    passant.navigateur.get(page);
    let formulaire = formulaire_de(passant, page);
    let rang = formulaire.buttons.iter().position(|b| b.1 == bouton).unwrap();
    let reponse = passant.navigateur.send_form(&formulaire, rang, valeurs, fichiers);
    match reponse.status.as_u16() {
        303 => passant.navigateur.follow(&reponse),
        _ => reponse,
    }
}

#[both_engines]
fn a_company_is_shown_to_who_typed_its_number(base: TestDb) {
    let faux = Faux::ouvrir(200, &entreprise());
    let (guichet, chemin) = ouvrir(base, Some(faux.registres()));
    let mut passant = guichet.passant();
    let id = passant.commencer(&chemin, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    let nom = guichet.nom_du_champ(&chemin, "Votre entreprise");
    let verifier = format!("chercher:{nom}");
    let vue = presser(&mut passant, &page, &verifier, &[(&nom, "732 829 320 00074")], &[]);
    let texte = vue.text();
    for dit in
        ["LES JARDINS &lt;B&gt;", "8 RUE HAUTE 02000 LAON", "D’après le registre des entreprises"]
    {
        assert!(texte.contains(dit), "{dit}\n{texte}");
    }
    let relue = passant.navigateur.get(&format!("/brouillons/{id}/relire"));
    assert!(relue.text().contains("8 RUE HAUTE 02000 LAON"), "{}", relue.text());
    // Another number has another sheet: that of the first is not shown for it.
    let autre = presser(&mut passant, &page, &verifier, &[(&nom, "35600000000048")], &[]);
    assert!(!autre.text().contains("JARDINS"), "{}", autre.text());
    assert!(autre.text().contains("ne le connaît pas"), "{}", autre.text());
}

#[both_engines]
fn a_register_that_is_down_holds_nobody_and_is_asked_again(base: TestDb) {
    let faux = Faux::ouvrir(500, "<html>");
    let registres = faux.registres();
    let (guichet, chemin) = ouvrir(base, Some(registres.clone()));
    let mut passant = guichet.passant();
    let id = passant.commencer(&chemin, "moi");
    passant.identite();
    let relire = passant.remplir();
    let page = passant.navigateur.get(&relire);
    assert!(page.text().contains("Pas encore vérifié"), "{}", page.text());
    faux.dire(200, &entreprise());
    guichet.app.clock.advance(301);
    let ctx = guichet.systeme.with(|parts| parts.clock = guichet.app.clock.clone());
    let db = guichet.app.db.db.clone();
    let recues = guichet.app.wait(dossiers::verifier_les_fiches(&db, &ctx, &registres)).unwrap();
    assert_eq!(recues, 1, "the company; the quotient needs numbers");
    let page = passant.navigateur.get(&relire);
    assert!(page.text().contains("LES JARDINS"), "{}", page.text());
    let lire = move |tx: &mut db::Tx<'_>| dossiers::a_remplir(tx, dossiers::modele::DossierId(id));
    let vue = db.read_blocking(&ctx, lire).unwrap();
    assert!(vue.fiches.iter().any(|fiche| fiche.etat == EtatFiche::Trouvee));
}

#[both_engines]
fn without_a_register_the_figures_and_their_proof_are_asked(base: TestDb) {
    let (guichet, chemin) = ouvrir(base, None);
    let mut passant = guichet.passant();
    let id = passant.commencer(&chemin, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    let siret = guichet.nom_du_champ(&chemin, "Votre entreprise");
    let nom = guichet.nom_du_champ(&chemin, "Vos ressources");
    let vue = passant.navigateur.get(&page);
    assert!(!vue.text().contains("Vérifier ce numéro"));
    let controles = vue.attrs("main [name^=champ_]", "name");
    assert!(controles.contains(&format!("{nom}_quotient")), "{controles:?}");
    let quotient = format!("{nom}_quotient");
    let valeurs = [(siret.as_str(), SIRET), (quotient.as_str(), "1 250,50")];
    let refusee = presser(&mut passant, &page, "continuer", &valeurs, &[]);
    assert_eq!(refusee.status, 422);
    assert!(refusee.text().contains("le document qui le prouve"), "{}", refusee.text());
    let preuve = [Upload { field: &nom, name: "caf.pdf", bytes: PDF }];
    let relire = presser(&mut passant, &page, "continuer", &valeurs, &preuve);
    let texte = relire.text();
    assert!(relire.path.ends_with("/relire"), "{}: {:?}", relire.path, relire.texts(".resume li"));
    assert!(texte.contains("1250,5") && texte.contains("caf.pdf"), "{texte}");
    // The document opens from the review, and taken out it is asked again.
    let retirer = passant.navigateur.get(&page);
    let bouton = retirer.attrs("[name=action][value^=retirer-fichier]", "value");
    presser(&mut passant, &page, &bouton[0], &[], &[]);
    let refusee = presser(&mut passant, &page, "continuer", &[], &[]);
    assert_eq!(refusee.status, 422, "{}", refusee.path);
    assert_eq!(refusee.attrs(&format!("[name='{quotient}']"), "value"), ["1250,5"]);
}

#[both_engines]
fn a_quotient_that_the_register_gives_says_where_it_comes_from(base: TestDb) {
    let corps = json!({"quotientFamilial": 750, "mois": 10, "annee": 2026, "enfants": [{}]});
    let faux = Faux::ouvrir(200, &corps.to_string());
    let (guichet, chemin) = ouvrir(base, Some(faux.registres()));
    let mut passant = guichet.passant();
    let id = passant.commencer(&chemin, "moi");
    passant.identite();
    let page = format!("/brouillons/{id}/etapes/1");
    let nom = guichet.nom_du_champ(&chemin, "Vos ressources");
    let controles = ["_allocataire", "_code_postal", "_quotient"].map(|s| format!("{nom}{s}"));
    let valeurs = [(&*controles[0], "1234567"), (&*controles[1], "02000"), (&*controles[2], "750")];
    presser(&mut passant, &page, "continuer", &valeurs, &[]);
    let vue = passant.navigateur.get(&page);
    assert!(vue.text().contains("D’après la CAF, le"), "{}", vue.text());
}
