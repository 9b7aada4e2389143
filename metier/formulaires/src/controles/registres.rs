use crate::probleme::{Code, Rejet};

/// La Poste’s SIREN: its establishments, but the head office, follow a rule of their own.
const LA_POSTE: &str = "356000000";
const LA_POSTE_SIEGE: &str = "35600000000048";
/// The check letters of a UAI, by the remainder of its seven digits.
const LETTRES_UAI: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// A SIRET: 14 digits whose weighted sum is a multiple of 10 (Luhn, ISO/IEC 7812). For La Poste the plain
/// sum of the digits is a multiple of 5 (INSEE’s documentation of Sirene).
pub(crate) fn siret(texte: &str) -> Result<(), Rejet> {
    if texte.len() != 14 || !chiffres(texte) {
        return Err(Code::SiretAttendu.into());
    }
    let juste = luhn(texte)
        || (texte.starts_with(LA_POSTE)
            && texte != LA_POSTE_SIEGE
            && somme(texte).is_multiple_of(5));
    if juste { Ok(()) } else { Err(Code::SiretFaux.into()) }
}

/// An RNA number: `W` and 9 digits. No check rule is published.
pub(crate) fn rna(texte: &str) -> Result<(), Rejet> {
    match texte.strip_prefix('W') {
        Some(nombre) if nombre.len() == 9 && chiffres(nombre) => Ok(()),
        _ => Err(Code::RnaAttendu.into()),
    }
}

/// An RNF number: `075-FDD-00003-01` — département, kind of foundation, number, check.
pub(crate) fn rnf(texte: &str) -> Result<(), Rejet> {
    let parties: Vec<&str> = texte.split('-').collect();
    let juste = match parties.as_slice() {
        [departement, nature, numero, cle] => {
            (2..=3).contains(&departement.len())
                && departement.bytes().all(|signe| signe.is_ascii_alphanumeric())
                && (2..=6).contains(&nature.len())
                && nature.bytes().all(|signe| signe.is_ascii_uppercase())
                && numero.len() == 5
                && chiffres(numero)
                && cle.len() == 2
                && chiffres(cle)
        }
        _ => false,
    };
    if juste { Ok(()) } else { Err(Code::RnfAttendu.into()) }
}

/// A school: a name is free, a UAI (7 digits and a letter) has its letter checked: the remainder by 23.
pub(crate) fn uai(texte: &str) -> Result<(), Rejet> {
    let octets = texte.as_bytes();
    let est_uai = octets.len() == 8
        && octets[..7].iter().all(u8::is_ascii_digit)
        && octets[7].is_ascii_alphabetic();
    if !est_uai {
        return super::texte::court(texte);
    }
    let reste =
        octets[..7].iter().fold(0, |reste, octet| (reste * 10 + usize::from(octet - b'0')) % 23);
    if LETTRES_UAI[reste] == octets[7].to_ascii_uppercase() {
        Ok(())
    } else {
        Err(Code::UaiFaux.into())
    }
}

pub(crate) fn chiffres(texte: &str) -> bool {
    texte.bytes().all(|octet| octet.is_ascii_digit())
}

fn somme(texte: &str) -> u32 {
    texte.bytes().map(|octet| u32::from(octet - b'0')).sum()
}

fn luhn(texte: &str) -> bool {
    let total: u32 = texte
        .bytes()
        .rev()
        .enumerate()
        .map(|(rang, octet)| {
            let chiffre = u32::from(octet - b'0');
            if rang.is_multiple_of(2) { chiffre } else { chiffre * 2 / 10 + chiffre * 2 % 10 }
        })
        .sum();
    total.is_multiple_of(10)
}
