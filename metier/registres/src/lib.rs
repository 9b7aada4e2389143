#![doc = include_str!("../README.md")]

mod adresses;
mod associations;
mod contenu;
mod ecoles;
mod entreprises;
mod fondations;
mod lire;
mod particulier;
pub mod referentiel;

use std::sync::Arc;

use outgoing::{Outgoing, OutgoingError, Request, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

pub use adresses::AdresseTrouvee;
pub use contenu::{Association, Contenu, Ecole, Entreprise, Etablissement, Fait, Fondation, Lieu};
pub use particulier::{Source, cle as cle_particulier};

/// A register that is asked by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Registre {
    /// Companies, by SIRET.
    Entreprises,
    /// Associations, by RNA.
    Associations,
    /// Foundations, by RNF.
    Fondations,
    /// Schools, by UAI.
    Ecoles,
    /// Once-only data, by the numbers that a person typed.
    Particulier,
    /// The referential of a champ, by its answer.
    Referentiel,
}

impl Registre {
    const TOUS: [Self; 6] = [
        Self::Entreprises,
        Self::Associations,
        Self::Fondations,
        Self::Ecoles,
        Self::Particulier,
        Self::Referentiel,
    ];

    /// Its name in the database and in the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Entreprises => "entreprises",
            Self::Associations => "associations",
            Self::Fondations => "fondations",
            Self::Ecoles => "ecoles",
            Self::Particulier => "particulier",
            Self::Referentiel => "referentiel",
        }
    }

    /// The register of this name.
    pub fn lire(code: &str) -> Option<Self> {
        Self::TOUS.into_iter().find(|registre| registre.code() == code)
    }
}

/// What a register answers about a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Reponse {
    /// What it knows.
    Trouvee(Box<Contenu>),
    /// It knows this key, and whoever it names asked not to be published.
    NonDiffusible,
    /// It does not know this key.
    Inconnue,
    /// It did not answer in a usable way: to be asked again later.
    Indisponible,
}

/// An address with the secret that opens it.
#[derive(Clone)]
pub struct Acces {
    /// Where it is.
    pub url: Url,
    /// The token that is sent.
    pub jeton: String,
}

impl std::fmt::Debug for Acces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Acces({}, …)", self.url)
    }
}

/// Which registers an installation asks, and where.
#[derive(Clone, Debug, Default)]
pub struct Reglages {
    /// The national address base.
    pub ban: Option<Url>,
    /// The open search of companies.
    pub entreprises: Option<Url>,
    /// API Entreprise, and the SIRET of who asks.
    pub api_entreprise: Option<(Acces, String)>,
    /// The national register of foundations.
    pub fondations: Option<Url>,
    /// The directory of schools.
    pub ecoles: Option<Url>,
    /// API Particulier.
    pub particulier: Option<Acces>,
}

/// The registers of an installation. Cheap to clone.
#[derive(Clone)]
pub struct Registres(Arc<Dedans>);

struct Dedans {
    reglages: Reglages,
    outgoing: Outgoing,
}

impl Registres {
    /// The registers that these settings give.
    pub fn nouveaux(reglages: Reglages, outgoing: Outgoing) -> Self {
        Self(Arc::new(Dedans { reglages, outgoing }))
    }

    /// Whether a register can be asked.
    pub fn connait(&self, registre: Registre) -> bool {
        let r = &self.0.reglages;
        match registre {
            Registre::Entreprises => r.entreprises.is_some() || r.api_entreprise.is_some(),
            Registre::Associations => r.api_entreprise.is_some(),
            Registre::Fondations => r.fondations.is_some(),
            Registre::Ecoles => r.ecoles.is_some(),
            Registre::Particulier => r.particulier.is_some(),
            Registre::Referentiel => true,
        }
    }

    /// What makes the calls, for what is asked elsewhere than in these registers.
    pub fn outgoing(&self) -> &Outgoing {
        &self.0.outgoing
    }

    /// Asks a register about a key. Never inside a transaction.
    pub async fn chercher(&self, registre: Registre, cle: &str) -> Reponse {
        let r = &self.0.reglages;
        let appels = &self.0.outgoing;
        let lue = match (registre, &r.api_entreprise) {
            (Registre::Entreprises, Some((acces, siret))) => {
                entreprises::par_api(appels, acces, siret, cle).await
            }
            (Registre::Entreprises, None) => match &r.entreprises {
                Some(url) => entreprises::par_recherche(appels, url, cle).await,
                None => return Reponse::Indisponible,
            },
            (Registre::Associations, Some((acces, siret))) => {
                associations::chercher(appels, acces, siret, cle).await
            }
            (Registre::Fondations, _) => match &r.fondations {
                Some(url) => fondations::chercher(appels, url, cle).await,
                None => return Reponse::Indisponible,
            },
            (Registre::Ecoles, _) => match &r.ecoles {
                Some(url) => ecoles::chercher(appels, url, cle).await,
                None => return Reponse::Indisponible,
            },
            (Registre::Particulier, _) => match &r.particulier {
                Some(acces) => particulier::chercher(appels, acces, cle).await,
                None => return Reponse::Indisponible,
            },
            (Registre::Associations, None) | (Registre::Referentiel, _) => {
                return Reponse::Indisponible;
            }
        };
        conclure(registre, lue)
    }

    /// The addresses of the national base that these words begin, the likeliest first; none when it
    /// does not answer or is not connected.
    pub async fn adresses(&self, mots: &str) -> Vec<AdresseTrouvee> {
        let Some(url) = &self.0.reglages.ban else { return Vec::new() };
        match adresses::chercher(&self.0.outgoing, url, mots).await {
            Ok(trouvees) => trouvees,
            Err(cause) => {
                tracing::info!("addresses: {cause}");
                Vec::new()
            }
        }
    }

    /// The schools that hold these words; none when the directory does not answer or is not
    /// connected.
    pub async fn ecoles(&self, mots: &str) -> Vec<Ecole> {
        let Some(url) = &self.0.reglages.ecoles else { return Vec::new() };
        match ecoles::par_mots(&self.0.outgoing, url, mots).await {
            Ok(trouvees) => trouvees,
            Err(cause) => {
                tracing::info!("schools: {cause}");
                Vec::new()
            }
        }
    }
}

/// A status that says no is an answer; what is not one is asked again later.
fn conclure(registre: Registre, lue: Result<Reponse, OutgoingError>) -> Reponse {
    match lue {
        Ok(reponse) => reponse,
        Err(OutgoingError::Status { status: 404 | 410 | 422, .. }) => Reponse::Inconnue,
        Err(OutgoingError::Status { status: 451, .. }) => Reponse::NonDiffusible,
        Err(cause) => {
            tracing::info!("{}: {cause}", registre.code());
            Reponse::Indisponible
        }
    }
}

/// The address of a register with more of a path: `/v3/…` after what the setting says.
fn sous(base: &Url, parties: &[&str]) -> Url {
    let mut url = base.clone();
    if let Ok(mut chemin) = url.path_segments_mut() {
        chemin.pop_if_empty().extend(parties);
    }
    url
}

async fn json(appels: &Outgoing, request: Request) -> Result<Value, OutgoingError> {
    let response: Response = appels.send(request).await?;
    response.json()
}
