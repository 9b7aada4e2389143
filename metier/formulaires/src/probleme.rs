use serde::{Deserialize, Serialize};

use crate::{
    formulaire::Champ,
    ids::{ChampId, RangeeId},
};

/// A part of a sentence that depends on the answer or on the champ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// A whole number, to be written with its separators and to choose a plural.
    Nombre(i64),
    /// Text shown as it is (a date is already `27/03/2026`).
    Texte(String),
}

impl From<&str> for Argument {
    fn from(texte: &str) -> Self {
        Self::Texte(texte.to_owned())
    }
}

impl From<String> for Argument {
    fn from(texte: String) -> Self {
        Self::Texte(texte)
    }
}

impl From<usize> for Argument {
    fn from(nombre: usize) -> Self {
        Self::Nombre(i64::try_from(nombre).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Argument {
    fn from(nombre: u32) -> Self {
        Self::Nombre(nombre.into())
    }
}

impl From<u64> for Argument {
    fn from(nombre: u64) -> Self {
        Self::Nombre(i64::try_from(nombre).unwrap_or(i64::MAX))
    }
}

/// The arguments of a sentence, by name.
pub type Arguments = Vec<(String, Argument)>;

macro_rules! codes {
    ($($(#[$doc:meta])* $nom:ident = $texte:literal,)*) => {
        /// What is wrong with an answer. Its text is stable; its sentence is `probleme-<text>` in
        /// `formulaires.ftl`, hyphens for underscores.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $nom,)*
        }

        impl Code {
            /// All the codes.
            pub const TOUS: &[Self] = &[$(Self::$nom),*];

            /// The stable text.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$nom => $texte,)*
                }
            }
        }
    };
}

codes! {
    /// Nothing is answered.
    Obligatoire = "obligatoire",
    /// A required box is not ticked.
    CaseACocher = "case_a_cocher",
    /// A required file is missing.
    FichierManquant = "fichier_manquant",
    /// A figure of once-only data is missing.
    ChiffresManquants = "chiffres_manquants",
    /// The document that proves a figure is missing.
    PreuveManquante = "preuve_manquante",
    /// A number made of digits and letters, and it holds something else.
    NumeroAttendu = "numero_attendu",
    /// A required repeatable block has no row.
    RangeeManquante = "rangee_manquante",
    /// Too many rows: `max`.
    RangeesTropNombreuses = "rangees_trop_nombreuses",
    /// Too long: `longueur`, `max`.
    TexteTropLong = "texte_trop_long",
    /// Too short: `longueur`, `min`.
    TexteTropCourt = "texte_trop_court",
    /// Letters where there may be none.
    LettresInterdites = "lettres_interdites",
    /// Digits where there may be none.
    ChiffresInterdits = "chiffres_interdits",
    /// Other signs where there may be none.
    SpeciauxInterdits = "speciaux_interdits",
    /// Not of the expected form: `exemple`.
    FormeAttendue = "forme_attendue",
    /// Not of the expected form, in the administrator’s words: `message`.
    FormeExpliquee = "forme_expliquee",
    /// Not a number.
    NombreAttendu = "nombre_attendu",
    /// Not a whole number.
    EntierAttendu = "entier_attendu",
    /// Below `min`.
    NombreTropPetit = "nombre_trop_petit",
    /// Above `max`.
    NombreTropGrand = "nombre_trop_grand",
    /// Not a date.
    DateAttendue = "date_attendue",
    /// A day, a month or a year is missing.
    DateIncomplete = "date_incomplete",
    /// 31 February.
    DateInexistante = "date_inexistante",
    /// A year without four digits.
    AnneeAttendue = "annee_attendue",
    /// Before `min`.
    DateTropTot = "date_trop_tot",
    /// After `max`.
    DateTropTard = "date_trop_tard",
    /// A birth in the future.
    DateFuture = "date_future",
    /// Not an hour.
    HeureAttendue = "heure_attendue",
    /// The hour that summer time skips.
    HeureInexistante = "heure_inexistante",
    /// Neither yes nor no.
    OuiOuNon = "oui_ou_non",
    /// A choice that is not in the list.
    ChoixInconnu = "choix_inconnu",
    /// « Autre » without words.
    AutreAPreciser = "autre_a_preciser",
    /// A primary choice without its secondary one: `primaire`.
    SecondaireAChoisir = "secondaire_a_choisir",
    /// Not an e-mail address.
    CourrielAttendu = "courriel_attendu",
    /// A likely slip in an e-mail address: `suggestion`. Does not block.
    CourrielDouteux = "courriel_douteux",
    /// Not a telephone number.
    TelephoneAttendu = "telephone_attendu",
    /// Not an IBAN.
    IbanAttendu = "iban_attendu",
    /// An IBAN whose check digits are wrong.
    IbanFaux = "iban_faux",
    /// Not 14 digits.
    SiretAttendu = "siret_attendu",
    /// A SIRET whose check digit is wrong.
    SiretFaux = "siret_faux",
    /// Not `W` and 9 digits.
    RnaAttendu = "rna_attendu",
    /// Not the number of a foundation.
    RnfAttendu = "rnf_attendu",
    /// A UAI whose letter is wrong.
    UaiFaux = "uai_faux",
    /// No street or no commune.
    AdresseIncomplete = "adresse_incomplete",
    /// Not 5 digits.
    CodePostalAttendu = "code_postal_attendu",
    /// Not a commune of the official list.
    CommuneAttendue = "commune_attendue",
    /// Several communes have this name or this postal code.
    CommuneAChoisir = "commune_a_choisir",
    /// Not a département.
    DepartementAttendu = "departement_attendu",
    /// Not a region.
    RegionAttendue = "region_attendue",
    /// Not a country.
    PaysAttendu = "pays_attendu",
    /// Not a group of communes of the official list.
    EpciAttendu = "epci_attendu",
    /// Several groups of communes have this name.
    EpciAChoisir = "epci_a_choisir",
    /// Not a place on the map.
    CarteAttendue = "carte_attendue",
    /// Not the number of a dossier.
    NumeroDossierAttendu = "numero_dossier_attendu",
    /// Too many files: `max`.
    FichiersTropNombreux = "fichiers_trop_nombreux",
    /// A file too large: `fichier`, `max` in megabytes.
    FichierTropLourd = "fichier_trop_lourd",
    /// A file of another type than expected: `fichier`.
    FichierFormat = "fichier_format",
    /// A file that does not open or that a password protects: `fichier`.
    FichierInutilisable = "fichier_inutilisable",
    /// An answer of another kind than the question (a draft kept through a change of the form).
    ReponseAReprendre = "reponse_a_reprendre",
}

impl Code {
    /// The key of the sentence in `formulaires.ftl`.
    pub fn cle(self) -> String {
        format!("probleme-{}", self.as_str().replace('_', "-"))
    }

    /// Whether the dossier cannot be sent with it; the others are advice.
    pub fn bloque(self) -> bool {
        self != Self::CourrielDouteux
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texte = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::TOUS
            .iter()
            .copied()
            .find(|code| code.as_str() == texte)
            .ok_or_else(|| serde::de::Error::custom("unknown code"))
    }
}

/// A problem with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probleme {
    /// The champ to mend.
    pub champ: ChampId,
    /// Its row, in a repeatable block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rangee: Option<RangeeId>,
    /// What is wrong.
    pub code: Code,
    /// The words of the sentence; `champ`, the label, is always the first.
    pub args: Arguments,
}

impl Probleme {
    pub(crate) fn nouveau(champ: &Champ, rangee: Option<&RangeeId>, rejet: Rejet) -> Self {
        let mut args = vec![("champ".to_owned(), Argument::Texte(champ.libelle.clone()))];
        args.extend(rejet.args);
        Self { champ: champ.id, rangee: rangee.cloned(), code: rejet.code, args }
    }

