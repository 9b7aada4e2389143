#![doc = include_str!("../README.md")]

mod fonts;
mod legible;
mod view;
mod world;

use std::path::Path;

use documents::{Document, TypesetError, Typesetter};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use fonts::FontsError;

use fonts::Fonts;
use legible::Legible;
use view::View;
use world::Sheet;

/// Makes PDFs with typst: PDF/A-2a and PDF/UA-1 at once.
pub struct TypstTypesetter {
    fonts: Fonts,
    standards: PdfStandards,
}

impl TypstTypesetter {
    /// A typesetter with the embedded fonts and those of `folder`.
    ///
    /// # Errors
    /// When the folder cannot be read or holds no font.
    pub fn new(folder: Option<&Path>) -> Result<Self, FontsError> {
        let fonts = Fonts::load(folder)?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| FontsError::Standard(error.message().to_string()))?;
        Ok(Self { fonts, standards })
    }

    /// The families of the fonts, in alphabetical order.
    pub fn families(&self) -> Vec<String> {
        self.fonts.book.families().map(|(name, _)| name.to_owned()).collect()
    }

    fn attempt(&self, documents: &[Document], attempt: Attempt) -> Result<Vec<u8>, String> {
        let legible = Legible::new(&self.fonts, attempt.plain);
        let view = |(rank, document)| View::new(rank, document, &legible, attempt.logo);
        let views = documents.iter().enumerate().map(view).collect();
        let sheet = Sheet::new(&self.fonts, views).map_err(|error| error.to_string())?;
        let pages: PagedDocument = typst::compile(&sheet).output.map_err(|e| told(&e))?;
        let options = PdfOptions {
            ident: Smart::Custom(sheet.ident()),
            creator: Smart::Custom(Some("Parvis".into())),
            timestamp: documents.first().and_then(timestamp),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&pages, &options).map_err(|errors| told(&errors))
    }
}

impl Typesetter for TypstTypesetter {
    fn pdf(&self, documents: &[Document]) -> Result<Vec<u8>, TypesetError> {
        let mut cause = String::new();
        for attempt in ATTEMPTS {
            let made = self.attempt(documents, attempt);
            comemo::evict(0);
            match made {
                Ok(pdf) => return Ok(pdf),
                Err(error) => cause = error,
            }
            tracing::warn!("{attempt:?} made no PDF: {cause}");
        }
        Err(TypesetError(cause))
    }
}

/// What a PDF is tried with.
#[derive(Clone, Copy, Debug)]
struct Attempt {
    /// Only the letters of the first font, the rest as codes.
    plain: bool,
    /// With the logo, which may be no picture at all.
    logo: bool,
}

/// A PDF always comes out: what a logo or rare combinations of marks may refuse is tried without.
const ATTEMPTS: [Attempt; 4] = [
    Attempt { plain: false, logo: true },
    Attempt { plain: true, logo: true },
    Attempt { plain: false, logo: false },
    Attempt { plain: true, logo: false },
];

/// The instant of the act, as the metadata of a PDF writes it.
fn timestamp(document: &Document) -> Option<Timestamp> {
    let at = document.date.in_paris();
    let [month, day, hour, minute, second] =
        [at.month(), at.day(), at.hour(), at.minute(), at.second()].map(i8::unsigned_abs);
    let date = Datetime::from_ymd_hms(at.year().into(), month, day, hour, minute, second)?;
    Timestamp::new_local(date, at.offset().seconds() / 60)
}

fn told(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}
