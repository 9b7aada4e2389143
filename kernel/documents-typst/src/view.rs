use documents::{Block, Document, Picture, Qr};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;
use serde_json::{Value, json};
use web::couleur::Palette;

use crate::legible::Legible;

/// A heading longer than this is a paragraph: a list of headings holds short texts.
const HEADING: usize = 200;
/// A line of code of this length fits in the page.
const CODE: usize = 84;

/// A document as the template reads it: every text legible, every picture by its path.
#[derive(Serialize)]
pub(crate) struct View {
    langue: &'static str,
    title: String,
    tones: Tones,
    sender: Sender,
    recipient: Option<Vec<String>>,
    reference: Vec<(String, String)>,
    place_and_date: String,
    subject: String,
    blocks: Vec<(&'static str, Value)>,
    signature: Option<Vec<String>>,
    qr: Option<Follow>,
    footer: Vec<String>,
    #[serde(skip)]
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
}

#[derive(Serialize)]
struct Tones {
    ground: String,
    on_ground: String,
    accent: String,
    soft: String,
    soft_line: String,
}

#[derive(Serialize)]
struct Sender {
    name: String,
    logo: Option<Shown>,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Shown {
    path: String,
    alt: String,
}

#[derive(Serialize)]
struct Follow {
    path: Option<String>,
    alt: String,
    url: String,
    short: String,
    caption: String,
    link: bool,
}

impl View {
    /// The document of this rank in its PDF.
    pub(crate) fn new(
        rank: usize,
        document: &Document,
        legible: &Legible<'_>,
        with_logo: bool,
    ) -> Self {
        let lines = |lines: &Vec<String>| lines.iter().map(|line| legible.text(line)).collect();
        let mut pictures = Vec::new();
        let logo = document.sender.logo.as_ref().filter(|_| with_logo);
        let logo = logo.and_then(|logo| shown(rank, logo, document, legible, &mut pictures));
        let qr = document.qr.as_ref().map(|qr| follow(rank, qr, legible, &mut pictures));
        let title = legible.line(&document.title);
        let subject = legible.line(&document.subject);
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let name = known(&title).or(known(&subject)).unwrap_or_else(|| "Document".into());
        let (subject, rest) = heading(&known(&subject).unwrap_or_else(|| name.clone()));
        let mut blocks: Vec<_> = rest.into_iter().collect();
        blocks.extend(pieces(&document.blocks, legible));
        Self {
            langue: if document.langue == "en" { "en" } else { "fr" },
            title: name.chars().take(HEADING).collect(),
            tones: tones(&document.colour),
            sender: Sender {
                name: legible.line(&document.sender.name).chars().take(HEADING).collect(),
                logo,
                lines: lines(&document.sender.lines),
            },
            recipient: document.recipient.as_ref().map(lines),
            reference: facts(&document.reference, legible),
            place_and_date: legible.text(&document.place_and_date),
            subject,
            blocks,
            signature: document.signature.as_ref().map(lines),
            qr,
            footer: lines(&document.footer),
            pictures,
        }
    }
}

/// The tones of the pages of the same collectivité.
fn tones(colour: &str) -> Tones {
    let tones = Palette::ou_maison(colour).clair;
    Tones {
        ground: tones.ground.to_string(),
        on_ground: tones.on_ground.to_string(),
        accent: tones.accent.to_string(),
        soft: tones.soft.to_string(),
        soft_line: tones.soft_line.to_string(),
    }
}

/// A heading, and what of it is too long for one.
fn heading(text: &str) -> (String, Option<(&'static str, Value)>) {
    if text.chars().count() <= HEADING {
        return (text.to_owned(), None);
    }
    let short: String = text.chars().take(HEADING).collect();
    (format!("{short}…"), Some(("paragraph", json!(text))))
}

fn pieces(blocks: &[Block], legible: &Legible<'_>) -> Vec<(&'static str, Value)> {
    let mut sections = false;
    let mut pieces = Vec::new();
    for block in blocks {
        let kind = match block {
            Block::Subheading(_) if sections => "subheading3",
            Block::Subheading(_) => "subheading2",
            _ => "heading",
        };
        sections |= matches!(block, Block::Heading(_));
        pieces.extend(piece(block, kind, legible));
    }
    pieces
}

/// One piece of the template; nothing for a block without words.
fn piece(
    block: &Block,
    title: &'static str,
    legible: &Legible<'_>,
) -> Option<(&'static str, Value)> {
    let words = |kind, text: String| (!text.trim().is_empty()).then(|| (kind, json!(text)));
    match block {
        Block::Heading(text) | Block::Subheading(text) if text.chars().count() > HEADING => {
            words("paragraph", legible.text(text))
        }
        Block::Heading(text) | Block::Subheading(text) => words(title, legible.line(text)),
        Block::Paragraph(text) => words("paragraph", legible.text(text)),
        Block::Notice(text) => words("notice", legible.text(text)),
        Block::Code(text) => words("code", legible.cut(text, CODE)),
        Block::List(items) if items.is_empty() => None,
        Block::List(items) => {
            let items: Vec<_> = items.iter().map(|item| legible.text(item)).collect();
            Some(("list", json!(items)))
        }
        Block::Facts(facts) if facts.is_empty() => None,
        Block::Facts(pairs) => Some(("facts", json!(facts(pairs, legible)))),
    }
}

fn facts(facts: &[(String, String)], legible: &Legible<'_>) -> Vec<(String, String)> {
    facts.iter().map(|(name, value)| (legible.text(name), legible.text(value))).collect()
}

fn shown(
    rank: usize,
    logo: &Picture,
    document: &Document,
    legible: &Legible<'_>,
    pictures: &mut Vec<(String, Vec<u8>)>,
) -> Option<Shown> {
    let extension = match logo.mime.as_str() {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/svg+xml" => "svg",
        "image/webp" => "webp",
        _ => return None,
    };
    let path = format!("/{rank}/logo.{extension}");
    pictures.push((path.clone(), logo.bytes.clone()));
    let known = [&logo.alt, &document.sender.name].into_iter().find(|text| !text.trim().is_empty());
    Some(Shown { path, alt: known.map_or_else(|| "Logo".into(), |alt| legible.alt(alt)) })
}

fn follow(
    rank: usize,
    qr: &Qr,
    legible: &Legible<'_>,
    pictures: &mut Vec<(String, Vec<u8>)>,
) -> Follow {
    let square = QrCode::with_error_correction_level(qr.url.as_bytes(), EcLevel::M).ok();
    let path = square.map(|square| {
        let mut drawing = square.render::<svg::Color<'_>>();
        let drawn = drawing.quiet_zone(false).module_dimensions(4, 4).build();
        let path = format!("/{rank}/suivre.svg");
        pictures.push((path.clone(), drawn.into_bytes()));
        path
    });
    let short = qr.url.trim_start_matches("https://").trim_start_matches("http://");
    let link =
        qr.url.len() < 2_000 && (qr.url.starts_with("https://") || qr.url.starts_with("http://"));
    Follow {
        path,
        alt: legible.alt(&format!("{} — QR : {short}", qr.caption)),
        url: legible.alt(&qr.url),
        short: legible.cut(short, 60),
        caption: legible.text(&qr.caption),
        link,
    }
}
