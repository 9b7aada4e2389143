//! The two drawings that sign every page: the town on its square, and the paved band.

/// The town hall on its square; its door is lit only while the mairie is open.
#[derive(Debug, Clone, Copy, askama::Template)]
#[template(path = "composants/horizon.html")]
pub struct Horizon {
    porte_allumee: bool,
}

/// The paved band under the header; thinner for agents.
#[derive(Debug, Clone, Copy, askama::Template)]
#[template(path = "composants/seuil.html")]
pub struct Seuil {
    agents: bool,
}

composants!(Horizon, Seuil);

impl Horizon {
    /// The words beside must say the same as the door.
    #[must_use]
    pub fn nouveau(porte_allumee: bool) -> Self {
        Self { porte_allumee }
    }
}

impl Seuil {
    /// Two courses, for residents.
    #[must_use]
    pub fn usagers() -> Self {
        Self { agents: false }
    }

    /// One course, for agents.
    #[must_use]
    pub fn agents() -> Self {
        Self { agents: true }
    }
}
