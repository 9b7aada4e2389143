//! Whether a typed answer fits its champ. One function, called for a posted answer and again at submission.

mod adresse;
mod bancaire;
mod choix;
pub(crate) mod courriel;
mod fichiers;
pub(crate) mod registres;
pub(crate) mod telephone;
mod texte;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    formulaire::{Champ, Formulaire},
    genre::{Bornes, BornesDate, Genre},
    probleme::{Code, Rejet},
    une_fois,
    valeur::Valeur,
};

pub(crate) use bancaire::iban;
pub(crate) use courriel::{courriel, suggestion};
pub(crate) use fichiers::preuve as fichiers_de_preuve;
pub use fichiers::{
    FORMATS_COURANTS, accepte, est_identite, est_purge, familles, fichier_inutilisable, formats,
    nombre_max,
};
pub(crate) use registres::{rna, rnf, siret, uai};
pub(crate) use texte::court;

/// The oldest year of birth that is believed.
const NAISSANCE_MIN: i16 = 1880;

/// The most rows of a repeatable block.
pub(crate) const RANGEES_MAX: usize = 1_000;

/// Refuses an answer that does not fit; emptiness is judged elsewhere.
pub(crate) fn controler(
    formulaire: &Formulaire,
    champ: &Champ,
    valeur: &Valeur,
    aujourdhui: Date,
) -> Result<(), Rejet> {
    match (&champ.genre, valeur) {
        (_, Valeur::Brute(_)) => Err(Code::ReponseAReprendre.into()),
        (Genre::Textarea { limite }, Valeur::Texte(texte)) => texte::long(texte, *limite),
        (Genre::Formatted(regles), Valeur::Texte(texte)) => {
            texte::regle(regles, formulaire.index().motif(champ.id), texte)
        }
        (Genre::IntegerNumber(bornes), Valeur::Entier(nombre)) => {
            borner(bornes, Decimal::from(*nombre))
        }
        (Genre::DecimalNumber(bornes), Valeur::Decimal(nombre)) => borner(bornes, *nombre),
        (Genre::Date(bornes), Valeur::Date(date)) => dater(bornes, *date, aujourdhui),
        (Genre::Datetime, Valeur::DateHeure(_))
        | (Genre::YesNo | Genre::Checkbox, Valeur::Booleen(_)) => Ok(()),
        (
            Genre::DropDownList(_)
            | Genre::MultipleDropDownList(_)
            | Genre::LinkedDropDownList(_)
            | Genre::Civilite,
            _,
        ) => choix::controler(formulaire, champ, valeur),
        (Genre::Email, Valeur::Texte(texte)) => courriel(texte),
        (Genre::Phone, Valeur::Texte(texte)) => telephone::controler(texte),
        (Genre::Iban, Valeur::Texte(texte)) => iban(texte),
        (Genre::Siret, Valeur::Texte(texte)) => siret(texte),
        (Genre::Rna, Valeur::Texte(texte)) => rna(texte),
        (Genre::Rnf, Valeur::Texte(texte)) => rnf(texte),
        (Genre::AnnuaireEducation, Valeur::Texte(texte)) => uai(texte),
        (Genre::Address, Valeur::Adresse(adresse)) => adresse::adresse(adresse),
        (genre, Valeur::Lieu(lieu)) => adresse::lieu(genre, lieu),
        (Genre::Carte, Valeur::Carte(geojson)) => adresse::carte(geojson),
        (Genre::PieceJustificative(piece), Valeur::Fichiers(liste)) => {
            fichiers::piece(piece, liste)
        }
        (Genre::TitreIdentite, Valeur::Fichiers(liste)) => fichiers::identite(liste),
        (Genre::UneFois(source), Valeur::UneFois(declaration)) => {
            une_fois::controler(*source, champ.obligatoire(), declaration)
        }
        (Genre::DossierLink, Valeur::Entier(numero)) if *numero > 0 => Ok(()),
        (Genre::DossierLink, _) => Err(Code::NumeroDossierAttendu.into()),
        (Genre::Repetition { .. }, Valeur::Rangees(rangees)) if rangees.len() <= RANGEES_MAX => {
            Ok(())
        }
        (Genre::Repetition { .. }, Valeur::Rangees(_)) => {
            Err(Rejet::from(Code::RangeesTropNombreuses).avec("max", RANGEES_MAX))
        }
        (genre, Valeur::Texte(texte)) if libre(genre) => texte::court(texte),
        _ => Err(Code::ReponseAReprendre.into()),
    }
}

/// Types answered by a line of text.
pub(crate) fn libre(genre: &Genre) -> bool {
    matches!(
        genre,
        Genre::Text
            | Genre::UneFois(_)
            | Genre::Referentiel
            | Genre::EngagementJuridique
            | Genre::Cojo
            | Genre::PreRempli
            | Genre::Inconnu { .. }
    )
}

fn borner(bornes: &Bornes, nombre: Decimal) -> Result<(), Rejet> {
    if let Some(min) = bornes.min.filter(|min| nombre < *min) {
        return Err(Rejet::from(Code::NombreTropPetit).avec("min", francais(min)));
    }
    match bornes.max.filter(|max| nombre > *max) {
        Some(max) => Err(Rejet::from(Code::NombreTropGrand).avec("max", francais(max))),
        None => Ok(()),
    }
}

fn francais(nombre: Decimal) -> String {
    nombre.normalize().to_string().replace('.', ",")
}

fn dater(bornes: &BornesDate, date: Date, aujourdhui: Date) -> Result<(), Rejet> {
    if bornes.naissance && date > aujourdhui {
        return Err(Code::DateFuture.into());
    }
    let plancher = bornes.naissance.then(|| jiff::civil::date(NAISSANCE_MIN, 1, 1));
    if let Some(min) = bornes.min.max(plancher).filter(|min| date < *min) {
        return Err(Rejet::from(Code::DateTropTot).avec("min", jour(min)));
    }
    match bornes.max.filter(|max| date > *max) {
        Some(max) => Err(Rejet::from(Code::DateTropTard).avec("max", jour(max))),
        None => Ok(()),
    }
}

fn jour(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}
