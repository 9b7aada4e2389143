//! A small house for these tests: one collectivité, one démarche of two fields, its people.

use db::testing::TestDb;
use db::{Db, Tx};
use demarches::import::{OptionsImport, importer, lire};
use demarches::{Demarche, Service};
use dossiers::modele::{Canal, DossierId, Evenement, Identite, Signataire};
use dossiers::{CLE, Ecriture, Erreur};
use formulaires::{Bloc, ChampId, Valeur};
use jobs::Runner;
use primitives::{Actor, ActorKind, Clock, Ctx, Random, ResourceKey, TenantId};
use serde_json::json;

pub(crate) struct Maison {
    pub(crate) db: Db,
    pub(crate) systeme: Ctx,
    pub(crate) demarche: Demarche,
    pub(crate) nom: ChampId,
    pub(crate) motif: ChampId,
    _base: Option<TestDb>,
}

pub(crate) fn maison(base: TestDb) -> Maison {
    let mut maison = maison_sur(base.db.clone(), Clock::system());
    maison._base = Some(base);
    maison
}

/// The same over a database that someone else keeps.
pub(crate) fn maison_sur(db: Db, clock: Clock) -> Maison {
    let systeme = Ctx::system(TenantId(1), clock, Random::system());
    let file = json!({
        "number": 900, "title": "Demander un badge", "description": "", "tags": [],
        "demarcheUrl": "https://x.invalid/commencer/badge",
        "service": {"nom": "Accueil", "organisme": "Mairie"},
        "revision": {"champDescriptors": [
            {"__typename": "TextChampDescriptor", "label": "Nom du badge", "description": "", "required": true},
            {"__typename": "TextareaChampDescriptor", "label": "Motif", "description": "", "required": false},
        ]},
    });
    let creer = |tx: &mut Tx<'_>| collectivites::creer(tx, &collectivites::saint_exemple());
    db.write_blocking(&systeme, creer).unwrap();
    let service = Service { courriel: "a@b.fr".into(), ..Service::default() };
    let options = OptionsImport { publier: true, service, dpo: String::new() };
    let lu = lire(&file).unwrap();
    let ecrire = move |tx: &mut Tx<'_>| importer(tx, &lu, &options);
    db.write_blocking(&systeme, ecrire).unwrap();
    let lire = |tx: &mut Tx<'_>| {
        let demarche = demarches::publiee_par_chemin(tx, "badge")?.unwrap();
        let (_, revision) = demarches::revision_active(tx, &demarche)?.unwrap();
        Ok::<_, db::DbError>((demarche, revision))
    };
    let (demarche, revision) = db.read_blocking(&systeme, lire).unwrap();
    let [nom, motif] = [0, 1].map(|rang: usize| revision.formulaire.champs()[rang].id);
    Maison { db, systeme, demarche, nom, motif, _base: None }
}

pub(crate) fn signataire() -> Signataire {
    Signataire {
        prenom: "Anne".into(),
        nom: "Roux".into(),
        qualite: "maire".into(),
        ..Signataire::default()
    }
}

impl Maison {
    /// A visitor who holds the key of a dossier.
    pub(crate) fn usager(&self, id: DossierId) -> Ctx {
        self.systeme.with(|parts| {
            parts.actor = Actor::VISITOR;
            parts.grants.all_groups = false;
            parts.grants.keys.insert(ResourceKey { kind: CLE, id: id.0 });
        })
    }

    /// An agent of the group of the démarche, or of another.
    pub(crate) fn agent(&self, compte: i64, du_groupe: bool) -> Ctx {
        let groupe = self
            .db
            .read_blocking(&self.systeme, {
                let id = self.demarche.id;
                move |tx| demarches::groupe_par_defaut(tx, id)
            })
            .unwrap()
            .unwrap();
        self.systeme.with(|parts| {
            parts.actor = Actor { kind: ActorKind::Staff, account: Some(compte) };
            parts.grants.all_groups = false;
            parts.grants.groups.insert(if du_groupe { groupe.0 } else { groupe.0 + 1 });
            parts.grants.permissions.extend(comptes::Role::Instructeur.permissions());
        })
    }

