//! White slabs in one frame, arched doors, and the empty state.

use super::{Bouton, Icone, Texte};

/// One slab that opens a démarche: the whole of it is the target.
#[derive(Debug, Clone)]
pub struct Dalle<'a> {
    titre: Texte<'a>,
    href: Texte<'a>,
    detail: Texte<'a>,
}

/// Slabs side by side; with six, the joints of the two rows never meet.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/dalles.html")]
pub struct Dalles<'a> {
    dalles: Vec<Dalle<'a>>,
    liste: bool,
}

/// One figure of the agents' day.
#[derive(Debug, Clone)]
pub struct Chiffre<'a> {
    nombre: u64,
    quoi: Texte<'a>,
    detail: Texte<'a>,
    href: Texte<'a>,
    retard: bool,
}

/// The slabs of the agents' day.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/chiffres.html")]
pub struct Chiffres<'a> {
    chiffres: Vec<Chiffre<'a>>,
}

/// An arched door: where a journey opens.
#[derive(Debug, Clone)]
pub struct Porte<'a> {
    icone: Icone,
    titre: Texte<'a>,
    texte: Texte<'a>,
    boutons: Vec<Bouton<'a>>,
    lien: Option<Bouton<'a>>,
}

/// Doors side by side, their rows shared.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/portes.html")]
pub struct Portes<'a> {
    portes: Vec<Porte<'a>>,
}

/// Nothing here yet: what will be, and how to begin.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "composants/vide.html")]
pub struct Vide<'a> {
    icone: Icone,
    titre: Texte<'a>,
    texte: Texte<'a>,
    action: Option<Bouton<'a>>,
}

composants!(Dalles<'a>, Chiffres<'a>, Portes<'a>, Vide<'a>);

impl<'a> Dalle<'a> {
    /// Its title, its address, and its foot (duration, price); the foot may be empty.
    pub fn nouvelle(
        titre: impl Into<Texte<'a>>,
        href: impl Into<Texte<'a>>,
        detail: impl Into<Texte<'a>>,
    ) -> Self {
        Self { titre: titre.into(), href: href.into(), detail: detail.into() }
    }
}

impl<'a> Dalles<'a> {
    /// The paved wall of the home.
    pub fn pavees(dalles: Vec<Dalle<'a>>) -> Self {
        Self { dalles, liste: false }
    }

    /// One slab a row, for long lists.
    pub fn en_liste(dalles: Vec<Dalle<'a>>) -> Self {
        Self { dalles, liste: true }
    }
}

impl<'a> Chiffre<'a> {
    /// A number, what it counts, one detail, and the list it opens.
    pub fn nouveau(
        nombre: u64,
        quoi: impl Into<Texte<'a>>,
        detail: impl Into<Texte<'a>>,
        href: impl Into<Texte<'a>>,
    ) -> Self {
        Self { nombre, quoi: quoi.into(), detail: detail.into(), href: href.into(), retard: false }
    }

    /// Late: on the soft red.
    #[must_use]
    pub fn en_retard(mut self) -> Self {
        self.retard = true;
        self
    }
}

impl<'a> Chiffres<'a> {
    /// The day's slabs, five at most.
    pub fn nouveaux(chiffres: Vec<Chiffre<'a>>) -> Self {
        Self { chiffres }
    }
}

impl<'a> Porte<'a> {
    /// A door with its title and its sentence.
    pub fn nouvelle(
        icone: Icone,
        titre: impl Into<Texte<'a>>,
        texte: impl Into<Texte<'a>>,
    ) -> Self {
        Self { icone, titre: titre.into(), texte: texte.into(), boutons: Vec::new(), lien: None }
    }

    /// Adds a button (usually `Bouton::neutre(…).petit().vers(…)`).
    #[must_use]
    pub fn bouton(mut self, bouton: Bouton<'a>) -> Self {
        self.boutons.push(bouton);
        self
    }

    /// The link under the buttons.
    #[must_use]
    pub fn lien(mut self, texte: impl Into<Texte<'a>>, href: impl Into<Texte<'a>>) -> Self {
        self.lien = Some(Bouton::lien(texte).vers(href));
        self
    }
}

impl<'a> Portes<'a> {
    /// Up to three doors.
    pub fn nouvelles(portes: Vec<Porte<'a>>) -> Self {
        Self { portes }
    }
}

impl<'a> Vide<'a> {
    /// What will be here.
    pub fn nouveau(icone: Icone, titre: impl Into<Texte<'a>>, texte: impl Into<Texte<'a>>) -> Self {
        Self { icone, titre: titre.into(), texte: texte.into(), action: None }
    }

    /// How to begin.
    #[must_use]
    pub fn action(mut self, action: Bouton<'a>) -> Self {
        self.action = Some(action);
        self
    }
}
