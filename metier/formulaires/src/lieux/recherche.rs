//! From what a person writes to the place that is meant.

use std::cmp::Reverse;

use super::{Commune, Epci, Nature, communes, epci, epcis, plier};

/// Why a place is not recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doute {
    /// No place has this name or code.
    Inconnu,
    /// Several do, or several begin so: the person chooses.
    Plusieurs,
}

/// A commune with the postal code that was found with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommuneTrouvee {
    /// The commune of today, or an arrondissement.
    pub commune: &'static Commune,
    /// The postal code; `None` when it has several and none was said.
    pub code_postal: Option<&'static str>,
    /// The old name that led to it.
    pub ancien_nom: Option<&'static str>,
}

impl CommuneTrouvee {
    fn nouvelle(commune: &'static Commune, code_postal: Option<&'static str>) -> Self {
        let actuelle = commune.actuelle();
        Self {
            commune: actuelle,
            code_postal: code_postal.or_else(|| actuelle.code_postal()),
            ancien_nom: (commune.nature == Nature::AncienNom).then_some(commune.nom),
        }
    }

    /// `Laon (02000)`: no two communes read the same.
    pub fn texte(&self) -> String {
        match self.code_postal {
            Some(code) => format!("{} ({code})", self.commune.nom),
            None => self.commune.nom.to_owned(),
        }
    }
}

/// What is searched: words, and figures that begin a postal code.
struct Demande {
    mots: Vec<String>,
    chiffres: Option<String>,
}

impl Demande {
    fn lire(texte: &str) -> Self {
        let mut mots: Vec<String> = plier_nom(texte).split(' ').map(str::to_owned).collect();
        mots.retain(|mot| !mot.is_empty());
        let chiffre = |mot: &String| mot.bytes().all(|octet| octet.is_ascii_digit());
        let place = mots.iter().position(|mot| mot.len() == 5 && chiffre(mot)).or_else(|| {
            // A few figures are a beginning of postal code only on their own: « Paris 19 » is an arrondissement.
            (mots.len() == 1 && chiffre(&mots[0])).then_some(0)
        });
        let chiffres = place.map(|place| mots.remove(place));
        Self { mots, chiffres }
    }

    fn nom(&self) -> String {
        self.mots.join(" ")
    }
}

/// A name without case nor accents, « St » written in full.
pub(super) fn plier_nom(nom: &str) -> String {
    let entier = |mot| match mot {
        "st" => "saint",
        "ste" => "sainte",
        mot => mot,
    };
    plier(nom).split(' ').map(entier).collect::<Vec<_>>().join(" ")
}

/// How well a folded name answers: the whole name, its beginning, the beginning of some of its words.
fn rang(plie: &str, nom: &str) -> Option<u8> {
    if plie == nom {
        return Some(0);
    }
    if plie.starts_with(nom) {
        return Some(1);
    }
    let commence = |mot: &str| plie.split(' ').any(|un| un.starts_with(mot));
    nom.split(' ').all(commence).then_some(2)
}

/// The communes whose name or postal code begins so, `max` at most: the exact name first, then the beginnings, then
/// other words; the more inhabitants the earlier. A commune with several postal codes comes once for each of them,
/// except where arrondissements share them.
pub fn chercher_communes(texte: &str, max: usize) -> Vec<CommuneTrouvee> {
    let demande = Demande::lire(texte);
    let nom = demande.nom();
    if nom.is_empty() && demande.chiffres.is_none() {
        return Vec::new();
    }
    let mut trouvees: Vec<_> = communes()
        .iter()
        .filter_map(|commune| {
            let rang = rang(commune.plie, &nom)?;
            let servie = demande.chiffres.as_deref().is_none_or(|c| sert(commune, c));
            servie.then_some((rang, commune))
        })
        .collect();
    trouvees.sort_by_key(|(rang, commune)| {
        (*rang, commune.nature == Nature::AncienNom, Reverse(commune.population), commune.code)
    });
    let chiffres = demande.chiffres.as_deref();
    trouvees.into_iter().flat_map(|(_, commune)| par_code(commune, chiffres)).take(max).collect()
}

fn sert(commune: &'static Commune, debut: &str) -> bool {
    commune.actuelle().codes_postaux().any(|code| code.starts_with(debut))
}

fn par_code(commune: &'static Commune, debut: Option<&str>) -> Vec<CommuneTrouvee> {
    let codes = commune.actuelle().codes_postaux();
    let arrondie = ["13055", "69123", "75056"].contains(&commune.code);
    let codes: Vec<_> = match debut {
        Some(debut) => codes.filter(|code| code.starts_with(debut)).collect(),
        None if arrondie => Vec::new(),
        None => codes.collect(),
    };
    if codes.is_empty() {
        return vec![CommuneTrouvee::nouvelle(commune, None)];
    }
    codes.into_iter().map(|code| CommuneTrouvee::nouvelle(commune, Some(code))).collect()
}

