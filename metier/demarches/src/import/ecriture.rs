//! A démarche that was read, put in the database: once, whatever number of times it is imported.

use db::{DbError, Tx};
use delais::{Delai, Regime};
use formulaires::{Argument, Formulaire};
use journal::{Entry, Subject};
use primitives::canonical;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{AvertissementImport, CodeImport, Lecture};
use crate::depot;
use crate::modele::{AvisService, Demarche, DemarcheId, Etat, Mode, NomDemande, Service};

/// The first number given to a démarche that brings none: far above those of DS, which imports keep.
const PREMIER_NUMERO: i64 = 1_000_000;
/// The name of the group that a démarche is born with, as in DS.
const GROUPE: &str = "défaut";
/// How many times a number or a path taken meanwhile is changed for another.
const ESSAIS: usize = 8;

/// How démarches are imported.
#[derive(Clone, Debug, Default)]
pub struct OptionsImport {
    /// Published at once, unless a mention of the law is missing.
    pub publier: bool,
    /// The contacts used where the file has none: the collectivité's.
    pub service: Service,
    /// The same for the data protection officer.
    pub dpo: String,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suite {
    /// A démarche was made.
    Creee,
    /// It was there, and its form or texts changed.
    Revisee,
    /// It was there, the same.
    Inchangee,
}

/// A démarche that was imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Importee {
    /// Its id.
    pub id: DemarcheId,
    /// Its number here.
    pub numero: i64,
    /// Its path here.
    pub chemin: String,
    /// How many champs it has.
    pub champs: usize,
    /// What became of the file.
    pub suite: Suite,
    /// Whether residents find it.
    pub publiee: bool,
    /// What has to be told.
    pub avertissements: Vec<AvertissementImport>,
}

/// Keeps a démarche that was read, in one transaction.
pub fn importer(
    tx: &mut Tx<'_>,
    lu: &Lecture,
    options: &OptionsImport,
) -> Result<Importee, DbError> {
    let mut told = lu.avertissements.clone();
    let known = depot::importee(tx, lu.numero)?;
    let (mut demarche, suite) = match known {
        Some((id, empreinte)) if empreinte.as_deref() == Some(lu.empreinte.as_str()) => {
            told.push(AvertissementImport::simple(CodeImport::DejaImportee));
            (relire(tx, id)?, Suite::Inchangee)
        }
        Some((id, _)) => {
            told.push(AvertissementImport::simple(CodeImport::Revisee));
            (reviser(tx, id, lu)?, Suite::Revisee)
        }
        None => (nouvelle(tx, lu, options, Some(lu.numero), &mut told)?, Suite::Creee),
    };
    avertir_du_service(lu, &demarche, &mut told);
    if options.publier && demarche.etat == Etat::Brouillon {
        demarche = publier(tx, demarche, &mut told)?;
    }
    Ok(Importee {
        id: demarche.id,
        numero: demarche.numero,
        chemin: demarche.chemin,
        champs: lu.champs,
        suite,
        publiee: demarche.etat == Etat::Publiee,
        avertissements: told,
    })
}

/// Makes a démarche of what was read: its number and its path are changed when they are taken.
pub(crate) fn nouvelle(
    tx: &mut Tx<'_>,
    lu: &Lecture,
    options: &OptionsImport,
    origine: Option<i64>,
    told: &mut Vec<AvertissementImport>,
) -> Result<Demarche, DbError> {
    let mut demarche = composer(tx, lu, options);
    if origine.is_none() {
        demarche.numero = depot::dernier_numero(tx, PREMIER_NUMERO)? + 1;
    }
    for _ in 0..ESSAIS {
        demarche.chemin = chemin_libre(tx, lu)?;
        if let Some(id) = depot::creer(tx, &demarche, origine)? {
            demarche.id = id;
            return finir(tx, demarche, lu, told);
        }
        demarche.numero = depot::dernier_numero(tx, PREMIER_NUMERO)? + 1;
    }
    Err(DbError::Lost("no free number for a démarche".into()))
}

fn finir(
    tx: &mut Tx<'_>,
    mut demarche: Demarche,
    lu: &Lecture,
    told: &mut Vec<AvertissementImport>,
) -> Result<Demarche, DbError> {
    if demarche.chemin != lu.chemin {
        told.push(avec(CodeImport::CheminChange, "chemin", &demarche.chemin));
    }
    if demarche.numero != lu.numero {
        told.push(avec(CodeImport::NumeroChange, "numero", &demarche.numero.to_string()));
    }
    depot::creer_groupe(tx, demarche.id, GROUPE, true)?;
    demarche.revision_active = Some(ajouter_revision(tx, demarche.id, lu)?);
    depot::garder_empreinte(tx, demarche.id, &lu.empreinte)?;
    depot::indexer(tx, &demarche)?;
    journaliser(tx, &demarche, "demarche.importee", &lu.empreinte)?;
    Ok(demarche)
}

fn avec(code: CodeImport, nom: &str, mot: &str) -> AvertissementImport {
    let args = vec![(nom.to_owned(), Argument::from(mot))];
    AvertissementImport { chemin: String::new(), code, args }
}

