//! From a file's JSON to a démarche: pure, and refusing with the path of what is wrong.

use data_encoding::HEXLOWER;
use formulaires::Formulaire;
use primitives::{canonical, fold};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{AvertissementImport, CodeImport, RaisonRefus, RefusImport};
use crate::duree;
use crate::modele::{Donnees, Fiche, Service};
use crate::texte::{premiere_phrase, texte_simple};

/// The longest path that is given.
const CHEMIN_MAX: usize = 80;
/// The longest first sentence of a list.
const RESUME_MAX: usize = 180;
/// What changes from one download to the next without the démarche changing.
const VOLATILES: &[&str] = &["dossiersCount", "dateDerniereModification"];
/// What is written where there is nothing to write.
const RIENS: &[&str] =
    &["rien", "aucun", "aucune", "neant", "non", "sans objet", "aucun lien fourni"];

/// A démarche as a file tells it.
#[derive(Clone, Debug)]
pub struct Lecture {
    /// Its number where it was published.
    pub numero: i64,
    /// The path it asks for.
    pub chemin: String,
    /// Its title.
    pub titre: String,
    /// The texts of its sheet.
    pub fiche: Fiche,
    /// Its service; a DS file has no contacts.
    pub service: Service,
    /// What it says of the data.
    pub donnees: Donnees,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its form.
    pub formulaire: Formulaire,
    /// Its private annotations.
    pub annotations: Formulaire,
    /// How long it takes, in minutes.
    pub duree_minutes: i64,
    /// How many champs it has.
    pub champs: usize,
    /// The hash of what counts in the file.
    pub empreinte: String,
    /// What has to be told.
    pub avertissements: Vec<AvertissementImport>,
}

type Lu<T> = Result<T, RefusImport>;

/// One object of the file and its path.
struct Objet<'v> {
    map: &'v Map<String, Value>,
    chemin: String,
}

/// Reads a file of `shared/data/demarches`, an answer of `getDemarcheDescriptor`, or what it holds.
pub fn lire(fichier: &Value) -> Lu<Lecture> {
    let d = descripteur(fichier)?;
    let numero = d.nombre("number")?;
    let titre =
        texte_simple(d.texte("title")?.ok_or_else(|| d.refus("title", RaisonRefus::Manquant))?);
    if titre.is_empty() {
        return Err(d.refus("title", RaisonRefus::Vide));
    }
    let revision = d.revision()?;
    let (formulaire, annotations, avertissements) = formulaires_de(&revision, numero)?;
    let description = d.texte("description")?.unwrap_or_default().to_owned();
    Ok(Lecture {
        numero,
        chemin: chemin(d.texte_de(&["demarcheUrl", "demarcheURL"])?, &titre, numero),
        fiche: Fiche {
            resume: premiere_phrase(&description, RESUME_MAX),
            description,
            ..Fiche::default()
        },
        service: d.service()?,
        donnees: d.donnees()?,
        tags: d.tags()?,
        duree_minutes: duree::estimer(&formulaire),
        champs: formulaire.tous().count(),
        empreinte: empreinte(d.map),
        titre,
        formulaire,
        annotations,
        avertissements,
    })
}

fn descripteur(fichier: &Value) -> Lu<Objet<'_>> {
    let mut objet = Objet::de(fichier, "$".to_owned())?;
    for enveloppe in ["data", "demarcheDescriptor", "demarche"] {
        if let Some(inner) = objet.map.get(enveloppe) {
            objet = Objet::de(inner, format!("{}.{enveloppe}", objet.chemin))?;
        }
    }
    Ok(objet)
}

type Formulaires = (Formulaire, Formulaire, Vec<AvertissementImport>);

fn formulaires_de(revision: &Objet<'_>, numero: i64) -> Lu<Formulaires> {
    let empty = Value::Array(Vec::new());
    let chemin = |nom: &str| format!("{}.{nom}", revision.chemin);
    let champs = revision
        .map
        .get("champDescriptors")
        .ok_or_else(|| revision.refus("champDescriptors", RaisonRefus::Manquant))?;
    let annotations = match revision.map.get("annotationDescriptors") {
        None | Some(Value::Null) => &empty,
        Some(value) => value,
    };
    let (formulaire, warnings) =
        formulaires::lire_descripteurs(champs, &chemin("champDescriptors"), numero)
            .map_err(refus)?;
    let (annotations, more) = formulaires::lire_annotations(
        annotations,
        &chemin("annotationDescriptors"),
        numero,
        &formulaire,
    )
    .map_err(refus)?;
    let told = warnings.into_iter().chain(more).map(|warning| AvertissementImport {
        chemin: warning.chemin,
        code: CodeImport::Formulaire(warning.code),
        args: warning.args,
    });
    let lossy = [CodeImport::SansRegles, CodeImport::RegimeAVerifier];
    let told = lossy.map(AvertissementImport::simple).into_iter().chain(told).collect();
    Ok((formulaire, annotations, told))
}

