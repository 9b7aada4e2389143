//! What a file is, told by its first bytes: its name is worth nothing.

/// The type told by the first bytes; plain text when they are text; else unknown.
pub(crate) fn mime_of(head: &[u8]) -> &'static str {
    match (markup(&String::from_utf8_lossy(head)), infer::get(head)) {
        (Some(markup), _) => markup,
        (None, Some(known)) if known.mime_type() == ZIP => office(head).unwrap_or(ZIP),
        (None, Some(known)) => known.mime_type(),
        (None, None) if is_text(head) => "text/plain",
        (None, None) => "application/octet-stream",
    }
}

const ZIP: &str = "application/zip";

/// The office document that a zip is, by the folders of its first entries.
fn office(head: &[u8]) -> Option<&'static str> {
    let folders: [(&[u8], &str); 3] = [
        (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];
    let entries = head.windows(4).enumerate().filter(|(_, sign)| sign == b"PK\x03\x04");
    let names = entries.filter_map(|(at, _)| head.get(at + 30..));
    let of = |name: &[u8]| folders.iter().find(|(folder, _)| name.starts_with(folder));
    names.filter_map(of).map(|(_, mime)| *mime).next()
}

/// What a browser could run, wherever it begins in the first bytes.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text.chars().take(2_048).collect::<String>().to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let has = |signs: &[&str]| signs.iter().any(|sign| start.contains(sign));
    match () {
        () if !start.starts_with('<') && !has(&["<script", "<!doctype html"]) => None,
        () if has(&["<svg"]) => Some("image/svg+xml"),
        () if has(&["<!doctype html", "<html", "<script", "<body", "<iframe", "<head"]) => {
            Some("text/html")
        }
        () => Some("text/xml"),
    }
}

/// Whether the bytes are a text, in UTF-8 or in an encoding of Windows: no control that texts lack.
fn is_text(head: &[u8]) -> bool {
    head.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x20..=0x7e | 0x80..))
}

#[cfg(test)]
mod tests {
    use super::mime_of;

    #[test]
    fn content_tells_the_type() {
        let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 60]].concat();
        for (head, mime) in [
            (b"%PDF-1.7".as_slice(), "application/pdf"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heif"),
            (b"MZ\x90\0\x03\0\0\0", "application/vnd.microsoft.portable-executable"),
            (&elf, "application/x-executable"),
            (b"#!/bin/sh\nrm -rf /", "text/x-shellscript"),
            (b"  <!DOCTYPE html><p>", "text/html"),
            (b"\xef\xbb\xbf<HTML><body>", "text/html"),
            (b"bonjour <script>alert(1)</script>", "text/html"),
            (b"<?xml version=\"1.0\"?><svg onload=x>", "image/svg+xml"),
            (b"<svg xmlns='x'>", "image/svg+xml"),
            (b"<?xml version=\"1.0\"?><facture/>", "text/xml"),
            (b"nom;pr\xc3\xa9nom\nMartin;Zo\xc3\xa9\n", "text/plain"),
            (b"nom;pr\xe9nom\nMartin;Zo\xe9\n", "text/plain"),
            (b"\x01\x02\x03", "application/octet-stream"),
            (b"a\0b", "application/octet-stream"),
        ] {
            assert_eq!(mime_of(head), mime, "{:?}", String::from_utf8_lossy(head));
        }
    }

    /// A zip container as its program writes it: the first entry says what it is.
    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, content) in entries {
            bytes.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
            bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
            bytes.extend_from_slice(&(name.len() as u16).to_le_bytes());
            bytes.extend_from_slice(&[0, 0]);
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(content);
        }
        bytes
    }

    #[test]
    fn office_containers_are_told_apart() {
        let docx = zip(&[
            ("[Content_Types].xml", b"<T/>"),
            ("_rels/.rels", b"<R/>"),
            ("word/document.xml", b""),
        ]);
        let xlsx = zip(&[
            ("[Content_Types].xml", b"<T/>"),
            ("_rels/.rels", b"<R/>"),
            ("xl/workbook.xml", b""),
        ]);
        let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
        let plain = zip(&[("photos/1.jpg", b"x")]);
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(mime_of(&docx), word);
        assert_eq!(mime_of(&xlsx), sheet);
        assert_eq!(mime_of(&odt), "application/vnd.oasis.opendocument.text");
        assert_eq!(mime_of(&plain), "application/zip");
    }
}
