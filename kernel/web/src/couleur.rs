//! One colour in, a whole scale out: a commune's colour as every tone its pages need.
//!
//! Computed in OKLCH, written as sRGB hex for browsers that know nothing newer, measured by the
//! contrast ratio of WCAG 2 on the rounded colour.

mod neutres;
mod oklch;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

pub use oklch::{Oklch, Rgb};

use neutres::Neutres;

/// The colour of a commune that has given none.
pub const MAISON: &str = "#0f6f73";

const PAS: f64 = 0.002;
const BLANC: Rgb = Rgb([255, 255, 255]);

/// The commune's tones in one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tons {
    /// Large flat areas.
    pub ground: Rgb,
    /// The text on them.
    pub on_ground: Rgb,
    /// Buildings, trees, paving.
    pub ground_2: Rgb,
    /// Hills.
    pub ground_3: Rgb,
    /// Windows.
    pub win: Rgb,
    /// Joints of the paving.
    pub joint: Rgb,
    /// The lit door.
    pub lit: Rgb,
    /// Links, buttons, selection.
    pub accent: Rgb,
    /// The text on a button.
    pub on_accent: Rgb,
    /// The same, hovered.
    pub accent_2: Rgb,
    /// Soft grounds.
    pub soft: Rgb,
    /// Their edges.
    pub soft_line: Rgb,
}

/// The scale made from one colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// The colour given.
    pub donnee: Rgb,
    /// The ground's text is white (a deep ground), else ink (a light one).
    pub profonde: bool,
    /// The ground and the accent as computed, before rounding.
    pub ground: Oklch,
    /// See `ground`.
    pub accent: Oklch,
    /// Tones of the light theme.
    pub clair: Tons,
    /// Tones of the dark theme.
    pub sombre: Tons,
}

impl Palette {
    /// The scale of a colour written `#rgb` or `#rrggbb`; nothing when it is no colour.
    #[must_use]
    pub fn lire(hex: &str) -> Option<Self> {
        Rgb::lire(hex).map(Self::de)
    }

    /// The scale of a colour, or the house's own when the text is no colour.
    #[must_use]
    pub fn ou_maison(hex: &str) -> Self {
        Self::de(Rgb::lire(hex).unwrap_or(Rgb([0x0f, 0x6f, 0x73])))
    }

    /// The scale of a colour.
    #[must_use]
    pub fn de(donnee: Rgb) -> Self {
        let lue = Oklch::from(donnee);
        let entree = Oklch { l: lue.l.clamp(0.12, 0.97), c: lue.c.min(0.15), h: lue.h };
        let (ground, profonde) = sol(entree);
        let soft = entree.l(0.955).c_max(0.022);
        let accent = accent(entree, profonde, soft.rgb());
        let clair = tons_clairs(entree, ground, profonde, accent, soft);
        Self { donnee, profonde, ground, accent, clair, sombre: tons_sombres(entree) }
    }

    /// Whether the ground is not the colour given: the administrator is told so.
    #[must_use]
    pub fn sol_deplace(&self) -> bool {
        self.clair.ground != self.donnee
    }

    /// Whether the accent is not the colour given.
    #[must_use]
    pub fn accent_deplace(&self) -> bool {
        self.clair.accent != self.donnee
    }

    /// The stylesheet of the commune: custom properties of both themes, in hex only.
    #[must_use]
    pub fn css(&self) -> String {
        let mut css = String::with_capacity(2048);
        css.push_str(":root{color-scheme:light dark;");
        ecrire(&mut css, &self.clair, &Neutres::CLAIRS, BLANC);
        css.push_str("}@media (prefers-color-scheme:dark){:root{");
        ecrire(&mut css, &self.sombre, &Neutres::SOMBRES, self.sombre.on_accent);
        css.push_str(
            "}}@media (prefers-contrast:more){:root{--ink-2:var(--ink);--line:var(--field);\
             --line-2:var(--field);--soft-line:var(--field)}}\
             @media print{:root{color-scheme:light;",
        );
        ecrire(&mut css, &self.clair, &Neutres::CLAIRS, BLANC);
        css.push_str("}}");
        css
    }
}

/// Two candidates, the one whose lightness moved least: dark enough for white, light enough for ink.
fn sol(entree: Oklch) -> (Oklch, bool) {
    let encre = Neutres::CLAIRS.ink.rgb();
    let profond = descendre(entree, |sol| BLANC.contraste(sol.rgb()) >= 7.0);
    let mut clair = entree.c_max(0.125);
    while encre.contraste(clair.rgb()) < 7.0 && clair.l < 1.0 {
        clair.l += PAS;
    }
    if entree.l - profond.l <= clair.l - entree.l {
        (profond.en_gamme(), true)
    } else {
        (clair.en_gamme(), false)
    }
}

