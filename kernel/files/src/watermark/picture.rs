//! Text in the pixels of a picture, in slanted lines from side to side: it cannot be taken off, and
//! what is under it stays readable.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma, Rgb, RgbImage};

use super::Unfit;
use crate::preview;

/// The font of letters: one bold enough to be read through.
const FONT: &[u8] =
    include_bytes!("../../../documents-typst/fonts/AtkinsonHyperlegibleNext-600SemiBold.ttf");
/// The longest side of the copy, in pixels: a page of A4 at 250 dots per inch.
const SIDE: u32 = 3_000;
/// The quality of its JPEG.
const QUALITY: u8 = 85;
/// The height of letters, as a part of the longest side; never under [`LEAST`].
const LETTERS: f32 = 1.0 / 42.0;
/// The least height of letters, in pixels.
const LEAST: f32 = 11.0;
/// The distance between two lines, in heights of letters.
const PITCH: f32 = 4.0;
/// The cosine and sine of the slant: thirty degrees, upwards.
const SLANT: (f32, f32) = (0.866, -0.5);
/// How much of a pixel a letter takes.
const INK: f32 = 0.42;

/// A picture as a JPEG made anew, upright, without the camera's notes, with `text` over it.
pub(super) fn overlay(bytes: &[u8], orient: bool, text: &str) -> Result<Vec<u8>, Unfit> {
    let picture = preview::decode(bytes, orient).map_err(|error| match error {
        image::ImageError::Limits(_) => Unfit::TooLarge,
        _ => Unfit::Broken,
    })?;
    let picture = match picture.width().max(picture.height()) > SIDE {
        true => picture.thumbnail(SIDE, SIDE),
        false => picture,
    };
    let mut picture = preview::on_white(&picture).into_rgb8();
    write(&mut picture, text)?;
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    picture.write_with_encoder(encoder).map_err(|_| Unfit::Broken)?;
    Ok(out)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places in a picture of at most 3000 pixels"
)]
fn write(picture: &mut RgbImage, text: &str) -> Result<(), Unfit> {
    let letters = (picture.width().max(picture.height()) as f32 * LETTERS).max(LEAST);
    let line = line(text, letters)?;
    let (pitch, length) = (letters * PITCH, line.width() as f32);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (x, y) = (x as f32, y as f32);
        let along = x * SLANT.0 + y * SLANT.1;
        let across = y * SLANT.0 - x * SLANT.1;
        let down = across.rem_euclid(pitch);
        if down as u32 >= line.height() {
            continue;
        }
        // Each line starts elsewhere: no column of the picture is spared.
        let shift = (across / pitch).floor() * length * 0.37;
        let place = (along + shift).rem_euclid(length);
        let ink = line.get_pixel((place as u32).min(line.width() - 1), down as u32);
        blend(pixel, f32::from(ink[0]) / 255.0 * INK);
    }
    Ok(())
}

/// Dark on what is light, light on what is dark.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
fn blend(pixel: &mut Rgb<u8>, ink: f32) {
    let sum: u32 = pixel.0.iter().map(|channel| u32::from(*channel)).sum();
    let colour = if sum > 3 * 110 { 20.0 } else { 235.0 };
    for channel in &mut pixel.0 {
        *channel = (f32::from(*channel) * (1.0 - ink) + colour * ink) as u8;
    }
}

/// The text on one line, in white on black, followed by a gap.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "a line of at most a few hundred letters"
)]
fn line(text: &str, letters: f32) -> Result<GrayImage, Unfit> {
    let font = FontRef::try_from_slice(FONT).map_err(|_| Unfit::Broken)?;
    let scale = PxScale::from(letters * 1.3);
    let font = font.as_scaled(scale);
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for letter in text.chars() {
        let glyph = font.glyph_id(letter);
        glyphs.push(glyph.with_scale_and_position(scale, point(pen, font.ascent())));
        pen += font.h_advance(glyph);
    }
    let (width, height) = ((pen + letters * 3.0).ceil() as u32, font.height().ceil() as u32);
    let mut line = GrayImage::new(width.max(1), height.max(1));
    for glyph in glyphs {
        let Some(outline) = font.outline_glyph(glyph) else { continue };
        let corner = outline.px_bounds().min;
        outline.draw(|x, y, ink| {
            let (x, y) = (corner.x as i32 + x as i32, corner.y as i32 + y as i32);
            let inside = u32::try_from(x).ok().zip(u32::try_from(y).ok());
            if let Some((x, y)) = inside.filter(|(x, y)| *x < line.width() && *y < line.height()) {
                let before = line.get_pixel(x, y)[0];
                line.put_pixel(x, y, Luma([before.max((ink * 255.0) as u8)]));
            }
        });
    }
    Ok(line)
}
