//! The bundled library: démarches a commune can open as they are, in the format of DS, each with
//! the settings that such a file does not hold.

use db::{DbError, Tx};
use delais::{Delai, Regime};
use serde::Deserialize;
use serde_json::Value;

use crate::depot;
use crate::import::{self, OptionsImport, RefusImport};
use crate::modele::{Demarche, Donnees, Fiche, Mode, NomDemande};

/// One démarche of the library.
#[derive(Debug)]
pub struct Modele {
    /// Its stable name.
    pub code: &'static str,
    pub(crate) descripteur: &'static str,
    reglages: &'static str,
}

macro_rules! modeles {
    ($($code:literal),+ $(,)?) => {
        &[$(Modele {
            code: $code,
            descripteur: include_str!(concat!("../modeles/", $code, ".json")),
            reglages: include_str!(concat!("../modeles/", $code, ".reglages.json")),
        }),+]
    };
}

/// The library, in the order in which it is offered.
pub const MODELES: &[Modele] = modeles![
    "cantine",
    "acte-naissance",
    "salle-des-fetes",
    "buvette",
    "echafaudage",
    "recensement",
];

/// What a DS file does not hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reglages {
    nom_demande: String,
    pour_qui: String,
    cout: String,
    delai_usuel: String,
    et_ensuite: String,
    regime: Regime,
    delai: Delai,
    voies_recours: String,
    mode: String,
    finalite: String,
    base_legale: String,
    duree_conservation_mois: i64,
    destinataires: String,
}

/// Why a démarche of the library was not installed.
#[derive(Debug, thiserror::Error)]
pub enum ErreurModele {
    /// A file of the library is wrong.
    #[error("the bundled file is wrong: {0}")]
    Fichier(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<RefusImport> for ErreurModele {
    fn from(refus: RefusImport) -> Self {
        Self::Fichier(format!("{}: {:?}", refus.chemin, refus.raison))
    }
}

impl From<serde_json::Error> for ErreurModele {
    fn from(error: serde_json::Error) -> Self {
        Self::Fichier(error.to_string())
    }
}

/// Installs a démarche of the library in the tenant of the transaction and, if asked, publishes
/// it; one already there under its path is left as it is.
pub fn installer_modele(
    tx: &mut Tx<'_>,
    modele: &Modele,
    options: &OptionsImport,
) -> Result<Demarche, ErreurModele> {
    let lu = import::lire(&serde_json::from_str::<Value>(modele.descripteur)?)?;
    if let Some(there) = depot::par_chemin(tx, &lu.chemin)? {
        return Ok(there);
    }
    let mut demarche = import::nouvelle(tx, &lu, options, None, &mut Vec::new())?;
    regler(&mut demarche, serde_json::from_str(modele.reglages)?)?;
    if options.publier {
        demarche = demarche
            .publier()
            .map_err(|missing| ErreurModele::Fichier(format!("{}: {missing:?}", modele.code)))?;
    }
    depot::enregistrer(tx, &demarche)?;
    depot::indexer(tx, &demarche)?;
    import::journaliser(tx, &demarche, "demarche.installee", &lu.empreinte)?;
    depot::par_id(tx, demarche.id)?.ok_or_else(|| DbError::NoRow("demarches").into())
}

fn regler(demarche: &mut Demarche, r: Reglages) -> Result<(), ErreurModele> {
    let unknown = |code: &str| ErreurModele::Fichier(format!("unknown code {code}"));
    demarche.nom_demande =
        NomDemande::lire(&r.nom_demande).ok_or_else(|| unknown(&r.nom_demande))?;
    demarche.mode = Mode::lire(&r.mode).ok_or_else(|| unknown(&r.mode))?;
    demarche.regime = r.regime;
    demarche.delai = r.delai;
    demarche.voies_recours = r.voies_recours;
    let lead = std::mem::take(&mut demarche.fiche.description);
    demarche.fiche = Fiche {
        resume: lead,
        description: String::new(),
        pour_qui: r.pour_qui,
        cout: r.cout,
        delai_usuel: r.delai_usuel,
        et_ensuite: r.et_ensuite,
    };
    let dpo = std::mem::take(&mut demarche.donnees.dpo);
    demarche.donnees = Donnees {
        finalite: r.finalite,
        base_legale: r.base_legale,
        duree_conservation_mois: Some(r.duree_conservation_mois),
        destinataires: r.destinataires,
        dpo,
    };
    Ok(())
}
