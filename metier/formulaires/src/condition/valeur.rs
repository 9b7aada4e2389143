use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Operateur, Terme};
use crate::{
    genre::Genre,
    ids::ChampId,
    lieux,
    valeur::{Adresse, Lieu, Valeur},
};

/// The name that DS gives to « Autre » in a condition.
const AUTRE: &str = "__other__";

/// Where a condition finds the answers. A hidden champ gives nothing, as in DS.
pub(crate) trait Source<'a> {
    fn champ(&self, id: ChampId) -> Option<(&'a Genre, Option<&'a Valeur>)>;
}

/// What a term is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Operande<'a> {
    Vide,
    Booleen(bool),
    Nombre(Decimal),
    Texte(&'a str),
    Liste(&'a [String]),
    Jour(Date),
    Lieu { code: &'a str, zone: Zone<'a> },
}

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Zone<'a> {
    Inconnue,
    Departement(&'a str),
    /// Those of an EPCI, which may stand in several.
    Departements(&'static [&'static str]),
    Region(&'a str),
}

impl<'a> Zone<'a> {
    fn departements(&self) -> &[&'a str] {
        match self {
            Self::Departement(code) => std::slice::from_ref(code),
            Self::Departements(codes) => codes,
            _ => &[],
        }
    }

    fn regions(&self) -> Vec<&'a str> {
        match self {
            Self::Region(code) => vec![*code],
            autre => {
                let codes = autre.departements().iter();
                codes.filter_map(|code| lieux::region_de_departement(code)).collect()
            }
        }
    }
}

impl Operande<'_> {
    pub fn est_vrai(&self) -> bool {
        *self == Self::Booleen(true)
    }
}

impl Terme {
    pub(super) fn valeur<'a>(&'a self, source: &dyn Source<'a>) -> Operande<'a> {
        match self {
            Self::Champ(id) => {
                source.champ(*id).map_or(Operande::Vide, |(genre, valeur)| du_champ(genre, valeur))
            }
            Self::Colonne(id, colonne) => source
                .champ(*id)
                .map_or(Operande::Vide, |(genre, valeur)| colonne_de(genre, valeur, colonne)),
            Self::Texte(texte) => Operande::Texte(texte),
            Self::Nombre(nombre) => Operande::Nombre(*nombre),
            Self::Booleen(vrai) => Operande::Booleen(*vrai),
            Self::Vide => Operande::Vide,
            Self::Operation(operateur, termes) => {
                Operande::Booleen(calculer(*operateur, termes, source))
            }
        }
    }
}

/// As DS: without an answer every comparison is false, `!=`, `excludes` and `not-in-…` included; only
/// `empty?` and an equality with nothing are then true.
fn calculer<'a>(operateur: Operateur, termes: &'a [Terme], source: &dyn Source<'a>) -> bool {
    match operateur {
        Operateur::Et => return termes.iter().all(|terme| terme.valeur(source).est_vrai()),
        Operateur::Ou => return termes.iter().any(|terme| terme.valeur(source).est_vrai()),
        _ => {}
    }
    let operande =
        |rang: usize| termes.get(rang).map_or(Operande::Vide, |terme| terme.valeur(source));
    let (gauche, droite) = (operande(0), operande(1));
    match (operateur, gauche) {
        (Operateur::Vide, gauche) => gauche == Operande::Vide,
        (Operateur::Egal, Operande::Vide) => matches!(termes.get(1), Some(Terme::Vide)),
        (_, Operande::Vide) => false,
        (Operateur::Egal, _) => egal(gauche, droite),
        (Operateur::Different, _) => !egal(gauche, droite),
        (Operateur::Contient, Operande::Liste(choix)) => contient(choix, droite),
        (Operateur::Exclut, Operande::Liste(choix)) => !contient(choix, droite),
        (Operateur::DansDepartement, Operande::Lieu { zone, .. }) => {
            dans(zone.departements(), droite)
        }
        (Operateur::HorsDepartement, Operande::Lieu { zone, .. }) => {
            !dans(zone.departements(), droite)
        }
        (Operateur::DansRegion, Operande::Lieu { zone, .. }) => dans(&zone.regions(), droite),
        (Operateur::HorsRegion, Operande::Lieu { zone, .. }) => !dans(&zone.regions(), droite),
        (_, Operande::Nombre(gauche)) => match droite {
            Operande::Nombre(droite) => comparer(operateur, &gauche, &droite),
            _ => false,
        },
        (_, Operande::Jour(gauche)) => {
            jour(droite).is_some_and(|droite| comparer(operateur, &gauche, &droite))
        }
        _ => false,
    }
}

fn comparer<T: PartialOrd>(operateur: Operateur, gauche: &T, droite: &T) -> bool {
    match operateur {
        Operateur::Inferieur => gauche < droite,
        Operateur::InferieurOuEgal => gauche <= droite,
        Operateur::Superieur => gauche > droite,
        Operateur::SuperieurOuEgal => gauche >= droite,
        _ => false,
    }
}

fn egal(gauche: Operande<'_>, droite: Operande<'_>) -> bool {
    match (gauche, droite) {
        (Operande::Lieu { code, .. }, Operande::Texte(texte))
        | (Operande::Texte(texte), Operande::Lieu { code, .. }) => code == texte,
        (Operande::Jour(gauche), droite) => jour(droite) == Some(gauche),
        (gauche, droite) => gauche == droite,
    }
}

