use crate::probleme::{Code, Rejet};

/// The length of an IBAN by country, for those of the SEPA area and the most seen ones (SWIFT registry).
const LONGUEURS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DZ", 26),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MA", 28),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("TN", 24),
    ("TR", 26),
    ("VA", 22),
];

/// An IBAN without spaces, in capitals: its shape, its country’s length, its check digits (ISO 13616, mod 97).
pub(crate) fn iban(texte: &str) -> Result<(), Rejet> {
    let octets = texte.as_bytes();
    let forme = (15..=34).contains(&octets.len())
        && octets[..2].iter().all(u8::is_ascii_uppercase)
        && octets[2..4].iter().all(u8::is_ascii_digit)
        && octets[4..].iter().all(|octet| octet.is_ascii_digit() || octet.is_ascii_uppercase());
    if !forme {
        return Err(Code::IbanAttendu.into());
    }
    if LONGUEURS.iter().any(|(pays, longueur)| texte.starts_with(pays) && octets.len() != *longueur)
    {
        return Err(Code::IbanAttendu.into());
    }
    let reste = octets[4..].iter().chain(&octets[..4]).fold(0_u32, |reste, octet| match octet {
        b'0'..=b'9' => (reste * 10 + u32::from(octet - b'0')) % 97,
        _ => (reste * 100 + u32::from(octet - b'A') + 10) % 97,
    });
    if reste == 1 { Ok(()) } else { Err(Code::IbanFaux.into()) }
}
