use std::collections::BTreeMap;

use formulaires::{
    Champ, FichierRef, Formulaire, Genre, RangeeId, Rencontre, Reponses, Valeur, Visibilite,
    string_value,
};

use super::{Plume, colonne, lieu};
use crate::ids;
use crate::noeud::{Noeud, Objet, objet};

/// What the champs of a dossier are read from.
pub(crate) struct Source<'d> {
    /// Writes the graph.
    pub(crate) plume: &'d Plume,
    /// The files of the dossier.
    pub(crate) fichiers: &'d [files::Named],
    /// When it last changed, as the API writes it.
    pub(crate) modifie_le: String,
    /// The dossiers that others link to, by number.
    pub(crate) lies: &'d BTreeMap<i64, Noeud>,
    /// Whether whoever fills it in had it filled.
    pub(crate) prerempli: bool,
}

impl Source<'_> {
    /// What is shown of a form, in order; the champs of rows stand inside their block.
    pub(crate) fn champs(
        &self,
        formulaire: &Formulaire,
        reponses: &Reponses,
        visibles: &Visibilite<'_>,
    ) -> Vec<Noeud> {
        let rencontres = formulaires::parcourir(formulaire, reponses, visibles);
        let mut suite = rencontres.as_slice();
        let mut champs = Vec::new();
        while let Some((premiere, reste)) = suite.split_first() {
            let combien = reste.iter().take_while(|lue| lue.rangee.is_some()).count();
            let (rangees, apres) = reste.split_at(combien);
            champs.push(self.champ(premiere, rangees));
            suite = apres;
        }
        champs
    }

    fn champ(&self, lu: &Rencontre<'_>, rangees: &[Rencontre<'_>]) -> Noeud {
        let Rencontre { champ, rangee, valeur } = *lu;
        let (genre, propres) = match &champ.genre {
            Genre::Repetition { .. } => ("RepetitionChamp", self.rangees(valeur, rangees)),
            _ => self.propres(champ, valeur),
        };
        let fichiers = match &champ.genre {
            Genre::PieceJustificative(_) => self.joints(champ, valeur),
            _ => Vec::new(),
        };
        let mut champs: Vec<(&'static str, Noeud)> = vec![
            ("id", id_de(champ, rangee).into()),
            ("champDescriptorId", champ.id.graphql().into()),
            ("label", (&champ.libelle).into()),
            ("stringValue", string_value(champ, valeur).into()),
            ("updatedAt", (&self.modifie_le).into()),
            ("prefilled", self.prerempli.into()),
            ("prefilledValueModified", false.into()),
            ("columns", colonne::colonnes(champ, valeur, &fichiers).into()),
        ];
        champs.extend(propres);
        Objet::nouveau(genre, champs).into()
    }

    fn rangees(
        &self,
        valeur: Option<&Valeur>,
        lues: &[Rencontre<'_>],
    ) -> Vec<(&'static str, Noeud)> {
        let mut tous = Vec::new();
        let mut rangees = Vec::new();
        for rangee in valeur.map_or(&[][..], Valeur::rangees) {
            let siennes = lues.iter().filter(|lue| lue.rangee == Some(rangee));
            let champs: Vec<Noeud> = siennes.map(|lue| self.champ(lue, &[])).collect();
            tous.extend(champs.iter().cloned());
            rangees.push(objet!("Row", { "id": ids::id("Row", rangee), "champs": champs }));
        }
        vec![("rows", rangees.into()), ("champs", tous.into())]
    }

    /// The type that an answer is served as, and what only this type has. A client that names no
    /// fragment on a newer type is given the older one.
    fn propres(
        &self,
        champ: &Champ,
        valeur: Option<&Valeur>,
    ) -> (&'static str, Vec<(&'static str, Noeud)>) {
        let valeur = valeur.filter(|valeur| !valeur.est_vide());
        if let Some(ancien) = self.ancien(champ, valeur) {
            return ancien;
        }
        match &champ.genre {
            Genre::IntegerNumber(_) => {
                ("IntegerNumberChamp", vec![("value", colonne::entier(valeur))])
            }
            Genre::DecimalNumber(_) => {
                ("DecimalNumberChamp", vec![("value", colonne::decimal(valeur))])
            }
            Genre::Date(_) => ("DateChamp", date(valeur)),
            Genre::Datetime => ("DatetimeChamp", vec![("datetime", colonne::instant(valeur))]),
            Genre::Checkbox => ("CheckboxChamp", vec![("value", coche(valeur))]),
            Genre::YesNo => ("YesNoChamp", vec![("value", colonne::booleen(valeur))]),
            Genre::DropDownList(_) => {
                ("DropDownListChamp", vec![("value", colonne::texte(champ, valeur))])
            }
            Genre::MultipleDropDownList(_) => {
                ("MultipleDropDownListChamp", vec![("values", colonne::plusieurs(valeur))])
            }
            Genre::LinkedDropDownList(_) => ("LinkedDropDownListChamp", lie(valeur)),
            Genre::Civilite => ("CiviliteChamp", vec![("value", colonne::texte(champ, valeur))]),
            Genre::EngagementJuridique => {
                ("EngagementJuridiqueChamp", vec![("engagementJuridique", Noeud::NUL)])
            }
            Genre::PieceJustificative(piece) => {
                let fichiers = self.joints(champ, valeur);
                let nature = piece.nature.as_deref().unwrap_or("NON_SPECIFIE");
                let premier = fichiers.first().cloned().unwrap_or(Noeud::NUL);
                let propres =
                    vec![("nature", nature.into()), ("file", premier), ("files", fichiers.into())];
                ("PieceJustificativeChamp", propres)
            }
            Genre::TitreIdentite => {
                let propres = vec![
                    ("filled", valeur.is_some().into()),
                    ("grantType", "piece_justificative".into()),
                ];
                ("TitreIdentiteChamp", propres)
            }
            Genre::DossierLink => {
                let lie = match valeur {
                    Some(Valeur::Entier(numero)) => self.lies.get(numero).cloned(),
                    _ => None,
                };
                ("DossierLinkChamp", vec![("dossier", lie.unwrap_or(Noeud::NUL))])
            }
            Genre::Carte => ("CarteChamp", vec![("geoAreas", zones(champ, valeur).into())]),
            Genre::HeaderSection { niveau } => {
                ("HeaderSectionChamp", vec![("level", i64::from(*niveau).into())])
            }
            Genre::Explication { .. } => ("ExplicationChamp", Vec::new()),
            _ => lieux(champ, valeur),
        }
    }

    /// The older type, when no fragment of the document names the newer one.
    fn ancien(
        &self,
        champ: &Champ,
        valeur: Option<&Valeur>,
    ) -> Option<(&'static str, Vec<(&'static str, Noeud)>)> {
        let (nouveau, ancien) = match &champ.genre {
            Genre::YesNo => ("YesNoChamp", "CheckboxChamp"),
            Genre::Datetime => ("DatetimeChamp", "DateChamp"),
            Genre::DropDownList(_) => ("DropDownListChamp", "TextChamp"),
            Genre::Address => ("AddressChamp", "TextChamp"),
            Genre::Communes => ("CommuneChamp", "TextChamp"),
            Genre::Departements => ("DepartementChamp", "TextChamp"),
            Genre::Regions => ("RegionChamp", "TextChamp"),
            Genre::Pays => ("PaysChamp", "TextChamp"),
            Genre::HeaderSection { .. } => ("HeaderSectionChamp", "TextChamp"),
            Genre::Explication { .. } => ("ExplicationChamp", "TextChamp"),
            _ => return None,
        };
        if self.plume.connait(nouveau) {
            return None;
        }
        let propres = match ancien {
            "CheckboxChamp" => vec![("value", coche(valeur))],
            "DateChamp" => date(valeur),
            _ => vec![("value", colonne::texte(champ, valeur))],
        };
        Some((ancien, propres))
    }

    /// The files of an answer; those that prove an identity are never given.
    fn joints(&self, champ: &Champ, valeur: Option<&Valeur>) -> Vec<Noeud> {
        let secrets = match &champ.genre {
            Genre::PieceJustificative(piece) => piece.nature.as_deref() == Some("TITRE_IDENTITE"),
            _ => true,
        };
        let refs: &[FichierRef] = valeur.map_or(&[], Valeur::fichiers);
        if secrets { Vec::new() } else { self.plume.fichiers(self.fichiers, refs) }
    }
}

