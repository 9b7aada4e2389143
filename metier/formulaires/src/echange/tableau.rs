use std::borrow::Cow;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{instant, juger, lire_textes, refus};
use crate::{
    formulaire::{Champ, Formulaire},
    genre::Genre,
    probleme::Probleme,
    texte::texte,
    valeur::{FichierRef, Valeur},
};

/// What a cell holds of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partie {
    /// The answer, or what names it.
    Tout,
    /// The official code of a place.
    Code,
    /// A postal code.
    CodePostal,
    /// Number and street.
    Voie,
    /// A commune.
    Commune,
    /// The INSEE code of a commune.
    CodeInsee,
    /// The ISO code of a country.
    Pays,
    /// The key of the national address base.
    CleBan,
    /// The first of two linked lists.
    Primaire,
    /// The second of two linked lists.
    Secondaire,
    /// A line a file: SHA-256, bytes, type, id.
    Empreintes,
    /// The JSON of figures with their proof.
    Donnees,
}

/// A column of a table of answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colonne<'f> {
    /// Whose answers.
    pub champ: &'f Champ,
    /// Which part of them.
    pub partie: Partie,
}

/// The columns of these champs, in order. A repeatable block has none: its rows are a table of their own, with the
/// columns of its champs.
pub fn colonnes(champs: &[Champ]) -> Vec<Colonne<'_>> {
    let de_champ =
        |champ| parties(champ).iter().map(move |partie| Colonne { champ, partie: *partie });
    champs.iter().flat_map(de_champ).collect()
}

fn parties(champ: &Champ) -> &'static [Partie] {
    use Partie::{
        CleBan, Code, CodeInsee, CodePostal, Commune, Donnees, Empreintes, Pays, Primaire,
        Secondaire, Tout, Voie,
    };
    match champ.genre {
        Genre::HeaderSection { .. } | Genre::Explication { .. } | Genre::Repetition { .. } => &[],
        Genre::LinkedDropDownList(_) => &[Primaire, Secondaire],
        Genre::Communes => &[Tout, Code, CodePostal],
        Genre::Departements | Genre::Regions | Genre::Pays | Genre::Epci => &[Tout, Code],
        Genre::Address => &[Tout, Voie, CodePostal, Commune, CodeInsee, Pays, CleBan],
        Genre::PieceJustificative(_) | Genre::TitreIdentite => &[Tout, Empreintes],
        Genre::UneFois(_) => &[Tout, Donnees],
        _ => &[Tout],
    }
}

impl Partie {
    /// Its stable name in the title of a column; empty for the answer itself.
    pub fn code(self) -> &'static str {
        match self {
            Self::Tout => "",
            Self::Empreintes => "empreintes",
            Self::Donnees => "donnees",
            autre => autre.cle(&Genre::Address),
        }
    }

    /// The name of the field that holds it, in the JSON of a place or of an address.
    fn cle(self, genre: &Genre) -> &'static str {
        match self {
            Self::Tout if *genre == Genre::Address => "libelle",
            Self::Tout | Self::Empreintes | Self::Donnees => "nom",
            Self::Code => "code",
            Self::CodePostal => "code_postal",
            Self::Voie => "voie",
            Self::Commune => "commune",
            Self::CodeInsee => "code_insee",
            Self::Pays => "pays",
            Self::CleBan => "cle_ban",
            Self::Primaire => "primaire",
            Self::Secondaire => "secondaire",
        }
    }
}

/// The cells of an answer: one for each of its champ's [`colonnes`]; all empty without an answer. Days and instants
/// are in ISO 8601, decimals have a comma, several values a line each.
pub fn cellules(champ: &Champ, valeur: Option<&Valeur>) -> Vec<String> {
    let parties = parties(champ);
    let Some(valeur) = valeur else { return vec![String::new(); parties.len()] };
    let objet = match valeur {
        Valeur::Lieu(lieu) => serde_json::to_value(lieu),
        Valeur::Adresse(adresse) => serde_json::to_value(adresse),
        Valeur::Lie { primaire, secondaire } => {
            Ok(json!({"primaire": primaire, "secondaire": secondaire}))
        }
        Valeur::Fichiers(fichiers) => {
            return vec![lignes(fichiers, nom), lignes(fichiers, empreinte)];
        }
        Valeur::UneFois(declaration) => {
            let donnees = serde_json::to_string(declaration).unwrap_or_default();
            return vec![texte(champ, valeur), donnees];
        }
        simple => return une_cellule(champ, simple, parties.len()),
    };
    let objet = objet.unwrap_or_default();
    let cellule =
        |partie: &Partie| objet[partie.cle(&champ.genre)].as_str().unwrap_or_default().to_owned();
    parties.iter().map(cellule).collect()
}

