use std::sync::LazyLock;

use super::{decoder, departement_de_commune, lignes, plier};

/// A commune of the official geographic code (INSEE), or a part of one that has a name.
#[derive(Debug, PartialEq, Eq)]
pub struct Commune {
    /// Its INSEE code.
    pub code: &'static str,
    /// Its name.
    pub nom: &'static str,
    /// What it is.
    pub nature: Nature,
    /// Its inhabitants; 0 when they are not counted.
    pub population: u32,
    /// Its name without case nor accents.
    pub(super) plie: &'static str,
    /// The code of the commune that it is a part of; empty for a commune.
    pub(super) parent: &'static str,
    /// The SIREN of its EPCI; empty without one.
    pub(super) siren: &'static str,
    postaux: &'static str,
}

/// What a name of the official code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A commune.
    Commune,
    /// An arrondissement of Paris, Lyon or Marseille.
    Arrondissement,
    /// A commune that joined another one, which keeps its name (commune déléguée or associée).
    AncienNom,
}

static TEXTE: LazyLock<String> =
    LazyLock::new(|| decoder(include_bytes!("../../donnees/communes.zst")));
static PLIES: LazyLock<String> =
    LazyLock::new(|| lignes(&TEXTE).map(|[_, nom]| plier(nom) + "\n").collect());
static COMMUNES: LazyLock<Vec<Commune>> =
    LazyLock::new(|| lignes(&TEXTE).zip(PLIES.lines()).map(lire).collect());

fn lire((ligne, plie): ([&'static str; 6], &'static str)) -> Commune {
    let [code, nom, postaux, population, parent, siren] = ligne;
    let nature = match (parent, postaux) {
        ("", _) => Nature::Commune,
        (_, "") => Nature::AncienNom,
        _ => Nature::Arrondissement,
    };
    let population = population.parse().unwrap_or_default();
    Commune { code, nom, nature, population, plie, parent, siren, postaux }
}

impl Commune {
    /// Its postal codes, the first one in order first; none for an old name.
    pub fn codes_postaux(&self) -> impl Iterator<Item = &'static str> {
        self.postaux.split('|').filter(|code| !code.is_empty())
    }

    /// Its postal code, when it has only one.
    pub fn code_postal(&self) -> Option<&'static str> {
        let mut codes = self.codes_postaux();
        codes.next().filter(|_| codes.next().is_none())
    }

    /// The code of its département.
    pub fn departement(&self) -> &'static str {
        departement_de_commune(self.code)
    }

    /// The commune of today, for an old name; itself else.
    pub fn actuelle(&'static self) -> &'static Self {
        match self.nature {
            Nature::AncienNom => commune(self.parent).unwrap_or(self),
            _ => self,
        }
    }
}

/// The communes, the arrondissements and the old names, by INSEE code; a commune comes before an old name of its code.
pub fn communes() -> &'static [Commune] {
    &COMMUNES
}

/// The commune of an INSEE code; that of today for the code of an old name.
pub fn commune(code: &str) -> Option<&'static Commune> {
    let toutes = communes();
    let place = toutes.partition_point(|commune| commune.code < code);
    let trouvee = toutes.get(place).filter(|commune| commune.code == code)?;
    if trouvee.nature == Nature::AncienNom { commune(trouvee.parent) } else { Some(trouvee) }
}

/// The communes and the arrondissements that a postal code serves.
pub fn communes_du_code_postal(code: &str) -> impl Iterator<Item = &'static Commune> {
    communes().iter().filter(move |commune| commune.codes_postaux().any(|un| un == code))
}