fn composer(tx: &Tx<'_>, lu: &Lecture, options: &OptionsImport) -> Demarche {
    let mut donnees = lu.donnees.clone();
    if donnees.dpo.is_empty() {
        donnees.dpo.clone_from(&options.dpo);
    }
    Demarche {
        id: DemarcheId(0),
        collectivite: tx.ctx().tenant,
        numero: lu.numero,
        chemin: lu.chemin.clone(),
        titre: lu.titre.clone(),
        nom_demande: NomDemande::Demande,
        fiche: lu.fiche.clone(),
        service: lu.service.clone().complete_par(&options.service),
        avis: AvisService::default(),
        regime: Regime::AVerifier,
        delai: Delai::default(),
        voies_recours: String::new(),
        mode: Mode::EnLigne,
        url_nationale: String::new(),
        etat: Etat::Brouillon,
        donnees,
        duree_minutes: lu.duree_minutes,
        tags: lu.tags.clone(),
        revision_active: None,
        garde_brouillon_jours: Demarche::GARDE_BROUILLON,
        ineligibilite: None,
        version: 1,
        publiee_le: None,
    }
}

/// The path asked for, else the same with its number, else with a rank too.
fn chemin_libre(tx: &mut Tx<'_>, lu: &Lecture) -> Result<String, DbError> {
    let candidates = (0..ESSAIS).map(|rank| match rank {
        0 => lu.chemin.clone(),
        1 => format!("{}-{}", lu.chemin, lu.numero),
        rank => format!("{}-{}-{rank}", lu.chemin, lu.numero),
    });
    for candidate in candidates {
        if !depot::chemin_pris(tx, &candidate)? {
            return Ok(candidate);
        }
    }
    Ok(format!("{}-{}-{}", lu.chemin, lu.numero, tx.now()?.0))
}

/// The texts and the form of the file take the place of the old ones; what agents have set since
/// (regime, delay, contacts, state) stays.
fn reviser(tx: &mut Tx<'_>, id: DemarcheId, lu: &Lecture) -> Result<Demarche, DbError> {
    depot::verrouiller(tx, id)?;
    let mut demarche = relire(tx, id)?;
    demarche.titre.clone_from(&lu.titre);
    demarche.fiche.resume.clone_from(&lu.fiche.resume);
    demarche.fiche.description.clone_from(&lu.fiche.description);
    demarche.tags.clone_from(&lu.tags);
    demarche.duree_minutes = lu.duree_minutes;
    depot::enregistrer(tx, &demarche)?;
    if !meme_formulaire(tx, &demarche, lu)? {
        ajouter_revision(tx, id, lu)?;
    }
    depot::garder_empreinte(tx, id, &lu.empreinte)?;
    depot::indexer(tx, &demarche)?;
    journaliser(tx, &demarche, "demarche.revisee", &lu.empreinte)?;
    relire(tx, id)
}

fn meme_formulaire(tx: &mut Tx<'_>, demarche: &Demarche, lu: &Lecture) -> Result<bool, DbError> {
    let Some(revision) = demarche.revision_active else { return Ok(false) };
    let held = depot::empreinte_revision(tx, revision)?;
    Ok(held == Some(empreinte(&textes(lu)?)))
}

fn ajouter_revision(
    tx: &mut Tx<'_>,
    id: DemarcheId,
    lu: &Lecture,
) -> Result<crate::modele::RevisionId, DbError> {
    let textes = textes(lu)?;
    depot::ajouter_revision(tx, id, &textes.0, &textes.1, &empreinte(&textes))
}

/// The canonical texts of the form and of the annotations.
fn textes(lu: &Lecture) -> Result<(String, String), DbError> {
    let text = |form: &Formulaire| {
        let value = serde_json::to_value(form).map_err(|error| DbError::Lost(error.to_string()))?;
        Ok(canonical::text(&value))
    };
    Ok((text(&lu.formulaire)?, text(&lu.annotations)?))
}

fn empreinte((form, annotations): &(String, String)) -> String {
    let hash = Sha256::new().chain_update(form).chain_update("\n").chain_update(annotations);
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

fn avertir_du_service(lu: &Lecture, demarche: &Demarche, told: &mut Vec<AvertissementImport>) {
    let (read, held) = (&lu.service, &demarche.service);
    if read.telephone.is_empty() && !held.telephone.is_empty() {
        told.push(AvertissementImport::simple(CodeImport::ServiceHerite));
    }
    let no_address = held.adresse.is_empty() && held.courriel.is_empty();
    if held.nom.is_empty() || held.telephone.is_empty() || no_address {
        told.push(AvertissementImport::simple(CodeImport::ServiceIncomplet));
    }
}

fn publier(
    tx: &mut Tx<'_>,
    demarche: Demarche,
    told: &mut Vec<AvertissementImport>,
) -> Result<Demarche, DbError> {
    let id = demarche.id;
    match demarche.clone().publier() {
        Err(_) => {
            told.push(AvertissementImport::simple(CodeImport::NonPubliee));
            Ok(demarche)
        }
        Ok(publiee) => {
            depot::enregistrer(tx, &publiee)?;
            journaliser(tx, &publiee, "demarche.publiee", "")?;
            relire(tx, id)
        }
    }
}

fn relire(tx: &mut Tx<'_>, id: DemarcheId) -> Result<Demarche, DbError> {
    depot::par_id(tx, id)?.ok_or(DbError::NoRow("demarches"))
}

/// A line of the démarche's chain: its number, its state, and the hash of what was imported.
pub(crate) fn journaliser(
    tx: &mut Tx<'_>,
    demarche: &Demarche,
    act: &'static str,
    empreinte: &str,
) -> Result<(), DbError> {
    let mut public = json!({"numero": demarche.numero, "etat": demarche.etat.code()});
    if !empreinte.is_empty() {
        public["empreinte"] = Value::from(empreinte);
    }
    let subject = Subject { kind: "demarche", id: demarche.id.0 };
    journal::append(tx, subject, &Entry { act, public, personal: None })
}
