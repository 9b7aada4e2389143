//! A referential that an administrator configures: an address where the answer is put, or a table.

use outgoing::{Outgoing, OutgoingError, Request};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json_path::JsonPath;
use thiserror::Error;
use url::Url;

use crate::lire::en_texte;

/// Where the answer goes in an address.
pub const TROU: &str = "{reponse}";
/// The most suggestions.
const TROUVEES_MAX: usize = 20;
/// The most rows of a table.
const LIGNES_MAX: usize = 50_000;
/// The most columns of a table.
const COLONNES_MAX: usize = 50;

/// A column: its name, where it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colonne {
    /// Its name, shown beside the answer.
    pub nom: String,
    /// A JSONPath in an entry of an HTTP answer (`$.properties.nom`); the heading of a table.
    pub chemin: String,
}

/// Where entries are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "genre", rename_all = "snake_case")]
pub enum Origine {
    /// An address that answers in JSON.
    Http {
        /// The address, with `{reponse}` in its path or its query.
        adresse: String,
        /// A JSONPath to the entries (`$.results[*]`); the whole answer when it is empty.
        entrees: String,
        /// A JSONPath, in an entry, to the value that the answer takes.
        cle: String,
    },
    /// A table, whose rows are kept apart.
    Table {
        /// The heading of the column that the answer takes.
        cle: String,
    },
}

/// An entry: the value the answer takes, and its columns by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entree {
    /// The value that the answer takes.
    pub cle: String,
    /// The columns that are there, by name, in order.
    pub colonnes: Vec<(String, String)>,
}

/// Why a referential cannot be used as it is written: the code of a sentence.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Defaut {
    /// The address is not one in http or https.
    #[error("adresse")]
    Adresse,
    /// The answer has no place in the path or the query.
    #[error("trou")]
    Trou,
    /// A JSONPath cannot be read.
    #[error("chemin")]
    Chemin,
    /// The file is not a table with headings in UTF-8.
    #[error("table")]
    Table,
    /// The table is too large.
    #[error("table-grande")]
    TableGrande,
    /// A column is not in the table.
    #[error("colonne")]
    Colonne,
}

/// Checks an origin and its columns as they are written.
///
/// # Errors
/// What to mend.
pub fn verifier(origine: &Origine, colonnes: &[Colonne]) -> Result<(), Defaut> {
    let Origine::Http { adresse, entrees, cle } = origine else { return Ok(()) };
    adresse_pour(adresse, "essai")?;
    let chemins = colonnes.iter().map(|colonne| colonne.chemin.as_str());
    let chemins =
        chemins.chain([cle.as_str()]).chain(Some(entrees.as_str()).filter(|e| !e.is_empty()));
    chemins.map(chemin).collect::<Result<Vec<_>, _>>().map(drop)
}

fn chemin(texte: &str) -> Result<JsonPath, Defaut> {
    JsonPath::parse(texte).map_err(|_| Defaut::Chemin)
}

/// The address of an answer: its place is in the path or the query, never in the host, and what is
/// put there is encoded.
fn adresse_pour(adresse: &str, reponse: &str) -> Result<Url, Defaut> {
    const MARQUE: &str = "parvisreponse";
    let modele = Url::parse(&adresse.replace(TROU, MARQUE)).map_err(|_| Defaut::Adresse)?;
    let avec = |texte: Option<&str>| texte.is_some_and(|texte| texte.contains(MARQUE));
    if !matches!(modele.scheme(), "http" | "https") || avec(modele.host_str()) {
        return Err(Defaut::Adresse);
    }
    if !avec(Some(modele.path())) && !avec(modele.query()) {
        return Err(Defaut::Trou);
    }
    let mut url = modele.clone();
    if let Some(parties) = modele.path_segments() {
        let parties: Vec<String> = parties.map(|p| p.replace(MARQUE, reponse)).collect();
        let remonte = |partie: &String| matches!(partie.as_str(), "." | "..");
        if parties.iter().any(remonte) {
            return Err(Defaut::Adresse);
        }
        if let (Ok(mut chemin), true) = (url.path_segments_mut(), modele.path().contains(MARQUE)) {
            chemin.clear().extend(&parties);
        }
    }
    if let Some(requete) = modele.query() {
        let encodee: String = url::form_urlencoded::byte_serialize(reponse.as_bytes()).collect();
        url.set_query(Some(&requete.replace(MARQUE, &encodee)));
    }
    Ok(url)
}

