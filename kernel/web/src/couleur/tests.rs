use super::*;

/// The bounds of look.md §3 over every colour `#rgb`.
#[test]
fn every_short_colour_keeps_its_contrasts() {
    let [paper, stone] = ["paper", "stone"].map(|nom| neutre(&Neutres::CLAIRS, nom));
    let carte = neutre(&Neutres::SOMBRES, "card");
    for n in 0..4096_u16 {
        let [r, g, b] = [n >> 8, n >> 4 & 15, n & 15].map(|v| v as u8 * 17);
        let p = Palette::de(Rgb([r, g, b]));
        let (c, s) = (p.clair, p.sombre);
        let mesures = [
            ("text on ground", c.on_ground.contraste(c.ground), 7.0),
            ("white on accent", BLANC.contraste(c.accent), 5.6),
            ("accent on paper", c.accent.contraste(paper), 5.3),
            ("accent on soft", c.accent.contraste(c.soft), 5.0),
            ("accent on stone", c.accent.contraste(stone), 4.7),
            ("dark text on ground", s.on_ground.contraste(s.ground), 11.2),
            ("dark accent on card", s.accent.contraste(carte), 7.0),
            ("dark accent on soft", s.accent.contraste(s.soft), 5.7),
            ("dark text on accent", s.on_accent.contraste(s.accent), 7.8),
        ];
        for (quoi, mesure, borne) in mesures {
            assert!(mesure >= borne, "#{n:03x}: {quoi} is {mesure:.2}, less than {borne}");
        }
    }
}

fn neutre(neutres: &Neutres, cherche: &str) -> Rgb {
    neutres.nommes().into_iter().find(|(nom, _)| *nom == cherche).unwrap().1.rgb()
}

/// The three rows of the table of look.md §3.
#[test]
fn the_three_examples_give_the_scale_of_the_specification() {
    let rows = [
        ("#0f6f73", (0.454, 0.077, 199.4), true, 7.0, (0.494, 0.080, 199.4)),
        ("#a8432f", (0.478, 0.137, 33.0), true, 7.0, (0.516, 0.130, 33.0)),
        ("#f2dc7a", (0.892, 0.121, 97.0), false, 12.3, (0.516, 0.108, 74.8)),
    ];
    for (hex, ground, profonde, contraste, accent) in rows {
        let p = Palette::lire(hex).unwrap();
        assert_eq!(p.profonde, profonde, "{hex}");
        proche(hex, p.ground, ground);
        proche(hex, p.accent, accent);
        let mesure = p.clair.on_ground.contraste(p.clair.ground);
        assert!((mesure - contraste).abs() < 0.1, "{hex}: {mesure}");
    }
    let jaune = Palette::lire("#f2dc7a").unwrap();
    assert!(!jaune.sol_deplace() && jaune.accent_deplace());
}

fn proche(hex: &str, vu: Oklch, (l, c, h): (f64, f64, f64)) {
    let proche = (vu.l - l).abs() < 0.001 && (vu.c - c).abs() < 0.001 && (vu.h - h).abs() < 0.1;
    assert!(proche, "{hex}: {vu:?} is not {l} {c} {h}");
}

#[test]
fn hexadecimal_is_read_and_written_back() {
    assert_eq!(Rgb::lire("#0f6f73").unwrap().to_string(), "#0f6f73");
    assert_eq!(Rgb::lire(" #ABC ").unwrap().to_string(), "#aabbcc");
    for faux in ["", "0f6f73", "#12", "#12345", "#ggg", "#é1"] {
        assert_eq!(Rgb::lire(faux), None, "{faux}");
    }
}

#[test]
fn the_round_trip_of_a_colour_is_itself() {
    for hex in ["#000000", "#ffffff", "#f2dc7a", "#a8432f", "#0f6f73", "#0000ff", "#ff0000"] {
        let rgb = Rgb::lire(hex).unwrap();
        assert_eq!(Oklch::from(rgb).rgb(), rgb, "{hex}");
    }
}

#[test]
fn the_stylesheet_speaks_to_old_browsers() {
    let css = Palette::ou_maison("rien").css();
    assert!(css.contains("--ground:#") && css.contains("prefers-color-scheme:dark"));
    for neuf in ["oklch", "color-mix", "@layer", "light-dark("] {
        assert!(!css.contains(neuf), "{neuf}");
    }
    assert_eq!(css, Palette::ou_maison(MAISON).css());
}
