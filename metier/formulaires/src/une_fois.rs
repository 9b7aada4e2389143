//! What a person declares of once-only data, when no register gives it: the figures, and the proof.

use crate::{
    controles,
    genre::UneFois,
    lecture::{Entree, nombre},
    probleme::{Code, Rejet},
    valeur::{Declaration, FichierRef, Valeur},
};

/// What kind of figure is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorte {
    /// A number, decimals allowed.
    Nombre,
    /// Yes or no.
    OuiNon,
    /// A number that is a name: digits and letters.
    Numero,
    /// Words.
    Mots,
}

/// A figure that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Donnee {
    /// The suffix of its control; without its first sign, its code.
    pub suffixe: &'static str,
    /// What kind of figure it is.
    pub sorte: Sorte,
    /// Its name in exports.
    pub nom: &'static str,
    /// Whether the answer is nothing without it.
    pub requise: bool,
    /// Whether a register can be asked with it.
    pub numero_de_registre: bool,
}

const fn figure(suffixe: &'static str, sorte: Sorte, nom: &'static str) -> Donnee {
    Donnee { suffixe, sorte, nom, requise: true, numero_de_registre: false }
}

const fn numero(suffixe: &'static str, nom: &'static str) -> Donnee {
    let sorte = Sorte::Numero;
    Donnee { suffixe, sorte, nom, requise: false, numero_de_registre: true }
}

const ALLOCATAIRE: Donnee = numero("_allocataire", "Numéro d’allocataire");
const INE: Donnee = numero("_ine", "Numéro étudiant (INE)");
const BENEFICIAIRE: Donnee = figure("_beneficiaire", Sorte::OuiNon, "Bénéficiaire");

const QUOTIENT: &[Donnee] = &[
    figure("_quotient", Sorte::Nombre, "Quotient familial"),
    ALLOCATAIRE,
    numero("_code_postal", "Code postal"),
];
const IMPOTS: &[Donnee] = &[
    figure("_reference", Sorte::Nombre, "Revenu fiscal de référence"),
    figure("_parts", Sorte::Nombre, "Nombre de parts"),
    numero("_numero_fiscal", "Numéro fiscal"),
    numero("_reference_avis", "Référence de l’avis"),
];
const EMPLOI: &[Donnee] =
    &[figure("_inscrit", Sorte::OuiNon, "Inscription"), numero("_identifiant", "Identifiant")];
const ETUDES: &[Donnee] = &[figure("_etablissement", Sorte::Mots, "Établissement"), INE];
const BOURSE: &[Donnee] = &[
    figure("_boursier", Sorte::OuiNon, "Bourse"),
    Donnee { requise: false, ..figure("_echelon", Sorte::Mots, "Échelon") },
    INE,
];
const ALLOCATION: &[Donnee] = &[BENEFICIAIRE, ALLOCATAIRE];

/// Every control that these types may have; the main one takes words, as a prefill gives them.
pub(crate) const SUFFIXES: &[&str] = &[
    "",
    "_quotient",
    "_allocataire",
    "_code_postal",
    "_reference",
    "_parts",
    "_numero_fiscal",
    "_reference_avis",
    "_inscrit",
    "_identifiant",
    "_etablissement",
    "_ine",
    "_boursier",
    "_echelon",
    "_beneficiaire",
];

impl UneFois {
    /// The figures that are asked, the main one first.
    pub fn donnees(self) -> &'static [Donnee] {
        match self {
            Self::QuotientFamilial | Self::Cnaf => QUOTIENT,
            Self::Dgfip => IMPOTS,
            Self::PoleEmploi => EMPLOI,
            Self::Mesri => ETUDES,
            Self::EtudiantBoursier => BOURSE,
            Self::Aah | Self::Aeeh | Self::Ars => ALLOCATION,
        }
    }
}

/// Reads the figures as they are typed: they are judged by [`controler`], so that the proof beside
/// them is never lost. Words in the main control are an answer too.
pub(crate) fn lire(
    source: UneFois,
    entree: &Entree<'_>,
    fichiers: &[FichierRef],
) -> Option<Valeur> {
    let lues = source.donnees().iter().filter_map(|donnee| {
        let texte = entree.ligne(donnee.suffixe);
        let texte = match donnee.sorte {
            Sorte::Numero => texte.split_whitespace().collect(),
            Sorte::Nombre => nombre::decimal(&texte).map_or(texte, |lu| lu.to_string()),
            Sorte::OuiNon | Sorte::Mots => texte,
        };
        (!texte.is_empty()).then(|| (donnee.suffixe[1..].to_owned(), texte))
    });
    let declaration = Declaration { donnees: lues.collect(), fichiers: fichiers.to_vec() };
    let mots = entree.ligne("");
    if declaration == Declaration::default() {
        return (!mots.is_empty()).then_some(Valeur::Texte(mots));
    }
    Some(Valeur::UneFois(Box::new(declaration)))
}

/// Whether the figures are whole and the proof is there. Who says « no » proves nothing.
pub(crate) fn controler(
    source: UneFois,
    obligatoire: bool,
    declaration: &Declaration,
) -> Result<(), Rejet> {
    let mut nie = false;
    for donnee in source.donnees() {
        match declaration.donnees.get(&donnee.suffixe[1..]).map(String::as_str) {
            None if donnee.requise && !nie => return Err(Code::ChiffresManquants.into()),
            None => {}
            Some(texte) => {
                nie |= donnee.sorte == Sorte::OuiNon && texte == "false";
                juger(donnee.sorte, texte)?;
            }
        }
    }
    controles::fichiers_de_preuve(&declaration.fichiers)?;
    match obligatoire && !nie && declaration.fichiers.is_empty() {
        true => Err(Code::PreuveManquante.into()),
        false => Ok(()),
    }
}

fn juger(sorte: Sorte, texte: &str) -> Result<(), Rejet> {
    match sorte {
        Sorte::Nombre => nombre::decimal(texte).map(drop),
        Sorte::OuiNon if !matches!(texte, "true" | "false") => Err(Code::OuiOuNon.into()),
        Sorte::Numero if !texte.chars().all(|signe| signe.is_alphanumeric() || signe == '-') => {
            Err(Code::NumeroAttendu.into())
        }
        _ => controles::court(texte),
    }
}

/// The figures as text, named, in order; then the names of the proofs.
pub(crate) fn texte(source: UneFois, declaration: &Declaration) -> String {
    let figures = source.donnees().iter().filter_map(|donnee| {
        let valeur = declaration.donnees.get(&donnee.suffixe[1..])?;
        let valeur = match (donnee.sorte, valeur.as_str()) {
            (Sorte::OuiNon, "true") => "oui",
            (Sorte::OuiNon, "false") => "non",
            (_, autre) => autre,
        };
        Some(format!("{} : {valeur}", donnee.nom))
    });
    let preuves = declaration.fichiers.iter().map(|fichier| fichier.nom.clone());
    figures.chain(preuves).collect::<Vec<_>>().join(", ")
}
