//! Démarches that an administration published: read, checked, kept once.

mod ecriture;
mod fichiers;
mod lecture;

use formulaires::{Argument, Arguments, CodeAvertissement};
use langues::{Arg, Textes};

pub use ecriture::{Importee, OptionsImport, Suite, importer};
pub(crate) use ecriture::{journaliser, nouvelle};
pub use fichiers::{LigneImport, Lot, importer_fichier, lister};
pub use lecture::{Lecture, lire};

/// What an import tells without refusing.
#[derive(Clone, Debug, PartialEq)]
pub struct AvertissementImport {
    /// Where in the file; empty when it is about the whole of it.
    pub chemin: String,
    /// What.
    pub code: CodeImport,
    /// The words of its sentence.
    pub args: Arguments,
}

/// The kinds of [`AvertissementImport`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeImport {
    /// A DS file holds neither conditions nor limits nor formats: what it had is lost.
    SansRegles,
    /// It holds no legal regime: an agent has to choose it.
    RegimeAVerifier,
    /// It has no address, e-mail or telephone of the service: those of the collectivité are used.
    ServiceHerite,
    /// Neither the file nor the collectivité has a telephone: `quoi` is what is missing.
    ServiceIncomplet,
    /// The path was taken by another démarche: `chemin` is the one given.
    CheminChange,
    /// The number was taken by another démarche: `numero` is the one given.
    NumeroChange,
    /// This démarche was already there, the same.
    DejaImportee,
    /// This démarche was already there with another content: its form has a new revision.
    Revisee,
    /// It could not be published yet.
    NonPubliee,
    /// Something of the form.
    Formulaire(CodeAvertissement),
}

/// Why a file is refused: where, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusImport {
    /// The JSON path, from `$`; a line and a column when it is no JSON.
    pub chemin: String,
    /// What is wrong there.
    pub raison: RaisonRefus,
}

/// What is wrong in a refused file.
#[derive(Clone, Debug, PartialEq)]
pub enum RaisonRefus {
    /// It cannot be read at all (absent, no right): the system's words.
    Illisible(String),
    /// It weighs more than a démarche ever does.
    TropGros,
    /// It is not UTF-8.
    PasDuTexte,
    /// It is not JSON: the reader's words.
    PasDuJson(String),
    /// The value is not of this type.
    TypeAttendu(&'static str),
    /// Nothing is there.
    Manquant,
    /// The text has no words.
    Vide,
    /// The number is not a whole one from 1.
    Nombre,
    /// Another file of the same import has this number and another content.
    NumeroEnDouble(String),
    /// The form itself: the key of its sentence and its words.
    Formulaire(String, Arguments),
}

impl AvertissementImport {
    pub(crate) fn simple(code: CodeImport) -> Self {
        Self { chemin: String::new(), code, args: Vec::new() }
    }

    /// Its sentence.
    pub fn phrase(&self, t: Textes) -> String {
        let sentence = match self.code {
            CodeImport::SansRegles => t.demarches_admin_import_sans_regles().to_owned(),
            CodeImport::RegimeAVerifier => t.demarches_admin_import_regime().to_owned(),
            CodeImport::ServiceHerite => t.demarches_admin_import_service_herite().to_owned(),
            CodeImport::ServiceIncomplet => t.demarches_admin_import_service_incomplet().to_owned(),
            CodeImport::CheminChange => t.demarches_admin_import_chemin(self.mot("chemin")),
            CodeImport::NumeroChange => t.demarches_admin_import_numero(self.mot("numero")),
            CodeImport::DejaImportee => t.demarches_admin_import_deja().to_owned(),
            CodeImport::Revisee => t.demarches_admin_import_revisee().to_owned(),
            CodeImport::NonPubliee => t.demarches_admin_import_non_publiee().to_owned(),
            CodeImport::Formulaire(code) => {
                let told = formulaires::Avertissement {
                    chemin: String::new(),
                    code,
                    args: self.args.clone(),
                };
                phrase_de_formulaire(t, &told.cle(), &told.args)
            }
        };
        if self.chemin.is_empty() { sentence } else { format!("{} {sentence}", self.chemin) }
    }

    fn mot(&self, nom: &str) -> String {
        let found = self.args.iter().find(|(name, _)| name == nom);
        match found {
            Some((_, Argument::Texte(text))) => text.clone(),
            Some((_, Argument::Nombre(number))) => number.to_string(),
            None => String::new(),
        }
    }
}

impl RefusImport {
    pub(crate) fn nouveau(chemin: impl Into<String>, raison: RaisonRefus) -> Self {
        Self { chemin: chemin.into(), raison }
    }

    /// Its sentence, after the path.
    pub fn phrase(&self, t: Textes) -> String {
        let sentence = match &self.raison {
            RaisonRefus::Illisible(cause) => t.demarches_admin_refus_illisible(cause),
            RaisonRefus::TropGros => t.demarches_admin_refus_trop_gros().to_owned(),
            RaisonRefus::PasDuTexte => t.demarches_admin_refus_texte().to_owned(),
            RaisonRefus::PasDuJson(cause) => t.demarches_admin_refus_json(cause),
            RaisonRefus::TypeAttendu(nom) => t.demarches_admin_refus_type(*nom),
            RaisonRefus::Manquant => t.demarches_admin_refus_manquant().to_owned(),
            RaisonRefus::Vide => t.demarches_admin_refus_vide().to_owned(),
            RaisonRefus::Nombre => t.demarches_admin_refus_nombre().to_owned(),
            RaisonRefus::NumeroEnDouble(fichier) => t.demarches_admin_refus_double(fichier),
            RaisonRefus::Formulaire(key, args) => phrase_de_formulaire(t, key, args),
        };
        format!("{} {sentence}", self.chemin)
    }
}

/// The sentence of a code of `formulaires`, whose texts are in its own locale files.
fn phrase_de_formulaire(t: Textes, key: &str, args: &Arguments) -> String {
    let given: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, value)| (name.as_str(), mot_donne(value))).collect();
    t.par_cle(key, &given).unwrap_or_else(|| key.to_owned())
}

fn mot_donne(value: &Argument) -> Arg<'_> {
    match value {
        Argument::Nombre(number) => Arg::Nombre(*number),
        Argument::Texte(text) => Arg::Texte(text.as_str().into()),
    }
}