/// Why a referential gives nothing.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Echec {
    /// It is badly written.
    #[error("{0}")]
    Defaut(#[from] Defaut),
    /// The call failed.
    #[error("{0}")]
    Appel(#[from] OutgoingError),
}

/// Asks an HTTP referential about an answer: its entries, at most twenty; none when it knows none.
///
/// # Errors
/// [`Echec`].
pub async fn interroger(
    appels: &Outgoing,
    origine: &Origine,
    colonnes: &[Colonne],
    reponse: &str,
) -> Result<Vec<Entree>, Echec> {
    let Origine::Http { adresse, entrees, cle } = origine else { return Ok(Vec::new()) };
    let url = adresse_pour(adresse, reponse.trim())?;
    let json = match crate::json(appels, Request::get(url)).await {
        Ok(json) => json,
        Err(OutgoingError::Status { status: 404 | 410, .. }) => return Ok(Vec::new()),
        Err(autre) => return Err(autre.into()),
    };
    let trouvees = match entrees.is_empty() {
        true => vec![&json],
        false => chemin(entrees)?.query(&json).all(),
    };
    let cle = chemin(cle)?;
    let colonnes = colonnes
        .iter()
        .map(|colonne| Ok((colonne.nom.as_str(), chemin(&colonne.chemin)?)))
        .collect::<Result<Vec<_>, Defaut>>()?;
    let lues = trouvees.into_iter().filter_map(|entree| lire(entree, &cle, &colonnes));
    Ok(lues.take(TROUVEES_MAX).collect())
}

fn lire(entree: &Value, cle: &JsonPath, colonnes: &[(&str, JsonPath)]) -> Option<Entree> {
    let premier = |chemin: &JsonPath| chemin.query(entree).first().and_then(en_texte);
    let lues =
        colonnes.iter().filter_map(|(nom, chemin)| Some(((*nom).to_owned(), premier(chemin)?)));
    Some(Entree { cle: premier(cle)?, colonnes: lues.collect() })
}

/// A table as it was given: headings, rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The headings.
    pub entetes: Vec<String>,
    /// The rows, as long as the headings.
    pub lignes: Vec<Vec<String>>,
}

impl Table {
    /// Reads a CSV file in UTF-8, separated by `;`, `,` or tabs, whichever its first line holds most.
    ///
    /// # Errors
    /// When it is no such table, or too large.
    pub fn lire(octets: &[u8]) -> Result<Self, Defaut> {
        let texte = std::str::from_utf8(octets).map_err(|_| Defaut::Table)?;
        let texte = texte.trim_start_matches('\u{feff}');
        let premiere = texte.lines().next().unwrap_or_default();
        let compte = |signe: &u8| premiere.bytes().filter(|octet| octet == signe).count();
        let separateur = *b";,\t".iter().max_by_key(|signe| compte(signe)).unwrap_or(&b';');
        let mut lecteur = csv::ReaderBuilder::new()
            .delimiter(separateur)
            .trim(csv::Trim::All)
            .from_reader(texte.as_bytes());
        let entetes: Vec<String> =
            lecteur.headers().map_err(|_| Defaut::Table)?.iter().map(str::to_owned).collect();
        if entetes.is_empty()
            || entetes.len() > COLONNES_MAX
            || entetes.iter().any(String::is_empty)
        {
            return Err(Defaut::Table);
        }
        let mut lignes = Vec::new();
        for ligne in lecteur.records() {
            if lignes.len() == LIGNES_MAX {
                return Err(Defaut::TableGrande);
            }
            lignes.push(ligne.map_err(|_| Defaut::Table)?.iter().map(str::to_owned).collect());
        }
        if lignes.is_empty() { Err(Defaut::Table) } else { Ok(Self { entetes, lignes }) }
    }

    /// The entries of which the key equals the answer (`exact`) or holds all its words, accents and
    /// case ignored; at most twenty.
    pub fn chercher(
        &self,
        cle: &str,
        colonnes: &[Colonne],
        reponse: &str,
        exact: bool,
    ) -> Vec<Entree> {
        let rang = |nom: &str| self.entetes.iter().position(|entete| entete == nom);
        let Some(rang_cle) = rang(cle) else { return Vec::new() };
        let places: Vec<(&str, usize)> = colonnes
            .iter()
            .filter_map(|colonne| Some((colonne.nom.as_str(), rang(&colonne.chemin)?)))
            .collect();
        let mots: Vec<String> = reponse.split_whitespace().map(primitives::fold::fold).collect();
        let convient = |ligne: &&Vec<String>| {
            let Some(valeur) = ligne.get(rang_cle) else { return false };
            if exact {
                return valeur == reponse.trim();
            }
            let plie = primitives::fold::fold(valeur);
            mots.iter().all(|mot| plie.contains(mot.as_str()))
        };
        let lue = |ligne: &Vec<String>| Entree {
            cle: ligne[rang_cle].clone(),
            colonnes: places
                .iter()
                .filter_map(|(nom, rang)| Some(((*nom).to_owned(), ligne.get(*rang)?.clone())))
                .filter(|(_, valeur)| !valeur.is_empty())
                .collect(),
        };
        self.lignes.iter().filter(convient).take(TROUVEES_MAX).map(lue).collect()
    }
}