    /// The key of the sentence in `formulaires.ftl`.
    pub fn cle(&self) -> String {
        self.code.cle()
    }

    /// Whether the dossier cannot be sent with it.
    pub fn bloque(&self) -> bool {
        self.code.bloque()
    }
}

/// Why an answer does not validate, before it is known where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rejet {
    pub code: Code,
    pub args: Arguments,
}

impl Rejet {
    pub fn avec(mut self, nom: &str, valeur: impl Into<Argument>) -> Self {
        self.args.push((nom.to_owned(), valeur.into()));
        self
    }
}

impl From<Code> for Rejet {
    fn from(code: Code) -> Self {
        Self { code, args: Vec::new() }
    }
}

/// Why a form is refused when it is read or saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refus {
    /// Where, as a JSON path (`$.champDescriptors[3].condition`).
    pub chemin: String,
    /// What is wrong; its sentence is `refus-admin-<text>`, hyphens for underscores.
    pub code: CodeRefus,
    /// The words of the sentence.
    pub args: Arguments,
}

impl Refus {
    pub(crate) fn nouveau(chemin: impl Into<String>, code: CodeRefus) -> Self {
        Self { chemin: chemin.into(), code, args: Vec::new() }
    }

    pub(crate) fn avec(mut self, nom: &str, valeur: impl Into<Argument>) -> Self {
        self.args.push((nom.to_owned(), valeur.into()));
        self
    }

