//! The icons, drawn for this product on a grid of 24.

/// An icon; always decorative, a word stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Icone {
    Alerte,
    Avion,
    Badge,
    Cadenas,
    Calendrier,
    CercleTirets,
    ChevronBas,
    ChevronDroite,
    ChevronGauche,
    Cle,
    Coche,
    CocheRonde,
    Copier,
    Croix,
    Document,
    Ecran,
    Enveloppe,
    Filtre,
    Fleche,
    Horloge,
    Image,
    Imprimante,
    Info,
    Lieu,
    Loupe,
    Maison,
    Megaphone,
    Menu,
    Personne,
    Personnes,
    Plus,
    Point,
    Poubelle,
    Sablier,
    Stylo,
    Telecharger,
    Telephone,
    Televerser,
    Triangle,
}

impl Icone {
    /// Every icon, for the gallery.
    pub const TOUTES: [Icone; 39] = [
        Icone::Alerte,
        Icone::Avion,
        Icone::Badge,
        Icone::Cadenas,
        Icone::Calendrier,
        Icone::CercleTirets,
        Icone::ChevronBas,
        Icone::ChevronDroite,
        Icone::ChevronGauche,
        Icone::Cle,
        Icone::Coche,
        Icone::CocheRonde,
        Icone::Copier,
        Icone::Croix,
        Icone::Document,
        Icone::Ecran,
        Icone::Enveloppe,
        Icone::Filtre,
        Icone::Fleche,
        Icone::Horloge,
        Icone::Image,
        Icone::Imprimante,
        Icone::Info,
        Icone::Lieu,
        Icone::Loupe,
        Icone::Maison,
        Icone::Megaphone,
        Icone::Menu,
        Icone::Personne,
        Icone::Personnes,
        Icone::Plus,
        Icone::Point,
        Icone::Poubelle,
        Icone::Sablier,
        Icone::Stylo,
        Icone::Telecharger,
        Icone::Telephone,
        Icone::Televerser,
        Icone::Triangle,
    ];