fn id_de(champ: &Champ, rangee: Option<&RangeeId>) -> String {
    match rangee {
        Some(rangee) => champ.id.graphql_en_rangee(rangee),
        None => champ.id.graphql(),
    }
}

fn coche(valeur: Option<&Valeur>) -> Noeud {
    matches!(valeur, Some(Valeur::Booleen(true))).into()
}

/// A day, and the instant at which it begins; an instant gives its day.
fn date(valeur: Option<&Valeur>) -> Vec<(&'static str, Noeud)> {
    match valeur {
        Some(Valeur::Date(jour)) => {
            vec![("date", jour.to_string().into()), ("value", ids::minuit(*jour).into())]
        }
        Some(Valeur::DateHeure(instant)) => {
            let local = instant.to_zoned(primitives::paris());
            vec![("date", local.date().to_string().into()), ("value", ids::zone(&local).into())]
        }
        _ => vec![("date", Noeud::NUL), ("value", Noeud::NUL)],
    }
}

fn lie(valeur: Option<&Valeur>) -> Vec<(&'static str, Noeud)> {
    let (primaire, secondaire) = match valeur {
        Some(Valeur::Lie { primaire, secondaire }) => (Some(primaire), secondaire.as_ref()),
        _ => (None, None),
    };
    vec![("primaryValue", primaire.into()), ("secondaryValue", secondaire.into())]
}

