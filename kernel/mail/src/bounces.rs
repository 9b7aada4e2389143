//! What comes back: delivery status notifications (RFC 3464) read from a maildir.

use std::fs::File;
use std::io::{Read, Result};
use std::path::{Path, PathBuf};

use mailparse::{MailHeaderMap, ParsedMail, parse_headers, parse_mail};

/// Notifications read at once.
const BATCH: usize = 200;
/// Bytes read of one: the report and the headers of what it returns come first.
const HEAD: u64 = 256 * 1024;
/// The longest words of a server that are kept.
const LONGEST: usize = 500;

/// The maildir of the sender's address. It is read for notifications alone: whatever comes is moved
/// from `new` to `cur` as seen.
#[derive(Clone, Debug)]
pub(crate) struct Maildir(PathBuf);

/// A mail that a server gave up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bounce {
    /// The Message-ID of the mail, without `<>`.
    pub(crate) message_id: String,
    /// The words of the server that refused it.
    pub(crate) diagnostic: String,
}

impl Maildir {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// What nobody has read yet.
    pub(crate) fn unread(&self) -> Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(self.0.join("new"))?.take(BATCH);
        entries.map(|entry| Ok(entry?.path())).collect()
    }

    /// Marks a file as read.
    pub(crate) fn seen(&self, file: &Path) -> Result<()> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let read = self.0.join("cur");
        std::fs::create_dir_all(&read)?;
        std::fs::rename(file, read.join(format!("{name}:2,S")))
    }
}

/// The bounce that a file holds, if it holds one.
pub(crate) fn read(file: &Path) -> Result<Option<Bounce>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(parse_mail(&bytes).ok().as_ref().and_then(bounce))
}

fn bounce(mail: &ParsedMail<'_>) -> Option<Bounce> {
    let report = mail.ctype.params.get("report-type")?;
    if mail.ctype.mimetype != "multipart/report" || report != "delivery-status" {
        return None;
    }
    let part = |names: &[&str]| {
        let parts = mail.subparts.iter();
        let mut found = parts.filter(|part| names.contains(&part.ctype.mimetype.as_str()));
        found.next().and_then(|part| part.get_body_raw().ok())
    };
    let status = part(&["message/delivery-status", "message/global-delivery-status"])?;
    let returned = part(&["message/rfc822", "text/rfc822-headers", "message/global-headers"])?;
    let (headers, _) = parse_headers(&returned).ok()?;
    let message_id = headers.get_first_value("Message-ID")?;
    let message_id = message_id.trim().trim_matches(['<', '>']).to_owned();
    Some(Bounce { message_id, diagnostic: given_up(&status)? })
}

/// The diagnostic of the first recipient that was given up (`Action: failed`); a delay is none.
fn given_up(status: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(status).replace("\r\n", "\n");
    let failed = |group: &str| {
        let (fields, _) = parse_headers(group.as_bytes()).ok()?;
        let action = fields.get_first_value("Action")?;
        action.trim().eq_ignore_ascii_case("failed").then_some(())?;
        let told = fields.get_first_value("Diagnostic-Code");
        let told = told.or_else(|| fields.get_first_value("Status")).unwrap_or_default();
        let words = told.split_once(';').map_or(told.as_str(), |(_, words)| words).trim();
        Some(words.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect())
    };
    text.split("\n\n").find_map(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(status: &str, returned: &str) -> Option<Bounce> {
        let mail = format!(
            "From: MAILER-DAEMON@mx.exemple.fr\nMIME-Version: 1.0\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n\
             --b\n\nVotre message n'a pas pu être remis.\n\
             --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.exemple.fr\n\n\
             {status}\n\
             --b\nContent-Type: {returned}\n\nFrom: x@exemple.fr\n\
             Message-ID: <abc@exemple.fr>\nSubject: Votre demande\n\n--b--\n"
        );
        bounce(&parse_mail(mail.as_bytes()).unwrap())
    }

    const UNKNOWN: &str = "Final-Recipient: rfc822; jean@exemple.fr\nAction: failed\n\
        Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <jean@exemple.fr>:\n  inconnu\n";

    #[test]
    fn a_mail_given_up_is_told_with_the_words_of_the_server() {
        for returned in ["text/rfc822-headers", "message/rfc822"] {
            let bounce = of(UNKNOWN, returned).unwrap();
            assert_eq!(bounce.message_id, "abc@exemple.fr");
            assert_eq!(bounce.diagnostic, "550 5.1.1 <jean@exemple.fr>: inconnu");
        }
        let without = of("Action: Failed\nStatus: 5.4.4\n", "message/rfc822").unwrap();
        assert_eq!(without.diagnostic, "5.4.4");
    }

    #[test]
    fn a_delay_a_success_and_an_ordinary_mail_are_no_bounce() {
        assert_eq!(of("Action: delayed\nStatus: 4.4.1\n", "message/rfc822"), None);
        assert_eq!(of("Action: delivered\nStatus: 2.0.0\n", "message/rfc822"), None);
        assert_eq!(of(UNKNOWN, "image/png"), None);
        for other in ["", "Subject: Re: Votre demande\n\nMerci !", "\u{0}\u{1}: é\n\n"] {
            assert_eq!(parse_mail(other.as_bytes()).ok().as_ref().and_then(bounce), None);
        }
    }
}
