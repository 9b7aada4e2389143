//! Files of démarches one after the other, for the command line: one that cannot be read is told
//! and the others go on.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use db::{Db, DbError};
use langues::Textes;
use primitives::Ctx;
use serde::Serialize;
use serde_json::Value;

use super::{
    AvertissementImport, Importee, Lecture, OptionsImport, RaisonRefus, RefusImport, importer, lire,
};

/// A démarche never weighs that much: the largest seen is under 2 MB.
const OCTETS_MAX: u64 = 50_000_000;

/// What one import has seen so far: two of its files cannot have one number and two contents.
#[derive(Debug, Default)]
pub struct Lot {
    seen: HashMap<i64, (String, String)>,
}

/// The line that the command prints for a file (contract.md), one JSON object.
#[derive(Debug, Serialize)]
pub struct LigneImport {
    /// The file's path as it was given.
    pub file: String,
    /// The démarche's number here.
    pub number: Option<i64>,
    /// Its path here.
    pub path: Option<String>,
    /// How many champs it has.
    pub champs: Option<usize>,
    /// What has to be told, in sentences.
    pub warnings: Vec<String>,
    /// Why it was refused, `null` when it was not.
    pub error: Option<String>,
}

/// The files of the arguments: those of a folder are its `.json`, by name, folders in it too.
///
/// # Errors
/// The path that cannot be listed, and the system's words.
pub fn lister(chemins: &[PathBuf]) -> Result<Vec<PathBuf>, (PathBuf, std::io::Error)> {
    let mut files = Vec::new();
    for chemin in chemins {
        ajouter(chemin, true, &mut files).map_err(|error| (chemin.clone(), error))?;
    }
    Ok(files)
}

fn ajouter(chemin: &Path, named: bool, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if chemin.is_dir() {
        let mut inside: Vec<_> =
            fs::read_dir(chemin)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| ajouter(path, false, files));
    }
    // A file named by a person is tried whatever its name; a folder may hold other things.
    if named || chemin.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) {
        files.push(chemin.to_owned());
    }
    Ok(())
}

/// Imports one file in its own transaction. The démarche, when there is one, comes with its line.
///
/// # Errors
/// When the database fails: the command stops.
pub fn importer_fichier(
    db: &Db,
    ctx: &Ctx,
    chemin: &Path,
    lot: &mut Lot,
    options: &OptionsImport,
    t: Textes,
) -> Result<(LigneImport, Option<Importee>), DbError> {
    let file = chemin.display().to_string();
    let lecture = match ouvrir(chemin).and_then(|value| lire(&value)) {
        Ok(lecture) => lecture,
        Err(refus) => return Ok((LigneImport::refusee(file, &refus, t), None)),
    };
    if let Err(refus) = lot.accepter(&lecture, &file) {
        return Ok((LigneImport::refusee(file, &refus, t), None));
    }
    let options = options.clone();
    let importee = db.write_blocking(ctx, move |tx| importer(tx, &lecture, &options))?;
    let line = LigneImport {
        file,
        number: Some(importee.numero),
        path: Some(importee.chemin.clone()),
        champs: Some(importee.champs),
        warnings: importee
            .avertissements
            .iter()
            .map(|told| AvertissementImport::phrase(told, t))
            .collect(),
        error: None,
    };
    Ok((line, Some(importee)))
}

impl Lot {
    fn accepter(&mut self, lecture: &Lecture, file: &str) -> Result<(), RefusImport> {
        match self.seen.get(&lecture.numero) {
            Some((other, empreinte)) if *empreinte != lecture.empreinte => {
                let raison = RaisonRefus::NumeroEnDouble(other.clone());
                Err(RefusImport::nouveau("$.number", raison))
            }
            Some(_) => Ok(()),
            None => {
                let kept = (file.to_owned(), lecture.empreinte.clone());
                self.seen.insert(lecture.numero, kept);
                Ok(())
            }
        }
    }
}

impl LigneImport {
    fn refusee(file: String, refus: &RefusImport, t: Textes) -> Self {
        let error = Some(refus.phrase(t));
        Self { file, number: None, path: None, champs: None, warnings: Vec::new(), error }
    }
}

/// The JSON of a file; a byte-order mark is set aside.
fn ouvrir(chemin: &Path) -> Result<Value, RefusImport> {
    let refus = |raison| RefusImport::nouveau("$", raison);
    let illisible = |error: std::io::Error| refus(RaisonRefus::Illisible(error.to_string()));
    if fs::metadata(chemin).map_err(illisible)?.len() > OCTETS_MAX {
        return Err(refus(RaisonRefus::TropGros));
    }
    let bytes = fs::read(chemin).map_err(illisible)?;
    let text = String::from_utf8(bytes).map_err(|_| refus(RaisonRefus::PasDuTexte))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| refus(RaisonRefus::PasDuJson(error.to_string())))
}