/// The areas drawn on a map.
fn zones(champ: &Champ, valeur: Option<&Valeur>) -> Vec<Noeud> {
    let Some(Valeur::Carte(geojson)) = valeur else { return Vec::new() };
    let zones = geojson["features"].as_array().into_iter().flatten().enumerate();
    zones
        .map(|(rang, zone)| {
            objet!("SelectionUtilisateur", {
                "id": ids::id("GeoArea", format_args!("{}-{rang}", champ.id)),
                "description": zone["properties"]["description"].as_str(),
                "geometry": geometrie(&zone["geometry"]),
                "source": "selection_utilisateur",
            })
        })
        .collect()
}

fn geometrie(geojson: &serde_json::Value) -> Noeud {
    objet!("GeoJSON", {
        "type": geojson["type"].as_str().unwrap_or_default(),
        "coordinates": Noeud::from(geojson["coordinates"].clone()),
    })
}

/// Places and registers; everything else is text.
fn lieux(champ: &Champ, valeur: Option<&Valeur>) -> (&'static str, Vec<(&'static str, Noeud)>) {
    let place = match valeur {
        Some(Valeur::Lieu(lieu)) => Some(lieu),
        _ => None,
    };
    let un = |genre: &'static str| place.map_or(Noeud::NUL, |lu| lieu::lieu(genre, lu));
    let code = place.and_then(|lu| lu.code.as_deref()).unwrap_or_default();
    match &champ.genre {
        Genre::Address => match valeur {
            Some(Valeur::Adresse(lue)) => ("AddressChamp", adresse(lue)),
            _ => ("AddressChamp", sans_lieu("address")),
        },
        Genre::Communes => {
            let postal = place.and_then(|lu| lu.code_postal.as_deref());
            let commune = place.map_or(Noeud::NUL, |lu| lieu::commune(&lu.nom, code, postal));
            let propres = vec![("commune", commune), ("departement", lieu::departement_de(code))];
            ("CommuneChamp", propres)
        }
        Genre::Departements => ("DepartementChamp", vec![("departement", un("Departement"))]),
        Genre::Regions => ("RegionChamp", vec![("region", un("Region"))]),
        Genre::Pays => ("PaysChamp", vec![("pays", un("Pays"))]),
        Genre::Epci => ("EpciChamp", vec![("epci", un("Epci")), ("departement", Noeud::NUL)]),
        Genre::Siret => ("SiretChamp", vec![("etablissement", Noeud::NUL)]),
        Genre::Rna => ("RNAChamp", registre("rna", "RNA", champ, valeur)),
        Genre::Rnf => ("RNFChamp", registre("rnf", "RNF", champ, valeur)),
        _ => ("TextChamp", vec![("value", colonne::texte(champ, valeur))]),
    }
}

fn adresse(lue: &formulaires::Adresse) -> Vec<(&'static str, Noeud)> {
    let code = lue.code_insee.as_deref().unwrap_or_default();
    let commune = lue.commune.as_deref().filter(|_| !code.is_empty());
    let commune =
        commune.map_or(Noeud::NUL, |nom| lieu::commune(nom, code, lue.code_postal.as_deref()));
    vec![
        ("address", lieu::adresse(lue)),
        ("commune", commune),
        ("departement", lieu::departement_de(code)),
    ]
}

fn sans_lieu(nom: &'static str) -> Vec<(&'static str, Noeud)> {
    vec![(nom, Noeud::NUL), ("commune", Noeud::NUL), ("departement", Noeud::NUL)]
}

/// A number of a register that was not asked: the number alone.
fn registre(
    nom: &'static str,
    genre: &'static str,
    champ: &Champ,
    valeur: Option<&Valeur>,
) -> Vec<(&'static str, Noeud)> {
    let mut propres = sans_lieu(nom);
    if let (Some(lue), Some(premier)) = (valeur, propres.first_mut()) {
        let numero = formulaires::texte(champ, lue);
        premier.1 = objet!(genre, { "id": numero, "title": Noeud::NUL, "address": Noeud::NUL });
    }
    propres
}
