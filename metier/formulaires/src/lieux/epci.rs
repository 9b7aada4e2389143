use std::{collections::HashMap, sync::LazyLock};

use super::{Commune, communes, decoder, lignes, recherche::plier_nom};

/// A group of communes that raises taxes (EPCI à fiscalité propre).
#[derive(Debug, PartialEq, Eq)]
pub struct Epci {
    /// Its SIREN.
    pub siren: &'static str,
    /// Its name, as « CA du Pays de Laon ».
    pub nom: &'static str,
    pub(super) plie: String,
    departements: Vec<&'static str>,
}

static TEXTE: LazyLock<String> =
    LazyLock::new(|| decoder(include_bytes!("../../donnees/epci.zst")));
static EPCIS: LazyLock<Vec<Epci>> = LazyLock::new(lire);

fn lire() -> Vec<Epci> {
    let mut departements: HashMap<&str, Vec<&'static str>> = HashMap::new();
    for commune in communes().iter().filter(|commune| !commune.siren.is_empty()) {
        let codes = departements.entry(commune.siren).or_default();
        if !codes.contains(&commune.departement()) {
            codes.push(commune.departement());
        }
    }
    let un = |[siren, nom]: [&'static str; 2]| Epci {
        siren,
        nom,
        plie: plier_nom(nom),
        departements: departements.remove(siren).unwrap_or_default(),
    };
    lignes(&TEXTE).map(un).collect()
}

impl Epci {
    /// The codes of the départements of its communes.
    pub fn departements(&self) -> &[&'static str] {
        &self.departements
    }

    /// Its communes, by INSEE code.
    pub fn communes(&self) -> impl Iterator<Item = &'static Commune> {
        communes().iter().filter(|commune| commune.siren == self.siren)
    }
}

/// The EPCI, by SIREN.
pub fn epcis() -> &'static [Epci] {
    &EPCIS
}

/// The EPCI of a SIREN.
pub fn epci(siren: &str) -> Option<&'static Epci> {
    let place = epcis().binary_search_by(|epci| epci.siren.cmp(siren)).ok()?;
    epcis().get(place)
}

impl Commune {
    /// Its EPCI; four islands and some overseas communes have none.
    pub fn epci(&self) -> Option<&'static Epci> {
        match self.siren {
            "" => epci(super::commune(self.parent)?.siren),
            siren => epci(siren),
        }
    }
}
