//! Once-only data: what the administration already knows of a person, by the numbers of their own
//! papers, from API Particulier.

use formulaires::UneFois;
use http::HeaderName;
use outgoing::{Outgoing, OutgoingError, Request};
use serde_json::Value;

use crate::contenu::{Contenu, Fait};
use crate::lire::texte;
use crate::{Acces, Reponse, json, sous};

const JETON: HeaderName = HeaderName::from_static("x-api-key");

/// Who holds the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The family allowances.
    Cnaf,
    /// Taxes.
    Dgfip,
    /// Employment.
    FranceTravail,
    /// Higher education.
    Mesri,
}

impl Source {
    /// Its name among the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Cnaf => "cnaf",
            Self::Dgfip => "dgfip",
            Self::FranceTravail => "france-travail",
            Self::Mesri => "mesri",
        }
    }

    /// Who knows this.
    pub fn de(type_: UneFois) -> Self {
        match type_ {
            UneFois::Dgfip => Self::Dgfip,
            UneFois::PoleEmploi => Self::FranceTravail,
            UneFois::Mesri | UneFois::EtudiantBoursier => Self::Mesri,
            _ => Self::Cnaf,
        }
    }
}

/// A question to API Particulier: its path, the names of its two parameters, the figures read.
struct Question {
    chemin: &'static str,
    parametres: &'static [&'static str],
    faits: &'static [(&'static str, &'static str)],
}

const QUOTIENT: Question = Question {
    chemin: "composition-familiale-v2",
    parametres: &["numeroAllocataire", "codePostal"],
    faits: &[
        ("quotient", "/quotientFamilial"),
        ("mois", "/mois"),
        ("annee", "/annee"),
        ("allocataire", "/allocataires/0/nomPrenom"),
        ("enfants", "/enfants"),
    ],
};
const IMPOTS: Question = Question {
    chemin: "avis-imposition",
    parametres: &["numeroFiscal", "referenceAvis"],
    faits: &[
        ("reference", "/revenuFiscalReference"),
        ("parts", "/nombreParts"),
        ("annee", "/anneeRevenus"),
        ("personnes", "/nombrePersonnesCharge"),
        ("declarant", "/declarant1/nom"),
    ],
};
const EMPLOI: Question = Question {
    chemin: "situations-pole-emploi",
    parametres: &["identifiant"],
    faits: &[
        ("inscription", "/dateInscription"),
        ("cessation", "/dateCessationInscription"),
        ("categorie", "/libelleCategorieInscription"),
        ("nom", "/nom"),
    ],
};
const ETUDES: Question = Question {
    chemin: "etudiants",
    parametres: &["ine"],
    faits: &[
        ("etablissement", "/admissions/0/etablissement/nomEtablissement"),
        ("debut", "/admissions/0/dateDebutAdmission"),
        ("fin", "/admissions/0/dateFinAdmission"),
        ("nom", "/nom"),
    ],
};
const BOURSE: Question = Question {
    chemin: "etudiants-boursiers",
    parametres: &["ine"],
    faits: &[
        ("boursier", "/estBoursier"),
        ("echelon", "/echelonBourse"),
        ("debut", "/dateDeRentree"),
        ("nom", "/nom"),
    ],
};

/// What is asked for a type; `None` for those that need FranceConnect (AAH, AEEH, ARS).
fn question(type_: UneFois) -> Option<&'static Question> {
    match type_ {
        UneFois::QuotientFamilial | UneFois::Cnaf => Some(&QUOTIENT),
        UneFois::Dgfip => Some(&IMPOTS),
        UneFois::PoleEmploi => Some(&EMPLOI),
        UneFois::Mesri => Some(&ETUDES),
        UneFois::EtudiantBoursier => Some(&BOURSE),
        UneFois::Aah | UneFois::Aeeh | UneFois::Ars => None,
    }
}

/// The key of a question from what a person typed: `quotient_familial/1234567/02000`; `None` when a
/// number is missing or when the type cannot be asked by numbers.
pub fn cle(type_: UneFois, numeros: &[&str]) -> Option<String> {
    let attendus = question(type_)?.parametres.len();
    let propre = |numero: &&&str| {
        !numero.is_empty() && numero.len() <= 40 && numero.chars().all(char::is_alphanumeric)
    };
    let complets = numeros.len() >= attendus && numeros[..attendus].iter().all(|n| propre(&n));
    complets.then(|| format!("{}/{}", type_.type_champ(), numeros[..attendus].join("/")))
}

pub(crate) async fn chercher(
    appels: &Outgoing,
    acces: &Acces,
    cle: &str,
) -> Result<Reponse, OutgoingError> {
    let mut parties = cle.split('/');
    let type_ = parties.next().and_then(UneFois::lire);
    let Some(question) = type_.and_then(question) else { return Ok(Reponse::Inconnue) };
    let mut url = sous(&acces.url, &["api", "v2", question.chemin]);
    for (nom, valeur) in question.parametres.iter().zip(parties) {
        url.query_pairs_mut().append_pair(nom, valeur);
    }
    let reponse = json(appels, Request::get(url).secret(JETON, &acces.jeton)).await?;
    let faits: Vec<Fait> = question.faits.iter().filter_map(|fait| lire(&reponse, *fait)).collect();
    match faits.is_empty() {
        true => Err(OutgoingError::Garbage(acces.url.host_str().unwrap_or_default().to_owned())),
        false => Ok(Reponse::Trouvee(Box::new(Contenu::Faits { faits }))),
    }
}

fn lire(reponse: &Value, (nom, pointeur): (&str, &str)) -> Option<Fait> {
    let valeur = match reponse.pointer(pointeur)? {
        Value::Array(elements) => elements.len().to_string(),
        _ => texte(reponse, pointeur)?,
    };
    Some(Fait { nom: nom.to_owned(), valeur, agents: false })
}
