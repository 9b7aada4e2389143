//! Pictures as browsers show them: a JPEG made anew, turned upright, without what the camera wrote
//! in it (place, device, date). A picture that would fill the memory is refused before it is decoded.

use std::io::Cursor;
use std::process::{Command, Stdio};

use bytes::Bytes;
use futures_util::TryStreamExt;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};
use object_store::path::Path as Key;
use object_store::{ObjectStoreExt, PutPayload};
use tokio::sync::Semaphore;

use crate::store::refused;
use crate::{FileError, Named, Store};

/// The largest picture that is read, in bytes: it is held whole while it is decoded.
const LARGEST: i64 = 40 * 1_000 * 1_000;
/// The largest side that is decoded, in pixels.
const SIDE: u32 = 20_000;
/// What decoding may take, in bytes: 50 million pixels of four bytes.
const MEMORY: u64 = 200 * 1_000 * 1_000;
/// The longest side of a preview, in pixels: a page of A4 stays readable.
const PREVIEW: u32 = 2_000;
/// The quality of its JPEG.
const QUALITY: u8 = 82;
/// What `heif-convert` may take: address space and file size in bytes, seconds of processor.
const CHILD: [&str; 3] = ["--as=1500000000", "--fsize=100000000", "--cpu=20"];
/// Seconds that it may last.
const PATIENCE: &str = "30";
/// Pictures decoded at once in this process, whatever is asked.
static HEAVY: Semaphore = Semaphore::const_new(1);

/// Whether a type can have a preview; a HEIC needs `heif-convert` too.
pub fn is_picture(mime: &str) -> bool {
    matches!(mime, "image/jpeg" | "image/png" | "image/webp" | "image/gif") || is_heic(mime)
}

pub(crate) fn is_heic(mime: &str) -> bool {
    matches!(mime, "image/heif" | "image/heic")
}

/// Does heavy work when no other is being done in this process; nothing when it panics. In a task of
/// its own: who asked may go away, the permit stays until the work has ended.
pub(crate) async fn heavy<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    let permit = HEAVY.acquire().await.ok()?;
    let done = tokio::spawn(async move {
        let done = work.await;
        drop(permit);
        done
    });
    done.await.ok()
}

impl Store {
    /// The preview of a picture, turned as it was asked: a JPEG without the camera's notes. It is
    /// kept in the store for a day.
    ///
    /// # Errors
    /// [`FileError::NoPreview`] when it is no picture that can be shown, or too large a one;
    /// [`FileError::Waiting`] and [`FileError::Infected`] as for the file itself.
    pub async fn preview(&self, named: &Named) -> Result<Bytes, FileError> {
        self.allow(named)?;
        if !is_picture(&named.stored.mime) || named.stored.size > LARGEST {
            return Err(FileError::NoPreview);
        }
        let kept = Key::from(format!("apercus/{}-{}.jpg", named.stored.key, named.turn));
        if let Ok(found) = self.objects().get(&kept).await {
            return found.bytes().await.map_err(refused);
        }
        let jpeg = self.picture(named, Some(PREVIEW)).await?;
        let payload = PutPayload::from_bytes(jpeg.clone());
        self.objects().put(&kept, payload).await.map_err(refused)?;
        Ok(jpeg)
    }

    /// A picture as a JPEG made anew, upright and turned, its longest side at most `side`.
    pub(crate) async fn picture(
        &self,
        named: &Named,
        side: Option<u32>,
    ) -> Result<Bytes, FileError> {
        let (store, named) = (self.clone(), named.clone());
        let made = heavy(async move { store.make(&named, side).await }).await;
        made.unwrap_or(Err(FileError::NoPreview))
    }

    async fn make(&self, named: &Named, side: Option<u32>) -> Result<Bytes, FileError> {
        let pieces: Vec<Bytes> = self.open(&named.stored).await?.try_collect().await?;
        let mut bytes = pieces.concat();
        let heic = is_heic(&named.stored.mime);
        if heic {
            bytes = from_heic(&bytes).await?;
        }
        let turn = named.turn;
        let made = tokio::task::spawn_blocking(move || jpeg(&bytes, !heic, turn, side)).await;
        made.map_err(|_| FileError::NoPreview)?
    }
}

