//! OKLCH and sRGB (Björn Ottosson, 2020), and the contrast ratio of WCAG 2.

/// A colour as lightness (0 to 1), chroma, and hue in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    /// Lightness, 0 to 1.
    pub l: f64,
    /// Chroma, about 0 to 0.3.
    pub c: f64,
    /// Hue, in degrees.
    pub h: f64,
}

/// A colour as it is written: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl Oklch {
    /// The same at another lightness.
    #[must_use]
    pub fn l(self, l: f64) -> Self {
        Self { l, ..self }
    }

    /// The same with at most this chroma.
    #[must_use]
    pub fn c_max(self, c: f64) -> Self {
        Self { c: self.c.min(c), ..self }
    }

    /// The same with its chroma reduced, lightness and hue kept, until it is in sRGB.
    #[must_use]
    pub fn en_gamme(self) -> Self {
        let mut couleur = self;
        while !dans_srgb(couleur.lineaire()) && couleur.c > 0.0 {
            couleur.c = (couleur.c - 0.001).max(0.0);
        }
        couleur
    }

    /// The colour as it is written.
    #[must_use]
    pub fn rgb(self) -> Rgb {
        Rgb(self.en_gamme().lineaire().map(|v| (gamma(v.clamp(0.0, 1.0)) * 255.0).round() as u8))
    }

    fn lineaire(self) -> [f64; 3] {
        let (sin, cos) = self.h.to_radians().sin_cos();
        let (a, b) = (self.c * cos, self.c * sin);
        let l = (self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

fn dans_srgb(lineaire: [f64; 3]) -> bool {
    lineaire.iter().all(|v| (-0.000_001..=1.000_001).contains(v))
}

fn gamma(v: f64) -> f64 {
    if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
}

fn sans_gamma(v: u8) -> f64 {
    let v = f64::from(v) / 255.0;
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

impl Rgb {
    /// Reads `#rgb` or `#rrggbb`.
    #[must_use]
    pub fn lire(hex: &str) -> Option<Self> {
        let chiffres = hex.trim().strip_prefix('#')?;
        if !chiffres.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let lu = |part: &str| u8::from_str_radix(part, 16).ok();
        match chiffres.len() {
            3 => {
                let un = |i: usize| lu(&chiffres[i..=i]).map(|v| v * 17);
                Some(Self([un(0)?, un(1)?, un(2)?]))
            }
            6 => Some(Self([lu(&chiffres[0..2])?, lu(&chiffres[2..4])?, lu(&chiffres[4..6])?])),
            _ => None,
        }
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    #[must_use]
    pub fn contraste(self, autre: Self) -> f64 {
        let (a, b) = (self.luminance(), autre.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(sans_gamma);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl From<Rgb> for Oklch {
    fn from(rgb: Rgb) -> Self {
        let [r, g, b] = rgb.0.map(sans_gamma);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let bb = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Self {
            l: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            c: a.hypot(bb),
            h: bb.atan2(a).to_degrees().rem_euclid(360.0),
        }
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}