/// The commune that a person means: by its INSEE code while the text is still its name, else by name and postal code.
///
/// # Errors
/// No commune, or several: none is guessed.
pub fn reconnaitre_commune(
    texte: &str,
    code_insee: Option<&str>,
    code_postal: Option<&str>,
) -> Result<CommuneTrouvee, Doute> {
    let demande = Demande::lire(texte);
    let postal = code_postal.or(demande.chiffres.as_deref());
    let nom = demande.nom();
    if let Some(commune) = code_insee.and_then(super::commune)
        && (nom.is_empty() || commune.plie == nom)
    {
        return Ok(avec_postal(commune, postal));
    }
    if nom.is_empty() && code_insee.is_some() {
        return Err(Doute::Inconnu);
    }
    let homonymes: Vec<_> = match (nom.is_empty(), postal) {
        (true, Some(postal)) => super::communes_du_code_postal(postal).collect(),
        _ => communes().iter().filter(|commune| commune.plie == nom).collect(),
    };
    // A name of today is meant before an old one.
    let presents = homonymes.iter().filter(|commune| commune.nature != Nature::AncienNom);
    let presents: Vec<_> = presents.copied().collect();
    let homonymes = if presents.is_empty() { homonymes } else { presents };
    match departager(homonymes, postal).as_slice() {
        [seule] => Ok(avec_postal(seule, postal)),
        [] if chercher_communes(texte, 1).is_empty() => Err(Doute::Inconnu),
        _ => Err(Doute::Plusieurs),
    }
}

/// Those of this postal code; else, since a company's own code (CEDEX) is in no list, those of its département.
fn departager(mut homonymes: Vec<&'static Commune>, postal: Option<&str>) -> Vec<&'static Commune> {
    homonymes.dedup_by_key(|commune| commune.actuelle().code);
    let Some(postal) = postal.filter(|_| homonymes.len() > 1) else { return homonymes };
    let garder = |convient: &dyn Fn(&&'static Commune) -> bool| {
        homonymes.iter().copied().filter(|commune| convient(commune)).collect::<Vec<_>>()
    };
    let servies = garder(&|commune| sert(commune, postal));
    if !servies.is_empty() {
        return servies;
    }
    let departement = super::departement_de_code_postal(postal);
    garder(&|commune| Some(commune.departement()) == departement)
}

fn avec_postal(commune: &'static Commune, postal: Option<&str>) -> CommuneTrouvee {
    let sien = commune.actuelle().codes_postaux().find(|code| Some(*code) == postal);
    CommuneTrouvee { ancien_nom: None, ..CommuneTrouvee::nouvelle(commune, sien) }
}

/// The EPCI whose name has these words, then those of the communes so found, `max` at most.
pub fn chercher_epcis(texte: &str, max: usize) -> Vec<&'static Epci> {
    let demande = Demande::lire(texte);
    let nom = sans_nature(&demande.nom()).to_owned();
    let mut trouves: Vec<_> = epcis()
        .iter()
        .filter(|_| !nom.is_empty() && demande.chiffres.is_none())
        .filter_map(|epci| Some((rang(sans_nature(&epci.plie), &nom)?, epci)))
        .collect();
    trouves.sort_by_key(|(rang, epci)| (*rang, epci.plie.as_str()));
    let mut epcis: Vec<_> = trouves.into_iter().map(|(_, epci)| epci).collect();
    for trouvee in chercher_communes(texte, max) {
        if let Some(epci) = trouvee.commune.epci().filter(|epci| !epcis.contains(epci)) {
            epcis.push(epci);
        }
    }
    epcis.truncate(max);
    epcis
}

/// The EPCI that a person means: by its SIREN while the text is still its name, else by its name.
///
/// # Errors
/// No EPCI, or several: none is guessed.
pub fn reconnaitre_epci(texte: &str, siren: Option<&str>) -> Result<&'static Epci, Doute> {
    let plie = plier_nom(texte);
    let ecrit = epci(&plie.replace(' ', ""));
    let choisi = siren.and_then(epci).filter(|epci| plie.is_empty() || epci.plie == plie);
    if let Some(epci) = choisi.or(ecrit) {
        return Ok(epci);
    }
    let nommes = |nature: fn(&str) -> &str| {
        epcis().iter().filter(|epci| nature(&epci.plie) == nature(&plie)).collect::<Vec<_>>()
    };
    let exacts = nommes(|nom| nom);
    let proches = if exacts.is_empty() { nommes(sans_nature) } else { exacts };
    match proches.as_slice() {
        [seul] if !plie.is_empty() => Ok(seul),
        [] if chercher_epcis(texte, 1).is_empty() => Err(Doute::Inconnu),
        _ => Err(Doute::Plusieurs),
    }
}

/// A folded name without the words that say which kind of EPCI it is, short or long.
fn sans_nature(nom: &str) -> &str {
    const NATURES: &[&str] = &[
        "cc ",
        "ca ",
        "cu ",
        "communaute de communes ",
        "communaute d agglomeration ",
        "communaute urbaine ",
    ];
    const LIAISONS: &[&str] = &["de la ", "de l ", "du ", "des ", "de ", "d "];
    let oter = |texte, debuts: &[&str]| {
        let reste = debuts.iter().find_map(|debut| str::strip_prefix(texte, *debut));
        reste.unwrap_or(texte)
    };
    match oter(nom, NATURES) {
        reste if reste.len() < nom.len() => oter(reste, LIAISONS),
        reste => reste,
    }
}
