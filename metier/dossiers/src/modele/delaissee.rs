use formulaires::ChampId;
use serde::{Deserialize, Serialize};

/// An answer of a draft whose question is gone from the revision that the draft was moved to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delaissee {
    /// The champ that it answered.
    pub champ: ChampId,
    /// The question.
    pub question: String,
    /// The answer, as text.
    pub reponse: String,
}