fn une_cellule(champ: &Champ, valeur: &Valeur, nombre: usize) -> Vec<String> {
    let texte = match valeur {
        Valeur::Texte(texte) => texte.clone(),
        Valeur::Booleen(vrai) => if *vrai { "oui" } else { "non" }.to_owned(),
        Valeur::Decimal(nombre) => nombre.to_string().replace('.', ","),
        Valeur::Date(jour) => jour.to_string(),
        Valeur::DateHeure(moment) => instant(*moment),
        Valeur::Plusieurs(choix) => choix.join("\n"),
        autre => texte(champ, autre),
    };
    let mut cellules = vec![texte];
    cellules.resize(nombre.max(1), String::new());
    cellules
}

fn lignes(fichiers: &[FichierRef], ligne: fn(&FichierRef) -> String) -> String {
    fichiers.iter().map(ligne).collect::<Vec<_>>().join("\n")
}

fn nom(fichier: &FichierRef) -> String {
    fichier.nom.replace('\n', " ")
}

fn empreinte(fichier: &FichierRef) -> String {
    let FichierRef { sha256, octets, type_mime, id, .. } = fichier;
    format!("{sha256} {octets} {type_mime} {id}")
}

/// Reads back the [`cellules`] of a champ.
///
/// # Errors
/// The problem of cells that do not make a good answer.
pub fn lire_cellules(
    formulaire: &Formulaire,
    champ: &Champ,
    cellules: &[&str],
    aujourdhui: Date,
) -> Result<Option<Valeur>, Probleme> {
    if cellules.iter().all(|cellule| cellule.is_empty()) {
        return Ok(None);
    }
    let lues = || parties(champ).iter().zip(cellules).filter(|(_, cellule)| !cellule.is_empty());
    let objet = || -> Value {
        let paire = |(partie, cellule): (&Partie, &&str)| {
            (partie.cle(&champ.genre).to_owned(), Value::from(*cellule))
        };
        Value::Object(lues().map(paire).collect::<Map<_, _>>())
    };
    match &champ.genre {
        Genre::Communes | Genre::Epci | Genre::Departements | Genre::Regions | Genre::Pays => {
            juger(formulaire, champ, serde_json::from_value(objet()).map(Valeur::Lieu), aujourdhui)
        }
        Genre::Address => juger(
            formulaire,
            champ,
            serde_json::from_value(objet()).map(Valeur::Adresse),
            aujourdhui,
        ),
        Genre::PieceJustificative(_) | Genre::TitreIdentite => {
            let fichiers = lire_fichiers(cellules).ok_or_else(|| refus(champ))?;
            juger(formulaire, champ, Ok(Valeur::Fichiers(fichiers)), aujourdhui)
        }
        Genre::UneFois(_) if matches!(cellules, [_, donnees] if !donnees.is_empty()) => {
            let declaration = cellules.last().copied().unwrap_or_default();
            let declaration = serde_json::from_str(declaration).map(Valeur::UneFois);
            juger(formulaire, champ, declaration, aujourdhui)
        }
        Genre::LinkedDropDownList(_) => {
            let suffixe = |partie: &Partie| match partie {
                Partie::Primaire => "_primaire",
                _ => "_secondaire",
            };
            let textes: Vec<_> = lues()
                .map(|(partie, cellule)| (suffixe(partie), vec![(*cellule).to_owned()]))
                .collect();
            lire_textes(formulaire, champ, &textes, aujourdhui)
        }
        Genre::MultipleDropDownList(_) => {
            let choix = cellules[0].split('\n').map(str::to_owned).collect();
            lire_textes(formulaire, champ, &[("", choix)], aujourdhui)
        }
        _ => lire_textes(formulaire, champ, &[("", vec![cellules[0].to_owned()])], aujourdhui),
    }
}

fn lire_fichiers(cellules: &[&str]) -> Option<Vec<FichierRef>> {
    let [noms, empreintes] = cellules else { return None };
    let lire = |(nom, empreinte): (&str, &str)| {
        let [sha256, octets, type_mime, id] =
            <[&str; 4]>::try_from(empreinte.split(' ').collect::<Vec<_>>()).ok()?;
        Some(FichierRef {
            id: id.to_owned(),
            nom: nom.to_owned(),
            octets: octets.parse().ok()?,
            type_mime: type_mime.to_owned(),
            sha256: sha256.to_owned(),
        })
    };
    (noms.split('\n').count() == empreintes.split('\n').count())
        .then(|| noms.split('\n').zip(empreintes.split('\n')).map(lire).collect())?
}

/// A cell that a spreadsheet would take for a formula is text once it begins with an apostrophe (OWASP, CSV
/// injection). Numbers are left as they are.
pub fn proteger(cellule: &str) -> Cow<'_, str> {
    let formule = cellule.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    let nombre = !cellule.starts_with('+') && cellule.replace(',', ".").parse::<f64>().is_ok();
    if formule && !nombre { Cow::Owned(format!("'{cellule}")) } else { Cow::Borrowed(cellule) }
}

/// The cell that [`proteger`] was given.
pub fn deproteger(cellule: &str) -> &str {
    cellule.strip_prefix('\'').unwrap_or(cellule)
}
