//! Answers that leave and come back: as the cells of a table, as JSON. Both are read back equal.

mod objet;
mod tableau;

pub use objet::{depuis_objet, vers_objet};
pub use tableau::{Colonne, Partie, cellules, colonnes, deproteger, lire_cellules, proteger};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{
    controles::controler,
    formulaire::{Champ, Formulaire},
    lecture::{Controles, lire_champ},
    probleme::{Probleme, Rejet},
    valeur::Valeur,
};

/// An instant as clocks in Paris show it: `2026-03-27T14:30:00+01:00`.
fn instant(instant: Timestamp) -> String {
    instant.to_zoned(primitives::paris()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Reads texts as if they were posted in the controls of a champ.
fn lire_textes(
    formulaire: &Formulaire,
    champ: &Champ,
    textes: &[(&str, Vec<String>)],
    aujourdhui: Date,
) -> Result<Option<Valeur>, Probleme> {
    let nom = champ.id.nom(None);
    let saisie: Controles = textes
        .iter()
        .map(|(suffixe, valeurs)| (format!("{nom}{suffixe}"), valeurs.clone()))
        .collect();
    lire_champ(formulaire, champ, None, &saisie, aujourdhui)
}

/// An answer that was rebuilt whole, judged like any other.
fn juger(
    formulaire: &Formulaire,
    champ: &Champ,
    valeur: Result<Valeur, serde_json::Error>,
    aujourdhui: Date,
) -> Result<Option<Valeur>, Probleme> {
    let valeur = valeur.map_err(|_| refus(champ))?;
    controler(formulaire, champ, &valeur, aujourdhui)
        .map(|()| Some(valeur))
        .map_err(|rejet| Probleme::nouveau(champ, None, rejet))
}

/// What does not read as an answer to this champ.
fn refus(champ: &Champ) -> Probleme {
    Probleme::nouveau(champ, None, Rejet::from(crate::probleme::Code::ReponseAReprendre))
}
