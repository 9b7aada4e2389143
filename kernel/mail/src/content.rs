use serde::{Deserialize, Deserializer, Serialize};

/// The code of a language of the house. A name of its own: serde takes a bare `&'static str` for
/// something borrowed from what it reads.
pub type Langue = &'static str;

/// What a mail says. The crate makes a text part and an HTML part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The language of its words: `fr`, `en`.
    #[serde(deserialize_with = "known_language")]
    pub langue: Langue,
    /// The subject: nothing personal, mailboxes show it on locked screens.
    pub subject: String,
    /// The title at the top.
    pub title: String,
    /// What follows, in order.
    pub blocks: Vec<Block>,
    /// The small lines at the end: who writes, how to answer.
    pub footer: Vec<String>,
    /// The colour of the collectivité, `#rrggbb`; anything else is shown in dark grey.
    pub colour: String,
}

/// One piece of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph; its line breaks are kept.
    Text(String),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// A link shown as a button, with its address written under it.
    Button {
        /// The words on it.
        label: String,
        /// The whole address: `https://…`.
        url: String,
    },
    /// A paragraph that must not be missed.
    Notice(String),
}

/// Texts exist in the languages of the house only; another would be a row of a later version.
fn known_language<'de, D: Deserializer<'de>>(from: D) -> Result<Langue, D::Error> {
    let code = String::deserialize(from)?;
    Ok(if code == "en" { "en" } else { "fr" })
}
