//! Several pictures as one PDF: a page of A4 each, from their previews, so upright and without what
//! the camera wrote in them.

use std::convert::Infallible;
use std::io::Cursor;

use bytes::Bytes;
use futures_util::stream;
use image::{ImageFormat, ImageReader};
use pdf_writer::{Content, Filter, Name, Pdf, Rect, Ref};
use thiserror::Error;

use crate::{FileError, Limits, Named, Store, Stored};

/// The sides of A4, in points.
const A4: (f32, f32) = (595.28, 841.89);
/// One centimetre, in points.
const MARGIN: f32 = 28.35;
/// The most that a pixel measures, in points: a small picture is not blown up.
const PIXEL: f32 = 0.75;
/// The largest PDF, in bytes: it is held whole while it is made.
const LARGEST: u64 = 40 * 1_000 * 1_000;
/// What a page calls its picture.
const PICTURE: Name<'_> = Name(b"Photo");

/// Why pictures were not gathered.
#[derive(Debug, Error)]
#[error("{name}: {cause}")]
pub struct NotGathered {
    /// The name of the file that cannot be taken.
    pub name: String,
    /// Why.
    pub cause: FileError,
}

impl Store {
    /// Stores a PDF of pictures, in their order. Nothing is named and nothing else changes.
    ///
    /// # Errors
    /// The first picture that has no preview, waits for the antivirus or carries a virus; or the one
    /// with which the PDF becomes too large ([`FileError::TooLarge`]).
    pub async fn gather(&self, name: &str, pictures: &[Named]) -> Result<Stored, NotGathered> {
        let (mut pages, mut size) = (Vec::new(), 0);
        for named in pictures {
            let refused = |cause| NotGathered { name: named.stored.name.clone(), cause };
            let jpeg = self.preview(named).await.map_err(refused)?;
            size += jpeg.len() as u64;
            if size > LARGEST {
                return Err(refused(FileError::TooLarge(LARGEST)));
            }
            pages.push(Page::of(jpeg).map_err(refused)?);
        }
        let pdf = stream::iter([Ok::<_, Infallible>(Bytes::from(pdf(&pages)))]);
        let stored = self.put(name, Limits::default(), pdf).await;
        stored.map_err(|cause| NotGathered { name: name.to_owned(), cause })
    }
}

/// A picture and its sides, in pixels.
struct Page {
    jpeg: Bytes,
    width: u16,
    height: u16,
}

impl Page {
    fn of(jpeg: Bytes) -> Result<Self, FileError> {
        let reader = ImageReader::with_format(Cursor::new(&jpeg), ImageFormat::Jpeg);
        let (width, height) = reader.into_dimensions().map_err(|_| FileError::NoPreview)?;
        let side = |side| u16::try_from(side).map_err(|_| FileError::NoPreview);
        Ok(Self { width: side(width)?, height: side(height)?, jpeg })
    }

    /// The paper, laid as the picture is.
    fn paper(&self) -> (f32, f32) {
        if self.width > self.height { (A4.1, A4.0) } else { A4 }
    }

    /// The picture in the middle of its paper, as large as the margins let it.
    fn drawing(&self) -> Content {
        let (paper, sides) = (self.paper(), (f32::from(self.width), f32::from(self.height)));
        let room = |paper: f32, side: f32| (paper - 2.0 * MARGIN) / side;
        let scale = room(paper.0, sides.0).min(room(paper.1, sides.1)).min(PIXEL);
        let (width, height) = (sides.0 * scale, sides.1 * scale);
        let (left, bottom) = ((paper.0 - width) / 2.0, (paper.1 - height) / 2.0);
        let mut content = Content::new();
        content.transform([width, 0.0, 0.0, height, left, bottom]).x_object(PICTURE);
        content
    }
}

fn pdf(pages: &[Page]) -> Vec<u8> {
    let (mut pdf, mut next) = (Pdf::new(), Ref::new(1));
    let (catalog, tree) = (next.bump(), next.bump());
    pdf.catalog(catalog).pages(tree);
    let mut kids = Vec::new();
    for page in pages {
        let (id, content, picture) = (next.bump(), next.bump(), next.bump());
        kids.push(id);
        let (width, height) = page.paper();
        let mut leaf = pdf.page(id);
        leaf.parent(tree).media_box(Rect::new(0.0, 0.0, width, height)).contents(content);
        leaf.resources().x_objects().pair(PICTURE, picture);
        drop(leaf);
        pdf.stream(content, &page.drawing().finish());
        let mut object = pdf.image_xobject(picture, &page.jpeg);
        object.filter(Filter::DctDecode);
        object.width(i32::from(page.width)).height(i32::from(page.height));
        object.color_space().device_rgb();
        object.bits_per_component(8);
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    pdf.finish()
}
