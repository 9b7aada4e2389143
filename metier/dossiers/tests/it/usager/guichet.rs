//! A collectivité with its démarches, and passers-by who fill them in without scripts.

use std::sync::Arc;

use collectivites::{Annuaire, saint_exemple};
use db::testing::TestDb;
use db::{DbError, Tx};
use demarches::import::{OptionsImport, importer, lire};
use demarches::{MODELES, Revision, Service, installer_modele};
use formulaires::{ChampId, Genre};
use primitives::{Clock, Ctx, Random, TenantId};
use testkit::{Browser, Form, TestApp, Upload};

pub(crate) struct Guichet {
    pub(crate) app: TestApp,
    pub(crate) systeme: Ctx,
}

pub(crate) struct Passant<'a> {
    guichet: &'a Guichet,
    pub(crate) navigateur: Browser<'a>,
    chemin: String,
    id: i64,
}

fn options() -> OptionsImport {
    let service = Service {
        nom: "Accueil".into(),
        organisme: "Mairie".into(),
        adresse: "1 place de la Mairie\n29999 Saint-Exemple".into(),
        courriel: "mairie@saint-exemple.example".into(),
        telephone: "02 61 91 00 29".into(),
    };
    OptionsImport { publier: true, service, dpo: "dpo@saint-exemple.example".into() }
}

impl Guichet {
    pub(crate) fn ouvrir(base: TestDb) -> Self {
        Self::avec_antivirus(base, None)
    }

    /// The same, whose files an antivirus checks.
    pub(crate) fn avec_antivirus(base: TestDb, antivirus: Option<files::Antivirus>) -> Self {
        Self::avec(base, |parts| parts.files = parts.files.clone().checked_by(antivirus))
    }

    /// The same, with other parts.
    pub(crate) fn avec(base: TestDb, change: impl FnOnce(&mut web::AppParts)) -> Self {
        let (clock, random) = (Clock::system(), Random::system());
        let programme = Ctx::system(TenantId::INSTALLATION, clock.clone(), random.clone());
        let creer = |tx: &mut Tx<'_>| collectivites::creer(tx, &saint_exemple());
        let tenant = base.db.write_blocking(&programme, creer).unwrap();
        let systeme = programme.with(|parts| parts.tenant = tenant);
        let installer = |tx: &mut Tx<'_>| {
            for modele in MODELES {
                installer_modele(tx, modele, &options())?;
            }
            Ok::<_, demarches::ErreurModele>(())
        };
        base.db.write_blocking(&systeme, installer).unwrap();
        let tenants = Arc::new(Annuaire::nouveau(base.db.clone(), clock, random));
        let sessions = Arc::new(comptes::Portier::nouveau(base.db.clone()));
        let app = TestApp::with(base, &[dossiers::module()], tenants, sessions, change);
        Self { app, systeme }
    }

    /// Imports a published démarche; its path.
    pub(crate) fn importer(&self, fichier: &str) -> String {
        let texte = std::fs::read_to_string(fichier).unwrap();
        self.importer_json(serde_json::from_str(&texte).unwrap())
    }

    pub(crate) fn importer_json(&self, descripteur: serde_json::Value) -> String {
        self.importer_avec(&descripteur, options())
    }

    /// Imports a démarche that is not published; its path.
    pub(crate) fn importer_brouillon(&self, descripteur: serde_json::Value) -> String {
        self.importer_avec(&descripteur, OptionsImport { publier: false, ..options() })
    }

    /// Closes a démarche, or takes it back.
    pub(crate) fn passer(&self, numero: i64, passage: demarches::Passage) {
        let passer = move |tx: &mut Tx<'_>| {
            let version = demarches::ouvrir(tx, numero)?.version;
            demarches::passer(tx, numero, version, passage).map(drop)
        };
        self.app.db.db.write_blocking(&self.systeme, passer).unwrap();
    }

    /// The program itself, at the hour of the pages.
    pub(crate) fn systeme_de_l_app(&self) -> Ctx {
        self.systeme.with(|parts| parts.clock = self.app.clock.clone())
    }

    fn importer_avec(&self, descripteur: &serde_json::Value, options: OptionsImport) -> String {
        let lu = lire(descripteur).unwrap();
        let ecrire = move |tx: &mut Tx<'_>| importer(tx, &lu, &options);
        self.app.db.db.write_blocking(&self.systeme, ecrire).unwrap().chemin
    }

    pub(crate) fn revision(&self, chemin: &str) -> Arc<Revision> {
        let chemin = chemin.to_owned();
        let lire = move |tx: &mut Tx<'_>| {
            let demarche = demarches::publiee_par_chemin(tx, &chemin)?.unwrap();
            Ok::<_, DbError>(demarches::revision_active(tx, &demarche)?.unwrap().1)
        };
        self.app.db.db.read_blocking(&self.systeme, lire).unwrap()
    }

    pub(crate) fn nom_du_champ(&self, chemin: &str, libelle: &str) -> String {
        let revision = self.revision(chemin);
        let champ = revision.formulaire.tous().find(|champ| champ.libelle == libelle);
        champ.unwrap().id.nom(None)
    }

    /// How many dossiers were filed.
    pub(crate) fn deposes(&self) -> usize {
        let tous = dossiers::Filtres::onglet(dossiers::Onglet::Tous);
        let lire = move |tx: &mut Tx<'_>| {
            dossiers::lister(tx, &tous, dossiers::Tri::Recents, &dossiers::Page::Debut, 50)
        };
        self.app.db.db.read_blocking(&self.systeme, lire).unwrap().tranche.lignes.len()
    }

    pub(crate) fn passant(&self) -> Passant<'_> {
        let navigateur = self.app.browser();
        Passant { guichet: self, navigateur, chemin: String::new(), id: 0 }
    }
}