    /// The strokes, as one SVG path.
    fn trace(self) -> &'static str {
        match self {
            Icone::Alerte => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5v5.5M12 16.2v.3",
            Icone::Avion => "M21 3 3 10.2l7 3.3 3.5 7zM21 3 10 13.5",
            Icone::Badge => {
                "M12 2.8l2.5 1.9 3.1-.1.9 3 2.6 1.8-1.1 2.9 1.1 2.9-2.6 1.8-.9 3-3.1-.1-2.5 1.9-2.5-1.9-3.1.1-.9-3-2.6-1.8L4 12.3 2.9 9.4l2.6-1.8.9-3 3.1.1zM8.5 12.4l2.4 2.4 4.6-4.8"
            }
            Icone::Cadenas => "M5 11h14v9.5H5zM8 11V7.5a4 4 0 0 1 8 0V11",
            Icone::Calendrier => {
                "M4 5.5h16v15H4zM4 10h16M8.5 3v4M15.5 3v4M8 13.5h.1M12 13.5h.1M16 13.5h.1M8 17h.1M12 17h.1M16 17h.1"
            }
            Icone::CercleTirets => {
                "M9.2 3.4a9 9 0 0 1 5.6 0M18.4 5.7a9 9 0 0 1 2.5 5M20.5 15a9 9 0 0 1-3.3 4.4M14 20.8a9 9 0 0 1-5.5-.5M5 17.7A9 9 0 0 1 3 12.6M3.7 8.5a9 9 0 0 1 2-2.8"
            }
            Icone::ChevronBas => "M6 9.5l6 6 6-6",
            Icone::ChevronDroite => "M9.5 6l6 6-6 6",
            Icone::ChevronGauche => "M14.5 6l-6 6 6 6",
            Icone::Cle => {
                "M14.8 3.2a6 6 0 0 0-5.7 7.8L3 17.1V21h4v-2.5h2.5V16h2l1.5-1.3a6 6 0 1 0 1.8-11.5zM16.5 7.5h.1"
            }
            Icone::Coche => "M4.5 12.5l5 5L19.5 7",
            Icone::CocheRonde => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.3l2.8 2.8L16 9.6",
            Icone::Copier => "M8.5 8.5H20.5V20.5H8.5zM15.5 8.5V3.5H3.5V15.5H8.5",
            Icone::Croix => "M6 6l12 12M18 6L6 18",
            Icone::Document => {
                "M6 3h8.5L19 7.5V21H6zM14.5 3v4.5H19M9.5 11.5h6M9.5 14.5h6M9.5 17.5h6"
            }
            Icone::Ecran => "M3 4.5h18v12H3zM9 20.5h6M12 16.5v4",
            Icone::Enveloppe => "M3 5.5h18v13H3zM3.5 6.5l8.5 6.5 8.5-6.5",
            Icone::Filtre => "M3.5 6.5h17M7 12h10M10 17.5h4",
            Icone::Fleche => "M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5",
            Icone::Horloge => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.3l3.5 2",
            Icone::Image => "M3.5 4.5h17v15h-17zM3.5 16l5-5 4.5 4.5 2.5-2.5 5 5M15.5 9h.1",
            Icone::Imprimante => "M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 14h10v6.5H7z",
            Icone::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.3",
            Icone::Lieu => {
                "M12 21.5s-7-6.3-7-11.5a7 7 0 0 1 14 0c0 5.2-7 11.5-7 11.5zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
            }
            Icone::Loupe => "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM15.7 15.7L21 21",
            Icone::Maison => {
                "M3 10.5L12 4.2l9 6.3M5.5 9v9M18.5 9v9M9.3 18v-4.3a2.7 2.7 0 0 1 5.4 0V18M2.5 18h19M2.5 21h19M8 18v3M16 18v3"
            }
            Icone::Megaphone => {
                "M3 9.5v5h3.5l1.7 5.5h3L9.7 14.5l8.3 3.7V5.8L9.5 9.5zM18 9.5c1.6.3 2.5 1.2 2.5 2.5s-.9 2.2-2.5 2.5"
            }
            Icone::Menu => "M4 6.5h16M4 12h16M4 17.5h16",
            Icone::Personne => {
                "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.3-3.7 2.5-6 5.5-6h4c3 0 5.2 2.3 5.5 6"
            }
            Icone::Personnes => {
                "M9 4a3.6 3.6 0 1 0 0 7.2A3.6 3.6 0 0 0 9 4zM2.5 20c.3-3.5 2-5.5 4.7-5.5h3.6c2.7 0 4.4 2 4.7 5.5M15.5 4.3a3.6 3.6 0 0 1 0 6.7M17.7 14.7c2.3.4 3.6 2.3 3.8 5.3"
            }
            Icone::Plus => "M12 4.5v15M4.5 12h15",
            Icone::Point => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4z"
            }
            Icone::Poubelle => "M4 6.5h16M9 6.5v-3h6v3M6 6.5l.8 14h10.4l.8-14M10 10.5v6M14 10.5v6",
            Icone::Sablier => "M5.5 3.5h13M5.5 20.5h13M7.5 3.5c0 5 9 6 9 17M16.5 3.5c0 5-9 6-9 17",
            Icone::Stylo => "M4 20l.8-4.3L16.5 4l3.5 3.5L8.3 19.2zM14 6.5l3.5 3.5M13 20.5h7.5",
            Icone::Telecharger => "M12 3.5V15M6.5 10l5.5 5.5L17.5 10M3.5 16.5v4h17v-4",
            Icone::Telephone => {
                "M5 3.5h4l1.7 4.7-2.3 1.7a13 13 0 0 0 5.7 5.7l1.7-2.3 4.7 1.7v4c0 .8-.6 1.5-1.5 1.5C10.5 20.5 3.5 13.5 3.5 5c0-.9.7-1.5 1.5-1.5z"
            }
            Icone::Televerser => "M12 15.5V4M6.5 9L12 3.5 17.5 9M3.5 16.5v4h17v-4",
            Icone::Triangle => "M12 3.5L2.5 20h19zM12 9.5v5M12 17.2v.3",
        }
    }
}

impl std::fmt::Display for Icone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>"#,
            self.trace()
        )
    }
}

impl askama::FastWritable for Icone {
    fn write_into(
        &self,
        dest: &mut dyn std::fmt::Write,
        _: &dyn askama::Values,
    ) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}

impl askama::filters::HtmlSafe for Icone {}