/// Decodes and encodes again; a HEIC was turned upright by its own decoder.
fn jpeg(bytes: &[u8], orient: bool, turn: i64, side: Option<u32>) -> Result<Bytes, FileError> {
    let mut picture = decode(bytes, orient).map_err(|error| {
        tracing::info!("a picture has no preview: {error}");
        FileError::NoPreview
    })?;
    if let Some(side) = side.filter(|side| picture.width().max(picture.height()) > *side) {
        picture = picture.thumbnail(side, side);
    }
    let picture = match turn {
        90 => picture.rotate90(),
        180 => picture.rotate180(),
        270 => picture.rotate270(),
        _ => picture,
    };
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY)
        .encode_image(&on_white(&picture))
        .map_err(|_| FileError::NoPreview)?;
    Ok(Bytes::from(out))
}

pub(crate) fn decode(bytes: &[u8], orient: bool) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = image::Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE), Some(SIDE));
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    if decoder.total_bytes() > MEMORY {
        let limit = image::error::LimitErrorKind::InsufficientMemory;
        return Err(ImageError::Limits(image::error::LimitError::from_kind(limit)));
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if orient {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// What is transparent becomes white: a JPEG has no transparency.
pub(crate) fn on_white(picture: &DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.to_rgb8());
    }
    let mut rgba = picture.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let alpha = u16::from(pixel[3]);
        for channel in 0..3 {
            let mixed = (u16::from(pixel[channel]) * alpha + 255 * (255 - alpha)) / 255;
            pixel[channel] = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(rgba).to_rgb8())
}

/// A HEIC as a JPEG, by a child bounded in time, memory and output; without it there is no preview.
pub(crate) async fn from_heic(bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    let folder = tempfile::tempdir().map_err(refused)?;
    let (from, to) = (folder.path().join("photo.heic"), folder.path().join("photo.jpg"));
    tokio::fs::write(&from, bytes).await.map_err(refused)?;
    let mut child = Command::new("timeout");
    child.args(["--signal=KILL", PATIENCE, "prlimit"]).args(CHILD);
    child.args(["heif-convert", "-q", "90"]).args([&from, &to]);
    child.env_clear().env("PATH", "/usr/bin:/bin");
    child.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match tokio::task::spawn_blocking(move || child.status()).await {
        Ok(Ok(status)) if status.success() => {}
        other => {
            tracing::info!("heif-convert gave nothing: {other:?}");
            return Err(FileError::NoPreview);
        }
    }
    match tokio::fs::read(&to).await {
        Ok(jpeg) if jpeg.len() <= 100_000_000 => Ok(jpeg),
        _ => Err(FileError::NoPreview),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::stream;
    use primitives::{Random, Stamp};

    use super::*;
    use crate::{Check, Limits, Owner};

    #[tokio::test]
    async fn a_picture_that_nobody_waits_for_any_more_holds_its_permit_until_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file://{}", folder.path().display());
        let store = Store::open_url(&url, Random::system()).unwrap();
        let mut bytes = Cursor::new(Vec::new());
        let large = image::RgbImage::new(4_000, 3_000);
        DynamicImage::from(large).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        let pieces = stream::iter([Ok::<_, String>(Bytes::from(bytes.into_inner()))]);
        let named = Named {
            id: "photo".into(),
            owner: Owner { kind: "dossier".into(), id: 5 },
            stored: store.put("photo", Limits::default(), pieces).await.unwrap(),
            created: Stamp(0),
            check: Check { verdict: None, trouble: String::new(), at: None, late: false },
            turn: 0,
            watermark: crate::Watermark::None,
            erased: None,
        };
        let asked = tokio::time::timeout(Duration::from_millis(10), store.preview(&named)).await;
        assert!(asked.is_err(), "who asked has gone away");
        assert_eq!(HEAVY.available_permits(), 0);
        let _ended = HEAVY.acquire().await.unwrap();
    }
}
