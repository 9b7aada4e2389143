//! Previews of pictures: upright, without the camera's notes, and never more than memory holds.

use std::io::Cursor;

use bytes::Bytes;
use files::{Check, FileError, Limits, Named, Owner, Store, Stored};
use futures_util::stream;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use primitives::Stamp;

/// A picture of this size whose top left corner is red, the rest blue.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let red = |x, y| x < width / 2 && y < height / 2;
    let colour = |x, y| if red(x, y) { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::from_fn(width, height, colour));
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) async fn stored(store: &Store, bytes: Vec<u8>) -> Named {
    let pieces = stream::iter([Ok::<_, String>(Bytes::from(bytes))]);
    let stored: Stored = store.put("photo", Limits::default(), pieces).await.unwrap();
    Named {
        id: "photo".into(),
        owner: Owner { kind: "dossier".into(), id: 5 },
        stored,
        created: Stamp(0),
        check: Check { verdict: None, trouble: String::new(), at: None, late: false },
        turn: 0,
        watermark: files::Watermark::None,
        erased: None,
    }
}

fn red_at(jpeg: &[u8], x: u32, y: u32) -> bool {
    let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap().to_rgb8();
    let pixel = picture.get_pixel(x.min(picture.width() - 1), y.min(picture.height() - 1));
    pixel[0] > 200 && pixel[2] < 80
}

fn size(jpeg: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap();
    (picture.width(), picture.height())
}

/// A JPEG whose Exif says that it was taken on its side (6: turn it clockwise), at a place.
pub(crate) fn taken_on_its_side() -> Vec<u8> {
    let jpeg = picture(80, 40, ImageFormat::Jpeg);
    let mut exif =
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 43.2965 N");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
}

#[tokio::test]
async fn a_photo_is_shown_upright_turned_and_without_its_place() {
    let (store, _folder) = crate::store();
    let mut named = stored(&store, taken_on_its_side()).await;
    let upright = store.preview(&named).await.unwrap();
    assert_eq!(size(&upright), (40, 80));
    assert!(red_at(&upright, 39, 0) && !red_at(&upright, 0, 0), "its top left is now top right");
    assert!(!upright.windows(3).any(|bytes| bytes == b"GPS"));
    named.turn = 90;
    let turned = store.preview(&named).await.unwrap();
    assert_eq!(size(&turned), (80, 40));
    assert!(red_at(&turned, 79, 39) && !red_at(&turned, 79, 0));
    assert_eq!(store.preview(&named).await.unwrap(), turned, "it is kept");
}

#[tokio::test]
async fn each_kind_of_picture_has_a_preview_and_large_ones_are_shrunk() {
    let (store, _folder) = crate::store();
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let named = stored(&store, picture(30, 20, format)).await;
        assert_eq!(size(&store.preview(&named).await.unwrap()), (30, 20), "{format:?}");
    }
    let named = stored(&store, picture(4_000, 1_000, ImageFormat::Jpeg)).await;
    assert_eq!(size(&store.preview(&named).await.unwrap()), (2_000, 500));
}

#[tokio::test]
async fn a_heic_is_shown_as_a_jpeg() {
    let (store, folder) = crate::store();
    let (jpeg, heic) = (folder.path().join("a.jpg"), folder.path().join("a.heic"));
    std::fs::write(&jpeg, picture(64, 48, ImageFormat::Jpeg)).unwrap();
    let made = std::process::Command::new("heif-enc").arg(&jpeg).arg("-o").arg(&heic).output();
    let made = made.expect("heif-enc, which scripts/outils installs (Debian: libheif-examples)");
    assert!(made.status.success(), "{made:?}");
    let named = stored(&store, std::fs::read(&heic).unwrap()).await;
    assert_eq!(named.stored.mime, "image/heif");
    assert_eq!(size(&store.preview(&named).await.unwrap()), (64, 48));
}

/// A PNG of some bytes that says to be of 30 000 × 30 000 pixels.
pub(crate) fn bomb() -> Vec<u8> {
    let mut png = picture(1, 1, ImageFormat::Png);
    for side in [16..20, 20..24] {
        png[side].copy_from_slice(&30_000_u32.to_be_bytes());
    }
    let checksum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

#[tokio::test]
async fn what_is_no_picture_or_a_bomb_has_no_preview_and_says_so() {
    let (store, _folder) = crate::store();
    for (what, bytes) in [
        ("a bomb", bomb()),
        ("a head without body", b"\xff\xd8\xff\xe0\0\x10JFIF\0 and nothing more".to_vec()),
        ("half a png", picture(300, 200, ImageFormat::Png)[..120].to_vec()),
        ("a heic of nothing", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("a pdf", b"%PDF-1.7".to_vec()),
    ] {
        let named = stored(&store, bytes).await;
        let preview = store.preview(&named).await;
        assert!(matches!(preview, Err(FileError::NoPreview)), "{what}: {preview:?}");
    }
}
