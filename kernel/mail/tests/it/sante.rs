//! The records of the sender's domain, asked of a DNS server of the test.

use std::net::UdpSocket;

use mail::{Dns, Finding};

const ZONE: [(&str, &[&str]); 6] = [
    ("ville.fr", &["google-site-verification=x", "v=spf1 include:_spf.exemple.fr -all"]),
    ("deux.fr", &["v=spf1 -all", "v=spf1 ~all"]),
    ("cle._domainkey.ville.fr", &["v=DKIM1; k=rsa; p=MIGf"]),
    ("vieille._domainkey.ville.fr", &["v=DKIM1; p="]),
    ("_dmarc.ville.fr", &["v=DMARC1; p=quarantine"]),
    ("_dmarc.deux.fr", &["v=spf1"]),
];

/// Answers TXT questions about `ZONE` (RFC 1035, 4.1), each text cut in two strings.
fn serve(socket: &UdpSocket) {
    let mut asked = [0; 512];
    while let Ok((length, from)) = socket.recv_from(&mut asked) {
        let end = 12 + asked[12..length].iter().position(|byte| *byte == 0).unwrap() + 5;
        let (mut labels, mut at) = (Vec::new(), 12);
        while asked[at] != 0 {
            let size = usize::from(asked[at]);
            labels.push(String::from_utf8_lossy(&asked[at + 1..=at + size]).to_lowercase());
            at += size + 1;
        }
        let name = labels.join(".");
        let texts =
            ZONE.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, texts)| *texts);
        let code = match name.split('.').next_back() {
            Some("panne") => 0x82,
            Some("refus") => 0x85,
            _ if texts.is_empty() => 0x83,
            _ => 0x80,
        };
        let mut answer = asked[..2].to_vec();
        answer.extend([0x85, code, 0, 1, 0, texts.len() as u8, 0, 0, 0, 0]);
        answer.extend(&asked[12..end]);
        for text in texts {
            answer.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.len() as u8 + 2]);
            for half in [&text[..4], &text[4..]] {
                answer.push(half.len() as u8);
                answer.extend(half.as_bytes());
            }
        }
        socket.send_to(&answer, from).unwrap();
    }
}

#[tokio::test]
async fn the_records_of_a_domain_are_read_and_what_lacks_is_said() {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let dns = Dns::at(socket.local_addr().unwrap()).unwrap();
    std::thread::spawn(move || serve(&socket));
    let found = |text: &str| Finding::Found(text.to_owned());
    let missing = |text: &str| Finding::Missing(text.to_owned());
    assert_eq!(dns.spf("ville.fr").await, found("v=spf1 include:_spf.exemple.fr -all"));
    assert_eq!(dns.spf("deux.fr").await, missing("2 × v=spf1"));
    assert_eq!(dns.spf("rien.fr").await, missing(""));
    assert_eq!(dns.dkim("ville.fr", "cle").await, found("v=DKIM1; k=rsa; p=MIGf"));
    assert_eq!(dns.dkim("ville.fr", "vieille").await, missing("v=DKIM1; p="));
    assert_eq!(dns.dkim("ville.fr", "absente").await, missing(""));
    assert_eq!(dns.dmarc("demarches.ville.fr").await, found("v=DMARC1; p=quarantine"));
    assert_eq!(dns.dmarc("deux.fr").await, missing("v=spf1"));
    for failing in ["ville.panne", "ville.refus"] {
        let spf = dns.spf(failing).await;
        assert!(matches!(spf, Finding::Unverified(_)), "{failing}: {spf:?}");
    }
}

#[tokio::test]
async fn a_dns_that_does_not_answer_is_no_fault_of_the_domain() {
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap();
    let dns = Dns::at(silent.local_addr().unwrap()).unwrap();
    assert!(matches!(dns.spf("ville.fr").await, Finding::Unverified(_)));
}
