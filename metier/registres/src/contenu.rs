//! What registers know, as it is kept with an answer.

use serde::{Deserialize, Serialize};

/// What a register knows of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "nature", rename_all = "snake_case")]
pub enum Contenu {
    /// A company at one of its places.
    Etablissement(Box<Etablissement>),
    /// An association.
    Association(Association),
    /// A foundation.
    Fondation(Fondation),
    /// A school.
    Ecole(Ecole),
    /// Named figures: once-only data, a referential.
    Faits {
        /// The figures, in order.
        faits: Vec<Fait>,
    },
}

/// A named figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fait {
    /// Its name: a code of the once-only data, the administrator’s words for a referential.
    pub nom: String,
    /// Its value as text.
    pub valeur: String,
    /// Whether only agents are shown it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agents: bool,
}

/// Where something stands, as far as a register says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lieu {
    /// The whole address on one line.
    pub libelle: Option<String>,
    /// The number in the street.
    pub numero_voie: Option<String>,
    /// The kind of street.
    pub type_voie: Option<String>,
    /// Its name.
    pub nom_voie: Option<String>,
    /// What completes it.
    pub complement: Option<String>,
    /// The postal code.
    pub code_postal: Option<String>,
    /// The commune.
    pub localite: Option<String>,
    /// The INSEE code of the commune.
    pub code_insee: Option<String>,
}

impl Lieu {
    /// The address on one line, from its parts when the register gives no whole one.
    pub(crate) fn avec_libelle(mut self) -> Self {
        let voie = [&self.numero_voie, &self.type_voie, &self.nom_voie];
        let ville = [&self.code_postal, &self.localite];
        let parties: Vec<&str> =
            voie.into_iter().chain(ville).flatten().map(String::as_str).collect();
        if self.libelle.is_none() && !parties.is_empty() {
            self.libelle = Some(parties.join(" "));
        }
        self
    }
}

/// A company at one of its places, as DS’ `PersonneMorale` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Etablissement {
    /// Its SIRET.
    pub siret: String,
    /// Whether it is the head office.
    pub siege_social: bool,
    /// What it does, by its code.
    pub naf: Option<String>,
    /// What it does.
    pub libelle_naf: Option<String>,
    /// The sign over its door.
    pub enseigne: Option<String>,
    /// Where it stands.
    pub adresse: Lieu,
    /// Whether it is closed.
    pub ferme: bool,
    /// The company.
    pub entreprise: Entreprise,
    /// Its RNA, when it is an association.
    pub rna: Option<String>,
}

/// A company, as DS’ `Entreprise` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entreprise {
    /// Its SIREN.
    pub siren: String,
    /// Its name.
    pub raison_sociale: Option<String>,
    /// The name it trades under.
    pub nom_commercial: Option<String>,
    /// Its legal form.
    pub forme_juridique: Option<String>,
    /// The code of its legal form.
    pub forme_juridique_code: Option<String>,
    /// The SIRET of its head office.
    pub siret_siege_social: Option<String>,
    /// How many people work there, by INSEE’s code.
    pub code_effectif: Option<String>,
    /// When it was made (`2001-05-31`).
    pub date_creation: Option<String>,
    /// The family name, of a person in business.
    pub nom: Option<String>,
    /// The first name.
    pub prenom: Option<String>,
    /// Whether it has ended.
    pub fermee: bool,
}

/// An association.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Association {
    /// Its RNA.
    pub rna: String,
    /// Its name.
    pub titre: Option<String>,
    /// What it is for.
    pub objet: Option<String>,
    /// When it was made.
    pub date_creation: Option<String>,
    /// When it was declared.
    pub date_declaration: Option<String>,
    /// When the Journal officiel published it.
    pub date_publication: Option<String>,
    /// Where it stands.
    pub adresse: Lieu,
    /// Whether it was dissolved.
    pub dissoute: bool,
}

/// A foundation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fondation {
    /// Its RNF.
    pub rnf: String,
    /// Its name.
    pub titre: Option<String>,
    /// Where it stands.
    pub adresse: Lieu,
    /// Whether it was dissolved.
    pub dissoute: bool,
}

/// A school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ecole {
    /// Its UAI.
    pub uai: String,
    /// Its name.
    pub nom: Option<String>,
    /// Where it stands.
    pub adresse: Lieu,
    /// What kind of school it is.
    pub type_etablissement: Option<String>,
    /// Its academy.
    pub academie: Option<String>,
}

impl Contenu {
    /// Its name, as people call it.
    pub fn titre(&self) -> Option<&str> {
        match self {
            Self::Etablissement(etablissement) => etablissement.titre(),
            Self::Association(association) => association.titre.as_deref(),
            Self::Fondation(fondation) => fondation.titre.as_deref(),
            Self::Ecole(ecole) => ecole.nom.as_deref(),
            Self::Faits { .. } => None,
        }
    }

    /// Where it stands.
    pub fn adresse(&self) -> Option<&str> {
        let lieu = match self {
            Self::Etablissement(etablissement) => &etablissement.adresse,
            Self::Association(association) => &association.adresse,
            Self::Fondation(fondation) => &fondation.adresse,
            Self::Ecole(ecole) => &ecole.adresse,
            Self::Faits { .. } => return None,
        };
        lieu.libelle.as_deref()
    }

    /// Whether it has ended: closed, dissolved.
    pub fn finie(&self) -> bool {
        match self {
            Self::Etablissement(e) => e.ferme || e.entreprise.fermee,
            Self::Association(association) => association.dissoute,
            Self::Fondation(fondation) => fondation.dissoute,
            Self::Ecole(_) | Self::Faits { .. } => false,
        }
    }

    /// Its figures.
    pub fn faits(&self) -> &[Fait] {
        match self {
            Self::Faits { faits } => faits,
            _ => &[],
        }
    }
}

impl Etablissement {
    fn titre(&self) -> Option<&str> {
        let entreprise = &self.entreprise;
        let noms = [&entreprise.raison_sociale, &entreprise.nom_commercial, &self.enseigne];
        noms.into_iter().flatten().next().map(String::as_str)
    }
}
