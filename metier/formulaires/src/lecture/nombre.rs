use std::str::FromStr;

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::probleme::{Code, Rejet};

/// A number as people write it in French: spaces of any kind between thousands, a comma or a point, a euro sign.
pub(crate) fn decimal(texte: &str) -> Result<Decimal, Rejet> {
    let nu: String = texte
        .chars()
        .filter(|signe| !signe.is_whitespace() && !matches!(signe, '\'' | '’' | '€'))
        .collect();
    let nu = nu.replace('−', "-");
    // With both signs, the last one is the decimal mark: 1.234,5 and 1,234.5.
    let anglais = match (nu.rfind(','), nu.rfind('.')) {
        (Some(virgule), Some(point)) if virgule > point => nu.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => nu.replace(',', ""),
        _ => nu.replace(',', "."),
    };
    let chiffres = anglais.strip_prefix(['-', '+']).unwrap_or(&anglais);
    if chiffres.is_empty() || !chiffres.bytes().all(|octet| octet.is_ascii_digit() || octet == b'.')
    {
        return Err(Code::NombreAttendu.into());
    }
    Decimal::from_str(&anglais)
        .map(|nombre| nombre.normalize())
        .map_err(|_| Code::NombreAttendu.into())
}

/// A whole number; `12,0` is one.
pub(super) fn entier(texte: &str) -> Result<i64, Rejet> {
    let nombre = decimal(texte)?;
    nombre.to_i64().filter(|_| nombre.is_integer()).ok_or_else(|| Code::EntierAttendu.into())
}

/// The number of a dossier: `n° 12 345`.
pub(super) fn numero(texte: &str) -> Result<i64, Rejet> {
    let nu = texte.trim_start_matches(['n', 'N', '°', 'º', ' ']);
    entier(nu).ok().filter(|numero| *numero > 0).ok_or_else(|| Code::NumeroDossierAttendu.into())
}
