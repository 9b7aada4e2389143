use std::collections::HashSet;
use std::path::{Path, PathBuf};

use thiserror::Error;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts of the program: `fonts/prendre` says where they come from.
const EMBEDDED: [&[u8]; 16] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-400Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-600SemiBold.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleMono-400Regular.ttf"),
    include_bytes!("../fonts/NotoSans-400Regular.ttf"),
    include_bytes!("../fonts/NotoSans-600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArmenian-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansGeorgian-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansThai-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansBengali-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansTamil-400Regular.ttf"),
    include_bytes!("../fonts/NotoSansSymbols2-400Regular.ttf"),
];

/// Why the fonts cannot be used.
#[derive(Debug, Error)]
pub enum FontsError {
    /// The folder cannot be read.
    #[error("{0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The folder holds nothing that is a font.
    #[error("{0}: no font (.ttf, .otf, .ttc) in this folder")]
    Empty(PathBuf),
    /// The standards of the PDF contradict each other: a fault of the program.
    #[error("{0}")]
    Standard(String),
}

/// Every font, and what can be written with them.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) all: Vec<Font>,
    covered: HashSet<u32>,
    first: HashSet<u32>,
}

impl Fonts {
    pub(crate) fn load(folder: Option<&Path>) -> Result<Self, FontsError> {
        let embedded = EMBEDDED.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes)));
        let mut all: Vec<Font> = embedded.collect();
        if let Some(folder) = folder {
            all.extend(read_folder(folder)?);
        }
        let covers = |font: &Font| font.info().coverage.iter().collect::<HashSet<u32>>();
        let first = all.first().map(covers).unwrap_or_default();
        let covered = all.iter().flat_map(covers).collect();
        Ok(Self { book: LazyHash::new(FontBook::from_fonts(&all)), all, covered, first })
    }

    /// Whether a font writes this character.
    pub(crate) fn cover(&self, character: char) -> bool {
        self.covered.contains(&u32::from(character))
    }

    /// Whether the first font does.
    pub(crate) fn first_covers(&self, character: char) -> bool {
        self.first.contains(&u32::from(character))
    }
}

/// The fonts of a folder, in the order of their names: the same folder gives the same PDF.
fn read_folder(folder: &Path) -> Result<Vec<Font>, FontsError> {
    let refused = |error| FontsError::Folder(folder.to_owned(), error);
    let entries = std::fs::read_dir(folder).map_err(refused)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(refused)?;
    paths.retain(|path| is_font(path));
    paths.sort();
    let mut fonts = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).map_err(|error| FontsError::Folder(path, error))?;
        fonts.extend(Font::iter(Bytes::new(bytes)));
    }
    if fonts.is_empty() { Err(FontsError::Empty(folder.to_owned())) } else { Ok(fonts) }
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["ttf", "otf", "ttc", "otc"].contains(&extension.to_ascii_lowercase().as_str())
    })
}