    /// The key of the sentence in `formulaires.ftl`.
    pub fn cle(&self) -> String {
        format!("refus-admin-{}", self.code.as_str().replace('_', "-"))
    }
}

impl std::fmt::Display for Refus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.chemin, self.code.as_str())
    }
}

impl std::error::Error for Refus {}

/// What makes a form impossible to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeRefus {
    /// A list of champs was expected.
    ListeAttendue,
    /// An object was expected.
    ObjetAttendu,
    /// A champ has no type or no label: `propriete`.
    ProprieteManquante,
    /// A property is not of its type: `propriete`.
    ProprieteFausse,
    /// Two champs have the same id.
    IdEnDouble,
    /// A repeatable block inside another.
    RepetitionImbriquee,
    /// More champs than [`crate::CHAMPS_MAX`].
    TropDeChamps,
    /// Not a LogicExpression.
    ConditionFausse,
    /// A condition that looks at a champ that does not exist: `id`.
    ConditionPendante,
    /// A condition that looks, from outside, at a champ of a row.
    ConditionHorsRangee,
    /// Conditions that depend on each other in a circle.
    ConditionEnBoucle,
    /// A condition that compares what cannot be compared.
    ConditionMalTypee,
    /// A regular expression that cannot be read.
    MotifFaux,
}

impl CodeRefus {
    /// All the codes.
    pub const TOUS: &[Self] = &[
        Self::ListeAttendue,
        Self::ObjetAttendu,
        Self::ProprieteManquante,
        Self::ProprieteFausse,
        Self::IdEnDouble,
        Self::RepetitionImbriquee,
        Self::TropDeChamps,
        Self::ConditionFausse,
        Self::ConditionPendante,
        Self::ConditionHorsRangee,
        Self::ConditionEnBoucle,
        Self::ConditionMalTypee,
        Self::MotifFaux,
    ];

    /// The stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ListeAttendue => "liste_attendue",
            Self::ObjetAttendu => "objet_attendu",
            Self::ProprieteManquante => "propriete_manquante",
            Self::ProprieteFausse => "propriete_fausse",
            Self::IdEnDouble => "id_en_double",
            Self::RepetitionImbriquee => "repetition_imbriquee",
            Self::TropDeChamps => "trop_de_champs",
            Self::ConditionFausse => "condition_fausse",
            Self::ConditionPendante => "condition_pendante",
            Self::ConditionHorsRangee => "condition_hors_rangee",
            Self::ConditionEnBoucle => "condition_en_boucle",
            Self::ConditionMalTypee => "condition_mal_typee",
            Self::MotifFaux => "motif_faux",
        }
    }
}

/// What reading a file changed or could not keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Avertissement {
    /// Where, as a JSON path.
    pub chemin: String,
    /// What; its sentence is `avertissement-admin-<text>`, hyphens for underscores.
    pub code: CodeAvertissement,
    /// The words of the sentence.
    pub args: Arguments,
}

impl Avertissement {
    /// The key of the sentence in `formulaires.ftl`.
    pub fn cle(&self) -> String {
        format!("avertissement-admin-{}", self.code.as_str().replace('_', "-"))
    }
}

/// What a reader of a file must tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeAvertissement {
    /// An unknown type, kept as text: `nom`.
    TypeInconnu,
    /// A list without a choice: the answer is then free.
    ListeSansChoix,
    /// A civilité that the file requires: it stays optional.
    CiviliteFacultative,
    /// A label without words.
    LibelleVide,
    /// A section level other than 1 to 3: taken as 1.
    NiveauFaux,
    /// A repeatable block without champs.
    RepetitionVide,
    /// An old type that no longer exists, asked as text: `nom`.
    TypeAbandonne,
    /// A proof of identity (CNIL: only if a law asks for it).
    IdentiteDemandee,
}

impl CodeAvertissement {
    /// All the codes.
    pub const TOUS: &[Self] = &[
        Self::TypeInconnu,
        Self::ListeSansChoix,
        Self::CiviliteFacultative,
        Self::LibelleVide,
        Self::NiveauFaux,
        Self::RepetitionVide,
        Self::TypeAbandonne,
        Self::IdentiteDemandee,
    ];

    /// The stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TypeInconnu => "type_inconnu",
            Self::ListeSansChoix => "liste_sans_choix",
            Self::CiviliteFacultative => "civilite_facultative",
            Self::LibelleVide => "libelle_vide",
            Self::NiveauFaux => "niveau_faux",
            Self::RepetitionVide => "repetition_vide",
            Self::TypeAbandonne => "type_abandonne",
            Self::IdentiteDemandee => "identite_demandee",
        }
    }
}
