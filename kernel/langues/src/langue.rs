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

    /// The language to answer in: the one that the person chose (a cookie), else French, the
    /// language of the public service (law 94-665, article 1) and of what each authority writes:
    /// half a page in the browser's language would help nobody.
    pub fn choisie(choix: Option<&str>) -> Self {
        choix.and_then(Self::depuis_code).unwrap_or_default()
    }
}
