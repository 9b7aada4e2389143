use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::formulaire::Champ;

/// What a champ asks, with its options: one variant for each type of DS (`type_champ`), old names included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// One line.
    Text,
    /// Long text; `limite` in characters.
    Textarea {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        /// The most characters that the administrator allows.
        limite: Option<u32>,
    },
    /// Text with rules.
    Formatted(Box<Regles>),
    /// A whole number (also the old `number`).
    IntegerNumber(Bornes),
    /// A decimal number.
    DecimalNumber(Bornes),
    /// A day.
    Date(BornesDate),
    /// A day and an hour in Paris.
    Datetime,
    /// Yes or no.
    YesNo,
    /// One box; when required it must be ticked.
    Checkbox,
    /// One choice in a list.
    DropDownList(Liste),
    /// Several choices in a list.
    MultipleDropDownList(Liste),
    /// Two lists, the second depending on the first.
    LinkedDropDownList(Vec<Primaire>),
    /// « Madame », « Monsieur »: never required (CJEU, C-394/23).
    Civilite,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account.
    Iban,
    /// A postal address.
    Address,
    /// A French commune.
    Communes,
    /// A French département.
    Departements,
    /// A French region.
    Regions,
    /// A country.
    Pays,
    /// A group of communes.
    Epci,
    /// An establishment (SIRET).
    Siret,
    /// An association (RNA).
    Rna,
    /// A foundation (RNF).
    Rnf,
    /// A school (UAI).
    AnnuaireEducation,
    /// A map.
    Carte,
    /// Files.
    PieceJustificative(Piece),
    /// A proof of identity.
    TitreIdentite,
    /// The number of another dossier.
    DossierLink,
    /// What another administration already knows (API Particulier): the figures and their proof are asked when it is not connected.
    UneFois(UneFois),
    /// A configurable register.
    Referentiel,
    /// A commitment of the State's accounts.
    EngagementJuridique,
    /// Accreditation of the 2024 Olympic games.
    Cojo,
    /// A repeatable block.
    Repetition {
        /// The champs of a row.
        champs: Vec<Champ>,
    },
    /// A section title, level 1 to 3.
    HeaderSection {
        /// 1 opens a page.
        niveau: u8,
    },
    /// A text to read; `repliable` is the part that opens on demand.
    Explication {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        /// The collapsible text.
        repliable: Option<String>,
    },
    /// Filled by external data, read only.
    PreRempli,
    /// A type that this version does not know: asked as text.
    Inconnu {
        /// Its name in the file.
        nom: String,
    },
}

/// The once-only sources of API Particulier, old and new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UneFois {
    /// Family benefits (until 2026).
    Cnaf,
    /// Taxes (until 2026).
    Dgfip,
    /// Job seekers (until 2026).
    PoleEmploi,
    /// Students (until 2026).
    Mesri,
    /// Adults with disabilities.
    Aah,
    /// Children with disabilities.
    Aeeh,
    /// Back-to-school allowance.
    Ars,
    /// Students with a grant.
    EtudiantBoursier,
    /// Family quotient.
    QuotientFamilial,
}

/// The limits of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bornes {
    /// The least value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Decimal>,
    /// The greatest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Decimal>,
}

/// The limits of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BornesDate {
    /// The first day accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Date>,
    /// The last day accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Date>,
    /// A date of birth: not in the future, not before 1880.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub naissance: bool,
}

/// A list of choices. A row written `--Title--` is a heading, not a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liste {
    /// The rows, headings included, as the file gives them.
    pub options: Vec<String>,
    /// « Autre », with a text of one’s own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub autre: bool,
}

/// A row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ligne<'a> {
    /// A heading, without its hyphens.
    Titre(&'a str),
    /// A choice.
    Option(&'a str),
}

impl Liste {
    /// The rows in order, headings told apart from choices.
    pub fn lignes(&self) -> impl Iterator<Item = Ligne<'_>> {
        self.options.iter().map(|ligne| match titre(ligne) {
            Some(titre) => Ligne::Titre(titre),
            None => Ligne::Option(ligne),
        })
    }

    /// The choices in order.
    pub fn choix(&self) -> impl Iterator<Item = &str> {
        self.lignes().filter_map(|ligne| match ligne {
            Ligne::Option(option) => Some(option),
            Ligne::Titre(_) => None,
        })
    }
}

impl Liste {
    /// The choices that contain all the words of `cherche`, accents and case ignored, `max` at most: a long list is
    /// searched on the server.
    pub fn chercher(&self, cherche: &str, max: usize) -> Vec<&str> {
        let mots: Vec<String> = cherche.split_whitespace().map(crate::lieux::plier).collect();
        let convient = |choix: &&str| {
            let plie = crate::lieux::plier(choix);
            mots.iter().all(|mot| plie.contains(mot.as_str()))
        };
        self.choix().filter(convient).take(max).collect()
    }
}

/// The text between `--` and `--`, if the row is a heading.
pub(crate) fn titre(ligne: &str) -> Option<&str> {
    ligne.trim().strip_prefix("--")?.strip_suffix("--").map(str::trim)
}

