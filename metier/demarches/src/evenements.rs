//! What this service tells the others.

use jobs::Event;
use serde::{Deserialize, Serialize};

use crate::modele::DemarcheId;

/// The legal rules of a démarche have changed: what silence means, or after how long.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RegimeChange {
    /// The démarche.
    pub demarche: DemarcheId,
}

impl Event for RegimeChange {
    const NAME: &'static str = "demarches.regime_change.1";

    fn ordering_key(&self) -> String {
        format!("demarche:{}", self.demarche)
    }
}
