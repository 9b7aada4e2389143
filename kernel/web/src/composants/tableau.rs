//! A plain table of figures.

use super::Texte;

/// A small table: its caption, its heads, its rows; figures at the right.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/tableau.html")]
pub struct Tableau<'a> {
    legende: Texte<'a>,
    entetes: Vec<Texte<'a>>,
    lignes: Vec<Vec<Texte<'a>>>,
    nombres: bool,
    note: Option<Texte<'a>>,
}

composants!(Tableau<'a>);

impl<'a> Tableau<'a> {
    /// The caption (read aloud only) and the heads of the columns; the first column is the row's.
    pub fn nouveau<T: Into<Texte<'a>>>(
        legende: impl Into<Texte<'a>>,
        entetes: impl IntoIterator<Item = T>,
    ) -> Self {
        Self {
            legende: legende.into(),
            entetes: entetes.into_iter().map(Into::into).collect(),
            lignes: Vec::new(),
            nombres: false,
            note: None,
        }
    }

    /// A row, with as many cells as there are heads.
    #[must_use]
    pub fn ligne<T: Into<Texte<'a>>>(mut self, cellules: impl IntoIterator<Item = T>) -> Self {
        self.lignes.push(cellules.into_iter().map(Into::into).collect());
        self
    }

    /// All columns but the first hold figures: bold, at the right.
    #[must_use]
    pub fn nombres(mut self) -> Self {
        self.nombres = true;
        self
    }

    /// A sentence under the table.
    #[must_use]
    pub fn note(mut self, note: impl Into<Texte<'a>>) -> Self {
        self.note = Some(note.into());
        self
    }
}
