use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::Fonts;
use crate::view::View;

const TEMPLATE: &str = include_str!("document.typ");
const DATA: &str = "/documents.json";

/// The standard library, with the headers of table rows (`pdf.header-cell`).
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static MAIN: LazyLock<Option<Source>> = LazyLock::new(|| {
    let path = VirtualPath::new("/document.typ").ok()?;
    let id = RootedPath::new(VirtualRoot::Project, path).intern();
    Some(Source::new(id, TEMPLATE.to_owned()))
});

/// All that typst sees: the template, the values, their pictures. No file, no network,
/// no clock.
pub(crate) struct Sheet<'f> {
    fonts: &'f Fonts,
    main: &'static Source,
    files: Vec<(String, Bytes)>,
    value: String,
}

impl<'f> Sheet<'f> {
    pub(crate) fn new(fonts: &'f Fonts, views: Vec<View>) -> Result<Self, serde_json::Error> {
        let value = serde_json::to_string(&views)?;
        let mut files = vec![(DATA.to_owned(), Bytes::from_string(value.clone()))];
        let pictures = views.into_iter().flat_map(|view| view.pictures);
        files.extend(pictures.map(|(path, bytes)| (path, Bytes::new(bytes))));
        let broken = || serde::de::Error::custom("the path of the template");
        let main = MAIN.as_ref().ok_or_else(broken)?;
        Ok(Self { fonts, main, files, value })
    }

    /// What makes the identifier of the PDF: the same value, the same identifier.
    pub(crate) fn ident(&self) -> String {
        self.value.clone()
    }
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_with_slash();
        let found = self.files.iter().find(|(name, _)| name == path);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