fn refus(refus: formulaires::Refus) -> RefusImport {
    let raison = RaisonRefus::Formulaire(refus.cle(), refus.args);
    RefusImport::nouveau(refus.chemin, raison)
}

/// The last segment of the address where it was published, else the words of its title.
fn chemin(url: Option<&str>, titre: &str, numero: i64) -> String {
    let path = url.unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let last =
        if path.contains("/commencer/") { fold::slug(last, CHEMIN_MAX) } else { String::new() };
    [last, fold::slug(titre, CHEMIN_MAX)]
        .into_iter()
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| format!("demarche-{numero}"))
}

fn empreinte(map: &Map<String, Value>) -> String {
    let mut kept = map.clone();
    kept.retain(|name, _| !VOLATILES.contains(&name.as_str()));
    HEXLOWER.encode(&Sha256::digest(canonical::text(&Value::Object(kept))))
}

impl<'v> Objet<'v> {
    fn de(value: &'v Value, chemin: String) -> Lu<Self> {
        match value {
            Value::Object(map) => Ok(Self { map, chemin }),
            _ => Err(RefusImport::nouveau(chemin, RaisonRefus::TypeAttendu("objet"))),
        }
    }

    fn refus(&self, nom: &str, raison: RaisonRefus) -> RefusImport {
        RefusImport::nouveau(format!("{}.{nom}", self.chemin), raison)
    }

    fn texte(&self, nom: &str) -> Lu<Option<&'v str>> {
        match self.map.get(nom) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(self.refus(nom, RaisonRefus::TypeAttendu("texte"))),
        }
    }

    /// The first of several names that holds a text: DS changed the case of some.
    fn texte_de(&self, noms: &[&str]) -> Lu<Option<&'v str>> {
        for nom in noms {
            if let Some(text) = self.texte(nom)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// A text on one line; empty when it is absent or says that there is nothing.
    fn ligne(&self, noms: &[&str]) -> Lu<String> {
        let text = texte_simple(self.texte_de(noms)?.unwrap_or_default());
        let nothing = RIENS.contains(&fold::fold(&text).as_str());
        Ok(if nothing { String::new() } else { text })
    }

    fn nombre(&self, nom: &str) -> Lu<i64> {
        match self.map.get(nom) {
            None | Some(Value::Null) => Err(self.refus(nom, RaisonRefus::Manquant)),
            Some(value) => value
                .as_i64()
                .filter(|number| *number > 0)
                .ok_or_else(|| self.refus(nom, RaisonRefus::Nombre)),
        }
    }

    fn objet(&self, nom: &str) -> Lu<Option<Self>> {
        match self.map.get(nom) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => Self::de(value, format!("{}.{nom}", self.chemin)).map(Some),
        }
    }

    fn revision(&self) -> Lu<Self> {
        for nom in ["revision", "activeRevision", "publishedRevision"] {
            if let Some(revision) = self.objet(nom)? {
                return Ok(revision);
            }
        }
        Err(self.refus("revision", RaisonRefus::Manquant))
    }

    fn service(&self) -> Lu<Service> {
        let Some(service) = self.objet("service")? else { return Ok(Service::default()) };
        Ok(Service {
            nom: service.ligne(&["nom"])?,
            organisme: service.ligne(&["organisme"])?,
            adresse: service.ligne(&["adresse"])?,
            courriel: service.ligne(&["email"])?,
            telephone: service.ligne(&["telephone"])?,
        })
    }

    fn donnees(&self) -> Lu<Donnees> {
        let months = match self.map.get("dureeConservationDossiers") {
            None | Some(Value::Null) => None,
            Some(_) => Some(self.nombre("dureeConservationDossiers")?),
        };
        Ok(Donnees {
            base_legale: self.ligne(&["cadreJuridiqueUrl", "cadreJuridiqueURL"])?,
            duree_conservation_mois: months,
            dpo: self.ligne(&["dpoUrl", "dpoURL"])?,
            ..Donnees::default()
        })
    }

    fn tags(&self) -> Lu<Vec<String>> {
        let Some(value) = self.map.get("tags").filter(|value| !value.is_null()) else {
            return Ok(Vec::new());
        };
        let tags = value
            .as_array()
            .ok_or_else(|| self.refus("tags", RaisonRefus::TypeAttendu("liste")))?;
        let mut kept: Vec<String> = Vec::new();
        for (index, tag) in tags.iter().enumerate() {
            let Value::String(tag) = tag else {
                return Err(
                    self.refus(&format!("tags[{index}]"), RaisonRefus::TypeAttendu("texte"))
                );
            };
            let tag = texte_simple(tag);
            if !tag.is_empty() && !kept.contains(&tag) {
                kept.push(tag);
            }
        }
        Ok(kept)
    }
}