/// A primary choice with its secondary ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Primaire {
    /// The primary choice.
    pub nom: String,
    /// Its secondary choices; none means that the primary one is enough.
    pub secondaires: Vec<String>,
}

/// What a file field accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The model to fill: its URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modele: Option<String>,
    /// The nature (`TITRE_IDENTITE`, `RIB`, `JUSTIFICATIF_DOMICILE`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// What is accepted: MIME types (`image/*` for all of a kind) and families of DS (`document_texte`,
    /// `tableur`, `presentation`, `image_scan`, `archive`); none means all that the server accepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<String>,
    /// The most files; `None` means [`Piece::FICHIERS_MAX`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nombre_max: Option<u16>,
    /// Whether the files are erased once the decision has left (a proof of identity always is).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub purge: bool,
}

impl Piece {
    /// The most files in one field.
    pub const FICHIERS_MAX: u16 = 50;
    /// The most files of a proof of identity: both sides of a card, or the pages of a passport.
    pub const IDENTITE_MAX: u16 = 4;
    /// The most bytes of a file, as DS: 200 MB.
    pub const OCTETS_MAX: u64 = 200_000_000;
    /// The most bytes of a proof of identity, as DS: 20 MB.
    pub const OCTETS_MAX_IDENTITE: u64 = 20_000_000;
}

/// The rules of a `formatted` text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regles {
    /// Letters are refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sans_lettres: bool,
    /// Digits are refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sans_chiffres: bool,
    /// Other signs are refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sans_speciaux: bool,
    /// The least number of characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longueur_min: Option<u32>,
    /// The greatest number of characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longueur_max: Option<u32>,
    /// A regular expression that the whole text must match (linear-time engine: no look-around).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motif: Option<String>,
    /// An example of a good answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemple: Option<String>,
    /// The administrator’s words for a wrong answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Genre {
    /// The name of the type in DS (`type_champ`).
    pub fn type_champ(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Textarea { .. } => "textarea",
            Self::Formatted(_) => "formatted",
            Self::IntegerNumber(_) => "integer_number",
            Self::DecimalNumber(_) => "decimal_number",
            Self::Date(_) => "date",
            Self::Datetime => "datetime",
            Self::YesNo => "yes_no",
            Self::Checkbox => "checkbox",
            Self::DropDownList(_) => "drop_down_list",
            Self::MultipleDropDownList(_) => "multiple_drop_down_list",
            Self::LinkedDropDownList(_) => "linked_drop_down_list",
            Self::Civilite => "civilite",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Iban => "iban",
            Self::Address => "address",
            Self::Communes => "communes",
            Self::Departements => "departements",
            Self::Regions => "regions",
            Self::Pays => "pays",
            Self::Epci => "epci",
            Self::Siret => "siret",
            Self::Rna => "rna",
            Self::Rnf => "rnf",
            Self::AnnuaireEducation => "annuaire_education",
            Self::Carte => "carte",
            Self::PieceJustificative(_) => "piece_justificative",
            Self::TitreIdentite => "titre_identite",
            Self::DossierLink => "dossier_link",
            Self::UneFois(source) => source.type_champ(),
            Self::Referentiel => "referentiel",
            Self::EngagementJuridique => "engagement_juridique",
            Self::Cojo => "cojo",
            Self::Repetition { .. } => "repetition",
            Self::HeaderSection { .. } => "header_section",
            Self::Explication { .. } => "explication",
            Self::PreRempli => "pre_rempli",
            Self::Inconnu { .. } => "text",
        }
    }

    /// The name of its GraphQL type without suffix: `Text` for `TextChampDescriptor` and `TextChamp`.
    pub fn nom_graphql(&self) -> String {
        crate::descripteurs::nom_graphql(self.type_champ())
    }

    /// Whether a person gives an answer here (not a title, not an explanation, not filled by the administration).
    pub fn demande(&self) -> bool {
        !matches!(self, Self::HeaderSection { .. } | Self::Explication { .. } | Self::PreRempli)
    }

    /// The champs of a row, if this is a repeatable block.
    pub fn enfants(&self) -> Option<&[Champ]> {
        match self {
            Self::Repetition { champs } => Some(champs),
            _ => None,
        }
    }
}

impl UneFois {
    const TOUTES: [Self; 9] = [
        Self::Cnaf,
        Self::Dgfip,
        Self::PoleEmploi,
        Self::Mesri,
        Self::Aah,
        Self::Aeeh,
        Self::Ars,
        Self::EtudiantBoursier,
        Self::QuotientFamilial,
    ];

    /// The name of the type in DS.
    pub fn type_champ(self) -> &'static str {
        match self {
            Self::Cnaf => "cnaf",
            Self::Dgfip => "dgfip",
            Self::PoleEmploi => "pole_emploi",
            Self::Mesri => "mesri",
            Self::Aah => "aah",
            Self::Aeeh => "aeeh",
            Self::Ars => "ars",
            Self::EtudiantBoursier => "etudiant_boursier",
            Self::QuotientFamilial => "quotient_familial",
        }
    }

    /// The source of this name in DS.
    pub fn lire(type_champ: &str) -> Option<Self> {
        Self::TOUTES.into_iter().find(|source| source.type_champ() == type_champ)
    }
}