    pub(crate) fn agir<T: Send + 'static>(
        &self,
        ctx: &Ctx,
        acte: impl Fn(&mut Tx<'_>) -> Result<T, Erreur> + Send + 'static,
    ) -> Result<T, Erreur> {
        self.db.write_blocking(ctx, acte)
    }

    pub(crate) fn brouillon(&self) -> DossierId {
        let demarche = self.demarche.clone();
        let identite = Identite {
            prenom: "Zoé".into(),
            nom: "Martin".into(),
            courriel: "zoe@exemple.fr".into(),
            ..Identite::default()
        };
        let visiteur = self.systeme.with(|parts| parts.actor = Actor::VISITOR);
        self.agir(&visiteur, move |tx| {
            dossiers::commencer(tx, &demarche, Canal::EnLigne, &identite)
        })
        .unwrap()
    }

    /// Writes the two answers over version `version` of their block.
    pub(crate) fn repondre(&self, id: DossierId, nom: &str, version: i64) -> Result<(), Erreur> {
        let contenu = Bloc(
            [
                (self.nom, Valeur::Texte(nom.into())),
                (self.motif, Valeur::Texte("Pour l’école".into())),
            ]
            .into(),
        );
        let bloc = formulaires::BlocId::Debut;
        let ecriture = Ecriture { bloc, version, contenu: Some(contenu) };
        self.agir(&self.usager(id), move |tx| {
            dossiers::enregistrer(tx, id, std::slice::from_ref(&ecriture)).map(drop)
        })
    }

    /// From now on two months of silence grant what the démarche is about.
    pub(crate) fn silence_accepte(&self) {
        self.regler(delais::Regime::SilenceAccepte);
    }

    /// From now on two months of silence mean this.
    pub(crate) fn regler(&self, regime: delais::Regime) {
        let numero = self.demarche.numero;
        let regler = move |tx: &mut Tx<'_>| {
            let demarche = demarches::ouvrir(tx, numero)?;
            let mut reglage = demarches::Reglage::de(&demarche);
            reglage.regime = regime;
            reglage.voies_recours = "Tribunal administratif".into();
            reglage.service.adresse = "1 place".into();
            reglage.service.telephone = "0123456789".into();
            demarches::regler(tx, numero, demarche.version, reglage).map(drop)
        };
        self.db.write_blocking(&self.systeme, regler).unwrap();
    }

    pub(crate) fn depose(&self) -> DossierId {
        let id = self.brouillon();
        self.repondre(id, "Bleu", 0).unwrap();
        self.agir(&self.usager(id), move |tx| dossiers::deposer(tx, id, None)).unwrap();
        id
    }

    /// A request that `agent` studies.
    pub(crate) fn a_l_etude(&self, agent: &Ctx) -> DossierId {
        let id = self.depose();
        let version = self.version(id);
        let etudier = move |tx: &mut Tx<'_>| {
            dossiers::repasser(tx, id, version, Evenement::PasserEnInstruction)
        };
        self.agir(agent, etudier).unwrap();
        id
    }

    pub(crate) fn version(&self, id: DossierId) -> i64 {
        let lue = move |tx: &mut Tx<'_>| dossiers::ouvrir(tx, id, dossiers::LIRE);
        self.db.read_blocking(&self.usager(id), lue).unwrap().version
    }

    pub(crate) fn vue(&self, id: DossierId) -> dossiers::Vue {
        let lue = move |tx: &mut Tx<'_>| dossiers::consulter(tx, id);
        self.db.read_blocking(&self.usager(id), lue).unwrap()
    }

    pub(crate) fn jobs(&self) -> usize {
        let module = dossiers::module();
        let runner = Runner::new(self.db.clone(), self.systeme.clone(), module.jobs, module.events);
        runner.run_due().unwrap()
    }
}
