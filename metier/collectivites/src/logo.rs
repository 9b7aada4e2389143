//! A logo that anyone may be shown: read again, shrunk and written anew, so that nothing but its
//! dots is left of what was sent.

use std::io::Cursor;

use data_encoding::HEXLOWER;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageFormat, ImageReader, Limits, imageops};
use sha2::{Digest, Sha256};

use crate::modele::ErreurCollectivite;

/// What may be sent, in bytes.
pub(crate) const OCTETS_MAX: u64 = 5_000_000;

/// The widest and the highest picture that is read, in dots.
const COTE_MAX: u32 = 8_000;
/// Memory that reading may take.
const MEMOIRE_MAX: u64 = 256 * 1024 * 1024;
/// The frames tried, in dots: 20 mm high at 300 dots an inch, then lighter ones.
const CADRES: [(u32, u32); 3] = [(720, 240), (360, 120), (180, 60)];
/// What every first view may spend on it, in bytes.
const POIDS: usize = 24_000;
const QUALITE_JPEG: u8 = 85;

/// A logo as it is kept: a PNG or a JPEG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its name in addresses, made of its hash: `1f3a….png`, `….jpg`.
    pub nom: String,
    /// Its bytes.
    pub octets: Vec<u8>,
}

impl Logo {
    /// Its type.
    pub fn mime(&self) -> &'static str {
        if self.nom.ends_with(".png") { "image/png" } else { "image/jpeg" }
    }
}

/// The logo made of what was sent: a PNG or a JPEG, in the largest frame that stays light. An SVG is
/// refused: it may hold scripts and addresses.
pub(crate) fn reduire(octets: &[u8]) -> Result<Logo, ErreurCollectivite> {
    let illisible = |_| ErreurCollectivite::LogoIllisible;
    let lecteur = ImageReader::new(Cursor::new(octets)).with_guessed_format();
    let mut lecteur = lecteur.map_err(|_| ErreurCollectivite::LogoIllisible)?;
    let format = lecteur.format().filter(|f| matches!(f, ImageFormat::Png | ImageFormat::Jpeg));
    let format = format.ok_or(ErreurCollectivite::LogoIllisible)?;
    let mut limites = Limits::default();
    limites.max_image_width = Some(COTE_MAX);
    limites.max_image_height = Some(COTE_MAX);
    limites.max_alloc = Some(MEMOIRE_MAX);
    lecteur.limits(limites);
    let image = lecteur.decode().map_err(|erreur| match erreur {
        image::ImageError::Limits(_) => ErreurCollectivite::LogoTropGrand,
        _ => ErreurCollectivite::LogoIllisible,
    })?;
    let mut octets = Vec::new();
    for cadre in CADRES {
        octets = ecrire(&dans(&image, cadre), format).map_err(illisible)?;
        if octets.len() <= POIDS {
            break;
        }
    }
    let suffixe = if format == ImageFormat::Png { "png" } else { "jpg" };
    let empreinte = HEXLOWER.encode(&Sha256::digest(&octets)[..12]);
    Ok(Logo { nom: format!("{empreinte}.{suffixe}"), octets })
}

/// The picture in a frame, never larger than it was.
fn dans(image: &DynamicImage, (largeur, hauteur): (u32, u32)) -> DynamicImage {
    match image.width() <= largeur && image.height() <= hauteur {
        true => image.clone(),
        false => image.resize(largeur, hauteur, imageops::FilterType::Lanczos3),
    }
}

fn ecrire(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, image::ImageError> {
    let mut octets = Vec::new();
    match format {
        ImageFormat::Png => {
            let png = PngEncoder::new_with_quality(
                &mut octets,
                CompressionType::Best,
                FilterType::Adaptive,
            );
            image.to_rgba8().write_with_encoder(png)?;
        }
        _ => {
            let jpeg = JpegEncoder::new_with_quality(&mut octets, QUALITE_JPEG);
            image.to_rgb8().write_with_encoder(jpeg)?;
        }
    }
    Ok(octets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(largeur: u32, hauteur: u32, format: ImageFormat) -> Vec<u8> {
        let mut octets = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(largeur, hauteur).write_to(&mut octets, format).unwrap();
        octets.into_inner()
    }

    fn mesures(octets: &[u8]) -> (u32, u32) {
        let image = image::load_from_memory(octets).unwrap();
        (image.width(), image.height())
    }

    #[test]
    fn a_large_picture_is_put_in_its_frame_a_small_one_stays() {
        let grand = reduire(&image(3_000, 1_500, ImageFormat::Png)).unwrap();
        assert_eq!((mesures(&grand.octets), grand.mime()), ((480, 240), "image/png"));
        let petit = reduire(&image(50, 40, ImageFormat::Jpeg)).unwrap();
        assert_eq!((mesures(&petit.octets), petit.mime()), ((50, 40), "image/jpeg"));
    }

    #[test]
    fn a_picture_of_noise_still_is_light() {
        let bruit = image::RgbImage::from_fn(720, 240, |x, y| {
            let n = x.wrapping_mul(2_654_435_761).wrapping_add(y.wrapping_mul(40_503_u32 << 7));
            image::Rgb([n as u8, (n >> 9) as u8, (n >> 17) as u8])
        });
        let mut octets = Cursor::new(Vec::new());
        DynamicImage::from(bruit).write_to(&mut octets, ImageFormat::Png).unwrap();
        assert!(reduire(octets.get_ref()).unwrap().octets.len() <= POIDS);
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused() {
        for faux in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"", b"\x89PNG\r\n\x1a\n"] {
            assert!(matches!(reduire(faux), Err(ErreurCollectivite::LogoIllisible)));
        }
        let mut coupee = image(100, 100, ImageFormat::Png);
        coupee.truncate(60);
        assert!(matches!(reduire(&coupee), Err(ErreurCollectivite::LogoIllisible)));
        let geante = reduire(&image(9_000, 1, ImageFormat::Png));
        assert!(matches!(geante, Err(ErreurCollectivite::LogoTropGrand)));
    }
}