impl Passant<'_> {
    /// Starts a draft and opens the page of who asks; its number.
    pub(crate) fn commencer(&mut self, chemin: &str, pour: &str) -> i64 {
        self.chemin = chemin.to_owned();
        let adresse = format!("/commencer/{chemin}");
        assert_eq!(self.navigateur.get(&adresse).status, 200, "{adresse}");
        let debut = self.navigateur.post(&adresse, &[("pour", pour)]);
        assert_eq!(debut.status, 303, "{}", debut.text());
        let page = self.navigateur.follow(&debut);
        assert_eq!(page.status, 200, "{}", page.text());
        self.id = page.path.split('/').nth(2).unwrap().parse().unwrap();
        self.id
    }

    /// Takes the prepared draft that a link opens; its number.
    pub(crate) fn prendre(&mut self, lien: &str) -> i64 {
        self.navigateur.get(lien);
        let debut = self.navigateur.submit(&[("pour", "moi")]);
        assert_eq!(debut.status, 303, "{}", debut.text());
        let page = self.navigateur.follow(&debut);
        self.id = page.path.split('/').nth(2).unwrap().parse().unwrap();
        self.id
    }

    /// Says who asks; the next page is open.
    pub(crate) fn identite(&mut self) {
        self.navigateur.get(&format!("/brouillons/{}/identite", self.id));
        let valeurs = [
            ("prenom", "Zoé"),
            ("nom", "Martin"),
            ("courriel", "zoe@exemple.fr"),
            ("telephone", "06 12 34 56 78"),
            ("organisme", "Club"),
            ("siret", "732 829 320 00074"),
            ("beneficiaire_prenom", "Léo"),
            ("beneficiaire_nom", "Martin"),
        ];
        let reponse = self.navigateur.submit(&valeurs);
        assert_eq!(reponse.status, 303, "{}", reponse.text());
        self.navigateur.follow(&reponse);
    }

    /// Fills in every page to the review; its address. Each page is first sent as it is.
    pub(crate) fn remplir(&mut self) -> String {
        let revision = self.guichet.revision(&self.chemin);
        let fin = format!("/brouillons/{}/relire", self.id);
        for _ in 0..200 {
            let page = self.navigateur.page().path.split('?').next().unwrap().to_owned();
            if page == fin {
                return fin;
            }
            self.envoyer_vide(&page);
            let suite = self.envoyer_plein(&page, &revision);
            self.navigateur.follow(&suite);
        }
        panic!("the journey does not end");
    }

    /// Sends a page without an answer: it goes on, or says what is to be done, linked.
    fn envoyer_vide(&mut self, page: &str) {
        let formulaire = self.navigateur.form(|form| form.action == page);
        let vide = Form {
            fields: formulaire.fields.iter().filter(|(nom, _)| !rempli(nom)).cloned().collect(),
            ..formulaire
        };
        let reponse = self.navigateur.send_form(&vide, 0, &[], &[]);
        if reponse.status == 422 {
            assert!(reponse.texts("title")[0].starts_with("Erreur"), "{page}");
            let liens = reponse.attrs(".resume a", "href");
            assert!(!liens.is_empty(), "{page}");
            let ids = reponse.attrs("[id]", "id");
            for lien in liens {
                let cible = ids.iter().filter(|id| **id == lien[1..]).count();
                assert_eq!(cible, 1, "{page}: {lien} of the summary");
            }
            assert!(!reponse.attrs("[aria-invalid=true], .champ-err", "class").is_empty());
        } else {
            assert_eq!(reponse.status, 303, "{page}\n{}", reponse.text());
        }
        let relue = self.navigateur.get(page);
        assert_eq!(relue.status, 200);
    }

    fn envoyer_plein(&mut self, page: &str, revision: &Revision) -> testkit::Answer {
        let formulaire = self.navigateur.form(|form| form.action == page);
        let html = self.navigateur.page().clone();
        let mut noms = html.attrs("main form [name^='champ_']", "name");
        noms.sort();
        noms.dedup();
        let (mut valeurs, mut fichiers) = (Vec::new(), Vec::new());
        for nom in &noms {
            let (base, suffixe) = decouper(nom);
            let graphql = base.trim_start_matches("champ_").split('.').next().unwrap();
            let champ = revision.formulaire.champ(ChampId::lire(graphql).unwrap()).unwrap();
            match &champ.genre {
                Genre::Repetition { .. } => {}
                Genre::PieceJustificative(_) | Genre::TitreIdentite => fichiers.push(nom.clone()),
                Genre::UneFois(_) if suffixe.is_empty() => fichiers.push(nom.clone()),
                genre => {
                    let valeur = reponse(genre, suffixe);
                    valeurs.extend(valeur.map(|valeur| (nom.clone(), valeur)));
                }
            }
        }
        let valeurs: Vec<(&str, &str)> =
            valeurs.iter().map(|(nom, valeur)| (nom.as_str(), valeur.as_str())).collect();
        let fichiers: Vec<Upload<'_>> = fichiers
            .iter()
            .map(|field| Upload { field, name: "piece.pdf", bytes: super::PDF })
            .collect();
        let suite = self.navigateur.send_form(&formulaire, 0, &valeurs, &fichiers);
        assert_eq!(
            suite.status,
            303,
            "{page} of {}: {:?}\n{valeurs:?}",
            self.chemin,
            suite.texts(".resume li")
        );
        suite
    }

    /// Files a démarche whole; its number.
    pub(crate) fn deposer(&mut self, chemin: &str) -> i64 {
        let id = self.commencer(chemin, "moi");
        self.identite();
        let relire = self.remplir();
        self.navigateur.get(&relire);
        let formulaire = self.navigateur.form(|form| form.action == relire);
        let envoi = self.navigateur.send_form(&formulaire, 0, &[], &[]);
        assert_eq!(envoi.location(), Some(format!("/dossiers/{id}/recu").as_str()));
        id
    }
}

