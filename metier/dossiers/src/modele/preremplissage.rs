use formulaires::ChampId;
use primitives::Stamp;

use super::DossierId;

/// What a draft keeps of the answers that someone else prepared for its author.
#[derive(Clone, Debug)]
pub struct Preremplissage {
    /// The draft.
    pub dossier_id: DossierId,
    /// The champs that were answered.
    pub champs: Vec<ChampId>,
    /// The champs whose answer was not good, and was left out.
    pub ecartes: Vec<ChampId>,
    /// How many keys named nothing that can be prefilled.
    pub inconnues: i64,
    /// When someone took the draft; before, it is nobody's.
    pub ouvert_le: Option<Stamp>,
}
