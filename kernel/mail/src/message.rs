use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use primitives::Stamp;
use url::Host;

use crate::depot::Claimed;
use crate::render;

/// A mail as a server takes it.
pub(crate) struct Letter {
    pub(crate) from: Address,
    pub(crate) to: Address,
    pub(crate) message_id: String,
    pub(crate) asked: Stamp,
    pub(crate) bytes: Vec<u8>,
}

impl Letter {
    /// The same bytes each time: a repeat after a crash is the same mail.
    pub(crate) fn of(mail: &Claimed, sender: &Address) -> Result<Self, String> {
        let to = address(&mail.to)?;
        let content = &mail.content;
        let name = one_line(&mail.from_name);
        let mut builder = Message::builder()
            .message_id(Some(format!("<{}>", mail.message_id)))
            .date(UNIX_EPOCH + Duration::from_micros(mail.asked.0.unsigned_abs()))
            .from(Mailbox::new(Some(name.clone()), sender.clone()))
            .to(Mailbox::new(None, to.clone()))
            .subject(one_line(&content.subject));
        if let Some(reply_to) = mail.reply_to.as_deref().and_then(|text| address(text).ok()) {
            builder = builder.reply_to(Mailbox::new(None, reply_to));
        }
        let html = render::html(content, &name).map_err(|error| error.to_string())?;
        let parts = MultiPart::alternative()
            .boundary(format!("=_{}", mail.message_id.replace('@', "_")))
            .singlepart(SinglePart::plain(render::text(content, &name)))
            .singlepart(SinglePart::html(html));
        let mut message = builder.multipart(parts).map_err(|error| error.to_string())?;
        for (header, value) in automatic(content.langue) {
            message.headers_mut().insert_raw(HeaderValue::new(header, value.to_owned()));
        }
        let bytes = message.formatted();
        let (message_id, asked) = (mail.message_id.clone(), mail.asked);
        Ok(Self { from: sender.clone(), to, message_id, asked, bytes })
    }
}

/// RFC 3834, 5: no robot answers a mail that no person wrote.
fn automatic(langue: &'static str) -> [(HeaderName, &'static str); 2] {
    [
        (HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated"),
        (HeaderName::new_from_ascii_str("Content-Language"), langue),
    ]
}

/// An address whose domain is written as the DNS knows it: `é.fr` is `xn--9ca.fr`.
fn address(text: &str) -> Result<Address, String> {
    let given: Address = text.parse().map_err(|error| format!("{text:?}: {error}"))?;
    if given.domain().is_ascii() {
        return Ok(given);
    }
    let domain = Host::parse(given.domain()).map_err(|error| format!("{text:?}: {error}"))?;
    Address::new(given.user(), domain.to_string()).map_err(|error| format!("{text:?}: {error}"))
}

/// A header is one line: whatever breaks it becomes a space.
fn one_line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use primitives::TenantId;

    use super::*;
    use crate::{Block, Content, MailId};

    fn claimed() -> Claimed {
        Claimed {
            id: MailId(1),
            tenant: TenantId(1),
            to: "jean@exemple.fr".into(),
            from_name: "Saint-Exemple".into(),
            reply_to: Some("mairie@exemple.fr".into()),
            content: Content {
                langue: "fr",
                subject: "Votre demande".into(),
                title: "Titre".into(),
                blocks: vec![Block::Text("Un\n.\nFrom là".into())],
                footer: vec![],
                colour: "#000000".into(),
            },
            message_id: "abc@exemple.fr".into(),
            attempt: 1,
            asked: Stamp(1_700_000_000_000_000),
        }
    }

    fn written(mail: &Claimed) -> String {
        let sender = "ne-pas-repondre@exemple.fr".parse().unwrap();
        String::from_utf8(Letter::of(mail, &sender).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_repeat_is_the_same_mail_to_the_byte() {
        let (first, second) = (written(&claimed()), written(&claimed()));
        assert_eq!(first, second);
        for header in [
            "Message-ID: <abc@exemple.fr>\r\n",
            "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
            "Reply-To: mairie@exemple.fr\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Language: fr\r\n",
        ] {
            assert!(first.contains(header), "{header}{first}");
        }
    }

    #[test]
    fn nothing_that_people_write_adds_a_header() {
        let attack = "x\r\nBcc: victime@exemple.fr\r\n\r\n<script>\u{85}\u{2028}é";
        let mut mail = claimed();
        mail.from_name = attack.into();
        mail.content.subject = attack.into();
        mail.reply_to = Some(attack.into());
        let written = written(&mail);
        let headers = written.split("\r\n\r\n").next().unwrap();
        assert!(!headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
        assert!(!headers.contains("Reply-To"), "what is no address is left out");
        mail.to = "jean@exemple.fr\r\nBcc: victime@exemple.fr".into();
        assert!(Letter::of(&mail, &"a@exemple.fr".parse().unwrap()).is_err());
    }

    #[test]
    fn a_domain_with_accents_is_written_as_the_dns_knows_it() {
        assert_eq!(address("jean@mairie-évry.fr").unwrap().domain(), "xn--mairie-vry-h7a.fr");
    }
}
