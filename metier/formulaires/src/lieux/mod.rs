//! The official lists: départements, regions, countries, communes and EPCI. Their source is in `donnees/SOURCE.md`.
//! The long ones are decoded when they are first asked for.

mod communes;
mod epci;
mod recherche;

use std::sync::LazyLock;

pub use communes::{Commune, Nature, commune, communes, communes_du_code_postal};
pub use epci::{Epci, epci, epcis};
pub(crate) use primitives::fold::fold as plier;
pub use recherche::{
    CommuneTrouvee, Doute, chercher_communes, chercher_epcis, reconnaitre_commune, reconnaitre_epci,
};

/// A département, a region or a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LieuOfficiel {
    /// INSEE code, or ISO 3166-1 alpha-2 for a country.
    pub code: &'static str,
    /// Its name.
    pub nom: &'static str,
    /// The code of its region, for a département.
    pub region: Option<&'static str>,
}

static DEPARTEMENTS: LazyLock<Vec<LieuOfficiel>> =
    LazyLock::new(|| lire(include_str!("../../donnees/departements.csv")));
static REGIONS: LazyLock<Vec<LieuOfficiel>> =
    LazyLock::new(|| lire(include_str!("../../donnees/regions.csv")));
static PAYS: LazyLock<Vec<LieuOfficiel>> =
    LazyLock::new(|| lire(include_str!("../../donnees/pays.csv")));

fn lire(csv: &'static str) -> Vec<LieuOfficiel> {
    csv.lines()
        .filter_map(|ligne| {
            let mut cases = ligne.split(';');
            Some(LieuOfficiel {
                code: cases.next()?,
                nom: cases.next()?,
                region: cases.next().filter(|code| !code.is_empty()),
            })
        })
        .collect()
}

/// The départements, by code.
pub fn departements() -> &'static [LieuOfficiel] {
    &DEPARTEMENTS
}

/// The regions, by code.
pub fn regions() -> &'static [LieuOfficiel] {
    &REGIONS
}

/// The countries, by code.
pub fn pays() -> &'static [LieuOfficiel] {
    &PAYS
}

/// Finds a place by its code, its name (case and accents ignored) or both (`02 - Aisne`, `02 – Aisne`).
pub fn trouver(liste: &'static [LieuOfficiel], texte: &str) -> Option<&'static LieuOfficiel> {
    let texte = texte.trim();
    par_code(liste, texte).or_else(|| par_nom(liste, texte)).or_else(|| {
        let (code, nom) = texte.split_once([' ', '-', '–'])?;
        par_code(liste, code)
            .filter(|lieu| plier(nom.trim_start_matches([' ', '-', '–'])) == plier(lieu.nom))
    })
}

fn par_code(liste: &'static [LieuOfficiel], code: &str) -> Option<&'static LieuOfficiel> {
    let code = code.to_ascii_uppercase();
    let place = liste.binary_search_by(|lieu| lieu.code.cmp(code.as_str())).ok()?;
    liste.get(place)
}

fn par_nom(liste: &'static [LieuOfficiel], nom: &str) -> Option<&'static LieuOfficiel> {
    let plie = plier(nom);
    liste.iter().find(|lieu| plier(lieu.nom) == plie)
}

/// The département of a commune, by the first signs of its INSEE code.
pub(crate) fn departement_de_commune(insee: &str) -> &str {
    let longueur = if insee.starts_with("97") || insee.starts_with("98") { 3 } else { 2 };
    insee.get(..longueur).unwrap_or(insee)
}

/// The département of a postal code (in Corsica 200 and 201 are the South, 202 and above the North).
pub(crate) fn departement_de_code_postal(code: &str) -> Option<&str> {
    match code.get(..3)? {
        "200" | "201" => Some("2A"),
        debut if debut.starts_with("20") => Some("2B"),
        debut if debut.starts_with("97") || debut.starts_with("98") => Some(debut),
        _ => code.get(..2),
    }
}

/// The region of a département.
pub(crate) fn region_de_departement(code: &str) -> Option<&'static str> {
    par_code(departements(), code)?.region
}

/// A compressed file of columns, decoded once: the texts live as long as the program.
fn decoder(octets: &[u8]) -> String {
    let clair = zstd::decode_all(octets).unwrap_or_default();
    String::from_utf8(clair).unwrap_or_default()
}

/// The lines of a text of columns.
fn lignes<const N: usize>(texte: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let mut colonnes: Vec<_> = texte.split("\n\u{c}\n").map(|un| un.split('\n')).collect();
    std::iter::from_fn(move || {
        let mut ligne = [""; N];
        for (case, colonne) in ligne.iter_mut().zip(&mut colonnes) {
            *case = colonne.next()?;
        }
        Some(ligne)
    })
}
