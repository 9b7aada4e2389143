use crate::Textes;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Langue {
    /// French, the language of reference.
    #[default]
    Fr,
    /// English.
    En,
}

impl Langue {
    /// Every language, the reference first.
    pub const TOUTES: [Self; 2] = [Self::Fr, Self::En];

    /// Its BCP 47 code, for `lang` and for the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Its name in itself, for the page's language menu.
    pub const fn nom(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    /// The language of a code, regions ignored (`fr-CA` is French).
    pub fn depuis_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next()?;
        Self::TOUTES.into_iter().find(|langue| primary.eq_ignore_ascii_case(langue.code()))
    }

    /// Its texts.
    pub const fn textes(self) -> Textes {
        Textes::pour(self)
    }

    /// The language to answer in: the person's choice (cookie), else the best of the `Accept-Language` header (RFC 9110,
    /// 12.5.4), else French.
    pub fn negocier(accept: Option<&str>, choix: Option<&str>) -> Self {
        choix
            .and_then(Self::depuis_code)
            .or_else(|| accept.and_then(Self::preferee))
            .unwrap_or_default()
    }

    fn preferee(accept: &str) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        for range in accept.split(',') {
            let mut parts = range.split(';');
            let Some(langue) = parts.next().and_then(Self::depuis_code) else { continue };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse().ok());
            let Some(weight) = weight.filter(|weight| *weight > 0.0) else { continue };
            if best.is_none_or(|(seen, _)| weight > seen) {
                best = Some((weight, langue));
            }
        }
        best.map(|(_, langue)| langue)
    }
}
