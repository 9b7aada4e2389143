use data_encoding::BASE64;
use primitives::Stamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a document says, complete: nothing else is read to make its PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The language of its words: `fr`, `en`.
    pub langue: String,
    /// Its title, in the metadata and as the name of its file: « Preuve d’envoi nº 2026-17 ».
    pub title: String,
    /// The instant of the act, written in the metadata.
    pub date: Stamp,
    /// Who writes.
    pub sender: Sender,
    /// The lines of the address, in the window of an envelope; without it the document is no letter
    /// but a certificate, with its references on a plaque.
    pub recipient: Option<Vec<String>>,
    /// Names and values that tell which file this is about: number, date, agent.
    pub reference: Vec<(String, String)>,
    /// « Saint-Exemple, le 24 novembre 2026 ».
    pub place_and_date: String,
    /// What it is about, as its first heading.
    pub subject: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
    /// First name and name, then the capacity, of who signs (CRPA L212-1).
    pub signature: Option<Vec<String>>,
    /// Where to follow the file from a telephone.
    pub qr: Option<Qr>,
    /// The small lines at the foot of each page.
    pub footer: Vec<String>,
    /// The colour of the collectivité, `#rrggbb`; anything else gives a dark grey.
    pub colour: String,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The name of the collectivité.
    pub name: String,
    /// Its logo.
    pub logo: Option<Picture>,
    /// Service, address, telephone, mail.
    pub lines: Vec<String>,
}

/// A small picture, kept inside the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// `image/png`, `image/jpeg`, `image/svg+xml` or `image/webp`; another is left out.
    pub mime: String,
    /// Its bytes.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub bytes: Vec<u8>,
    /// What it shows, for who does not see it.
    pub alt: String,
}

/// An address as a square that telephones read; it is also written in letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qr {
    /// The whole address: `https://…`.
    pub url: String,
    /// What it is for: « Suivre votre demande ».
    pub caption: String,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// The title of a section.
    Heading(String),
    /// The title of a part of a section.
    Subheading(String),
    /// A paragraph; its line breaks are kept.
    Paragraph(String),
    /// Items with bullets.
    List(Vec<String>),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// A paragraph that must not be missed.
    Notice(String),
    /// Something to copy exactly: a code, a fingerprint, lines of a proof.
    Code(String),
}

fn to_base64<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&BASE64.encode(bytes))
}

fn from_base64<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(from)?;
    BASE64.decode(text.as_bytes()).map_err(serde::de::Error::custom)
}
