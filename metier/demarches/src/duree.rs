//! How long a form takes, told before it is begun.

use formulaires::{Champ, Formulaire, Genre};

/// Nothing is done in less.
const MINUTES_MIN: i64 = 2;

/// The minutes a form takes: 15 seconds a question, 5 for a box or a yes or no, 45 for a long text,
/// 60 for a document and 20 for a text to read; half of it when the answer is optional. The rows of
/// a block are counted once. An estimate to be replaced by what is measured.
pub fn estimer(formulaire: &Formulaire) -> i64 {
    let seconds: i64 = formulaire.tous().map(secondes).sum();
    ((seconds + 59) / 60).max(MINUTES_MIN)
}

fn secondes(champ: &Champ) -> i64 {
    let whole = match &champ.genre {
        Genre::HeaderSection { .. } | Genre::Repetition { .. } | Genre::PreRempli => 0,
        Genre::Explication { .. } => return 20,
        Genre::YesNo | Genre::Checkbox | Genre::Civilite => 5,
        Genre::Textarea { .. } => 45,
        Genre::PieceJustificative(_) | Genre::TitreIdentite | Genre::Carte => 60,
        _ => 15,
    };
    if champ.obligatoire() { whole } else { whole / 2 }
}
