//! Text over each page of a PDF. Its pages stay as they were; what a reader runs or attaches goes.

use std::cell::Cell;
use std::fmt::Write;

use lopdf::{
    DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream, dictionary,
};

use super::Unfit;

/// The most pages.
const PAGES: usize = 100;
/// The most bytes that one stream of objects may hold once it is inflated.
const STREAM: usize = 4 * 1_000 * 1_000;
/// The most bytes that all of them may hold.
const STREAMS: usize = 24 * 1_000 * 1_000;
/// What pages call their watermark, its font and its transparency.
const NAMES: [&str; 3] = ["ParvisFiligrane", "ParvisPolice", "ParvisVoile"];
/// Letters, as a part of the longest side of a page; the distance between two lines, in letters.
const LETTERS: (f32, f32) = (1.0 / 52.0, 4.0);
/// The middle width of a letter of Helvetica, as a part of its height.
const WIDTH: f32 = 0.52;

thread_local! {
    /// What may still be inflated while a document is read.
    static ROOM: Cell<usize> = const { Cell::new(0) };
}

/// A PDF with `text` over each of its pages.
pub(super) fn overlay(bytes: &[u8], text: &str) -> Result<Vec<u8>, Unfit> {
    ROOM.set(STREAMS);
    let options = LoadOptions {
        filter: Some(within_room),
        max_decompressed_size: Some(STREAM),
        ..LoadOptions::default()
    };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(why)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Unfit::Encrypted);
    }
    if ROOM.get() == 0 {
        return Err(Unfit::TooLarge);
    }
    let pages: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
    match pages.len() {
        0 => return Err(Unfit::Broken),
        number if number > PAGES => return Err(Unfit::TooLarge),
        _ => {}
    }
    quieten(&mut document);
    for page in pages {
        write_over(&mut document, page, text).map_err(|_| Unfit::Broken)?;
    }
    document.prune_objects();
    let mut out = Vec::new();
    document.save_to(&mut out).map_err(|_| Unfit::Broken)?;
    Ok(out)
}

fn why(error: Error) -> Unfit {
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Unfit::TooLarge,
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Unfit::Encrypted
        }
        _ => Unfit::Broken,
    }
}

/// Drops the streams of objects beyond what may be inflated: the document is refused then.
fn within_room(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Ok(stream) = object.as_stream()
        && stream.dict.has_type(b"ObjStm")
    {
        let room = ROOM.get();
        let inflated = stream.get_plain_content_with_limit(room.min(STREAM));
        let left = room.saturating_sub(inflated.map_or(room, |content| content.len()));
        ROOM.set(left);
        if left == 0 {
            return None;
        }
    }
    // Objects of a stream are taken from here, the others from where they stand.
    Some((id, object.clone()))
}

/// Takes out what a reader would run when it opens it, and the files inside it.
fn quieten(document: &mut Document) {
    if let Ok(catalog) = document.catalog_mut() {
        for key in [b"OpenAction".as_slice(), b"AA", b"Names", b"Collection"] {
            catalog.remove(key);
        }
    }
}

fn write_over(document: &mut Document, page: ObjectId, text: &str) -> Result<(), Error> {
    let area = area(document, page);
    let drawing = form(document, area, text);
    let drawing = document.add_object(drawing);
    document.add_xobject(page, NAMES[0], drawing)?;
    let before = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let after = format!("\nQ\nq\n/{} Do\nQ\n", NAMES[0]);
    let after = document.add_object(Stream::new(Dictionary::new(), after.into_bytes()));
    let ids = document.get_page_contents(page);
    let contents = [before].into_iter().chain(ids).chain([after]);
    let contents = contents.map(Object::Reference).collect();
    document.get_dictionary_mut(page)?.set("Contents", Object::Array(contents));
    Ok(())
}

