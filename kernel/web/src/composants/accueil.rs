//! What only the home has.

use super::{Horizon, Icone, Plaque, Texte};

/// The hero of the home: title, search, frequent words, plaque, horizon.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/hero.html")]
pub struct Hero<'a> {
    titre: Texte<'a>,
    action: Texte<'a>,
    libelle: Texte<'a>,
    chercher: Texte<'a>,
    mots_frequents: Vec<(Texte<'a>, Texte<'a>)>,
    plaque: Option<Plaque<'a>>,
    horizon: Horizon,
}

/// One ruled line of lesser links.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/liens_en_ligne.html")]
pub struct LiensEnLigne<'a> {
    liens: Vec<(Texte<'a>, Texte<'a>)>,
}

composants!(Hero<'a>, LiensEnLigne<'a>);

impl<'a> Hero<'a> {
    /// The h1; where the search sends `q`; the field's label; the button's word; the door.
    pub fn nouveau(
        titre: impl Into<Texte<'a>>,
        action: impl Into<Texte<'a>>,
        libelle: impl Into<Texte<'a>>,
        chercher: impl Into<Texte<'a>>,
        horizon: Horizon,
    ) -> Self {
        Self {
            titre: titre.into(),
            action: action.into(),
            libelle: libelle.into(),
            chercher: chercher.into(),
            mots_frequents: Vec::new(),
            plaque: None,
            horizon,
        }
    }

    /// A frequent word and its address.
    #[must_use]
    pub fn mot(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.mots_frequents.push((texte.into(), href.into()));
        self
    }

    /// What is open today ([`Plaque::claire`]).
    #[must_use]
    pub fn plaque(mut self, plaque: Plaque<'a>) -> Self {
        self.plaque = Some(plaque);
        self
    }
}

impl<'a> LiensEnLigne<'a> {
    /// Each text with its address.
    pub fn nouveaux<T, H>(liens: impl IntoIterator<Item = (T, H)>) -> Self
    where
        T: Into<Texte<'a>>,
        H: Into<Texte<'a>>,
    {
        Self { liens: liens.into_iter().map(|(t, h)| (t.into(), h.into())).collect() }
    }
}