/// A day to compare with: another answer, or a constant as `2026-03-27`.
fn jour(operande: Operande<'_>) -> Option<Date> {
    match operande {
        Operande::Jour(jour) => Some(jour),
        Operande::Texte(texte) => texte.parse().ok(),
        _ => None,
    }
}

fn contient(choix: &[String], cherche: Operande<'_>) -> bool {
    matches!(cherche, Operande::Texte(texte) if choix.iter().any(|un| un == texte))
}

fn dans(codes: &[&str], cherche: Operande<'_>) -> bool {
    matches!(cherche, Operande::Texte(texte) if codes.contains(&texte))
}

fn du_champ<'a>(genre: &Genre, valeur: Option<&'a Valeur>) -> Operande<'a> {
    let Some(valeur) = valeur.filter(|valeur| !valeur.est_vide()) else {
        // A box that was not ticked is a "no", even before its page was sent.
        return if *genre == Genre::Checkbox { Operande::Booleen(false) } else { Operande::Vide };
    };
    match valeur {
        Valeur::Booleen(vrai) => Operande::Booleen(*vrai),
        Valeur::Entier(nombre) => Operande::Nombre(Decimal::from(*nombre)),
        Valeur::Decimal(nombre) => Operande::Nombre(*nombre),
        Valeur::Choix(texte) | Valeur::Texte(texte) => Operande::Texte(texte),
        Valeur::Autre(_) => Operande::Texte(AUTRE),
        Valeur::Plusieurs(choix) => Operande::Liste(choix),
        Valeur::Lie { primaire, .. } => Operande::Texte(primaire),
        Valeur::Lieu(lieu) => du_lieu(genre, lieu),
        Valeur::Adresse(adresse) => de_l_adresse(adresse),
        Valeur::Fichiers(_) | Valeur::UneFois(_) | Valeur::Rangees(_) | Valeur::Carte(_) => {
            Operande::Booleen(true)
        }
        Valeur::Date(jour) => Operande::Jour(*jour),
        Valeur::DateHeure(instant) => Operande::Jour(instant.to_zoned(primitives::paris()).date()),
        Valeur::Brute(_) => Operande::Vide,
    }
}

fn du_lieu<'a>(genre: &Genre, lieu: &'a Lieu) -> Operande<'a> {
    let code = lieu.code.as_deref();
    let zone = match (genre, code) {
        (Genre::Communes, _) => zone_de_commune(code, lieu.code_postal.as_deref()),
        (Genre::Departements, Some(code)) => Zone::Departement(code),
        (Genre::Regions, Some(code)) => Zone::Region(code),
        (Genre::Epci, Some(code)) => {
            lieux::epci(code).map_or(Zone::Inconnue, |epci| Zone::Departements(epci.departements()))
        }
        _ => Zone::Inconnue,
    };
    Operande::Lieu { code: code.unwrap_or(&lieu.nom), zone }
}

fn de_l_adresse(adresse: &Adresse) -> Operande<'_> {
    let code = adresse.code_insee.as_deref();
    let zone = match adresse.pays {
        None => zone_de_commune(code, adresse.code_postal.as_deref()),
        Some(_) => Zone::Inconnue,
    };
    Operande::Lieu { code: code.unwrap_or(&adresse.libelle), zone }
}

fn zone_de_commune<'a>(insee: Option<&'a str>, postal: Option<&'a str>) -> Zone<'a> {
    let departement = insee
        .map(lieux::departement_de_commune)
        .or_else(|| postal.and_then(lieux::departement_de_code_postal));
    departement.map_or(Zone::Inconnue, Zone::Departement)
}

/// A column is named by a path (`$.postal_code`): the part of the answer that it means.
fn colonne_de<'a>(genre: &Genre, valeur: Option<&'a Valeur>, colonne: &str) -> Operande<'a> {
    let Some(valeur) = valeur else { return Operande::Vide };
    let texte = |texte: Option<&'a str>| texte.map_or(Operande::Vide, Operande::Texte);
    let Operande::Lieu { zone, .. } = du_champ(genre, Some(valeur)) else {
        return match valeur {
            Valeur::Lie { primaire, .. } if colonne.contains("primary") => {
                Operande::Texte(primaire)
            }
            Valeur::Lie { secondaire, .. } if colonne.contains("secondary") => {
                texte(secondaire.as_deref())
            }
            _ => du_champ(genre, Some(valeur)),
        };
    };
    let (insee, postal, nom) = match valeur {
        Valeur::Adresse(adresse) => (
            adresse.code_insee.as_deref(),
            adresse.code_postal.as_deref(),
            adresse.commune.as_deref(),
        ),
        Valeur::Lieu(lieu) => {
            (lieu.code.as_deref(), lieu.code_postal.as_deref(), Some(lieu.nom.as_str()))
        }
        _ => (None, None, None),
    };
    match colonne {
        colonne if colonne.contains("departement_code") || colonne.contains("department_code") => {
            texte(zone.departements().first().copied())
        }
        colonne if colonne.contains("region_code") => texte(zone.regions().first().copied()),
        colonne if colonne.contains("postal_code") => texte(postal),
        colonne if colonne.contains("city_code") => texte(insee),
        colonne if colonne.contains("city_name") => texte(nom),
        _ => du_champ(genre, Some(valeur)),
    }
}