/// What is shown of a page, in points: its media box, its own or its parents'; A4 without one.
fn area(document: &Document, page: ObjectId) -> [f32; 4] {
    let mut node = document.get_dictionary(page).ok();
    // Bounded: a page tree that turns in circles is not followed for ever.
    for _ in 0..32 {
        let Some(dictionary) = node else { break };
        let media = dictionary.get(b"MediaBox").ok().and_then(|media| numbers(document, media));
        if let Some([left, bottom, right, top]) = media {
            return [left.min(right), bottom.min(top), left.max(right), bottom.max(top)];
        }
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
        node = parent.ok().and_then(|parent| document.get_dictionary(parent).ok());
    }
    [0.0, 0.0, 595.28, 841.89]
}

fn numbers(document: &Document, object: &Object) -> Option<[f32; 4]> {
    let (_, object) = document.dereference(object).ok()?;
    let numbers = object.as_array().ok()?.iter().map(|number| {
        let (_, number) = document.dereference(number).ok()?;
        number.as_float().ok().filter(|number| number.is_finite() && number.abs() < 20_000.0)
    });
    let numbers: Option<Vec<f32>> = numbers.collect();
    numbers?.try_into().ok()
}

/// The drawing of a watermark: slanted lines from side to side, half transparent.
fn form(document: &mut Document, area: [f32; 4], text: &str) -> Stream {
    let font = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica-Bold",
        "Encoding" => "WinAnsiEncoding",
    });
    let veil = document.add_object(dictionary! {
        "Type" => "ExtGState",
        "ca" => 0.3_f32,
    });
    let head = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => area.map(Object::Real).to_vec(),
        "Group" => dictionary! { "S" => "Transparency", "I" => true },
        "Resources" => dictionary! {
            "Font" => dictionary! { NAMES[1] => font },
            "ExtGState" => dictionary! { NAMES[2] => veil },
        },
    };
    Stream::new(head, lines(area, text))
}

/// The lines, turned by thirty degrees around the middle of the page.
#[allow(clippy::cast_precision_loss, reason = "a few hundred letters")]
fn lines(area: [f32; 4], text: &str) -> Vec<u8> {
    let [left, bottom, right, top] = area;
    let (width, height) = (right - left, top - bottom);
    let letters = (width.max(height) * LETTERS.0).max(4.0);
    let reach = width.hypot(height) / 2.0;
    let encoded = in_latin(&format!("{text}     "));
    let length = (encoded.len() as f32 * letters * WIDTH).max(1.0);
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    let mut head = format!("/{} gs 0.1 0.1 0.1 rg\n", NAMES[2]);
    let _ = writeln!(head, "0.866 0.5 -0.5 0.866 {x} {y} cm\nBT /{} {letters} Tf", NAMES[1]);
    let mut out = head.into_bytes();
    let (mut down, mut rank) = (reach, 0.0_f32);
    while down > -reach {
        let mut along = -reach - (rank * 0.37).fract() * length;
        while along < reach {
            out.extend(format!("1 0 0 1 {along} {down} Tm <").into_bytes());
            out.extend(data_encoding::HEXLOWER.encode(&encoded).into_bytes());
            out.extend(b"> Tj\n");
            along += length;
        }
        down -= letters * LETTERS.1;
        rank += 1.0;
    }
    out.extend(b"ET\n");
    out
}

/// The text in WinAnsiEncoding (Windows' 1252), as the font is told: what it lacks is a question mark.
fn in_latin(text: &str) -> Vec<u8> {
    let encode = |letter: char| match letter {
        '€' => 0x80,
        '…' => 0x85,
        'Œ' => 0x8c,
        'œ' => 0x9c,
        '‘' => 0x91,
        '’' => 0x92,
        '–' | '‑' => 0x96,
        '—' => 0x97,
        '\u{202f}' | '\u{2009}' => b' ',
        letter => u8::try_from(u32::from(letter)).ok().filter(|code| *code >= 0x20).unwrap_or(b'?'),
    };
    text.chars().map(encode).collect()
}