fn descendre(mut couleur: Oklch, assez: impl Fn(Oklch) -> bool) -> Oklch {
    while !assez(couleur) && couleur.l > 0.0 {
        couleur.l -= PAS;
    }
    couleur
}

/// The accent; a yellow turns towards bronze as it darkens, never towards olive.
fn accent(entree: Oklch, profonde: bool, soft: Rgb) -> Oklch {
    let jaune = (78.0..=122.0).contains(&entree.h);
    let tourne = |couleur: Oklch| {
        let part = ((entree.l - couleur.l - 0.12) / 0.3).clamp(0.0, 1.0);
        Oklch { h: if jaune { entree.h - 26.0 * part } else { entree.h }, ..couleur }
    };
    let depart = if profonde { entree.l.min(0.52) } else { entree.l };
    let trouve = descendre(entree.l(depart).c_max(0.13), |couleur| {
        let rgb = tourne(couleur).rgb();
        BLANC.contraste(rgb) >= 5.5 && rgb.contraste(soft) >= 5.0
    });
    tourne(trouve).en_gamme()
}

fn tons_clairs(entree: Oklch, ground: Oklch, profonde: bool, accent: Oklch, soft: Oklch) -> Tons {
    let plus =
        |l: f64, h: f64, c: f64| Oklch { l: ground.l + l, c: ground.c * c, h: ground.h + h }.rgb();
    let [ground_2, ground_3, win, joint] = match profonde {
        true => [
            plus(-0.075, 0.0, 1.0),
            plus(-0.03, 0.0, 1.0),
            plus(0.035, 0.0, 1.0),
            plus(0.075, 0.0, 0.9),
        ],
        false => [
            plus(-0.085, -4.0, 1.04),
            plus(-0.035, 0.0, 1.0),
            plus(0.04, 0.0, 1.0),
            plus(-0.16, -6.0, 1.0),
        ],
    };
    let lit = match profonde {
        true => Oklch { l: 0.90, c: 0.10, h: 85.0 },
        false => Oklch { l: 0.995, c: 0.01, h: 95.0 },
    };
    Tons {
        ground: ground.rgb(),
        on_ground: if profonde { BLANC } else { Neutres::CLAIRS.ink.rgb() },
        ground_2,
        ground_3,
        win,
        joint,
        lit: lit.rgb(),
        accent: accent.rgb(),
        on_accent: BLANC,
        accent_2: accent.l(accent.l - 0.07).rgb(),
        soft: soft.rgb(),
        soft_line: entree.l(0.82).c_max(0.055).rgb(),
    }
}

fn tons_sombres(entree: Oklch) -> Tons {
    let carte = Neutres::SOMBRES.card.rgb();
    let ton = |l: f64, c: f64| entree.l(l).c_max(c).rgb();
    let mut accent = entree.l(0.72).c_max(0.11);
    while accent.rgb().contraste(carte) < 7.0 && accent.l < 1.0 {
        accent.l += PAS;
    }
    Tons {
        ground: ton(0.315, 0.065),
        on_ground: Oklch { l: 0.965, c: 0.006, h: 85.0 }.rgb(),
        ground_2: ton(0.262, 0.06),
        ground_3: ton(0.292, 0.06),
        win: ton(0.36, 0.06),
        joint: ton(0.40, 0.05),
        lit: Oklch { l: 0.90, c: 0.10, h: 85.0 }.rgb(),
        accent: accent.rgb(),
        on_accent: Oklch { l: 0.20, c: 0.01, h: 75.0 }.rgb(),
        accent_2: accent.l(accent.l + 0.06).rgb(),
        soft: ton(0.30, 0.035),
        soft_line: ton(0.45, 0.055),
    }
}

fn ecrire(css: &mut String, tons: &Tons, neutres: &Neutres, on_bad: Rgb) {
    let tons = [
        ("ground", tons.ground),
        ("on-ground", tons.on_ground),
        ("ground-2", tons.ground_2),
        ("ground-3", tons.ground_3),
        ("win", tons.win),
        ("joint", tons.joint),
        ("lit", tons.lit),
        ("accent", tons.accent),
        ("on-accent", tons.on_accent),
        ("accent-2", tons.accent_2),
        ("soft", tons.soft),
        ("soft-line", tons.soft_line),
        ("on-bad", on_bad),
    ];
    let neutres = neutres.nommes().map(|(nom, couleur)| (nom, couleur.rgb()));
    for (nom, rgb) in tons.into_iter().chain(neutres) {
        // Writing into a String cannot fail.
        let _ = write!(css, "--{nom}:{rgb};");
    }
}