/// Whether a field is an answer (rows and versions stay).
fn rempli(nom: &str) -> bool {
    nom.starts_with("champ_") && !nom.contains('.') && !decouper(nom).1.is_empty()
}

fn decouper(nom: &str) -> (&str, &str) {
    match nom[6..].find('_') {
        Some(place) => (&nom[..6 + place], &nom[6 + place..]),
        None => (nom, ""),
    }
}

/// A right answer to a control.
fn reponse(genre: &Genre, suffixe: &str) -> Option<String> {
    let texte = match (genre, suffixe) {
        (_, "_autre" | "_pays") => return None,
        (_, "_jour") => "12",
        (_, "_mois") => "3",
        (Genre::Date(bornes), "_annee") if bornes.naissance => "2015",
        (_, "_annee") => "2026",
        (_, "_heure") => "14",
        (_, "_minute") => "30",
        (Genre::LinkedDropDownList(primaires), "_secondaire") => {
            return primaires.first()?.secondaires.first().cloned();
        }
        (Genre::LinkedDropDownList(primaires), _) => return Some(primaires.first()?.nom.clone()),
        (Genre::DropDownList(liste) | Genre::MultipleDropDownList(liste), _) => {
            liste.choix().next().unwrap_or("Réponse")
        }
        (Genre::YesNo | Genre::Checkbox, _) => "true",
        (Genre::Civilite, _) => "Mme",
        (Genre::Departements, _) => "02",
        (Genre::Regions, _) => formulaires::lieux::regions().first()?.code,
        (Genre::Pays, _) => "BE",
        (Genre::Email, _) => "zoe@exemple.fr",
        (Genre::Phone, _) => "06 12 34 56 78",
        (Genre::IntegerNumber(_) | Genre::DossierLink, _) => "12",
        (Genre::DecimalNumber(_), _) => "12,5",
        (Genre::UneFois(_), "_quotient" | "_reference" | "_parts") => "750",
        (Genre::UneFois(_), "_inscrit" | "_boursier" | "_beneficiaire") => "true",
        (Genre::Iban, _) => "FR76 3000 6000 0112 3456 7890 189",
        (Genre::Siret, _) => "732 829 320 00074",
        (Genre::Rna, _) => "W751004076",
        (Genre::Rnf, _) => "075-FDD-00003-01",
        (Genre::Carte, _) => "49.5641, 3.6199",
        (Genre::Address, "_code_postal") => "02000",
        (Genre::Address, _) => "Laon",
        (Genre::Communes, _) => "Laon (02000)",
        _ => "Réponse",
    };
    Some(texte.to_owned())
}
